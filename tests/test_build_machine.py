"""Whatever happens between builds, what was kept never puts a wrong byte into the site.

A walk at random changes figures, commentary, templates, words, configuration and hand-written pages, seals, corrects,
renames, withdraws, damages and deletes what was kept, changes the program's number and lets builds die. After each step
the site is built on what is there; it is held against a fresh build of a copy every so many steps and at the end.
"""

import csv
import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from built import DATA, contents, differing, invoked
from golden import CASES
from memory import MEMORY, has_room
from outturn import charts, publish
from outturn.pipeline import keys, sealing
from outturn.publish import STORE
from outturn.reading.site_settings import settings_of
from outturn.schemas import REQUIRED, fields
from outturn.settings import shared_about

STEPS = int(os.environ.get("BUILDS", "300"))
DEEP = STEPS > 300
"""In depth the site is as councils have it: the theme Material, long pages about it, the script for charts, and
Frictionless at each sealing. All that makes a build three times as long; it is kept as anything else is, so that a
shorter walk goes with the least of each: a folder in memory, a plain theme, two pages about it.
"""
ROOM = 200_000_000
"""Bytes, of which three sites of the tiny case take a tenth."""
COMPARED = 10
"""Of so many steps the last is held against a fresh build."""
CARD, OTHER = "tiny", "small-one"
THEME = "{name: material, font: false}" if DEEP else "{name: null, custom_dir: look, favicon: assets/favicon.svg}"
UNUSED = "" if DEEP else "/about/[!ij]*"
CONFIGURATION = f"""\
site_name: Tiny
site_url: https://tiny.example/
theme: {THEME}
exclude_docs: |
  {UNUSED}
plugins:
  - search
  - outturn:
      notice: Made up.
"""
YEARS = range(1991, 1995)
TEMPLATES = ("redirect.html.jinja", "home.md.jinja", "indicator.md.jinja", "box.md.jinja", "versions.md.jinja")
"""Of all kinds of pages: what is made of one of them is made anew, and nothing else."""


class DiedError(BaseException):
    """The program was killed."""


