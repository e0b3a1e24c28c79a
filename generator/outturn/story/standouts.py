"""The few indicators of a scorecard that a reader should know first, for better and for worse."""

from collections.abc import Mapping, Sequence
from math import isnan

from outturn import words
from outturn.model import FORECAST
from outturn.pages import IndicatorRow, Standout
from outturn.story.attention import concerns
from outturn.story.evidence import Evidence
from outturn.story.figures import in_unit
from outturn.story.headline import against_aim, against_earlier, qualified

MOST, EACH = 4, 2
"""How many stand out, and how many of a kind where there are enough of the other."""
Merit = tuple[bool, bool, float, str]


def standouts(gathered: Sequence[Evidence], rows: Mapping[str, IndicatorRow]) -> tuple[Standout, ...]:
    """The worst by what is at stake and the best by how surely, in turns; neither old figures nor forecasts."""
    known = {one.indicator.indicator: one for one in gathered if _is_fit(one, rows)}
    worst = [one.row.indicator for one in concerns((rows[name] for name in known), "")]
    merits = {name: merit for name, evidence in known.items() if (merit := _merit(evidence, rows[name]))}
    best = sorted(merits, key=merits.__getitem__)
    bad, good = worst[: max(EACH, MOST - len(best))], best[: max(EACH, MOST - len(worst))]
    turns = [one for place in range(MOST) for one in (bad[place : place + 1], good[place : place + 1])]
    return tuple(_told(known[name], rows[name], is_good=name in good) for each in turns for name in each)


def _is_fit(evidence: Evidence, rows: Mapping[str, IndicatorRow]) -> bool:
    latest, row = evidence.latest, rows.get(evidence.indicator.indicator)
    return latest is not None and row is not None and not row.age and FORECAST not in latest.mark.split()


def _merit(evidence: Evidence, row: IndicatorRow) -> Merit | None:
    """What good news are sorted by, the best first; None where there is none, or where there is bad news too."""
    latest = evidence.latest
    if latest is None or row.concerns or latest.rated_on == "forecast":
        return None
    is_better = row.direction.kind == "better" and not row.direction.certainty
    is_ahead = row.rating.kind in ("green", "better") and not row.rating.certainty
    if not (is_better or is_ahead):
        return None
    has_share = is_ahead and not isnan(latest.gap) and not isnan(latest.target) and latest.target != 0
    share = min(float(latest.gap) / abs(float(latest.target)), 10.0) if has_share else 0.0
    return not is_better, not is_ahead, -share, row.title.casefold()


def _told(evidence: Evidence, row: IndicatorRow, *, is_good: bool) -> Standout:
    latest = evidence.latest
    if latest is None:
        raise ValueError(row.indicator)
    indicator, period = evidence.indicator, evidence.period(latest.period)
    when = words.when(evidence.say, period, indicator.basis, indicator.window)
    figure = evidence.say("standout-figure", figure=in_unit(evidence, latest), when=when)
    aimed, moved = tuple(against_aim(evidence, latest))[:1], tuple(against_earlier(evidence, latest))[:1]
    is_rated = row.rating.kind in ("red", "amber", "worse", "green", "better")
    is_moved = row.direction.kind == ("better" if is_good else "worse") and not row.direction.certainty
    why = (moved if is_good and is_moved else aimed if is_rated else moved) or aimed
    return Standout(row.indicator, " ".join((figure, *qualified(evidence, latest), *why)), is_good)
