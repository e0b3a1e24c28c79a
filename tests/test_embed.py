"""A chart on another site: a page of its own, small, without scripts, and safe whatever the data say."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

import hostile
from built import ROOT, example_site
from html_pages import Page
from outturn.judge import judge
from outturn.pages import IndicatorPage, Site
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.making import renderer
from outturn.settings import Settings, template_folders
from outturn.story.around import embed_pages
from outturn.story.gone import gone_embeds
from outturn.story.placed import Place, current_pages
from outturn.story.standing import Later
from outturn.story.told import told
from outturn.versions.history import Edition, Version
from outturn.versions.register import Register, Withdrawal
from packages import SAY, series
from test_render import Parsed, assert_nothing_runs, hostile_package, visible_as

MOST_BYTES = 30_000
NAME, INDICATOR = "harrow-children", "moves-three-or-more"
EMBED = f"embed/{NAME}/{INDICATOR}/index.html"
VERSION = Version("1.0.0", date(2025, 11, 21), "", "First version", "0" * 64)
SETTINGS = Settings("", "", Path(), Path(), Path("nowhere"), Path(), Path())
SITE = Site("Scorecards", "https://scorecards.example.org/", "Made up.")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_site(tmp_path_factory)


RENDER = renderer(template_folders(SETTINGS), SAY)
JUDGED = judge(hostile_package("a text"))
"""Texts are not judged: whatever they say, the judgements are these."""


def hostile_edition(text: str) -> Edition:
    return sealed(Edition(hostile_package(text), JUDGED))


def sealed(edition: Edition) -> Edition:
    return replace(edition, version=VERSION)


def made(edition: Edition, site: Site = SITE) -> list[str]:
    name = edition.package.scorecard.name
    return [RENDER.render_whole(page) for page in embed_pages(SAY, told(edition, SAY), name, VERSION, site)]


def alone(site: Path) -> dict[str, str]:
    """The pages for other sites by the address below ``embed/``, also those of indicators that are gone."""
    texts = {path: path.read_text(encoding="utf-8") for path in (site / "embed").rglob("index.html")}
    return {path.parent.relative_to(site / "embed").as_posix(): text for path, text in texts.items()}


def test_every_indicator_of_the_newest_version_has_a_page_for_other_sites(site: Path) -> None:
    current = {
        path.parent.relative_to(site).as_posix()
        for path in site.glob("*/*/index.html")
        if re.search(r'<h1 id="indicator-', path.read_text(encoding="utf-8"))
    }
    newest = {name: markup for name, markup in alone(site).items() if "/v/" not in name}
    gone = {name for name, markup in newest.items() if "<h1>No longer in the scorecard</h1>" in markup}
    assert newest.keys() - gone == current
    assert {name.partition("/")[0] for name in gone} == {path.name for path in (site / "embed").iterdir()}
    assert len(current) > 100


def test_each_is_small_stands_alone_and_runs_nothing(site: Path) -> None:
    for markup in alone(site).values():
        assert len(markup.encode("utf-8")) < MOST_BYTES
        assert "<script" not in markup
        assert not re.search(r"\s(src|srcset|on\w+|style)=", markup)
        assert set(re.findall(r'<link rel="(\w+)"', markup)) == {"canonical", "icon", "stylesheet"}


def test_it_says_headline_source_version_and_leads_to_the_indicator(site: Path) -> None:
    markup = (site / EMBED).read_text(encoding="utf-8")
    page = Page(EMBED, markup)
    said = " ".join(page.texts)
    for one in (
        "In 2024/25, 12% of children in care had three or more homes",
        "Source: Department for Education",
        "version 2.2.0, published 20 November 2026",
        "Open Government Licence",
        "not published or endorsed by the councils",
    ):
        assert one in said
    (target,) = {page.target(link.value) for link in page.links if link.tag == "a"} - {None}
    assert target == (f"{NAME}/{INDICATOR}/index.html", "")
    assert 'target="_top"' in markup
    assert 'role="img"' in markup


def test_the_code_on_the_indicators_page_shows_that_page(site: Path) -> None:
    markup = (site / NAME / INDICATOR / "index.html").read_text(encoding="utf-8")
    (code,) = re.findall(rf'id="{INDICATOR}-embed-code">(.*?)</code>', markup)
    assert "<" not in code
    shown = Parsed(unescape(code))
    ((tag, attributes),) = shown.elements
    assert tag == "iframe"
    assert attributes["src"] == f"https://outturn.example/embed/{NAME}/{INDICATOR}/"
    assert attributes["title"] == "Children in care who had three or more homes in a year: Harrow"


def test_every_page_of_a_sealed_version_has_one_that_shows_that_version_always(site: Path) -> None:
    sealed_pages = {
        path.parent.relative_to(site).as_posix()
        for path in site.glob("*/v/*/*/index.html")
        if not path.relative_to(site).as_posix().startswith("embed/") and path.parent.name != "exceptions"
    }
    assert {name for name in alone(site) if "/v/" in name} == sealed_pages
    assert len(sealed_pages) > 500


def test_a_page_offers_both_and_a_sealed_one_first_the_one_that_stays(site: Path) -> None:
    def offered(path: str) -> list[str]:
        codes = re.findall(r'-code">(.*?)</code>', (site / path / "index.html").read_text(encoding="utf-8"))
        return [str(Parsed(unescape(code)).elements[0][1]["src"]) for code in codes if "iframe" in code]

    home = "https://outturn.example/embed/"
    live, frozen = f"{home}{NAME}/{INDICATOR}/", f"{home}{NAME}/v/{{}}/{INDICATOR}/"
    assert offered(f"{NAME}/{INDICATOR}") == [live, frozen.format("2.2.0")]
    assert offered(f"{NAME}/v/1.0.0/{INDICATOR}") == [frozen.format("1.0.0"), live]


def test_one_that_stays_shows_the_figure_as_it_was_and_names_its_correction(site: Path) -> None:
    path = f"embed/{NAME}/v/1.0.0/repeat-referrals/index.html"
    markup = (site / path).read_text(encoding="utf-8")
    said = " ".join(Page(path, markup).texts)
    assert "In 2021/22, 12.2% of referrals to social care came within a year of an earlier one." in said
    assert "was corrected from 12.2% to 12.5%." in said
    assert "version 1.0.0, published 20 April 2023" in said
    assert "This chart stays at that version." in said
    links = {link.value for link in Page(path, markup).links if link.tag == "a"}
    up = "../../../../../"
    assert {f"{up}{NAME}/v/1.0.0/repeat-referrals/", f"{up}{NAME}/v/1.0.1/repeat-referrals/"} <= links
    assert len(re.findall(r'<a href="\.\./[^"]+" target="_top"', markup)) == 3
    newest = (site / f"embed/{NAME}/v/2.2.0/repeat-referrals/index.html").read_text(encoding="utf-8")
    assert "ot-standing" not in newest.partition("<body>")[2]
    assert "outturn box" not in markup + newest


@pytest.mark.parametrize("text", hostile.STRINGS)
def test_no_text_in_the_data_can_run_and_every_text_can_be_read(text: str) -> None:
    edition = hostile_edition(text)
    (whole, *_) = made(edition, Site(text, "https://example.org/", text))
    parsed = Parsed(whole.partition("<body>")[2])
    assert_nothing_runs(parsed)
    assert visible_as(parsed.visible).count(visible_as(text)) >= 3


@pytest.mark.parametrize("text", hostile.STRINGS)
def test_a_title_cannot_leave_the_code_that_is_copied(text: str) -> None:
    edition = hostile_edition(text)
    name = edition.package.scorecard.name
    place = Place(name, f"{name}/", told(edition, SAY), SITE, SAY)
    pages = current_pages(place, VERSION, Later())
    page = next(one for one in pages if isinstance(one, IndicatorPage) and one.embed)
    (code,) = re.findall(r'-embed-code">(.*?)</code>', RENDER.render(page).body)
    ((tag, attributes),) = Parsed(unescape(code)).elements
    assert tag == "iframe"
    assert set(attributes) == {"src", "title", "width", "height", "loading"}
    assert visible_as(attributes["title"] or "") == visible_as(page.title)


def test_an_indicator_without_a_figure_has_a_page_without_a_chart() -> None:
    (page,) = made(sealed(judged_edition(series([("2024", None, "x")]))))
    assert "The figure for 2024 is not given" in unescape(page)
    assert "<svg" not in page


def test_what_was_taken_down_is_taken_down_on_other_sites_too() -> None:
    down = Withdrawal("/exampleshire-children/moves/", date(2025, 12, 1), "A child could be recognised.")
    register = Register(withdrawn=(down,))
    assert register.withdrawal("/embed/exampleshire-children/moves/") == down
    assert register.withdrawal("/embed/exampleshire-children/waits/") is None
    sealed_down = replace(down, address="/exampleshire-children/v/1.0.0/")
    register = Register(withdrawn=(sealed_down,), urls=("/embed/exampleshire-children/v/1.0.0/moves/",))
    assert register.withdrawal("/embed/exampleshire-children/v/1.0.0/moves/") == sealed_down
    (page,) = gone_embeds(SAY, register, {}, {}, SITE)
    assert page.address == "embed/exampleshire-children/v/1.0.0/moves/"
    assert "A child could be recognised." in page.headline[0]


def test_its_colours_are_those_of_the_site() -> None:
    def tokens(name: str) -> list[dict[str, str]]:
        """The colours by name of the light and of the dark scheme."""
        text = (ROOT / "site_templates" / name).read_text(encoding="utf-8")
        blocks = re.findall(r"(?:^|\n)\s*(?::root|\[data-md-color-scheme=\"slate\"\]) \{\n(.*?)\}", text, re.DOTALL)
        return [dict(re.findall(r"(--ot-[\w-]+): (#\w+);", block)) for block in blocks[:2]]

    ours, theirs = tokens("assets/embed.css"), tokens("assets/outturn.css")
    for scheme, whole in zip(ours, theirs, strict=True):
        assert {name: whole[name] for name in scheme if name != "--ot-link"} == {
            name: colour for name, colour in scheme.items() if name != "--ot-link"
        }
