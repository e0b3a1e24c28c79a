"""What is overdue and which links are dead: printed, or kept in one issue."""

import os
from datetime import date

import typer

from outturn.command.choices import ReminderFormat
from outturn.command.print_overdue import MARK, Reminder, as_issue, as_text
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import PROBLEMS, out
from outturn.errors import OutturnError
from outturn.forge.github import ITSELF, GitHub, github_of
from outturn.forge.links import Dead, dead_links, dead_within, named_links
from outturn.model import Package
from outturn.pipeline.checking import check_site
from outturn.pipeline.overdue import overdue
from outturn.words.catalogue import Catalogue


def show(day: date | None, form: ReminderFormat, ground: Ground, *, links: bool) -> None:
    """Print what is overdue, and with ``links`` which are dead; end with PROBLEMS where there is anything."""
    manner = manner_at(ground)
    with said_plainly(manner):
        reminder = _reminder(day, ground, manner.say, links=links)
    if form is ReminderFormat.markdown:
        out.file.write(as_issue(reminder, manner.say))
    else:
        out.file.write("".join(f"{line}\n" for line in as_text(reminder, manner.say)))
    if reminder:
        raise typer.Exit(PROBLEMS)


def remind(day: date | None, ground: Ground) -> None:
    """Open the issue, bring it up to date, or close it."""
    manner = manner_at(ground)
    with said_plainly(manner):
        github = github_of(os.environ)
        reminder = _reminder(day, ground, manner.say, links=True)
        _keep(github, reminder, manner.say)


def _reminder(day: date | None, ground: Ground, say: Catalogue, *, links: bool) -> Reminder:
    when = day or date.today()  # noqa: DTZ011 - the officer's own day
    checked = check_site(ground.packages)
    if checked.problems:
        raise OutturnError(checked.problems)
    return Reminder(when, overdue(checked.packages, when, say), _dead(checked.packages, ground) if links else None)


def _dead(packages: tuple[Package, ...], ground: Ground) -> tuple[Dead, ...]:
    """The dead links of the data, and those of the built site where it is there."""
    settings = ground.settings
    within = dead_within(settings.site, settings.url) if settings and settings.site.is_dir() else ()
    return (*dead_links(named_links(packages)), *within)


def _keep(github: GitHub, reminder: Reminder, say: Catalogue) -> None:
    """Have one open issue say it, and none where there is nothing."""
    own = [one for one in github.every("issues", state="open") if _is_ours(one)]
    body, title = as_issue(reminder, say), say("overdue-title")
    if reminder and not own:
        number = github.ask("POST", "issues", {"title": title, "body": body})["number"]
        out.print(f"Issue #{int(number)} is opened.")
    for one in own[1:] if reminder else own:
        github.ask("PATCH", f"issues/{int(one['number'])}", {"state": "closed", "state_reason": "completed"})
        out.print(f"Issue #{int(one['number'])} is closed.")
    for one in own[:1] if reminder else ():
        github.ask("PATCH", f"issues/{int(one['number'])}", {"body": body})
        out.print(f"Issue #{int(one['number'])} is up to date.")
    if not reminder and not own:
        out.print(next(as_text(reminder, say)))


def _is_ours(issue: object) -> bool:
    """Whether this workflow opened the issue; GitHub lists pull requests among them."""
    return (
        isinstance(issue, dict)
        and "pull_request" not in issue
        and issue["user"]["login"] == ITSELF
        and str(issue["body"]).startswith(MARK)
    )
