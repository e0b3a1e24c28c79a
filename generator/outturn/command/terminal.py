"""What every command has before it begins: the consoles, the exit codes, the option that names the site."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from outturn.command.streams import plain_console

PROBLEMS, WRONG_USE = 1, 2
MKDOCS = Path("mkdocs.yml")

out, err = plain_console(), plain_console(stderr=True)

Config = Annotated[Path, typer.Option("--config", "-f", help="The site's MkDocs configuration.")]


def refuse(message: str) -> NoReturn:
    """Say what was used wrongly, and end."""
    err.print(message)
    raise typer.Exit(WRONG_USE)


def near(path: Path) -> str:
    """The path from here where it is below, else whole."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun: 1 page, 1,234 pages."""
    return f"{number:,} {one if number == 1 else many}"
