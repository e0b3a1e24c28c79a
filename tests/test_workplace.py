"""Builds that die, builds at once, and what they leave: a whole site always, and at the next start nothing else."""

import errno
import json
import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from built import python
from outturn.command.main import app
from outturn.publish import built_beside, changed_beside, hold, recover, swap
from sealed import small

LEFT = ".site-outturn-abcdef_7"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was published before, alone in its folder."""
    site = tmp_path / "here" / "site"
    put(site, "old")
    return site


def put(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")


def page(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def left_beside(site: Path, *, name: str = LEFT, fresh: str = "", taken: str = "") -> Path:
    """What a program that died left beside the site."""
    place = site.parent / name
    place.mkdir(parents=True)
    (place / "outturn.lock").touch()
    for part, text in (("fresh", fresh), ("taken", taken)):
        if text:
            put(place / part, text)
    return place


# killed


def dying(folder: Path, what: str) -> Any:
    """What tests/dying.py found, run by somebody without a home; see there."""
    nowhere = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), "/nonexistent")
    done = python(str(Path(__file__).with_name("dying.py")), str(folder), what, folder=folder, environment=nowhere)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="what forks and holds is not there")
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_every_step_there_is_a_whole_site_and_the_next_start_leaves_nothing_else(
    tmp_path: Path, way: str
) -> None:
    """Of one exchange there is no moment without a site; of two renames there is one, which the next start mends."""
    found = dying(tmp_path, way)
    for before, now, starts, start, run in found:
        mended = {"old": "old", "none": before, "new": "new"}[now.rstrip("+")]
        assert (start, run) == (mended, "new")
        assert {one.rstrip("+") for one in starts} <= {now.rstrip("+"), mended}
    window = [("old", "none+")] if way == "renames" else [("none", one) for one in ("none", "none+", "new+")]
    assert {(before, now) for before, now, *_ in found} == {("old", one) for one in ("old", "old+", "new+")} | {*window}
    # two folders and three files of the new site are made, and as many of the old one taken away
    assert len(found) > 2 * 5


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="what forks and holds is not there")
def test_the_program_killed_while_it_builds_leaves_a_site_that_its_next_start_finds(tmp_path: Path) -> None:
    """While it keeps what it made, writes pages, between two renames, and while it takes the old site away.

    The next start is refused.
    """
    found = dying(tmp_path, "program")
    whole = f"{sum(1 for _ in (tmp_path / 'site').rglob('index.html'))} pages"
    assert found == [["old", 1, "old"], ["old+", 1, "old"], ["none+", 1, "old"], [f"{whole}+", 1, whole]]
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {0o755, 0o644}  # the umask was 0077


def test_what_was_being_thrown_away_is_never_put_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of it may be gone: the program died, and then somebody took the new site away."""
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda *_, **__: pytest.fail("died"))
        with pytest.raises(pytest.fail.Exception, match="died"), built_beside(site) as fresh:
            put(fresh, "new")
    assert (page(site), len(beside(site))) == ("new", 1)
    shutil.rmtree(site)
    recover(site)
    assert (site.exists(), beside(site)) == (False, [])


