"""How an indicator's figures are judged, as badges, and why it needs attention, in words."""

from collections.abc import Iterator

from outturn import words
from outturn.model import FORECAST
from outturn.pages import Badge
from outturn.story.evidence import Evidence
from outturn.story.rows import Row
from outturn.values import replace
from outturn.words.catalogue import Catalogue

SELDOM = ("yearly", "by exception")
"""When indicators are reported that a committee does not see every time."""


def rating(evidence: Evidence, row: Row) -> Badge:
    """How the figure is rated: against a target or a band, or against a benchmark with its name."""
    if row.target_kind == "benchmark" and row.rating != "not rated":
        return words.against_benchmark(evidence.say, row.rating, evidence.whose(row), row.rating_certainty)
    badge = words.rating(evidence.say, row.rating, row.rating_reason)
    if not row.target_name:
        return badge
    return replace(badge, word=evidence.say("aim-named", aim=badge.word, name=row.target_name))


def direction(evidence: Evidence, row: Row) -> Badge:
    """How the figure moved, and how certainly."""
    return words.direction(evidence.say, row.direction, row.change, row.direction_reason, row.certainty)


def comparison(evidence: Evidence, row: Row, area: str) -> Badge | None:
    """How the figure compares with that area's; None where it does not."""
    how, _, certainty = evidence.compared.get((area, row.period), ("", "", ""))
    return words.comparison(evidence.say, how, certainty) if how else None


def qualified_rating(evidence: Evidence, row: Row) -> Badge:
    """The rating where the figure's mark stands nowhere near: it says that the figure is a forecast or provisional."""
    mark = f"{FORECAST} {row.mark}" if row.rated_on == "forecast" else row.mark
    return words.marked(evidence.say, rating(evidence, row), mark)


def qualified_direction(evidence: Evidence, row: Row) -> Badge:
    """The direction where the figure's mark stands nowhere near."""
    return words.marked(evidence.say, direction(evidence, row), row.mark)


def age(evidence: Evidence) -> str:
    """That the newest figure is old, or that the indicator is no longer updated; empty elsewhere."""
    if evidence.indicator.status == "retired":
        return evidence.say("age-retired")
    return evidence.say("age-old") if evidence.series.age == "old" else ""


def reporting(say: Catalogue, when: str) -> str:
    """When an indicator is reported, where that is not every time."""
    return say(words.keyed("reporting", when)) if when in SELDOM else ""


def concerns(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """Each reason in the performance for attention: its kind, and what is said of it."""
    mark = evidence.latest.mark if evidence.latest else ""
    found = _performance(evidence, evidence.series.attention.split())
    if FORECAST in mark.split():
        return tuple(found)
    return tuple((kind, words.with_marks(evidence.say, why, mark)) for kind, why in found)


def data_concerns(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """Each reason in the data for attention: its kind, and what is said of it."""
    return tuple((code, evidence.say(f"attention-{code}")) for code in evidence.series.attention_data.split())


def _performance(evidence: Evidence, codes: list[str]) -> Iterator[tuple[str, str]]:
    say, latest = evidence.say, evidence.latest
    is_benchmark = latest is not None and latest.target_kind == "benchmark"
    worse = f"{words.WORSE_THAN}-"
    for code in codes:
        if code.startswith(worse):
            yield words.WORSE_THAN, say("attention-worse-than", area=evidence.area_name(code.removeprefix(worse)))
        elif code == "red" and latest and is_benchmark:
            look = words.LOOKS.get(latest.rating_certainty, "sure")
            yield "red-benchmark", say(f"attention-red-benchmark-{look}", benchmark=evidence.whose(latest))
        elif code == "forecast-miss" and latest and is_benchmark:
            yield code, say("attention-forecast-benchmark", benchmark=evidence.whose(latest))
        elif code == "forecast-miss" and latest and latest.rating == "amber":
            yield code, say("attention-forecast-close")
        elif code in ("amber-worsening", "worsening-twice") and latest and latest.certainty == "not tested":
            yield code, say(f"attention-{code}-untested")
        else:
            yield code, say(f"attention-{code}")


def stake(evidence: Evidence) -> tuple[float, ...]:
    """What those that need attention are sorted by, the smallest first: what is certain, then red, then furthest off.

    How far off is the gap as a share of the aim, ten times it at most; for a band, of its nearer end.
    """
    latest = evidence.latest
    if latest is None:
        return ()
    codes = evidence.series.attention.split()
    is_red = latest.rating == "red"
    is_certain = is_red and latest.rated_on == "value" and latest.rating_certainty != "not tested"
    is_certain = (is_certain and {"f", "e", "u"}.isdisjoint(latest.mark.split())) or any(
        code == "process-concern" or code.startswith(words.WORSE_THAN) for code in codes
    )
    return (float(not is_certain), float(not is_red), -_share_off(latest))


def _share_off(row: Row) -> float:
    """How far the figure is from its aim, as a share of the aim; nothing where it meets it or has none."""
    if row.rating not in ("red", "amber") or row.gap >= 0:
        return 0.0
    aim = row.target
    if row.target_kind == "band":
        judged = row.forecast if row.rated_on == "forecast" else row.value
        aim = row.lower if judged < row.lower else row.upper
    return min(-float(row.gap) / abs(float(aim)), 10.0) if aim else 10.0
