"""A sealed version, and the pull request that publishes it: what the workflow does that one starts by hand."""

from collections.abc import Iterator
from datetime import date

from outturn.command import versions
from outturn.command.choices import Levels
from outturn.command.markdown import escaped
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import out, refuse
from outturn.forge.requests import BRANCHES, Request, place_of
from outturn.pipeline.sealing import Plan
from outturn.words.catalogue import Catalogue

MOST_CHANGES = 50


def seal(scorecard: str, level: Levels, note: str, day: date | None, ground: Ground) -> None:
    """Seal the version on a branch of its own, push that, and open the pull request."""
    manner = manner_at(ground)
    with said_plainly(manner):
        place = place_of()
        place.guard()
    plan = versions.seal(scorecard, level, note, day, ground)
    if plan is None:
        refuse("Nothing was sealed, so there is nothing to propose.")
    version = plan.version.version
    title = manner.say("workflow-seal-title", scorecard=scorecard, version=version)
    root = ground.settings.root if ground.settings else ground.packages.parent
    body = "\n".join(_body(plan, manner.say))
    with said_plainly(manner):
        said = place.propose(Request(root, ground.packages, f"{BRANCHES}{scorecard}-{version}", title, body))
    out.print(said)


def _body(plan: Plan, say: Catalogue) -> Iterator[str]:
    """What the pull request says of itself."""
    version = plan.version
    yield from (say("workflow-seal-note", note=escaped(version.note), level=escaped(version.level)), "")
    yield from (say("workflow-seal-check"), "")
    for group in plan.changes:
        yield from (f"**{escaped(group.title)}**", "")
        yield from (f"- {escaped(one)}" for one in group.sentences[:MOST_CHANGES])
        yield ""
