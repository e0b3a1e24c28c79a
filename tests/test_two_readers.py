"""The check's own reader and Frictionless, held against each other.

The check is stricter, since whoever reads its findings is to be told what a spreadsheet did; each way in which it is
stands in ``STRICTER`` with its reason. There is no way in which Frictionless is: ``--frictionless`` and sealing would
find what the check let pass. Both are asked about tables as tables; what figures mean is the check's alone.
"""

import random
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from frictionless import Package as StandardPackage
from frictionless import system
from hypothesis import given, settings

import attacks
from golden import CASES, copied
from outturn.check.keys import no_key_twice
from outturn.findings import problems
from outturn.model import DESCRIPTOR, Draft, Package
from outturn.reading.load import read
from outturn.reading.standard import standard_faults
from outturn.versions.seal import as_package
from wild import wild_packages

STRICTER: Mapping[str, str] = {
    "number-exponent": "the spreadsheet that wrote 1.23E+05 has dropped digits",
    "number-not-a-number": "words for what is no number, such as NaN and INF, are Frictionless' numbers",
    "number-too-large": "beyond 15 digits a number is not what was written",
    "cell-quotes": "a quotation mark without others around the cell is read in two ways",
    "cell-line-break": "a text of one line stands in a sentence and in one row of a spreadsheet",
    "table-not-csv": "a mark that is never closed, or text after it, hides rows, which Frictionless takes for text",
    "text-formula": "a spreadsheet works it out",
    "text-spaces": "a space at an end tells two names apart that look alike",
    "text-no-letter": "a name that is a number names nothing",
    "text-unseen": "a character that nobody sees tells two texts apart that look alike",
    "date-not-a-day": "2025-2-3 is written in one way",
    "column-spaces": "a column is called by its name",
}
"""What the check alone refuses in a table, and why."""
SPOILS = (
    *(attacks.widths, attacks.quotes, attacks.hidden_in_a_cell, attacks.formula),
    *(attacks.bytes_of_a_file, attacks.encoding, attacks.flood),
)
"""Attacks on tables."""
SEEDS = range(4)
NAMES = sorted(path.relative_to(CASES).as_posix() for path in CASES.rglob("next"))


def packed(place: Path, *tables: str) -> dict[str, bytes]:
    """The working copy with those tables, or with all, as a Data Package."""
    paths = [place / f"{table}.csv" for table in tables] or [*place.glob("*.csv")]
    return as_package({path.name: path.read_bytes() for path in (place / DESCRIPTOR, *paths)})


def ours(place: Path) -> tuple[Draft, set[str]]:
    """The working copy, and the kinds of the problems that the check finds in its tables as tables."""
    draft, unread = read(place, "/".join(place.parts[-2:]))
    found = problems([*unread, *no_key_twice(draft)])
    return draft, {one.id for one in found if one.where.file.endswith(".csv")}


def theirs(place: Path, *tables: str) -> set[str]:
    """The kinds of errors that Frictionless finds in those tables, or in all."""
    try:
        files = packed(place, *tables)
    except UnicodeDecodeError:  # the header is read to know which columns there are
        return {"encoding-error"}
    return {one.kind for one in standard_faults(files, DESCRIPTOR)}


def assert_agreed(place: Path, *tables: str) -> None:
    """Fail where one of the two refuses the tables alone, and no reason is written."""
    (_, found), others = ours(place), theirs(place, *tables)
    assert found or not others, "Frictionless alone refuses it"
    assert others or found <= set(STRICTER), f"the check alone refuses it, without a reason: {found - set(STRICTER)}"


@pytest.mark.wide
@pytest.mark.parametrize("case", NAMES)
def test_they_agree_on_every_case(case: str) -> None:
    assert_agreed(CASES / case)


