"""The command ``workflow`` as it is typed: what the workflows of a repository run, each a step of theirs."""

from pathlib import Path
from typing import Annotated

import typer

from outturn.command.choices import Levels, RequestLevels
from outturn.command.site import ground_of, scorecard_of
from outturn.command.terminal import MKDOCS, Config, day_said, refuse
from outturn.folders import MEETINGS

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Previews = Annotated[str, typer.Option(help="The address below which previews stand, a folder a pull request.")]


@app.command()
def propose(
    against: Annotated[str, typer.Option(help="The branch that the pull request is for, such as origin/main.")],
    number: Annotated[int, typer.Option(min=1, help="The number of the pull request.")],
    into: Annotated[Path, typer.Option(help="The folder for the comment and the number, which another step posts.")],
    previews: Previews = "",
    config: Config = MKDOCS,
) -> None:
    """Check a pull request, write the comment on it, and build the site with its working copies.

    It goes on after problems, so that all is there to be looked at, and ends with 1 where there is one.
    Example: outturn workflow propose --against origin/main --number 42 --into proposal
    """
    ground = ground_of(config)
    from outturn.command import proposing

    proposing.propose(proposing.Proposing(against, number, into, previews), ground, config)


@app.command()
def comment(previews: Previews = "", config: Config = MKDOCS) -> None:
    """Post the comment that a check left, or bring the one that is there up to date.

    It trusts nothing that the check left, and runs nothing of the pull request's.
    Example: outturn workflow comment
    """
    ground = ground_of(config)
    from outturn.command import proposed

    proposed.comment(previews, ground)


@app.command()
def preview(
    into: Annotated[str, typer.Option(help="The repository of the previews, OWNER/NAME.")],
    config: Config = MKDOCS,
) -> None:
    """Put the site that a check built into the repository of previews, and take away those of closed pull requests.

    Only for pull requests from a branch of the repository itself; the token stands in PREVIEW_TOKEN.
    Example: outturn workflow preview --into exampleshire/previews
    """
    ground = ground_of(config)
    from outturn.command import proposed

    proposed.preview(into, ground)


@app.command()
def seal(
    scorecard: Annotated[
        str,
        typer.Option(
            help="The scorecard whose working copy is published, or meetings/NAME for the papers of a meeting."
        ),
    ],
    note: Annotated[str, typer.Option(help="What changed, in a sentence.")],
    level: Annotated[
        RequestLevels, typer.Option(help="How much changes; none for the papers of a meeting.")
    ] = RequestLevels.none,
    day: Annotated[str, typer.Option("--date", help="The day of publication; today when empty.")] = "",
    late: Annotated[str, typer.Option(help="Why papers are published so late, as the meeting's chair says.")] = "",
    config: Config = MKDOCS,
) -> None:
    """Seal a version, or the papers of a meeting, and open the pull request that publishes it.

    Example: outturn workflow seal --scorecard children --level minor --note "Adds 2025/26."
    """
    when = day_said("--date", day)
    ground = ground_of(config)
    from outturn.command import sealing_request

    place, _, meeting = scorecard.removesuffix("/").partition("/")
    if place == MEETINGS:
        if level != RequestLevels.none:
            refuse("What is published of a meeting has no level: choose none.")
        sealing_request.seal_papers(meeting, note, when, late, ground)
        return
    if level == RequestLevels.none or late:
        refuse("A version has a level (patch, minor or major), and no reason to be late: those are for meetings/NAME.")
    sealing_request.seal(scorecard_of(scorecard, ground), Levels(level.value), note, when, ground)


@app.command()
def remind(
    day: Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD", help="The day; today when left out.")] = "",
    config: Config = MKDOCS,
) -> None:
    """Keep one issue with what is overdue and which links are dead; close it when there is nothing.

    Example: outturn workflow remind
    """
    when = day_said("--on", day)
    ground = ground_of(config)
    from outturn.command import reminding

    reminding.remind(when, ground)
