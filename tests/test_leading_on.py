"""What a cell was meant to be: one way to write it where there is one right answer, a question where there is none."""

from pathlib import Path

import pytest

from built import DATA, change
from golden import copied
from in_words import in_words
from outturn.meant import day_meant, marks_meant, number_meant, text_meant, truth_meant, word_meant
from outturn.meant.periods import period_meant
from outturn.pipeline.checking import check_site
from provoked import IND, OUT, SUMMARY, bytes_of

SURE = [
    # as it stands, the number, the mark
    ("1,234", "1234", ""),
    ("1,234,567.8", "1234567.8", ""),
    ("12\u00a0000", "12000", ""),
    ("1\u2019234", "1234", ""),
    ("45%", "45", ""),
    ("45 per cent", "45", ""),
    ("\u00a31,234", "1234", ""),
    ("-\u00a35", "-5", ""),
    ("(12)", "-12", ""),
    ("\u20135", "-5", ""),
    ("\u22125.2", "-5.2", ""),
    ("+3", "3", ""),
    ("\uff11\uff12", "12", ""),
    ("'45", "45", ""),
    ('"45"', "45", ""),
    ("\u201c45\u201d", "45", ""),
    (" 45 ", "45", ""),
    ("\u200b45", "45", ""),
    ("12.5 [p]", "12.5", "p"),
    ("<5", "", "c"),
    ("< 10", "", "c"),
    ("\u20395", "", "c"),
    ("&lt;5", "", "c"),
    ("fewer than 5", "", "c"),
    ("[c]", "", "c"),
    ("c", "", "c"),
    ("[low]", "", "low"),
    ("Suppressed", "", "c"),
    ("not applicable", "", "z"),
]
ASKED = [
    # another reading is possible, or a digit may be gone
    ("12,5", "12.5", ""),
    ("1.234,56", "1234.56", ""),
    ("34.4m", "34400000", ""),
    ("\u00a334.4 million", "34400000", ""),
    ("45*", "45", ""),
    ("45p", "45", "p"),
    ("45\u00b9", "45", ""),
    ("45 days", "45", ""),
    ("3,610k", "3610000", ""),
    ("36104OO", "3610400", ""),
    ("l2", "12", ""),
    ("#DIV/0!", "", "x"),
    ("tbc", "", "x"),
    (">95%", "", "c"),
    ("..", "", "x"),
]
UNKNOWN = ["n/a", "-", "TRUE", "1.2.3", "abc", "", "1-2", "<100", "153/200", "153 of 200", "40..9", "22:24"]


@pytest.mark.parametrize(("cell", "number", "mark"), SURE)
def test_a_number_with_one_right_answer(cell: str, number: str, mark: str) -> None:
    meant = number_meant(cell)
    assert meant is not None
    assert (meant.cell, meant.mark, meant.sure) == (number, mark, True)


@pytest.mark.parametrize(("cell", "number", "mark"), ASKED)
def test_a_number_that_is_asked_for(cell: str, number: str, mark: str) -> None:
    meant = number_meant(cell)
    assert meant is not None
    assert (meant.cell, meant.mark, meant.sure) == (number, mark, False)


@pytest.mark.parametrize("cell", UNKNOWN)
def test_what_may_mean_anything_is_not_guessed_at(cell: str) -> None:
    assert number_meant(cell) is None


