"""Finding things: a scorecard's rows chosen and sorted, the page for addresses that are not there, the search."""

import re
from collections.abc import Callable

import pytest
from kinds import DESK, PHONES, Window
from playwright.sync_api import Locator, Page, expect
from visit import Visit

SCORECARD = "leeds-accountability/"
SEALED = f"{SCORECARD}v/2.1.0/"
CHOSEN = "?rating=worse&outcome=stay-safe&sort=latest&order=down"
NUMBER = re.compile(r"-?[\d.,]+")

Open = Callable[..., Visit]


def rows(page: Page) -> Locator:
    """The indicators that are shown, in their order on the page."""
    return page.locator(".ot-indicators tbody tr[id]:visible")


def part(page: Page, name: str) -> Locator:
    """The part of a bar of that name, which chooses rows; its number is how many it counts."""
    return page.locator("a.ot-part").filter(has_text=re.compile(rf"{name} \d+$")).first


def titles(page: Page, outcome: str = "stay-safe") -> list[str]:
    return page.locator(f"tbody[data-outcome={outcome}] tr[id]:visible th a").all_inner_texts()


def column(page: Page, name: str, outcome: str = "stay-safe") -> list[str]:
    """What the cells of a column say, from the top."""
    place = page.locator(f".ot-indicators th[data-column={name}]").evaluate("one => one.cellIndex")
    shown = page.locator(f"tbody[data-outcome={outcome}] tr[id]:visible")
    return [row.locator("th, td").nth(place).inner_text() for row in shown.all()]


def numbers(texts: list[str]) -> list[float]:
    return [float(found[0].replace(",", "")) for text in texts if (found := NUMBER.match(text))]


def query(page: Page) -> str:
    return page.url.partition("?")[2].partition("#")[0]


@pytest.mark.parametrize(
    ("path", "hand"), [*((SCORECARD, hand) for hand in ("mouse", "keys", "touch")), (SEALED, "mouse")]
)
def test_a_part_of_a_bar_shows_what_it_counts_and_the_address_keeps_it(visit: Open, path: str, hand: str) -> None:
    page = visit(path).page
    status = page.get_by_role("status").filter(has_text="Showing")
    every = rows(page).count()
    expect(status).to_have_text(f"Showing {every} of {every} indicators.")
    worse = part(page, "Worse")
    number = int(worse.inner_text().split()[-1])
    if hand == "mouse":
        worse.click()
    elif hand == "keys":
        worse.focus()
        page.keyboard.press("Enter")
    else:
        worse.dispatch_event("click")
    assert 0 < number < every
    expect(status).to_have_text(f"Showing {number} of {every} indicators.")
    assert rows(page).count() == number
    assert all("Worse than" in text for text in rows(page).all_inner_texts())
    expect(worse).to_have_attribute("aria-current", "true")
    assert query(page) == "rating=worse"
    page.get_by_label("Outcome", exact=True).select_option("stay-safe")
    assert rows(page).count() == len(titles(page)) < number
    expect(page.get_by_role("heading", name="Be healthy")).to_be_hidden()
    assert query(page) == "rating=worse&outcome=stay-safe"
    page.get_by_role("button", name="Show everything").click()
    assert rows(page).count() == every
    assert query(page) == ""


@pytest.mark.parametrize("window", [DESK, PHONES[0]], ids=lambda window: str(window[0]))
def test_every_part_shows_as_many_rows_as_it_counts_and_lets_them_go_again(visit: Open, window: Window) -> None:
    page = visit(SCORECARD, *window).page
    every = rows(page).count()
    for one in page.locator("a.ot-part").all():
        number = int(one.inner_text().split()[-1])
        one.click()
        assert rows(page).count() == number, one.inner_text()
        one.click()
        assert rows(page).count() == every


def test_the_bar_itself_can_be_clicked(visit: Open) -> None:
    page = visit(SCORECARD).page
    page.locator(".ot-bar [data-part]").nth(1).click()
    chosen = page.locator("a.ot-part[aria-current]")
    expect(chosen).to_have_count(1)
    assert rows(page).count() == int(chosen.inner_text().split()[-1])


def test_pictures_and_table_are_two_layouts_of_one_table(visit: Open) -> None:
    page = visit(SCORECARD).page
    shown = "one => getComputedStyle(one).display"
    row = page.locator("#indicator-repeat-referrals")
    assert (row.evaluate(shown), page.locator(".ot-indicators thead").is_visible()) == ("grid", False)
    page.get_by_role("link", name="Table", exact=True).click()
    assert (row.evaluate(shown), page.locator(".ot-indicators thead").is_visible()) == ("table-row", True)
    assert query(page) == "layout=table"
    page.reload()
    assert row.evaluate(shown) == "table-row"
    page.get_by_role("link", name="Pictures").press("Enter")
    assert (row.evaluate(shown), query(page)) == ("grid", "")
    expect(page.locator("table.ot-indicators")).to_have_count(1)


def test_without_scripts_the_address_still_chooses_the_layout(visit: Open) -> None:
    page = visit(f"{SCORECARD}#as-table", scripts=False).page
    expect(page.locator(".ot-indicators thead")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".ot-indicators thead")).to_be_hidden()


def test_an_address_shows_what_it_says_and_can_be_sent_on(visit: Open) -> None:
    page = visit(f"{SCORECARD}{CHOSEN}&layout=table").page
    expect(part(page, "Worse")).to_have_attribute("aria-current", "true")
    expect(page.get_by_label("Outcome", exact=True)).to_have_value("stay-safe")
    latest = numbers(column(page, "latest"))
    assert latest == sorted(latest, reverse=True)
    assert len(latest) > 1
    header = page.locator(".ot-indicators").get_by_role("columnheader", name="Latest")
    expect(header).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("status").filter(has_text="Showing")).to_contain_text("In order of Latest, highest first.")


