"""Several marks on one figure: judging finds its letter among them, pages show and explain each."""

import pandas as pd
import pytest

from outturn.judge import judge
from outturn.model import MARKS, has_mark
from outturn.schemas import fields
from outturn.story.figures import figure_row, marks
from packages import Rows, counted, first_reading, indicator, package, series

TOPS = (100, 140, 180, 220, 260, 300, 340)
YEARS = [(f"{year}", top, 1000) for year, top in enumerate(TOPS, start=2018)]


def figures(mark: str, at: int) -> Rows:
    """Seven years of percentages, one of them with these marks."""
    return [(*row[:2], mark if place == at else "", *row[3:]) for place, row in enumerate(counted(YEARS))]


@pytest.mark.parametrize("letter", ["b", "f", "u", "e", "r"])
@pytest.mark.parametrize("at", [3, 6])
def test_a_mark_is_found_among_others_wherever_it_stands(letter: str, at: int) -> None:
    """That a figure is provisional as well changes no judgement of it."""
    target = [("2024", "target", 30)]
    alone = judge(series(figures(letter, at), target))
    for both in (f"{letter} p", f"p {letter}"):
        beside = judge(series(figures(both, at), target))
        pd.testing.assert_frame_equal(beside.figures.drop(columns="mark"), alone.figures.drop(columns="mark"))
        pd.testing.assert_frame_equal(beside.series, alone.series)


def test_a_mark_changes_judgements_at_all() -> None:
    with_break, without = (judge(series(figures(mark, 6))).figures for mark in ("p b", "p"))
    assert list(with_break["direction_reason"])[-1] == "break"
    assert list(without["direction_reason"])[-1] == ""


def test_a_comparator_s_forecast_is_found_among_its_marks() -> None:
    theirs = [("moves", "2024", "england", 15.0, "p f", 150, 1000)]
    whole = package({indicator(): counted([("2024", 340, 1000)])}, (), theirs)
    assert list(judge(whole).comparisons["certainty"]) == ["not tested"]


def test_a_letter_is_none_of_those_that_another_mark_is_written_with() -> None:
    assert list(has_mark(pd.Series(["low", "w", "", "p w"]), "w")) == [False, True, False, True]


def test_the_schemas_ask_for_the_marks_that_the_program_knows() -> None:
    for table in ("outturns", "comparators"):
        (mark,) = (field for field in fields(table) if field["name"] == "mark")
        assert mark["constraints"]["pattern"] == MARKS  # type: ignore[index]


def test_each_mark_is_shown_and_explained() -> None:
    evidence = first_reading(series([("2023", 40.0, "b p"), ("2024", None, "c")]))
    shown = [figure_row(evidence, row) for row in evidence.rows]
    assert [(row.value, row.mark) for row in shown] == [("40.0%", "b p"), ("[c]", "")]
    assert [mark for mark, _ in marks(evidence)] == ["c", "p", "b"]