PERIODS = [
    # as it stands, what is said of the indicator, the period, whether it is sure
    ("2018/19", "year financial period", "FY2018-19", True),
    ("2018/19", "year academic period", "AY2018-19", True),
    ("18/19", "year financial period", "FY2018-19", True),
    ("2018/2019", "year financial period", "FY2018-19", True),
    ("FY 18/19", "year financial period", "FY2018-19", True),
    ("fy2018-19", "year financial period", "FY2018-19", True),
    ("2024\u201125", "year financial period", "FY2024-25", True),
    ("2024.0", "year calendar period", "2024", True),
    ("Sep-22", "month calendar period", "2022-09", True),
    ("September 2022", "month calendar period", "2022-09", True),
    ("01/09/2022", "month calendar period", "2022-09", True),
    ("30/09/2022", "month calendar period", "2022-09", True),
    ("2022-09-01 00:00:00", "month calendar period", "2022-09", True),
    ("202209", "month calendar period", "2022-09", True),
    ("03/04/2022", "month calendar period", "2022-04", False),
    ("22-Sep", "month calendar period", "2022-09", False),
    ("44805", "month calendar period", "2022-09", False),
    ("Q1 24/25", "quarter financial period", "FY2024-25-Q1", True),
    ("2024/25 Q1", "quarter financial period", "FY2024-25-Q1", True),
    ("Quarter 1 2024/25", "quarter financial period", "FY2024-25-Q1", True),
    ("Q1 2024", "quarter calendar period", "2024-Q1", True),
    ("Q1 2024", "quarter financial period", "FY2024-25-Q1", False),
    ("H1 2024/25", "half financial period", "FY2024-25-H1", True),
    ("Spring 2025", "term academic period", "AY2024-25-T2", True),
    ("Week 7 2024", "week calendar period", "2024-W07", True),
    ("31/03/2024", "year financial snapshot", "2024-03-31", True),
    ("2022-2024", "year calendar rolling", "2022..2024", True),
    ("Oct-Dec 2023", "quarter financial period", "FY2023-24-Q3", True),
    ("Jan \u2013 Mar 2024", "quarter financial period", "FY2023-24-Q4", True),
    ("April to September 2023", "half financial period", "FY2023-24-H1", True),
    ("Apr 2023 - Mar 2024", "year financial period", "FY2023-24", True),
    ("Ebrill-Mehefin 2024", "quarter financial period", "FY2024-25-Q1", True),
    ("31/12/2023", "quarter financial period", "FY2023-24-Q3", False),
    ("31 March 2024", "year financial period", "FY2023-24", False),
    ("31/12/2023", "quarter calendar period", "2023-Q4", False),
    ("Jun-24", "quarter financial period", "FY2024-25-Q1", False),
    ("Mar 2025", "quarter financial period", "FY2024-25-Q4", False),
    ("2024-09-01", "quarter financial period", "FY2024-25-Q2", False),
    ("FY24", "year financial period", "FY2023-24", False),
    ("Medi 2025", "month financial period", "2025-09", True),
    ("Tach-25", "month financial period", "2025-11", True),
    ("2013/14 to 2015/16", "year financial rolling", "FY2013-14..FY2015-16", True),
]


@pytest.mark.parametrize(("text", "kind", "period", "sure"), PERIODS)
def test_a_period_as_people_write_it(text: str, kind: str, period: str, *, sure: bool) -> None:
    meant = period_meant(text, *kind.split())
    assert meant is not None
    assert (meant.cell, meant.sure) == (period, sure)


@pytest.mark.parametrize(
    "text", ["2018/20", "2024", "Q5 24/25", "soon", "13/2022", "Oct-Nov 2023", "30/12/2023", "FY24"]
)
def test_a_period_that_can_be_none_is_not_guessed_at(text: str) -> None:
    assert period_meant(text, "quarter", "financial", "period") is None


def test_days_truths_words_and_marks() -> None:
    days = {
        one: (found.cell, found.sure) for one in ("31/03/2026", "03/04/2026", "31-Mar-26") if (found := day_meant(one))
    }
    assert days == {
        "31/03/2026": ("2026-03-31", True),
        "03/04/2026": ("2026-04-03", False),
        "31-Mar-26": ("2026-03-31", True),
    }
    truths = [found.cell for one in ("Yes", "n") if (found := truth_meant(one))]
    assert truths == ["true", "false"]
    allowed = ["percent", "year-to-date", "same-period-last-year"]
    said = [
        found.cell for one in ("Percent", "%", "Same period last year", "YTD") if (found := word_meant(one, allowed))
    ]
    assert said == ["percent", "percent", "same-period-last-year", "year-to-date"]
    marks = [found.cell for one in ("[c]", "P,b", "Provisional") if (found := marks_meant(one))]
    assert marks == ["c", "p b", "p"]
    assert marks_meant("q") is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("can\u00e2\u20ac\u2122t", "can\u2019t"),
        ("caf\u00c3\u00a9", "caf\u00e9"),
        ("\u00c2\u00a35", "\u00a35"),
        ("\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2", "\u2019"),  # read wrongly twice
        (
            "caf\u00e9 \u2013 na\u00efve \u201c\u017di\u017eek\u201d",
            "caf\u00e9 \u2013 na\u00efve \u201c\u017di\u017eek\u201d",
        ),
    ],
)
def test_a_text_that_was_read_in_another_encoding(text: str, right: str) -> None:
    assert text_meant(text) == right


