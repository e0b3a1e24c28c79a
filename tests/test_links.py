"""The whole built site, crawled as a reader's browser would: every link, id, heading and word."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from built import ROOT, example_site
from html_pages import Page, pages_of

HOME, LOST = "index.html", "404.html"
ALONE = "embed/"
"""Where the pages are that stand inside pages of other sites."""
NO_WORDS = re.compile(r"\b(nan|NaN|NaT|null|undefined|None(?! (named|of|recorded)))\b")
LOADING = {"script", "img", "link", "iframe", "object", "embed", "source", "video", "audio", "image", "use"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_site(tmp_path_factory)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return pages_of(site)


@pytest.fixture(scope="module")
def generated(pages: dict[str, Page]) -> dict[str, Page]:
    """The pages that the data made: not the hand-written ones, and not MkDocs' own."""
    sources = (path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md"))
    written = {_built_name(source.as_posix()) for source in sources}
    return {name: page for name, page in pages.items() if name not in written | {LOST} and not name.startswith(ALONE)}


def _built_name(source: str) -> str:
    name = source.removesuffix(".md")
    return f"{name}.html" if name.endswith("index") else f"{name}/index.html"


def _followed(pages: dict[str, Page]) -> Iterator[tuple[Page, str, str, str]]:
    """Every link to the site itself: the page that it is on, as it is written, the file and the fragment."""
    for page in pages.values():
        for link in page.links:
            found = page.target(link.value)
            if found:
                yield page, link.value, *found


def test_every_link_leads_to_a_page_or_a_file(site: Path, pages: dict[str, Page]) -> None:
    broken = {f"{page.address}: {link}" for page, link, file, _ in _followed(pages) if not (site / file).is_file()}
    assert not broken


def test_every_fragment_is_an_id_on_its_page(pages: dict[str, Page]) -> None:
    ids = {name: {"", *page.ids} for name, page in pages.items()}
    broken = {
        f"{page.address}: {link}" for page, link, file, part in _followed(pages) if part not in ids.get(file, {part})
    }
    assert not broken


def test_every_link_has_an_address(pages: dict[str, Page]) -> None:
    odd = {f"{page.address}: {link}" for page in pages.values() for link in page.links if not _is_address(link.value)}
    assert not odd


def _is_address(link: str) -> bool:
    parts = urlsplit(link)
    needed = {"": link, "http": parts.netloc, "https": parts.netloc, "mailto": parts.path}
    return bool(needed.get(parts.scheme))


def test_ids_are_unique_on_each_page(pages: dict[str, Page]) -> None:
    twice = {f"{page.address}#{one}" for page in pages.values() for one in page.ids if page.ids.count(one) > 1}
    assert not twice


def test_every_page_can_be_reached_from_the_home_page(pages: dict[str, Page]) -> None:
    reached, waiting = {HOME}, [HOME]
    while waiting:
        page = pages[waiting.pop()]
        found = (page.target(link.value) for link in page.links if link.tag == "a")
        new = {file for file, _ in filter(None, found) if file in pages} - reached
        reached |= new
        waiting += new
    assert not {name for name in pages.keys() - reached - {LOST} if not name.startswith(ALONE)}


def test_breadcrumbs_lead_home_from_every_generated_page(generated: dict[str, Page], pages: dict[str, Page]) -> None:
    written = pages.keys() - generated.keys()
    lost = {
        name
        for name, page in generated.items()
        if name != HOME
        and [file for file, _ in filter(None, map(page.target, page.crumbs))]
        != [above for above in _above(name) if above in generated or above in written]
    }
    assert not lost


def _above(name: str) -> list[str]:
    """The pages above a page: for "a/b/index.html", the home page and "a/index.html"."""
    folders = name.split("/")[:-2]
    return ["/".join([*folders[:depth], HOME]) for depth in range(len(folders) + 1)]


def test_every_page_has_one_main_heading_and_a_title(pages: dict[str, Page]) -> None:
    wrong = {name: page.headings for name, page in pages.items() if len(page.headings) != 1 or not page.title.strip()}
    assert not wrong
    assert not {name for name, page in pages.items() if not page.headings[0].strip()}


def test_no_value_that_only_a_program_knows_is_printed(pages: dict[str, Page]) -> None:
    assert not {f"{page.address}: {text}" for page in pages.values() for text in page.texts if NO_WORDS.search(text)}


def test_nothing_is_loaded_from_another_host(site: Path, pages: dict[str, Page]) -> None:
    elsewhere = {
        f"{page.address}: {link.value}"
        for page in pages.values()
        for link in page.links
        if link.tag in LOADING and link.rel != "canonical" and page.target(link.value) is None
    }
    styles = {
        path.name
        for path in site.rglob("*.css")
        if re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", path.read_text())
    }
    assert not elsewhere
    assert not styles


def test_the_site_map_names_every_page_that_says_what_is_so_today(site: Path, pages: dict[str, Page]) -> None:
    addresses = re.findall(r"<loc>https?://[^/<]+/([^<]*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    own = {name for name, page in pages.items() if name != LOST and (page.crumbs or not name.startswith(ALONE))}
    own -= {name for name in own if "/v/" in name or re.fullmatch(r"data/[^/]+/[^/]+/index.html", name)}
    own -= {"search/index.html", *(name for name in own if "gone" in pages[name].ids)}
    assert {address + HOME for address in addresses} == own
