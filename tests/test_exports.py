"""What machines take: the package, the document, the feeds, the catalogue, and what stands in place of what is gone."""

import csv
import dataclasses
import html
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from golden import copied
from outturn.exports.beside import COMPARED, GAP, GROUPED
from outturn.exports.bundle import bundle
from outturn.exports.catalogue import catalogue
from outturn.exports.document import JUDGED, SERIES, document, whole_document
from outturn.exports.feed import Entry, feed, version_entries
from outturn.exports.redirects import redirects_file
from outturn.exports.tombstones import tombstone
from outturn.judge import judge
from outturn.judge.table import RULES, table
from outturn.model import Area, Assessment, DataConcern, FrameworkCode, Group, Issue, Package, Table
from outturn.pages import IndicatorPage, Licence, OutcomeSection, ScorecardPage, Site
from outturn.pipeline.checking import judged_table
from outturn.schemas import SEALED, fields
from outturn.story.dataset import dataset
from outturn.story.gathering import gather
from outturn.story.indicator import told_indicator
from outturn.values import replace
from outturn.versions.history import Edition, Version
from outturn.versions.register import Withdrawal
from outturn.versions.seal import sealed_files
from outturn.versions.stored import stored_judgements
from outturn.words import ATTENTION, ATTENTION_DATA
from packages import SAY, SCORECARD, indicator, package

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs/about/downloads.md"
SITE = Site("Exampleshire's scorecards", "https://scorecards.example.org/")
NAMELESS = replace(SITE, url="")
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> ]]> & \"quoted\" 'it' [x](javascript:1) Sgwâr £5 – 🙂"
FIRST = Version("1.0.0", date(2024, 4, 18), "major", "First version.", "a" * 64)
SECOND = Version("1.0.1", date(2024, 6, 15), "patch", "Corrects 2023: 40%, not 41%.", "b" * 64, ("visits",))
THIRD = Version("1.1.0", date(2025, 4, 17), "minor", "Adds 2024.", "c" * 64)
VERSIONS = (FIRST, SECOND, THIRD)
GONE = Withdrawal("/data/exampleshire-children/1.0.0/", date(2025, 2, 3), f"One child could be recognised. {HOSTILE}")
CARD = dataclasses.replace(SCORECARD, next_publication=date(2026, 11, 20))
PAGE = ScorecardPage(
    address="",
    title=CARD.title,
    description=CARD.description,
    crumbs=(),
    scorecard=CARD.name,
    area=CARD.area,
    publisher=CARD.publisher,
    outcomes=tuple(OutcomeSection(one.id, one.title, one.question, ()) for one in CARD.outcomes),
    sources=CARD.sources,
    licences=tuple(Licence(one.title, one.path) for one in CARD.licences),
)
UNSAID = {"name": "", "grade": "", "set_by": "", "note": ""}
"""What a target may say of itself, and these do not."""


def example() -> Package:
    """Two indicators: one that met its target, with counts, a gap and another area; one that missed its own."""
    moves, waits = indicator(), indicator(indicator="waits", polarity="lower", unit="days", title=HOSTILE)
    return package(
        {
            moves: [("2022", None, "x"), ("2023", 40.0, "", "", 40, 100), ("2024", 50.0, "p", HOSTILE, 50, 100)],
            waits: [("2024", 1 / 3, "")],
        },
        [
            ("moves", "2024", "target", 45.0, "The plan"),
            ("moves", "2025", "target", 55.5),
            ("waits", "2024", "target", 0.25),
        ],
        [("moves", "2024", "england", 48.0), ("moves", "2025", "england", None, "x")],
        [
            ("moves", "2024", "sex", "girls", 60.0, "", 30, 50),
            ("moves", "2024", "sex", "boys", 40.0, "", 20, 50),
            ("moves", "2025", "sex", "girls", None, "c"),
        ],
        groups=(Group("sex", "girls", HOSTILE, "Sex", 1), Group("sex", "boys", "Boys", "Sex", 2)),
        scorecard=CARD,
        areas=(Area("england", "England", "nation", "E92000001"),),
        frameworks=(FrameworkCode("moves", "National Indicators", "NI 62"),),
        issues=(Issue("places", "Too few places", "open", "Head of Care", ("moves",), "More", date(2026, 1, 31)),),
        concerns=(
            DataConcern("late", "Late counts", "Two teams count late.", "open", "Data Manager", ("moves",), "", None),
        ),
        assessments=(Assessment("Care", "", "Leadership", "2024", "Good", "confirmed"),),
        commentary={"summary": f"All **well**. {HOSTILE}", "moves": "Fewer."},
    )


