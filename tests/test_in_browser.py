"""The Python for browsers: it is had by its hash from wherever, and what stands in there does what it stands in for."""

import io
import json
import tarfile
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError

import msgspec
import pytest

from built import ROOT, python
from golden import copied
from outturn.in_browser import LOCK, NEEDED
from outturn.in_browser.bringing import NotBroughtError, brought, fetched
from outturn.in_browser.needed import Needed, Source, are_brought
from outturn.pages import read_told

CONTENT = b"what is needed"
GOOD, BAD = "https://good.example/a", "https://bad.example/a"
STANDING_IN = ROOT / "generator/outturn/in_browser/standing_in"


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def needed(*sources: Source) -> Needed:
    return Needed("a.whl", len(CONTENT), digest(CONTENT), sources)


def test_a_file_comes_from_the_first_place_that_has_it_as_it_must_be(tmp_path: Path) -> None:
    answers = {BAD: b"something else", GOOD: CONTENT}
    one = needed(Source("https://away.example/a"), Source(BAD), Source(GOOD))
    assert brought(tmp_path, None, lambda url: _answer(answers, url), [one]) == [(one, CONTENT)]
    assert list(tmp_path.iterdir()) == []


def _answer(answers: dict[str, bytes], url: str) -> bytes:
    if url not in answers:
        message = "nobody there"
        raise URLError(message)
    return answers[url]


def test_what_no_place_has_is_named_with_what_each_answered(tmp_path: Path) -> None:
    one = needed(Source(BAD), Source(GOOD))
    with pytest.raises(NotBroughtError) as raised:
        brought(tmp_path, None, lambda url: _answer({BAD: b"x"}, url), [one])
    assert f"{BAD}: its SHA-256 is {digest(b'x')}, not {digest(CONTENT)}" in str(raised.value)
    assert f"{GOOD}: <urlopen error nobody there>" in str(raised.value)


def archives() -> dict[str, bytes]:
    zipped, packed = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("in/a.whl", CONTENT)
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        entry = tarfile.TarInfo("in/a.whl")
        entry.size = len(CONTENT)
        tar.addfile(entry, io.BytesIO(CONTENT))
    return {"zip": zipped.getvalue(), "tgz": packed.getvalue()}


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_an_archive_is_fetched_once_and_has_a_hash_of_its_own(tmp_path: Path, kind: str) -> None:
    archive = archives()[kind]
    asked = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return archive

    one = needed(Source(GOOD, "in/a.whl", digest(archive)))
    other = replace(one, name="b.whl")
    assert [content for _, content in brought(tmp_path, None, fetch, [one, other])] == [CONTENT, CONTENT]
    assert asked == [GOOD]
    with pytest.raises(NotBroughtError, match="its SHA-256"):
        brought(tmp_path, None, fetch, [needed(Source(GOOD, "in/a.whl", digest(b"another")))])


def test_what_lies_there_already_is_not_asked_for_and_what_was_changed_is(tmp_path: Path) -> None:
    one = needed(Source(GOOD))
    (tmp_path / "a.whl").write_bytes(CONTENT)
    assert brought(tmp_path, None, lambda _: pytest.fail("it asked"), [one]) == []
    (tmp_path / "a.whl").write_bytes(CONTENT[::-1])
    assert brought(tmp_path, None, lambda _: CONTENT, [one]) == [(one, CONTENT)]


@pytest.mark.usefixtures("no_network")
def test_files_that_were_put_into_a_folder_need_no_network(tmp_path: Path) -> None:
    one, had = needed(Source(GOOD)), tmp_path / "had"
    had.mkdir()
    with pytest.raises(NotBroughtError, match="is not in"):
        brought(tmp_path, had, fetched, [one])
    (had / "a.whl").write_bytes(CONTENT)
    assert brought(tmp_path, had, fetched, [one]) == [(one, CONTENT)]


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("url", ["http://good.example/a", "file:///etc/passwd", "ftp://good.example/a"])
def test_only_what_nobody_on_the_way_can_read_is_fetched(url: str) -> None:
    with pytest.raises(URLError, match="only https"):
        fetched(url)


