"""No half-published site: a folder is replaced whole or not at all, and never somebody else's."""

import subprocess
import sys
from pathlib import Path

import pytest

from golden import copied
from outturn import publish
from outturn.builders import plain
from outturn.publish import UnsafeFolderError, built_beside, guard_target

Contents = dict[str, bytes]


def contents(folder: Path) -> Contents:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }  # fmt: skip


def old_site(folder: Path) -> Contents:
    """A site that was published before."""
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"<h1>Old</h1>\r\n")
    (folder / "assets" / "data.bin").write_bytes(bytes(range(256)))
    return contents(folder)


class Failed(BaseException):
    """Whatever goes wrong while a folder is built, an interruption too."""


@pytest.mark.parametrize("failure", [Failed, OSError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_the_old_folder_whole_and_nothing_beside_it(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    before = old_site(tmp_path / "site")
    with pytest.raises(failure), built_beside(tmp_path / "site") as fresh:  # noqa: PT012 - the failure is the last act
        (fresh / "index.html").write_text("half", encoding="utf-8")
        raise failure
    assert contents(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_before_there_was_a_site_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Failed), built_beside(tmp_path / "site") as fresh:  # noqa: PT012 - the failure is the last act
        (fresh / "index.html").write_text("half", encoding="utf-8")
        raise Failed
    assert list(tmp_path.iterdir()) == []


def test_the_old_folder_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    before = old_site(tmp_path / "site")
    with built_beside(tmp_path / "site") as fresh:
        (fresh / "index.html").write_text("new", encoding="utf-8")
        assert contents(tmp_path / "site") == before
        assert fresh.parent.parent == tmp_path
    assert contents(tmp_path / "site") == {"index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_first_site_is_put_where_there_was_none(tmp_path: Path) -> None:
    with built_beside(tmp_path / "deep" / "site") as fresh:
        (fresh / "index.html").write_text("new", encoding="utf-8")
    assert contents(tmp_path / "deep" / "site") == {"index.html": b"new"}


def test_a_web_server_may_read_the_new_folder(tmp_path: Path) -> None:
    with built_beside(tmp_path / "site"):
        pass
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_a_swap_that_fails_half_way_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old_site(tmp_path / "site")
    monkeypatch.setattr(publish.swap, "exchanged", lambda *_: False)
    rename, calls = Path.rename, []

    def fails_once(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == 2:
            message = "the disk is full"
            raise OSError(message)
        return rename(self, target)

    with pytest.raises(OSError, match="the disk is full"), built_beside(tmp_path / "site") as fresh:  # noqa: PT012
        (fresh / "index.html").write_text("new", encoding="utf-8")
        monkeypatch.setattr(Path, "rename", fails_once)
    assert contents(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "pyproject.toml", "datapackage", ".git"])
@pytest.mark.parametrize("is_folder", [True, False])
def test_a_folder_that_holds_work_is_not_replaced(tmp_path: Path, name: str, *, is_folder: bool) -> None:
    (tmp_path / name).mkdir() if is_folder else (tmp_path / name).touch()
    with pytest.raises(UnsafeFolderError, match=name):
        guard_target(tmp_path)


def test_a_link_or_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").touch()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("link", "file", "dangling"):
        with pytest.raises(UnsafeFolderError, match="not a plain folder"):
            guard_target(tmp_path / name)


def test_where_a_disk_is_mounted_nothing_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a container has it, whose site is kept outside: no system can rename such a folder."""
    old_site(tmp_path / "site")
    monkeypatch.setattr(Path, "is_mount", lambda path: path == tmp_path / "site")
    with pytest.raises(UnsafeFolderError, match="a disk is mounted"):
        guard_target(tmp_path / "site")


def test_a_site_or_nothing_may_be_replaced(tmp_path: Path) -> None:
    old_site(tmp_path / "site")
    guard_target(tmp_path / "site")
    guard_target(tmp_path / "absent")


def test_plain_pages_replace_only_what_the_command_wrote(tmp_path: Path) -> None:
    plain.guard(tmp_path / "absent")
    (tmp_path / "empty").mkdir()
    plain.guard(tmp_path / "empty")
    old_site(tmp_path / "site")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    for name in ("site", "own"):
        with pytest.raises(UnsafeFolderError):
            plain.guard(tmp_path / name)
    (tmp_path / "own" / "mkdocs.yml").write_text(plain.FIRST_LINE + "site_name: x\n", encoding="utf-8")
    plain.guard(tmp_path / "own")


def test_texts_are_written_as_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    publish.write_files([("a/b/index.md", "café\n"), ("c.md", "")], tmp_path)
    assert (tmp_path / "a" / "b" / "index.md").read_bytes() == b"caf\xc3\xa9\n"
    assert (tmp_path / "c.md").read_bytes() == b""


def test_a_page_that_was_not_built_is_missed() -> None:
    files = {"a/index.html": 1, "b/index.html": 0}
    assert publish.missing_pages(["a/index.md", "b/index.md", "c/index.md"], files) == ["b/index.md", "c/index.md"]
    assert publish.missing_pages(["index.md"], {"index.html": 1}) == []
    assert publish.missing_addresses(["/a/", "/c/", "/a/index.html"], files) == ["/c/"]


@pytest.mark.program
def test_a_build_on_bad_data_leaves_the_old_site_byte_for_byte(tmp_path: Path) -> None:
    site = copied("twenty-mistakes", tmp_path)
    before = old_site(site / "site")
    whole = {name for name in contents(site) if not name.startswith("site/")}
    found = subprocess.run(
        [sys.executable, "-m", "outturn", "build"], cwd=site, capture_output=True, encoding="utf-8", check=False
    )
    assert found.returncode == 1
    assert "Traceback" not in found.stdout + found.stderr
    assert "19 problems in 20 places" in found.stdout + found.stderr
    assert contents(site / "site") == before
    assert {name for name in contents(site) if not name.startswith(("site/", publish.STORE))} == whole


@pytest.mark.program
def test_plain_pages_of_bad_data_leave_the_old_ones(tmp_path: Path) -> None:
    site = copied("twenty-mistakes", tmp_path)
    (site / "plain").mkdir()
    (site / "plain" / "mkdocs.yml").write_text(plain.FIRST_LINE, encoding="utf-8")
    before = contents(site / "plain")
    found = subprocess.run(
        [sys.executable, "-m", "outturn", "pages", "--into", "plain"],
        cwd=site, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert found.returncode == 1
    assert contents(site / "plain") == before
