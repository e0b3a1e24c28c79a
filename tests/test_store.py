"""What was made is not made again, and the site has the same bytes as if it were; a store that fails costs time."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from built import DATA, built, change, contents, differing, invoked
from golden import CASES
from outturn.builders import framing
from outturn.errors import OutturnError, Where
from outturn.findings import found
from outturn.pages import Rendered
from outturn.pipeline import editions, keys, units
from outturn.pipeline.editions import Sealed
from outturn.pipeline.parts import Parts, as_bytes, read_parts
from outturn.pipeline.processes import processes
from outturn.pipeline.running import Alone, Running
from outturn.pipeline.units import Unit
from outturn.publish import STORE, Store
from outturn.versions.history import Version
from sealed import CARD, small, small_site

texts = st.text(st.characters(exclude_categories=["Cs"]))
pages = st.builds(
    Rendered,
    source=texts,
    title=texts,
    description=texts,
    body=texts,
    updated=texts,
    tags=st.lists(texts).map(tuple),
    boost=st.integers(0, 9),
    is_unsearched=st.booleans(),
)
parts = st.builds(Parts, st.lists(pages).map(tuple), st.lists(st.tuples(texts, st.binary())).map(tuple), st.binary())


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """The small case's site as a build left it that kept everything; every build in a folder leaves the same bytes."""
    return Path(shutil.copytree(small_site(tmp_path_factory).parent, tmp_path, dirs_exist_ok=True))


def entries(site: Path) -> list[Path]:
    return sorted(path for path in (site / STORE).rglob("*") if path.is_file())


def fresh(site: Path, elsewhere: Path) -> dict[str, bytes]:
    """The site as a build in another folder makes it that knows of none before."""
    shutil.copytree(site, elsewhere, ignore=shutil.ignore_patterns("site", STORE))
    return contents(built(elsewhere))


def assert_as_fresh(site: Path, elsewhere: Path) -> None:
    assert invoked("build", "--jobs", "1", folder=site).returncode == 0
    assert differing(contents(site / "site"), fresh(site, elsewhere)) == []


@given(parts)
def test_parts_are_read_back_as_they_were_written(made: Parts) -> None:
    assert read_parts(as_bytes(made)) == made


def test_an_entry_is_the_hash_of_key_and_content_and_that(tmp_path: Path) -> None:
    store = Store(tmp_path / STORE)
    key = sha256(b"one").hexdigest()
    store.put(key, b"what was made")
    (path,) = entries(tmp_path)
    digest, _, packed = path.read_bytes().partition(b"\n")
    assert path.relative_to(tmp_path).as_posix() == f"{STORE}/{key[:2]}/{key}"
    assert zstandard.decompress(packed) == b"what was made"
    assert digest.decode() == sha256(key.encode() + b"\n" + packed).hexdigest()
    assert store.get(key) == b"what was made"


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 200])
def test_what_is_damaged_is_as_good_as_not_there(tmp_path: Path, damage: bytes) -> None:
    store = Store(tmp_path / STORE)
    store.put("a" * 64, b"one")
    store.put("b" * 64, b"two")
    one, two = entries(tmp_path)
    one.write_bytes(damage)
    assert store.get("a" * 64) is None
    one.write_bytes(two.read_bytes())  # another key's
    assert store.get("a" * 64) is None
    two.write_bytes(two.read_bytes()[:-1])
    assert store.get("b" * 64) is None


def test_what_was_not_used_for_longest_goes_first_and_nothing_of_anybody_elses(tmp_path: Path) -> None:
    store = Store(tmp_path / STORE, most=200)
    for number, name in enumerate("abc"):
        store.put(name * 64, bytes([number]) * 10)
    (tmp_path / STORE / "mine.txt").write_text("kept by hand")
    assert sum(path.stat().st_size for path in entries(tmp_path)) > 200
    for age, name in enumerate("bca"):
        os.utime(tmp_path / STORE / (name * 2) / (name * 64), (1_000_000 - age, 1_000_000 - age))
    store.sweep()
    assert [path.name[:1] for path in entries(tmp_path)] == ["b", "c", "m"]


