"""The website as a whole: the same bytes whatever surrounds the build, never half of it, and MkDocs' own commands."""

import shutil
from pathlib import Path

import pytest

from built import (
    DATA,
    ELSEWHERE,
    ROOT,
    built,
    change,
    contents,
    differing,
    example,
    example_site,
    invoked,
    program,
    python,
)
from sealed import CARD, published, small, small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case's, since what is tried with it does not depend on how much there is."""
    return small_site(tmp_path_factory)


def test_the_same_input_gives_the_same_bytes(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    site = example_site(tmp_path_factory)
    again = built(example(tmp_path / "another folder"), **ELSEWHERE)
    assert differing(contents(site), contents(again)) == []


def test_the_other_surroundings_are_other_ones(tmp_path: Path) -> None:
    """Every clock of a process there, in seconds, is ahead of the same clock here, whatever a zone calls the day."""
    show = (
        "import calendar, datetime as dt, time;"
        "print(time.time(), time.time_ns() / 1e9, calendar.timegm(time.gmtime()), time.mktime(time.localtime()),"
        " dt.datetime.now(dt.UTC).timestamp(), dt.datetime.now().timestamp(), dt.datetime.today().timestamp(),"
        " time.mktime(dt.date.today().timetuple()))"
    )
    here, there = (python("-c", show, folder=tmp_path, environment=by).stdout.split() for by in ({}, ELSEWHERE))
    days = [(float(then) - float(now)) / 86_400 for now, then in zip(here, there, strict=True)]
    assert len(days) == 8
    assert min(days) > 398


def test_plain_mkdocs_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    published(tmp_path)
    done = program("build", "--strict", "--quiet", folder=tmp_path, module="mkdocs")
    assert (done.returncode, done.stdout) == (0, "")
    assert differing(contents(site), contents(tmp_path / "site")) == []


def test_plain_mkdocs_leaves_the_old_site_where_it_fails_on_the_way(tmp_path: Path) -> None:
    """A hook of the site's own fails when everything but the last page is there."""
    folder = small(tmp_path).parents[1]
    assert program("build", "--quiet", folder=folder, module="mkdocs").returncode == 0
    before = contents(folder / "site")
    (folder / "hook.py").write_text("def on_post_build(config, **_):\n    raise ValueError('no')\n", encoding="utf-8")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [hook.py]\n")
    assert program("build", "--quiet", folder=folder, module="mkdocs").returncode == 1
    assert contents(folder / "site") == before
    assert [path.name for path in folder.iterdir() if path.name.startswith(".site")] == []


def test_plain_mkdocs_leaves_the_old_site_where_it_is_strict_and_warns(tmp_path: Path) -> None:
    folder = small(tmp_path).parents[1]
    assert program("build", "--quiet", folder=folder, module="mkdocs").returncode == 0
    before = contents(folder / "site")
    with next((folder / "docs").rglob("*.md")).open("a", encoding="utf-8") as file:
        file.write("\n[Nowhere](nowhere.md)\n")
    done = program("build", "--strict", folder=folder, module="mkdocs")
    assert done.returncode == 1
    assert "strict mode" in done.stdout + done.stderr
    assert contents(folder / "site") == before
    assert [path.name for path in folder.iterdir() if path.name.startswith(".site")] == []
    assert program("build", "--quiet", folder=folder, module="mkdocs").returncode == 0
    assert contents(folder / "site") != before


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param("outturns.csv", ",FY2022-23,", ",FY2022-24,", "FY2022-24", id="a period of two years"),
        pytest.param("indicators.csv", ",lower,", ",downwards,", "downwards", id="an unknown polarity"),
        pytest.param("datapackage.json", '"scorecard": {', '"score": {', "scorecard", id="a descriptor of nothing"),
    ],
)
def test_a_build_on_wrong_data_says_so_and_leaves_the_old_site(
    site: Path, tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    folder = small(tmp_path).parents[1]
    shutil.copytree(site, folder / "site")
    change(folder / DATA / CARD / "next" / file, old, new)
    done = invoked("build", folder=folder)
    assert done.returncode == 1
    assert said in done.stdout
    assert f"{CARD}/next/{file}" in done.stdout
    assert differing(contents(site), contents(folder / "site")) == []
    assert sorted(path.name for path in folder.iterdir()) == [".outturn", DATA, "docs", "mkdocs.yml", "site"]


def test_a_build_that_fails_half_way_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    folder = small(tmp_path).parents[1]
    shutil.copytree(site, folder / "site")
    with (folder / "docs" / "about" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Nowhere](nowhere.md)\n")
    done = program("build", folder=folder)
    assert done.returncode == 2
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert differing(contents(site), contents(folder / "site")) == []
    assert sorted(path.name for path in folder.iterdir()) == [".outturn", DATA, "docs", "mkdocs.yml", "site"]


def test_a_template_that_is_wrong_is_said_plainly(site: Path, tmp_path: Path) -> None:
    folder = small(tmp_path).parents[1]
    shutil.copytree(ROOT / "site_templates", folder / "site_templates")
    shutil.copytree(site, folder / "site")
    template = folder / "site_templates" / "pages" / "home.md.jinja"
    template.write_text("{{ page.no_such_thing }}", encoding="utf-8")
    done = program("build", folder=folder)
    assert done.returncode == 2
    assert "home.md.jinja" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert differing(contents(site), contents(folder / "site")) == []
