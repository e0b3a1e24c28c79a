"""Tables are CSV as RFC 4180 has it: what other programs read in another way, or not at all, is named with its row."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from in_words import in_words
from outturn.reading.tables import read_table

HEADER = "area,name,kind,code,closeness"
RIGHT = "england,England,nation,E92000001,"


def read(folder: Path, text: str) -> tuple[pd.DataFrame, list[tuple[str, int | None, str]]]:
    """The table, and its findings: id, row and what was found."""
    (folder / "areas.csv").write_bytes(text.encode("utf-8"))
    table, findings = read_table(folder, "a/next", "areas")
    said = zip(findings, in_words(findings), strict=True)
    return table.frame, [(one.id, one.where.row, words.found) for one, words in said]


@pytest.mark.parametrize("width", [1, 2, 4, 6, 30])
def test_rows_that_are_mostly_of_another_width_than_the_header_are_each_named(tmp_path: Path, width: int) -> None:
    rows = [",".join(["x"] * width)] * 9
    frame, found = read(tmp_path, "\n".join([HEADER, *rows, RIGHT]) + "\n")
    assert [(id_, row) for id_, row, _ in found] == [("row-cells", row) for row in range(2, 11)]
    assert list(frame["name"]) == ["England"]
    assert list(frame.index) == [11]


@pytest.mark.parametrize(
    ("text", "row", "reason"),
    [
        (f'{HEADER}\n{RIGHT}\nnorth,"North,region,,\n', 3, "a quotation mark that is never closed"),
        (f'{HEADER}\n{RIGHT}\nnorth,"North,region,,', 3, "a quotation mark that is never closed"),
        (f'{HEADER}\n"', 2, "a quotation mark that is never closed"),
        (f'{HEADER}\nnorth,"North" England,region,,\n{RIGHT}\n', 2, "text after a closing quotation mark"),
        (f'{HEADER}\nnorth,"North""x" y,region,,\n', 2, "text after a closing quotation mark"),
        (f"{HEADER}\nnorth,North,region,,\rsouth,South,region,,\n", 2, "lines that end in more than one way"),
        (f"{HEADER}\n{RIGHT}\nnorth,{'x' * 100_001},region,,\n", 3, "a cell of more than 100,000 characters"),
    ],
)
def test_what_ends_a_table_is_named_with_its_row(tmp_path: Path, text: str, row: int, reason: str) -> None:
    _, found = read(tmp_path, text)
    assert found == [("table-not-csv", row, reason)]


def test_rows_before_the_end_of_a_broken_table_are_read_and_checked_all_the_same(tmp_path: Path) -> None:
    frame, found = read(tmp_path, f'{HEADER}\nBad Name,England,nation,,\n{RIGHT}\nnorth,"North\n')
    assert [(id_, row) for id_, row, _ in found] == [("text-form", 2), ("table-not-csv", 4)]
    assert list(frame["area"]) == ["Bad Name", "england"]


@pytest.mark.parametrize(
    ("cell", "write"),
    [('12" pipes', '"12"" pipes"'), ('a"b"', '"a""b"""'), (' "x"', '" ""x"""'), ('x""', '"x"""""')],
)
def test_a_quotation_mark_in_a_cell_without_any_around_it_is_named(tmp_path: Path, cell: str, write: str) -> None:
    (tmp_path / "areas.csv").write_text(f"{HEADER}\nnorth,{cell},region,,\n{RIGHT}\n", encoding="utf-8")
    _, findings = read_table(tmp_path, "a/next", "areas")
    (said,) = (one for one in in_words(findings) if one.id == "cell-quotes") if cell[0] != " " else (None,)
    if said:
        assert (said.where.row, said.where.column, said.expected) == (2, "name", write)
    else:
        assert [one.id for one in findings] == ["text-spaces"]


def test_lines_that_end_in_two_carriage_returns_are_named(tmp_path: Path) -> None:
    _, found = read(tmp_path, f"{HEADER}\r\n{RIGHT}\r\r\n")
    assert found == [("table-not-csv", 2, "lines that end in more than one way")]


@pytest.mark.parametrize("name", ['The "North"', 'a""b', '"', "a,b", "'", "a\\b"])
def test_what_is_quoted_as_the_standard_has_it_is_read(tmp_path: Path, name: str) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([HEADER.split(","), ["north", f"x{name}", "region", "", ""]])
    frame, found = read(tmp_path, written.getvalue())
    assert found == []
    assert list(frame["name"]) == [f"x{name}"]


CELLS = st.sampled_from(["north", "south", "England", "nation", "region", "E1", "", "a b", "x,y", 'say "so"'])


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=6))
def test_a_table_is_read_as_pandas_reads_it(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    folder = tmp_path_factory.mktemp("table")
    written = io.StringIO()
    csv.writer(written).writerows([HEADER.split(","), *rows])
    frame, found = read(folder, written.getvalue())
    theirs = pd.read_csv(io.StringIO(written.getvalue()), dtype=str, keep_default_na=False, skip_blank_lines=False)
    kept = theirs[theirs.apply(any, axis=1)]
    assert frame.to_numpy().tolist() == kept.to_numpy().tolist()
    empty = theirs.index.difference(kept.index)
    assert [row for id_, row, _ in found if id_ == "row-empty"] == [at + 2 for at in empty]
