"""What every command has before it begins: the consoles, the exit codes, the option that names the site."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from outturn.command.streams import plain_console
from outturn.errors import printable

PROBLEMS, WRONG_USE = 1, 2
MKDOCS = Path("mkdocs.yml")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

out, err = plain_console(), plain_console(stderr=True)

Config = Annotated[Path, typer.Option("--config", "-f", help="The site's MkDocs configuration.")]


def refuse(message: str) -> NoReturn:
    """Say what was used wrongly, and end."""
    err.print(message)
    raise typer.Exit(WRONG_USE)


def day_said(option: str, text: str) -> date | None:
    """The day that was typed behind an option; None where none was. One that there is not ends the program."""
    if not text:
        return None
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    refuse(f"{option}: expected a day that there is, such as 2026-11-20, but got “{printable(text)}”.")


def near(path: Path) -> str:
    """The path from here where it is below, else whole."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun: 1 page, 1,234 pages."""
    return f"{number:,} {one if number == 1 else many}"