@pytest.mark.parametrize(
    "command", [("build",), ("serve", "--address"), ("pages", "--into", "site"), ("pages", "--finish", "site")]
)
def test_every_command_that_makes_a_folder_first_puts_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Before it reads the data, which are wrong; check says nothing of it, and does nothing.

    Where serving is asked for, somebody else has the port: it would not end for wrong data.
    """
    shutil.rmtree(small(tmp_path))
    place = left_beside(tmp_path / "site", taken="old")
    put(place / "taken" / "assets", "old")
    (place / "taken" / "assets" / "outturn.css").touch()
    monkeypatch.chdir(tmp_path)
    found = CliRunner().invoke(app, ["check"])
    assert LEFT not in found.output
    assert (found.exit_code, place.exists(), (tmp_path / "site").exists()) == (1, True, False)
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = [f"127.0.0.1:{other.getsockname()[1]}"] if "serve" in command else []
        found = CliRunner().invoke(app, [*command, *address])
    assert found.exit_code == (0 if "--finish" in command else 1 if "build" in command else 2), found.output
    assert page(tmp_path / "site").endswith("old")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["datapackage", "docs", "mkdocs.yml", "site"]


# what is swept, and what is not


def test_what_was_taken_from_its_place_is_put_back_and_the_rest_taken_away(site: Path) -> None:
    shutil.rmtree(site)
    left_beside(site, fresh="half", taken="old")
    left_beside(site, name=".site-outturn-22222222", fresh="half")
    (site.parent / ".site-outturn-33333333").mkdir()
    recover(site)
    assert (page(site), beside(site)) == ("old", [])


@pytest.mark.parametrize("depth", ["", "a/", "a/b/", "a/b/c/"])
def test_what_a_link_leads_to_is_not_taken_away_with_a_site(site: Path, tmp_path: Path, depth: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    put(elsewhere / "folder", "somebody else's")
    before = left_beside(site, fresh="old")
    (before / "fresh" / depth).mkdir(parents=True, exist_ok=True)
    (before / "fresh" / depth / "link").symlink_to(elsewhere, target_is_directory=True)
    recover(site)
    assert beside(site) == []
    assert page(elsewhere / "folder") == "somebody else's"


def test_a_site_that_has_come_meanwhile_is_not_replaced_by_what_was_taken(site: Path) -> None:
    left_beside(site, taken="older")
    recover(site)
    assert (page(site), beside(site)) == ("old", [])


def test_what_this_program_did_not_make_is_left(site: Path) -> None:
    here, elsewhere = site.parent, site.parent.parent / "elsewhere"
    left_beside(elsewhere, name="place", taken="somebody's")
    (here / LEFT).symlink_to(elsewhere.parent / "place", target_is_directory=True)
    more = left_beside(site, name=".site-outturn-more1234", taken="somebody's")
    put(more / "notes", "mine")
    unmarked = here / ".site-outturn-unmarked"
    put(unmarked / "fresh", "mine")
    linked = left_beside(site, name=".site-outturn-linked12", fresh="mine")
    (linked / "outturn.lock").unlink()
    (linked / "outturn.lock").symlink_to(site / "index.html")
    (here / ".site-outturn-isafile_").write_text("mine", encoding="utf-8")
    for name in (".site-packages", ".site-outturn-short", ".site2-outturn-abcdefgh", ".site-outturn-ABCDEFGH"):
        left_beside(site, name=name, fresh="another's")
    before = {path: path.read_bytes() for path in here.parent.rglob("*") if path.is_file()}
    recover(site)
    assert {path: path.read_bytes() for path in here.parent.rglob("*") if path.is_file()} == before
    assert (here / LEFT).is_symlink()


def test_where_there_is_nothing_to_look_into_nothing_is_said(tmp_path: Path) -> None:
    recover(tmp_path / "absent" / "site")
    (tmp_path / "file").touch()
    recover(tmp_path / "file" / "site")
    recover(Path(tmp_path.anchor))


@pytest.mark.parametrize("year", [1970, 2099])
def test_the_folder_of_a_living_build_is_left_whatever_the_clock_says(
    site: Path, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    monkeypatch.setattr(hold, "time", lambda: (year - 1970) * 365.25 * 86_400)
    with built_beside(site) as fresh:
        recover(site)
        put(fresh, "new")
        assert len(beside(site)) == 1
    left_beside(site, fresh="half")
    recover(site)
    assert (page(site), beside(site)) == ("new", [])


@pytest.mark.parametrize(("age", "is_left"), [(0, True), (86_000, True), (87_000, False), (-87_000, False)])
def test_on_a_disk_without_holds_a_day_tells_and_the_site_is_put_back_at_once(
    site: Path, monkeypatch: pytest.MonkeyPatch, age: int, *, is_left: bool
) -> None:
    monkeypatch.setattr(hold, "_taken", lambda _: hold.Hold.NOBODYS)
    shutil.rmtree(site)
    place = left_beside(site, fresh="half", taken="old")
    written = time.time() - age
    os.utime(place / "outturn.lock", (written, written))
    recover(site)
    assert (page(site), beside(site)) == ("old", [LEFT] if is_left else [])


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_folder_that_a_start_took_away_before_it_was_held_is_made_again(
    site: Path, monkeypatch: pytest.MonkeyPatch, *, is_marked: bool
) -> None:
    """Before it had its mark, or between that and the hold."""
    taken, holding = hold._taken, hold.holding  # noqa: SLF001 - the steps before which it is taken away
    seen: list[list[str]] = []

    def swept() -> None:
        seen.append(beside(site))
        if len(seen) == 1:
            shutil.rmtree(site.parent / seen[0][0])

    @contextmanager
    def late(path: Path, *, create: bool = False) -> Iterator[hold.Hold]:
        swept()
        with holding(path, create=create) as found:
            yield found

    def held_late(handle: int) -> hold.Hold:
        swept()
        return taken(handle)

    if is_marked:
        monkeypatch.setattr(hold, "_taken", held_late)
    else:
        monkeypatch.setattr("outturn.publish.workplace.holding", late)
    with built_beside(site) as fresh:
        put(fresh, "new")
    assert (page(site), beside(site)) == ("new", [])
    assert len({name for (name,) in seen}) == 2


# two at once


@pytest.mark.parametrize("has_exchange", [True, False])
def test_of_two_builds_at_once_both_end_well_and_the_last_one_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch, *, has_exchange: bool
) -> None:
    if not has_exchange:
        monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    with built_beside(site) as one:
        put(one, "one")
        recover(site)
        with built_beside(site) as other:
            put(other, "other")
        assert page(site) == "other"
    assert (page(site), beside(site)) == ("one", [])


def test_a_build_that_ends_between_the_two_renames_of_another_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    real, moved = Path.rename, []

    def rename(path: Path, to: Path) -> Path:
        moved.append(path)
        if len(moved) == 2:
            with built_beside(site) as other:
                put(other, "other")
        return real(path, to)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="another build"), built_beside(site) as fresh:
        put(fresh, "one")
    assert (page(site), beside(site)) == ("other", [])


# what everybody may read


@pytest.mark.parametrize("umask", [0o000, 0o002, 0o022, 0o027, 0o077, 0o777])
def test_everybody_may_read_the_site_whatever_the_umask_and_the_modes_of_its_sources(
    site: Path, tmp_path: Path, umask: int
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("copied", encoding="utf-8")
    secret.chmod(0o600)
    before = os.umask(umask)
    try:
        with built_beside(site) as fresh:
            put(fresh / "a" / "b", "new")
            assert page(fresh / "a" / "b") == "new"
            assert all(path.stat().st_mode & 0o700 >= 0o600 for path in (fresh, *fresh.rglob("*")))
            shutil.copy2(secret, fresh / "a" / "copied.txt")
            (fresh / "closed").mkdir(mode=0o700)
            shutil.copy2(secret, fresh / "closed" / "copied.txt")
            (fresh / "link").symlink_to(secret)
        readable(site, umask, 7)
        (site / "a" / "copied.txt").chmod(0o600)
        with changed_beside(site) as fresh:
            put(fresh / "c", "added")
        readable(site, umask, 9)
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert secret.stat().st_mode & 0o777 == 0o600


def readable(site: Path, umask: int, count: int) -> None:
    """Fail unless everybody may read so many files and folders, nobody may run them, and others write only by umask."""
    plain = [path for path in (site, *site.rglob("*")) if not path.is_symlink()]
    assert len(plain) == count
    for path in plain:
        allowed = path.stat().st_mode & 0o777
        assert allowed & 0o755 == (0o755 if path.is_dir() else 0o644)
        assert allowed & 0o022 & umask == 0


def test_a_site_of_folders_that_may_not_be_written_can_be_changed_and_taken_away(site: Path) -> None:
    put(site / "a", "old")
    (site / "a" / "index.html").chmod(0o444)
    (site / "a").chmod(0o555)
    with changed_beside(site) as fresh:
        put(fresh / "a", "new")
    assert (page(site / "a"), beside(site)) == ("new", [])


# what cannot be written


@pytest.mark.parametrize(("has_exchange", "refused"), [(True, 4), (False, 6)])
def test_a_disk_that_is_full_leaves_the_old_site_and_nothing_beside_it(
    site: Path, monkeypatch: pytest.MonkeyPatch, *, has_exchange: bool, refused: int
) -> None:
    """Four things are made, the hidden folder, its mark, the new site and its page; two are renamed, if need be."""
    if not has_exchange:
        monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    left = 0

    def full(real: Any) -> Any:
        def step(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            is_reading = real is opens and not arguments[1] & os.O_CREAT
            left -= 0 if is_reading else 1
            if not left and not is_reading:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments, **options)

        return step

    opens, found = os.open, []
    for owner, name in ((os, "mkdir"), (os, "open"), (Path, "write_bytes"), (Path, "rename")):
        monkeypatch.setattr(owner, name, full(getattr(owner, name)))
    for at in range(2, 2 + refused):  # the first is the folder that holds the site, which is there
        left = at
        with pytest.raises(OSError, match="No space left"), built_beside(site) as fresh:
            (fresh / "index.html").write_bytes(b"new")
        found.append((page(site), beside(site)))
    assert found == [("old", [])] * refused
    with built_beside(site) as fresh:
        (fresh / "index.html").write_bytes(b"new")
    assert (page(site), beside(site)) == ("new", [])


# while it is served


def test_a_site_that_is_served_while_it_is_replaced_always_has_its_pages_whole(site: Path) -> None:
    """The server reads by the site's name; it is asked again and again while the site is replaced thirty times."""
    size, answers, replaced = 200_000, [], threading.Event()
    (site / "a").mkdir()
    (site / "a" / "index.html").write_bytes(b"0" * size)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever).start()

        def ask() -> None:
            while not replaced.is_set():
                connection = HTTPConnection("127.0.0.1", server.server_port)
                connection.request("GET", "/a/")
                answer = connection.getresponse()
                answers.append((answer.status, answer.read()))
                connection.close()

        reader = threading.Thread(target=ask)
        reader.start()
        for number in range(30):
            with built_beside(site) as fresh:
                (fresh / "a").mkdir()
                (fresh / "a" / "index.html").write_bytes(str(number % 10).encode() * size)
            seen = len(answers)
            while len(answers) < seen + 2 and reader.is_alive():
                time.sleep(0.001)
        replaced.set()
        reader.join()
        server.shutdown()
    wrong = [(status, len(body)) for status, body in answers if status != 200 or body != body[:1] * size]
    assert wrong == []
    assert len({body[:1] for _, body in answers}) == 10
