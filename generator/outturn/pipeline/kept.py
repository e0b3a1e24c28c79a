"""What was made or found before, and findings as they are kept."""

import json
from collections.abc import Iterable
from typing import Any, Protocol

from outturn.errors import Finding, Gap, Where, Word

UNREADABLE = (ValueError, KeyError, TypeError)
"""What reading something else than was kept raises."""


class Kept(Protocol):
    """What was made before, by its key."""

    def get(self, key: str) -> bytes | None:
        """What was kept, or None."""

    def has(self, key: str) -> bool:
        """Whether something seems to be kept."""

    def put(self, key: str, content: bytes) -> None:
        """Keep it, if that can be done."""


class Nothing:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002
        """Nothing is there."""
        return None

    def has(self, key: str) -> bool:  # noqa: ARG002
        """Nothing is."""
        return False

    def put(self, key: str, content: bytes) -> None:
        """Leave it."""


def as_json(findings: Iterable[Finding]) -> bytes:
    """Findings as they are kept."""
    return json.dumps([_plain(one) for one in findings], ensure_ascii=False).encode()


def read_findings(content: bytes) -> list[Finding]:
    """Findings that were kept; raises one of UNREADABLE where it is something else."""
    found = []
    for identity, severity, where, gaps, write in json.loads(content):
        filled = tuple((name, _gap(gap)) for name, gap in gaps)
        cells = tuple((str(column), str(cell)) for column, cell in write)
        found.append(Finding(identity, severity, Where(*where), filled, write=cells))
    return found


def _plain(value: Finding | Gap | None) -> Any:  # noqa: ANN401 - whatever JSON has
    match value:
        case Finding(identity, severity, where, gaps, _, write):
            place = [where.file, where.row, where.column, where.line]
            return [identity, severity, place, [(name, _plain(gap)) for name, gap in gaps], write]
        case Where(file, row, column, line):
            return {"where": [file, row, column, line]}
        case Word(key, gaps, number):
            return {"word": [key, [(name, _plain(gap)) for name, gap in gaps], number]}
        case _:
            return value


def _gap(value: Any) -> Gap:  # noqa: ANN401 - whatever JSON has
    if isinstance(value, dict) and "where" in value:
        return Where(*value["where"])
    if isinstance(value, dict):
        key, gaps, number = value["word"]
        return Word(key, tuple((name, _gap(gap)) for name, gap in gaps), number)
    if not isinstance(value, str | int):
        raise TypeError(value)
    return value
