"""A site's own pages say a thing once: no picture, description or notice stands twice on one of them."""

import re
from pathlib import Path

import pytest

from golden import CASES
from outturn.model import Link
from outturn.pages import DataPage, Download
from outturn.pipeline.making import renderer
from outturn.settings import Settings, template_folders
from packages import SAY

EXPECTED = CASES / "small" / "expected"
OWN = ("attention", "calendar", "data", "data-quality", "frameworks", "gaps", "indicators", "issues", "places")
SETTINGS = Settings("", "", Path(), Path(), Path("nowhere"), Path(), Path())


def page(address: str) -> str:
    """The page as it is made of the small case: test_check.py holds the program to it."""
    return (EXPECTED / address / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", OWN)
def test_what_a_site_says_of_itself_stands_once_and_after_all_else(address: str) -> None:
    text = page(address)
    assert text.count('class="ot-notice"') == 1
    assert re.search(r"<div class=\"ot-licence\">\s*<p class=\"ot-notice\">[^\n]*</p>\s*</div>\s*$", text)


def test_the_home_page_draws_each_bar_of_a_scorecard_once() -> None:
    titles = re.findall(r"<p class=\"ot-counted\">(.*?)</p>", page(""))
    assert page("").count('class="ot-bar"') == len(titles) > 0


def test_what_a_file_is_stands_once_however_many_scorecards_have_it() -> None:
    def files(card: str) -> tuple[Download, ...]:
        return (Download(f"{card}/all.zip", "Everything", "All in one."), Download(f"{card}/feed.xml", "Feed", "News."))

    cards = tuple((Link(card.title(), f"{card}/"), files(card)) for card in ("ash", "beech", "cedar"))
    only = (*cards[2][1], Download("cedar/more.csv", "More", "What one alone has."))
    given = (*cards[:2], (cards[2][0], only))
    body = renderer(template_folders(SETTINGS), SAY).render(DataPage("data/", "Data", "", (), scorecards=given)).body
    for said in ("All in one", "News", "What one alone has"):
        assert body.count(said) == 1
    for _, own in given:
        for file in own:
            assert body.count(f'href="../{file.address}"') == 1
