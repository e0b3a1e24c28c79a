"""What comes out of the printer: the article alone, whole, in light colours, on few sheets."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from kinds import FONTS
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from visit import SET, Visit

SCORECARD = "harrow-children/"
INDICATOR = f"{SCORECARD}moves-three-or-more/"
OTHERS = ("leeds-accountability/moves-three-or-more/", f"{SCORECARD}v/1.0.0/moves-three-or-more/")
BY_MONTH = "peterborough-dashboard/missed-without-permission/"
HARDEST = (
    *("herefordshire-digest/repeat-referrals/", "herefordshire-digest/level-3-gap/"),
    *("leeds-accountability/road-injuries/", "peterborough-dashboard/often-absent-so-far/"),
    *("peterborough-dashboard/pregnancies-under-18/", "peterborough-dashboard/care-emotional-health/"),
    "harrow-corporate-parenting/care-leavers-17-to-21-good-homes/",
    *(f"peterborough-dashboard/{one}/" for one in ("school-time-missed", "school-time-missed-so-far")),
    *(BY_MONTH, f"{BY_MONTH.removesuffix('/')}-so-far/", "herefordshire-digest/school-time-missed-term/"),
)
"""Indicators with most to say: many areas, groups, notes, targets, a long definition, or four years of months."""
MOST_SHEETS, MOST_OF_AN_INDICATOR = 6, 2
FURNITURE = (
    ".md-header, .md-tabs, .md-footer, .md-sidebar, .md-search, .md-skip, .md-top, .ot-crumbs, .ot-jump, .ot-tools,"
    " .ot-explore, .ot-take, .ot-filter, .ot-propose"
)
SEEN = "all => all.filter(one => one.checkVisibility()).map(one => one.className || one.tagName)"
CUT_OFF = """
[...document.querySelectorAll('article table, article svg[role=img], article p, article dd')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.outerHTML.slice(0, 80))
"""
A4 = {"width": 703, "height": 1000}
"""What 13 mm of margin leave of the width of an A4 sheet, in pixels."""

Open = Callable[..., Visit]


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def read(page: Page) -> list[str]:
    """What stands on each sheet, without spaces, since a PDF has lines and no words."""
    return ["".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages]


def closed(text: str) -> str:
    return "".join(text.split())


def on_paper(one: Visit) -> Page:
    one.page.set_viewport_size(A4)  # type: ignore[arg-type]
    one.page.emulate_media(media="print", reduced_motion="reduce")
    return one.page


def test_a_scorecard_of_thirty_indicators_takes_six_sheets_at_most(visit: Open) -> None:
    one = visit(SCORECARD)
    assert one.page.locator("table.ot-indicators tbody tr").count() >= 30
    for family, _ in FONTS.values():
        one.page.evaluate(SET, (family, False))
        assert sheets(one.page) <= MOST_SHEETS


@pytest.mark.parametrize("path", [INDICATOR, *OTHERS, *HARDEST])
def test_an_indicator_takes_two_sheets_at_most(visit: Open, path: str) -> None:
    assert sheets(visit(path).page) <= MOST_OF_AN_INDICATOR


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize(
    ("path", "number"), [(SCORECARD, "2.2.0"), (INDICATOR, "2.2.0"), (f"{SCORECARD}v/1.0.0/", "1.0.0")]
)
def test_every_sheet_bears_its_number_the_version_and_the_address_that_never_changes(
    visit: Open, path: str, number: str, *, scripts: bool
) -> None:
    found = read(visit(path, scripts=scripts).page)
    address = f"https://outturn.example/{SCORECARD}v/{number}/{path.removeprefix(SCORECARD).partition('v/')[0]}"
    for at, text in enumerate(found, start=1):
        assert f"{at}/{len(found)}" in text
        assert f"Version{number},published" in text
        assert text.count(address) >= 1


def test_every_number_of_a_long_series_is_on_paper(visit: Open) -> None:
    page = visit(BY_MONTH).page
    cells = page.locator(".ot-main > .ot-long td:not([class])").all_text_contents()
    assert len(cells) > 100
    whole = "".join(read(page))
    assert [cell for cell in cells if closed(cell) not in whole] == []


def test_every_indicator_stands_on_one_sheet_with_its_figure_and_what_is_said_of_it_in_words(visit: Open) -> None:
    """No row is broken: what a row says is on the sheet that its title is on."""
    page = visit(SCORECARD).page
    said = "all => all.map(row => [...row.querySelectorAll('th a, td strong, .ot-badge')].map(one => one.textContent))"
    rows = page.locator("table.ot-indicators tbody tr[id]").evaluate_all(said)
    assert len(rows) >= 30
    found = read(page)
    for title, *others in rows:
        (sheet,) = [text for text in found if closed(title) in text and all(closed(one) in text for one in others)][:1]
        assert sheet


def test_what_is_folded_on_a_screen_is_open_on_paper(visit: Open) -> None:
    page = visit(BY_MONTH).page
    folded = page.locator("article details.ot-changes:not([open])")
    assert folded.count() > 3
    whole = "".join(read(page))
    for rule in page.locator(".ot-how li").all_text_contents():
        assert closed(rule) in whole
    assert page.locator("table[id$=permission-earlier-table] tbody tr").count() > 20
    for period in page.locator("table[id$=permission-earlier-table] tbody th").all_text_contents():
        assert closed(period) in whole


def test_a_table_with_more_periods_than_a_sheet_is_wide_says_so_there(visit: Open) -> None:
    page = on_paper(visit(BY_MONTH))
    heads = page.locator("table[id$=-every] thead th")
    assert (heads.count() > 13, len([one for one in heads.all() if one.is_visible()])) == (True, 13)
    expect(page.locator(".ot-paper").first).to_contain_text("On paper this table has the newest 12 periods")


def test_without_scripts_it_takes_no_more(visit: Open) -> None:
    assert sheets(visit(SCORECARD, scripts=False).page) <= MOST_SHEETS


@pytest.mark.parametrize("path", [SCORECARD, INDICATOR, "about/accessibility/", ""])
def test_paper_is_light_and_whole_and_bears_no_furniture(visit: Open, path: str) -> None:
    """From the dark scheme, which paper has not, in every font."""
    one = visit(path, scheme="dark")
    page = on_paper(one)
    assert page.locator(FURNITURE).evaluate_all(SEEN) == []
    ink = page.evaluate("getComputedStyle(document.querySelector('article p')).color")
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 380
    assert one.faint(4.5) == []
    for family, _ in FONTS.values():
        page.evaluate(SET, (family, False))
        assert page.evaluate(CUT_OFF) == []


def test_chart_and_table_are_there_whole(visit: Open) -> None:
    page = on_paper(visit(INDICATOR))
    for name in ("#moves-three-or-more-chart .ot-svg", "#moves-three-or-more-table", ".ot-compared .ot-svg"):
        assert page.locator(name).first.is_visible()
    kept = "one => getComputedStyle(one).breakInside"
    for name in (".ot-chart", ".ot-table tbody tr"):
        assert {one.evaluate(kept) for one in page.locator(name).all()} == {"avoid"}
    heads = page.locator(".ot-table thead").evaluate_all("all => all.map(one => getComputedStyle(one).display)")
    assert set(heads) == {"table-header-group"}


def test_the_headers_that_sort_a_table_are_printed_as_text(visit: Open) -> None:
    """A browser repeats a header on every sheet, but not the buttons in it."""
    page = on_paper(visit(SCORECARD))
    header = page.locator("table.ot-indicators th[data-column]").first
    assert header.locator("button").is_hidden()
    assert header.evaluate("one => getComputedStyle(one, '::before').content") == '"Indicator"'


def test_addresses_of_links_are_printed_in_text_and_not_in_tables(visit: Open) -> None:
    content = "one => getComputedStyle(one, '::after').content"
    page = on_paper(visit(INDICATOR))
    source = page.locator("#moves-three-or-more-source a")
    assert "explore-education-statistics" in source.evaluate(content)
    page = on_paper(visit(SCORECARD))
    assert page.locator("table.ot-indicators a").first.evaluate(content) == "none"


def test_paper_says_that_rows_were_chosen_and_nothing_where_none_were(visit: Open) -> None:
    for chosen in (True, False):
        page = visit(SCORECARD + ("?outcome=stay-safe" if chosen else "")).page
        page.emulate_media(media="print")
        shown = page.locator(".ot-shown")
        assert shown.is_visible() is chosen
        assert shown.inner_text().startswith("Showing ")
        assert not page.locator(".ot-choose select").first.is_visible()


def test_a_chart_that_is_open_is_printed_as_its_drawing(visit: Open) -> None:
    page = visit(INDICATOR, scheme="dark").page
    chart = page.locator("figure.ot-chart:has(.ot-open)").first
    chart.locator(".ot-open").click()
    expect(chart.locator(".ot-interactive .main-svg").first).to_be_visible()
    page.emulate_media(media="print")
    expect(chart.locator(".ot-interactive")).to_be_hidden()
    expect(chart.locator(".ot-svg")).to_be_visible()
