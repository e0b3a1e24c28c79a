"""What stands around a generated page: cut out of one page of its kind, or rendered for each, with the same bytes."""

import gzip
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from built import built, change, contents, differing, program
from outturn.builders import shelled, shells
from outturn.exports.sitemap import sitemap
from outturn.pages import Rendered, Site
from sealed import published, small_site

HOOK = """
def on_page_context(context, *, page, config, nav):
    return context
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_site(tmp_path_factory)


def test_a_page_that_is_rendered_for_itself_has_the_same_bytes(site: Path, tmp_path: Path) -> None:
    published(tmp_path)
    (tmp_path / "hook.py").write_text(HOOK, encoding="utf-8")
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks:\n  - hook.py\n")
    done = program("build", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "MkDocs rendered every page itself" in done.stderr
    assert "hook.py" in done.stderr
    one, other = contents(site), contents(tmp_path / "site")
    assert len(one) > 100
    assert differing(one, other) == []


@pytest.mark.parametrize("room", [0, 30_000])
def test_the_site_is_the_same_however_many_bodies_are_held(
    site: Path, tmp_path: Path, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(tmp_path)
    monkeypatch.setattr(shelled, "MOST_HELD", room)
    assert differing(contents(site), contents(built(tmp_path))) == []


def test_a_template_of_the_sites_own_is_used_for_every_page(tmp_path: Path) -> None:
    published(tmp_path)
    place = tmp_path / "site_templates" / "theme" / "partials"
    place.mkdir(parents=True)
    (place / "footer.html").write_text("<p>{{ page.title | upper }} it is</p>", encoding="utf-8")
    done = program("build", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "its own partials/footer.html in place of the theme" in done.stderr
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "site").glob("e*/*/index.html")]
    assert {page.count(" it is</p>") for page in pages} == {1}


def test_a_menu_may_name_a_scorecards_page(tmp_path: Path) -> None:
    """The pages below it then link to it from inside its folder."""
    published(tmp_path)
    card = next(path.parent.name for path in (tmp_path / "datapackage").glob("*/versions.csv"))
    change(tmp_path / "mkdocs.yml", "  font: false\n", "  font: false\n  features:\n    - navigation.tabs\n")
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nnav:\n  - index.md\n  - The children: {card}/index.md\n  - about/index.md\n")
    site = built(tmp_path)
    below = next(
        path for path in sorted((site / card).glob("*/index.html")) if path.parent.name not in {"v", "versions"}
    )
    assert re.search(r'<a href="\.\./">The children', below.read_text(encoding="utf-8"))
    own = (site / card / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="\./" aria-current="true">The children', own)


def test_a_hand_written_page_may_link_to_a_place_on_a_generated_one_and_only_where_there_is_one(tmp_path: Path) -> None:
    published(tmp_path)
    card = next(path.parent.name for path in (tmp_path / "datapackage").glob("*/versions.csv"))
    page = tmp_path / "docs" / "linked.md"
    link = f"[See](%s/index.md#scorecard-{card})"
    config = tmp_path / "mkdocs.yml"
    with config.open("a", encoding="utf-8") as file:
        file.write("\nvalidation:\n  anchors: warn\n")
    page.write_text(f"# Linked\n\n{link % card}\n", encoding="utf-8")
    assert program("build", folder=tmp_path).returncode == 0
    assert f'href="../{card}/#scorecard-{card}"' in (tmp_path / "site/linked/index.html").read_text(encoding="utf-8")
    page.write_text(f"# Linked\n\n{link % card}-nowhere)\n".replace(")-nowhere", "-nowhere"), encoding="utf-8")
    done = program("build", folder=tmp_path)
    assert done.returncode == 2
    assert f"does not contain an anchor '#scorecard-{card}-nowhere'" in done.stderr


def test_what_differs_from_page_to_page_is_put_in_at_its_marks() -> None:
    page = Rendered("data/leeds/2.1.0/index.md", "A &amp; B", "It <is>", "<p>outturn-shell-title</p>")
    source = shells.sample(page, {"data/"})
    assert source == f"data/{shells.FOLDER}/{shells.FOLDER}/index.md"
    output = f"<t>{shells.TITLE}</t><d>{shells.DESCRIPTION}</d>{source.removesuffix('index.md')}|{shells.BODY}"
    shell = shells.cut(source, output, secured=False)
    assert shell.filled(page) == "<t>A &amp; B</t><d>It <is></d>data/leeds/2.1.0/|<p>outturn-shell-title</p>"


def test_a_site_map_is_split_where_the_protocol_wants_it() -> None:
    """https://www.sitemaps.org/protocol.html: at most 50,000 addresses a file; more in an index of files."""
    site = Site("A site", "https://a.example/")
    pages = [(f"https://a.example/{number:05}/", "2026-01-01") for number in range(7)]
    (name, content), (packed_name, packed) = sitemap(pages, site)
    assert (name, packed_name) == ("sitemap.xml", "sitemap.xml.gz")
    assert gzip.decompress(packed) == content
    found = dict(sitemap(pages, site, most=3))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = ET.fromstring(found["sitemap.xml"])  # noqa: S314 - our own
    assert index.tag == f"{space}sitemapindex"
    parts = [str(one.findtext(f"{space}loc")) for one in index]
    assert parts == [f"https://a.example/sitemap-{number}.xml" for number in (1, 2, 3)]
    listed = [ET.fromstring(found[one.rpartition("/")[2]]) for one in parts]  # noqa: S314 - our own
    assert [len(one) for one in listed] == [3, 3, 1]
    assert [str(each.findtext(f"{space}loc")) for one in listed for each in one] == [address for address, _ in pages]
