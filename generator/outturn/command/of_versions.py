"""The commands for what is published, as they are typed: what differs, sealing, packs, what is overdue."""

from pathlib import Path
from typing import Annotated

import typer

from outturn.command.choices import DiffFormat, Levels, ReminderFormat
from outturn.command.site import ground_of, scorecard_of, scorecards_here
from outturn.command.terminal import MKDOCS, Config, day_said, refuse
from outturn.folders import MEETINGS

app = typer.Typer()


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A version such as harrow-children/1.0.0, or a git revision.")],
    new: Annotated[str, typer.Argument(help="A version, “next” for the working copy, or a git revision.")],
    form: Annotated[DiffFormat, typer.Option("--format", help="How to print the differences.")] = DiffFormat.text,
    preview: Annotated[
        str, typer.Option(help="The address of a preview of the new state, which a comment in Markdown links to.")
    ] = "",
    config: Config = MKDOCS,
) -> None:
    """Say what differs between two states, which level it asks for, and what becomes of all that was published.

    Example: outturn diff children/1.0.0 next
    """
    from outturn.command import versions

    versions.diff(versions.Asked(old, new, form, preview), ground_of(config), config)


@app.command()
def seal(
    scorecard: Annotated[
        str,
        typer.Argument(
            help="The scorecard whose working copy is published, or meetings/NAME for the papers of a meeting.",
            autocompletion=scorecards_here,
        ),
    ],
    note: Annotated[str, typer.Option(help="What changed, in a sentence; it names every indicator that is removed.")],
    level: Annotated[
        Levels | None,
        typer.Option(help="How much changes in a scorecard: a lower level than the changes ask for is refused."),
    ] = None,
    day: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of publication; today when left out.")
    ] = "",
    late: Annotated[
        str,
        typer.Option(help="Why papers are published later than five clear days before the meeting, as its chair says."),
    ] = "",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    config: Config = MKDOCS,
) -> None:
    """Publish a scorecard's working copy as a version, or a meeting's papers: neither ever changes again.

    Example: outturn seal children --level minor --note "Adds the figures for 2025/26." --dry-run
    """
    when = day_said("--date", day)
    ground = ground_of(config)
    place, _, meeting = scorecard.removesuffix("/").partition("/")
    if place == MEETINGS:
        if level:
            refuse("--level is for scorecards: what is published of a meeting has no level.")
        from outturn.command import meetings

        meetings.seal(meeting, meetings.Notice(note, when, late), ground, dry_run=dry_run)
        return
    if late:
        refuse("--late is for meetings: outturn seal meetings/NAME.")
    if not level:
        refuse("How much changes? Say it with --level: patch, minor or major.")
    scorecard = scorecard_of(scorecard, ground)
    from outturn.command import versions

    versions.seal(scorecard, level, note, when, ground, dry_run=dry_run)


@app.command()
def pack(
    wanted: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MEETING|SCORECARD/VERSION",
            help="A meeting, or a version; “next” is the working copy. With --exceptions several versions, or none:"
            " then the newest of every scorecard.",
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="The PDF to write; here and named for what it holds when left out.")
    ] = None,
    *,
    exceptions: Annotated[
        bool, typer.Option("--exceptions", help="Of each version, only what turned red or worsened in it.")
    ] = False,
    config: Config = MKDOCS,
) -> None:
    """Write what a committee considers as one accessible PDF: the covering report and the scorecard.

    Example: outturn pack children/1.2.0 --to children.pdf
    """
    ground = ground_of(config)
    from outturn.command import packing

    if exceptions and len(wanted or ()) != 1:
        packing.pack_exceptions(wanted or (), to, ground)
    elif wanted and len(wanted) == 1:
        packing.pack(wanted[0], to, ground, only_exceptions=exceptions)
    else:
        refuse("A pack is of one meeting or one version; with --exceptions, of any number of versions.")


@app.command()
def verify(
    asked: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|ADDRESS|HASH", help="A file that was downloaded, a permanent address, or a SHA-256."
        ),
    ],
    config: Config = MKDOCS,
) -> None:
    """Say which version or meeting a file, an address or a hash is of, and whether it was corrected or withdrawn since.

    It ends with 1 where one is not known, or where something here is not as it was published.
    Example: outturn verify pack.pdf
    """
    ground = ground_of(config)
    from outturn.command import verifying

    verifying.verify(asked, ground)


@app.command()
def overdue(
    day: Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD", help="The day; today when left out.")] = "",
    form: Annotated[
        ReminderFormat, typer.Option("--format", help="How to print what is overdue.")
    ] = ReminderFormat.text,
    *,
    links: Annotated[
        bool, typer.Option("--links", help="Ask every link of the data, and look for each of the built site.")
    ] = False,
    config: Config = MKDOCS,
) -> None:
    """Say which figures, versions and issues are overdue, and which links lead nowhere.

    It ends with 1 where there is anything. Example: outturn overdue --links
    """
    when = day_said("--on", day)
    ground = ground_of(config)
    from outturn.command import reminding

    reminding.show(when, form, ground, links=links)
