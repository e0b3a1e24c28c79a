"""What several scorecards have: an indicator is better the same way in all of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Draft

WAYS = ("higher", "lower")


class _Said(NamedTuple):
    """Which way is better, and where that is said."""

    polarity: str
    where: Where


def same_polarity(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """What has one code of a framework, or one title, in several places is better the same way in all of them.

    Where they differ, the fewer are named; of as many, those that say higher.
    """
    said: dict[tuple[str, ...], list[_Said]] = {}
    for draft in drafts:
        for keys, one in _indicators(draft):
            for key in keys:
                said.setdefault(key, []).append(one)
    told: set[Where] = set()
    for places in said.values():
        by_way = {way: [one for one in places if one.polarity == way] for way in WAYS}
        few, many = sorted(WAYS, key=lambda way: len(by_way[way]))
        for one in by_way[few]:
            if one.where not in told:
                told.add(one.where)
                yield found(
                    "polarity-unlike-others",
                    one.where,
                    found=shown(few),
                    polarity=many,
                    place=by_way[many][0].where,
                )


def _indicators(draft: Draft) -> Iterator[tuple[list[tuple[str, ...]], _Said]]:
    """Each indicator by its title and its codes, with the polarity that it is said to have."""
    codes: dict[str, list[tuple[str, ...]]] = {}
    frameworks = draft.tables["frameworks"].frame
    for name, *code in zip(frameworks["indicator"], frameworks["framework"], frameworks["code"], strict=True):
        codes.setdefault(name, []).append(tuple(str(one).casefold() for one in code))
    table = draft.tables["indicators"]
    columns = (table.frame[name] for name in ("indicator", "title", "polarity"))
    for row, name, title, polarity in zip(table.frame.index, *columns, strict=True):
        if polarity in WAYS and title:
            keys = [(str(title).casefold(),), *codes.get(name, [])]
            yield keys, _Said(str(polarity), Where(table.file, int(row), "polarity"))
