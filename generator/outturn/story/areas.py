"""Other areas' figures beside the council's, as a table, and how they are compared."""

from math import isnan

from outturn import words
from outturn.model import Area
from outturn.pages import AreaRow
from outturn.periods import parse
from outturn.story import chips
from outturn.story.evidence import Evidence
from outturn.story.figures import beside, shown

KINDS = ("nation", "region", "all", "neighbour", "peer")
"""The kinds of areas in the order in which a table has them; neighbours and peers stand together."""


def area_rows(evidence: Evidence) -> tuple[tuple[AreaRow, ...], str]:
    """Every area's figure for the newest period, and the name of that period: nation, regions, then by value."""
    say, latest = evidence.say, evidence.latest
    if latest is None:
        return (), ""
    council = AreaRow(evidence.scorecard.area, "", shown(evidence, latest), "", is_council=True)
    known = []
    for area in evidence.areas:
        value, mark = evidence.comparators.get(area.area, {}).get(latest.period, (float("nan"), ""))
        if not isnan(value) or mark:
            place = min(KINDS.index(area.kind), KINDS.index("neighbour"))
            sizes = (0, -value) if not isnan(value) else (1, 0.0)
            row = AreaRow(
                area.name,
                _kind(evidence, area),
                evidence.shown(value, mark),
                beside(mark),
                chips.comparison(evidence, latest, area.area) or words.comparison(say, ""),
            )
            known.append(((place, *sizes, area.name), row))
    ordered = tuple(row for _, row in sorted(known, key=lambda one: one[0]))
    return ((council, *ordered) if ordered else ()), words.short_label(say, parse(latest.period))


def _kind(evidence: Evidence, area: Area) -> str:
    """What kind of area it is, and how alike a neighbour is, in its model's words."""
    kind = evidence.say(f"area-{area.kind}")
    return evidence.say("area-alike", kind=kind, closeness=area.closeness) if area.closeness else kind


def areas_note(evidence: Evidence) -> str:
    """How the comparison is made, in a sentence."""
    latest = evidence.latest
    ways = {by for (_, period), (how, by, _) in evidence.compared.items() if how and latest and period == latest.period}
    if ways and evidence.indicator.unit == "scale":
        return evidence.say("areas-by-scale")
    return evidence.say(f"areas-by-{'-'.join(sorted(ways))}") if ways else ""
