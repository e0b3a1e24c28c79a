"""The second step of a pull request's workflow: it has rights, so it runs and trusts nothing of what is proposed.

Which pull request it is about is asked of GitHub; what the first step left is held to what the program itself writes.
"""

import os
from collections.abc import Iterator
from pathlib import PurePosixPath

from outturn.command.markdown import escaped, preview_address
from outturn.command.print_comment import MARK
from outturn.command.print_findings import Manner
from outturn.command.proposing import below
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import out, refuse
from outturn.forge import brought
from outturn.forge.github import ITSELF, GitHub, Record, Run, github_of
from outturn.forge.plain import odd
from outturn.forge.pushing import Remote, push_preview
from outturn.forge.web import ForgeError
from outturn.settings import shown_folder

PROPOSAL, SITE = "proposal", "site"
"""The artifacts that the check leaves."""
PREVIEW_TOKEN = "PREVIEW_TOKEN"  # noqa: S105 - the name of a variable
PAGES = {".md", ".csv", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".txt"}
"""Files of hand-written pages that run nothing when a site is built."""
MOST_NAMED = 10
SHORT = 10
"""Characters of a commit's name that are shown."""


def comment(previews: str, ground: Ground) -> None:
    """Post the comment of the run that set this workflow off, in the place of the one that is there."""
    manner = manner_at(ground)
    with said_plainly(manner):
        github = github_of(os.environ)
        run = github.run
        found = brought.proposal(github.archive(run, PROPOSAL, brought.MOST_PROPOSAL))
        pull = _pull_request(github, run, found.number)
        if pull is None:
            return
        preview = preview_address(below(previews, found.number)) if previews else ""
        if wrong := odd(found.comment, MARK, preview):
            message = (
                f"The comment is none that outturn diff writes: it has {wrong}. Look at what #{found.number} changes"
            )
            raise ForgeError(message)
        body = _body(found.comment, list(_unusual(github, pull, ground)), run, manner)
        _write(github, found.number, body)


def preview(into: str, ground: Ground) -> None:
    """Put the site of that run into the repository of previews, where the pull request is from a branch of our own."""
    token = os.environ.get(PREVIEW_TOKEN, "")
    if not token:
        refuse(f"{PREVIEW_TOKEN} is not set: a token that may write to {into}.")
    with said_plainly(manner_at(ground)):
        github = github_of(os.environ)
        run = github.run
        if run.repository != github.repository:
            out.print("No preview: the branch lies in another repository. Its site is an artifact of the check.")
            return
        number = brought.proposal(github.archive(run, PROPOSAL, brought.MOST_PROPOSAL)).number
        if _pull_request(github, run, number) is None:
            return
        files = brought.site(github.archive(run, SITE, brought.MOST_SITE))
        is_open = {int(one["number"]): True for one in github.every("pulls", state="open")}
        push_preview(number, files, is_open, Remote(f"{github.server}/{into}.git", token))
        out.print(f"The preview of #{number} is in {into}.")


def _pull_request(github: GitHub, run: Run, number: int) -> Record | None:
    """The open pull request of that number, whose newest commit was checked; None where there is a newer one by now.

    Raises ForgeError where the run was about another branch: then the number was made up.
    """
    pull: Record = github.ask("GET", f"pulls/{number}")
    head = pull["head"]
    whose = (head["repo"] or {}).get("full_name", "")
    if (whose, head["ref"], pull["base"]["repo"]["full_name"]) != (run.repository, run.branch, github.repository):
        message = f"The check says that it was about #{number}, but it was about another branch; nothing is posted"
        raise ForgeError(message)
    if pull["state"] != "open" or head["sha"] != run.head:
        out.print(f"Nothing to do: #{number} is closed, or has a newer commit, with a check of its own.")
        return None
    return pull


def _unusual(github: GitHub, pull: Record, ground: Ground) -> Iterator[str]:
    """The files that the pull request changes beside figures and pages: what could have the check say anything."""
    settings = ground.settings
    docs = f"{shown_folder(settings.docs, settings.root)}/" if settings else "docs/"
    count = 0
    for file in github.every(f"pulls/{pull['number']}/files"):
        count += 1
        for name in dict.fromkeys((file.get("previous_filename") or file["filename"], file["filename"])):
            is_page = name.startswith(docs) and PurePosixPath(name).suffix.lower() in PAGES
            if not (name.startswith(f"{ground.shown}/") or is_page):
                yield name
    if count < pull["changed_files"]:
        yield "…"


def _body(comment: str, unusual: list[str], run: Run, manner: Manner) -> str:
    """What is posted: the comment, above it what else changes, below it which check it is of."""
    say, above = manner.say, []
    if unusual:
        names = ", ".join(escaped(one) for one in unusual[:MOST_NAMED])
        more = [escaped(say.count("review-more", len(unusual) - MOST_NAMED))] if len(unusual) > MOST_NAMED else []
        above = [f"> {say('workflow-unusual', names=', '.join((names, *more)))}", ""]
    commit = escaped(run.head[:SHORT])
    below_it = say("workflow-made-of", commit=commit, link=f"[{escaped(say('workflow-check'))}]({run.address})")
    return "\n".join([MARK, *above, comment.removeprefix(f"{MARK}\n"), f"<sub>{below_it}</sub>", ""])


def _write(github: GitHub, number: int, body: str) -> None:
    """The comment of this workflow on the pull request: the one that is there, or a new one."""
    for one in github.every(f"issues/{number}/comments"):
        if one["user"]["login"] == ITSELF and str(one["body"]).startswith(MARK):
            github.ask("PATCH", f"issues/comments/{int(one['id'])}", {"body": body})
            out.print(f"The comment on #{number} is up to date.")
            return
    github.ask("POST", f"issues/{number}/comments", {"body": body})
    out.print(f"There is a comment on #{number} now.")
