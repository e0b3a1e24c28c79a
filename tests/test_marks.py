"""Several marks on one figure: judging finds its letter among them, pages show and explain each."""

from itertools import product

import pandas as pd
import pytest

from outturn.judge import judge
from outturn.model import MARKS, has_mark
from outturn.schemas import fields
from outturn.story.figures import figure_row, marks
from packages import Rows, counted, first_reading, indicator, package, series, together

TOPS = (100, 140, 180, 220, 260, 300, 340)
YEARS = [(f"{year}", top, 1000) for year, top in enumerate(TOPS, start=2018)]


def figures(mark: str, at: int) -> Rows:
    """Seven years of percentages, one of them with these marks."""
    return [(*row[:2], mark if place == at else "", *row[3:]) for place, row in enumerate(counted(YEARS))]


CASES = list(product(["b", "f", "u", "e", "r"], [3, 6], ["{}", "{} p", "p {}"]))
"""Letters, places among the years, and how the letter stands there: alone, first, last."""


@pytest.fixture(scope="module")
def judged() -> dict[tuple[str, int, str], tuple[pd.DataFrame, pd.DataFrame]]:
    """What is judged of the figures and of the series of each case; stretches are counted through a whole package."""
    target = [("2024", "target", 30)]
    whole = judge(together((figures(manner.format(letter), at), target, {}) for letter, at, manner in CASES))
    found = {}
    for number, case in enumerate(CASES, 1):
        own = whole.figures[whole.figures["indicator"] == f"moves-{number}"]
        own = own.assign(stretch=own["stretch"] - own["stretch"].min()).drop(columns=["indicator", "mark"])
        found[case] = own.reset_index(drop=True), whole.series.loc[[f"moves-{number}"]].reset_index(drop=True)
    return found


@pytest.mark.parametrize("letter", ["b", "f", "u", "e", "r"])
@pytest.mark.parametrize("at", [3, 6])
def test_a_mark_is_found_among_others_wherever_it_stands(
    judged: dict[tuple[str, int, str], tuple[pd.DataFrame, pd.DataFrame]], letter: str, at: int
) -> None:
    """That a figure is provisional as well changes no judgement of it."""
    alone = judged[letter, at, "{}"]
    for manner in ("{} p", "p {}"):
        beside = judged[letter, at, manner]
        pd.testing.assert_frame_equal(beside[0], alone[0])
        pd.testing.assert_frame_equal(beside[1], alone[1])


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
