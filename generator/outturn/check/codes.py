"""Codes of national frameworks, across packages: the same code has the same figures, and its own place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outturn.check.found import number
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Package
from outturn.own_pages import anchor

FIRST_ROW = 2


class _Figure(NamedTuple):
    """A figure as its file has it, and where."""

    period: str
    value: str
    where: Where


def same_code_same_figures(packages: Sequence[Package]) -> Iterator[Finding]:
    """The same framework code in two places of one area carries the figures of the place that has it first."""
    first: dict[tuple[str, str, str, str], _Figure] = {}
    for package in packages:
        figures = _figures(package)
        for one in package.frameworks:
            for figure in figures.get(one.indicator, ()):
                key = (package.scorecard.area, one.framework, one.code, figure.period)
                other = first.setdefault(key, figure)
                if other.value != figure.value:
                    yield _differ(f"{one.framework} {one.code}", other, figure)


def _figures(package: Package) -> dict[str, list[_Figure]]:
    """The figures of each indicator that has a code."""
    coded = {one.indicator for one in package.frameworks}
    file, frame = _file(package, "outturns"), package.outturns[package.outturns["indicator"].isin(coded)]
    found: dict[str, list[_Figure]] = {}
    for row, indicator, period, value in zip(
        frame.index, frame["indicator"], frame["period"], frame["value"], strict=True
    ):
        found.setdefault(indicator, []).append(_Figure(period, number(value), Where(file, int(row), "value")))
    return found


def _differ(code: str, one: _Figure, other: _Figure) -> Finding:
    return found(
        "framework-figures-differ",
        one.where,
        found=shown(one.value),
        other=shown(other.value),
        place=Where(other.where.file, other.where.row),
        period=one.period,
        code=code,
    )


def codes_apart(packages: Sequence[Package]) -> Iterator[Finding]:
    """No two frameworks, and no two codes of one, are written so much alike that they have one place on the page."""
    taken: dict[tuple[str, str], tuple[str, Where]] = {}
    for package in packages:
        file = _file(package, "frameworks")
        for row, one in enumerate(package.frameworks, start=FIRST_ROW):
            within = anchor(one.framework)
            for column, text, above in (("framework", one.framework, ""), ("code", one.code, within)):
                where = Where(file, row, column)
                other, place = taken.setdefault((f"{column} {above}", anchor(text)), (text, where))
                if other != text:
                    yield found("code-alike", where, found=shown(text), other=shown(other), place=place)


def _file(package: Package, table: str) -> str:
    return f"{package.scorecard.name}/{package.scorecard.version}/{table}.csv"
