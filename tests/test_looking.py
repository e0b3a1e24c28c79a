"""What files would do to a published scorecard: the same as when they lie in its working copy."""

import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from outturn.errors import Where
from outturn.exports.bundle import bundle
from outturn.pages import CardReview, Site
from outturn.pipeline.browsing import Browsing
from outturn.pipeline.checking import check_site
from outturn.pipeline.differing import difference
from outturn.pipeline.exporting import exported
from outturn.pipeline.given import Fitting, fitting, published
from outturn.pipeline.looking import Seen, Telling, see
from outturn.pipeline.past import Place
from outturn.workbook import by_calamine, by_openpyxl
from packages import SAY
from sealed import CARD, FIRST
from sealed import published as published_site
from workbooks import xlsx

TELLING = Telling(SAY, Site("Exampleshire"))
NEW = "wait,2025-03,8.5,,,,\n"


def packages(card: Path) -> list[bytes]:
    """The packages of every version, as the site offers them."""
    versions = [{path.relative_to(one).as_posix(): path.read_bytes() for path in files(one)} for one in sealed(card)]
    return [bundle(one, FIRST) for one in versions]


def sealed(card: Path) -> list[Path]:
    return sorted(card.glob("[0-9]*"))


def files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def seen(tmp_path: Path, given: dict[str, bytes]) -> Seen:
    base = published(packages(published_site(tmp_path / "site")))
    (tmp_path / "seen").mkdir()
    return see(tmp_path / "seen", base, given, TELLING)


def test_it_says_what_the_commands_say_of_the_same_files(tmp_path: Path) -> None:
    card = published_site(tmp_path / "site")
    figures = card / "next/outturns.csv"
    text = figures.read_text(encoding="utf-8").replace(NEW, "wait,2025-03,7,,,,\nwait,2025-05,1O,,,,\n")
    figures.write_text(text, encoding="utf-8")
    checked = check_site(card.parent, CARD)
    compared = difference(Place(tmp_path / "site/mkdocs.yml", card.parent), f"{CARD}/1.1.0", "next", SAY)

    base = published(packages(card))
    (tmp_path / "seen").mkdir()
    found = see(tmp_path / "seen", base, {"outturns.csv": text.encode()}, TELLING)
    assert found.findings == checked.findings
    assert [(one.id, one.where.row) for one in found.problems] == [("number-not-a-number", 16)]
    assert found.review == compared.scorecards[0].review
    assert found.review is not None
    assert [(one.period, one.before, one.after) for one in found.review.figures] == [("Mar 2025", "9 days", "7 days")]


def test_the_files_that_are_published_change_nothing(tmp_path: Path) -> None:
    figures = (published_site(tmp_path / "given") / "next/outturns.csv").read_bytes()
    found = seen(tmp_path, {"outturns.csv": figures})
    assert (found.problems, found.pages, found.level) == ((), (), "")


def test_only_the_scorecards_page_and_those_of_changed_indicators_are_shown(tmp_path: Path) -> None:
    figures = (published_site(tmp_path / "given") / "next/outturns.csv").read_text(encoding="utf-8")
    found = seen(tmp_path, {"outturns.csv": figures.replace(NEW, "wait,2025-03,7,,,,\n").encode()})
    assert [page.address for page in found.pages] == [f"{CARD}/next/", f"{CARD}/next/wait/"]


@pytest.mark.parametrize(
    ("name", "place", "why"),
    [
        ("outturns.csv", "outturns.csv", ""),
        ("outturns (2).csv", "outturns.csv", ""),
        ("outturns.CSV", "outturns.csv", ""),
        ("datapackage/card/next/targets.csv", "targets.csv", ""),
        ("next/commentary/wait.md", "commentary/wait.md", ""),
        ("card\\next\\targets.csv", "targets.csv", ""),
        ("datapackage/other/next/targets.csv", "", "elsewhere"),
        ("card/1.0.0/outturns.csv", "", "sealed"),
        ("next/../../../etc/passwd", "", "unknown"),
        ("figures.xls", "", "workbook"),
        ("figures.ods", "", "workbook"),
        ("outturns.exe", "", "unknown"),
        ("judgements.csv", "", "unknown"),
        ('<img src=x onerror="hit()">.csv', "", "unknown"),
    ],
)
def test_a_file_has_its_place_by_its_name_or_a_reason_why_it_has_none(name: str, place: str, why: str) -> None:
    assert fitting([name], "card") == (Fitting({name: place}) if place else Fitting(left_out=((name, why),)))