@pytest.mark.property
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("spoil", SPOILS, ids=lambda one: one.__name__)
def test_they_agree_on_what_accidents_make_of_tables(tmp_path: Path, spoil: attacks.Attack, seed: int) -> None:
    site = copied("small", tmp_path)
    spoil(random.Random(seed), site)  # noqa: S311 - the same accident from the same seed
    assert_agreed(site / attacks.NEXT)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working copy whose tables are written anew for each of many packages."""
    return copied("small", tmp_path_factory.mktemp("wild")) / attacks.NEXT


@pytest.mark.property
@settings(max_examples=25)
@given(package=wild_packages())
def test_they_agree_on_any_figures(bare: Path, package: Package) -> None:
    figures = ("outturns", "targets", "comparators")
    for name in figures:
        getattr(package, name).to_csv(bare / f"{name}.csv", index=False)
    for name in ("indicators", "areas"):
        pd.DataFrame([asdict(one) for one in getattr(package, name)]).to_csv(bare / f"{name}.csv", index=False)
    assert_agreed(bare, *figures)


HEADER = "area,name,kind,code,closeness"
ODD: Mapping[str, tuple[bytes, list[str] | str]] = {
    "a comma in quotation marks": (b'a,"Herne, north",peer,,\n', ["Herne, north"]),
    "quotation marks in quotation marks": (b'a,"""Old"" Herne",peer,,\n', ['"Old" Herne']),
    "JSON in a cell": (b'a,"{""type"": ""Point"", ""at"": [1, 2]}",peer,,\n', ['{"type": "Point", "at": [1, 2]}']),
    "cells that are empty between quotation marks": (b'a,Herne,peer,"",""\n', ["Herne"]),
    "every cell between quotation marks": (b'"a","Herne","peer","",""\n"b","Ash","peer","",""\n', ["Herne", "Ash"]),
    "other alphabets and a picture": ("a,Ærø Ελλάδα 中文 🏡,peer,,\n".encode(), ["Ærø Ελλάδα 中文 🏡"]),
    "no line end after the last row": (b"a,Herne,peer,,", ["Herne"]),
    "lines of another system": (b"a,Herne,peer,,\r\nb,Ash,peer,,\r\n", ["Herne", "Ash"]),
    "a comma in quotation marks, lines of another system": (b'a,"Herne, north",peer,,\r\n', ["Herne, north"]),
    "a number for a name": (b"a,1984,peer,,\n", "text-no-letter"),
    "true for a name": (b"a,true,peer,,\n", ["true"]),
    "a line break in a cell": (b'a,"Herne\nnorth",peer,,\n', "cell-line-break"),
    "a line break of another system in a cell": (b'a,"Herne\r\nnorth",peer,,\r\n', "cell-line-break"),
    "quotation marks and line breaks": (b'a,"Herne ""old""\n""new""",peer,,\n', "cell-line-break"),
    "a quotation mark without others around it": (b'a,Herne "old",peer,,\n', "cell-quotes"),
    "a quotation mark that is never closed": (b'a,"Herne,peer,,\nb,Ash,peer,,\n', "table-not-csv"),
    "text after a closing quotation mark": (b'a,"Herne" north,peer,,\n', "table-not-csv"),
    "a bare carriage return": (b"a,Herne,peer,,\rb,Ash,peer,,\r", "table-not-csv"),
    "a cell too few": (b"a,Herne,peer,\n", "row-cells"),
    "a cell too many": (b"a,Herne,peer,,,\n", "row-cells"),
    "an empty line": (b"a,Herne,peer,,\n\nb,Ash,peer,,\n", "row-empty"),
    "a row of empty cells": (b"a,Herne,peer,,\n,,,,\nb,Ash,peer,,\n", "row-empty"),
    "a name of spaces": (b"a, ,peer,,\n", "text-spaces"),
    "a space behind a comma": (b"a, Herne,peer,,\n", "text-spaces"),
    "a semicolon for a comma": (b"a;Herne;peer;;\n", "row-cells"),
    "bytes of another encoding": ("a,Ærø,peer,,\n".encode("cp1252"), "file-not-utf8"),
    "a zero byte": (b"a,Her\0ne,peer,,\n", "text-unseen"),
    "a name that is missing": (b"a,,peer,,\n", "cell-empty"),
    "a key that stands twice": (b"a,Herne,peer,,\na,Ash,peer,,\n", "row-twice"),
    "a kind that there is not": (b"a,Herne,town,,\n", "word-not-allowed"),
}
"""What can stand in a table of areas, and the names that it has, or the problem of which it is refused.

The kinds are those of csv-spectrum, a set of small files that CSV readers are tried with, and some more.
"""


def with_areas(site: Path, body: bytes, mark: bytes = b"") -> Path:
    """The working copy of the small site with these areas, behind a byte order mark where there is one."""
    place = copied("small", site) / attacks.NEXT
    (place / "areas.csv").write_bytes(mark + HEADER.encode() + (b"\r\n" if b"\r\n" in body else b"\n") + body)
    return place


def names_elsewhere(place: Path) -> list[str]:
    """The names of areas as Frictionless reads them."""
    folder = place.parent
    for name, content in packed(place, "areas").items():
        (folder / name).write_bytes(content)
    with system.use_context(trusted=False):
        areas: Any = StandardPackage.from_descriptor(str(folder / DESCRIPTOR)).get_resource("areas")
        return [row["name"] for row in areas.read_rows()]


@pytest.mark.parametrize(("body", "expected"), ODD.values(), ids=list(ODD))
def test_they_read_odd_tables_alike(tmp_path: Path, body: bytes, expected: list[str] | str) -> None:
    place = with_areas(tmp_path, body)
    (draft, found), others = ours(place), theirs(place, "areas")
    if isinstance(expected, str):
        assert expected in found
        assert others or expected in STRICTER
    else:
        assert (found, others) == (set(), set())
        assert draft.tables["areas"].frame["name"].tolist() == names_elsewhere(place) == expected


def test_they_read_a_byte_order_mark_alike(tmp_path: Path) -> None:
    place = with_areas(tmp_path, b"a,Herne,peer,,\n", b"\xef\xbb\xbf")
    draft, found = ours(place)
    assert (found, theirs(place, "areas")) == (set(), set())
    assert draft.tables["areas"].frame["area"].tolist() == ["a"]
    assert names_elsewhere(place) == ["Herne"]
