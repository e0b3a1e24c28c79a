"""Nobody rewrites the past unnoticed: every way in which what was published can be changed, and what check says of it.

Each is tried on the small case with three versions, in a git repository whose commit has them as they were sealed.
"""

import csv
import io
import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from built import DATA, change
from in_words import Said, in_words
from outturn.command.main import app
from outturn.findings import problems as those_to_mend
from outturn.pipeline.checking import check_site
from outturn.versions.addresses import SITE
from outturn.versions.repository import RevisionError
from outturn.versions.resolve import live
from outturn.versions.ways import Ends
from sealed import CARD, committed, git, kept_in_git, problems, said, seal
from sealed import against as findings

Tamper = Callable[[Path], object]
SHA256 = "0123456789abcdef" * 4
CHANGED, MISSING, ADDED = (
    "a sealed file was changed",
    "a sealed file is missing",
    "a file was added to a sealed version",
)
ODD, ROW = "a sealed file that is no plain file", "a row of versions.csv and its version's datapackage.json differ"
ENDS, LINK = "a sealed file with other line ends", "not a plain file"
BEFORE, NOT_SEALED = "a version before this one was changed", "versions.csv does not say what was sealed"
REORDERED, GONE = "versions.csv was changed or reordered", "an address is gone from urls.txt"
FOLDERLESS, ROWLESS = "a version without its folder", "a version without its row"
NOTHING = "an address at which nothing stands any more"
REWRITTEN = "a version that was published was changed or is gone"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept_in_git(tmp_path_factory)


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    """A copy that shares the original's history, which is many small files: see ``apart`` for one of its own."""
    copy = Path(shutil.copytree(original, tmp_path / "site", symlinks=True, ignore=shutil.ignore_patterns(".git")))
    (copy / ".git").write_text(f"gitdir: {original / '.git'}\n", encoding="utf-8")
    return copy


@pytest.fixture
def apart(root: Path, original: Path) -> None:
    """Give the copy a history of its own, which the test adds to."""
    (root / ".git").unlink()
    shutil.copytree(original / ".git", root / ".git", symlinks=True)


@pytest.fixture
def card(root: Path) -> Path:
    return root / DATA / CARD


def against(root: Path, revision: str = "HEAD") -> list[Said]:
    """The problems; what is only to be looked at has tests in test_guarding.py."""
    return list(in_words(those_to_mend(findings(root, revision))))


