"""Files: only plain ones inside the package are opened, and every fault in one is told."""

import csv
import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from built import change
from golden import copied
from in_words import Said, in_words
from outturn.pipeline.checking import check_site
from outturn.reading import guard, load, objects, tables
from outturn.reading.settle import settle
from outturn.versions.register import Register
from outturn.versions.sealed_folders import sealed_folders

pytestmark = pytest.mark.usefixtures("no_network")
NEXT = "datapackage/exampleshire-children/next"


def problems(folder: Path) -> tuple[Said, ...]:
    return in_words(load.read(folder, "exampleshire-children/next")[1])


def test_a_missing_table_is_a_problem(folder: Path, opened: list[str]) -> None:
    (folder / "areas.csv").unlink()
    found = problems(folder)
    assert [problem.where.file for problem in found] == [f"{NEXT}/areas.csv"]
    assert "areas.csv" not in opened


@pytest.mark.parametrize("name", ["outturns.csv", "datapackage.json", "commentary/three-moves.md"])
def test_a_symbolic_link_is_not_followed(folder: Path, tmp_path: Path, name: str, opened: list[str]) -> None:
    elsewhere = tmp_path / "elsewhere"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)
    found = problems(folder)
    assert [(problem.where.file, problem.found) for problem in found] == [(f"{NEXT}/{name}", "a symbolic link")]
    assert Path(name).name not in opened


@pytest.mark.parametrize("linked", [NEXT, f"{NEXT}/commentary", "datapackage/exampleshire-children"])
def test_a_folder_that_is_a_symbolic_link_is_not_followed(tmp_path: Path, linked: str, opened: list[str]) -> None:
    site = copied("small", tmp_path / "site")
    (site / linked).rename(tmp_path / "elsewhere")
    (site / linked).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    opened.clear()
    found = in_words(check_site(site / "datapackage").problems)
    assert [(problem.where.file, problem.found) for problem in found] == [(linked, "a symbolic link")]
    assert linked.endswith("commentary") or not opened


@pytest.mark.parametrize("name", ["outturns.csv", "datapackage.json", "commentary/three-moves.md"])
def test_what_is_no_plain_file_is_not_opened(folder: Path, name: str) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert [problem.what for problem in problems(folder)] == ["not a plain file"]
    (folder / name).unlink()
    (folder / name).mkdir()
    assert [problem.what for problem in problems(folder)] == ["not a plain file"]


@pytest.mark.parametrize("name", ["notes.txt", "meetings.csv", "datapackage.yaml", "outturns.csv.bak", "schemas/x"])
def test_a_file_that_is_no_part_of_the_package_is_a_problem(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()
    (problem,) = problems(folder)
    assert problem.what == "not part of the package"
    assert problem.where.file == f"{NEXT}/{name.partition('/')[0]}"


@pytest.mark.parametrize("name", ["Three-Moves.md", "three-moves.txt", "a b.md", "summary.md.md"])
def test_a_commentary_of_another_name_is_a_problem(folder: Path, name: str) -> None:
    (folder / "commentary" / name).write_text("x", encoding="utf-8")
    assert [problem.what for problem in problems(folder)] == ["not a commentary"]


@pytest.mark.parametrize(
    ("module", "cap", "name"),
    [
        (guard, "MOST_BYTES", "outturns.csv"),
        (objects, "MOST_BYTES", "datapackage.json"),
        (guard, "MOST_COMMENTARY_BYTES", "commentary/three-moves.md"),
    ],
)
def test_a_file_that_is_too_large_is_not_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, cap: str, name: str, opened: list[str]
) -> None:
    size = (folder / name).stat().st_size
    monkeypatch.setattr(module, cap, size)
    monkeypatch.setattr(guard.plain_file, "__defaults__", (guard.MOST_BYTES,))
    assert f"{NEXT}/{name}" not in [problem.where.file for problem in problems(folder)]
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    opened.clear()
    found = {problem.where.file: problem.what for problem in problems(folder)}
    assert found[f"{NEXT}/{name}"] == "the file is too large"
    assert Path(name).name not in opened


def test_a_table_with_too_many_rows_is_read_no_further(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 5)
    found = problems(folder)
    assert f"{NEXT}/outturns.csv" in [problem.where.file for problem in found]
    assert {problem.what for problem in found} == {"too many rows"}


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


