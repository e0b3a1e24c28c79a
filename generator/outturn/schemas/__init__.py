"""The data profile: one Table Schema a table, and the JSON Schema of the descriptor."""

import json
from functools import cache
from importlib.resources import files

REQUIRED = ("indicators", "outturns", "targets", "comparators", "areas")
OPTIONAL = ("frameworks", "issues", "assessments")
SEALED = "judgements"
"""The table that sealing adds."""
REGISTER = ("redirects", "withdrawn")
"""Tables beside the scorecards' folders that say what became of addresses."""


@cache
def _text(name: str) -> str:
    return (files(__name__) / f"{name}.json").read_text(encoding="utf-8")


def schema(name: str) -> dict[str, object]:
    """The schema of that table (or of the descriptor, ``datapackage``), a fresh copy at each call."""
    content: dict[str, object] = json.loads(_text(name))
    return content


def fields(name: str) -> tuple[dict[str, object], ...]:
    """The table's columns, each as its Table Schema field descriptor, in the order of the file."""
    return tuple(schema(name)["fields"])  # type: ignore[arg-type]