def told_pages() -> dict[str, IndicatorPage]:
    """The page of the first indicator, as it is told."""
    whole = example()
    return {"moves": told_indicator(next(gather(whole, judge(whole), SAY)))[0]}


def edition(version: Version | None = THIRD) -> Edition:
    whole = example()
    return Edition(whole, judge(whole), version)


def read(content: bytes) -> Any:
    """The JSON, read as strictly as the standard says: no NaN."""

    def refuse(word: str) -> None:
        raise AssertionError(word)

    return json.loads(content.decode("utf-8"), parse_constant=refuse)


@pytest.fixture(scope="module")
def whole() -> Any:
    """What the document says, with every key that it may have, as it is before those of nothing are left out."""
    return every_key(edition())


def every_key(known: Edition, site: Site = SITE) -> Any:
    return read(json.dumps(whole_document(SAY, known, told_pages(), site)).encode())


def saying(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A record of JSON that was read, without the keys that say nothing."""
    return {key: one for key, one in pairs if one or one is False or (isinstance(one, int | float) and one == 0)}


def as_records(columns: dict[str, list[object]]) -> list[dict[str, object]]:
    """A table as a reader of the document takes its rows out, each with what it says."""
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return [{name: one for name, one in row.items() if one is not None} for row in rows]


def by_area(columns: dict[str, Any] | None) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Each period of the table of areas, with what each area says of it."""
    known = dict(columns or {"period": []})
    periods = known.pop("period")
    areas = dict.fromkeys(area for theirs in known.values() for area in theirs)
    for place, period in enumerate(periods):
        said = {
            area: {name: theirs[area][place] for name, theirs in known.items() if theirs.get(area)} for area in areas
        }
        rows = [{"area": area, **{name: x for name, x in row.items() if x is not None}} for area, row in said.items()]
        yield period, [row for row in rows if len(row) > 1]


def untabled(one: dict[str, Any]) -> dict[str, Any]:
    """An indicator of the document with records in place of tables."""
    flat: dict[str, Any] = {
        kind: as_records(one[kind]) for kind in ("figures", "further", "targets", "gaps") if kind in one
    }
    areas = [{"period": period, **row} for period, rows in by_area(one.get("comparators")) for row in rows]
    groups = [
        {**row, "dimension": dimension, "group": group}
        for dimension, known in one.get("groups", {}).items()
        for group, theirs in known.items()
        for row in as_records(theirs)
    ]
    beside = {kind: rows for kind, rows in (("comparators", areas), ("groups", groups)) if rows}
    return {**one, **flat, **beside}


def test_the_document_has_the_keys_that_say_something_and_no_other(whole: Any) -> None:
    """Zero and false say something; no value, an empty text, list or record does not."""
    content = document(SAY, edition(), told_pages(), SITE)
    found = read(content)
    expected = json.loads(json.dumps(whole), object_pairs_hook=saying)
    for one in expected["indicators"]:
        for kind in ("comparators", "groups"):
            one.get(kind, []).sort(key=lambda row: (row.get("area"), row.get("dimension"), row.get("group") != "girls"))
    assert {**found, "indicators": [untabled(one) for one in found["indicators"]]} == expected
    assert re.findall(rb':(?:null|""|\[\]|\{\})', content) == []
    said = found["indicators"][0]
    assert "per" not in said
    assert "attention" not in said
    assert found["scorecard"]["illustrative"] is False


def test_figures_are_tables_by_column() -> None:
    """Each column is as long as the table has rows, with null where a row says nothing."""
    said = read(document(SAY, edition(), told_pages(), SITE))["indicators"][0]
    assert said["figures"]["period"] == ["2022", "2023", "2024"]
    assert said["figures"]["value"] == [None, 40, 50]
    assert said["figures"]["mark"] == ["x", None, "p"]
    assert "grade" not in said["figures"]
    assert said["comparators"]["period"] == ["2024", "2025"]
    assert said["comparators"]["value"] == {"england": [48, None]}
    assert said["comparators"]["mark"] == {"england": [None, "x"]}
    assert said["groups"]["sex"]["girls"]["period"] == ["2024", "2025"]
    assert said["groups"]["sex"]["girls"]["value"] == [60, None]
    assert [len(column) for column in said["figures"].values()] == [3] * len(said["figures"])


def test_what_is_compared_by_value_is_not_said_to_be_tested() -> None:
    """Nothing can be tested without counts or intervals of both sides."""
    plain = package(
        {indicator(): [("2024", 50.0)]},
        comparators=[("moves", "2024", "england", 48.0), ("moves", "2024", "kent", 50.0)],
        scorecard=CARD,
    )
    said = read(document(SAY, Edition(plain, judge(plain), THIRD), {}, SITE))["indicators"][0]["comparators"]
    assert said == {
        "period": ["2024"],
        "value": {"england": [48], "kent": [50]},
        "comparison": {"england": ["better"], "kent": ["similar"]},
    }


# the package in one file


def test_the_day_on_which_a_figure_is_due_is_text() -> None:
    due = package({indicator(due=date(2025, 6, 30)): [("2024", 50.0)]}, scorecard=CARD)
    content = document(SAY, Edition(due, judge(due), THIRD), {}, SITE)
    assert read(content)["indicators"][0]["due"] == "2025-06-30"


def sealed_small(tmp_path: Path) -> dict[str, bytes]:
    place = copied("small", tmp_path) / "datapackage/exampleshire-children/next"
    files = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    judged = judged_table(place).to_csv(index=False, lineterminator="\n")
    return sealed_files(files, judged, b"{}\n", FIRST, "")


def validated(content: bytes, path: Path) -> subprocess.CompletedProcess[str]:
    path.write_bytes(content)
    command = [sys.executable, "-m", "frictionless", "validate", path.name]
    return subprocess.run(command, cwd=path.parent, capture_output=True, text=True, check=False)


@pytest.mark.program
def test_frictionless_opens_and_validates_the_zip_and_sees_a_changed_byte(tmp_path: Path) -> None:
    files = sealed_small(tmp_path)
    assert any(name.startswith("commentary/") for name in files)
    right = validated(bundle(files, FIRST.sealed), tmp_path / "right.zip")
    assert right.returncode == 0, right.stdout
    assert "INVALID" not in right.stdout
    wrong = validated(bundle({**files, "areas.csv": files["areas.csv"] + b"\n"}, FIRST.sealed), tmp_path / "wrong.zip")
    assert wrong.returncode == 1
    assert "INVALID" in wrong.stdout


def test_zip_holds_the_files_by_name_dated_and_readable_whatever_their_order() -> None:
    files = {"outturns.csv": b"a,b\n" * 500, "datapackage.json": b"{}", "commentary/b.md": "Sgwâr".encode()}
    packed = bundle(files, FIRST.sealed)
    assert packed == bundle(dict(reversed(files.items())), FIRST.sealed)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        entries = archive.infolist()
        assert [entry.filename for entry in entries] == ["commentary/b.md", "datapackage.json", "outturns.csv"]
        assert {name: archive.read(name) for name in files} == files
    assert {entry.date_time for entry in entries} == {(2024, 4, 18, 0, 0, 0)}
    assert {oct(entry.external_attr >> 16) for entry in entries} == {"0o100644"}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}