def found_in(data: Path, old: str, new: str) -> list[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    change(data / OUT, old, new)
    findings = check_site(data).findings
    return [(one.id, said.found, said.expected, one.write)
            for one, said in zip(findings, in_words(findings), strict=True)]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copied("small", tmp_path) / DATA


def test_a_month_that_a_spreadsheet_made_a_date_of_is_said_so(data: Path) -> None:
    said = found_in(data, "wait,2024-12,", "wait,Dec-24,")
    assert said == [
        (
            "period-not-a-period",
            "\u201cDec-24\u201d: a spreadsheet turned the month into a date",
            "\u201c2024-12\u201d",
            (("period", "2024-12"),),
        )
    ]


def test_the_first_day_of_a_month_is_the_month(data: Path) -> None:
    said = found_in(data, "wait,2024-12,", "wait,2024-12-01,")
    assert [(one[0], one[3]) for one in said] == [("period-not-of-frequency", (("period", "2024-12"),))]


def test_a_hidden_count_is_a_mark(data: Path) -> None:
    said = found_in(data, "wait,2024-12,12,,,,", "wait,2024-12,<5,,,,")
    assert said == [
        (
            "number-not-a-number",
            "\u201c<5\u201d, which hides a small count",
            "nothing here, and c in the column mark",
            (("value", ""), ("mark", "c")),
        )
    ]


def test_a_sign_is_left_out_only_where_the_unit_says_it(data: Path) -> None:
    assert found_in(data, "visits,FY2023-24-Q1,90,", "visits,FY2023-24-Q1,90%,")[0][3] == (("value", "90"),)
    change(data / OUT, "90%", "90")
    (said,) = found_in(data, "wait,2024-12,12,", "wait,2024-12,12%,")  # days
    assert said[2].startswith("perhaps \u201c12\u201d; a number such as 12.5")
    assert said[3] == ()


def test_money_is_money_only_in_its_own_currency(data: Path) -> None:
    assert found_in(data, "Q1,1250000", 'Q1,"\u00a31,250,000"')[0][3] == (("value", "1250000"),)
    assert found_in(data, "\u00a31,250,000", "\u20ac1,250,000")[0][3] == ()


def test_a_mark_is_not_written_over_another(data: Path) -> None:
    (said,) = found_in(data, "12.5,25,200,p", "12.5 [b],25,200,p")
    assert said[3] == (("value", "12.5"), ("mark", "p b"))


def test_a_name_in_capital_letters_is_that_of_the_row_that_has_it(data: Path) -> None:
    assert found_in(data, "spend,FY2024-25-Q2", "Spend,FY2024-25-Q2")[0][3] == (("indicator", "spend"),)


def test_a_column_with_another_name_is_asked_for_and_not_missing_besides(data: Path) -> None:
    said = found_in(data, "indicator,period,value", "indicator,periods,value")
    assert [(one[0], one[3]) for one in said] == [("column-unknown", ())]
    assert "perhaps \u201cperiod\u201d" in said[0][2]


def test_what_else_is_wrong_is_found_in_a_file_that_windows_wrote(data: Path) -> None:
    text = (
        (data / OUT).read_text(encoding="utf-8").replace("Not yet audited", "Isn\u2019t audited").replace("93.5", "93%")
    )
    bytes_of(OUT, text.encode("cp1252"))(data)
    assert [one.id for one in check_site(data).findings] == ["file-not-utf8", "number-not-a-number"]


def test_a_commentary_that_was_read_in_another_encoding_is_named_at_its_line(data: Path) -> None:
    bytes_of(SUMMARY, "One.\n\nThe council can\u00e2\u20ac\u2122t say.\n".encode())(data)
    (one,) = check_site(data).findings
    assert (one.id, one.where.line) == ("text-encoding", 3)


def test_a_word_by_another_name_is_one_of_the_profile(data: Path) -> None:
    change(data / IND, "percent,,1,higher,quarter", "%,,1,Higher,Quarterly")
    written = {cell for one in check_site(data).findings for cell in one.write}
    assert written == {("unit", "percent"), ("polarity", "higher"), ("frequency", "quarter")}
