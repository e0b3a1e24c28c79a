"""A workbook that is brought back as it was written changes nothing, whatever program has saved it."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import office
from built import DATA, ROOT
from outturn.model import WORKING_COPY
from outturn.pipeline.exporting import exported
from outturn.pipeline.returning import Brought, brought
from outturn.workbook import by_calamine, by_openpyxl
from outturn.workbook.composed import fronts
from outturn.workbook.opened import opened
from outturn.workbook.own_form import OwnForm, own_form
from packages import SAY
from searches import share

CARDS = tuple(sorted(path.parent.name for path in (ROOT / DATA).glob("*/next")))


def form_of(content: bytes) -> OwnForm:
    book, found = opened("scorecard.xlsx", content)
    assert found == []
    form = own_form(book, fronts(SAY))
    assert form is not None
    return form


@cache
def workbook(packages: Path, card: str) -> bytes:
    return exported(packages, card, WORKING_COPY, SAY)


def nothing_changes(packages: Path, workbooks: Iterable[tuple[str, bytes]]) -> None:
    for card, content in workbooks:
        form = form_of(content)
        assert (form.scorecard, form.version, form.not_taken) == (card, WORKING_COPY, ())
        assert brought(packages, card, form) == Brought(), card


@pytest.mark.wide
def test_what_was_written_brings_back_no_change() -> None:
    assert len(CARDS) == 5
    nothing_changes(ROOT / DATA, ((card, workbook(ROOT / DATA, card)) for card in CARDS))


@pytest.mark.wide
@pytest.mark.parametrize("card", CARDS)
def test_both_readers_of_workbooks_give_the_same_of_what_was_written(card: str) -> None:
    content = workbook(ROOT / DATA, card)
    assert opened("a.xlsx", content, by_openpyxl) == opened("a.xlsx", content, by_calamine)


@pytest.mark.program
@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed here, and could not be")
def test_what_libreoffice_has_opened_and_saved_brings_back_no_change(tmp_path: Path) -> None:
    written = {f"{card}.xlsx": workbook(ROOT / DATA, card) for card in CARDS}
    saved = office.saved_again(written, tmp_path)
    assert all(saved[name] != content for name, content in written.items())
    nothing_changes(ROOT / DATA, ((name.removesuffix(".xlsx"), content) for name, content in saved.items()))


ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufffe\uffff"), max_size=30)
ODD = st.sampled_from(
    ["=1+1", "@SUM(A1)", "+44", "-", "'2024-04", "_x0041_", "a\nb", "  ", "https://a.example", "TRUE"]
)
DIGITS = st.from_regex(r"-?([0-9]{1,18}(\.[0-9]{0,12})?|\.[0-9]{1,9})", fullmatch=True)
NAME = st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True)
TIME = st.sampled_from(["2024", "FY2024-25", "2024-04", "2024-04-01", "AY2024-25-T1", "2022..2024", "2024-W37"])
TEXT = st.one_of(ANY, ODD)
FIGURES = st.tuples(NAME, TIME, DIGITS | st.just(""), DIGITS | TEXT, st.sampled_from(["", "p", "p b", "c"]), TEXT)
TARGETS = st.tuples(NAME, TIME, st.sampled_from(["target", "floor"]), DIGITS, TEXT)


def file(labels: str, rows: Sequence[Sequence[str]]) -> bytes:
    made = StringIO()
    csv.writer(made, lineterminator="\n").writerows([labels.split(","), *rows])
    return made.getvalue().encode("utf-8")


def copy_of(figures: Sequence[Sequence[str]], targets: Sequence[Sequence[str]], said: str) -> Mapping[str, bytes]:
    """A working copy that holds these, right or wrong."""
    return {
        "datapackage.json": json.dumps({"name": "any", "title": said, "keywords": [said, "2"]}).encode("utf-8"),
        "indicators.csv": file("indicator,title", [(name, said) for name in dict.fromkeys(row[0] for row in figures)]),
        "outturns.csv": file("indicator,period,value,low,mark,note", figures),
        "targets.csv": file("indicator,period,kind,value,note", targets),
        "comparators.csv": file("indicator,period,area,value", []),
        "areas.csv": file("area,name", []),
    }


@pytest.mark.property
@share(1 / 3)
@given(st.lists(FIGURES, max_size=8), st.lists(TARGETS, max_size=4), TEXT)
def test_any_package_comes_back_as_it_was(
    figures: list[tuple[str, ...]], targets: list[tuple[str, ...]], said: str
) -> None:
    files = copy_of(figures, targets, said)
    with TemporaryDirectory() as place:
        folder = Path(place) / "any" / WORKING_COPY
        folder.mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        nothing_changes(Path(place), [("any", workbook(Path(place), "any"))])


def test_spaces_that_a_sheet_does_not_say_are_no_change(tmp_path: Path) -> None:
    folder = tmp_path / "any" / WORKING_COPY
    folder.mkdir(parents=True)
    odd = [("a", " FY2024-25", "1 ", "", " p", "")]
    for name, content in copy_of(odd, [], "Any").items():
        (folder / name).write_bytes(content)
    nothing_changes(tmp_path, [("any", workbook(tmp_path, "any"))])