# the document


def test_document_says_what_scorecard_and_version_it_is(whole: Any) -> None:
    assert whole["format"] == 1
    assert whole["scorecard"]["name"] == "exampleshire-children"
    assert whole["scorecard"]["next_publication"] == "2026-11-20"
    assert whole["scorecard"]["outcomes"] == [
        {"id": "stay-safe", "title": "Stay safe", "question": "Are children safe?"}
    ]
    assert whole["scorecard"]["sources"] == [{"title": "Made-up figures", "address": "https://www.example.org/figures"}]
    assert whole["version"] == {
        "version": "1.1.0",
        "sealed": "2025-04-17",
        "level": "minor",
        "note": "Adds 2024.",
        "sha256": "c" * 64,
        "rules": None,
        "address": "https://scorecards.example.org/exampleshire-children/v/1.1.0/",
    }
    assert whole["areas"] == [
        {"area": "england", "name": "England", "kind": "nation", "code": "E92000001", "closeness": ""}
    ]


def test_document_holds_figures_with_what_was_judged_of_them(whole: Any) -> None:
    moves = whole["indicators"][0]
    assert moves["codes"] == [{"framework": "National Indicators", "code": "NI 62"}]
    assert moves["address"] == "https://scorecards.example.org/exampleshire-children/v/1.1.0/moves/"
    assert moves["headline"] == list(told_pages()["moves"].headline)
    # 50 of 100 less 40 of 100 is 0.1, from -0.04: it could be chance.
    assert [moves["figures"][-1][name] for name in ("rating_in_words", "direction_in_words")] == [
        "On target",
        "About the same",
    ]
    assert moves["attention"] == []
    assert moves["commentary"] == "Fewer."
    assert (moves["per"], moves["tolerance"], moves["statutory"], moves["owner"]) == (None, None, None, "")
    newest = moves["figures"][-1]
    named = {key: newest[key] for key in ("period", "label", "long_label", "start", "end")}
    assert named == {
        "period": "2024",
        "label": "2024",
        "long_label": "2024",
        "start": "2024-01-01",
        "end": "2024-12-31",
    }
    judged = {key: newest[key] for key in ("value", "mark", "target", "gap", "rating", "change", "direction")}
    assert judged == {
        "value": 50,
        "mark": "p",
        "target": 45,
        "gap": 5,
        "rating": "green",
        "change": 10,
        "direction": "improving",
    }
    # Wilson with z = 1.959964: (0.5 ± 1.959964 sqrt(0.25/100 + 3.841459/40000) / 1.03841459), the centre being 0.5
    assert (newest["low"], newest["high"]) == (pytest.approx(40.38315, abs=1e-4), pytest.approx(59.61685, abs=1e-4))
    assert newest["certainty"] == "could be chance"
    assert moves["targets"][0] == {"period": "2024", "kind": "target", "value": 45, "source": "The plan", **UNSAID}
    assert moves["comparators"][:1] == [
        {
            "period": "2024",
            "area": "england",
            "value": 48,
            "grade": "",
            "numerator": None,
            "denominator": None,
            "mark": "",
            "low": None,
            "high": None,
            "comparison": "similar",
            "compared_by": "interval",
            "certainty": "could be chance",
        }
    ]


