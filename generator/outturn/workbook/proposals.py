"""What a new indicator is proposed as, from what its sheet says of it: every fact can be changed in the mapping."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outturn.meant import day_meant, month_named, number_meant, plain
from outturn.workbook.entries import Entry
from outturn.workbook.known import Known, title_of, without_code
from outturn.workbook.spans import POOLED, WHOLE, Span
from outturn.workbook.values import as_text

PARTS = {"Q": "quarter", "H": "half", "T": "term"}
FINEST = ("week", "month", "quarter", "term", "half", "year")
HIGHER = r"high|big|up\b|maxim|increas|more|↑|▲|\+"
LOWER = r"low|small|down\b|minim|decreas|less|fewer|reduc|↓|▼|^-$"
OF_WHOLE = (
    (rf"{POOLED.pattern}|.*\.\.", "pooled"),
    (r"(?:[FA]Y\d{4}-\d{2}|\d{4})-Q", "quarter"),
    (r"[FA]Y\d{4}-\d{2}-H", "half"),
    (r"[FA]Y\d{4}-\d{2}-T|autumn|spring|summer", "term"),
    (r"[FA]Y\d{4}-\d{2}$", "year"),
    (r"\d{4}-W", "week"),
    (r"\d{4}-\d{2}$", "month"),
)
"""How a text that names a period by itself begins, and of which kind it is then."""
RATE = re.compile(r"\b(?:rate )?per ([\d,]+|hundred|thousand|million)\b", re.IGNORECASE)
PERS = {"hundred": "100", "thousand": "1000", "million": "1000000"}
SIZES = ((r"£ ?(?:m\b|million)|£ ?mill", "1000000"), (r"£ ?(?:k\b|'?000s?|thousand)|£000", "1000"))
MOST_DECIMALS = 6
BAND = ("lower", "upper")
FACTS = (
    *("title", "outcome", "unit", "per", "multiplier", "decimals", "polarity"),
    *("frequency", "year_type", "basis", "owner", "definition"),
)
"""What is said of a new indicator in the mapping, in this order; what is empty is left out."""


def proposed(label: str, entries: Sequence[Entry]) -> dict[str, str]:
    """The facts of a new indicator, without its outcome; polarity is empty where the sheet does not say it."""
    said = {kind: text for one in entries for kind, text in one.said.items() if text}
    figures = [one for one in entries if one.kind == "outturn"] or list(entries)
    unit = _unit(f"{label} {said.get('unit', '')}", figures)
    frequency, year_type, basis = _times(figures)
    texts = [as_text(one.place.value) for one in figures]
    facts = {
        "title": without_code(label) or title_of(label),
        "decimals": str(_decimals(texts)),
        "polarity": "band" if any(one.kind in BAND for one in entries) else _polarity(said.get("polarity", "")),
        "frequency": frequency,
        "year_type": year_type,
        "basis": "year-to-date" if all(one.is_so_far for one in figures) and frequency != "year" else basis,
        "owner": said.get("owner", ""),
        "definition": said.get("definition", ""),
        **unit,
    }
    return {key: facts[key] for key in FACTS if facts.get(key)}


def as_known(slug: str, facts: dict[str, str]) -> Known:
    """The proposed indicator, as figures are read for it."""
    return Known(
        slug,
        facts.get("title", slug),
        facts.get("unit", "number"),
        facts.get("frequency", "year"),
        facts.get("year_type", "financial"),
        facts.get("basis", "period"),
        facts.get("polarity", ""),
        int(facts["multiplier"]) if facts.get("multiplier", "").isdigit() else 1,
        tuple(one.strip() for one in facts.get("scale", "").split("|") if one.strip()),
    )


def _unit(words: str, figures: Sequence[Entry]) -> dict[str, str]:
    texts = [as_text(one.place.value) for one in figures]
    lower = plain(words).casefold()
    if rate := RATE.search(lower):
        return {"unit": "rate", "per": PERS.get(rate[1], rate[1].replace(",", ""))}
    if "£" in lower or any("£" in text for text in texts):
        size = next((size for pattern, size in SIZES if re.search(pattern, lower)), "")
        return {"unit": "currency", **({"multiplier": size} if size else {})}
    if "%" in lower or re.search(r"percent|per cent|proportion", lower) or any("%" in text for text in texts):
        return {"unit": "percent"}
    if re.search(r"\bdays\b", lower) and not re.search(r"\bwithin\b|\bnumber of\b", lower):
        return {"unit": "days"}
    return {"unit": "ratio"} if re.search(r"\bratio\b", lower) else {"unit": "number"}


def _polarity(words: str) -> str:
    lower = plain(words).casefold()
    if re.search(HIGHER, lower):
        return "higher"
    if re.search(LOWER, lower):
        return "lower"
    return "none" if re.search(r"neutral|none|n/?a|neither|context", lower) else ""


def _times(figures: Sequence[Entry]) -> tuple[str, str, str]:
    """The frequency, the kind of year and the basis that the headings speak of."""
    kinds = Counter(_kind(one.span) for one in figures)
    spans = [one.span for one in figures]
    if kinds["pooled"]:
        return "year", "financial", "rolling"
    if kinds["day"] and kinds["day"] >= kinds.total() / 2:
        return _of_days(sorted({span.whole for span in spans if span.whole}))
    frequency = next((one for one in FINEST if kinds[one]), "year")
    if frequency == "term":
        return frequency, "academic", "period"
    months = (month_named(span.part) for span in spans if span.part[1:2].isalpha())
    if frequency == "month" and _are_ends_of_quarters(months):
        return "quarter", "financial", "period"
    whole = " ".join(span.whole for span in spans)
    is_academic = "AY" in whole
    is_calendar = not is_academic and all(_is_calendar(span) for span in spans) and frequency in ("year", "quarter")
    return frequency, "academic" if is_academic else "calendar" if is_calendar else "financial", "period"


def _is_calendar(span: Span) -> bool:
    return "/" not in span.year and not span.whole.startswith(("FY", "AY"))


def _are_ends_of_quarters(months: Iterable[int]) -> bool:
    """Whether figures have months three apart, each the last of a quarter: Jun, Sep, Dec, Mar."""
    named = {month for month in months if month}
    return len(named) > 1 and named <= {3, 6, 9, 12}


def _of_days(days: Sequence[str]) -> tuple[str, str, str]:
    """Days: the first of a month is what a spreadsheet makes of the month; others are when something was counted."""
    if all(re.fullmatch(r"\d{4}-\d{2}-01|0?1[/.-]\d{1,2}[/.-]\d{2,4}", one) for one in days):
        ends = _are_ends_of_quarters(_month_of(one) for one in days)
        return "quarter" if ends else "month", "financial", "period"
    years = Counter(re.search(r"\d{4}", one)[0] for one in days if re.search(r"\d{4}", one))  # type: ignore[index]
    most = max(years.values(), default=1)
    frequency = "year" if most == 1 else "quarter" if most <= 4 else "month"  # noqa: PLR2004 - quarters of a year
    return frequency, "financial", "snapshot"


def _month_of(day: str) -> int:
    meant = day_meant(day)
    return int(meant.cell[5:7]) if meant else 0


def _kind(span: Span) -> str:
    """The kind of time that a heading speaks of, as ``Period.kind`` has it."""
    if span.whole:
        return next((kind for pattern, kind in OF_WHOLE if re.match(pattern, span.whole, re.IGNORECASE)), "day")
    if span.part in ("", WHOLE):
        return "year"
    return PARTS.get(span.part[0], "month") if span.part[1:].isdigit() else "month"


def _decimals(texts: Sequence[str]) -> int:
    """As many decimals as the figure with most has."""
    cells = [found.cell if (found := number_meant(text)) else "" for text in texts]
    return min(max((len(cell.partition(".")[2]) for cell in cells), default=0), MOST_DECIMALS)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new indicator: its short name and the facts of its row, the outcome among them."""

    slug: str
    facts: dict[str, str]
