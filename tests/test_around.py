"""What stands around the figures: a shared link's picture, the icons, feedback, changes to propose, robots."""

import re
import shutil
import struct
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from kinds import KINDS

from built import DATA, ROOT, built, change, example_site, invoked
from golden import copied
from html_pages import Page
from outturn.exports.robots import robots
from outturn.pages import Site
from outturn.settings import editing_address
from sealed import CARD, small
from test_render import Parsed

ASSETS = ROOT / "site_templates" / "assets"
INDICATOR = "harrow-children/moves-three-or-more/index.html"
SEALED = "harrow-children/v/2.2.0/moves-three-or-more/index.html"
REPOSITORY = "https://github.com/outturn-example/outturn"
OWN = """\
site_name: 'Tom & Jerry "scorecards"'
theme:
  name: material
  font: false
plugins: [search, outturn]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_site(tmp_path_factory)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """A page of each kind that stands inside the theme: what is looked at here is the theme's, the same on all."""
    names = {"404.html", INDICATOR, SEALED, *(f"{address}index.html" for address in KINDS.values())}
    inside = [name for name in sorted(names) if not name.startswith("embed/") and (site / name).is_file()]
    assert len(inside) > 20
    return {name: Page(name, (site / name).read_text(encoding="utf-8")) for name in inside}


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[str, dict[str, str]]:
    """What the head of every page inside the theme says, and its title."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        if "og:title" in head:
            (title,) = re.findall(r"<title>(.*?)</title>", head)
            found[path.relative_to(site).as_posix()] = {"title": title, **meta(path)}
    return found


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a council that has set nothing, with a page of its own about robots and one with odd words."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(copied("small", tmp_path_factory.mktemp("small")) / DATA, folder / DATA)
    (folder / "docs").mkdir()
    (folder / "docs" / "robots.txt").write_text("User-agent: *\nDisallow: /data/\n", encoding="utf-8")
    (folder / "docs" / "odd.md").write_text('---\ntitle: "Fish & \\"chips\\" <b>"\n---\n\n# Fish\n', encoding="utf-8")
    (folder / "mkdocs.yml").write_text(OWN, encoding="utf-8")
    return built(folder)


def meta(file: Path) -> dict[str, str]:
    """What the page's head says of it, by property or name."""
    head = Parsed(file.read_text(encoding="utf-8").partition("</head>")[0])
    found = [attributes for tag, attributes in head.elements if tag == "meta"]
    return {one.get("property") or one.get("name") or "": one.get("content") or "" for one in found}


def test_a_shared_link_has_title_description_address_and_picture(site: Path) -> None:
    said = meta(site / INDICATOR)
    assert said["og:title"] == (
        "Children in care who had three or more homes in a year, Harrow: 12% (2024/25), similar to England"
        " (Harrow: children and young people's scorecard)"
    )
    assert said["og:description"].startswith("Harrow. In 2024/25, 12% of children in care had three or more homes.")
    assert said["og:url"] == "https://outturn.example/harrow-children/moves-three-or-more/"
    assert said["og:image"] == "https://outturn.example/embed/harrow-children/moves-three-or-more/picture.png"
    assert said["og:locale"] == "en_GB"
    assert said["og:type"] == "article"
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:image:alt"] == (
        "Children in care who had three or more homes in a year, Harrow: 12%, 2024/25. Similar to England."
        " About the same. A line from 2015/16 to 2024/25: lowest 9% (2023/24), highest 17% (2016/17)."
    )
    assert not {"twitter:title", "twitter:description", "twitter:image"} & said.keys()  # they are read from og: then
    assert meta(site / "index.html")["og:type"] == "website"


def test_every_page_has_a_picture_that_is_there(heads: dict[str, dict[str, str]], site: Path) -> None:
    for name, said in heads.items():
        picture = said["og:image"].removeprefix("https://outturn.example/")
        assert (site / picture).is_file(), name
        assert said["og:image:alt"] == said["twitter:image:alt"] != ""


def test_no_two_pages_have_the_same_title_or_description(heads: dict[str, dict[str, str]]) -> None:
    assert len(heads) > 1000
    for key in ("title", "og:title", "og:description"):
        found: dict[str, list[str]] = {}
        for name, said in heads.items():
            assert said[key], name
            found.setdefault(said[key], []).append(name)
        assert [names for names in found.values() if len(names) > 1] == [], key


def test_what_shows_an_earlier_state_is_not_to_be_listed_and_all_else_is(heads: dict[str, dict[str, str]]) -> None:
    """The site map and what search engines are told say the same."""
    earlier = re.compile(r"[^/]+/v/|data/[^/]+/[^/]+/index\.html|search/index\.html|404\.html")
    gone = [name for name, said in heads.items() if said["title"].startswith("No longer in the scorecard")]
    assert len(gone) > 1
    for name, said in heads.items():
        assert said.get("robots") == ("noindex, follow" if earlier.match(name) or name in gone else None), name


def test_the_site_map_lists_what_may_be_listed_and_nothing_else(heads: dict[str, dict[str, str]], site: Path) -> None:
    listed = set(re.findall(r"<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8")))
    wanted = {said["og:url"] for said in heads.values() if "robots" not in said and "og:url" in said}
    assert listed == wanted


def test_no_character_of_a_title_is_escaped_twice_or_not_at_all(site: Path, own: Path) -> None:
    assert "&" not in meta(site / INDICATOR)["og:title"]
    assert meta(own / "odd" / "index.html")["og:title"].startswith('Fish & "chips"')
    assert meta(own / "index.html")["og:site_name"] == 'Tom & Jerry "scorecards"'


def test_a_site_without_an_address_names_no_picture(own: Path) -> None:
    said = meta(own / "index.html")
    assert "og:image" not in said
    assert said["twitter:card"] == "summary"


