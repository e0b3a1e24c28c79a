"""How the commands say what was found and what went wrong: in the words of the site."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import typer
from rich.console import Console

from outturn.command.choices import Format
from outturn.command.print_findings import Manner, report
from outturn.command.site import Ground
from outturn.command.sound import NOTHING
from outturn.command.terminal import PROBLEMS, WRONG_USE, counted, err, out, refuse
from outturn.errors import OutturnError, PlainError
from outturn.findings import workbooks
from outturn.findings.grouped import Group, grouped
from outturn.settings import Settings, shown_folder, word_folders
from outturn.words.catalogue import CatalogueError, catalogue

WORKBOOKS = frozenset(one.id for one in workbooks.KINDS)
"""Findings about the file that is imported."""


def manner_at(ground: Ground) -> Manner:
    """How findings in the packages that lie there are said."""
    return manner_of(ground.settings) if ground.settings else Manner(catalogue(), ground.shown)


def manner_of(settings: Settings) -> Manner:
    """How findings in the site's packages are said."""
    try:
        words = catalogue(settings.language, *word_folders(settings))
    except CatalogueError as error:
        refuse(str(error))
    return Manner(words, shown_folder(settings.packages, settings.root))


@contextmanager
def said_plainly(manner: Manner, console: Console = out) -> Iterator[None]:
    """Turn what can go wrong into a message and an exit code; problems in the data go to that console."""
    try:
        yield
    except OutturnError as error:
        groups = grouped(error.findings)
        is_workbook = all(one.id in WORKBOOKS for one in error.findings)  # which lies elsewhere than the packages
        report(groups, Format.text, replace(manner, folder="") if is_workbook else manner, console)
        err.print(f"{summed_up(groups)} Nothing was changed.")
        raise typer.Exit(PROBLEMS) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except (PlainError, OSError) as error:
        err.print(str(error))
        if not isinstance(error, PlainError) or error.left_as_it_was:
            err.print("Nothing was changed.")
        raise typer.Exit(WRONG_USE) from None


def summed_up(groups: Sequence[Group]) -> str:
    """How many problems and warnings were found: No problems, 1 warning. 2 problems, in 100,004 places."""
    problems = [len(one) for one in groups if one.severity == "problem"]
    warnings = [len(one) for one in groups if one.severity == "warning" and not one.is_answered]
    answered = sum(len(one) for one in groups if one.is_answered)
    said = [_in_places(problems, "problem", "problems") if problems else NOTHING.rstrip(".")]
    said += [_in_places(warnings, "warning", "warnings")] if warnings else []
    said += [f"{counted(answered, 'warning', 'warnings')} answered"] if answered else []
    return ", ".join(said) + "."


def _in_places(sizes: Sequence[int], one: str, many: str) -> str:
    said = counted(len(sizes), one, many)
    return said if sum(sizes) == len(sizes) else f"{said} in {sum(sizes):,} places"
