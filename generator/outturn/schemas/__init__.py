"""The data profile: one Table Schema a table, and the JSON Schema of the descriptor; a folder a format number.

What was sealed in a format is read by that format for ever. So a folder whose number has been released never changes:
format 1 was released with 0.1.0 (decision 0047). A new column or key comes with a new folder and a new number.
"""

import json
from functools import cache
from importlib.resources import files

FORMAT = 1
"""The number of the format that working copies have and that sealing writes."""
FORMATS = range(1, FORMAT + 1)
"""Every format that can be read."""
SEALED = "judgements"
"""The table that sealing adds."""
ANSWERS = "answers"
"""The table of what is said to warnings of the check."""
REGISTER = ("places", "redirects", "releases", "synonyms", "withdrawn")
"""Tables beside the scorecards' folders: what became of places and addresses, what comes when, what residents say."""

MEETINGS = ("meetings", "papers", "decisions")
"""The tables of the meetings' own folder; they are no scorecard's, and lie in ``meetings/``."""


@cache
def _text(name: str, number: int) -> str:
    return (files(__name__) / str(number) / f"{name}.json").read_text(encoding="utf-8")


def schema(name: str, number: int = FORMAT) -> dict[str, object]:
    """The schema of that table (or of the descriptor, ``datapackage``) in that format, a fresh copy at each call."""
    content: dict[str, object] = json.loads(_text(name, number))
    return content


def fields(name: str, number: int = FORMAT) -> tuple[dict[str, object], ...]:
    """The table's columns in that format, each as its Table Schema field descriptor, in the order of the file."""
    return tuple(schema(name, number)["fields"])  # type: ignore[arg-type]


def required(number: int = FORMAT) -> tuple[str, ...]:
    """The tables that every package in that format has."""
    return tuple(json.loads(_text("profile", number))["required"])


def optional(number: int = FORMAT) -> tuple[str, ...]:
    """The tables that a package in that format may have."""
    return tuple(json.loads(_text("profile", number))["optional"])


REQUIRED, OPTIONAL = required(), optional()
"""The tables of a working copy."""