@pytest.mark.parametrize(
    "odd", ["?rating=purple&outcome=<b>&sort=nothing&order=down", "?sort=&order=&rating=", "?sort=title&order=up&x=1"]
)
def test_an_address_that_says_something_odd_shows_everything(visit: Open, odd: str) -> None:
    page = visit(SCORECARD + odd).page
    assert rows(page).count() == page.locator(".ot-indicators tbody tr[id]").count()


def test_every_column_sorts_by_keyboard_one_way_and_the_other(visit: Open) -> None:
    page = visit(f"{SCORECARD}?layout=table").page
    before = titles(page)
    for name in ("Indicator", "Trend", "Latest", "Rating", "Direction of travel"):
        button = page.locator(".ot-indicators").get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        header = page.locator(".ot-indicators").get_by_role("columnheader", name=name)
        expect(header).to_have_attribute("aria-sort", "ascending")
        expect(button).to_be_focused()
        up = titles(page)
        page.keyboard.press("Space")
        expect(header).to_have_attribute("aria-sort", "descending")
        down = titles(page)
        assert sorted(up) == sorted(down) == sorted(before), name
        assert up != down, name
        assert page.locator("[aria-sort]").count() == 1


def test_figures_are_sorted_by_size_and_ratings_by_what_needs_attention(visit: Open) -> None:
    page = visit(SCORECARD).page
    page.get_by_label("Order", exact=True).select_option("latest")
    latest = numbers(column(page, "latest"))
    assert latest == sorted(latest)
    order = ["Worse than", "Similar to", "Better than", "Not rated"]
    for way in ("rating", "rating down"):
        page.get_by_label("Order", exact=True).select_option(way)
        shown = [next(at for at, word in enumerate(order) if word in text) for text in column(page, "rating")]
        rated = [place for place in shown if place < 3]
        assert rated == sorted(rated, reverse=way.endswith("down"))
        assert shown == rated + [3] * (len(shown) - len(rated))  # what is not rated comes last either way


def test_going_back_finds_what_was_chosen(visit: Open) -> None:
    page = visit(SCORECARD).page
    part(page, "Similar").click()
    chosen = titles(page)
    rows(page).first.get_by_role("link").click()
    page.wait_for_url(re.compile(rf"{SCORECARD}[a-z0-9-]+/$"))
    page.go_back()
    expect(part(page, "Similar")).to_have_attribute("aria-current", "true")
    assert titles(page) == chosen


def test_a_link_to_a_row_shows_it_whatever_was_chosen(visit: Open) -> None:
    page = visit(f"{SCORECARD}?outcome=be-healthy#indicator-moves-three-or-more").page
    expect(page.locator("#indicator-moves-three-or-more")).to_be_visible()


def test_without_scripts_everything_is_there_and_nothing_promises_more(visit: Open) -> None:
    page = visit(SCORECARD + CHOSEN, scripts=False).page
    assert rows(page).count() == page.locator(".ot-indicators tbody tr[id]").count()
    expect(page.locator("select:visible")).to_have_count(0)
    expect(page.locator(".ot-indicators button")).to_have_count(0)
    assert {one.get_attribute("href") for one in page.locator("a.ot-part").all()} == {"#every-indicator"}


def lost(visit: Open, path: str) -> Page:
    """The page at an address that is not there; that the server says so is no fault."""
    one = visit(path)
    assert any("404" in said for said in one.errors)
    one.errors.clear()
    return one.page


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("harrow-childrens/moves-three-or-more/", "harrow-children/moves-three-or-more/"),
        ("leeds/three-or-more-moves", "leeds-accountability/moves-three-or-more/"),
        ("Attentoin/", "attention/"),
        ("harrow-corporate-parenting/v/2.0/", "harrow-corporate-parenting/v/2.0.0/"),
        ("about/judgeing.html", "about/judging/"),
    ],
)
def test_a_slip_in_an_address_finds_the_page_that_was_meant(visit: Open, asked: str, meant: str) -> None:
    page = lost(visit, asked)
    suggested = page.locator(".ot-suggested a")
    expect(suggested.first).to_be_visible()
    links = [link.evaluate("one => one.href") for link in suggested.all()]
    root = page.url.removesuffix(asked)
    assert root + meant in links
    assert all(link.startswith(root) for link in links)


def test_an_address_like_no_other_has_no_suggestion_but_ways_on(visit: Open) -> None:
    page = lost(visit, "qqqqq-zzzzz/")
    expect(page.locator(".ot-suggested")).to_be_hidden()
    article = page.get_by_role("article")
    for name in ("The home page", "Every indicator, A to Z", "Every page of this site"):
        expect(article.get_by_role("link", name=name)).to_be_visible()


def test_nothing_in_an_address_becomes_markup(visit: Open) -> None:
    page = lost(visit, "harrow-children/%3Cimg%20src=x%20onerror=document.title='run'%3E/moves-three-or-more/")
    expect(page.locator(".ot-suggested a").first).to_be_visible()
    expect(page.locator("article img")).to_have_count(0)
    assert "run" not in page.title()


@pytest.mark.parametrize("asked", ["NI 62", "BV49", "three or more homes in a year"])
def test_the_search_finds_an_indicator_by_title_and_code_first(visit: Open, asked: str) -> None:
    page = visit("").search(asked)
    expect(page.locator(".ot-search__title").first).to_contain_text("three or more homes in a year")


def test_the_search_finds_an_outcome_with_its_question(visit: Open) -> None:
    page = visit("").search("Ready for adult life")
    found = page.locator("dialog .ot-search__found")
    expect(found).to_contain_text("Ready for adult life")
    expect(found).to_contain_text("Do young people who leave care have a home, and work or learning?")
