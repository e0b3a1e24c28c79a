"""Which national framework has which indicator, and under which code."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from outturn.model import Link
from outturn.pages import CodeRow, FrameworksPage, FrameworkTable, IndicatorRow
from outturn.story.crumbs import home_crumb
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

Use = tuple[str, str, IndicatorRow]
"""A framework, the code that it gives, and the indicator."""


def frameworks_page(say: Catalogue, uses: Sequence[Use], notice: str) -> FrameworksPage:
    """What the frameworks' page says: a table a framework, with its codes in order and where each is used."""
    found: dict[tuple[str, str], list[IndicatorRow]] = {}
    named: dict[str, list[str]] = {}
    for framework, code, row in uses:
        found.setdefault((framework, code), []).append(row)
        named.setdefault(row.address, []).append(code)
    ids = _ids(dict.fromkeys(code for _, code in sorted(found, key=_in_order)), "code")
    places = _ids(dict.fromkeys(sorted(framework for framework, _ in found)), "framework")
    title, tables = say("frameworks-title"), []
    for framework, place in places.items():
        codes = sorted((key for key in found if key[0] == framework), key=_in_order)
        rows = (_code(code, found[framework, code], named, ids) for _, code in codes)
        tables.append(FrameworkTable(place, framework, tuple(rows)))
    return FrameworksPage(
        addresses.FRAMEWORKS,
        title,
        say("frameworks-described"),
        (home_crumb(say), Link(title, addresses.FRAMEWORKS)),
        notice,
        frameworks=tuple(tables),
    )


def _code(code: str, rows: Sequence[IndicatorRow], named: dict[str, list[str]], ids: dict[str, str]) -> CodeRow:
    others = dict.fromkeys(other for row in rows for other in named[row.address] if other != code)
    return CodeRow(
        ids[code],
        code,
        tuple(sorted(rows, key=lambda row: (row.scorecard.casefold(), row.address))),
        tuple(Link(other, f"{addresses.FRAMEWORKS}#{ids[other]}") for other in others),
    )


def _in_order(key: tuple[str, str]) -> tuple[str, list[tuple[int, str]]]:
    """Frameworks by their names, codes as people count: NI 9 before NI 10."""
    parts = re.findall(r"\d+|\D+", key[1])
    return key[0], [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in parts]


def _ids(texts: Iterable[str], prefix: str) -> dict[str, str]:
    """An id for each text, made of its letters and digits; of two that would be the same, the second gets a number."""
    found: dict[str, str] = {}
    for text in texts:
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
        base = "-".join([prefix, *re.findall("[a-z0-9]+", plain)])
        taken, one, number = set(found.values()), base, 2
        while one in taken:
            one, number = f"{base}-{number}", number + 1
        found[text] = one
    return found