def test_absent_figures_are_null_with_their_mark_and_the_reason(whole: Any) -> None:
    first = whole["indicators"][0]["figures"][0]
    assert (first["value"], first["mark"], first["rating"], first["rating_reason"]) == (
        None,
        "x",
        "not rated",
        "no-value",
    )
    assert (first["note"], first["low"]) == ("", None)


def test_what_is_of_a_period_without_a_figure_is_not_lost(whole: Any) -> None:
    moves, waits = whole["indicators"]
    assert moves["figures"][-1]["period"] == "2024"
    assert moves["targets"][-1] == {"period": "2025", "kind": "target", "value": 55.5, "source": "", **UNSAID}
    later = [one for kind in ("comparators", "groups") for one in moves[kind] if one["period"] == "2025"]
    assert [(one.get("area", one.get("group")), one["value"], one["mark"]) for one in later] == [
        ("england", None, "x"), ("girls", None, "c"),
    ]  # fmt: skip
    assert [len(waits[kind]) for kind in ("targets", "comparators", "groups", "gaps")] == [1, 0, 0, 0]


def test_document_keeps_full_precision_and_names_the_reasons_for_attention(whole: Any) -> None:
    waits = whole["indicators"][1]
    assert waits["figures"][0]["value"] == 1 / 3
    assert waits["attention"] == ["red"]
    assert waits["commentary"] == ""