class Walk:
    """A site in a folder, and what a clerk, a developer or a fault may do to it."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance, self.day = root, random.Random(seed), 1  # noqa: S311 - a walk, no secret
        self.names = ["moves", "visits"]
        self.figures = {name: {str(year): 40.0 + at for at, year in enumerate(YEARS)} for name in (*self.names, "wait")}
        self.summary, self.commentary = "As it is.", "Nothing to say."
        self.number = 0
        for folder in (root / "docs", root / "site_templates" / "pages"):
            folder.mkdir(parents=True)
        (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
        if not DEEP:
            self._plainly()
        self.write()

    def _plainly(self) -> None:
        """Give the site the least that can be a theme, and pages about it that say nothing."""
        shutil.copytree(CASES / "bare-theme", self.root / "look")
        for name in shared_about(settings_of(self.root / "mkdocs.yml")):
            place = self.root / "docs" / "about" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"# About {place.stem}\n", encoding="utf-8")

    @property
    def next(self) -> Path:
        return self.root / DATA / CARD / "next"

    def write(self) -> None:
        """Write the working copies of both scorecards, of which the second is never sealed."""
        _write(self.root / DATA / CARD / "next", CARD, {name: self.figures[name] for name in self.names})
        _write(self.root / DATA / OTHER / "next", OTHER, {"wait": self.figures["wait"]})
        commentary = self.next / "commentary"
        commentary.mkdir(exist_ok=True)
        for path in commentary.iterdir():
            path.unlink()
        (commentary / "summary.md").write_text(self.summary, encoding="utf-8")
        (commentary / f"{self.names[0]}.md").write_text(self.commentary, encoding="utf-8")

    def step(self, at: int) -> str:
        """Do something at random, once everything was done, and build; gives what was done."""
        does = EVENTS[at] if at < len(EVENTS) else self.chance.choice((*EVENTS, *OFTEN))
        does(self)
        if does is not Walk.dies:
            self.build()
        return does.__name__

    def build(self) -> None:
        done = built(self.root)
        assert done.returncode == 0, done.stdout + done.stderr

    def figure(self) -> None:
        """A figure changes, of a sealed scorecard's working copy or of one that is shown as it is."""
        one = self.figures[self.chance.choice((*self.names, "wait"))]
        one[self.chance.choice(list(one))] = self.chance.randint(400, 600) / 10
        self.write()

    def words_of_the_data(self) -> None:
        self.summary = f"It is {self.chance.randint(1, 9)} now."
        self.commentary = f"Because of {self.chance.randint(1, 9)}."
        self.write()

    def template(self) -> None:
        place = self.root / "site_templates" / "pages" / self.chance.choice(TEMPLATES)
        own = publish_templates() / "pages" / place.name
        if place.exists() and self.chance.random() < 0.5:
            place.unlink()
        else:
            place.write_text(f"{own.read_text('utf-8')}<!-- {self.chance.randint(1, 9)} -->\n", encoding="utf-8")

    def word(self) -> None:
        place = self.root / "site_templates" / "words" / "en" / "own.po"
        place.parent.mkdir(parents=True, exist_ok=True)
        said = self.chance.choice(("Start", "Beginning", "Front"))
        place.write_text(f'msgid "page-crumb-home"\nmsgstr "{said}"\n', encoding="utf-8")

    def configuration(self) -> None:
        name = self.chance.choice(("Tiny", "Very tiny", "Tiny again"))
        text = CONFIGURATION.replace("site_name: Tiny", f"site_name: {name}")
        (self.root / "mkdocs.yml").write_text(text, encoding="utf-8")

    def hand_written_page(self) -> None:
        place = self.root / "docs" / "own.md"
        if place.exists() and self.chance.random() < 0.3:
            place.unlink()
        else:
            link = f"[a scorecard]({CARD}/index.md#scorecard-{CARD})" if self.chance.random() < 0.5 else "nothing"
            place.write_text(f"# Our own\n\nOf {self.chance.randint(1, 9)}: {link}.\n", encoding="utf-8")

    def seals(self) -> None:
        """The working copy is sealed, as what it asks for."""
        if len(list((self.root / DATA / CARD).glob("*.*.*"))) >= MOST_VERSIONS:
            return
        self._one_more(self.names[0])
        self.write()
        self._seal("minor" if (self.root / DATA / CARD / "versions.csv").exists() else "major")

    def _one_more(self, name: str) -> None:
        """A figure for the year after the last."""
        known = self.figures[name]
        known[str(max(map(int, known)) + 1)] = self.chance.randint(400, 600) / 10

    def corrects(self) -> None:
        if not (self.root / DATA / CARD / "versions.csv").exists():
            return
        if len(list((self.root / DATA / CARD).glob("*.*.*"))) >= MOST_VERSIONS:
            return
        one = self.figures[self.names[1]]
        one["1991"] = round(100.3 - one["1991"], 1)
        self.write()
        self._seal("minor")

    def _seal(self, level: str) -> None:
        self.day += 1
        day = f"2026-{1 + self.day // 28:02}-{1 + self.day % 28:02}"
        done = invoked("seal", CARD, "--level", level, "--note", f"State {self.day}.", "--date", day, folder=self.root)
        assert done.returncode == 0, done.stdout + done.stderr

    def renames(self) -> None:
        """An indicator that was never sealed has another name; of one that was, the address of a page moves."""
        path = self.root / DATA / "redirects.csv"
        old = f"/{CARD}/once-{self.chance.randint(1, 3)}/"
        rows = {old: f"/{CARD}/{self.chance.choice(self.names)}/"}
        if (self.root / DATA / CARD / "versions.csv").exists():
            path.write_text("old,new\n" + "".join(f"{one},{new}\n" for one, new in rows.items()), encoding="utf-8")

    def withdraws(self) -> None:
        path = self.root / DATA / "withdrawn.csv"
        urls = self.root / DATA / "urls.txt"
        every = [one for one in urls.read_text("utf-8").split() if "/v/" in one] if urls.exists() else []
        if path.exists() and self.chance.random() < 0.5:
            path.unlink()
        elif every:
            path.write_text(f"address,date,reason\n{self.chance.choice(every)},2026-12-01,Known.\n", encoding="utf-8")

    def damages(self) -> None:
        """What was kept is cut, mixed up, or gone."""
        found = sorted(path for path in (self.root / STORE).glob("??/*") if path.is_file())
        kept = {path: path.read_bytes() for path in found}
        for path in self.chance.sample(found, min(3, len(found))):
            content = self.chance.choice((b"", kept[path][:-1], kept[self.chance.choice(found)]))
            path.write_bytes(content) if self.chance.random() < 0.7 else path.unlink()

    def touches(self) -> None:
        """Files of the site, and of the one before it, are changed behind everybody's back, or gone."""
        places = (self.root / "site", self.root / STORE / publish.generations.ASIDE)
        for place in places:
            found = sorted(path for path in place.rglob("*") if path.is_file())
            for path in self.chance.sample(found, min(5, len(found))):
                state = path.stat()
                path.write_bytes(b"?" * state.st_size) if self.chance.random() < 0.7 else path.unlink()
                if path.exists():
                    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    def forgets(self) -> None:
        shutil.rmtree(self.root / STORE, ignore_errors=True)

    def program_changes(self) -> None:
        self.number += 1

    def dies(self) -> None:
        """A build dies while it writes one of its files; the site stays as it was."""
        before, left = contents(self.root / "site"), self.chance.randint(1, 60)
        own = publish.write_files

        def dying(files: Iterable[tuple[str, str | bytes]], folder: Path) -> None:
            nonlocal left
            left -= 1
            if not left:
                raise DiedError
            own(files, folder)

        with pytest.MonkeyPatch.context() as patch, suppress(DiedError):
            patch.setattr("outturn.publish.growing.write_files", dying)
            built(self.root)
        assert left > 0 or differing(before, contents(self.root / "site")) == []


