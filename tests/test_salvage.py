"""A package in which something is wrong is read as far as it can be, for the preview and for what differs."""

from pathlib import Path

import pytest

from built import DATA, change
from golden import copied
from outturn.model import Package
from outturn.pipeline.checking import check_site
from outturn.reading.site_settings import settings_of
from provoked import WORKING
from sealed import CARD
from telling import markdown_pages


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copied("small", tmp_path)


def package(site: Path) -> Package:
    (one,) = check_site(site / DATA).packages
    return one


def keys(one: Package) -> list[tuple[str, str]]:
    return list(zip(one.outturns["indicator"], one.outturns["period"], strict=True))


def test_a_row_with_a_problem_is_left_out_and_the_others_stay(site: Path) -> None:
    before = keys(package(site))
    change(site / DATA / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,1O,")
    assert keys(package(site)) == [one for one in before if one != ("wait", "2024-12")]


def test_of_two_rows_with_one_key_the_first_stays(site: Path) -> None:
    change(site / DATA / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-11,12,")
    assert package(site).outturns.set_index(["indicator", "period"])["value"]["wait", "2024-11"] == 13


def test_what_belongs_to_an_indicator_that_is_left_out_is_left_out_too(site: Path) -> None:
    change(site / DATA / CARD / "next/indicators.csv", "be-healthy,days", "be-wealthy,days")
    found = package(site)
    assert "wait" not in [one.indicator for one in found.indicators]
    assert "wait" not in {*found.outturns["indicator"], *found.targets["indicator"]}
    assert len(found.indicators) == 4


def test_a_floor_goes_with_its_target(site: Path) -> None:
    change(site / DATA / CARD / "next/targets.csv", "FY2024-25,target,95,", "FY2024-25,target,9 5,")
    assert list(package(site).targets.query("indicator == 'visits'")["kind"]) == ["baseline"]


@pytest.mark.parametrize("file", ["datapackage.json", "indicators.csv"])
def test_without_a_descriptor_or_an_indicator_nothing_is_left(site: Path, file: str) -> None:
    (site / DATA / CARD / "next" / file).write_text("{", encoding="utf-8")
    assert check_site(site / DATA).packages == ()


SHOWN = ("row-twice", "name-unknown", "period-not-a-period", "per-missing", "column-missing", "floor-without-target")
NOT_SHOWN = ("key-missing", "descriptor-not-json", "outcome-twice")


@pytest.mark.site
@pytest.mark.parametrize("kind", [*SHOWN, *NOT_SHOWN])
def test_whatever_is_wrong_the_preview_shows_the_rest_and_says_so_on_every_page(site: Path, kind: str) -> None:
    settings = settings_of(site / "mkdocs.yml")
    spoil, _ = WORKING[kind]
    spoil(site / DATA)
    checked = check_site(site / DATA)
    pages = dict(markdown_pages(settings, checked, preview=True))
    told = pages["index.md"]
    assert kind in told.replace("&#45;", "-").replace("&#91;", "[")
    own = [page for name, page in pages.items() if name.startswith(f"{CARD}/")]
    assert bool(own) is (kind in SHOWN)
    assert all("left out of this preview" in page for page in own)
