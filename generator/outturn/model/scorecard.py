"""What the descriptor of a package says of its scorecard."""

from dataclasses import dataclass
from datetime import date

from outturn.values import Value


@dataclass(frozen=True, slots=True)
class Outcome:
    """A group of indicators that answers one question."""

    id: str
    title: str
    question: str


class Link(Value, frozen=True):
    """A title with the address that it leads to; the address may be empty."""

    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """How small numbers are kept from giving people away: the smallest count shown, and what counts are rounded to."""

    smallest: int
    round_to: int | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What the descriptor says of a scorecard."""

    name: str
    title: str
    description: str
    version: str
    created: str
    publisher: str
    area: str
    outcomes: tuple[Outcome, ...]
    contact: str = ""
    next_publication: date | None = None
    disclosure: Disclosure | None = None
    illustrative: bool = False
    area_code: str = ""
    licences: tuple[Link, ...] = ()
    sources: tuple[Link, ...] = ()
    responsible_officer: str = ""
    portfolio_holder: str = ""
    statistics: str = ""
