"""What stands with an indicator's figures in the JSON document: targets, other areas, groups and their gaps."""

from collections.abc import Iterator

from outturn.exports.records import KEYS, OWN, Grouped, Key, Record, grouped, keys, records, rows
from outturn.versions.history import Edition

TARGET = ("kind", "name", "value", "grade", "source", "set_by", "note")
"""What is said of a target, by the names of its columns."""
COMPARED = ("low", "high", "comparison", "compared_by", "certainty")
"""The judgements of another area's figure."""
GROUPED = ("low", "high", "interval", "comparison", "compared_by", "certainty")
"""The judgements of a group's figure."""
GAP = (
    *("dimension", "value", "low", "high", "best", "worst", "gap_certainty"),
    *("compared_with", "compared_value", "change", "direction", "direction_reason", "certainty"),
)
"""What is said of a gap, by the names that ``judgements.csv`` has for it."""


def beside_figures(edition: Edition, rated: tuple[str, ...]) -> dict[str, dict[Key, list[Record]]]:
    """What stands with the figures, by indicator and period; ``rated`` names the judgements against one target."""
    package, judged = edition.package, edition.judgements
    return {
        "further": grouped(judged.further, records(judged.further, rated)),
        "targets": grouped(package.targets, records(package.targets, TARGET)),
        "comparators": grouped(package.comparators, list(_compared(edition))),
        "groups": grouped(package.breakdowns, list(_of_groups(edition))),
        "gaps": grouped(judged.gaps, records(judged.gaps, GAP)),
    }


def _of_groups(edition: Edition) -> Iterator[Record]:
    """Every group's figure, in the order of the package's breakdowns, with what was judged of it."""
    theirs, judged = edition.package.breakdowns, edition.judgements.groups
    of_key = (*KEYS, "dimension", "group")
    found = dict(zip(rows(judged, of_key), rows(judged, GROUPED), strict=True))
    names = ("dimension", "group", *OWN)
    for key, values in zip(rows(theirs, of_key), rows(theirs, names), strict=True):
        yield dict(zip((*names, *GROUPED), (*values, *found[key]), strict=True))


def _compared(edition: Edition) -> Iterator[Record]:
    """Every other area's figure, in the order of the package's comparators, with what was judged of it."""
    theirs, judged = edition.package.comparators, edition.judgements.comparisons
    names = ("area", "value", "grade", "numerator", "denominator", "mark")
    found = dict(zip(rows(judged, (*KEYS, "area")), rows(judged, COMPARED), strict=True))
    for (indicator, period), values in zip(keys(theirs), rows(theirs, names), strict=True):
        yield dict(zip((*names, *COMPARED), (*values, *found[indicator, period, values[0]]), strict=True))


def left(found: Grouped, name: str) -> list[Record]:
    """What is left of an indicator once its figures took theirs: records of periods without a figure."""
    return [{"period": period, **one} for (owner, period), ones in found.items() if owner == name for one in ones]
