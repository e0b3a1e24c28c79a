"""The commands. Exit 0 fine, 1 problems in the data, 2 wrong use."""

import gc
import sys
from importlib.metadata import metadata
from pathlib import Path
from typing import Annotated

import typer

from outturn import __version__, publish
from outturn.builders import SiteError, plain
from outturn.builders.finish import finish
from outturn.command import versions as cli_versions
from outturn.command.outlets import open_outlets, say_failed, stop_outlets
from outturn.command.print_findings import Format, Manner, report
from outturn.command.print_judgements import TableFormat, print_judgements
from outturn.command.streams import write_plainly
from outturn.command.terminal import (
    MKDOCS,
    PROBLEMS,
    WRONG_USE,
    Config,
    configuration_of,
    counted,
    err,
    manner_of,
    near,
    out,
    packages_folder,
    progress,
    refuse,
    said_plainly,
    settings_of,
    site_address,
    summed_up,
)
from outturn.errors import OutturnError
from outturn.findings import in_order
from outturn.findings import problems as those_to_mend
from outturn.findings.grouped import grouped
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.pipeline.checking import check_site, checked_site, handwritten, judged_table, sealed_problems
from outturn.pipeline.guarding import findings_against
from outturn.pipeline.past import Place
from outturn.pipeline.processes import cores, processes
from outturn.pipeline.running import Nothing
from outturn.settings import shown_folder, sources
from outturn.words.catalogue import catalogue

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.command()(cli_versions.seal)
app.command()(cli_versions.diff)


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


@app.command()
def check(
    scorecard: Annotated[str, typer.Argument(help="One scorecard; all of them when left out.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print findings.")] = Format.text,
    against: Annotated[
        str | None, typer.Option(help="A git revision, such as origin/main, whose published versions must still stand.")
    ] = None,
    config: Config = MKDOCS,
) -> None:
    """Say everything that is wrong in the data, all at once."""
    if against is not None and not against.strip():
        refuse("--against names no revision; it is empty, as where a variable is not set.")
    folder, manner = packages_folder(config)
    named, scorecard = scorecard, scorecard.removesuffix("/")
    if named and scorecard not in {path.name for path in folder.glob("*")}:
        known = ", ".join(sorted(path.name for path in folder.glob("*") if path.is_dir())) or "none"
        refuse(f"There is no scorecard “{named}” in {manner.folder}/. There are: {known}.")
    with said_plainly(manner, err):
        checked = check_site(folder, scorecard)
        findings = list(checked.findings)
        if not checked.problems:
            findings += sealed_problems(folder, checked, scorecard)
        if not scorecard and config.exists():
            findings += handwritten(settings_of(config), checked)
        if against is not None:
            findings += findings_against(Place(config, folder), site_address(config), against, checked)
    findings = in_order(findings)
    problems = those_to_mend(findings)
    groups = grouped(findings)
    report(groups, form, manner, out)
    if form is Format.text:
        said = summed_up(groups)
        count = len(checked.packages)
        out.print(said if scorecard or problems else f"{said} {counted(count, 'scorecard', 'scorecards')} checked.")
    if problems:
        raise typer.Exit(PROBLEMS)


@app.command()
def judge(
    package: Annotated[str, typer.Argument(help="A scorecard, or the folder of a package.")],
    form: Annotated[TableFormat, typer.Option("--format", help="How to print the judgements.")] = TableFormat.table,
    config: Config = MKDOCS,
) -> None:
    """Print every judgement of a package."""
    folder, manner = packages_folder(config)
    place = Path(package)
    if not (place / DESCRIPTOR).is_file():
        place = folder / package / WORKING_COPY
    if not place.is_dir():
        refuse(f"There is no scorecard “{package}” in {manner.folder}/, and no package in a folder of that name.")
    above = place.resolve().parents[1]
    with said_plainly(Manner(manner.say, shown_folder(above, Path.cwd())), err):
        print_judgements(judged_table(place), form, out)


@app.command()
def build(
    jobs: Annotated[
        int, typer.Option(min=0, help="How many processes work at it; as many as there are cores when left out.")
    ] = 0,
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make everything anew, whatever was made before.")] = False,
    config: Config = MKDOCS,
) -> None:
    """Build the website into the site's folder, whole or not at all."""
    from outturn.builders import mkdocs_site  # noqa: PLC0415 - its import takes half a second that others do not need

    settings = settings_of(config)
    with said_plainly(manner_of(settings)):
        publish.guard_apart(settings.site, sources(settings))
        publish.recover(settings.site)
        checked = checked_site(settings)
        publish.guard_site(settings.site)
        store = publish.Store(settings.root / publish.STORE)
        with (
            publish.built_beside(settings.site) as place,
            processes(jobs or cores()) as workers,
            progress("Building pages") as bar,
        ):
            way = mkdocs_site.Way(Nothing() if fresh else store, workers, bar)
            built = mkdocs_site.build(config, checked, place, way)
            if missing := publish.missing_pages(built.sources, place):
                message = f"MkDocs left out {counted(len(missing), 'page', 'pages')}: {', '.join(missing[:5])}"
                raise SiteError(message)
            if missing := publish.missing_addresses(checked.register.urls, place):
                count = counted(len(missing), "published address", "published addresses")
                message = f"The site has nothing at {count}: {', '.join(missing[:5])}"
                raise SiteError(message)
            pages = len(list(place.rglob("index.html")))
    store.sweep()
    if store.trouble:
        err.print(f"What was made could not be kept in {near(settings.root / publish.STORE)}: {store.trouble}.")
    if built.why:
        err.print(f"MkDocs rendered every page itself, which takes longer: {built.why}.")
    out.print(
        f"{counted(pages, 'page', 'pages')} built. Open {near(settings.site / 'index.html')} in a browser.",
        soft_wrap=True,
    )


@app.command()
def serve(
    config: Config = MKDOCS,
    address: Annotated[str, typer.Option(help="Where to serve, on this machine.")] = "127.0.0.1:8000",
) -> None:
    """Preview the website; it builds again whenever data, templates or pages change."""
    from outturn.builders import mkdocs_site  # noqa: PLC0415 - see build

    settings = settings_of(config)
    with said_plainly(manner_of(settings)):
        publish.recover(settings.site)
        checked = check_site(settings.packages)
        if not checked.packages and checked.problems:
            raise OutturnError(checked.problems)
        mkdocs_site.serve(config, address)


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
    """Write the pages as plain Markdown with a plain mkdocs.yml beside them, which needs nothing of this program."""
    if into and not built:
        _write_plain(into.resolve(), config)
    elif built and not into:
        _finish(built.resolve())
    else:
        refuse("Say either where to write the pages, with --into, or which built site to finish, with --finish.")


def _write_plain(target: Path, config: Path) -> None:
    settings = settings_of(config)
    with said_plainly(manner_of(settings)):
        publish.guard_apart(target, sources(settings))
        publish.recover(target)
        plain.guard(target)
        checked = checked_site(settings)
        with publish.built_beside(target) as fresh:
            count = plain.write(settings, configuration_of(config), checked, fresh)
    out.print(f"{counted(count, 'page', 'pages')} written to {near(target)}.")


def _finish(target: Path) -> None:
    with said_plainly(Manner(catalogue(), target.name)):
        publish.recover(target)
        publish.guard_built(target)
        with publish.changed_beside(target) as fresh:
            count = finish(fresh)
    out.print(f"{counted(count, 'page', 'pages')} of {near(target)} finished.")
