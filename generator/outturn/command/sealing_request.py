"""A sealed version, and the pull request that publishes it: what the workflow does that one starts by hand."""

import os
from collections.abc import Iterator
from datetime import datetime

from outturn.command import versions
from outturn.command.choices import Levels
from outturn.command.markdown import escaped
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import out, refuse
from outturn.forge.github import GitHub, github_of
from outturn.forge.pushing import Remote, push_branch
from outturn.forge.web import ForgeError, NotAllowedError
from outturn.pipeline.sealing import Plan
from outturn.words.catalogue import Catalogue

BRANCHES = "seal/"
MOST_CHANGES = 50


def seal(scorecard: str, level: Levels, note: str, day: datetime | None, ground: Ground) -> None:
    """Seal the version on a branch of its own, push that, and open the pull request."""
    manner = manner_at(ground)
    with said_plainly(manner):
        github = github_of(os.environ)
        _guard_branch(github)
        _guard_alone(github)
    plan = versions.seal(scorecard, level, note, day, ground)
    if plan is None:
        refuse("Nothing was sealed, so there is nothing to propose.")
    with said_plainly(manner):
        branch = f"{BRANCHES}{scorecard}-{plan.version.version}"
        title = manner.say("workflow-seal-title", scorecard=scorecard, version=plan.version.version)
        root = ground.settings.root if ground.settings else ground.packages.parent
        push_branch(
            root, ground.packages, branch, title, Remote(f"{github.server}/{github.repository}.git", github.token)
        )
        number = _opened(github, branch, title, "\n".join(_body(plan, manner.say)))
    out.print(f"Pull request #{number} publishes it when it is merged.")


def _guard_branch(github: GitHub) -> None:
    """Refuse to seal anything but what is merged."""
    ref = os.environ.get("GITHUB_REF", "")
    if ref != f"refs/heads/{github.main}":
        message = f"Versions are sealed from {github.main}; choose it where the workflow is started (now: {ref})"
        raise ForgeError(message)


def _guard_alone(github: GitHub) -> None:
    """Refuse a second sealing while one waits: both would write into the same lists, and one would be lost."""
    for pull in github.every("pulls", state="open", base=github.main):
        head = pull["head"]
        if head["ref"].startswith(BRANCHES) and (head["repo"] or {}).get("full_name") == github.repository:
            message = (
                f"Pull request #{pull['number']} seals a version already. Merge or close it first, then seal again"
            )
            raise ForgeError(message)


def _opened(github: GitHub, branch: str, title: str, body: str) -> int:
    asked = {"title": title, "head": branch, "base": github.main, "body": body}
    try:
        return int(github.ask("POST", "pulls", asked)["number"])
    except NotAllowedError as error:
        message = (
            f"{error}\nThe version is sealed on the branch {branch}. Open its pull request by hand at"
            f" {github.new_pull_request(branch)}; so that the workflow may, tick “Allow GitHub Actions to create and"
            " approve pull requests” under Settings, Actions, General."
        )
        raise ForgeError(message) from None


def _body(plan: Plan, say: Catalogue) -> Iterator[str]:
    """What the pull request says of itself."""
    version = plan.version
    yield from (say("workflow-seal-note", note=escaped(version.note), level=escaped(version.level)), "")
    yield from (say("workflow-seal-check"), "")
    for group in plan.changes:
        yield from (f"**{escaped(group.title)}**", "")
        yield from (f"- {escaped(one)}" for one in group.sentences[:MOST_CHANGES])
        yield ""
