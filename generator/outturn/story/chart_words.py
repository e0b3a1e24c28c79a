"""What a chart says in words: its description for those who do not see it, and what its marks mean."""

from collections.abc import Sequence

from outturn import words
from outturn.pages import Line
from outturn.periods import Period
from outturn.story.evidence import Evidence
from outturn.story.levels import Ahead, coming

CAUSES = {"": "", "improvement": "improvement", "concern": "concern", "increase": "special", "decrease": "special"}
"""How a point is drawn, by the variation that it shows."""
CERTAINTY = {"could be chance": "chance", "not tested": "untested"}
"""How the newest point is drawn, by how sure the change to it is; a dot where it is beyond chance, or not told."""
SILENT = ("mean", "limit")
"""Roles that a description does not name."""


def description(evidence: Evidence, axis: Sequence[Period], lines: Sequence[Line], aims: Sequence[Ahead]) -> str:
    """The chart in words, for those who do not see it; ``lines`` are the drawn ones but for the aims to come."""
    say, line = evidence.say, lines[0]
    known = [(value, place) for place, value in enumerate(line.values) if value is not None]
    if not known:
        return " ".join((say("chart-no-figure", area=line.name), *coming(evidence, aims)))
    later = "".join(f" {sentence}" for sentence in coming(evidence, aims))
    low_at, high_at = min(known)[1], max(known)[1]
    first, last, lowest, highest = (
        words.short_label(say, axis[place]) for place in (known[0][1], known[-1][1], low_at, high_at)
    )
    others = [other.name for other in lines[1:] if other.role not in SILENT]
    gaps = {"area": line.name, "others": words.listed(say, others, "and")}
    beside = "-beside" if others else ""
    if len(known) == 1:
        return say(f"chart-one-figure{beside}", figure=line.shown[low_at], period=first, **gaps) + later
    gaps |= {"first": first, "last": last, "lowest_period": lowest, "highest_period": highest}
    said = say(f"chart-line{beside}", lowest=line.shown[low_at], highest=line.shown[high_at], **gaps)
    return said + later


def notes(evidence: Evidence, line: Line, aims: Sequence[Ahead]) -> tuple[str, ...]:
    """What lies ahead, and what those marks mean that the outturns' line has, a sentence each."""
    say = evidence.say
    said = [*coming(evidence, aims)]
    for look, rules in _rules(evidence).items():
        each = [say(f"chart-rule-{rule}") for rule in rules]
        said.append(say(f"chart-squares-{look}", rules=words.listed(say, each, "or")))
    known = [place for place, value in enumerate(line.values) if value is not None]
    if known and line.newest and not any(line.causes[known[-1] :]):
        said.append(say(f"chart-newest-{line.newest}"))
    return tuple(said)


def _rules(evidence: Evidence) -> dict[str, list[str]]:
    """The rules that the points meet, by how these are drawn, in the order of time."""
    found: dict[str, list[str]] = {}
    for row in evidence.rows:
        look = CAUSES[row.variation_shown]
        if look and row.special_cause not in found.setdefault(look, []):
            found[look].append(row.special_cause)
    return found
