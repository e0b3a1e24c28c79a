"""A release's two files: the same program in both, under the tag's own number."""

import re
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from built import ROOT, contents, python
from outturn import __version__
from supply.release import built, notes_of, wrong_tag


@pytest.mark.parametrize("tag", ["v9.9.9", __version__, f"v{__version__}.post1", f"v{__version__}; rm -rf /", ""])
def test_a_tag_of_another_number_is_refused(tag: str) -> None:
    assert wrong_tag(tag, __version__) == (
        f"The tag is {tag}, but this is version {__version__}: expected v{__version__}."
    )


def test_the_release_s_own_tag_is_right() -> None:
    assert wrong_tag("v1.2.3", "1.2.3") == ""


CHANGES = """\
# Changelog

## Unreleased

## 1.2.3 (2027-01-02)

Two things.

### One

- Of it.

## 1.2.2 (2026-12-01)

Before.
"""


def test_the_notes_of_a_release_are_what_the_changelog_says_of_it() -> None:
    assert notes_of(CHANGES, "1.2.3") == "Two things.\n\n### One\n\n- Of it.\n"
    assert notes_of(CHANGES, "1.2.2") == "Before.\n"


@pytest.mark.parametrize("version", ["1.2.4", "1.2", "1x2.3", "Unreleased"])
def test_a_version_that_the_changelog_does_not_have_has_no_notes(version: str) -> None:
    assert notes_of(CHANGES, version) == ""


def test_the_release_has_one_number_and_one_day() -> None:
    """The number stands in the program; the changelog and the citation say the same, and nothing is left unreleased."""
    unreleased, released, *_ = re.findall(
        r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert unreleased == "Unreleased"
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert released == f"{cited['version']} ({cited['date-released']})"
    assert cited["version"] == __version__


OF_THE_PROGRAM = ("generator/outturn/", "site_templates/", "docs/about/")
BESIDE = {".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}
MOST = 2_000_000
"""Bytes of the wheel: 1.3 million when this was written, and 0.9 million of the source distribution."""


@pytest.mark.program
def test_the_source_makes_the_same_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So nothing is in the one that is missing in the other: dot-files, templates, words, pages."""
    monkeypatch.chdir(ROOT)
    wheel, source = built(tmp_path / "dist")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    beside = [name for name in contents(unpacked) if not name.startswith(OF_THE_PROGRAM)]
    assert set(beside) == BESIDE  # no data, no history, no site
    assert max(one.stat().st_size for one in (wheel, source)) < MOST
    done = python("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), folder=unpacked, environment={})
    assert done.returncode == 0, done.stderr
    (again,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as one, ZipFile(again) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
        names = one.namelist()
    template = "outturn/authoring/new_site/"
    carried = {name.removeprefix(template) for name in names if name.startswith(template)}
    assert carried == set(contents(ROOT / "generator" / template))
    assert {f"outturn/site_templates/pack/{path.name}" for path in (ROOT / "site_templates/pack").iterdir()} <= set(
        names
    )
    assert {"_gitlab-ci.yml", "_github/workflows/comment.yml", "_gitattributes"} <= carried
