"""The commands as they are typed. Exit 0 fine, 1 problems in the data, 2 wrong use.

What a command does stands in the modules beside this one, which are imported when it is given: help, the version and
what was typed wrongly are said at once.
"""

import gc
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from outturn import __version__
from outturn.command import new, workflow
from outturn.command.choices import DiffFormat, Format, Levels, ReminderFormat, TableFormat
from outturn.command.outlets import open_outlets, say_failed, stop_outlets
from outturn.command.site import ground_of, scorecard_of, scorecards_here, settings_of
from outturn.command.streams import write_plainly
from outturn.command.terminal import MKDOCS, WRONG_USE, Config, err, out, refuse
from outturn.meetings import FOLDER as MEETINGS
from outturn.model import DESCRIPTOR, WORKING_COPY

ORDER = (
    *("new", "check", "import", "export", "serve", "diff", "judge", "seal", "pack", "build", "overdue"),
    *("pages", "upgrade", "fetch-python", "workflow"),
)
"""In which they are used, so that help lists them so; what workflows run comes last."""


class _InOrder(typer.core.TyperGroup):
    """The commands in the order of use."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Their names."""
        return sorted(super().list_commands(ctx), key=ORDER.index)


app = typer.Typer(cls=_InOrder, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
DEBUG = "--debug"
OBJECTS = 100_000
"""So many new objects are made before those are looked for that nobody needs: nearly all are needed to the end."""


def main() -> None:
    """Run the command line and end with its exit code.

    What nobody foresaw ends in a sentence, with the traceback behind --debug.
    """
    open_outlets()
    write_plainly(sys.stdout, sys.stderr)
    gc.set_threshold(OBJECTS)
    code: int | str | None = 0
    try:
        code = _code_of([one for one in sys.argv[1:] if one != DEBUG])
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough
        stop_outlets()
    except OSError as error:
        if DEBUG in sys.argv:
            raise
        if code != WRONG_USE:
            say_failed(error)
        stop_outlets()
        code = WRONG_USE
    sys.exit(code)


def _code_of(arguments: list[str]) -> int | str | None:
    """The exit code of the command; raises the OSError of what it could not read or write."""
    try:
        app(arguments)
    except SystemExit as ended:
        return ended.code
    except OSError:
        raise
    except Exception as error:
        if DEBUG in sys.argv:
            raise
        err.print(f"Something went wrong that the program did not foresee: {type(error).__name__}: {error}")
        err.print(
            f"Please report it{_where_to_report()}, with what the same command says when {DEBUG} stands behind it."
        )
        return WRONG_USE
    return 0


def _where_to_report() -> str:
    """Where problems with the program are reported, as the installed package says."""
    from importlib.metadata import metadata

    known = dict(one.split(", ", 1) for one in metadata("outturn").get_all("Project-URL") or ())
    return f" at {known['Issues']}" if "Issues" in known else ""


def _version(value: bool) -> None:  # noqa: FBT001 - typer calls it so
    if value:
        out.print(f"outturn {__version__}")
        raise typer.Exit


@app.callback()
def _outturn(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Which version.")
    ] = False,
    debug: Annotated[bool, typer.Option(DEBUG, help="Show where the program failed, if it does.")] = False,
) -> None:
    """Turn data packages of council performance figures into a website of scorecards."""
    del version, debug


