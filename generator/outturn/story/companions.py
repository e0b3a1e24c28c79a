"""A period and the year so far as one indicator for the reader: which two belong together, and how lists show them."""

from collections.abc import Mapping, Sequence

from outturn import words
from outturn.model import Link
from outturn.pages import FiguresBeside, IndicatorRow, Tile
from outturn.periods import parse
from outturn.story.evidence import Evidence
from outturn.story.figures import in_unit
from outturn.story.whole_years import figures_beside
from outturn.values import replace


def companions(gathered: Sequence[Evidence]) -> Mapping[str, Evidence]:
    """By the name of each indicator that is shown with another, that other: the year so far with its periods."""
    known = {one.indicator.indicator: one for one in gathered}
    pairs = [(one, known[one.indicator.year_to_date_of]) for one in gathered if one.indicator.year_to_date_of in known]
    return {one.indicator.indicator: other for pair in pairs for one, other in (pair, pair[::-1])}


def listed(gathered: Sequence[Evidence], others: Mapping[str, Evidence]) -> list[Evidence]:
    """The indicators that lists have a row for: of two that are shown as one, the one that leads."""
    return [one for one in gathered if _leads(one, others.get(one.indicator.indicator))]


def _leads(evidence: Evidence, other: Evidence | None) -> bool:
    """Whether it leads: the one in use, with a figure, that is rated; else the period rather than the year so far."""
    return other is None or _weight(evidence) > _weight(other)


def _weight(evidence: Evidence) -> tuple[bool, ...]:
    indicator, latest = evidence.indicator, evidence.latest
    is_rated = latest is not None and latest.rating != "not rated"
    return (indicator.status != "retired", latest is not None, is_rated, not indicator.year_to_date_of)


def joined(row: IndicatorRow, beside: IndicatorRow, other: Evidence) -> IndicatorRow:
    """The row of the one that leads, with the newest figure of the other and why that needs attention."""
    return replace(
        row,
        beside=_in_short(other),
        companion=Link(beside.title, beside.address),
        codes=tuple(dict.fromkeys((*row.codes, *beside.codes))),
        concerns=tuple(dict.fromkeys((*row.concerns, *beside.concerns))),
        attention=tuple(dict.fromkeys((*row.attention, *beside.attention))),
        data_concerns=tuple(dict.fromkeys((*row.data_concerns, *beside.data_concerns))),
        data_attention=tuple(dict.fromkeys((*row.data_attention, *beside.data_attention))),
        stake=min(row.stake, beside.stake) if row.stake and beside.stake else row.stake or beside.stake,
    )


def said_once(rows: Mapping[str, IndicatorRow]) -> dict[str, IndicatorRow]:
    """The rows in their order; of a measure in two units the second without what its data share with the first's."""
    found: dict[str, IndicatorRow] = {}
    for name, row in rows.items():
        known = found[row.twin].data_concerns if row.twin in found else ()
        pairs = zip(row.data_concerns, row.data_attention, strict=True)
        left = [pair for pair in pairs if pair[0] not in known]
        concerns, attention = tuple(kind for kind, _ in left), tuple(why for _, why in left)
        found[name] = replace(row, data_concerns=concerns, data_attention=attention) if known else row
    return found


def figures_of(other: Evidence, unit: str) -> FiguresBeside:
    """The section of a page about its companion: heading, sentences, table, and the way to its own page."""
    name, title = other.indicator.indicator, other.indicator.title
    section = figures_beside(other, name, title, unit)
    return replace(section, heading=_heading(other), page=Link(title, f"{name}/"))


def companion_tile(other: Evidence) -> Tile | None:
    """The companion's newest figure; None where it has none."""
    if other.latest is None:
        return None
    period = words.short_label(other.say, parse(other.latest.period))
    note = words.period_marked(other.say, period, other.latest.mark)
    return Tile(_heading(other), in_unit(other, other.latest), note)


def _heading(evidence: Evidence) -> str:
    indicator = evidence.indicator
    return evidence.say("beside-so-far" if indicator.year_to_date_of else f"beside-alone-{indicator.frequency}")


def _in_short(evidence: Evidence) -> str:
    """The newest figure beside another in a list: 22 in the year so far, 4 in Sep 2024; empty where there is none."""
    if evidence.latest is None:
        return ""
    key = "beside-so-far-short" if evidence.indicator.year_to_date_of else "beside-alone-short"
    period = words.short_label(evidence.say, parse(evidence.latest.period))
    return evidence.say(key, figure=in_unit(evidence, evidence.latest), period=period)
