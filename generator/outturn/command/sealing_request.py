"""A sealed version or a meeting's papers, and the pull request that publishes them: what one starts by hand."""

from collections.abc import Iterable, Iterator
from datetime import date

from outturn.command import meetings, versions
from outturn.command.choices import Levels
from outturn.command.markdown import escaped
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import out, refuse
from outturn.forge.requests import BRANCHES, OnGitHub, OnGitLab, Request, place_of
from outturn.meetings import FOLDER
from outturn.pipeline.meeting_sealing import MeetingPlan
from outturn.pipeline.sealing import Plan
from outturn.words.catalogue import Catalogue

MOST_CHANGES = 50
NOTHING = "Nothing was sealed, so there is nothing to propose."


def seal(scorecard: str, level: Levels, note: str, day: date | None, ground: Ground) -> None:
    """Seal the version on a branch of its own, push that, and open the pull request."""
    say, place = manner_at(ground).say, _guarded(ground)
    plan = versions.seal(scorecard, level, note, day, ground)
    if plan is None:
        refuse(NOTHING)
    version = plan.version.version
    title = say("workflow-seal-title", scorecard=scorecard, version=version)
    _propose(place, f"{scorecard}-{version}", title, _body(plan, say), ground)


def seal_papers(meeting: str, note: str, day: date | None, late: str, ground: Ground) -> None:
    """Seal what is new of a meeting's papers on a branch of its own, push that, and open the pull request."""
    say, place = manner_at(ground).say, _guarded(ground)
    plan = meetings.seal(meeting, meetings.Notice(note, day, late), ground)
    if plan is None:
        refuse(NOTHING)
    title = say("workflow-seal-meeting-title", meeting=meeting)
    body = (escaped(plan.sealing.note), "", say("workflow-seal-check"), "", *_papers(plan))
    _propose(place, f"{FOLDER}-{meeting}-{day or plan.sealing.sealed}", title, body, ground)


def _guarded(ground: Ground) -> OnGitHub | OnGitLab:
    """Where this runs; ends the program where nothing may be sealed there now."""
    with said_plainly(manner_at(ground)):
        place = place_of()
        place.guard()
    return place


def _propose(place: OnGitHub | OnGitLab, branch: str, title: str, body: Iterable[str], ground: Ground) -> None:
    root = ground.settings.root if ground.settings else ground.packages.parent
    with said_plainly(manner_at(ground)):
        said = place.propose(Request(root, ground.packages, f"{BRANCHES}{branch}", title, "\n".join(body)))
    out.print(said)


def _papers(plan: MeetingPlan) -> Iterator[str]:
    """What is published of the meeting, a file a line."""
    yield from (f"- {escaped(name)}" for name in plan.sealing.files)


def _body(plan: Plan, say: Catalogue) -> Iterator[str]:
    """What the pull request says of itself."""
    version = plan.version
    yield from (say("workflow-seal-note", note=escaped(version.note), level=escaped(version.level)), "")
    yield from (say("workflow-seal-check"), "")
    for group in plan.changes:
        yield from (f"**{escaped(group.title)}**", "")
        yield from (f"- {escaped(one)}" for one in group.sentences[:MOST_CHANGES])
        yield ""
