"""The search: what residents ask finds the page that answers it; with mouse, keys and touch, on any page."""

import json
from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from typing import Any

import pytest
from asked import ASKED, FURTHER, LATER
from kinds import DESK, KINDS, PHONES
from playwright.sync_api import Browser, Page, expect
from visit import PATIENCE, Visit, until

from built import example_site

Open = Callable[..., Visit]

ALL = """
async (questions) => {
  const box = document.querySelector(".ot-search--page");
  const input = box.querySelector("input");
  const found = {};
  for (const one of questions) {
    delete box.dataset.whole;
    input.value = one;
    input.dispatchEvent(new Event("input"));
    while (box.dataset.whole !== one) await new Promise((done) => setTimeout(done, 5));
    found[one] = [...box.querySelectorAll(".ot-search__group")].map((group) =>
      group.querySelector("a").href.slice(`${location.origin}/`.length));
  }
  return found;
}
"""
"""Asks every question on one page, and gives the first address of each result."""


def ready(visit: Open, path: str = "search/", **window: Any) -> Page:
    page: Page = visit(path, **window).page
    assert until(page, "document.querySelector('.ot-search--page').dataset.whole !== undefined")
    return page


def places(found: Mapping[str, list[str]], asked: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """At which place, from 0, the right page stands for each question; 99 where it is not there."""
    return {
        one: next((at for at, link in enumerate(found[one]) if any(fnmatch(link, page) for page in right)), 99)
        for one, right in asked.items()
    }


def test_what_residents_ask_finds_the_page_that_answers_it(visit: Open) -> None:
    page = ready(visit)
    lists = {"asked": (ASKED, 54, 58), "further": (FURTHER, 48, 54), "later": (LATER, 54, 58)}
    every = {one: right for asked, _, _ in lists.values() for one, right in asked.items()}
    assert len(every) == 180
    found = places(page.evaluate(ALL, list(every)), every)
    print({one: at for one, at in found.items() if at})
    for name, (asked, first, three) in lists.items():
        firsts, threes = sum(found[one] == 0 for one in asked), sum(found[one] < 3 for one in asked)
        print(f"{name}: first {firsts}, among three {threes} of {len(asked)}")
        assert (firsts >= first, threes >= three) == (True, True)


def test_a_card_says_place_figure_judgement_and_period(visit: Open) -> None:
    page = ready(visit, "search/?q=exclusions+Leeds")
    group = page.locator(".ot-search__group").first
    expect(group.locator(".ot-search__title")).to_have_text(
        "Children in care who were sent home from school at least once"
    )
    expect(group.locator(".ot-search__why")).to_have_text("also called: exclusions")
    expect(group.get_by_role("link").first).to_contain_text(
        "Leeds · 15.1% · − Worse than England, not tested · 2023/24"
    )


def test_a_place_in_a_question_is_a_filter_that_can_be_taken_off(visit: Open) -> None:
    page = ready(visit, "search/?q=breastfeeding+leeds")
    chip = page.get_by_role("button", name="Leeds")
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".ot-search__one")).to_have_count(1)
    chip.click()
    expect(page.get_by_role("button", name="Leeds")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".ot-search__one")).not_to_have_count(1)
    assert "place=" in page.url
    page.reload()
    expect(page.get_by_role("button", name="Leeds")).to_have_attribute("aria-pressed", "false")


def test_an_outcome_narrows_what_is_found_and_stands_in_the_address(visit: Open) -> None:
    page = ready(visit, "search/?q=children+in+care")
    page.get_by_role("button", name="Be healthy").click()
    expect(page.get_by_role("button", name="Be healthy")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".ot-search__title").first).not_to_contain_text("of every")
    assert "outcome=Be+healthy" in page.url


def test_a_slip_of_the_hand_is_put_right_and_said(visit: Open) -> None:
    page = ready(visit, "search/?q=alchohol")
    expect(page.locator(".ot-search--page [role=status]")).to_contain_text("Shown for “alcohol”.")


def test_where_a_place_has_nothing_of_it_every_place_is_shown(visit: Open) -> None:
    page = ready(visit, "search/?q=truancy+in+Leeds")
    expect(page.locator(".ot-search--page [role=status]")).to_contain_text("Nothing about this in Leeds")
    expect(page.locator(".ot-search__one").first).to_contain_text("Peterborough")


def test_where_nothing_is_found_there_are_ways_on(visit: Open) -> None:
    page = visit(KINDS["indicator"]).search("zzzyqx")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text("Nothing is here about “zzzyqx”.")
    for name in ("Every indicator, A to Z", "Every page of this site", "Ask us for it"):
        expect(dialog.get_by_role("link", name=name)).to_be_visible()
    dialog.get_by_role("button", name="Stay safe").click()
    expect(dialog.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("kind", ["home", "sealed indicator", "not there"])
def test_keys_lead_to_a_result_from_any_page(visit: Open, kind: str) -> None:
    one = visit(KINDS[kind])
    page = one.search("NI 62")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("/moves-three-or-more/") and "/v/" not in url)
    if kind == "not there":
        one.errors.clear()  # that what is not there is not there


def test_enter_without_a_choice_leads_to_an_address_that_can_be_shared(visit: Open) -> None:
    page = visit(KINDS["home"]).search("child poverty")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=child+poverty")
    expect(page.locator(".ot-search__title").first).to_have_text("Children in families with low incomes")


def test_a_finger_opens_it_chooses_and_closes_it(browser: Browser, address: str) -> None:
    width, height = PHONES[1]
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    page.locator(".ot-find").tap()
    page.get_by_role("button", name="Close").tap()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.locator(".ot-find").tap()
    page.get_by_role("combobox").fill("dentist")
    page.get_by_role("option").first.tap()
    page.wait_for_url("**/care-dental-checks/")
    context.close()


def test_without_scripts_the_link_leads_where_everything_is(visit: Open) -> None:
    page = visit(KINDS["home"], *DESK, scripts=False).page
    page.locator(".ot-find").click()
    page.wait_for_url("**/search/")
    expect(page.get_by_text("The search needs scripts")).to_be_visible()
    expect(page.locator(".ot-search--page")).to_be_hidden()
    page.get_by_role("article").get_by_role("link", name="Indicators A to Z").click()
    page.wait_for_url("**/indicators/")


def test_the_theme_has_no_search_of_its_own_left(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = example_site(tmp_path_factory)
    assert [one for one in site.glob("assets/javascripts/**/*") if "search" in one.name or "lunr" in one.parts] == []
    assert not (site / "search/search_index.json").exists()
    assert json.loads((site / "search/index.json").read_bytes())["count"] > 200


def test_the_name_of_an_outcome_finds_its_indicators_after_it(visit: Open) -> None:
    """Not only those whose own words say the same."""
    page = ready(visit, "search/?q=stay+safe+leeds")
    found = page.locator(".ot-search--page .ot-search__one")
    expect(found.first).to_have_attribute("aria-label", "Stay safe: Leeds · Are children protected from harm?")
    links = page.locator(".ot-search--page .ot-search__found a").evaluate_all("all => all.map(one => one.href)")
    assert links[0].endswith("leeds-accountability/#outcome-stay-safe")
    assert any(link.endswith("leeds-accountability/repeat-referrals/") for link in links)
    assert not [link for link in links if "/herefordshire-digest/" in link]