def test_document_holds_issues_and_assessments(whole: Any) -> None:
    assert whole["issues"] == [
        {
            "issue": "places",
            "title": "Too few places",
            "status": "open",
            "owner": "Head of Care",
            "indicators": ["moves"],
            "action": "More",
            "review": "2026-01-31",
        }
    ]
    assert whole["assessments"][0]["result"] == "Good"


def test_hostile_text_comes_out_as_it_went_in(whole: Any) -> None:
    assert whole["indicators"][1]["title"] == HOSTILE
    assert whole["indicators"][0]["figures"][-1]["note"] == HOSTILE
    assert whole["summary"] == f"All **well**. {HOSTILE}"


def test_document_of_stored_judgements_is_that_of_fresh_ones_but_for_the_number_of_the_rules() -> None:
    fresh = edition()
    frame = table(fresh.judgements)
    stored = stored_judgements(Table(SEALED, "judgements.csv", frame), fresh.package)
    both = (dataclasses.replace(fresh, judgements=stored), fresh)
    found, expected = map(every_key, both)
    assert found["version"].pop("rules") == RULES
    assert expected["version"].pop("rules") is None
    assert found == expected


def test_document_of_a_working_copy_leads_to_its_preview() -> None:
    whole = every_key(edition(version=None), NAMELESS)
    assert whole["version"]["sealed"] is None
    assert whole["version"]["address"] == "/exampleshire-children/next/"
    assert whole["indicators"][0]["address"] == "/exampleshire-children/next/moves/"


def test_document_of_a_scorecard_without_figures_is_empty_but_whole() -> None:
    bare = package({})
    whole = read(document(SAY, Edition(bare, judge(bare)), {}, SITE))
    assert list(whole) == ["format", "scorecard", "version"]


def test_document_has_every_judgement() -> None:
    elsewhere = {"indicator", "period", "area", "value", "mark", "attention", "attention_data", "rules", "aim"}
    known = {*JUDGED, *SERIES, *COMPARED, *GROUPED, *GAP, "group", *elsewhere}
    assert known == {str(one["name"]) for one in fields(SEALED)}


def documented() -> dict[str, list[str]]:
    """The keys in each table of the page, by the table's heading."""
    sections = re.split(r"^### ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {text.partition("\n")[0]: re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE) for text in sections}


def test_every_key_of_the_document_is_documented_in_its_order(whole: Any) -> None:
    moves = whole["indicators"][0]
    newest = moves["figures"][-1]
    found = {
        "The whole": whole,
        "The scorecard": whole["scorecard"],
        "An outcome": whole["scorecard"]["outcomes"][0],
        "A licence or a source": whole["scorecard"]["licences"][0],
        "The version": whole["version"],
        "An area": whole["areas"][0],
        "A group": whole["groups"][0],
        "An indicator": moves,
        "A framework's code": moves["codes"][0],
        "A series": moves["series"],
        "A figure": newest,
        "A target": moves["targets"][0],
        "A comparator": moves["comparators"][0],
        "A group's figure": moves["groups"][0],
        "A gap": moves["gaps"][0],
        "A critical issue": whole["issues"][0],
        "A concern about data": whole["concerns"][0],
        "An assessment": whole["assessments"][0],
    }
    assert {heading: list(record) for heading, record in found.items()} == documented()
    assert list(whole["scorecard"]["sources"][0]) == documented()["A licence or a source"]


REASONS = {*ATTENTION, *ATTENTION_DATA} - {"red-benchmark"}
"""The reasons that judging gives; against a benchmark, red has words of its own."""


def test_every_reason_for_attention_is_documented() -> None:
    assert [reason for reason in REASONS if f"`{reason}" not in DOCS.read_text(encoding="utf-8")] == []


# feeds


def parsed(content: bytes) -> ET.Element:
    """The feed, with what RFC 4287 requires of it."""
    root = ET.fromstring(content)  # noqa: S314 - our own bytes
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"{ATOM}{name}")
            assert only.text
        assert re.match(r"(https://|urn:uuid:)", str(element.findtext(f"{ATOM}id")))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", str(element.findtext(f"{ATOM}updated")))
        assert [link.get("rel") for link in element.findall(f"{ATOM}link")].count("alternate") == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert root.find(f"{ATOM}link[@rel='self']") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    return root


