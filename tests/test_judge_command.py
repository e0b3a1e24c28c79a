"""``outturn judge``: every judgement, for people and for programs, with numbers in full precision."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from golden import copied
from outturn.command.main import app
from outturn.judge.table import COLUMNS
from outturn.pipeline.checking import judged_table

pytestmark = pytest.mark.wide
ROOT = Path(__file__).parents[1]
NAME = "exampleshire-children"
FOLDER = f"datapackage/{NAME}/next"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied("small", tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def expected(small: Path) -> pd.DataFrame:
    return judged_table(small / FOLDER)


def judged(site: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(site)
    found = CliRunner().invoke(app, ["judge", *arguments])
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("place", [NAME, f"{NAME}/", FOLDER, f"./{FOLDER}/"])
def test_a_package_is_named_by_its_scorecard_or_by_its_folder(
    small: Path, expected: pd.DataFrame, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = judged(small, monkeypatch, place, "--format", "csv")
    assert (found.exit_code, found.stderr) == (0, "")
    assert len(cells(found.stdout)) == len(expected)


def test_a_folder_without_a_site_around_it_can_be_judged(
    tmp_path: Path, expected: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied("small", tmp_path / "site")
    (tmp_path / "site" / "mkdocs.yml").unlink()
    found = judged(tmp_path, monkeypatch, f"site/{FOLDER}", "--format", "csv")
    assert len(cells(found.stdout)) == len(expected)


def test_csv_has_the_documented_columns_and_the_very_numbers(
    small: Path, expected: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = judged(small, monkeypatch, NAME, "--format", "csv").stdout
    assert text.splitlines()[0] == ",".join(COLUMNS)
    rows = cells(text)
    assert len(rows) == len(expected) > 0
    for row, (_, known) in zip(rows, expected.iterrows(), strict=True):
        for name, cell in row.items():
            if not isinstance(known[name], float):
                assert cell == str(known[name])
            elif pd.isna(known[name]):
                assert cell == ""
            else:
                assert float(cell).hex() == float(known[name]).hex()


def test_json_is_valid_and_has_the_very_numbers(
    small: Path, expected: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is no JSON")

    rows = json.loads(judged(small, monkeypatch, NAME, "--format", "json").stdout, parse_constant=refuse)
    assert len(rows) == len(expected)
    for row, (_, known) in zip(rows, expected.iterrows(), strict=True):
        assert list(row) == list(COLUMNS)
        for name, cell in row.items():
            assert cell == (None if pd.isna(known[name]) else known[name])


@pytest.mark.program
def test_machines_get_the_same_bytes_from_the_program_itself(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "outturn", "judge", NAME, "--format", "csv"]
    found = subprocess.run(command, cwd=small, capture_output=True, check=True)
    assert found.stderr == b""
    assert b"\r" not in found.stdout
    assert found.stdout.decode("utf-8") == judged(small, monkeypatch, NAME, "--format", "csv").stdout


@pytest.mark.parametrize("arguments", [(), ("--format", "table")])
def test_people_get_a_table_of_the_councils_own_figures(
    small: Path, expected: pd.DataFrame, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = judged(small, monkeypatch, NAME, *arguments).stdout
    header, *lines = text.rstrip("\n").splitlines()
    assert header.split() == ["indicator", "period", "value", "target", "rating", "direction", "certainty", "attention"]
    own = expected[expected["area"] == ""]
    assert [line.split()[0] for line in lines] == list(own["indicator"])
    assert "nan" not in text
    assert "\x1b" not in text
    for rating in set(own["rating"]) - {"not rated"}:
        assert rating in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere",),
        ("",),
        ("datapackage",),
        (f"datapackage/{NAME}",),
        (NAME, "--format", "xml"),
        (NAME, "--format", ""),
        (NAME, "extra"),
        (),
        ("--no-such-option", NAME),
        (NAME, "--config", "nowhere/../x\0"),
    ],
)
def test_wrong_use_exits_2_with_a_message(
    small: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = judged(small, monkeypatch, *arguments)
    assert found.exit_code == 2
    assert found.stderr.strip()
    assert found.stdout == ""


def test_a_wrong_name_is_told_with_the_name(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "“nowhere”" in judged(small, monkeypatch, "nowhere").stderr


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_package_with_problems_is_not_judged_but_its_problems_are_said(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied("twenty-mistakes", tmp_path)
    found = judged(tmp_path, monkeypatch, "twenty-mistakes", "--format", form)
    assert found.exit_code == 1
    assert "19 problems in 20 places" in found.stderr
    assert len(re.findall(r"^datapackage/twenty-mistakes/next/", found.stdout + found.stderr, re.MULTILINE)) == 19
    assert "green" not in found.stdout


def test_every_column_is_documented_in_order() -> None:
    page = (ROOT / "docs/about/methods/judgements.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(COLUMNS)
    for name, meaning in COLUMNS.items():
        assert f"| `{name}` | {meaning} |" in page
