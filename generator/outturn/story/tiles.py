"""An indicator's tiles: its newest numbers at a glance."""

from math import isnan
from typing import cast

from outturn import words
from outturn.model import IRREGULAR
from outturn.pages import Tile
from outturn.periods import YearType, holding_year, parse
from outturn.story import chips
from outturn.story.comparing import ranked_among
from outturn.story.evidence import Evidence
from outturn.story.figures import INTERIM, aim_of, in_unit, target
from outturn.story.headline import counts
from outturn.story.levels import ahead, aim_kind, aim_shown
from outturn.story.rows import Row
from outturn.story.whole_years import year_tile


def tiles(evidence: Evidence) -> tuple[Tile, ...]:
    """The tiles of the newest figure; of an indicator without one, the next aim."""
    say, latest = evidence.say, evidence.latest
    if latest is None:
        return _tiles_ahead(evidence)
    period = words.short_label(say, evidence.period(latest.period))
    tiles = [Tile(say("tile-latest"), in_unit(evidence, latest), words.period_marked(say, period, latest.mark))]
    if latest.target_kind:
        aimed = words.short_label(say, parse(latest.period if latest.target_by in INTERIM else latest.target_period))
        tiles.append(Tile(aim_of(evidence, latest), target(evidence, latest, with_unit=True), aimed))
    tiles += _tiles_ahead(evidence)
    if own := evidence.own_forecast:
        tiles.append(Tile(say("tile-own-forecast"), in_unit(evidence, own), _year_of(evidence, own)))
    rated, moved = chips.qualified_rating(evidence, latest), chips.qualified_direction(evidence, latest)
    tiles.append(Tile(say("tile-rating"), "", rated.reason or _surely(evidence, latest), rated))
    for one in evidence.held(latest)[1:]:
        other = chips.qualified_rating(evidence, one)
        tiles.append(Tile(aim_of(evidence, one), "", target(evidence, one, with_unit=True), other))
    tiles.append(Tile(say("tile-direction"), "", moved.reason or _moved(evidence, latest), moved))
    area, comparator = evidence.main_area, evidence.comparator(latest.period)[0]
    if area is not None and latest.target_kind != "benchmark" and not isnan(comparator):
        tiles.append(Tile(area.name, evidence.in_unit(comparator), period))
    if not isnan(latest.rank):
        place = say("tile-rank-place", place=words.ordinal(say, int(latest.rank)), number=int(latest.ranked))
        tiles.append(Tile(say(f"tile-rank-{ranked_among(evidence, latest)}"), place, say("tile-rank-best")))
    if rests_on := counts(evidence, latest):
        tiles.append(Tile(say("tile-counts"), rests_on, period))
    return (*tiles, *year_tile(evidence))


def _tiles_ahead(evidence: Evidence) -> tuple[Tile, ...]:
    """The next aim for a period that has no figure yet."""
    say, coming = evidence.say, ahead(evidence)[:1]
    name = say("tile-ahead", aim=say(f"aim-{aim_kind(coming)}"))
    return tuple(Tile(name, aim_shown(evidence, aim), words.short_label(say, aim.period)) for aim in coming)


def _year_of(evidence: Evidence, row: Row) -> str:
    """The year that the row belongs to."""
    period = parse(row.period)
    return words.short_label(
        evidence.say,
        holding_year(period, cast("YearType", evidence.indicator.year_type), evidence.indicator.starts_in) or period,
    )


def _surely(evidence: Evidence, row: Row) -> str:
    """That the figure is better or worse than its benchmark by more than chance, and that it is old."""
    is_sure = row.rating in ("green", "red") and row.rating_certainty == "beyond chance"
    notes = [evidence.say("certainty-sure")] if is_sure else []
    return words.listed(evidence.say, [*notes, *filter(None, [chips.age(evidence)])], "comma")


def _moved(evidence: Evidence, row: Row) -> str:
    """With what the figure is compared, and whether the change is more than chance."""
    compared = _compared_with(evidence, row)
    is_sure = row.certainty == "beyond chance" and row.direction not in ("no change", "not comparable")
    return words.listed(evidence.say, [compared, evidence.say("certainty-sure")], "comma") if is_sure else compared


def _compared_with(evidence: Evidence, row: Row) -> str:
    """What the newest figure is compared with: a year earlier; of pooled years and of no fixed times, which."""
    is_named = evidence.indicator.frequency == IRREGULAR
    if row.compared_with and (is_named or evidence.period(row.compared_with).kind == "pooled"):
        return evidence.say(
            "compared-with-years", period=words.short_label(evidence.say, evidence.period(row.compared_with))
        )
    return words.earlier(evidence.say, "compared-with", evidence.indicator)