def test_nothing_is_told_again_that_was_told_before(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sealed", "told"):
        monkeypatch.setattr(units, name, lambda *_: pytest.fail("it was made again"))
    before = contents(site / "site")
    assert invoked("build", "--jobs", "1", folder=site).returncode == 0
    assert differing(before, contents(site / "site")) == []


def test_a_new_version_has_nothing_made_again_but_what_was_newest(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(site / DATA / CARD / "next/outturns.csv", "wait,2025-02,9,,,,\n", "wait,2025-02,9,,,,\nwait,2025-04,7,,,,\n")
    done = invoked("seal", CARD, "--level", "minor", "--note", "April.", "--date", "2026-01-15", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    made, own = list[str](), editions.sealed

    def noted(folder: Path, scorecard: str, version: Version, *more: Any) -> Sealed:
        made.append(version.version)
        return own(folder, scorecard, version, *more)

    with monkeypatch.context() as patch:
        patch.setattr(units, "sealed", noted)
        assert invoked("build", "--jobs", "1", folder=site).returncode == 0
    assert sorted(made) == ["1.1.0", "1.2.0"]
    assert_as_fresh(site, tmp_path_factory.mktemp("elsewhere") / "site")


def sealed_in_january(site: Path) -> None:
    """A version of another day, with pages that were not there before."""
    change(site / DATA / CARD / "next/outturns.csv", "wait,2025-02,9,,,,\n", "wait,2025-02,9,,,,\nwait,2025-04,7,,,,\n")
    done = invoked("seal", CARD, "--level", "minor", "--note", "April.", "--date", "2026-01-15", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_new_version_has_nothing_made_again_of_mkdocs(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed_in_january(site)
    with monkeypatch.context() as patch:
        patch.setattr(framing, "_made", lambda *_, **__: pytest.fail("MkDocs was asked again"))
        assert invoked("build", "--jobs", "1", folder=site).returncode == 0
    assert_as_fresh(site, tmp_path_factory.mktemp("elsewhere") / "site")


@pytest.mark.parametrize("kind", ["a link", "a day"])
def test_what_a_new_version_changes_in_what_mkdocs_makes_is_as_in_a_fresh_site(
    site: Path, tmp_path_factory: pytest.TempPathFactory, kind: str
) -> None:
    page, own = site / "site" / "own" / "index.html", site / "docs" / "own.md"
    if kind == "a link":  # to a page that is there once the version is sealed
        with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
            file.write("validation:\n  links:\n    not_found: info\n")
        own.write_text(f"# Own\n\n[April]({CARD}/v/1.2.0/index.md)\n", encoding="utf-8")
    else:
        part = site / "site_templates" / "theme" / "own.html"
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("<html><head></head><body>Of {{ page.update_date }}.</body></html>\n", encoding="utf-8")
        own.write_text("---\ntemplate: own.html\n---\n# Own\n", encoding="utf-8")
    assert invoked("build", "--jobs", "1", folder=site).returncode == 0
    before = page.read_text(encoding="utf-8")
    assert (f"{CARD}/v/1.2.0/index.md" if kind == "a link" else "Of 20") in before
    sealed_in_january(site)
    assert_as_fresh(site, tmp_path_factory.mktemp("elsewhere") / "site")
    assert page.read_text(encoding="utf-8") != before


def test_a_theme_of_the_sites_own_is_read_again(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    shutil.copytree(CASES / "bare-theme", site / "look")
    configuration = yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))
    configuration["theme"] = {"name": None, "custom_dir": "look", "favicon": "assets/favicon.svg"}
    (site / "mkdocs.yml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    done = invoked("build", "--jobs", "1", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    change(site / "look" / "base.html", "</body>", "<p>Another foot.</p></body>")
    assert_as_fresh(site, tmp_path_factory.mktemp("elsewhere") / "site")
    assert "Another foot." in (site / "site" / "about" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("mkdocs.yml", "site_name: Exampleshire scorecards", "site_name: Other scorecards", id="a setting"),
        pytest.param("docs/about/index.md", "#", "# Another", id="a hand-written page"),
        pytest.param(f"{DATA}/withdrawn.csv", "", "", id="something taken down"),
        pytest.param(f"{DATA}/{CARD}/versions.csv", "", "", id="nothing"),
        pytest.param("site_templates/pages/gone.md.jinja", "", "", id="a template"),
        pytest.param("site_templates/words/en/own.po", "", "", id="a word"),
        pytest.param("site_templates/theme/partials/copyright.html", "", "", id="a part of the theme"),
        pytest.param("site_templates/assets/outturn.css", "", "", id="a style"),
    ],
)
def test_whatever_changes_the_site_is_as_a_fresh_one(
    site: Path, tmp_path_factory: pytest.TempPathFactory, file: str, old: str, new: str
) -> None:
    place = site / file
    place.parent.mkdir(parents=True, exist_ok=True)
    own = {
        "withdrawn.csv": f"address,date,reason\n/{CARD}/v/1.0.0/wait/,2025-07-01,A child could be known.\n",
        "gone.md.jinja": "<h1>Gone</h1>\n",
        "own.po": 'msgid "page-crumb-home"\nmsgstr "Start"\n',
        "copyright.html": "<p>Our own words below every page.</p>\n",
        "outturn.css": "body { color: black }\n",
    }
    if place.name in own:
        place.write_text(own[place.name], encoding="utf-8")
    elif old:
        change(place, old, new)
    assert_as_fresh(site, tmp_path_factory.mktemp("elsewhere") / "site")


def test_every_entry_may_be_damaged_or_somebody_elses(site: Path) -> None:
    before, found = contents(site / "site"), entries(site)
    assert len(found) >= 4
    for at, path in enumerate(found):
        path.write_bytes(found[at - 1].read_bytes() if at % 2 else path.read_bytes()[:-3] + b"???")
    assert invoked("build", folder=site).returncode == 0
    assert differing(before, contents(site / "site")) == []


@pytest.mark.parametrize("kind", ["a file", "a link"])
def test_a_store_that_cannot_be_used_costs_a_sentence(tmp_path: Path, kind: str) -> None:
    small(tmp_path)
    if kind == "a file":
        (tmp_path / STORE).write_text("not a folder")
    else:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / STORE).symlink_to(tmp_path / "elsewhere")
    done = invoked("build", folder=tmp_path)
    assert done.returncode == 0
    assert done.stderr.split() == f"What was made could not be kept in {STORE}: {STORE} is no folder.".split()
    assert not list((tmp_path / "elsewhere").glob("*"))


def test_making_everything_anew_reads_nothing_that_was_kept(site: Path) -> None:
    before = contents(site / "site")
    for path in entries(site):
        path.write_bytes(b"never read")
    assert invoked("build", "--fresh", folder=site).returncode == 0
    assert differing(before, contents(site / "site")) == []
    assert {path.read_bytes() for path in entries(site)} == {b"never read"}


def test_processes_make_the_same_site(site: Path) -> None:
    before = contents(site / "site")
    assert invoked("build", "--fresh", "--jobs", "2", folder=site).returncode == 0
    assert differing(before, contents(site / "site")) == []


def made_well() -> Parts:
    return Parts(files=(("a.txt", b"well"),))


class Bad(Alone):
    """Workers that die, or answer with something else."""

    ahead = 4

    def __init__(self, answer: bytes | Exception) -> None:
        self._answer = answer

    def submit(self, make: object, unit: Unit) -> "Bad":
        del make, unit
        return self

    def result(self) -> bytes:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


class Kept(dict[str, bytes]):
    """A store in memory."""

    def has(self, key: str) -> bool:
        return key in self

    def put(self, key: str, content: bytes) -> None:
        self[key] = content


def bad_answers() -> Iterator[bytes | Exception]:
    right = as_bytes(made_well())
    yield b""
    yield right
    yield b"other\n" + sha256(right).hexdigest().encode() + b"\n" + right
    yield b"one\n" + sha256(right).hexdigest().encode() + b"\n" + right + b"more"
    yield BrokenPipeError("the worker died")


@pytest.mark.parametrize("answer", list(bad_answers()))
def test_a_worker_that_dies_or_answers_something_else_has_its_work_done_here(answer: bytes | Exception) -> None:
    kept = Kept()
    every = [Unit(name, made_well, ()) for name in ("one", "two", "three")]
    running = Running(every, kept, Bad(answer))
    assert [running.parts(unit).files for unit in every] == [(("a.txt", b"well"),)] * 3
    assert set(kept.values()) == {as_bytes(made_well())}


@dataclass
class Promised:
    """What it will answer."""

    make: Callable[[Unit], bytes]
    unit: Unit

    def result(self) -> bytes:
        return self.make(self.unit)


class Slow(Alone):
    """A worker that makes what it is given as soon as that is waited for."""

    ahead = 2

    def submit(self, make: Callable[[Unit], bytes], unit: Unit) -> Promised:
        return Promised(make, unit)


def counted_unit(name: str, counted: list[str], fault: Exception | None = None) -> Unit:
    def make() -> Parts:
        counted.append(name)
        if fault:
            raise fault
        return made_well()

    return Unit(name, make, ())


def test_what_is_wanted_last_is_made_here_while_others_work_and_once() -> None:
    counted = list[str]()
    first, second, last = (counted_unit(name, counted) for name in ("first", "second", "last"))
    running = Running([first, second], Kept(), Slow())
    running.parts(first)
    running.foresee(last)
    running.parts(second)
    running.parts(last)
    assert counted == ["first", "last", "second"]


def test_where_nobody_works_beside_nothing_is_made_before_it_is_wanted() -> None:
    counted = list[str]()
    Running([], Kept(), Alone()).foresee(counted_unit("last", counted))
    assert counted == []


def test_what_goes_wrong_too_early_is_said_when_its_turn_comes() -> None:
    fault = OutturnError((found("sealed-unreadable", Where("a/1.0.0"), reason="it changed while it was read"),))
    first, last = counted_unit("first", []), counted_unit("last", [], fault)
    running = Running([first], Kept(), Slow())
    running.foresee(last)
    assert running.parts(first).files
    with pytest.raises(OutturnError, match=r"a/1\.0\.0"):
        running.parts(last)


class Broken(Alone):
    """Workers that take nothing, as a pool of processes does once one of them was killed."""

    ahead = 4

    def __init__(self) -> None:
        self.asked = 0

    def submit(self, make: object, unit: Unit) -> Bad:
        del make, unit
        self.asked += 1
        message = "the pool is broken"
        raise BrokenPipeError(message)


def test_workers_that_take_nothing_are_not_asked_again() -> None:
    broken, every = Broken(), [Unit(name, made_well, ()) for name in ("one", "two", "three")]
    running = Running(every, Kept(), broken)
    assert [running.parts(unit).files for unit in every] == [(("a.txt", b"well"),)] * 3
    assert broken.asked == 1


def faulty() -> Parts:
    raise OutturnError((found("sealed-unreadable", Where("a/1.0.0"), reason="it changed while it was read"),))


def test_what_cannot_be_made_here_either_is_said(tmp_path: Path) -> None:
    every = [Unit(name, faulty, ()) for name in ("one", "two")]
    with processes(2) as workers, pytest.raises(OutturnError, match=r"a/1\.0\.0"):
        Running(every, Store(tmp_path / STORE), workers).parts(every[0])


def test_the_key_of_the_program_changes_with_any_file_of_it() -> None:
    assert keys.program() == keys.program()
    assert keys.key("a", ["b"]) != keys.key("a", "b")
    assert keys.key("a", "b") != keys.key("ab")
