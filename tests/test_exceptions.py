"""Exceptions between annual reviews: what turned red or worsened, sealed with a version at an address of its own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from built import DATA, built, change
from html_pages import Page
from outturn.model import Indicator, Package
from outturn.pages import ExceptionRow, read_told
from outturn.pipeline.editions import judged_edition
from outturn.story.exceptions import first_paragraph
from outturn.story.told import told
from outturn.versions.exceptions import exceptions, held_against
from outturn.versions.history import DECLINED, RED_ANEW, TURNED_RED, WORSE, WORSENING, Level, Version
from outturn.versions.register_files import read_register
from outturn.versions.sealed_folders import sealed_folders, with_folders
from packages import SAY, Rows, indicator, package
from sealed import CARD, FIRST, SECOND, THIRD, correct, problems, seal, sealed_once

AIMED = [("moves", year, "target", 41.0) for year in ("2023", "2024")]
FIRST_YEARS = [("2022", 40.0), ("2023", 42.0)]


def state(figures: Rows, targets: Rows = AIMED, one: Indicator | None = None, **parts: Any) -> Package:
    return package({one or indicator(): figures}, targets, **parts)


def found(old: Package, new: Package) -> list[tuple[str, str, str, str]]:
    return [
        (one.kind, one.subject, str(one.before), str(one.after))
        for one in exceptions(judged_edition(old), judged_edition(new))
    ]


def test_an_indicator_that_fell_behind_its_target_turned_red() -> None:
    # 42 is over the target of 41, and 40 a point below it: no tolerance, so off target.
    assert found(state(FIRST_YEARS), state([*FIRST_YEARS, ("2024", 40.0)])) == [(TURNED_RED, "rating", "green", "red")]


def test_one_that_fell_from_ahead_to_close_worsened_but_is_not_red() -> None:
    one = indicator(tolerance=2.0, tolerance_unit="points")
    # 40 is a point below 41, within the tolerance of two
    both = state(FIRST_YEARS, AIMED, one), state([*FIRST_YEARS, ("2024", 40.0)], AIMED, one)
    assert found(*both) == [(WORSE, "rating", "green", "amber")]


def test_what_was_red_before_and_what_turned_better_are_no_exceptions() -> None:
    red = state([("2022", 40.0), ("2023", 39.0)])
    assert found(red, state([("2022", 40.0), ("2023", 39.0), ("2024", 38.0)])) == []
    assert found(red, state([("2022", 40.0), ("2023", 39.0), ("2024", 45.0)])) == []
    assert found(red, red) == []


def test_what_could_be_chance_or_was_not_tested_is_no_exception() -> None:
    targets = [("moves", year, "benchmark", 50.0) for year in ("2023", "2024")]
    better = state([("2023", 55.0)], targets)
    # without counts nothing is known of how sure 45 is; 45 of 100 has 35.6% to 54.8% (Wilson), which holds 50
    assert found(better, state([("2023", 55.0), ("2024", 45.0)], targets)) == []
    assert found(better, state([("2023", 55.0), ("2024", 45.0, "", "", 45, 100)], targets)) == []
    # 400 of 1,000 is 37.0% to 43.1%, wholly below 50
    sure = state([("2023", 55.0), ("2024", 40.0, "", "", 400, 1000)], targets)
    assert [kind for kind, *_ in found(better, sure)] in ([TURNED_RED], [RED_ANEW])


def test_a_direction_that_turned_for_the_worse_beyond_chance_is_one() -> None:
    # 520 to 400 of 1,000: the difference of 12 points lies beyond chance (both intervals are 6 points wide)
    old = state([("2022", 50.0, "", "", 500, 1000), ("2023", 52.0, "", "", 520, 1000)], [])
    new = state([*[("2022", 50.0, "", "", 500, 1000), ("2023", 52.0, "", "", 520, 1000)], ("2024", 40.0, "", "", 400, 1000)], [])  # fmt: skip  # noqa: E501
    assert [kind for kind, *_ in found(old, new)] == [WORSENING]


def test_a_new_indicator_that_is_red_is_named_as_such() -> None:
    other = indicator(indicator="visits", title="Visits")
    old = package({other: [("2024", 1.0)]})
    new = package({other: [("2024", 1.0)], indicator(): [("2023", 42.0), ("2024", 40.0)]}, AIMED)
    assert found(old, new) == [(RED_ANEW, "rating", "", "red")]


def test_a_red_figure_of_what_is_measured_otherwise_is_named_but_not_as_turned() -> None:
    new = state([*FIRST_YEARS, ("2024", 40.0)], AIMED, indicator(definition="Something else."))
    assert [kind for kind, *_ in found(state(FIRST_YEARS), new)] == [RED_ANEW]


def test_a_figure_that_is_not_rated_beyond_a_break_is_none() -> None:
    assert found(state(FIRST_YEARS), state([*FIRST_YEARS, ("2024", 40.0, "b")])) == []


def test_a_forecast_and_a_retired_indicator_are_none() -> None:
    assert found(state(FIRST_YEARS), state([*FIRST_YEARS, ("2024", 40.0, "f")])) == []
    retired = indicator(status="retired")
    assert found(state(FIRST_YEARS, AIMED, retired), state([*FIRST_YEARS, ("2024", 40.0)], AIMED, retired)) == []


@pytest.mark.parametrize(
    ("reporting", "kinds"), [("", []), ("every time", []), ("yearly", []), ("by exception", [DECLINED])]
)
def test_an_indicator_that_is_reported_by_exception_is_one_as_soon_as_it_declines(
    reporting: str, kinds: list[str]
) -> None:
    one = indicator(reporting=reporting)
    # no target and no counts: that 40 is less than 42 is known, not whether it could be chance
    old, new = state(FIRST_YEARS, [], one), state([*FIRST_YEARS, ("2024", 40.0)], [], one)
    assert [kind for kind, *_ in found(old, new)] == kinds
    assert found(old, state([*FIRST_YEARS, ("2024", 43.0)], [], one)) == []
    assert found(new, new) == [], "the same figure is no news"


def test_the_most_serious_kind_stands_first() -> None:
    close = indicator(indicator="close", tolerance=2.0, tolerance_unit="points")
    targets = [*AIMED, *(("close", year, "target", 41.0) for year in ("2023", "2024"))]
    old = package({close: FIRST_YEARS, indicator(): FIRST_YEARS}, targets)
    new = package({close: [*FIRST_YEARS, ("2024", 40.0)], indicator(): [*FIRST_YEARS, ("2024", 40.0)]}, targets)
    assert [kind for kind, *_ in found(old, new)] == [TURNED_RED, WORSE]


def rows(levels: Mapping[str, Level]) -> list[Version]:
    return [Version(number, FIRST, level, "", "") for number, level in levels.items()]


@pytest.mark.parametrize(
    ("before", "level", "since"),
    [
        ({}, "major", None),
        ({"1.0.0": "major"}, "patch", None),
        ({"1.0.0": "major"}, "minor", "1.0.0"),
        ({"1.0.0": "major", "1.1.0": "minor"}, "patch", "1.0.0"),
        ({"1.0.0": "major", "1.0.1": "patch", "1.1.0": "minor"}, "patch", "1.0.1"),
        ({"1.0.0": "major", "1.1.0": "minor", "1.1.1": "patch"}, "patch", "1.0.0"),
        ({"1.0.0": "major", "1.1.0": "minor", "1.1.1": "patch"}, "minor", "1.1.1"),
    ],
)
def test_a_correction_is_held_against_what_it_corrects_was_held_against(
    before: Mapping[str, Level], level: str, since: str | None
) -> None:
    against = held_against(rows(before), level)
    assert (against.version if against else None) == since


def one_row(old: Package, new: Package) -> ExceptionRow:
    against = Version("1.0.0", date(2024, 6, 20), "major", "", "")
    edition = judged_edition(new)
    edition = replace(edition, against=against, exceptions=exceptions(judged_edition(old), edition))
    page = told(edition, SAY).exceptions
    assert page is not None
    assert page.found.since.title == "version 1.0.0, published on 20 June 2024"
    assert page.found.sentence == "1 indicator turned red or worsened."
    (row,) = page.found.rows
    return row


def test_an_exception_is_told_with_its_figure_and_the_first_words_of_its_commentary() -> None:
    one = indicator(owner="Head of Care", reporting="yearly")
    text = "# Why\n\nFewer **homes** near by.\n\nMore to come."
    row = one_row(
        state(FIRST_YEARS, AIMED, one), state([*FIRST_YEARS, ("2024", 40.0)], AIMED, one, commentary={"moves": text})
    )
    assert row.turned == "Off target (2024). Before: On target (2023)."
    assert (row.commentary, row.missing) == ("Fewer **homes** near by.", "")
    assert (row.owner, row.reporting) == ("Head of Care", "Reported once a year")
    assert row.figure == "Children who moved home three times or more: 40.0% in 2024."


def test_one_without_a_commentary_says_so() -> None:
    row = one_row(state(FIRST_YEARS), state([*FIRST_YEARS, ("2024", 40.0)]))
    assert (row.commentary, row.missing) == ("", "Nothing is said about it in words.")


def test_the_first_paragraph_is_no_heading() -> None:
    assert first_paragraph("## A\r\n\r\nB\r\nC\r\n\r\nD") == "B\nC"
    assert first_paragraph("") == ""


def test_an_edition_without_a_version_before_tells_of_none() -> None:
    assert told(judged_edition(state(FIRST_YEARS)), SAY).exceptions is None


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case sealed three times; in the last, the days to a first visit leave their band.

    9 days lay within 8 to 12; 15 lie more than the tolerance of 2 points above.
    """
    folder = tmp_path_factory.mktemp("exceptions")
    card = sealed_once(folder)
    correct(card)
    seal(folder, "patch", "Corrects three-moves for 2024/25.", SECOND)
    change(card / "next/outturns.csv", "wait,2025-02,9,,,,\n", "wait,2025-02,9,,,,\nwait,2025-03,15,,,,\n")
    (card / "next/commentary/wait.md").write_text(
        "Two posts are **empty**.\n\nThey are advertised.\n", encoding="utf-8"
    )
    seal(folder, "minor", "Adds March 2025.", THIRD)
    return folder


