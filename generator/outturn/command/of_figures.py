"""The commands for figures, as they are typed: what is wrong in them, workbooks in and out, what is judged."""

from pathlib import Path
from typing import Annotated

import typer

from outturn.command.choices import Format, TableFormat
from outturn.command.site import ground_of, scorecard_of, scorecards_here
from outturn.command.terminal import MKDOCS, Config, out, refuse
from outturn.folders import DESCRIPTOR, MEETINGS, WORKING_COPY

app = typer.Typer()


@app.command()
def check(
    scorecard: Annotated[
        str, typer.Argument(help="One scorecard, or meetings; all when left out.", autocompletion=scorecards_here)
    ] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print findings.")] = Format.text,
    against: Annotated[
        str | None, typer.Option(help="A git revision, such as origin/main, whose published versions must still stand.")
    ] = None,
    *,
    frictionless: Annotated[
        bool, typer.Option("--frictionless", help="Let Frictionless open and validate each package too.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Put right what has one right answer in working copies, and say what.")
    ] = False,
    config: Config = MKDOCS,
) -> None:
    """Say everything that is wrong in the data, all at once.

    Example: outturn check children
    """
    if against is not None and not against.strip():
        refuse("--against names no revision; it is empty, as where a variable is not set.")
    ground = ground_of(config)
    scorecard = scorecard_of(scorecard, ground) if scorecard not in ("", MEETINGS) else scorecard
    from outturn.command.sound import NOTHING, said_of_all, sound_before

    before = None if scorecard or fix else sound_before(ground, config)
    if before and before.count is not None and form is Format.text and against is None and not frictionless:
        out.print(said_of_all(NOTHING, before.count))
        return
    from outturn.command import checking

    asked = checking.Asked(scorecard, against, is_standard=frictionless, is_to_mend=fix)
    checking.check(asked, form, ground, config, before)


@app.command("import")
def import_(
    workbook: Annotated[Path, typer.Argument(help="The workbook: .xlsx, .xlsm, .ods or .csv.")],
    into: Annotated[str, typer.Option(help="The scorecard; one that is not there yet is begun.")],
    year: Annotated[str, typer.Option(help="The year of columns that name none, such as 2025/26.")] = "",
    polarity: Annotated[
        str,
        typer.Option(
            help="Which way is better for new indicators, where the workbook does not say: higher, lower, none."
        ),
    ] = "",
    title: Annotated[str | None, typer.Option(help="What a scorecard that is begun is called.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who publishes it; as the others when left out.")] = None,
    area: Annotated[str | None, typer.Option(help="The area that it is about; as the others when left out.")] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(help="An outcome and its question, of a scorecard that is begun; may be repeated."),
    ] = None,
    source: Annotated[str | None, typer.Option(help="Where the figures come from.")] = None,
    *,
    illustrative: Annotated[
        bool,
        typer.Option("--illustrative", help="Its figures are made up; every page says so."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Write it. Without, what would change is shown.")] = False,
    config: Config = MKDOCS,
) -> None:
    """Put the figures of a workbook into a scorecard; shows what changes, and writes it with --yes.

    Example: outturn import "Q2 performance.xlsx" --into children --year 2025/26
    """
    ground = ground_of(config)
    if not workbook.is_file():
        refuse(f"There is no file {workbook}.")
    if polarity not in ("", "higher", "lower", "none"):
        refuse(f"--polarity: expected one of higher, lower, none, but got “{polarity}”.")
    from outturn.command import importing

    given = {
        "title": title,
        "publisher": publisher,
        "area": area,
        "outcome": "\n".join(outcome) if outcome else None,
        "source": source,
    }
    asked = importing.Import(workbook, into.removesuffix("/"), year, polarity, yes, illustrative)
    importing.import_workbook(asked, given, ground)


@app.command()
def export(
    scorecard: Annotated[str, typer.Argument(help="The scorecard whose data are wanted.")],
    to: Annotated[Path, typer.Option(help="The workbook to write, a file that ends in .xlsx.")],
    version: Annotated[
        str, typer.Option(help="A sealed version such as 1.2.0; the working copy when left out.")
    ] = WORKING_COPY,
    config: Config = MKDOCS,
) -> None:
    """Write a scorecard's data as an accessible Excel workbook, which can be filled in and brought back.

    Example: outturn export children --to children.xlsx
    """
    ground = ground_of(config)
    scorecard = scorecard_of(scorecard, ground)
    from outturn.command import exporting

    exporting.export(scorecard, to, version, ground)


@app.command()
def judge(
    package: Annotated[
        str, typer.Argument(help="A scorecard, or the folder of a package.", autocompletion=scorecards_here)
    ],
    form: Annotated[TableFormat, typer.Option("--format", help="How to print the judgements.")] = TableFormat.table,
    config: Config = MKDOCS,
) -> None:
    """Print every judgement of a package.

    Example: outturn judge children --format csv
    """
    ground, place = ground_of(config), Path(package)
    if not (place / DESCRIPTOR).is_file():
        place = ground.packages / package / WORKING_COPY
    if not place.is_dir():
        refuse(f"There is no scorecard “{package}” in {ground.shown}/, and no package in a folder of that name.")
    from outturn.command import checking

    checking.judge(place, form, ground)


@app.command()
def upgrade(
    scorecard: Annotated[
        str, typer.Argument(help="One scorecard; all of them when left out.", autocompletion=scorecards_here)
    ] = "",
    config: Config = MKDOCS,
) -> None:
    """Bring older working copies to the data profile of this release, and say what was done.

    Sealed versions are never touched. Example: outturn upgrade
    """
    ground = ground_of(config)
    names = [scorecard_of(scorecard, ground)] if scorecard else None
    from outturn.command import upgrading

    upgrading.upgrade(names, ground)
