"""One measure in two units: two indicators that belong together, and to no third."""

from collections.abc import Iterator

from outturn.check.found import Rule, cells, readable
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Draft

SAME = ("polarity", "frequency", "year_type", "basis")
"""Columns in which two units of one measure agree."""
UNIT = ("unit", "unit_label", "currency", "multiplier", "per")
"""Columns in which they differ."""


def units_of_one_measure(draft: Draft) -> Iterator[Finding]:
    """An indicator that is given in another unit has one other, which agrees with it in everything but the unit."""
    table = draft.tables["indicators"]
    if not cells(table, "also_in").any():
        return
    frame = table.frame[readable(table, "indicator", "also_in", *SAME, *UNIT)].astype(object).fillna("")
    rows = {str(row["indicator"]): row for row in frame[::-1].to_dict("records")}
    partners: dict[str, set[str]] = {}
    for one, other in zip(frame["indicator"], frame["also_in"], strict=True):
        if other in rows:
            partners.setdefault(one, set()).add(other)
            partners.setdefault(other, set()).add(one)
    for number, name, other in zip(frame.index, frame["indicator"], frame["also_in"], strict=True):
        if other not in rows:
            continue
        where = Where(table.file, int(number), "also_in")
        differing = [column for column in SAME if rows[name][column] != rows[other][column]]
        if name == other:
            yield found("also-in-itself", where, found=shown(other))
        elif third := sorted((partners[name] | partners[other]) - {name, other}):
            yield found("also-in-third", where, found=shown(other), third=", ".join(third))
        elif differing:
            yield found("also-in-differs", where, found=shown(other), columns=", ".join(differing))
        elif all(rows[name][column] == rows[other][column] for column in UNIT):
            yield found("also-in-same-unit", where, found=shown(other))


RULES: tuple[Rule, ...] = (units_of_one_measure,)