def texts(root: ET.Element, name: str) -> list[str | None]:
    return [entry.findtext(f"{ATOM}{name}") for entry in root.findall(f"{ATOM}entry")]


def versions_feed(site: Site = SITE) -> ET.Element:
    entries = version_entries(SAY, CARD.name, CARD.title, VERSIONS, {})
    return parsed(feed(SAY, CARD.title, "data/exampleshire-children/feed.xml", "exampleshire-children/", entries, site))


def test_feed_names_each_version_newest_first_and_says_which_are_corrections() -> None:
    root = versions_feed()
    assert texts(root, "title") == [
        "Exampleshire: children's scorecard, version 1.1.0",
        "Correction: Exampleshire: children's scorecard, version 1.0.1",
        "Exampleshire: children's scorecard, version 1.0.0",
    ]
    assert texts(root, "summary") == ["Adds 2024.", "Corrects 2023: 40%, not 41%.", "First version."]
    assert texts(root, "updated") == ["2025-04-17T00:00:00Z", "2024-06-15T00:00:00Z", "2024-04-18T00:00:00Z"]
    terms = [category.get("term") for category in root.iter(f"{ATOM}category")]
    assert terms == ["version", "correction", "version"]


def test_a_feed_goes_by_what_was_corrected_and_not_by_the_level() -> None:
    words = Version("1.0.1", date(2024, 6, 15), "patch", "Names another post.", "b" * 64)
    both = Version("1.1.0", date(2025, 4, 17), "minor", "Adds 2024, corrects 2023.", "c" * 64, ("visits",))
    found = version_entries(SAY, CARD.name, CARD.title, (FIRST, words, both), {})
    assert [one.is_correction for one in found] == [True, False, False]


def test_feed_and_entries_are_known_by_addresses_that_never_change() -> None:
    root = versions_feed()
    page = "https://scorecards.example.org/exampleshire-children/"
    own = "https://scorecards.example.org/data/exampleshire-children/feed.xml"
    assert root.findtext(f"{ATOM}id") == own
    assert [link.get("href") for link in root.findall(f"{ATOM}link")] == [page, own]
    assert root.findtext(f"{ATOM}updated") == "2025-04-17T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Exampleshire's scorecards"
    expected: list[str | None] = [f"{page}v/{version.version}/" for version in reversed(VERSIONS)]
    assert texts(root, "id") == expected
    assert [link.get("href") for link in root.findall(f"{ATOM}entry/{ATOM}link")] == expected


def test_feed_of_a_site_without_an_address_has_names_for_ids_and_links_from_the_root() -> None:
    root = versions_feed(NAMELESS)
    # SHA-1 of the URL namespace's bytes and "/exampleshire-children/v/1.1.0/" is f06b6a0b 1f62 2ee6 0344…; the
    # version (5) and the variant (8) are put in
    assert texts(root, "id")[0] == "urn:uuid:f06b6a0b-1f62-5ee6-8344-7882a41792f3"
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == "/data/exampleshire-children/feed.xml"  # type: ignore[union-attr]


def test_feed_keeps_the_newest_hundred_and_the_order_of_those_of_a_day() -> None:
    entries = [Entry(f"{day}{half}", f"{day}{half}/", f"{day}{half}/", date(2020, 1, 1 + day), "") for day in range(30)
               for half in "abcde"]  # fmt: skip
    root = parsed(feed(SAY, "All", "data/feed.xml", "", entries, SITE))
    found = texts(root, "title")
    assert len(found) == 100
    assert found[:6] == ["29a", "29b", "29c", "29d", "29e", "28a"]
    assert found[-1] == "10e"