app.add_typer(new.app, name="new", help="Make a site, a scorecard, an indicator, the rows for a period, or a meeting.")
app.add_typer(workflow.app, name="workflow", help="What the workflows of a repository run, on GitHub or GitLab.")


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
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="The day of publication; today when left out."),
    ] = None,
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
    ground = ground_of(config)
    place, _, meeting = scorecard.removesuffix("/").partition("/")
    if place == MEETINGS:
        if level:
            refuse("--level is for scorecards: what is published of a meeting has no level.")
        from outturn.command import meetings

        meetings.seal(meeting, meetings.Notice(note, day, late), ground, dry_run=dry_run)
        return
    if late:
        refuse("--late is for meetings: outturn seal meetings/NAME.")
    if not level:
        refuse("How much changes? Say it with --level: patch, minor or major.")
    scorecard = scorecard_of(scorecard, ground)
    from outturn.command import versions

    versions.seal(scorecard, level, note, day, ground, dry_run=dry_run)


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
def pack(
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="MEETING|SCORECARD/VERSION", help="A meeting, or a version; “next” is the working copy."
        ),
    ],
    to: Annotated[
        Path | None, typer.Option(help="The PDF to write; here and named for what it holds when left out.")
    ] = None,
    config: Config = MKDOCS,
) -> None:
    """Write what a committee considers as one accessible PDF: the covering report and the scorecard.

    Example: outturn pack children/1.2.0 --to children.pdf
    """
    ground = ground_of(config)
    from outturn.command import packing

    packing.pack(wanted, to, ground)


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
def build(
    jobs: Annotated[
        int, typer.Option(min=0, help="How many processes work at it; as many as there are cores when left out.")
    ] = 0,
    *,
    on: Annotated[
        str, typer.Option(help="A Dask cluster that works at it, by its scheduler: tcp://scheduler:8786.")
    ] = "",
    shared: Annotated[
        Path | None, typer.Option(help="A folder that this machine and the cluster see, for what is made.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make everything anew, whatever was made before.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show working copies too, for a look at what is not published.")
    ] = False,
    config: Config = MKDOCS,
) -> None:
    """Build the website into the site's folder, whole or not at all.

    Example: outturn build
    """
    if (jobs and on) or (shared and not on):
        refuse("Say either how many processes work at it, with --jobs, or on which cluster, with --on (and --shared).")
    settings = settings_of(config)
    from outturn.command import building

    building.build(settings, config, building.helping(settings, jobs, on, shared), fresh=fresh, preview=preview)


@app.command()
def serve(
    config: Config = MKDOCS,
    address: Annotated[str, typer.Option(help="Where to serve, on this machine.")] = "127.0.0.1:8000",
) -> None:
    """Preview the website; it builds again whenever data, templates or pages change.

    Example: outturn serve --address 127.0.0.1:8001
    """
    settings = settings_of(config)
    from outturn.command import building

    building.serve(settings, config, address)


@app.command()
def pages(
    into: Annotated[Path | None, typer.Option("--into", help="The folder to write; it is replaced.")] = None,
    built: Annotated[
        Path | None,
        typer.Option(
            "--finish", help="A site that another program built of the pages: give it its policy and headers."
        ),
    ] = None,
    config: Config = MKDOCS,
) -> None:
    """Write the pages as plain Markdown with a plain mkdocs.yml beside them, which needs nothing of this program.

    Example: outturn pages --into plain
    """
    if bool(into) == bool(built):
        refuse("Say either where to write the pages, with --into, or which built site to finish, with --finish.")
    settings = settings_of(config) if into else None
    from outturn.command import building

    if into and settings:
        building.write_pages(settings, config, into.resolve())
    elif built:
        building.finish_site(built.resolve())


@app.command()
def overdue(
    day: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day; today when left out.")
    ] = None,
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
    ground = ground_of(config)
    from outturn.command import reminding

    reminding.show(day, form, ground, links=links)


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


@app.command("fetch-python")
def fetch_python(
    had: Annotated[
        Path | None,
        typer.Option("--from", help="A folder in which the files lie already; then nothing is asked of the network."),
    ] = None,
    config: Config = MKDOCS,
) -> None:
    """Bring the Python for browsers that the page “Check a workbook” needs, once, each file by its SHA-256.

    The next build puts it into the site; without it, the page says how to propose a change instead.
    Example: outturn fetch-python
    """
    settings = settings_of(config)
    from outturn.command import fetching

    fetching.fetch_python(settings, had)