def test_a_version_is_sealed_with_its_exceptions_and_their_address(root: Path) -> None:
    register, _ = read_register(root / DATA)
    register = with_folders(register, list(sealed_folders(root / DATA, register)))
    assert [one.against for one in register.versions[CARD]] == ["", "", "1.0.1"]
    assert [one for one in register.urls if "exceptions" in one] == [f"/{CARD}/v/1.1.0/exceptions/"]
    texts = {one: read_told((root / DATA / CARD / one / "told.json").read_bytes()) for one in ("1.0.0", "1.1.0")}
    assert texts["1.0.0"].exceptions is None
    assert texts["1.1.0"].exceptions is not None
    assert problems(root) == ()


def test_the_address_may_not_vanish(root: Path) -> None:
    urls = (root / DATA / "urls.txt").read_text(encoding="utf-8")
    assert f"/{CARD}/v/1.1.0/exceptions/\n" in urls
    (root / DATA / "urls.txt").write_text(urls.replace(f"/{CARD}/v/1.1.0/exceptions/\n", ""), encoding="utf-8")
    try:
        assert any("exceptions" in one.found + one.expected for one in problems(root))
    finally:
        (root / DATA / "urls.txt").write_text(urls, encoding="utf-8")


def test_the_page_stands_and_is_linked_and_never_changes(root: Path) -> None:
    site = built(root)
    page = site / CARD / "v/1.1.0/exceptions/index.html"
    one = Page("page", page.read_text(encoding="utf-8"))
    assert one.headings == ["Exceptions since version 1.0.1"]
    assert "version 1.0.1, published on 19 September 2024" in one.words
    assert "1 indicator turned red or worsened." in one.words
    for name in (CARD, f"{CARD}/versions", "attention"):
        linked = Page(f"{name}/", (site / name / "index.html").read_text(encoding="utf-8"))
        assert any(link.value.endswith("v/1.1.0/exceptions/") for link in linked.links), name
    for address in (page, site / "attention/index.html"):
        words = Page("page", address.read_text(encoding="utf-8")).words
        assert "Off target (Mar 2025). Before: On target (Feb 2025)." in words
        assert "Two posts are empty ." in words
        assert "They are advertised" not in words
    article = page.read_text(encoding="utf-8").partition("<article")[2].partition("</article")[0]
    card = root / DATA / CARD
    change(card / "next/outturns.csv", "wait,2025-03,15,,,,\n", "wait,2025-03,15,,,,\nwait,2025-04,11,,,,\n")
    seal(root, "minor", "Adds April 2025.", date(2025, 7, 20))
    later = (built(root) / CARD / "v/1.1.0/exceptions/index.html").read_text(encoding="utf-8")
    box = later.partition("<article")[2].partition("</article")[0]
    assert "The newest is" in later
    # all of it but the box on top, which later versions stand in, is as it was
    assert article[article.index("<h1") :] == box[box.index("<h1") :]