def test_pyodide_is_told_the_same_hashes_as_the_list_has() -> None:
    known = {one.name: one.sha256 for one in NEEDED}
    told = json.loads(LOCK)["packages"].values()
    assert {one["file_name"]: one["sha256"] for one in told}.items() <= known.items()
    assert len(told) == 4


def test_a_folder_that_lacks_a_file_is_none(tmp_path: Path) -> None:
    for one in NEEDED[1:]:
        with (tmp_path / one.name).open("wb") as file:
            file.truncate(one.size)
    assert not are_brought(tmp_path)
    with (tmp_path / NEEDED[0].name).open("wb") as file:
        file.truncate(NEEDED[0].size)
    assert are_brought(tmp_path)


READ = """
import json, sys
from pathlib import Path
import msgspec, rpds, zstandard
from outturn.pages import read_told
from outturn.pipeline.checking import check_site
assert {Path(one.__file__).parent for one in (msgspec, rpds, zstandard)} == {Path(sys.argv[1])}
def plain(one):
    if isinstance(one, msgspec.Struct):
        return {name: plain(getattr(one, name)) for name in type(one).__annotations__ | _above(type(one))}
    if isinstance(one, (tuple, list)):
        return [plain(each) for each in one]
    if isinstance(one, dict):
        return {name: plain(each) for name, each in one.items()}
    return one
def _above(kind):
    return {name: 0 for parent in kind.__mro__ for name in vars(parent).get("__annotations__", {})}
told = [plain(read_told(Path(one).read_bytes())) for one in sys.argv[3:]]
print(json.dumps([told, [repr(one) for one in check_site(Path(sys.argv[2])).findings]], sort_keys=True))
"""
"""With what stands in: what was told, and what is found in a package with many mistakes."""


@pytest.mark.program
def test_what_stands_in_reads_and_finds_what_the_packages_themselves_do(tmp_path: Path) -> None:
    from outturn.pipeline.checking import check_site  # noqa: PLC0415 - as the other process does

    files = sorted(ROOT.glob("datapackage/*/2.2.0/told.json"))
    assert len(files) == 5
    data = copied("sixty-mistakes", tmp_path) / "datapackage"
    way = {"PYTHONPATH": f"{STANDING_IN}:{ROOT / 'generator'}"}
    done = python("-c", READ, str(STANDING_IN), str(data), *map(str, files), folder=tmp_path, environment=way)
    assert done.returncode == 0, done.stderr[-2000:]
    told, found = json.loads(done.stdout)
    assert told == [_all(read_told(one.read_bytes())) for one in files]
    assert len(found) > 50
    assert found == [repr(one) for one in check_site(data).findings]


def _all(one: object) -> object:
    """A value with every field, as JSON has it."""
    if isinstance(one, msgspec.Struct):
        return {name: _all(getattr(one, name)) for name in one.__struct_fields__}
    if isinstance(one, tuple | list):
        return [_all(each) for each in one]
    return {name: _all(each) for name, each in one.items()} if isinstance(one, dict) else one


@pytest.mark.program
@pytest.mark.parametrize("wrong", [b"", b"[]", b"{}", b'{"scorecard": 1}', b"\xff", b"[" * 100_000])
def test_what_is_not_told_is_refused_there_too(wrong: bytes, tmp_path: Path) -> None:
    (tmp_path / "told.json").write_bytes(wrong)
    text = (
        "import sys; from pathlib import Path; from outturn.pages import ToldError, read_told\n"
        "try:\n  read_told(Path('told.json').read_bytes())\nexcept ToldError: sys.exit(7)"
    )
    done = python("-c", text, folder=tmp_path, environment={"PYTHONPATH": f"{STANDING_IN}:{ROOT / 'generator'}"})
    assert done.returncode == 7, done.stderr[-500:]
