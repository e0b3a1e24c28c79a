"""What stands with an indicator's figures in the JSON document: targets, other areas, groups and their gaps."""

from collections.abc import Iterable, Iterator

import pandas as pd

from outturn.exports.records import KEYS, OWN, Record, keys, records, rows
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


def beside_figures(edition: Edition, rated: tuple[str, ...]) -> dict[str, dict[str, list[Record]]]:
    """What stands with the figures, by kind and indicator, each with its period, in the order of time.

    ``rated`` names the judgements against one target.
    """
    package, judged = edition.package, edition.judgements
    return {
        "further": _grouped(judged.further, records(judged.further, rated)),
        "targets": _grouped(package.targets, records(package.targets, TARGET)),
        "comparators": _grouped(package.comparators, _compared(edition)),
        "groups": _grouped(package.breakdowns, _of_groups(edition)),
        "gaps": _grouped(judged.gaps, records(judged.gaps, GAP)),
    }


def _grouped(frame: pd.DataFrame, found: Iterable[Record]) -> dict[str, list[Record]]:
    """The records by indicator, with their periods; there is one a row of the frame, in its order."""
    result: dict[str, list[Record]] = {}
    for (indicator, period), record in zip(keys(frame), found, strict=True):
        result.setdefault(indicator, []).append({"period": period, **record})
    return result


def _of_groups(edition: Edition) -> Iterator[Record]:
    """Every group's figure, in the order of the package's breakdowns, with what was judged of it."""
    theirs, judged = edition.package.breakdowns, edition.judgements.groups
    of_key = (*KEYS, "dimension", "group")
    found = dict(zip(rows(judged, of_key), rows(judged, GROUPED), strict=True))
    names = ("dimension", "group", *OWN)
    for key, values in zip(rows(theirs, of_key), rows(theirs, names), strict=True):
        yield _tested(dict(zip((*names, *GROUPED), (*values, *found[key]), strict=True)))


def _compared(edition: Edition) -> Iterator[Record]:
    """Every other area's figure, in the order of the package's comparators, with what was judged of it."""
    theirs, judged = edition.package.comparators, edition.judgements.comparisons
    names = ("area", "value", "grade", "numerator", "denominator", "mark")
    found = dict(zip(rows(judged, (*KEYS, "area")), rows(judged, COMPARED), strict=True))
    for (indicator, period), values in zip(keys(theirs), rows(theirs, names), strict=True):
        yield _tested(dict(zip((*names, *COMPARED), (*values, *found[indicator, period, values[0]]), strict=True)))


def _tested(record: Record) -> Record:
    """The record without how it was tested where it was compared by value alone, which tests nothing."""
    return {**record, "compared_by": "", "certainty": ""} if record["compared_by"] == "value" else record