def checked(root: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of the command and what it said, which never is a traceback."""
    before = Path.cwd()
    os.chdir(root)
    try:
        found = CliRunner().invoke(app, ["check", *arguments], env={"COLUMNS": "400"})
    finally:
        os.chdir(before)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.output


def test_as_it_was_published_there_is_no_problem(root: Path) -> None:
    assert problems(root) == ()
    assert against(root) == []
    assert checked(root) == (0, "No problems. 1 scorecard checked.\n")
    assert checked(root, "--against", "HEAD") == (0, "No problems. 1 scorecard checked.\n")


def byte(name: str) -> Tamper:
    """One byte of a file made another one."""

    def tamper(card: Path) -> None:
        content = bytearray((card / name).read_bytes())
        content[len(content) // 2] ^= 1
        (card / name).write_bytes(bytes(content))

    return tamper


def replaced(name: str, content: bytes) -> Tamper:
    return lambda card: (card / name).write_bytes(content)


def descriptor(name: str, change_of: Callable[[dict[str, Any]], object]) -> Tamper:
    """The descriptor of a version with another content."""

    def tamper(card: Path) -> None:
        path = card / name / "datapackage.json"
        whole = json.loads(path.read_bytes())
        change_of(whole)
        path.write_bytes((json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode())

    return tamper


def row(place: int, column: str, value: str) -> Tamper:
    """A cell of versions.csv with another content; the first version is in row 0."""

    def tamper(card: Path) -> None:
        every = list(csv.DictReader(io.StringIO((card / "versions.csv").read_text(encoding="utf-8"))))
        every[place][column] = value
        write_rows(card, every)

    return tamper


def write_rows(card: Path, every: list[dict[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, ["version", "sealed", "level", "note", "sha256"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(every)
    (card / "versions.csv").write_text(text.getvalue(), encoding="utf-8")


def lines(name: str, change_of: Callable[[list[str]], object]) -> Tamper:
    """The lines of a file, the first of which is its header, changed in their list."""

    def tamper(card: Path) -> None:
        every = (card / name).read_text(encoding="utf-8").splitlines(keepends=True)
        change_of(every)
        (card / name).write_text("".join(every), encoding="utf-8")

    return tamper


def linked(name: str) -> Tamper:
    """A symbolic link to a true copy in place of a file or a folder."""

    def tamper(card: Path) -> None:
        copy = card.parents[1] / "elsewhere"
        (card / name).rename(copy)
        (card / name).symlink_to(copy)

    return tamper


def consistent(version: str) -> Tamper:
    """A figure made better, with the hash in the descriptor and that of the descriptor in versions.csv to match."""

    def tamper(card: Path) -> None:
        place = card / version
        change(place / "outturns.csv", "three-moves,FY2022-23,10,20,200", "three-moves,FY2022-23,9,18,200")
        content = (place / "outturns.csv").read_bytes()
        descriptor(version, lambda whole: rehash(whole, "outturns", content))(card)
        new = sha256((place / "datapackage.json").read_bytes()).hexdigest()
        row(("1.0.0", "1.0.1", "1.1.0").index(version), "sha256", new)(card)

    return tamper


def rehash(whole: dict[str, Any], table: str, content: bytes) -> None:
    (resource,) = [one for one in whole["resources"] if one["name"] == table]
    resource |= {"hash": f"sha256:{sha256(content).hexdigest()}", "bytes": len(content)}


# the files of a version


@pytest.mark.parametrize(
    "name",
    [
        "1.0.0/outturns.csv",
        "1.0.0/judgements.csv",
        "1.0.0/commentary/summary.md",
        "1.0.1/indicators.csv",
        "1.1.0/areas.csv",
        "1.1.0/judgements.csv",
    ],
)
def test_a_byte_of_a_sealed_file(card: Path, root: Path, name: str) -> None:
    byte(name)(card)
    found = [one for one in problems(root) if one.what == CHANGED]
    assert said(found) == [(CHANGED, name)]
    assert "seal a correction" in found[0].fix
    assert sha256((card / name).read_bytes()).hexdigest() in found[0].found
    assert checked(root)[0] == checked(root, "--against", "HEAD")[0] == 1


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_a_byte_of_a_sealed_descriptor(card: Path, root: Path, version: str) -> None:
    change(card / version / "datapackage.json", "Exampleshire: children's", "Exampleshire: young people's")
    number = 2 if version == "1.0.0" else 4
    assert said(problems(root)) == [(ROW, f"versions.csv, row {number}, column sha256")]


def test_windows_line_ends_are_told_from_a_change(card: Path, root: Path) -> None:
    for name in ("outturns.csv", "commentary/summary.md"):
        path = card / "1.0.0" / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    found = problems(root)
    assert said(found) == [(ENDS, "1.0.0/commentary/summary.md"), (ENDS, "1.0.0/outturns.csv")]
    assert all(".gitattributes" in one.fix for one in found)
    byte("1.0.0/outturns.csv")(card)
    assert ".gitattributes" not in problems(root)[-1].fix


@pytest.mark.parametrize("name", ["1.0.0/judgements.csv", "1.0.1/commentary/three-moves.md", "1.1.0/outturns.csv"])
def test_a_sealed_file_is_missing(card: Path, root: Path, name: str) -> None:
    (card / name).unlink()
    assert (MISSING, name) in said(problems(root))


def test_a_descriptor_is_missing(card: Path, root: Path) -> None:
    (card / "1.0.1/datapackage.json").unlink()
    assert (MISSING, "1.0.1/datapackage.json") in said(problems(root))


@pytest.mark.parametrize("name", ["1.0.0/extra.csv", "1.1.0/commentary/wait.md", "1.0.1/deep/er/file.txt"])
def test_a_file_was_added(card: Path, root: Path, name: str) -> None:
    (card / name).parent.mkdir(parents=True, exist_ok=True)
    (card / name).write_text("more", encoding="utf-8")
    assert (ADDED, name) in said(problems(root))


@pytest.mark.parametrize("name", [b"\xff\xfe.csv", b"two\nlines.csv", b"\x1b[31mred.csv", "\u202evsc.".encode()])
def test_a_file_with_an_odd_name_was_added(card: Path, root: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(card / "1.0.0") + b"/" + name)).write_bytes(b"x")
    code, told = checked(root)
    assert code == 1
    assert ADDED in told
    assert told.isprintable() or all(sign.isprintable() or sign == "\n" for sign in told)
    assert "\x1b" not in told
    assert checked(root, "--format", "json")[0] == checked(root, "--format", "github")[0] == 1


@pytest.mark.parametrize("name", ["1.0.0/outturns.csv", "1.1.0/judgements.csv", "1.0.1/commentary/summary.md"])
def test_a_link_in_place_of_a_file(card: Path, root: Path, name: str) -> None:
    linked(name)(card)
    assert (ODD, name) in said(problems(root))


def test_a_link_in_place_of_a_descriptor(card: Path, root: Path) -> None:
    linked("1.0.0/datapackage.json")(card)
    assert (ODD, "1.0.0/datapackage.json") in said(problems(root))


def test_a_link_in_place_of_the_commentary(card: Path, root: Path) -> None:
    linked("1.0.0/commentary")(card)
    found = said(problems(root))
    assert (ODD, "1.0.0/commentary") in found
    assert (MISSING, "1.0.0/commentary/summary.md") in found


def test_a_link_in_place_of_a_version(card: Path, root: Path) -> None:
    linked("1.0.1")(card)
    assert (ODD, "1.0.1") in said(problems(root))


def test_a_link_in_place_of_versions_csv(card: Path, root: Path) -> None:
    linked("versions.csv")(card)
    assert (LINK, "versions.csv") in said(problems(root))
    assert (REWRITTEN, "versions.csv, row 2") in said(against(root))


def test_a_link_in_place_of_the_scorecard(card: Path, root: Path) -> None:
    copy = root / "elsewhere"
    card.rename(copy)
    card.symlink_to(copy)
    assert ("not a plain folder", CARD) in said(problems(root))


def test_a_link_in_place_of_urls_txt(card: Path, root: Path) -> None:
    linked("../urls.txt")(card)
    assert (LINK, "urls.txt") in said(problems(root))


def test_something_else_in_place_of_a_file(card: Path, root: Path) -> None:
    path = card / "1.0.0/outturns.csv"
    path.unlink()
    os.mkfifo(path)
    assert (ODD, "1.0.0/outturns.csv") in said(problems(root))


def test_a_file_in_place_of_a_version(card: Path, root: Path) -> None:
    shutil.rmtree(card / "1.0.1")
    (card / "1.0.1").write_text("x", encoding="utf-8")
    assert (MISSING, "1.0.1/datapackage.json") in said(problems(root))


# hashes that were made to fit


def test_a_figure_with_its_hash_in_the_descriptor(card: Path, root: Path) -> None:
    change(card / "1.0.0/outturns.csv", "three-moves,FY2022-23,10,20,200", "three-moves,FY2022-23,9,18,200")
    content = (card / "1.0.0/outturns.csv").read_bytes()
    descriptor("1.0.0", lambda whole: rehash(whole, "outturns", content))(card)
    assert said(problems(root)) == [(ROW, "versions.csv, row 2, column sha256")]


@pytest.mark.parametrize(("version", "number"), [("1.0.0", 3), ("1.0.1", 4)])
def test_hashes_all_the_way_up_are_found_by_the_version_after_it(
    card: Path, root: Path, version: str, number: int
) -> None:
    consistent(version)(card)
    assert said(problems(root)) == [(BEFORE, f"versions.csv, row {number}, column sha256")]
    assert said(against(root)) == [(REWRITTEN, f"versions.csv, row {number - 1}")]


def test_hashes_of_the_newest_version_are_found_by_another_revision(card: Path, root: Path) -> None:
    consistent("1.1.0")(card)
    assert problems(root) == ()
    found = against(root)
    assert said(found) == [(REWRITTEN, "versions.csv, row 4")]
    assert "seal a correction" in found[0].fix
    code, told = checked(root, "--against", "HEAD")
    assert (code, REWRITTEN in told) == (1, True)


def test_the_whole_chain_rewritten_is_found_by_another_revision(root: Path, original: Path, tmp_path: Path) -> None:
    """Everything sealed anew from the first version on, with one figure that is better."""
    other = tmp_path / "rewritten"
    copied = Path(shutil.copytree(original, other))
    card = copied / DATA / CARD
    registers = [card / "versions.csv", other / DATA / "urls.txt"]
    old = list(csv.DictReader(io.StringIO(registers[0].read_text(encoding="utf-8"))))
    kept = {one["version"]: Path(shutil.copytree(card / one["version"], tmp_path / one["version"])) for one in old}
    for path in registers:
        path.unlink()
    for one in old:
        shutil.rmtree(card / one["version"])
    for one in old:
        for table in ("outturns", "targets", "indicators"):
            shutil.copyfile(kept[one["version"]] / f"{table}.csv", card / "next" / f"{table}.csv")
        change(card / "next/outturns.csv", "three-moves,FY2022-23,10,20,200", "three-moves,FY2022-23,9,18,200")
        day = date.fromisoformat(one["sealed"])
        seal(other, one["level"], one["note"], day)  # type: ignore[arg-type]
    assert problems(other) == ()
    assert [one[0] for one in said(against(other))] == [REWRITTEN] * 3
    assert against(root) == []


def test_stored_judgements_that_do_not_fit_the_figures_are_named_even_with_hashes_to_match(
    card: Path, root: Path
) -> None:
    path = card / "1.1.0/judgements.csv"
    kept = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(kept[:-1]), encoding="utf-8")
    descriptor("1.1.0", lambda whole: rehash(whole, "judgements", path.read_bytes()))(card)
    row(2, "sha256", sha256((card / "1.1.0/datapackage.json").read_bytes()).hexdigest())(card)
    code, told = checked(root)
    assert (code, "not what was sealed" in told) == (1, True)


# the rows of versions.csv


@pytest.mark.parametrize(
    ("place", "column", "value", "what"),
    [
        (0, "version", "1.0.5", REORDERED),
        (1, "version", "1.0.2", REORDERED),
        (2, "version", "1.2.0", REORDERED),
        (2, "version", "one", "not of the form that the column asks for"),
        (1, "sealed", "2024-09-20", NOT_SEALED),
        (1, "sealed", "2019-09-20", REORDERED),
        (1, "sealed", "yesterday", "not a day"),
        (0, "level", "minor", NOT_SEALED),
        (1, "level", "minor", REORDERED),
        (2, "level", "", None),
        (1, "note", "Nothing happened.", NOT_SEALED),
        (1, "note", "", None),
        (0, "sha256", SHA256, ROW),
        (1, "sha256", SHA256, ROW),
        (2, "sha256", SHA256, ROW),
        (2, "sha256", "short", None),
    ],
)
def test_a_cell_of_versions_csv(card: Path, root: Path, place: int, column: str, value: str, what: str | None) -> None:
    row(place, column, value)(card)
    found = [one for one in problems(root) if one.where.file.endswith("versions.csv")]
    assert found
    assert any(one.where.row == place + 2 for one in found)
    assert any(one.where.column == column for one in found)
    if what in (REORDERED, NOT_SEALED, ROW):
        assert what in {one.what for one in found}
    assert (REWRITTEN, f"versions.csv, row {place + 2}") in said(against(root))
    assert checked(root)[0] == 1


def test_rows_of_versions_csv_in_another_order(card: Path, root: Path) -> None:
    lines("versions.csv", lambda every: every.insert(1, every.pop()))(card)
    assert REORDERED in {one.what for one in problems(root)}
    assert len(against(root)) == 3


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_row_of_versions_csv_is_gone(card: Path, root: Path, place: int) -> None:
    lines("versions.csv", lambda every: every.pop(place))(card)
    version = ("", "1.0.0", "1.0.1", "1.1.0")[place]
    assert (ROWLESS, version) in said(problems(root))
    assert (REWRITTEN, f"versions.csv, row {place + 1}") in said(against(root))


def test_a_row_and_its_folder_are_gone(card: Path, root: Path) -> None:
    lines("versions.csv", lambda every: every.pop())(card)
    shutil.rmtree(card / "1.1.0")
    assert {one.what for one in problems(root)} == {NOTHING}
    assert said(against(root)) == [(REWRITTEN, "versions.csv, row 4")]


def test_a_row_was_added_by_hand(card: Path, root: Path) -> None:
    lines("versions.csv", lambda every: every.append(f"1.1.1,2025-07-01,patch,By hand.,{SHA256}\n"))(card)
    assert said(problems(root)) == [(FOLDERLESS, "versions.csv, row 5, column version")]


def test_a_row_twice(card: Path, root: Path) -> None:
    lines("versions.csv", lambda every: every.append(every[-1]))(card)
    assert (REORDERED, "versions.csv, row 5, column version") in said(problems(root))


def test_versions_csv_is_gone(card: Path, root: Path) -> None:
    (card / "versions.csv").unlink()
    assert [one for one in said(problems(root)) if one[0] == ROWLESS] == [
        (ROWLESS, "1.0.0"),
        (ROWLESS, "1.0.1"),
        (ROWLESS, "1.1.0"),
    ]
    assert len(against(root)) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"version\n",
        b"version,level,note,sha256\n1.0.0,major,x," + SHA256.encode() + b"\n",
        b"sealed,level,note,sha256\n2024-06-20,major,x," + SHA256.encode() + b"\n",
        b"version,sealed,level,note,sha256,more\n1.0.0,2024-06-20,major,x," + SHA256.encode() + b",y\n",
        b"version;sealed\n",
        b"\xff\xfe",
        b"PK\x03\x04",
        b'"',
        b"\x00" * 10,
        b"version,sealed,level,note,sha256\n,,,,\n",
        b"version,sealed,level,note,sha256\n1.0.0\n",
        b"version,sealed,level,note,sha256\n1.0.0,0000-00-00,major,x,y\n",
        b"version,sealed,level,note,sha256\n../../x,2024-06-20,major,x," + SHA256.encode() + b"\n",
        b"version,sealed,level,note,sha256\n" + b"x" * 200_000 + b",2024-06-20,major,x," + SHA256.encode() + b"\n",
    ],
)
def test_anything_in_place_of_versions_csv(card: Path, root: Path, content: bytes) -> None:
    replaced("versions.csv", content)(card)
    code, told = checked(root)
    assert (code, "versions.csv" in told or ROWLESS in told) == (1, True)
    assert checked(root, "--against", "HEAD")[0] == 1


# folders


@pytest.mark.parametrize("version", ["1.0.0", "1.0.1", "1.1.0"])
def test_a_folder_is_gone(card: Path, root: Path, version: str) -> None:
    shutil.rmtree(card / version)
    number = {"1.0.0": 2, "1.0.1": 3, "1.1.0": 4}[version]
    (found,) = [one for one in problems(root) if one.what == FOLDERLESS]
    assert said([found]) == [(FOLDERLESS, f"versions.csv, row {number}, column version")]
    assert "withdrawn.csv" in found.fix


def test_a_folder_with_another_name(card: Path, root: Path) -> None:
    (card / "1.0.1").rename(card / "1.0.2")
    found = said(problems(root))
    assert (ROWLESS, "1.0.2") in found
    assert (FOLDERLESS, "versions.csv, row 3, column version") in found


def test_two_folders_that_changed_places(card: Path, root: Path) -> None:
    for old, new in (("1.0.0", "x"), ("1.0.1", "1.0.0"), ("x", "1.0.1")):
        (card / old).rename(card / new)
    assert {(ROW, "versions.csv, row 2, column sha256"), (ROW, "versions.csv, row 3, column sha256")} < set(
        said(problems(root))
    )


def test_a_folder_that_was_made_by_hand(card: Path, root: Path) -> None:
    shutil.copytree(card / "1.1.0", card / "1.2.0")
    (found,) = [one for one in problems(root) if one.what == ROWLESS]
    assert said([found]) == [(ROWLESS, "1.2.0")]
    assert "outturn seal" in found.fix


@pytest.mark.parametrize("name", ["v1.2.0", "1.2", "latest", "1.2.0-beta", "01.0.0"])
def test_a_folder_that_is_named_like_no_version(card: Path, root: Path, name: str) -> None:
    shutil.copytree(card / "1.1.0", card / name)
    assert said(problems(root)) == [("not part of a scorecard", name)]


def test_the_whole_scorecard_is_gone(card: Path, root: Path) -> None:
    shutil.copytree(card / "next", root / DATA / "other/next")
    change(root / DATA / "other/next/datapackage.json", f'"name": "{CARD}"', '"name": "other"')
    shutil.rmtree(card)
    first = len(SITE) + 1  # the addresses that every site has come first
    assert said(problems(root)) == [(NOTHING, f"urls.txt, line {first}")]
    assert [one for one in said(against(root)) if one[0] == REWRITTEN] == [
        (REWRITTEN, "versions.csv, row 2"),
        (REWRITTEN, "versions.csv, row 3"),
        (REWRITTEN, "versions.csv, row 4"),
    ]


def test_the_whole_scorecard_and_its_addresses_are_gone(card: Path, root: Path) -> None:
    shutil.copytree(card / "next", root / DATA / "other/next")
    change(root / DATA / "other/next/datapackage.json", f'"name": "{CARD}"', '"name": "other"')
    shutil.rmtree(card)
    (root / DATA / "urls.txt").unlink()
    assert problems(root) == ()
    assert {one[0] for one in said(against(root))} == {REWRITTEN, GONE}


def test_everything_is_gone(root: Path) -> None:
    shutil.rmtree(root / DATA)
    assert checked(root)[0] == 1
    code, told = checked(root, "--against", "HEAD")
    assert code in (1, 2)
    assert "datapackage" in told
    assert "not installed" not in told


# urls.txt


@pytest.mark.parametrize(
    "address",
    [f"/{CARD}/v/1.0.0/wait/", f"/{CARD}/", "/", f"/data/{CARD}/1.0.1/{CARD}-1.0.1.zip", f"/data/{CARD}/latest.json"],
)
def test_a_line_is_gone_from_urls_txt(card: Path, root: Path, address: str) -> None:
    lines("../urls.txt", lambda every: every.remove(f"{address}\n"))(card)
    for found in (problems(root), against(root)):
        assert said(list(found)) == [(GONE, "urls.txt")]
        assert found[0].expected == address
        assert found[0].expected == address


@pytest.mark.parametrize("content", [b"", b"\n", None])
def test_urls_txt_is_gone(card: Path, root: Path, content: bytes | None) -> None:
    path = card / "../urls.txt"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert problems(root)
    assert all(one.where.file == f"{DATA}/urls.txt" for one in problems(root))
    assert {one[0] for one in said(against(root))} == {GONE}


@pytest.mark.parametrize(
    "line",
    [
        "/exampleshire-children/v/9.9.9/",
        "/nowhere/",
        f"/{CARD}/v/1.0.0/no-such-indicator/",
        "no slash",
        "https://example.org/",
        "/../../../etc/passwd",
        "/./",
        "/a/../b/",
        "/a//b/",
        "/…/",
        "/a b/",
        "",
        "\x00",
        "/\x1b[2J/",
        "/%2e%2e/",
        "//example.org/",
    ],
)
def test_a_line_that_nothing_stands_for_was_added(card: Path, root: Path, line: str) -> None:
    with (card / "../urls.txt").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert problems(root)
    assert all(one.where.file == f"{DATA}/urls.txt" for one in problems(root))
    assert checked(root)[0] == 1


@pytest.mark.parametrize("address", ["/../../../../tmp/stolen", "/../", "/a/../../b/", "/./x", "/.../"])
def test_an_address_that_leads_out_of_the_site_is_never_taken(card: Path, root: Path, address: str) -> None:
    for name, text in (
        ("urls.txt", f"{address}\n"),
        ("withdrawn.csv", f"address,date,reason\n{address},2025-07-01,x\n"),
    ):
        with (card.parent / name).open("a", encoding="utf-8") as file:
            file.write(text)
    found = said(problems(root))
    assert ("not an address", "withdrawn.csv, row 2, column address") in found
    assert any(what == "not an address" and where.startswith("urls.txt") for what, where in found)
    (card.parent / "redirects.csv").write_text(f"old,new\n{address},/{CARD}/\n", encoding="utf-8")
    assert ("not an address", "redirects.csv, row 2, column old") in said(problems(root))


def test_the_order_of_urls_txt_does_not_matter(card: Path, root: Path) -> None:
    lines("../urls.txt", lambda every: every.sort())(card)
    assert problems(root) == ()
    assert against(root) == []


# what was withdrawn, and what was redirected


def withdraw(root: Path, *addresses: str) -> None:
    rows = "".join(f"{one},2025-07-01,A child could be recognised.\n" for one in addresses)
    (root / DATA / "withdrawn.csv").write_text(f"address,date,reason\n{rows}", encoding="utf-8")


@pytest.mark.parametrize("is_deleted", [False, True])
@pytest.mark.usefixtures("apart")
def test_a_version_is_withdrawn_and_that_is_kept(card: Path, root: Path, is_deleted: bool) -> None:  # noqa: FBT001
    withdraw(root, f"/{CARD}/v/1.0.0/")
    if is_deleted:
        shutil.rmtree(card / "1.0.0")
    assert problems(root) == ()
    assert against(root) == []
    committed(root)
    (root / DATA / "withdrawn.csv").unlink()
    assert said(against(root)) == [("a withdrawal was changed or is gone", "withdrawn.csv")]
    assert bool(problems(root)) is is_deleted


@pytest.mark.usefixtures("apart")
def test_a_withdrawal_with_another_day_or_reason(card: Path, root: Path) -> None:
    withdraw(root, f"/{CARD}/v/1.0.0/")
    committed(root)
    change(card / "../withdrawn.csv", "2025-07-01", "2025-07-02")
    assert problems(root) == ()
    assert said(against(root)) == [("a withdrawal was changed or is gone", "withdrawn.csv")]


@pytest.mark.parametrize(
    "address", ["/nowhere/", f"/{CARD}/v/1.0", f"/{CARD[:-1]}", f"/{CARD}/v/1.0.0/wai", f"/data/{CARD}/1.0.0/out"]
)
def test_a_withdrawal_of_what_was_never_published(root: Path, address: str) -> None:
    """No address is covered by one that merely begins like it."""
    withdraw(root, address)
    assert said(problems(root)) == [("nothing was published there", "withdrawn.csv, row 2, column address")]


def redirect(root: Path, *rows: tuple[str, str]) -> None:
    text = "".join(f"{old},{new}\n" for old, new in rows)
    (root / DATA / "redirects.csv").write_text(f"old,new\n{text}", encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (f"/{CARD}/wait/", f"/{CARD}/visits/", "a redirect from an address that has a page"),
        (f"/{CARD}/v/1.0.0/", f"/{CARD}/", "a redirect from an address that has a page"),
        ("/", f"/{CARD}/", "a redirect from an address that has a page"),
        ("/old/", "/nowhere/", "a redirect to nowhere"),
        ("/old/", "/old/", "a redirect to nowhere"),
        ("/old/", "https://example.org/", "not of the form"),
        ("/old/", "//example.org/", "not of the form"),
    ],
)
def test_a_redirect_that_hides_a_page_or_leads_nowhere(root: Path, old: str, new: str, what: str) -> None:
    redirect(root, (old, new))
    found = problems(root)
    assert any(one.what.startswith(what) or what == "not of the form" for one in found)
    assert all(one.where.file == f"{DATA}/redirects.csv" for one in found)


@pytest.mark.usefixtures("apart")
def test_a_published_redirect_may_lead_on_but_not_elsewhere(root: Path) -> None:
    redirect(root, ("/old/", f"/{CARD}/wait/"))
    committed(root)
    redirect(root, ("/old/", f"/{CARD}/visits/"))
    assert problems(root) == ()
    (found,) = against(root)
    assert (found.what, found.place) == (
        "a redirect that was published leads elsewhere",
        f"{DATA}/redirects.csv, row 2, column new",
    )
    assert "wait" in found.expected
    redirect(root, ("/older/", "/old/"), ("/old/", f"/{CARD}/wait/"))
    assert against(root) == []


@pytest.mark.parametrize("address", ["/", f"/{CARD}/wait/", f"/embed/{CARD}/wait/", "/data/"])
def test_what_the_newest_version_shows_cannot_be_taken_down(root: Path, address: str) -> None:
    withdraw(root, address)
    (found,) = problems(root)
    assert found.what == "what is taken down is in the newest version"
    assert "Seal a version without it first" in found.fix


def test_a_redirect_of_a_page_or_a_scorecard_brings_its_charts_and_downloads_along(root: Path) -> None:
    redirect(root, ("/old/", f"/{CARD}/"), (f"/{CARD}/old-wait/", f"/{CARD}/wait/"))
    checked = check_site(root / DATA)
    assert checked.problems == ()
    places = {"/old/wait/", "/embed/old/wait/", "/data/old/latest.json", f"/embed/{CARD}/old-wait/"}
    ends = Ends(checked.register.moves, live(checked.folders))
    assert {ends.of(one) for one in places} == {
        f"/{CARD}/wait/",
        f"/embed/{CARD}/wait/",
        f"/data/{CARD}/latest.json",
    }


def test_redirects_in_a_ring_lead_nowhere(root: Path) -> None:
    redirect(root, ("/a/", "/b/"), ("/b/", "/c/"), ("/c/", "/a/"))
    assert {one.what for one in problems(root)} == {"a redirect to nowhere"}
    redirect(root, ("/a/", "/a/a/"))
    assert {one.what for one in problems(root)} == {"a redirect to nowhere"}


def test_a_scorecards_redirects_are_gone(card: Path, root: Path) -> None:
    card.rename(root / DATA / "young-people")
    change(root / DATA / "young-people/next/datapackage.json", f'"name": "{CARD}"', '"name": "young-people"')
    assert {one.what for one in problems(root)} == {NOTHING}
    redirect(
        root,
        (f"/{CARD}/", "/young-people/"),
        *((f"/{one}/{CARD}/", f"/{one}/young-people/") for one in ("data", "embed")),
    )
    assert problems(root) == ()
    assert against(root) == []


# a descriptor with a hostile content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b"\xff",
        b'{"name": "\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 500 + b"1" + b"}" * 500,
        b'{"resources": null}',
        b'{"resources": {}}',
        b'{"resources": [null, 1, "x", [], {}]}',
        b'{"resources": [{"path": null, "hash": null}]}',
        b'{"resources": [{"path": "../../../etc/passwd", "hash": "sha256:0"}]}',
        b'{"resources": [{"path": "/etc/passwd", "hash": 7}]}',
        b'{"resources": [{"path": ["outturns.csv"], "hash": {}}]}',
        b'{"sealed": null, "version": null}',
        b'{"sealed": [], "version": [1]}',
        b'{"sealed": "x", "version": {"a": 1}}',
        b'{"sealed": 7, "name": []}',
        b'{"sealed": {"previous": []}, "name": "../.."}',
        b'{"name": "\\u001b[2J\\u202e"}',
        b'{"x": "' + b"x" * 2_000_000 + b'"}',
        b'{"x": ' + b"9" * 5_000 + b"}",
    ],
)
def test_anything_in_place_of_a_descriptor(card: Path, root: Path, content: bytes) -> None:
    replaced("1.0.0/datapackage.json", content)(card)
    code, told = checked(root)
    assert (code, "1.0.0" in told) == (1, True)
    assert "\x1b" not in told
    assert checked(root, "--against", "HEAD")[0] == 1
    assert checked(root, "--format", "json")[0] == 1


@pytest.mark.parametrize(
    "tamper",
    [
        descriptor("1.1.0", lambda whole: whole["resources"][0].__setitem__("path", "../../../../etc/passwd")),
        descriptor("1.1.0", lambda whole: whole["resources"][0].__setitem__("path", "targets.csv")),
        descriptor("1.1.0", lambda whole: whole["resources"].pop(0)),
        descriptor("1.1.0", lambda whole: whole["resources"][0].__setitem__("name", "../x")),
        descriptor("1.1.0", lambda whole: whole["resources"][0].pop("hash")),
        descriptor("1.1.0", lambda whole: whole.__setitem__("scorecard", [])),
        descriptor("1.1.0", lambda whole: whole.__setitem__("name", "other")),
        descriptor("1.1.0", lambda whole: whole.__setitem__("title", "Two\nlines")),
        descriptor("1.1.0", lambda whole: whole.__setitem__("created", "never")),
        descriptor("1.1.0", lambda whole: whole.__setitem__("extra", {"x": [1] * 1_000})),
    ],
)
def test_a_descriptor_that_says_something_else(card: Path, root: Path, tamper: Tamper) -> None:
    """Also with its hash in versions.csv to match, which is all that another revision needs to find it."""
    tamper(card)
    assert (ROW, "versions.csv, row 4, column sha256") in said(problems(root))
    row(2, "sha256", sha256((card / "1.1.0/datapackage.json").read_bytes()).hexdigest())(card)
    assert (REWRITTEN, "versions.csv, row 4") in said(against(root))
    assert checked(root, "--against", "HEAD")[0] == 1
    assert checked(root)[0] in (0, 1)


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"\xff\xfe", b'"', b"x" * 300_000, b"indicator\n" + b"x" * 300_000, b"\n\n\n",
                b"indicator\n\x1b[2J\n", b"indicator\n../..\n", b"PK\x03\x04"],
)  # fmt: skip
def test_anything_in_place_of_a_table(card: Path, root: Path, content: bytes) -> None:
    for name in ("1.0.1/indicators.csv", "1.0.1/outturns.csv", "1.0.1/judgements.csv"):
        replaced(name, content)(card)
    assert {CHANGED} <= {one.what for one in problems(root)}
    code, told = checked(root)
    assert (code, "\x1b" in told) == (1, False)


def test_tables_that_cannot_be_read_although_their_hashes_fit_are_named(card: Path, root: Path) -> None:
    for content in (b"", b'"', b"indicator\nx\n", b"\xff", b"\x00"):
        (card / "1.1.0/outturns.csv").write_bytes(content)
        descriptor("1.1.0", lambda whole, data=content: rehash(whole, "outturns", data))(card)  # type: ignore[misc]
        row(2, "sha256", sha256((card / "1.1.0/datapackage.json").read_bytes()).hexdigest())(card)
        code, told = checked(root)
        assert (code, "1.1.0" in told) == (1, True)


# another revision


@pytest.mark.parametrize("revision", ["HEAD~9", "nowhere", "--help", "-x", "HEAD:datapackage", "", " ", "HEAD^{tree}"])
def test_a_revision_that_git_does_not_know(root: Path, revision: str) -> None:
    with pytest.raises(RevisionError, match="does not know"):
        against(root, revision)


def test_an_unknown_revision_is_wrong_use(root: Path) -> None:
    code, told = checked(root, "--against", "origin/main")
    assert (code, "origin/main" in told) == (2, True)


@pytest.mark.usefixtures("apart")
def test_a_folder_that_is_in_no_repository(root: Path) -> None:
    shutil.rmtree(root / ".git")
    code, told = checked(root, "--against", "HEAD")
    assert (code, "git repository" in told) == (2, True)


@pytest.mark.usefixtures("apart")
def test_what_a_revision_did_not_have_yet_is_no_problem(root: Path, card: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    change(card / "next/outturns.csv", "FY2022-23,10,20,200", "FY2022-23,10.5,21,200")
    seal(root, "patch", "Corrects three-moves for 2022/23.", date(2025, 7, 1))
    commit = committed(root)
    assert against(root, first) == against(root, commit) == []
    git(root, "checkout", "--quiet", first)
    assert {one[0] for one in said(against(root, commit))} == {REWRITTEN, GONE}


def test_the_working_copy_may_change_as_it_likes(root: Path, card: Path) -> None:
    change(card / "next/outturns.csv", "FY2022-23,10,20,200", "FY2022-23,10.5,21,200")
    assert check_site(root / DATA).problems == ()
    assert against(root) == []


def test_a_site_below_the_repositorys_root_is_compared_with_its_own_folder(original: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(original, tmp_path / "sites/one", ignore=shutil.ignore_patterns(".git")))
    committed(tmp_path)
    assert against(site) == []
    consistent("1.1.0")(site / DATA / CARD)
    assert said(against(site)) == [(REWRITTEN, "versions.csv, row 4")]


@pytest.mark.usefixtures("apart")
def test_links_in_a_revision_are_not_followed(root: Path, card: Path) -> None:
    linked("versions.csv")(card)
    committed(root)
    assert against(root) == []
