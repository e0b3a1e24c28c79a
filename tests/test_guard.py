"""Nothing outside the package is read and nothing is fetched: descriptors that frictionless never sees."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from in_words import Said, in_words
from outturn.check import check
from outturn.reading import load

pytestmark = pytest.mark.usefixtures("no_network")
NEXT = "datapackage/exampleshire-children/next"
Change = Callable[[dict[str, Any]], object]


def problems(folder: Path) -> tuple[Said, ...]:
    return in_words(load.read(folder, "exampleshire-children/next")[1])


def descriptor_changed(folder: Path, change: Change) -> None:
    path = folder / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def resource(key: str, value: object) -> Change:
    return lambda content: content["resources"][1].__setitem__(key, value)


def top(key: str, value: object) -> Change:
    return lambda content: content.__setitem__(key, value)


@pytest.mark.parametrize(
    "path",
    [
        "https://example.org/outturns.csv",
        "http://127.0.0.1/outturns.csv",
        "//example.org/outturns.csv",
        "ftp://example.org/outturns.csv",
        "file:///etc/passwd",
        "s3://bucket/outturns.csv",
        "gs://bucket/outturns.csv",
        "/etc/passwd",
        "C:\\outturns.csv",
        "\\\\server\\share\\outturns.csv",
        "../outturns.csv",
        "commentary/../outturns.csv",
        "./outturns.csv",
        "*.csv",
        "outturns*.csv",
        "outturns.csv.gz",
        "outturns.zip",
        "outturns.csv.zip",
        "outturns.xlsx",
        "outturns.parquet",
        "sqlite:///outturns.db",
        "postgresql://localhost/outturns",
        "datapackage.json",
        "",
        "outturns.csv\n",
        "targets.csv",
        ["outturns.csv", "targets.csv"],
        None,
        {"$ref": "https://example.org/"},
    ],
)
@pytest.mark.property
def test_a_path_that_is_not_the_tables_own_file_is_refused(folder: Path, path: object) -> None:
    descriptor_changed(folder, resource("path", path))
    assert [problem.where.column for problem in problems(folder)] == ["resources[1].path"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", "https://example.org/schema.json"),
        ("schema", "../schema.json"),
        ("schema", "outturns"),
        ("schema", {"$ref": "https://example.org/schema.json"}),
        ("schema", {"fields": []}),
        ("schema", {}),
        ("dialect", {"delimiter": ";"}),
        ("dialect", "https://example.org/dialect.json"),
        ("data", [{"indicator": "moves"}]),
        ("extrapaths", ["/etc/passwd"]),
        ("compression", "gz"),
        ("innerpath", "outturns.csv"),
        ("scheme", "https"),
        ("control", {"table": "outturns"}),
        ("format", "sql"),
        ("format", "xlsx"),
        ("mediatype", "application/zip"),
        ("encoding", "latin-1"),
        ("encoding", "utf-7"),
        ("profile", "https://example.org/profile.json"),
        ("$schema", "https://example.org/profile.json"),
        ("name", "meetings"),
        ("name", "../outturns"),
        ("hash", "md5:0"),
        ("bytes", -1),
        ("bytes", "many"),
        ("type", "table"),
        ("pipeline", {"steps": []}),
        ("checklist", "https://example.org/"),
    ],
)
@pytest.mark.property
def test_a_tables_entry_holds_nothing_but_what_the_profile_names(folder: Path, key: str, value: object) -> None:
    descriptor_changed(folder, resource(key, value))
    found = problems(folder)
    assert found
    assert all(problem.where.file == f"{NEXT}/datapackage.json" for problem in found)
    assert any(problem.where.column.startswith("resources[1]") for problem in found)


@pytest.mark.parametrize(
    "change",
    [
        top("$schema", "https://example.org/profile.json"),
        top("$schema", "file:///etc/passwd"),
        top("profile", "https://example.org/profile.json"),
        top("profile", "../profile.json"),
        top("resources", "https://example.org/resources.json"),
        top("resources", []),
        top("resources", None),
        top("resources", [None] * 5),
        top("resources", [["indicators"]] * 5),
        top("scorecard", None),
        top("scorecard", []),
        top("name", None),
        top("name", "../exampleshire"),
        top("name", "Exampleshire"),
        top("name", "exampleshire-children\n"),
        top("name", "x" * 81),
        top("title", ""),
        top("title", ["A", "B"]),
        top("title", "Two\nlines"),
        top("title", "One line\n"),
        top("version", 1),
        top("version", "next\n"),
        top("licenses", []),
        top("licenses", [{"name": "x", "title": "x", "path": "javascript:alert(1)"}]),
        top("sources", [{"title": "x", "path": "http://example.org/"}]),
        top("sources", [{"title": "x", "path": "https://example.org/\n"}]),
        top("views", []),
        top("extra", "x"),
        lambda content: content.pop("scorecard"),
        lambda content: content["resources"].pop(0),
        lambda content: content["resources"].append(content["resources"][0]),
        lambda content: content["scorecard"].__setitem__("outcomes", {}),
        lambda content: content["scorecard"]["outcomes"][0].__setitem__("id", "stay-safe\n"),
        lambda content: content["scorecard"]["outcomes"][0].__setitem__("id", "Stay Safe"),
        lambda content: content["scorecard"]["outcomes"][0].pop("question"),
        lambda content: content["scorecard"].__setitem__("illustrative", "yes"),
        lambda content: content["scorecard"].__setitem__("area", "Exampleshire"),
    ],
)  # fmt: skip
@pytest.mark.property
def test_a_descriptor_of_another_shape_is_refused(folder: Path, change: Change) -> None:
    descriptor_changed(folder, change)
    draft, found = load.read(folder, "exampleshire-children/next")
    said = in_words([*found, *check(draft)])
    assert said
    assert said[0].where.file == f"{NEXT}/datapackage.json"
    assert all(problem.fix and problem.expected for problem in said)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b" ",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"12",
        b"true",
        b"NaN",
        b"{'name': 1}",
        b'{"name": "x",}',
        b'{"name": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'{"name": "a\\u0000b"}',
        b'{"name": "a\x00b"}',
        b"\x00",
        b'{"name": "\xe9"}',
        b"\xff\xfe{\x00}\x00",
        b'{"name": 1e400}',
        b'{"bytes": ' + b"9" * 5_000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b"[" * 900 + b"]" * 900,
        b'{"name":' + b"[" * 300 + b"]" * 300 + b"}",
        b'{"name":' + b"[" * 800 + b"]" * 800 + b"}",
        b'{"resources":' + b'[{"schema":' * 200 + b"1" + b"}]" * 200 + b"}",
        b'{"resources":' + b'[{"schema":' * 450 + b"1" + b"}]" * 450 + b"}",
        b"\xef\xbb\xbf[]",
    ],
)  # fmt: skip
@pytest.mark.property
def test_a_file_that_is_no_descriptor_is_refused(folder: Path, text: bytes) -> None:
    (folder / "datapackage.json").write_bytes(text)
    found = problems(folder)
    assert found
    assert {problem.where.file for problem in found} == {f"{NEXT}/datapackage.json"}


@pytest.mark.parametrize("depth", [100, 300, 600, 900])
def test_nesting_inside_a_schema_is_refused_at_any_depth(folder: Path, depth: int) -> None:
    path = folder / "datapackage.json"
    deep = '{"a":' * depth + "1" + "}" * depth
    descriptor_changed(folder, resource("schema", {"deep": "HERE"}))
    path.write_text(path.read_text(encoding="utf-8").replace('"HERE"', deep), encoding="utf-8")
    assert problems(folder)


def test_every_fault_of_the_descriptor_is_said_at_once(folder: Path) -> None:
    def several(content: dict[str, Any]) -> None:
        content["title"] = ""
        content["extra"] = 1
        content["resources"][0]["path"] = "https://example.org/x.csv"
        del content["scorecard"]["publisher"]

    descriptor_changed(folder, several)
    assert len(set(problems(folder))) == 4


def test_a_missing_descriptor_is_a_problem(folder: Path) -> None:
    (folder / "datapackage.json").unlink()
    assert [problem.what for problem in problems(folder)] == ["a file is missing"]
