"""The pages as plain Markdown: they build without the program, and say the same."""

import shutil
from pathlib import Path

import pytest

from built import ROOT, contents, differing, once, program, python
from html_pages import Page, pages_of
from sealed import published, small, small_site


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command wrote, and MkDocs' site of it, built where the program cannot be imported."""
    return once(tmp_path_factory, "plain", _written_and_built) / "plain"


def _written_and_built(folder: Path) -> None:
    published(folder / "sources")
    written = program("pages", "--into", "../plain", folder=folder / "sources")
    assert written.returncode == 0, written.stdout + written.stderr
    without = folder / "without" / "outturn"
    without.mkdir(parents=True)
    (without / "__init__.py").write_text('raise ImportError("this process has no outturn")\n', encoding="utf-8")
    missing = {"PYTHONPATH": str(without.parent)}
    assert python("-c", "import outturn", folder=folder, environment=missing).returncode == 1
    done = program("build", "--strict", "--quiet", folder=folder / "plain", environment=missing, module="mkdocs")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case, which has every kind of table, with three versions."""
    return small_site(tmp_path_factory)


def test_plain_pages_say_the_same(site: Path, plain: Path) -> None:
    ours, theirs = pages_of(site), pages_of(plain / "site")
    assert ours.keys() == theirs.keys()
    assert not [name for name, page in ours.items() if page.article != theirs[name].article]
    assert not [name for name, page in ours.items() if _links(page) != _links(theirs[name])]


def _links(page: Page) -> list[str]:
    return [link.value for link in page.links if link.inside]


def test_plain_pages_name_no_plugin_and_no_folder_outside(plain: Path) -> None:
    said = (plain / "mkdocs.yml").read_text(encoding="utf-8")
    assert "outturn:" not in said
    assert "- outturn" not in said
    assert str(plain.parent) not in said
    assert not any(path.is_symlink() for path in plain.rglob("*"))


def test_pages_can_be_written_again(tmp_path: Path) -> None:
    folder = small(tmp_path / "site").parents[1]
    first = program("pages", "--into", "out", folder=folder)
    (folder / "out" / "docs" / "left.md").write_text("Left from an earlier time.", encoding="utf-8")
    before = contents(folder / "out")
    again = program("pages", "--into", "out", folder=folder)
    assert (first.returncode, again.returncode) == (0, 0)
    assert differing(before, contents(folder / "out")) == ["docs/left.md"]


@pytest.mark.parametrize("name", ["notes.txt", "mkdocs.yml", "datapackage/scorecard/next/outturns.csv"])
def test_a_folder_that_holds_somebodys_work_is_refused(tmp_path: Path, name: str) -> None:
    folder = small(tmp_path / "site").parents[1]
    work = folder / "work" / name
    work.parent.mkdir(parents=True)
    work.write_text("site_name: Mine\n", encoding="utf-8")
    done = program("pages", "--into", "work", folder=folder)
    assert done.returncode == 2
    assert "Nothing was changed." in done.stderr
    assert contents(folder / "work") == {name: b"site_name: Mine\n"}


def test_the_sites_own_folder_is_refused(tmp_path: Path) -> None:
    folder = small(tmp_path / "site").parents[1]
    shutil.copytree(ROOT / "site_templates", folder / "site_templates")
    before = contents(folder)
    for into in (".", "docs", "datapackage", "site_templates", ".."):
        done = program("pages", "--into", into, folder=folder)
        assert done.returncode == 2, into
    assert differing(before, contents(folder)) == []
