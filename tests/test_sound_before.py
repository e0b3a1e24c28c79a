"""A check of what was found sound and is still the same: nothing is read, and whatever changes is looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from built import DATA, change, invoked
from outturn.command import checking
from outturn.publish import STORE
from sealed import CARD, sealed_once, small

SOUND = "No problems. 1 scorecard checked.\n"


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """The small case with a sealed version, which was found sound."""
    small(tmp_path)
    sealed_once(tmp_path)
    assert said(tmp_path) == SOUND
    return tmp_path


def said(root: Path) -> str:
    return invoked("check", folder=root).stdout


def test_nothing_is_read_where_nothing_changed(checked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        pytest.fail("it reads the packages again")

    monkeypatch.setattr(checking, "check", read)
    assert said(checked) == SOUND


def a_sealed_figure(root: Path) -> None:
    path = root / DATA / CARD / "1.0.0" / "outturns.csv"
    path.write_bytes(path.read_bytes().replace(b"2024", b"2023", 1))


def a_figure(root: Path) -> None:
    path = root / DATA / CARD / "next" / "outturns.csv"
    path.write_bytes(path.read_bytes() + b"no-such-indicator,FY2024-25,1,,,,,,,\n")


def an_address(root: Path) -> None:
    path = root / DATA / "urls.txt"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")


def a_file_in_the_way(root: Path) -> None:
    page = root / "docs" / CARD / "page.md"
    page.parent.mkdir(parents=True)
    page.write_text("# A page\n", encoding="utf-8")


def another_version(root: Path) -> None:
    (root / DATA / CARD / "9.9.9").mkdir()


@pytest.mark.parametrize("harm", [a_sealed_figure, a_figure, an_address, a_file_in_the_way, another_version])
def test_whatever_goes_wrong_afterwards_is_found(checked: Path, harm: Callable[[Path], None]) -> None:
    harm(checked)
    assert invoked("check", folder=checked).returncode == 1


def test_a_damaged_store_is_not_believed(checked: Path) -> None:
    for path in (checked / STORE).rglob("*"):
        if path.is_file():
            path.write_bytes(b"12")
    assert said(checked) == SOUND
    change(checked / DATA / CARD / "next" / "datapackage.json", '"publisher"', '"publishers"')
    assert invoked("check", folder=checked).returncode == 1


def test_what_has_a_warning_is_said_each_time(tmp_path: Path) -> None:
    small(tmp_path)
    change(tmp_path / DATA / CARD / "next" / "indicators.csv", "same-period-last-year", "previous")
    first = said(tmp_path)
    assert "warning" in first
    assert said(tmp_path) == first
