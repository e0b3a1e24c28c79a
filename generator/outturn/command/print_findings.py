"""Findings as text for people, JSON for programs, and annotations for GitHub."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Console
from rich.text import Text

from outturn.errors import Finding
from outturn.words.catalogue import Catalogue
from outturn.words.findings import Message, full_path, message


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"


@dataclass(frozen=True, slots=True)
class Manner:
    """How findings are said: in which words, and how the folder of all packages is named in front of their files."""

    say: Catalogue
    folder: str


def report(findings: Sequence[Finding], form: Format, manner: Manner, console: Console) -> None:
    """Print every finding."""
    if form is Format.json:
        console.file.write(json.dumps([_record(one, manner) for one in findings], indent=2, ensure_ascii=False) + "\n")
    elif form is Format.github:
        for finding in findings:
            console.file.write(_annotation(finding, manner) + "\n")
    else:
        for finding in findings:
            console.print(_text(finding, message(finding, manner.say, manner.folder)), soft_wrap=True)


def _record(finding: Finding, manner: Manner) -> dict[str, object]:
    said, where = message(finding, manner.say, manner.folder), finding.where
    file = full_path(where, manner.folder)
    place = {"file": file, "row": where.row, "column": where.column, "line": where.line or where.row}
    words = {"what": said.what, "found": said.found, "expected": said.expected, "fix": said.fix}
    return {"id": finding.id, "severity": finding.severity, "where": place, **words}


def _text(finding: Finding, said: Message) -> Text:
    text = Text()
    text.append(f"{said.place}\n", style="bold")
    is_problem = finding.severity == "problem"
    text.append(f"  {'' if is_problem else 'warning: '}{said.what}", style="red" if is_problem else "yellow")
    text.append(f" [{finding.id}]\n", style="dim")
    text.append(f"  found     {said.found}\n  expected  {said.expected}\n  to fix    {said.fix}\n")
    return text


def _annotation(finding: Finding, manner: Manner) -> str:
    """A workflow command; its own separators are escaped as GitHub asks."""
    where, said = finding.where, message(finding, manner.say, manner.folder)
    at = where.line or where.row
    properties = {"file": full_path(where, manner.folder), **({"line": str(at)} if at else {}), "title": finding.id}
    place = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    column = f"{where.column}: " if where.column else ""
    text = f"{column}{said.what}: found {said.found}, expected {said.expected}. {said.fix}"
    return f"::{'error' if finding.severity == 'problem' else 'warning'} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
