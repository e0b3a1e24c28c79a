"""Problems as text for people, JSON for programs, and annotations for GitHub."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum

from rich.console import Console
from rich.text import Text

from outturn.errors import Problem


class Format(StrEnum):
    """How problems are printed."""

    text = "text"
    json = "json"
    github = "github"


def report(problems: Sequence[Problem], form: Format, console: Console) -> None:
    """Print every problem."""
    if form is Format.json:
        console.file.write(json.dumps([asdict(problem) for problem in problems], indent=2, ensure_ascii=False) + "\n")
    elif form is Format.github:
        for problem in problems:
            console.file.write(_annotation(problem) + "\n")
    else:
        for problem in problems:
            console.print(_text(problem), soft_wrap=True)


def _text(problem: Problem) -> Text:
    text = Text()
    text.append(f"{problem.where}\n", style="bold")
    text.append(f"  {problem.what}\n", style="red")
    text.append(f"  found     {problem.found}\n  expected  {problem.expected}\n  to fix    {problem.fix}\n")
    return text


def _annotation(problem: Problem) -> str:
    """A workflow command; its own separators are escaped as GitHub asks."""
    place = f"file={_property(problem.where.file)}"
    if problem.where.row is not None:
        place += f",line={problem.where.row}"
    said = f"{problem.what}: found {problem.found}, expected {problem.expected}. {problem.fix}"
    column = f"{problem.where.column}: " if problem.where.column else ""
    return f"::error {place}::{_data(column + said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