def test_feed_without_entries_does_not_ask_the_clock() -> None:
    assert parsed(feed(SAY, "All", "data/feed.xml", "", (), SITE)).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_hostile_text_in_a_feed_is_text() -> None:
    entry = Entry(HOSTILE, "a/", "a/", FIRST.sealed, HOSTILE)
    content = feed(SAY, HOSTILE, "data/feed.xml", "", (entry,), replace(SITE, name=HOSTILE))
    root = parsed(content)
    assert b"<script" not in content
    assert texts(root, "title") == [HOSTILE]
    (summary,) = root.iter(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert "<" not in str(summary.text)
    assert html.unescape(str(summary.text)) == HOSTILE


# the catalogue and the dataset


def test_catalogue_holds_scorecards_with_their_versions_and_downloads() -> None:
    whole = read(catalogue(SAY, [(PAGE, VERSIONS)], SITE))
    assert whole["@type"] == "dcat:Catalog"
    assert whole["@context"]["dcat"] == "http://www.w3.org/ns/dcat#"
    (one,) = whole["dcat:dataset"]
    assert one["@id"] == one["dcat:landingPage"] == "https://scorecards.example.org/exampleshire-children/"
    assert one["dcterms:license"] == [{"@id": "https://www.nationalarchives.gov.uk/"}]
    assert (one["dcterms:issued"], one["dcterms:modified"]) == ("2024-04-18", "2025-04-17")
    assert one["dcat:hasCurrentVersion"] == "https://scorecards.example.org/exampleshire-children/v/1.1.0/"
    assert [version["dcat:version"] for version in one["dcat:hasVersion"]] == ["1.0.0", "1.0.1", "1.1.0"]
    second = one["dcat:hasVersion"][1]
    assert second["adms:versionNotes"] == "Corrects 2023: 40%, not 41%."
    assert second["dcat:previousVersion"] == "https://scorecards.example.org/exampleshire-children/v/1.0.0/"
    assert second["dcat:isVersionOf"] == one["@id"]
    base = "https://scorecards.example.org/data/exampleshire-children/1.0.1/"
    files = [(file["dcat:downloadURL"], file["dcat:mediaType"]) for file in second["dcat:distribution"]]
    assert files == [
        (f"{base}exampleshire-children-1.0.1.zip", "https://www.iana.org/assignments/media-types/application/zip"),
        (f"{base}exampleshire-children-1.0.1.json", "https://www.iana.org/assignments/media-types/application/json"),
    ]
    assert {file["dcat:accessURL"] for file in second["dcat:distribution"]} == {base}


def test_catalogue_says_licences_only_of_what_the_newest_version_says_them_of() -> None:
    (one,) = read(catalogue(SAY, [(PAGE, VERSIONS)], SITE))["dcat:dataset"]
    assert ["dcterms:license" in version for version in one["dcat:hasVersion"]] == [False, False, True]


def test_catalogue_has_scorecards_without_versions_or_licence_addresses_too() -> None:
    bare = replace(PAGE, licences=(replace(PAGE.licences[0], path=""),))
    (one,) = read(catalogue(SAY, [(bare, ())], NAMELESS))["dcat:dataset"]
    assert one["@id"] == "/exampleshire-children/"
    assert one["dcterms:license"][0]["dcterms:title"] == "Open Government Licence v3.0"
    assert "dcat:hasVersion" not in one


def test_dataset_is_what_search_engines_ask_for() -> None:
    described = "How children in Exampleshire fare, beside the other counties of the region."
    found = dataset(SAY, replace(PAGE, description=described), THIRD, SITE, (date(2007, 4, 1), date(2025, 3, 31)))
    assert found["@context"] == "https://schema.org/"
    assert found["@type"] == "Dataset"
    assert found["description"] == described
    assert found["url"] == "https://scorecards.example.org/exampleshire-children/"
    assert found["identifier"] == "https://scorecards.example.org/exampleshire-children/v/1.1.0/"
    assert (found["version"], found["dateModified"]) == ("1.1.0", "2025-04-17")
    assert found["license"] == "https://www.nationalarchives.gov.uk/"
    assert found["creator"] == {"@type": "Organization", "name": "Exampleshire Council"}
    assert found["spatialCoverage"] == {"@type": "Place", "name": "Exampleshire"}
    assert found["temporalCoverage"] == "2007-04-01/2025-03-31"
    assert found["isAccessibleForFree"] is True
    assert [file["encodingFormat"] for file in found["distribution"]] == ["application/zip", "application/json"]  # type: ignore[attr-defined]


def test_dataset_of_a_working_copy_offers_nothing_that_is_not_there() -> None:
    found = dataset(SAY, PAGE, None, SITE, None)
    assert {"version", "distribution", "identifier", "temporalCoverage"}.isdisjoint(found)


@pytest.mark.parametrize("text", ["Children.", "x" * 49, "x" * 50])
def test_dataset_has_a_description_that_is_long_enough(text: str) -> None:
    found = str(dataset(SAY, replace(PAGE, description=text, area="A", publisher="B"), None, SITE, None)["description"])
    assert found.startswith(text)
    assert 50 <= len(found) <= 5000


# what is gone, and what has moved


def test_tombstones_are_of_the_kind_that_their_names_promise() -> None:
    place = "/data/exampleshire-children/1.0.0/"
    said = read(tombstone(SAY, f"{place}exampleshire-children-1.0.0.json", GONE, SITE))
    assert said == {"withdrawn": {"address": place, "date": "2025-02-03", "reason": GONE.reason}}
    rows = list(csv.reader(io.StringIO(tombstone(SAY, f"{place}outturns.csv", GONE, SITE).decode())))
    assert rows == [["withdrawn", "reason"], ["2025-02-03", GONE.reason]]
    with zipfile.ZipFile(io.BytesIO(tombstone(SAY, f"{place}exampleshire-children-1.0.0.zip", GONE, SITE))) as archive:
        assert archive.namelist() == ["WITHDRAWN.txt"]
        text = archive.read("WITHDRAWN.txt").decode()
    assert text == f"Withdrawn: {place}\nDate: 2025-02-03\nReason: {GONE.reason}\n"
    assert tombstone(SAY, f"{place}README", GONE, SITE).decode() == text


@pytest.mark.parametrize("site", [NAMELESS, SITE])
def test_tombstone_of_a_feed_tells_those_who_follow_it(site: Site) -> None:
    root = parsed(tombstone(SAY, "/data/exampleshire-children/feed.xml", GONE, site))
    assert texts(root, "title") == ["This feed was withdrawn"]
    assert [html.unescape(str(one)) for one in texts(root, "summary")] == [GONE.reason]
    own = "https://scorecards.example.org/data/exampleshire-children/feed.xml"
    assert (root.findtext(f"{ATOM}id") == own) is bool(site.url)


def test_redirects_are_a_sorted_line_an_address() -> None:
    moved = {"/b/old/": "/b/new/", "/a/": "/b/", "/same/": "/same/", "/odd *:x/": "/ŵ/"}
    assert redirects_file(moved) == "/a/ /b/ 301\n/b/old/ /b/new/ 301\n/odd%20%2A%3Ax/ /%C5%B5/ 301\n"
    assert redirects_file({}) == ""


# the same bytes everywhere

EVERYTHING = """
import sys
sys.path.insert(0, sys.argv[1])
from test_exports import *
entries = version_entries(SAY, CARD.name, CARD.title, VERSIONS, {})
parts = (
    bundle({"b.csv": b"1" * 999, "a.csv": b"2"}, FIRST.sealed),
    document(SAY, edition(), told_pages(), SITE),
    feed(SAY, "All", "data/feed.xml", "", entries, SITE),
    feed(SAY, "None", "data/feed.xml", "", (), NAMELESS),
    catalogue(SAY, [(PAGE, VERSIONS)], SITE),
    json.dumps(dataset(SAY, PAGE, THIRD, SITE, None)).encode(),
    *(tombstone(SAY, f"/data/x.{ending}", GONE, SITE) for ending in ("json", "csv", "zip", "xml", "txt")),
    redirects_file({"/b/": "/c/", "/a/": "/c/"}).encode(),
)
import hashlib
print([hashlib.sha256(part).hexdigest() for part in parts])
"""


@pytest.mark.program
def test_the_same_bytes_whatever_time_zone_locale_and_hash_seed() -> None:
    found = set()
    for zone, words, seed in (
        ("UTC", "C", "0"),
        ("Pacific/Kiritimati", "C.UTF-8", "1"),
        ("America/Adak", "POSIX", "2"),
    ):
        around = {**os.environ, "TZ": zone, "LC_ALL": words, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", EVERYTHING, str(ROOT / "tests")]
        found.add(subprocess.run(command, env=around, capture_output=True, text=True, check=True).stdout)
    assert len(found) == 1
