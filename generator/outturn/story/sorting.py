"""What lists sort an indicator by, and what its small picture shows."""

from collections.abc import Sequence
from math import isnan

from outturn.model import RATINGS
from outturn.pages import Chart, SortKeys
from outturn.story.evidence import Evidence
from outturn.words.catalogue import Catalogue

DIRECTIONS = {"worsening": 0, "decreasing": 1, "increasing": 1, "no change": 2, "improving": 3}
"""Directions of travel, those that need attention first."""
RATED = {str(name): place for place, name in enumerate(RATINGS) if name != "not rated"}


def sort_keys(evidence: Evidence, picture: Chart | None) -> SortKeys:
    """The indicator's keys, by its newest figure; all of them absent where it has none."""
    latest = evidence.latest
    if latest is None:
        return SortKeys()
    return SortKeys(
        trend=_change(picture),
        latest=_known(latest.value),
        target=_known(latest.lower if latest.target_kind == "band" else latest.target),
        rating=RATED.get(latest.rating),
        direction=DIRECTIONS.get(latest.direction),
        comparator=_known(evidence.comparator(latest.period)[0]),
    )


def trend(say: Catalogue, picture: Chart | None) -> str:
    """What the small picture of a series shows, in words; empty where there is none."""
    if picture is None:
        return ""
    line = picture.lines[0]
    known = [(value, place) for place, value in enumerate(line.values) if value is not None]
    first, last = ((line.shown[place], picture.periods[place]) for place in (known[0][1], known[-1][1]))
    if first == last:
        return say("trend-one", figure=last[0], period=last[1])
    return say(
        "trend-from-to",
        first=first[0],
        first_period=first[1],
        last=last[0],
        last_period=last[1],
        lowest=line.shown[min(known)[1]],
        highest=line.shown[max(known)[1]],
    )


def spark_aims(picture: Chart | None) -> tuple[tuple[float | None, ...], ...]:
    """What the small picture has beside its figures: their aim, both ends of their band, else the main area's figures.

    Aims for periods alone that have no figure yet are not drawn.
    """
    if picture is None:
        return ()
    own = picture.lines[0].values
    beside = {role: [line.values for line in picture.lines if line.role == role] for role in ("target", "comparator")}
    aims = [values for values in beside["target"] if _meets(own, values)]
    return tuple((aims or beside["comparator"])[:2])


def _meets(one: Sequence[float | None], other: Sequence[float | None]) -> bool:
    """Whether both have a figure of the same period."""
    return any(first is not None and second is not None for first, second in zip(one, other, strict=True))


def _change(picture: Chart | None) -> float | None:
    """The change from the first figure to the newest, as a share of the first."""
    known = [value for value in picture.lines[0].values if value is not None] if picture else []
    return (known[-1] - known[0]) / abs(known[0]) if known and known[0] else None


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)
