"""Which national framework has which indicator, and under which code."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from outturn.model import Link
from outturn.own_pages import anchor
from outturn.pages import CodeRow, FrameworksPage, FrameworkTable, IndicatorRow
from outturn.story.crumbs import home_crumb
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

Use = tuple[str, str, IndicatorRow]
"""A framework, the code that it gives, and the indicator."""
Code = tuple[str, str]
"""A framework, and a code that it gives."""


def frameworks_page(say: Catalogue, uses: Sequence[Use], notice: str) -> FrameworksPage:
    """What the frameworks' page says: a table a framework, with its codes in order and where each is used."""
    found: dict[Code, list[IndicatorRow]] = {}
    named: dict[str, list[Code]] = {}
    for framework, code, row in uses:
        found.setdefault((framework, code), []).append(row)
        named.setdefault(row.address, []).append((framework, code))
    title, tables = say("frameworks-title"), []
    for framework, keys in groupby(sorted(found, key=_in_order), key=lambda key: key[0]):
        rows = (_code(key, found[key], named) for key in keys)
        tables.append(FrameworkTable(f"framework-{anchor(framework)}", framework, tuple(rows)))
    return FrameworksPage(
        addresses.FRAMEWORKS,
        title,
        say("frameworks-described"),
        (home_crumb(say), Link(title, addresses.FRAMEWORKS)),
        notice,
        frameworks=tuple(tables),
    )


def _code(key: Code, rows: Sequence[IndicatorRow], named: Mapping[str, Sequence[Code]]) -> CodeRow:
    others = dict.fromkeys(other for row in rows for other in named[row.address] if other != key)
    return CodeRow(
        _place(key),
        key[1],
        tuple(sorted(rows, key=lambda row: (row.scorecard.casefold(), row.address))),
        tuple(Link(other[1], f"{addresses.FRAMEWORKS}#{_place(other)}") for other in others),
    )


def _place(key: Code) -> str:
    """The anchor of a framework's code; two hyphens, of which a name makes one, keep its two parts apart."""
    return f"code-{anchor(key[0])}--{anchor(key[1])}"


def _in_order(key: Code) -> tuple[str, list[tuple[int, str]]]:
    """Frameworks by their names, codes as people count: NI 9 before NI 10."""
    parts = re.findall(r"\d+|\D+", key[1])
    return key[0], [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in parts]
