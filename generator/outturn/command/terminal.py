"""What the commands share: the consoles, the option that names the site, and what goes wrong, said plainly."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from outturn import publish
from outturn.builders import SiteError
from outturn.command.print_findings import Format, Manner, report
from outturn.command.streams import plain_console
from outturn.errors import OutturnError
from outturn.findings.grouped import Group, grouped
from outturn.pipeline.differing import UnknownStateError
from outturn.reading import site_settings
from outturn.reading.configuration import ConfigurationError, read_configuration
from outturn.reading.standard import NotStandardError
from outturn.render import RenderError
from outturn.settings import Settings, shown_folder, word_folders
from outturn.versions.repository import RevisionError
from outturn.words.catalogue import CatalogueError, catalogue

PROBLEMS, WRONG_USE = 1, 2
MKDOCS = Path("mkdocs.yml")

out, err = plain_console(), plain_console(stderr=True)

Config = Annotated[Path, typer.Option("--config", "-f", help="The site's MkDocs configuration.")]


def settings_of(config: Path) -> Settings:
    """The site that the configuration describes; ends the program where it cannot be used."""
    try:
        return site_settings.settings_of(config)
    except ConfigurationError as error:
        refuse(str(error))


def configuration_of(config: Path) -> dict[str, Any]:
    """Everything that the site's configuration says; ends the program where it cannot be read."""
    try:
        return read_configuration(config)
    except ConfigurationError as error:
        refuse(str(error))


def packages_folder(config: Path) -> tuple[Path, Manner]:
    """The folder of packages, and how findings in it are said; without a configuration, datapackage/ here."""
    if config.exists() or config != MKDOCS:
        settings = settings_of(config)
        return settings.packages, manner_of(settings)
    folder = Path("datapackage").resolve()
    return folder, Manner(catalogue(), shown_folder(folder, folder.parent))


def site_address(config: Path) -> str:
    """The site's address, empty where it has none, or no configuration yet."""
    return settings_of(config).url if config.exists() or config != MKDOCS else ""


def manner_of(settings: Settings) -> Manner:
    """How findings in the site's packages are said."""
    try:
        words = catalogue(settings.language, *word_folders(settings))
    except CatalogueError as error:
        refuse(str(error))
    return Manner(words, shown_folder(settings.packages, settings.root))


def refuse(message: str) -> NoReturn:
    """Say what was used wrongly, and end."""
    err.print(message)
    raise typer.Exit(WRONG_USE)


@contextmanager
def said_plainly(manner: Manner, console: Console = out) -> Iterator[None]:
    """Turn what can go wrong into a message and an exit code; problems in the data go to that console."""
    try:
        yield
    except OutturnError as error:
        groups = grouped(error.findings)
        report(groups, Format.text, manner, console)
        err.print(f"{summed_up(groups)} Nothing was changed.")
        raise typer.Exit(PROBLEMS) from None
    except publish.InterruptedSealingError as error:
        err.print(str(error))
        raise typer.Exit(WRONG_USE) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except (
        CatalogueError,
        NotStandardError,
        SiteError,
        publish.UnsafeFolderError,
        RenderError,
        RevisionError,
        UnknownStateError,
        OSError,
    ) as error:
        err.print(str(error))
        err.print("Nothing was changed.")
        raise typer.Exit(WRONG_USE) from None


class Bar:
    """A bar on the terminal that shows how far a build is."""

    def __init__(self, bar: Progress, what: str) -> None:
        self._bar, self._task = bar, bar.add_task(what, total=None)

    def begin(self, pages: int) -> None:
        """There will be so many pages."""
        self._bar.update(self._task, total=pages)

    def page_done(self) -> None:
        """One of them is built."""
        self._bar.advance(self._task)


@contextmanager
def progress(what: str) -> Iterator[Bar]:
    """A bar while something is done; none where nobody looks."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        yield Bar(bar, what)


def near(path: Path) -> str:
    """The path from here where it is below, else whole."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun: 1 page, 1,234 pages."""
    return f"{number:,} {one if number == 1 else many}"


def summed_up(groups: Sequence[Group]) -> str:
    """How many problems and warnings were found: No problems, 1 warning. 2 problems, in 100,004 places."""
    problems = [len(one) for one in groups if one.severity == "problem"]
    warnings = [len(one) for one in groups if one.severity == "warning"]
    said = _in_places(problems, "problem", "problems") if problems else "No problems"
    return f"{said}, {_in_places(warnings, 'warning', 'warnings')}." if warnings else f"{said}."


def _in_places(sizes: Sequence[int], one: str, many: str) -> str:
    said = counted(len(sizes), one, many)
    return said if sum(sizes) == len(sizes) else f"{said} in {sum(sizes):,} places"
