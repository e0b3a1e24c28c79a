"""The feed for partners: what each record says, and that its descriptions are those of other tools."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from frictionless import Resource, Schema
from jsonschema import Draft202012Validator, FormatChecker

from built import DATA
from outturn.exports.partner_schemas import COLUMNS, KEY, NEEDED
from outturn.exports.partners import Card, partner_files, records
from outturn.model import Issue
from outturn.pages import Left, Measure, ScorecardPage, Site
from outturn.pipeline.checking import check_site
from outturn.pipeline.editions import judged_edition
from outturn.reading.site_settings import settings_of
from outturn.story.leaving import left
from packages import SAY, indicator, series
from sealed import CARD, published
from telling import site_files

HOME = "data/partners/1/"
SITE = Site("Scorecards", "https://example.org/")
DOCS = Path(__file__).parents[1] / "docs/about/downloads.md"


def feed(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[f"{HOME}indicators.json"])
    return found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a site with three versions of one scorecard."""
    root = tmp_path_factory.mktemp("partners")
    published(root)
    found = site_files(settings_of(root / "mkdocs.yml"), check_site(root / DATA))
    return {name: content for name, content in found if name.startswith(HOME)}


def test_a_record_says_the_newest_figure_with_its_version_and_its_addresses(files: dict[str, bytes]) -> None:
    (one,) = [row for row in feed(files)["indicators"] if row["indicator"] == "three-moves"]
    # version 1.0.1 corrected 2024/25 from 12 to 12.5; the period began on 1 April 2024
    assert (one["period"], one["period_label"], one["value"]) == ("FY2024-25", "2024/25", 12.5)
    assert (one["period_start"], one["period_end"]) == ("2024-04-01", "2025-03-31")
    assert (one["scorecard"], one["version"]) == (CARD, "1.1.0")
    assert one["address"].endswith(f"/{CARD}/v/1.1.0/three-moves/")
    assert one["newest_address"].endswith(f"/{CARD}/three-moves/")


def test_the_json_file_holds_by_its_own_schema_which_is_one(files: dict[str, bytes]) -> None:
    schema = json.loads(files[f"{HOME}indicators.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert list(validator.iter_errors(feed(files))) == []
    assert feed(files)["schema"] == schema["$id"]
    (*_, spoilt) = feed(files)["indicators"]
    for change in ({"value": "12"}, {"period_end": "soon"}, {"issues": "none"}, {"title": ""}):
        assert list(validator.iter_errors({**feed(files), "indicators": [{**spoilt, **change}]}))
    assert list(validator.iter_errors({**feed(files), "format": 2}))


def test_the_csv_file_holds_by_its_table_schema_for_frictionless(files: dict[str, bytes], tmp_path: Path) -> None:
    descriptor = json.loads(files[f"{HOME}indicators.table.json"])
    (tmp_path / "indicators.csv").write_bytes(files[f"{HOME}indicators.csv"])
    resource = Resource(path="indicators.csv", basepath=str(tmp_path), schema=Schema.from_descriptor(descriptor))
    report = resource.validate()
    assert report.valid, report.flatten(["type", "note"])
    content = files[f"{HOME}indicators.csv"].decode().replace("12.5", "twelve")
    (tmp_path / "spoilt.csv").write_text(content, encoding="utf-8")
    spoilt = Resource(path="spoilt.csv", basepath=str(tmp_path), schema=Schema.from_descriptor(descriptor))
    assert not spoilt.validate().valid


FORMS = {
    "string": r"(?s).*",
    "number": r"-?\d+(\.\d+)?(e-?\d+)?|",
    "integer": r"-?\d+|",
    "boolean": "true|false",
    "date": r"\d{4}-\d\d-\d\d|",
}


def test_the_csv_file_holds_by_its_metadata_for_the_web_read_by_hand(files: dict[str, bytes]) -> None:
    metadata = json.loads(files[f"{HOME}indicators.csv-metadata.json"])
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert f"{HOME}{metadata['url']}" in files
    columns = metadata["tableSchema"]["columns"]
    rows = list(csv.reader(io.StringIO(files[f"{HOME}indicators.csv"].decode("utf-8"))))
    assert rows[0] == [column["titles"] for column in columns] == [name for name, _ in COLUMNS]
    for row in rows[1:]:
        for column, cell in zip(columns, row, strict=True):
            assert re.fullmatch(FORMS[column["datatype"]], cell), (column["name"], cell)
            assert cell or not column["required"]
    keys = [tuple(dict(zip(rows[0], row, strict=True))[one] for one in KEY) for row in rows[1:]]
    assert len(set(keys)) == len(keys)
    assert metadata["tableSchema"]["primaryKey"] == list(KEY)


def test_both_files_say_the_same(files: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(files[f"{HOME}indicators.csv"].decode("utf-8"))))
    told = feed(files)["indicators"]
    assert len(rows) == len(told)
    for row, record in zip(rows, told, strict=True):
        for name, kind in COLUMNS:
            said = record[name]
            if kind == "issues":
                assert row[name].split() == [one["issue"] for one in said]
            elif kind in ("number", "integer"):
                assert (float(row[name]) if row[name] else None) == said
            else:
                assert row[name] == {None: "", True: "true", False: "false"}.get(said, said)


def figures(*rows: tuple[str, float | None, str]) -> Left:
    return left(judged_edition(series(rows, decimals=0)), {})


def test_an_outturn_comes_before_a_forecast_and_a_figure_before_none() -> None:
    def told(*rows: tuple[str, float | None, str]) -> tuple[str, float | None]:
        (one,) = figures(*rows).measures
        assert one.newest
        return one.newest.period, one.newest.value

    assert told(("2022", 10.0, ""), ("2023", 12.0, "")) == ("2023", 12.0)
    assert told(("2022", 10.0, ""), ("2023", 12.0, "f")) == ("2022", 10.0)
    assert told(("2022", 10.0, ""), ("2023", None, "c")) == ("2022", 10.0)
    assert told(("2023", None, "c")) == ("2023", None)


def test_a_record_of_an_indicator_without_a_figure_has_every_column_and_no_number() -> None:
    issue = Issue("late", "Figures come late", "open", "Head of Data", ("moves",))
    behind = Left((Measure(indicator(), (), (("NI", "62"),), issues=(issue,)),), "E1")
    page = ScorecardPage("", "Title", "", (), area="Exampleshire")
    (one,) = records(SAY, Card("card", page, behind), SITE)
    assert list(one) == [name for name, _ in COLUMNS]
    assert [name for name in ("value", "target", "period_end") if one[name] is not None] == []
    assert one["issues"] == [{"issue": "late", "title": "Figures come late", "owner": "Head of Data", "status": "open"}]
    assert (one["codes"], one["version"], one["address"]) == ("NI 62", "", "https://example.org/card/moves/")


def test_a_site_without_a_scorecard_has_an_empty_feed() -> None:
    made = dict(partner_files(SAY, [], date(2025, 11, 20), SITE))
    assert feed(made)["indicators"] == []
    assert made[f"{HOME}indicators.csv"].decode().count("\n") == 1


def test_every_column_is_written_down_in_its_words() -> None:
    text = DOCS.read_text(encoding="utf-8")
    part = text[text.index("## The feed for partners") : text.index("## The licence")]
    rows = [row for row in re.findall(r"^\| `([^`]+)` \| (.+) \|$", part, re.MULTILINE) if "/" not in row[0]]
    assert rows == [(name, SAY(f"partners-{name}")) for name, _ in COLUMNS]
    assert set(NEEDED) <= {name for name, _ in COLUMNS}
