"""The states that each example scorecard went through, read from history.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from example.catalogue import Counts, counts
from outturn.versions.history import Level

HISTORY = Path(__file__).with_name("history.toml")
PATCH = "patch"


@dataclass(frozen=True, slots=True)
class State:
    """A working copy as it was sealed on a day; `as_at` is the day up to which publications had been taken in."""

    day: date
    level: Level
    note: str
    as_at: date


@dataclass(frozen=True, slots=True)
class Replaced:
    """An indicator that another one replaced on a day."""

    former: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Entered:
    """Published figures of some periods that states before a day held in another form than later ones.

    With `counts`, other columns of the same publication were entered; without, the percentage as it is printed. It
    was a `mistake` that was corrected on that day, or announced and revised then.
    """

    indicator: str
    periods: tuple[str, ...]
    until: date
    mistake: bool
    counts: Counts | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """The caution of an indicator in states before a day; of several, the first that holds."""

    indicator: str
    until: date
    caution: str


@dataclass(frozen=True, slots=True)
class History:
    """One scorecard's states in order, and how the earlier ones differ from what the newest publications give."""

    states: tuple[State, ...]
    summary: str
    """Markdown for all states but the last; `{day}` stands for the day up to which publications were taken in."""
    replaced: Replaced
    entered: tuple[Entered, ...] = ()
    worded: tuple[Worded, ...] = ()
    added: Mapping[str, date] = field(default_factory=dict)
    """Indicators that were there from a day on, though they had older figures."""

    def next_publication(self, state: State) -> str:
        """Return the day of the next state with new figures, or nothing where it is still to come."""
        later = (other.day.isoformat() for other in self.states if other.day > state.day and other.level != PATCH)
        return next(later, "")


def histories(path: Path = HISTORY) -> dict[str, History]:
    """Return every scorecard's history by the name of its folder."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _history(row, document["summary"]) for name, row in document["scorecards"].items()}


def _history(row: Mapping[str, Any], summary: str) -> History:
    states: list[State] = []
    for state in row["states"]:
        as_at = states[-1].as_at if state["level"] == PATCH else state["day"]
        states.append(State(**state, as_at=as_at))
    return History(
        states=tuple(states),
        summary=summary.replace("{also}", row["also"]),
        replaced=Replaced(**row["replaced"]),
        entered=tuple(_entered(one) for one in row.get("entered", ())),
        worded=tuple(Worded(**one) for one in row.get("worded", ())),
        added=row.get("added", {}),
    )


def _entered(row: Mapping[str, Any]) -> Entered:
    other = counts(row["counts"]) if "counts" in row else None
    return Entered(**{**row, "periods": tuple(row["periods"]), "counts": other})