@pytest.mark.parametrize(("name", "size"), [("social", (1200, 630)), ("favicon", (48, 48)), ("touch-icon", (180, 180))])
def test_the_pictures_are_as_large_as_they_say(name: str, size: tuple[int, int]) -> None:
    content = (ASSETS / f"{name}.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == size
    assert len(content) < 60_000


def test_every_page_has_the_icons(pages: dict[str, Page], own: Path) -> None:
    wanted = {"assets/favicon.svg", "assets/favicon.png", "assets/touch-icon.png"}
    for page in pages.values():
        icons = {link.value for link in page.links if link.tag == "link" and "icon" in link.rel}
        assert {page.target(one)[0] for one in icons} == wanted  # type: ignore[index]
    assert (own / "assets" / "favicon.svg").is_file()


def test_an_icon_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    folder = small(tmp_path).parents[1]
    change(folder / "mkdocs.yml", "  font: false\n", "  font: false\n  favicon: images/indicator-1280.png\n")
    page = Page("index.html", (built(folder) / "index.html").read_text(encoding="utf-8"))
    assert [link.value for link in page.links if "icon" in link.rel] == ["images/indicator-1280.png"]


def test_every_page_leads_to_feedback_about_itself_and_to_the_accessibility_statement(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        (feedback,) = {link.value for link in page.links if link.value.startswith("mailto:outturn@example.org")}
        subject = parse_qs(urlsplit(feedback).query).get("subject", [""])[0]
        assert subject == ("" if name == "404.html" else f"https://outturn.example/{name.removesuffix('index.html')}")
        assert ("about/accessibility/index.html", "") in {page.target(link.value) for link in page.links}


def test_a_site_that_names_no_address_for_feedback_has_no_such_link(own: Path) -> None:
    text = (own / "index.html").read_text(encoding="utf-8")
    assert "Give feedback" not in text
    assert "about/accessibility/" in text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org/", "feedback.html"])
def test_an_address_for_feedback_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(OWN.replace("outturn]", f"outturn: {{feedback: '{address}'}}]"), "utf-8")
    done = invoked("check", folder=tmp_path)
    assert done.returncode == 2
    assert "https:// or mailto:" in done.stderr


def test_current_pages_lead_to_the_figures_where_they_are_edited(pages: dict[str, Page]) -> None:
    wanted = f"{REPOSITORY}/edit/main/datapackage/harrow-children/next/outturns.csv"
    assert (ROOT / "datapackage" / "harrow-children" / "next" / "outturns.csv").is_file()
    for name in (INDICATOR, "harrow-children/index.html"):
        assert [link.value for link in pages[name].links if "/edit/" in link.value] == [wanted]
    assert not [link for link in pages[SEALED].links if "/edit/" in link.value]


def test_without_a_repository_no_change_can_be_proposed(own: Path) -> None:
    assert "Propose a change" not in (own / CARD / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("repository", "uri", "docs", "expected"),
    [
        pytest.param(REPOSITORY, "edit/main/docs/", "docs", f"{REPOSITORY}/edit/main/datapackage/", id="GitHub"),
        pytest.param(
            "https://gitlab.com/a/b/",
            "-/edit/main/docs",
            "docs",
            "https://gitlab.com/a/b/-/edit/main/datapackage/",
            id="GitLab",
        ),
        pytest.param(
            REPOSITORY, "edit/main/web/docs/", "docs", f"{REPOSITORY}/edit/main/web/datapackage/", id="a folder"
        ),
        pytest.param(
            REPOSITORY, "edit/main/a/docs/", "a/docs", f"{REPOSITORY}/edit/main/datapackage/", id="deeper pages"
        ),
        pytest.param(REPOSITORY, "", "docs", "", id="no place to edit"),
        pytest.param(REPOSITORY, "?at=main", "docs", "", id="a query"),
        pytest.param("", "edit/main/docs/", "docs", "", id="no repository"),
        pytest.param("javascript:alert(1)//", "edit/", "docs", "", id="a script"),
    ],
)
def test_files_are_edited_as_far_from_the_pages_as_they_lie(
    repository: str, uri: str, docs: str, expected: str
) -> None:
    assert editing_address(repository, uri, Path("/site") / docs, Path("/site/datapackage")) == expected


def test_the_repositorys_link_asks_no_other_host_for_anything(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    assert f'href="{REPOSITORY}"' in text
    assert 'data-md-component="source"' not in text


def test_robots_may_read_everything_and_find_the_site_map(site: Path, own: Path) -> None:
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", "Sitemap: https://outturn.example/sitemap.xml"]
    assert (own / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /data/\n"
    assert b"Sitemap" not in robots(Site("Scorecards"))


def test_the_statement_says_what_the_law_asks_for(site: Path) -> None:
    words = Page("", (site / "about" / "accessibility" / "index.html").read_text(encoding="utf-8")).words
    for one in (
        "version 2.2",
        "partially compliant",
        "Equality and Human Rights Commission",
        "Equality Advisory and Support Service",
        "This statement was prepared on",
        "How we tested",
    ):
        assert one in words
    assert re.search(r"last tested on \d{1,2} \w+ \d{4}", words)


def test_the_figures_of_a_chart_can_be_downloaded_without_scripts(site: Path, pages: dict[str, Page]) -> None:
    for name in (INDICATOR, SEALED):
        files = {file for file, _ in filter(None, (pages[name].target(link.value) for link in pages[name].links))}
        assert {
            "data/harrow-children/2.2.0/outturns.csv",
            "data/harrow-children/2.2.0/harrow-children-2.2.0.json",
        } <= files
    assert "moves-three-or-more" in (site / "data/harrow-children/2.2.0/outturns.csv").read_text(encoding="utf-8")
