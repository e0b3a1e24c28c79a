"""A release's two files: the same program in both, under the tag's own number."""

import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from built import ROOT, contents, python
from outturn import __version__
from supply.release import built, wrong_tag


@pytest.mark.parametrize("tag", ["v9.9.9", __version__, f"v{__version__}.post1", f"v{__version__}; rm -rf /", ""])
def test_a_tag_of_another_number_is_refused(tag: str) -> None:
    assert wrong_tag(tag, __version__) == (
        f"The tag is {tag}, but this is version {__version__}: expected v{__version__}."
    )


def test_the_release_s_own_tag_is_right() -> None:
    assert wrong_tag("v1.2.3", "1.2.3") == ""


@pytest.mark.program
def test_the_source_makes_the_same_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So nothing is in the one that is missing in the other: dot-files, templates, words, pages."""
    monkeypatch.chdir(ROOT)
    wheel, source = built(tmp_path / "dist")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
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