@pytest.mark.parametrize("table", ["indicators.csv", "outturns.csv", "areas.csv"])
def test_a_byte_order_mark_and_windows_line_ends_are_fine(folder: Path, table: str) -> None:
    before = load.read(folder, "exampleshire-children/next")[0].tables[table.removesuffix(".csv")].frame
    rewritten(folder / table, lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    draft, found = load.read(folder, "exampleshire-children/next")
    assert found == []
    assert draft.tables[table.removesuffix(".csv")].frame.equals(before)


def test_commentary_may_have_windows_line_ends_too(folder: Path) -> None:
    before = load.read(folder, "exampleshire-children/next")[0].commentary
    rewritten(folder / "commentary/three-moves.md", lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert load.read(folder, "exampleshire-children/next")[0].commentary == before


@pytest.mark.parametrize("separator", [b";", b"\t"])
def test_another_separator_is_one_clear_problem(folder: Path, separator: bytes) -> None:
    rewritten(folder / "outturns.csv", lambda text: text.replace(b",", separator))
    (problem,) = problems(folder)
    assert problem.what == "not separated by commas"
    assert "CSV with commas" in problem.fix


def test_bytes_that_are_not_utf8_are_named_with_their_line(folder: Path) -> None:
    rewritten(folder / "outturns.csv", lambda text: text.replace(b"Not yet audited", b"Not yet audit\xe9"))
    (problem,) = problems(folder)
    assert (problem.what, problem.where.line) == ("not UTF-8 text", 3)
    assert "0xE9" in problem.found


def test_bytes_that_are_not_utf8_far_down_a_long_file_are_named_with_their_line(folder: Path) -> None:
    rows = b"".join(b"three-moves,%d,1,,,,\n" % year for year in range(5_000))
    rewritten(folder / "outturns.csv", lambda text: text.splitlines(keepends=True)[0] + rows + b"caf\xe9,2024,1,,,,\n")
    (problem,) = [problem for problem in problems(folder) if problem.what == "not UTF-8 text"]
    assert problem.where.line == 5_002  # the header, then 5,000 rows


def test_commentary_that_is_not_utf8_is_named_with_its_line(folder: Path) -> None:
    (folder / "commentary/summary.md").write_bytes(b"One\n\ncaf\xe9\n")
    (problem,) = problems(folder)
    assert (problem.where.file, problem.where.line) == (f"{NEXT}/commentary/summary.md", 3)


@pytest.mark.parametrize("text", [b"", b"\n", b"\xef\xbb\xbf", b"\x00" * 100, b"\r" * 100, b"PK\x03\x04rest"])
def test_a_table_without_a_header_is_a_problem(folder: Path, text: bytes) -> None:
    (folder / "areas.csv").write_bytes(text)
    found = problems(folder)
    assert {problem.where.file for problem in found} == {f"{NEXT}/areas.csv"}


@pytest.mark.parametrize("after", [0, 200_000])
def test_a_quotation_mark_that_is_not_closed_is_one_problem(folder: Path, after: int) -> None:
    rewritten(folder / "outturns.csv", lambda text: text.replace(b"Not yet", b'"Not yet') + b"x" * after)
    (problem,) = problems(folder)
    assert problem.where.file == f"{NEXT}/outturns.csv"
    assert "quot" in problem.fix


@pytest.mark.program
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_files_of_any_name_can_be_told_of(folder: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # another process has a network of its own
    names = (b"caf\xe9.csv", b"\x1b[31mred.csv", b"new\nline.csv", b"a,b:c%.csv")
    for name in names:
        (Path(os.fsdecode(os.fsencode(folder) + b"/" + name))).touch()
    site = folder.parents[2]
    command = [sys.executable, "-m", "outturn", "check", "--format", form]
    strict = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    found = subprocess.run(command, cwd=site, capture_output=True, check=False, env=strict)
    assert found.returncode == 1
    assert b"Traceback" not in found.stderr
    assert b"\x1b" not in found.stdout
    said = found.stdout.decode("utf-8")
    assert said.count("not part of the package") == len(names)
    if form == "github":
        assert len(said.splitlines()) == len(names)


def without_tables(content: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in content.items() if key != "resources"}


def test_a_working_copy_need_not_name_its_tables(folder: Path) -> None:
    whole, _ = load.read(folder, "exampleshire-children/next")
    path = folder / "datapackage.json"
    path.write_text(json.dumps(without_tables(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    draft, found = load.read(folder, "exampleshire-children/next")
    assert found == []
    assert {name: len(table.frame) for name, table in draft.tables.items()} == {
        name: len(table.frame) for name, table in whole.tables.items()
    }
    assert settle(draft).tables == settle(whole).tables
    (folder / "areas.csv").unlink()
    (folder / "issues.csv").unlink()
    assert [(one.id, one.where.file) for one in load.read(folder, "exampleshire-children/next")[1]] == [
        ("file-missing", "exampleshire-children/next/areas.csv")
    ]


def test_columns_that_may_be_empty_may_be_left_out(folder: Path) -> None:
    columns = ("indicator", "period", "value")
    with (folder / "outturns.csv").open(encoding="utf-8", newline="") as file:
        rows = [[row[column] for column in columns] for row in csv.DictReader(file)]
    rewritten(folder / "outturns.csv", lambda _: "".join(",".join(row) + "\n" for row in [columns, *rows]).encode())
    draft, found = load.read(folder, "exampleshire-children/next")
    assert found == []
    frame = draft.tables["outturns"].frame
    assert frame["numerator"].isna().all()
    assert set(frame["mark"]) == {""}
    assert [f"{value:g}" for value in frame["value"][:2]] == ["10", "12.5"]


@pytest.mark.parametrize("column", ["indicator", "period", "value"])
def test_a_column_without_which_there_are_no_figures_cannot_be_left_out(folder: Path, column: str) -> None:
    with (folder / "outturns.csv").open(encoding="utf-8", newline="") as file:
        names, *rows = list(csv.reader(file))
    at = names.index(column)
    kept = [[*row[:at], *row[at + 1 :]] for row in (names, *rows)]
    rewritten(folder / "outturns.csv", lambda _: "".join(",".join(row) + "\n" for row in kept).encode())
    found = problems(folder)
    assert [(one.id, one.where.column) for one in found] == [("column-missing", column)]


CARD = "exampleshire-children"
DENIED = os.strerror(errno.EACCES)


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Lets the system refuse to open a file or to list a folder, as it would another user; root it refuses nothing."""

    def forbidden(place: Path) -> None:
        for module, name in ((io, "open"), (os, "scandir"), (os, "listdir")):
            monkeypatch.setattr(module, name, refusing(place, getattr(module, name)))

    return forbidden


def refusing(place: Path | str, opens: Callable[..., object]) -> Callable[..., object]:
    def refused(path: object = ".", *rest: Any, **named: Any) -> object:
        if path in (place, str(place)):
            raise PermissionError(errno.EACCES, DENIED, str(path))
        return opens(path, *rest, **named)

    return refused


@pytest.mark.parametrize(
    "name",
    [
        "",
        CARD,
        f"{CARD}/next",
        f"{CARD}/next/datapackage.json",
        f"{CARD}/next/outturns.csv",
        f"{CARD}/next/commentary",
        f"{CARD}/next/commentary/three-moves.md",
    ],
)
def test_what_may_not_be_opened_is_a_problem_of_its_own(
    tmp_path: Path, name: str, forbid: Callable[[Path], None]
) -> None:
    data = copied("small", tmp_path) / "datapackage"
    change(data / CARD / "next/targets.csv", "FY2022-23", "FY2022-24")
    before = {one.place for one in in_words(check_site(data).findings)}
    forbid(data / name)
    after = in_words(check_site(data).findings)
    wrong = [(one.id, one.place, one.found) for one in after if one.id == "file-unreadable"]
    assert wrong == [("file-unreadable", f"datapackage/{name}".rstrip("/"), f"“{DENIED}”")]
    assert not {"file-missing", "working-copy-missing", "packages-empty"} & {one.id for one in after}
    if name.endswith(("outturns.csv", "commentary")):
        assert before & {one.place for one in after}


def test_a_folder_that_may_be_listed_but_not_entered_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "stat", refusing(f"{tmp_path}/.", os.stat))
    found = guard.closed_folder(tmp_path, "next")
    assert found
    assert (found.id, found.where.file) == ("file-unreadable", "next")


def test_a_sealed_version_may_be_of_any_depth(tmp_path: Path) -> None:
    data = copied("small", tmp_path) / "datapackage"
    deep = data / CARD / "1.0.0"
    deep.mkdir()
    with chdir(deep):
        for _ in range(200):
            Path("a").mkdir()
            os.chdir("a")
    (found,) = sealed_folders(data, Register({CARD: ()}))
    assert (found.files, found.odd) == ({}, ("a/" * 40 + "a",))
    assert check_site(data).problems