def test_of_two_files_with_one_place_the_first_is_taken_and_the_other_is_named() -> None:
    assert fitting(["a/outturns.csv", "b/outturns.csv"], "card") == Fitting(
        {"a/outturns.csv": "outturns.csv"}, left_out=(("b/outturns.csv", "twice"),)
    )


def test_workbooks_and_how_they_are_read_are_told_apart() -> None:
    assert fitting(["a/Q3.XLSX", "q3.yaml", "x.xlsm"], "card") == Fitting({}, ("a/Q3.XLSX", "x.xlsm"), ("q3.yaml",), ())


@pytest.mark.parametrize("packages", [[], [b"no zip"], [b"PK\x05\x06" + b"\x00" * 18]])
def test_what_is_no_package_is_refused(packages: list[bytes]) -> None:
    with pytest.raises(ValueError, match="no package of a published version"):
        published(packages)


def test_a_page_of_the_browser_gets_sentences_and_escaped_html(tmp_path: Path) -> None:
    card = published_site(tmp_path)
    one = Browsing({"name": "Exampleshire", "url": "", "notice": "", "language": "en"})
    figures = (card / "next/outturns.csv").read_text(encoding="utf-8")
    changed = figures.replace(NEW, "wait,2025-03,7,,,,\nwait,2025-04,<b>7</b>,,,,\n").encode("latin-1")
    told = json.loads(one.look(packages(card), {"outturns.csv": changed, "<i>.csv": b""}))
    assert told["said"] == "1 problem to put right; 1 figure differs from what is published"
    assert "<b>7" not in told["html"]
    assert "<i>" not in told["html"]
    assert "&#60;i&#62;&#46;csv" in told["html"]
    assert "row 16&#44; column value" in told["html"]
    assert "<h1" in one.page(0)


def own_workbook(tmp_path: Path, *cells: tuple[str, str]) -> bytes:
    """The published scorecard's workbook, with these cells of its sheet of figures changed."""
    card = published_site(tmp_path / "export")
    book = openpyxl.load_workbook(BytesIO(exported(card.parent, CARD, "next", SAY)))
    for address, value in cells:
        book["outturns"][address] = value
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def row_of(tmp_path: Path, indicator: str, period: str) -> int:
    card = published_site(tmp_path / "rows")
    sheet = openpyxl.load_workbook(BytesIO(exported(card.parent, CARD, "next", SAY)))["outturns"]
    (row,) = [row[0].row for row in sheet.iter_rows() if (row[0].value, row[1].value) == (indicator, period)]
    return int(row or 0)


@pytest.fixture(params=[by_calamine, by_openpyxl], ids=["calamine", "openpyxl"])
def _reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outturn.workbook.opened.opened.__defaults__", (request.param,))


@pytest.mark.usefixtures("_reader")
def test_a_workbook_that_export_wrote_comes_back_exactly(tmp_path: Path) -> None:
    found = seen(tmp_path, {"card.xlsx": own_workbook(tmp_path)})
    assert (found.problems, found.pages, found.level, found.given) == ((), (), "", ("card.xlsx",))
    assert found.review == CardReview(CARD) or not (found.review and found.review.figures)


