"""The pages as plain Markdown: whichever program builds them, without this one, they say the same."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from typer.testing import CliRunner

from built import ROOT, built, contents, differing, invoked, once, program, python, without_reports
from golden import copied
from html_pages import Page, pages_of
from outturn.builders.plain import configuration
from outturn.command.main import app
from outturn.reading.site_settings import settings_of
from sealed import CARD, published, seal

GONE = "spend"


class Builder(NamedTuple):
    """A program that builds sites, and how it is told to take every doubt for an error."""

    module: str
    options: tuple[str, ...]


BUILDERS = {
    "MkDocs": Builder("mkdocs", ("build", "--strict", "--quiet")),
    "ProperDocs": Builder("properdocs", ("build", "--strict", "--quiet", "-f", "mkdocs.yml")),
    "Zensical": Builder("zensical", ("build", "--strict")),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a past as the program builds it, with its sources beside it."""
    return once(tmp_path_factory, "with-a-past", lambda folder: built(_with_a_past(folder)) and None) / "site"


def _with_a_past(folder: Path) -> Path:
    """The small case with corrections and an indicator that is gone, under the example's configuration and prose."""
    card = published(folder)
    for table in (card / "next").glob("*.csv"):
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text("".join(one for one in lines if not one.startswith(f"{GONE},")), encoding="utf-8", newline="")
    seal(folder, "major", f"Takes {GONE} out.", date(2025, 9, 18))
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", folder / "docs", dirs_exist_ok=True, copy_function=shutil.copyfile)
    without_reports(folder)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return pages_of(site)


@pytest.fixture(scope="module")
def plain(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command writes of the same sources."""
    return once(tmp_path_factory, "plain", lambda folder: _written(site.parent, folder / "plain")) / "plain"


def _written(sources: Path, into: Path) -> None:
    done = invoked("pages", "--into", str(into), folder=sources)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module", params=BUILDERS)
def rebuilt(request: pytest.FixtureRequest, plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plain pages as one of the other programs builds them, where this one cannot be imported."""

    def make(folder: Path) -> None:
        shutil.copytree(plain, folder / "plain", copy_function=shutil.copyfile)
        (folder / "without" / "outturn").mkdir(parents=True)
        (folder / "without" / "outturn" / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
        missing = {"PYTHONPATH": str(folder / "without")}
        assert python("-c", "import outturn", folder=folder, environment=missing).returncode == 1
        builder = BUILDERS[request.param]
        done = program(*builder.options, folder=folder / "plain", environment=missing, module=builder.module)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, f"plain-by-{request.param}", make) / "plain" / "site"


@pytest.fixture(scope="module")
def others(rebuilt: Path) -> dict[str, Page]:
    return pages_of(rebuilt)


def test_plain_pages_say_the_same(pages: dict[str, Page], others: dict[str, Page]) -> None:
    assert pages.keys() == others.keys()
    assert {
        f"{CARD}/index.html",
        f"{CARD}/{GONE}/index.html",
        f"{CARD}/v/1.0.0/{GONE}/index.html",
        f"{CARD}/versions/index.html",
        "about/judging/index.html",
        "404.html",
    } <= pages.keys()
    assert not [name for name, page in pages.items() if _text(page) != _text(others[name])]
    assert not [name for name, page in pages.items() if _links(page) != _links(others[name])]


def _text(page: Page) -> str:
    """The article's text without spaces: programs that colour code put each of its words into an element."""
    return "".join("".join(page.article).split())


def _links(page: Page) -> list[object]:
    """Where the article's links lead, however they are written."""
    return [page.target(link.value) or link.value for link in page.links if link.inside]


def test_plain_pages_have_the_same_files_beside_them(site: Path, rebuilt: Path) -> None:
    for folder in ("data", "embed", "assets"):
        ours = {
            path
            for path in (site / folder).rglob("*")
            if path.is_file() and path.suffix not in (".html", ".js", ".css", ".map")
        }
        assert {path.relative_to(site) for path in ours if not (rebuilt / path.relative_to(site)).is_file()} == set()
        changed = [path for path in ours if path.read_bytes() != (rebuilt / path.relative_to(site)).read_bytes()]
        assert [path.name for path in changed if folder != "assets"] == []
    for name in ("assets/outturn.css", "assets/outturn.js", "assets/plotly.min.js", "_redirects", "robots.txt"):
        assert not (site / name).is_file() or (rebuilt / name).read_bytes() == (site / name).read_bytes()


def test_a_page_has_our_title_and_what_our_templates_add(
    pages: dict[str, Page], others: dict[str, Page], rebuilt: Path
) -> None:
    made = {name for name in pages if name.startswith(CARD)}
    assert {name: pages[name].title for name in made} == {name: others[name].title for name in made}
    home = (rebuilt / "index.html").read_text(encoding="utf-8")
    assert 'name="twitter:card" content="summary_large_image"' in home
    assert "mailto:outturn@example.org?subject=" in home


def test_plain_pages_name_no_plugin_and_no_folder_outside(plain: Path) -> None:
    said = (plain / "mkdocs.yml").read_text(encoding="utf-8")
    assert "outturn:" not in said
    assert "- outturn" not in said
    assert str(plain.parent) not in said
    assert not any(path.is_symlink() for path in plain.rglob("*"))


def test_the_folder_says_how_it_is_built(plain: Path) -> None:
    said = (plain / "README.md").read_text(encoding="utf-8")
    for builder in BUILDERS.values():
        assert f"\n    {builder.module} build" in said
    assert "outturn pages --finish site" in said


def carried(folder: Path, own: Mapping[str, Any]) -> dict[str, Any]:
    """The plain configuration of a site whose own configuration says this too."""
    given = {"site_name": "Mine", "plugins": ["search", "outturn"], **own}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(given), encoding="utf-8")
    return configuration(settings_of(folder / "mkdocs.yml"), given, "/children/\n")


