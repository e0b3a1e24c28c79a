"""The site before the served one, of which the next is made: what is right stays, and nothing wrong ever does."""

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from built import contents, differing, invoked, python
from outturn import publish
from outturn.publish import STORE, Generations, Growing, Store, generations, growing, grown_beside
from sealed import small

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is kept there")

FIRST = {"index.html": "first", "a/index.html": "as it was", "a/b/index.html": "below", "gone/index.html": "gone"}
NEXT = {"index.html": "other", "a/index.html": "as it was", "a/b/index.html": "below", "new/index.html": "new"}
ALIKE = ("a/index.html", "a/b/index.html")


def aside(root: Path) -> Path:
    return root / STORE / generations.ASIDE


def build(root: Path, files: Mapping[str, str], store: Store | None = None) -> Path:
    """Build those files into ``site``, and wait until whatever is written next has a later time."""
    with grown_beside(root / "site", Generations(root, store or Store(root / STORE))) as grown:
        grown.write(files.items())
        later(root)
    return root / "site"


def later(root: Path) -> None:
    """Wait until the disk's clock has gone on."""
    path = root / "clock"
    path.touch()
    begun = path.stat().st_ctime_ns
    while path.stat().st_ctime_ns == begun:
        path.write_bytes(b"")
        path.chmod(0o600)
    path.unlink()


def texts(folder: Path) -> dict[str, str]:
    return {name: content.decode() for name, content in contents(folder).items()}


def numbers(folder: Path) -> dict[str, tuple[int, int]]:
    """Each file's number on the disk, and when it was changed: a file that was written anew has others."""
    found = {name: (folder / name).stat() for name in contents(folder)}
    return {name: (one.st_ino, one.st_ctime_ns) for name, one in found.items()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built twice: the first is put aside."""
    build(tmp_path, FIRST)
    build(tmp_path, NEXT)
    assert texts(aside(tmp_path)) == FIRST
    return tmp_path


def test_what_is_right_stays_and_the_rest_is_written_or_taken_away(root: Path) -> None:
    before, kept = numbers(root / "site"), numbers(aside(root))
    site = build(root, NEXT)
    assert texts(site) == NEXT
    assert {name for name, number in numbers(site).items() if number == kept.get(name)} == {*ALIKE}
    assert (numbers(aside(root)), (site / "gone").exists()) == (before, False)
    kept = numbers(aside(root))
    assert numbers(build(root, NEXT)) == kept
    assert sorted(path.name for path in root.iterdir()) == [STORE, "site"]


def _edited(path: Path) -> None:
    """Another content of the same size, with the time that it had."""
    found = path.stat()
    path.write_bytes(b"?" * found.st_size)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def _replaced(path: Path) -> None:
    found = path.stat()
    other = path.with_name("other")
    other.write_bytes(b"?" * found.st_size)
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(path)


def _is_a_folder(path: Path) -> None:
    path.unlink()
    (path / "in").mkdir(parents=True)
    (path / "in" / "it").touch()


def _is_a_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def _folder_is_a_link(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))
    path.parent.symlink_to("elsewhere", target_is_directory=True)


def _is_closed(path: Path) -> None:
    path.chmod(0)
    path.parent.chmod(0o500)


def _has_guests(path: Path) -> None:
    path.with_name("guest.html").write_text("?", encoding="utf-8")
    (path.parent / "guest").mkdir()
    (path.parent / ".guest").touch()


@pytest.mark.parametrize(
    "harm",
    [_edited, _replaced, Path.unlink, _is_a_folder, _is_a_link, _folder_is_a_link, _is_closed, _has_guests],
)
@pytest.mark.parametrize("name", ALIKE)
@pytest.mark.parametrize("where", ["served", "aside"])
def test_whatever_befalls_either_the_next_sites_are_right(
    root: Path, harm: Callable[[Path], object], name: str, where: str
) -> None:
    harm((root / "site" if where == "served" else aside(root)) / name)
    for _ in range(3):
        site = build(root, NEXT)
        assert texts(site) == NEXT
        assert not [path for path in site.rglob("*") if path.is_symlink() or "guest" in path.name]
        assert {path.stat().st_mode & 0o777 for path in site.rglob("*")} == {0o755, 0o644}


ODD = {"else": b"\xff", "list": b"[1]", "rows": b'{"files":[["a"]]}', "tags": b'{"files":[["a",1,1,1,1,9]]}'}


@pytest.mark.parametrize("damage", ["cut", "gone", "swapped", "else", "list", "rows", "tags"])
def test_notes_that_are_damaged_or_foreign_cost_a_site_that_is_written_anew(root: Path, damage: str) -> None:
    store = Store(root / STORE)
    keys = [generations.key_of(root / "site"), generations.key_of(aside(root))]
    content = {key: store.get(key) or b"" for key in keys}
    paths = [root / STORE / key[:2] / key for key in keys]
    for key, other, path in zip(keys, reversed(keys), paths, strict=True):
        match damage:
            case "cut":
                path.write_bytes(path.read_bytes()[:-1])
            case "gone":
                path.unlink()
            case "swapped":
                store.put(key, content[other])
            case _:
                store.put(key, ODD[damage])
    kept = numbers(aside(root))
    site = build(root, NEXT)
    assert texts(site) == NEXT
    assert not set(numbers(site).items()) & set(kept.items()) or damage == "swapped"
    assert texts(build(root, NEXT)) == NEXT


def test_of_a_project_that_was_copied_nothing_is_taken(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """As from a cache of CI's: with the times that the files had."""
    copy = tmp_path_factory.mktemp("copy") / "root"
    shutil.copytree(root, copy)
    (aside(copy) / "a" / "index.html").write_text("not this", encoding="utf-8")
    for _ in range(3):
        assert texts(build(copy, NEXT)) == NEXT


def test_what_is_as_before_the_last_change_is_newer_than_that(root: Path) -> None:
    """A browser that has the page of the last change asks for one that is newer."""
    changed = (root / "site" / "index.html").stat().st_mtime_ns
    site = build(root, FIRST)
    assert texts(site) == FIRST
    assert (site / "index.html").stat().st_mtime_ns > changed


def test_a_build_that_fails_leaves_the_site_and_the_next_is_right(root: Path) -> None:
    ways = Generations(root, Store(root / STORE))
    with pytest.raises(OSError, match="full"), grown_beside(root / "site", ways) as grown:  # noqa: PT012 - the last act
        grown.write([("a/index.html", "half")])
        raise OSError(errno.ENOSPC, "full")
    assert (texts(root / "site"), aside(root).exists()) == (NEXT, False)
    assert texts(build(root, FIRST)) == FIRST


@pytest.mark.program
def test_killed_at_every_step_there_is_a_whole_site_and_the_next_is_right(tmp_path: Path) -> None:
    nowhere = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), "/nonexistent")
    way = str(Path(__file__).with_name("dying.py"))
    done = python(way, str(tmp_path), "grown", folder=tmp_path, environment=nowhere)
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    for _, now, starts, start, run in found:
        mended = {"old": "old", "new": "new"}[now.rstrip("+")]
        assert (start, run, {one.rstrip("+") for one in starts} <= {mended}) == (mended, "new", True)
    assert {now for _, now, *_ in found} == {"old", "old+", "new+"}


