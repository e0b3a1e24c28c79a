"""What differs between the smaller tables and the commentary of two states."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from outturn.model import Package
from outturn.versions.cells import rows_by, same, shared_indicators
from outturn.versions.history import Change


def changed_rest(old: Package, new: Package) -> Iterator[Change]:
    """What differs in all but the scorecard, its indicators, their figures and targets."""
    yield from _beside("comparators", (old.comparators, new.comparators), ("area",), shared_indicators(old, new))
    yield from _beside(
        "breakdowns", (old.breakdowns, new.breakdowns), ("dimension", "group"), shared_indicators(old, new)
    )
    yield from _listed("groups", _by_name(old), _by_name(new))
    yield from _listed("areas", {one.area: one for one in old.areas}, {one.area: one for one in new.areas})
    yield from _listed("steps", _steps(old), _steps(new))
    yield from _listed("frameworks", _codes(old), _codes(new))
    yield from _listed("issues", {one.issue: one for one in old.issues}, {one.issue: one for one in new.issues})
    yield from _listed(
        "concerns", {one.concern: one for one in old.concerns}, {one.concern: one for one in new.concerns}
    )
    yield from _listed("assessments", _scores(old), _scores(new))
    for change in _listed("answers", _answers(old), _answers(new)):
        yield replace(change, level="patch")  # nothing of what is published is another for them
    for name in sorted(set(old.commentary) | set(new.commentary)):
        if (was := old.commentary.get(name, "")) != (now := new.commentary.get(name, "")):
            about = "" if name == "summary" else name
            kind = "commentary changed" if was and now else "commentary added" if now else "commentary removed"
            yield Change(kind, "patch", about, subject="commentary")


def _steps(package: Package) -> dict[object, object]:
    return {(one.indicator, one.period): one for one in package.steps}


def _codes(package: Package) -> dict[object, object]:
    return {(one.indicator, one.framework): one for one in package.frameworks}


def _scores(package: Package) -> dict[object, object]:
    return {(one.assessment, one.group, one.subject, one.as_at): one for one in package.assessments}


def _answers(package: Package) -> dict[object, object]:
    return {(one.finding, one.file, one.key, one.column): one for one in package.answers}


def _by_name(package: Package) -> dict[object, object]:
    return {(one.dimension, one.group): one for one in package.groups}


def _beside(
    table: str, frames: tuple[pd.DataFrame, pd.DataFrame], further: tuple[str, ...], shared: Collection[str]
) -> Iterator[Change]:
    """Figures of other areas or of groups: how many of each indicator are new, revised or gone."""
    before, after = (rows_by(one, ("indicator", "period", *further)) for one in frames)
    found: Counter[tuple[str, str]] = Counter()
    for key in [key for key in before if key not in after and key[0] in shared]:
        found[key[0], f"{table} removed"] += 1
    for key, row in after.items():
        if key[0] in shared:
            was = before.get(key)
            if was is None:
                found[key[0], f"{table} added"] += 1
            elif not all(same(was[name], row[name]) for name in row):
                found[key[0], f"{table} revised"] += 1
    for (indicator, kind), count in found.items():
        yield Change(kind, "minor", indicator, subject=table, count=count)


def _listed(table: str, before: Mapping[object, object], after: Mapping[object, object]) -> Iterator[Change]:
    counts = {
        f"{table} added": len(set(after) - set(before)),
        f"{table} removed": len(set(before) - set(after)),
        f"{table} changed": sum(before[key] != after[key] for key in set(before) & set(after)),
    }
    for kind, count in counts.items():
        if count:
            yield Change(kind, "patch" if kind.endswith("changed") else "minor", subject=table, count=count)
