"""The commands. Exit 0 fine, 1 problems in the data, 2 wrong use."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from outturn import __version__, pipeline, plain, publish, report
from outturn.errors import OutturnError
from outturn.render import RenderError
from outturn.settings import Settings, sources
from outturn.tables import TableFormat, print_judgements
from outturn.words import plural

PROBLEMS, WRONG_USE = 1, 2

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
out, err = Console(highlight=False), Console(stderr=True, highlight=False)

Config = Annotated[Path, typer.Option("--config", "-f", help="The site's MkDocs configuration.")]
MKDOCS = Path("mkdocs.yml")


def main() -> None:
    """Run the command line."""
    app()


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
) -> None:
    """Turn data packages of council performance figures into a website of scorecards."""
    del version


@app.command()
def check(
    scorecard: Annotated[str, typer.Argument(help="One scorecard; all of them when left out.")] = "",
    form: Annotated[report.Format, typer.Option("--format", help="How to print problems.")] = report.Format.text,
    config: Config = MKDOCS,
) -> None:
    """Say everything that is wrong in the data, all at once."""
    folder = _packages(config)
    named, scorecard = scorecard, scorecard.removesuffix("/")
    if named and scorecard not in {path.name for path in folder.glob("*")}:
        known = ", ".join(sorted(path.name for path in folder.glob("*") if path.is_dir())) or "none"
        _refuse(f"There is no scorecard “{named}” in {folder.name}/. There are: {known}.")
    checked = pipeline.check_site(folder, scorecard)
    report.report(checked.problems, form, out)
    if form is report.Format.text:
        count = len(checked.packages)
        said = f"{plural(len(checked.problems), 'problem', 'problems')}." if checked.problems else "No problems."
        out.print(
            said if scorecard or checked.problems else f"{said} {plural(count, 'scorecard', 'scorecards')} checked."
        )
    if checked.problems:
        raise typer.Exit(PROBLEMS)


@app.command()
def judge(
    package: Annotated[str, typer.Argument(help="A scorecard, or the folder of a package.")],
    form: Annotated[TableFormat, typer.Option("--format", help="How to print the judgements.")] = TableFormat.table,
    config: Config = MKDOCS,
) -> None:
    """Print every judgement of a package."""
    folder = _packages(config)
    place = Path(package)
    if not (place / "datapackage.json").is_file():
        place = folder / package / pipeline.WORKING_COPY
    if not place.is_dir():
        _refuse(f"There is no scorecard “{package}” in {folder.name}/, and no package in a folder of that name.")
    with _said_plainly(err):
        print_judgements(pipeline.judged_table(place), form, out)


@app.command()
def build(config: Config = MKDOCS) -> None:
    """Build the website into the site's folder, whole or not at all."""
    from outturn import mkdocs_plugin  # noqa: PLC0415 - its import takes half a second that other commands do not need

    settings = _settings(config)
    with _said_plainly():
        packages = pipeline.checked_packages(settings)
        publish.guard_apart(settings.site, sources(settings))
        publish.guard_site(settings.site)
        with publish.built_beside(settings.site) as fresh, _progress() as bar:
            task = bar.add_task("Building pages", total=None)
            built = mkdocs_plugin.build(
                config,
                packages,
                fresh,
                lambda total: bar.update(task, total=total),
                lambda done: bar.advance(task, done),
            )
            if missing := publish.missing_pages(built, fresh):
                message = f"MkDocs left out {plural(len(missing), 'page', 'pages')}: {', '.join(missing[:5])}"
                raise mkdocs_plugin.SiteError(message)
            pages = len(list(fresh.rglob("index.html")))
    out.print(
        f"{plural(pages, 'page', 'pages')} built. Open {_near(settings.site / 'index.html')} in a browser.",
        soft_wrap=True,
    )


@app.command()
def serve(
    config: Config = MKDOCS,
    address: Annotated[str, typer.Option(help="Where to serve, on this machine.")] = "127.0.0.1:8000",
) -> None:
    """Preview the website; it builds again whenever data, templates or pages change."""
    from outturn import mkdocs_plugin  # noqa: PLC0415 - see build

    settings = _settings(config)
    with _said_plainly():
        pipeline.checked_packages(settings)
        mkdocs_plugin.serve(config, address)


@app.command()
def pages(
    into: Annotated[Path, typer.Option("--into", help="The folder to write; it is replaced.")],
    config: Config = MKDOCS,
) -> None:
    """Write the pages as plain Markdown with a plain mkdocs.yml beside them, which needs nothing of this program."""
    settings = _settings(config)
    target = into.resolve()
    with _said_plainly():
        publish.guard_apart(target, sources(settings))
        plain.guard(target)
        packages = pipeline.checked_packages(settings)
        with publish.built_beside(target) as fresh:
            count = plain.write(settings, packages, fresh)
    out.print(f"{plural(count, 'page', 'pages')} written to {_near(target)}.", soft_wrap=True)


def _settings(config: Path) -> Settings:
    from outturn import mkdocs_plugin  # noqa: PLC0415 - see build

    try:
        return mkdocs_plugin.settings_of(config)
    except mkdocs_plugin.SiteError as error:
        _refuse(str(error))
        raise


def _packages(config: Path) -> Path:
    """The folder of packages; without a configuration, datapackage/ here."""
    return _settings(config).packages if config.exists() or config != MKDOCS else Path("datapackage").resolve()


def _refuse(message: str) -> None:
    err.print(message, soft_wrap=True, markup=False)
    raise typer.Exit(WRONG_USE)


@contextmanager
def _said_plainly(console: Console = out) -> Iterator[None]:
    """Turn what can go wrong into a message and an exit code; problems in the data go to that console."""
    from outturn import mkdocs_plugin  # noqa: PLC0415 - see build

    try:
        yield
    except OutturnError as error:
        report.report(error.problems, report.Format.text, console)
        said = plural(len(error.problems), "problem", "problems")
        err.print(f"{said}. Nothing was changed.")
        raise typer.Exit(PROBLEMS) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except (mkdocs_plugin.SiteError, RenderError, publish.UnsafeFolderError, OSError) as error:
        err.print(str(error), soft_wrap=True, markup=False)
        err.print("Nothing was changed.")
        raise typer.Exit(WRONG_USE) from None


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)


def _near(path: Path) -> str:
    """The path from here where it is below, else whole."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