def test_of_two_builds_at_once_both_are_right(root: Path) -> None:
    ways = [Generations(root, Store(root / STORE)) for _ in range(2)]
    with grown_beside(root / "site", ways[0]) as one:
        one.write(FIRST.items())
        with grown_beside(root / "site", ways[1]) as other:
            other.write(NEXT.items())
        assert texts(root / "site") == NEXT
    assert texts(root / "site") == FIRST
    assert sorted(path.name for path in root.iterdir()) == [STORE, "site"]
    assert texts(build(root, NEXT)) == NEXT


def test_files_become_folders_and_folders_files(root: Path) -> None:
    for files in ({"a": "file", "new/index.html/deep": "deep"}, NEXT, {"a": "file"}, NEXT, NEXT):
        assert texts(build(root, files)) == files


def test_without_what_was_made_before_nothing_is_kept(root: Path) -> None:
    with grown_beside(root / "site", Generations(root, None)) as grown:
        grown.write(FIRST.items())
    assert (texts(root / "site"), aside(root).exists()) == (FIRST, False)
    assert texts(build(root, NEXT)) == NEXT


def test_where_another_disk_holds_what_was_made_before_all_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if generations.ASIDE in (path.name, target.name):
            raise OSError(errno.EXDEV, "another disk")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    for _ in range(2):
        assert texts(build(root, NEXT)) == NEXT
        assert not aside(root).exists()


def test_a_link_in_the_place_of_what_was_put_aside_is_not_followed(root: Path) -> None:
    aside(root).rename(root / "somebodys")
    aside(root).symlink_to(root / "somebodys")
    before = numbers(root / "somebodys")
    for _ in range(2):
        assert texts(build(root, NEXT)) == NEXT
    assert numbers(root / "somebodys") == before


def test_what_belongs_to_somebody_else_is_written_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, own = numbers(aside(root)), os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    assert not set(numbers(build(root, NEXT)).items()) & set(kept.items())


def test_another_umask_has_files_written_with_its_modes(root: Path) -> None:
    before = os.umask(0o002)
    try:
        site = build(root, NEXT)
    finally:
        os.umask(before)
    assert texts(site) == NEXT
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*")} == {0o775, 0o664}


def test_of_a_file_that_is_as_new_as_the_look_at_it_nothing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may write to it once more in the same moment, which would not be seen."""
    grown, own = Growing(tmp_path, {}), growing.state_of
    grown.write(FIRST.items())
    later(tmp_path)
    assert grown.ended().keys() == FIRST.keys()
    now = (tmp_path / "index.html").stat().st_ctime_ns
    monkeypatch.setattr(growing, "state_of", lambda found: own(found)._replace(changed=now + 10**12))
    assert grown.ended() == {}


@pytest.mark.program
def test_the_third_build_of_the_same_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(tmp_path)
    own = Growing.ended

    def ended(grown: Growing) -> dict[str, tuple[growing.State, str]]:
        later(tmp_path)
        return own(grown)

    monkeypatch.setattr(Growing, "ended", ended)
    found = list[dict[str, tuple[int, int]]]()
    whole = list[dict[str, bytes]]()
    for _ in range(3):
        done = invoked("build", "--jobs", "1", folder=tmp_path)
        assert done.returncode == 0, done.stderr
        found.append(numbers(tmp_path / "site"))
        whole.append(contents(tmp_path / "site"))
    assert differing(whole[2], whole[0]) == []
    assert [name for name, one in found[2].items() if found[0][name] != one] == []
    assert invoked("build", "--jobs", "1", "--fresh", folder=tmp_path).returncode == 0
    assert (contents(tmp_path / "site"), aside(tmp_path).exists()) == (whole[0], False)
    assert publish.files_in(tmp_path / "site")