MOST_VERSIONS = 6 if DEEP else 3
"""The first, one that corrects it, and the newest."""
EVENTS: tuple[Callable[[Walk], None], ...] = (
    *(Walk.figure, Walk.words_of_the_data, Walk.template, Walk.word, Walk.configuration),
    *(Walk.hand_written_page, Walk.seals, Walk.corrects, Walk.renames, Walk.withdraws, Walk.damages, Walk.forgets),
    *(Walk.program_changes, Walk.dies, Walk.touches),
)
OFTEN = 4 * (Walk.figure, Walk.words_of_the_data, Walk.renames, Walk.withdraws, Walk.damages, Walk.touches)
"""What happens more often than the rest: it costs a build least, and leaves most of what was kept to be used again."""


def built(root: Path) -> subprocess.CompletedProcess[str]:
    """The site as a program makes it that has just been started; what it compiles is the same where templates are."""
    return invoked("build", "--jobs", "1", folder=root)


def publish_templates() -> Path:
    return Path(publish.__file__).parents[3] / "site_templates"


def _write(folder: Path, name: str, figures: dict[str, dict[str, float]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[dict[str, object]]] = {table: [] for table in REQUIRED}
    for indicator, values in figures.items():
        tables["indicators"].append(
            {
                "indicator": indicator,
                "title": f"Children counted for {indicator}",
                "outcome": "safe",
                "unit": "number",
                "decimals": 1,
                "polarity": "lower",
                "frequency": "year",
                "year_type": "calendar",
                "basis": "period",
                "compare_with": "previous",
                "tolerance": 2,
                "tolerance_unit": "percent",
                "source": "Made up",
                "definition": "A made-up number.",
                "status": "active",
            }
        )
        tables["outturns"] += [
            {"indicator": indicator, "period": year, "value": value} for year, value in values.items()
        ]
    for table, rows in tables.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [str(field["name"]) for field in fields(table)], restval="")
            writer.writeheader()
            writer.writerows(rows)
    descriptor = {
        "name": name,
        "title": f"The {name} scorecard",
        "description": "Made up.",
        "version": "next",
        "created": "2026-01-01",
        "licenses": [{"name": "CC0-1.0", "title": "CC0"}],
        "sources": [{"title": "Made up"}],
        "scorecard": {
            "publisher": "Nobody",
            "area": {"name": "Exampleshire"},
            "outcomes": [{"id": "safe", "title": "Stay safe", "question": "Are children safe?"}],
            "illustrative": True,
        },
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder, in memory where there is room: a sixth of the time of a walk on a disk is the disk's."""
    if DEEP or not has_room(ROOM):
        yield tmp_path
        return
    with TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.mark.property
def test_what_was_kept_never_puts_a_wrong_byte_into_the_site(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not DEEP:
        script = place / "plotly.min.js"
        script.write_text("/* It draws charts. */", encoding="utf-8")
        monkeypatch.setattr(charts, "plotly_script", lambda: script)
        monkeypatch.setattr(sealing, "guard_standard", lambda *_: None)
    walk = Walk(place / "site", seed=STEPS)
    own = keys.program
    monkeypatch.setattr(keys, "program", lambda: f"{own()} {walk.number}")
    walk.build()
    done = list[str]()
    for at in range(1, STEPS + 1):
        done.append(walk.step(at - 1))
        if at % COMPARED == 0 or at == STEPS:
            if done[-1] == Walk.dies.__name__:
                walk.build()
            elsewhere = place / "fresh"
            shutil.copytree(walk.root, elsewhere, ignore=shutil.ignore_patterns("site", STORE))
            built(elsewhere)
            found = differing(contents(walk.root / "site"), contents(elsewhere / "site"))
            assert found == [], (done[-COMPARED:], found[:5])
            shutil.rmtree(elsewhere)
    assert {does.__name__ for does in EVENTS} <= set(done)
