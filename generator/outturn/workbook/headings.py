"""What a heading says of the cells below it: their kind, and the time that they are about."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from outturn.workbook.known import name_of
from outturn.workbook.spans import NOTHING, Span, span_in
from outturn.workbook.values import Value, as_text

LABELS = (
    *("indicator", "code", "period", "kind", "outcome", "unit", "polarity"),
    *("owner", "definition", "frequency", "source", "note"),
)
"""Kinds of columns that say something of their row."""
FIGURES = ("outturn", "target", "floor", "lower", "upper", "baseline", "numerator", "denominator")
"""Kinds of columns whose figures are imported."""
JUDGED = ("rating", "direction")
"""Kinds of columns that are compared with what the program works out."""
LEFT = ("comparator", "forecast", "computed", "ignored")
"""Kinds of columns whose figures are left aside, each for a reason of its own."""
LONGEST = 60
"""Characters of a heading; what is longer is a sentence."""
FIRST_YEAR, LAST_YEAR = 1990, 2100
KINDS: tuple[tuple[str, str], ...] = (
    ("polarity", r"polarity|good (?:is|to be|performance)|(?:better|aim) (?:is|to)|desired|(?:high|low)er is better"),
    ("direction", r"direction|\bd\.?o\.?t\b|\btrend|\btravel\b|^[↑↓→▲▼]+$"),
    ("rating", r"\brag\b|\brating|\bstatus\b|traffic light|\bbrag\b"),
    ("unit", r"\bunits?\b|\buom\b|\bformat\b|measured in"),
    ("frequency", r"\bfrequency\b|how often|\breported\b"),
    ("computed", r"varian|difference|\bgap\b|\bchange\b|% of target|against target|vs\.? target|compared (?:to|with)"),
    ("comparator", r"england|national|region|neighbour|benchmark|average|\bpeers?\b|quartile|comparator|similar"),
    ("forecast", r"forecast|predict|project(?:ed|ion)|expected"),
    ("lower", r"lower (?:target|limit|bound|band)|target \(?lower|^lower$"),
    ("upper", r"upper (?:target|limit|bound|band)|target \(?upper|^upper$"),
    ("floor", r"\bfloor\b|threshold|\bminimum\b"),
    ("baseline", r"\bbase ?line\b"),
    ("numerator", r"\bnumerator\b|\bnum\b\.?"),
    ("denominator", r"\bdenominator\b|\bdenom\b\.?"),
    ("target", r"\btargets?\b|\bgoal\b|\btgt\b|\bplan(?:ned)?\b"),
    ("definition", r"\bdefinition"),
    ("note", r"comment|\bnotes?\b|narrative|explanation|commentary|\breason\b|\bactions?\b|\bmitigation"),
    ("owner", r"\bowner\b|\blead\b|responsible|\bofficer\b|accountable"),
    (
        "code",
        r"\bref(?:erence)?\b|\bcode\b|\bno\.?$|^#$|\bids?\b|^(?:k?pi|ni|indicator|measure) ?number$",
    ),
    ("indicator", r"\bindicators?\b|\bmeasures?\b|^k?pis?$|^(?:title|name|description|what we measure)$|^metric"),
    ("outcome", r"\boutcomes?\b|\btheme\b|\bpriority\b|\bobjective\b|\bservice(?: area)?\b|\bdirectorate\b"),
    ("source", r"\bsource\b"),
    ("outturn", r"\bactuals?\b|\bout-?turn|\bresults?\b|\bperformance\b|\bvalue\b|\bfigure|\bachieved\b|\blatest\b"),
    ("kind", r"^(?:type|kind|data type|measure type|series)$"),
    ("period", r"^(?:reporting |time |financial )?(?:period|quarter|month|year|date|term)$"),
)
SO_FAR = re.compile(r"\bytd\b|year[- ]to[- ]date|cumulative|\bto date\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says; ``kind`` is empty where it says none, ``is_so_far`` of a year's figures up to then."""

    kind: str = ""
    span: Span = NOTHING
    is_so_far: bool = False

    @property
    def is_one(self) -> bool:
        """Whether it says anything at all."""
        return bool(self.kind) or self.span != NOTHING or self.is_so_far

    def under(self, upper: "Heading") -> "Heading":
        """The heading with what only the one above it says."""
        kind = self.kind or upper.kind
        return replace(
            self, kind=kind, span=self.span.with_rest(upper.span), is_so_far=self.is_so_far or upper.is_so_far
        )


def heading(value: Value) -> Heading:
    """What the cell says as a heading."""
    if isinstance(value, bool) or value is None:
        return Heading()
    if isinstance(value, float):
        return Heading(span=Span(as_text(value))) if value.is_integer() and _is_year(value) else Heading()
    if isinstance(value, date | datetime):
        return Heading(span=Span(whole=as_text(value)[:10]))
    text = name_of(str(value))
    if not text or len(text) > LONGEST:
        return Heading()
    return Heading(kind_in(text), span_in(text), bool(SO_FAR.search(text)))


def kind_in(text: str) -> str:
    """The kind that the words of a heading name; empty where they name none."""
    lower = text.casefold().strip(" :*")
    return next((kind for kind, pattern in KINDS if re.search(pattern, lower)), "")


def _is_year(value: float) -> bool:
    return FIRST_YEAR <= value <= LAST_YEAR