@pytest.mark.usefixtures("_reader")
def test_what_is_wrong_in_a_workbook_is_found_at_the_sheets_row(tmp_path: Path) -> None:
    row = row_of(tmp_path, "wait", "2025-03")
    content = own_workbook(tmp_path, (f"C{row}", "7"), (f"C{row - 1}", "1O"))
    found = seen(tmp_path, {"folder/Q4 figures.xlsx": content})
    assert [(one.id, one.where) for one in found.problems] == [
        ("number-not-a-number", Where("Q4 figures.xlsx, sheet outturns", row - 1, "value"))
    ]
    assert found.review is not None
    assert [(one.period, one.before, one.after) for one in found.review.figures] == [
        ("Feb 2025", "9 days", "taken out"),  # since it cannot be read
        ("Mar 2025", "9 days", "7 days"),
    ]
    assert [page.address for page in found.pages] == [f"{CARD}/next/", f"{CARD}/next/wait/"]
    (read,) = found.read
    assert read.groups[0].heading == "outturns.csv: 2 cells changed, 0 rows added, 0 rows taken out"


QUARTER: list[list[object]] = [
    ["Children's scorecard 2024/25"],
    ["Indicator", "Q1", "Q2", "Q3", "Tally"],
    ["Visits on time", 93.5, "86*", 191, 5],
]
ANSWERED = b"sheets:\n  Scorecard:\n    columns:\n      Tally: ignored\n"


def test_another_sheet_is_understood_and_what_is_not_sure_is_asked(tmp_path: Path) -> None:
    found = seen(tmp_path, {"Q3 report.xlsx": xlsx({"Scorecard": QUARTER})})
    (read,) = found.read
    assert (found.pages, read.file) == ((), "q3-report.yaml")
    said = "What is in the column “Scorecard: Tally”: outturn, target, ignored…?"
    assert read.asked == (f"sheets › Scorecard › columns › Tally: {said}",)
    assert "Tally: '?'" in read.mapping or "Tally: ?" in read.mapping


@pytest.mark.parametrize("is_of_the_site", [True, False])
def test_another_sheet_is_read_as_the_site_or_a_file_beside_it_says(tmp_path: Path, *, is_of_the_site: bool) -> None:
    base = published(packages(published_site(tmp_path / "site")))
    (tmp_path / "seen").mkdir()
    telling = Telling(SAY, Site("Exampleshire"), {f"{CARD}/q3-report.yaml": ANSWERED} if is_of_the_site else {})
    given = {"Q3 report.xlsx": xlsx({"Scorecard": QUARTER})} | ({} if is_of_the_site else {"q3-report.yaml": ANSWERED})
    found = see(tmp_path / "seen", base, given, telling)
    assert [(one.id, one.where) for one in found.findings] == [
        ("figure-beyond-range", Where("Q3 report.xlsx, sheet Scorecard", 3, "D"))
    ]
    assert found.review is not None
    figures = [(one.period, one.after) for one in found.review.figures]
    assert figures == [("Q2 2024/25", "86.0% [b]"), ("Q3 2024/25", "191.0%")]


def test_a_workbook_of_something_else_is_left_out_and_a_broken_one_is_found(tmp_path: Path) -> None:
    own = own_workbook(tmp_path)
    book = openpyxl.load_workbook(BytesIO(own))
    cover = book.worksheets[0]
    for row in cover.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(f"{CARD}/next", f"{CARD}/1.1.0")
    changed = BytesIO()
    book.save(changed)
    found = seen(tmp_path, {"old.xlsx": changed.getvalue(), "half.xlsx": own[: len(own) // 2], "a.yaml": b"["})
    assert found.left_out == (("old.xlsx", "sealed"), ("a.yaml", "mapping"))
    assert [(one.id, one.where.file) for one in found.problems] == [("workbook-broken", "half.xlsx")]


def test_what_a_workbook_says_is_escaped(tmp_path: Path) -> None:
    card = published_site(tmp_path / "site")
    one = Browsing({"name": "Exampleshire", "url": "", "notice": "", "language": "en"})
    head: list[object] = ["Indicator", "<b>Q1</b>", "Q3 24/25"]
    rows: list[list[object]] = [head, ["<i>Visits", 1, 2], ["Visits on time", 1, "<u>7"]]
    told = json.loads(one.look(packages(card), {"<s>.xlsx": xlsx({"<tt>": rows})}))
    assert not {"<b>Q", "<i>V", "<u>7", "<s>.", "<tt>"} & {told["html"][at : at + 4] for at in range(len(told["html"]))}
    assert "&#60;tt&#62;" in told["html"]
