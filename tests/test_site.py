"""The website as a whole: the same bytes whatever surrounds the build, never half of it, and MkDocs' own commands."""

import shutil
from pathlib import Path

import pytest

from built import DATA, built, change, contents, differing, example, example_site, program, python

ELSEWHERE = {
    "PYTHONPATH": str(Path(__file__).parent / "clock"),
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "40",
}
"""Another day, hash seed, time zone, language and terminal."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_site(tmp_path_factory)


def test_the_same_input_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = built(example(tmp_path / "another folder"), **ELSEWHERE)
    assert differing(contents(site), contents(again)) == []


def test_the_other_surroundings_are_other_ones(tmp_path: Path) -> None:
    show = (
        "import datetime, time; print(datetime.date.today().year, time.gmtime().tm_year, datetime.datetime.now().year)"
    )
    here, there = (set(python("-c", show, folder=tmp_path, environment=by).stdout.split()) for by in ({}, ELSEWHERE))
    assert len(here) == len(there) == 1
    assert here != there


def test_plain_mkdocs_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    folder = example(tmp_path / "plain")
    done = program("build", "--strict", "--quiet", folder=folder, module="mkdocs")
    assert (done.returncode, done.stdout) == (0, "")
    assert differing(contents(site), contents(folder / "site")) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param("outturns.csv", ",FY2022-23,", ",FY2022-24,", "FY2022-24", id="a period of two years"),
        pytest.param("indicators.csv", ",lower,", ",downwards,", "downwards", id="an unknown polarity"),
        pytest.param("datapackage.json", '"resources"', '"ressources"', "resources", id="a descriptor without tables"),
    ],
)
def test_a_build_on_wrong_data_says_so_and_leaves_the_old_site(
    site: Path, tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    folder = example(tmp_path, "harrow-children")
    shutil.copytree(site, folder / "site")
    change(folder / DATA / "harrow-children" / "next" / file, old, new)
    done = program("build", folder=folder, environment={"COLUMNS": "400"})
    assert done.returncode == 1
    assert said in done.stdout
    assert f"harrow-children/next/{file}" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert differing(contents(site), contents(folder / "site")) == []
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [DATA, "docs", "mkdocs.yml", "site", "site_templates"]
    )


def test_a_build_that_fails_half_way_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    folder = example(tmp_path, "harrow-children")
    shutil.copytree(site, folder / "site")
    with (folder / "docs" / "about" / "words.md").open("a", encoding="utf-8") as page:
        page.write("\n[Nowhere](nowhere.md)\n")
    done = program("build", folder=folder)
    assert done.returncode == 2
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert differing(contents(site), contents(folder / "site")) == []
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [DATA, "docs", "mkdocs.yml", "site", "site_templates"]
    )


def test_a_template_that_is_wrong_is_said_plainly(site: Path, tmp_path: Path) -> None:
    folder = example(tmp_path, "harrow-children")
    shutil.copytree(site, folder / "site")
    template = folder / "site_templates" / "pages" / "home.md.jinja"
    template.write_text("{{ page.no_such_thing }}", encoding="utf-8")
    done = program("build", folder=folder)
    assert done.returncode == 2
    assert "home.md.jinja" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert differing(contents(site), contents(folder / "site")) == []