def test_a_sites_own_configuration_is_carried_over(tmp_path: Path) -> None:
    own = {"copyright": "Us", "nav": ["index.md"], "theme": {"name": "material", "language": "en", "features": ["a"]}}
    found = carried(tmp_path, {**own, "not_in_nav": "/secret/", "extra_css": ["mine.css"], "extra": {"a": 1}})
    assert {key: found[key] for key in ("copyright", "nav", "plugins")} == {
        **{key: own[key] for key in ("copyright", "nav")}, "plugins": []
    }  # fmt: skip
    assert found["extra"]["a"] == 1
    assert found["extra"]["words"]["theme-feedback"] == "Give feedback on this page"
    assert found["theme"]["features"] == ["a"]
    assert found["theme"]["custom_dir"] == "theme"
    assert found["not_in_nav"].split() == ["/secret/", "/children/"]
    assert found["extra_css"] == ["mine.css", "assets/outturn.css"]


def test_what_is_of_the_sites_own_folder_is_not(tmp_path: Path) -> None:
    own = {"docs_dir": "web", "site_dir": "out", "hooks": ["a.py"], "watch": ["b"], "edit_uri": "edit/main/docs/"}
    found = carried(
        tmp_path, {**own, "repo_url": "https://github.com/a/b", "validation": {"nav": {"omitted_files": "warn"}}}
    )
    assert found["docs_dir"] == "docs"
    assert found["edit_uri"] == ""
    assert not {"site_dir", "hooks", "watch", "validation"} & found.keys()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, ["toc", "tables", "fenced_code"]),
        (
            ["admonition", {"toc": {"permalink": True}}],
            ["tables", "fenced_code", "admonition", {"toc": {"permalink": True}}],
        ),
        ({"toc": {"permalink": True}}, {"toc": {"permalink": True}, "tables": {}, "fenced_code": {}}),
    ],
)
def test_markdown_means_the_same_to_every_builder(tmp_path: Path, given: object, expected: object) -> None:
    assert carried(tmp_path, {"markdown_extensions": given} if given else {})["markdown_extensions"] == expected


def test_pages_can_be_written_again(tmp_path: Path) -> None:
    folder = copied("small", tmp_path / "site")
    first = invoked("pages", "--into", "out", folder=folder)
    (folder / "out" / "docs" / "left.md").write_text("Left from an earlier time.", encoding="utf-8")
    before = contents(folder / "out")
    again = invoked("pages", "--into", "out", folder=folder)
    assert (first.returncode, again.returncode) == (0, 0)
    assert differing(before, contents(folder / "out")) == ["docs/left.md"]


@pytest.mark.parametrize("name", ["notes.txt", "mkdocs.yml", "datapackage/scorecard/next/outturns.csv"])
def test_a_folder_that_holds_somebodys_work_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    work = tmp_path / "work" / name
    work.parent.mkdir(parents=True)
    work.write_text("site_name: Mine\n", encoding="utf-8")
    _refused("work", copied("small", tmp_path), monkeypatch)


@pytest.mark.parametrize("name", [".", "docs", "datapackage", "site_templates", ".."])
def test_the_sites_own_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    _refused(name, copied("small", tmp_path / "site"), monkeypatch)


def _refused(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(folder)
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(app, ["pages", "--into", name])
    assert done.exit_code == 2
    assert "Nothing was changed." in done.stderr
    assert differing(before, contents(folder)) == []
