"""A hand-written page at an address that the program makes is a problem that names both places."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from golden import copied
from in_words import in_words
from outturn.command.main import app
from outturn.errors import OutturnError
from outturn.pipeline.checking import checked_site
from outturn.pipeline.handwritten import address_of
from outturn.reading.site_settings import settings_of

CARD = "exampleshire-children"


def written(root: Path, *names: str) -> Path:
    """The small case's site with these files among its hand-written pages."""
    site = copied("small", root)
    for name in names:
        (site / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "docs" / name).write_text("# Mine\n", encoding="utf-8")
    return site


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("news.md", "news/"),
        ("news/index.md", "news/"),
        ("news/2025.html", "news/2025/"),
        ("a.b/c.csv", "a.b/c.csv"),
    ],
)
def test_a_file_has_the_address_that_mkdocs_gives_it(name: str, address: str) -> None:
    assert address_of(name) == address


@pytest.mark.parametrize(
    ("name", "address", "other"),
    [
        ("index.md", "/", "“/”"),
        (f"{CARD}.md", f"/{CARD}/", f"datapackage/{CARD}"),
        (f"{CARD}/wait/index.md", f"/{CARD}/wait/", f"datapackage/{CARD}"),
        (f"{CARD}/v/1.0.0.md", f"/{CARD}/v/1.0.0/", f"datapackage/{CARD}"),
        ("Exampleshire-Children/index.md", "/Exampleshire-Children/", f"datapackage/{CARD}"),
        ("Attention.md", "/Attention/", "“/Attention/”"),
        ("attention.md", "/attention/", "“/attention/”"),
        ("data/mine.csv", "/data/mine.csv", "“/data/mine.csv”"),
        ("calendar/index.md", "/calendar/", "“/calendar/”"),
        ("about/findings.md", "/about/findings/", "“/about/findings/”"),
    ],
)
def test_a_page_in_the_way_is_named_with_what_else_is_there(
    tmp_path: Path, name: str, address: str, other: str
) -> None:
    site = written(tmp_path, name)
    with pytest.raises(OutturnError) as stopped:
        checked_site(settings_of(site / "mkdocs.yml"))
    (said,) = in_words(stopped.value.findings)
    assert (said.id, said.place, said.found) == ("page-in-the-way", f"docs/{name}", f"“{address}”")
    assert other in said.expected


def test_pages_of_the_sites_own_are_in_nobodys_way(tmp_path: Path) -> None:
    site = written(
        tmp_path, "news.md", "about/judging.md", "about/our-council.md", "assets/logo.svg", "CNAME", "robots.txt"
    )
    assert checked_site(settings_of(site / "mkdocs.yml")).findings == ()


def test_the_check_names_it_by_its_own_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, f"{CARD}/index.md"))
    found = CliRunner().invoke(app, ["check", "--format", "json"])
    (record,) = json.loads(found.stdout)
    assert (found.exit_code, record["id"], record["where"]["file"]) == (1, "page-in-the-way", f"docs/{CARD}/index.md")


def test_a_page_whose_name_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    site = written(tmp_path, "news\udce9.md")  # the byte E9, as Python names such files
    with pytest.raises(OutturnError) as stopped:
        checked_site(settings_of(site / "mkdocs.yml"))
    (said,) = in_words(stopped.value.findings)
    assert (said.id, said.place, said.found) == ("page-name", "docs/news\ufffd.md", "“news\ufffd.md”")
