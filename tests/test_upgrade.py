"""``outturn upgrade``: an older working copy becomes one of today's profile, and what was done is said, once."""

import json
from pathlib import Path
from typing import Any

import pytest

from built import ROOT, contents, differing, invoked
from golden import copied
from outturn.authoring.upgrade import Step, upgraded
from outturn.pipeline.checking import check_site
from outturn.schemas import schema

CARD = "exampleshire-children"
NEXT = f"datapackage/{CARD}/next"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copied("small", tmp_path)


def described(site: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((site / NEXT / "datapackage.json").read_text(encoding="utf-8"))
    return content


def describe(site: Path, content: dict[str, Any]) -> None:
    (site / NEXT / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture
def older(site: Path) -> Path:
    """The small case as the first working copies were: each table with its schema, and the profile by its name."""
    content = described(site)
    content["resources"] = [{**one, "schema": schema(one["name"])} for one in content["resources"]]
    describe(site, {**content, "profile": "tabular-data-package"})
    return site


def test_an_older_descriptor_loses_what_the_program_knows_itself(older: Path) -> None:
    before = contents(older)
    done = invoked("upgrade", folder=older)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{NEXT}/datapackage.json",
        "  profile taken out: it says nothing of a working copy",
        "  the list of tables taken out: those that are there are read, by the schemas of the program",
    ]
    assert differing(before, contents(older)) == [f"{NEXT}/datapackage.json"]
    assert not {"resources", "profile"} & described(older).keys()
    assert check_site(older / "datapackage").findings == ()


def test_doing_it_again_changes_nothing(older: Path) -> None:
    invoked("upgrade", folder=older)
    before = contents(older)
    assert invoked("upgrade", CARD, folder=older).stdout == f"{NEXT}: up to date.\n"
    assert contents(older) == before


@pytest.mark.parametrize("name", sorted(path.parent.name for path in (ROOT / "datapackage").glob("*/next")))
def test_a_sealed_descriptor_that_was_copied_becomes_that_of_a_working_copy(name: str) -> None:
    """The descriptors of the example's first versions are real ones of an older shape, with every schema."""
    folder = ROOT / "datapackage" / name
    content = json.loads((folder / "1.0.0/datapackage.json").read_text(encoding="utf-8"))
    files = {path.name: path.read_bytes() for path in (folder / "1.0.0").glob("*.csv")}
    changed, steps = upgraded(files, content, name)
    made = json.loads(changed["datapackage.json"])
    assert {"sealed", "resources"} & made.keys() == set()
    assert made["version"] == "next"
    assert {step.kind for step in steps} == {"key-dropped", "key-set", "tables-dropped"}
    assert upgraded(files, made, name) == ({}, [])


def test_what_somebody_wrote_of_a_table_is_kept(site: Path) -> None:
    content = described(site)
    content["resources"][0] |= {"title": "Our own measures", "schema": schema("indicators")}
    describe(site, content)
    assert "schemas and hashes taken out" in invoked("upgrade", folder=site).stdout
    kept = described(site)["resources"]
    assert kept[0] == {"name": "indicators", "path": "indicators.csv", "title": "Our own measures"}
    assert len(kept) == 8
    assert invoked("upgrade", folder=site).stdout == f"{NEXT}: up to date.\n"


def test_what_every_package_has_is_added(site: Path) -> None:
    content = described(site)
    describe(site, {key: value for key, value in content.items() if key not in ("name", "version", "resources")})
    for table in ("comparators", "areas"):
        (site / NEXT / f"{table}.csv").unlink()
    file = site / NEXT / "indicators.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert all(line.endswith((",active", ",new", ",revised", ",status")) for line in lines)
    file.write_text("".join(f"{line.rpartition(',')[0]}\r\n" for line in lines), encoding="utf-8", newline="")
    done = invoked("upgrade", folder=site)
    assert done.stdout.splitlines() == [
        f"{NEXT}/datapackage.json",
        "  version written as the folder is called",
        "  name written as the folder is called",
        f"{NEXT}/indicators.csv",
        "  column status added, with what is usual",
        f"{NEXT}/comparators.csv",
        "  written without a row, since every package has it",
        f"{NEXT}/areas.csv",
        "  written without a row, since every package has it",
    ]
    assert (site / NEXT / "areas.csv").read_bytes() == b"area,name,kind,code\n"
    after = file.read_bytes().decode().split("\r\n")
    assert after == [
        f"{line.rpartition(',')[0]},{word}" for line, word in zip(lines, ["status"] + ["active"] * 5, strict=True)
    ] + [""]
    assert check_site(site / "datapackage").findings == ()
    assert invoked("upgrade", folder=site).stdout == f"{NEXT}: up to date.\n"


def test_a_column_of_figures_is_added_empty_since_nobody_knows_them(site: Path) -> None:
    file = site / NEXT / "targets.csv"
    file.write_text("indicator,period,kind\nvisits,FY2024-25,target\n", encoding="utf-8")
    assert "column value added, empty; outturn check says" in invoked("upgrade", folder=site).stdout
    assert file.read_text(encoding="utf-8") == "indicator,period,kind,value\nvisits,FY2024-25,target,\n"


def test_a_column_that_was_renamed_is_called_as_today() -> None:
    files = {"outturns.csv": b"indicator,quarter,value\na,FY2024-25,1\n"}
    changed, steps = upgraded(files, {"name": "a", "version": "next"}, "a", {("outturns", "quarter"): "period"})
    assert changed["outturns.csv"] == b"indicator,period,value\na,FY2024-25,1\n"
    assert Step("outturns.csv", "column-renamed", "quarter, period") in steps


@pytest.mark.parametrize("text", [b"{", b'{"a": 1, "a": 2}', b"[]", b"\xff"])
def test_a_descriptor_that_cannot_be_read_is_left_as_it_is(site: Path, text: bytes) -> None:
    (site / NEXT / "datapackage.json").write_bytes(text)
    before = contents(site)
    done = invoked("upgrade", folder=site)
    assert "left as it is" in done.stderr
    assert contents(site) == before


def test_a_link_and_a_table_in_other_letters_are_left_as_they_are(older: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_bytes(b"area\n")
    (older / NEXT / "areas.csv").unlink()
    (older / NEXT / "areas.csv").symlink_to(outside)
    (older / NEXT / "issues.csv").write_bytes("café\n".encode("latin-1"))
    before = contents(older)
    said = invoked("upgrade", folder=older).stdout
    assert differing(before, contents(older)) == [f"{NEXT}/datapackage.json"]
    assert "areas.csv" not in said
    assert (older / NEXT / "areas.csv").is_symlink()


def test_nothing_that_is_sealed_is_touched(tmp_path: Path) -> None:
    site = copied("small", tmp_path)
    sealed = site / f"datapackage/{CARD}/1.0.0"
    sealed.mkdir()
    (sealed / "datapackage.json").write_text('{"profile": "data-package"}', encoding="utf-8")
    invoked("upgrade", folder=site)
    assert (sealed / "datapackage.json").read_text(encoding="utf-8") == '{"profile": "data-package"}'


def test_a_scorecard_that_is_not_there_is_refused(site: Path) -> None:
    assert invoked("upgrade", "nowhere", folder=site).returncode == 2


@pytest.mark.parametrize("content", [b"", "\ufeff".encode()], ids=["nothing", "a mark of order alone"])
def test_a_table_without_a_header_is_left_to_the_check(site: Path, content: bytes) -> None:
    (site / NEXT / "areas.csv").write_bytes(content)
    done = invoked("upgrade", folder=site)
    assert done.returncode in (0, 1)
    assert (site / NEXT / "areas.csv").read_bytes() == content
