"""A descriptor that is short enough to write by hand says as much as one with every table and schema in it."""

import json
from datetime import date
from pathlib import Path

import pytest

from golden import copied
from outturn.pipeline import sealing
from outturn.pipeline.checking import checked_site
from outturn.reading.site_settings import settings_of
from outturn.schemas import schema
from packages import SAY
from telling import markdown_pages, site_files

pytestmark = pytest.mark.wide
CARD = "exampleshire-children"


def described(root: Path, *, is_short: bool) -> Path:
    """The small case with a descriptor that names no table, or each with its schema."""
    site = copied("small", root)
    path = site / "datapackage" / CARD / "next" / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    tables = content.pop("resources")
    if not is_short:
        content["resources"] = [{**one, "schema": schema(one["name"])} for one in tables]
    path.write_text(json.dumps(content), encoding="utf-8")
    return site


@pytest.fixture(scope="module", params=[True, False], ids=["short", "long"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return described(tmp_path_factory.mktemp("described"), is_short=request.param)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case as it is, with its tables named."""
    return copied("small", tmp_path_factory.mktemp("whole"))


def said(site: Path) -> list[tuple[str, str | bytes]]:
    settings = settings_of(site / "mkdocs.yml")
    checked = checked_site(settings)
    return [*markdown_pages(settings, checked), *site_files(settings, checked)]


def test_it_gives_the_same_pages_and_files(site: Path, whole: Path) -> None:
    assert said(site) == said(whole)


def test_what_is_sealed_of_it_is_the_same_and_describes_itself(site: Path, whole: Path) -> None:
    day = date(2025, 11, 20)
    made, other = (
        sealing.planned(one / "datapackage", CARD, "major", "First version.", day, SAY).files for one in (site, whole)
    )
    assert made == other
    resources = {one["name"]: one for one in json.loads(made["datapackage.json"])["resources"]}
    names = [field["name"] for field in resources["outturns"]["schema"]["fields"]]
    assert names == ["indicator", "period", "value", "numerator", "denominator", "mark", "note"]
    assert resources["outturns"]["bytes"] == len(made["outturns.csv"])
