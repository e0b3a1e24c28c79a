"""Differences as text for people, Markdown for pull requests, JSON for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from math import isnan

from rich.console import Console
from rich.text import Text

from outturn.command.streams import as_json
from outturn.pipeline.differing import Difference
from outturn.versions.history import Change

NOTHING = "Nothing has changed."


class DiffFormat(StrEnum):
    """How differences are printed."""

    text = "text"
    markdown = "markdown"
    json = "json"


def print_differences(differences: Sequence[Difference], form: DiffFormat, console: Console) -> None:
    """Print every difference."""
    if form is DiffFormat.json:
        content = [_record(one) for one in differences]
        console.file.write(as_json(content, console) + "\n")
        return
    if not any(one.changes or one.state for one in differences):
        console.print(NOTHING)
        return
    for one in differences:
        if form is DiffFormat.markdown:
            console.file.write(_markdown(one))
        else:
            console.print(_text(one), soft_wrap=True)


def _title(one: Difference) -> str:
    return f"{one.scorecard}: {one.old} to {one.new}"


def _level(one: Difference) -> str:
    if one.state:
        return f"The scorecard was {one.state}."
    return f"Level: at least {one.level}." if one.level else NOTHING


def _text(one: Difference) -> Text:
    text = Text()
    text.append(f"{_title(one)}\n", style="bold")
    text.append(f"{_level(one)}\n")
    for group in one.told:
        text.append(f"\n{group.title}\n", style="bold")
        text.append("".join(f"  {sentence}\n" for sentence in group.sentences))
    return text


def _markdown(one: Difference) -> str:
    lines = [f"## {_escaped(_title(one))}", "", _level(one), ""]
    for group in one.told:
        lines += [f"### {_escaped(group.title)}", "", *(f"- {_escaped(sentence)}" for sentence in group.sentences), ""]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """The text with nothing in it that Markdown or HTML would take for markup."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+!|~@" else "&amp;" if sign == "&" else sign for sign in text)


def _record(one: Difference) -> dict[str, object]:
    return {
        "scorecard": one.scorecard,
        "old": one.old,
        "new": one.new,
        "state": one.state or ("changed" if one.changes else "same"),
        "level": one.level or None,
        "changes": [_change(change) for change in one.changes],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        name: None if value == "" or (isinstance(value, float) and isnan(value)) else value
        for name, value in asdict(change).items()
    }
