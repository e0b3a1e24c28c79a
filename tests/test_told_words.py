"""Every word that pages say comes from the catalogue or from the data: shown in a language that nobody writes."""

import csv
import dataclasses
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from built import DATA, change
from meetings_of import MINUTES, SUPPLEMENT, add_meeting, added_decision, paper
from outturn.model import MARKS_INSTEAD, Link
from outturn.pages import Page, Rendered, Site, Standing, Succession
from outturn.pipeline import meetings, sealing, units
from outturn.pipeline.checking import check_site, checked_site
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.kept import Nothing
from outturn.pipeline.making import Making, making_of
from outturn.pipeline.meetings import meeting_pieces, meeting_units
from outturn.pipeline.plans import plans
from outturn.pipeline.running import Alone, Running
from outturn.pipeline.scorecards import scorecard_pieces
from outturn.pipeline.today import site
from outturn.reading.site_settings import settings_of
from outturn.settings import Settings
from outturn.values import Value, replace
from outturn.words.catalogue import Catalogue, catalogue
from pseudo import LANGUAGE, pseudo_words, unsaid
from sealed import CARD, correct, small
from telling import pages_of

ROOT = Path(__file__).parents[1]

CODES = frozenset(
    (
        *(
            "address",
            "by_day",
            "causes",
            "certainty",
            "compare",
            "concern",
            "concerns",
            "data_concerns",
            "dataset",
            "downloads",
            "exceptions",
            "feed",
            "file",
            "id",
            "indicator",
            "issue",
            "key",
            "kind",
            "language",
            "mark",
        ),
        *(
            "newest",
            "packages",
            "page",
            "path",
            "place",
            "proposal",
            "review_day",
            "role",
            "scorecard_address",
            "sha256",
            "symbol",
            "updated",
            "url",
            "version",
        ),
        *("versions", "way"),
    )
)
"""Fields that hold names for programs, marks, addresses and numbers of versions, the same in every language."""
NOTATION = (
    *(f"CalendarPage.{part}.rows.what.{field}" for part in ("ahead", "past") for field in ("status", "committee")),
    *("AttentionPage.command", "VerifyPage.cards.versions_page"),
    *("ProfilePage.tables.columns.name", "ProfilePage.tables.columns.allowed", "ProfilePage.periods"),
    *("FindingsPage.groups.entries.wrong", "FindingsPage.groups.entries.right"),
)
"""Where pages say how data and commands are written, and where dates and proofs have names for programs."""
TEXTS = frozenset(
    (
        *("title", "phrase", "source", "definition", "owner", "caution", "note", "name", "action", "result"),
        *(
            "assessment",
            "group",
            "subject",
            "framework",
            "code",
            "dimension_title",
            "set_by",
            "grade",
            "reason",
            "what",
        ),
    )
)
"""Columns and keys of the data that hold what somebody wrote for readers; ``question`` and ``area`` among keys."""
SLUGS = frozenset({"indicator", "proxy_for", "follows"})
"""Columns that name an indicator, which has no other name where only an earlier version had it."""
KEYS = TEXTS | {"description", "publisher", "area", "question", "contact"}
SITE = ("Exampleshire scorecards", "Made up to test the program.")
"""The small site's own name and notice, from its mkdocs.yml."""


@dataclass
class Collecting:
    """Takes the place of the renderer, and keeps the pages that it is given."""

    pages: list[Page] = field(default_factory=list)
    boxes: dict[str, tuple[Standing, tuple[Succession, ...], tuple[Link, ...]]] = field(default_factory=dict)

    def render(self, page: Page, labels: object = None) -> Rendered:
        del labels
        self.pages.append(page)
        return Rendered(f"{page.address}index.md", page.title, page.description, "")

    render_apart = render

    def render_whole(self, page: Any, labels: object = None) -> str:
        del labels
        self.pages.append(page)
        return ""

    def render_embed(self, page: Any, labels: object = None) -> bytes:
        return self.render_whole(page, labels).encode()

    def with_embed_box(self, content: bytes, box: str) -> bytes:
        del box
        return content

    def embed_box(self, address: str, standing: Standing) -> str:
        del address, standing
        return ""

    def box(
        self, address: str, standing: Standing, successions: tuple[Succession, ...], meetings: tuple[Link, ...] = ()
    ) -> str:
        self.boxes[address] = (standing, successions, meetings)
        return ""

    def with_box(self, page: Rendered, box: str, latest: str = "") -> Rendered:
        assert latest.strip("/") or not latest
        if page.address not in self.boxes:  # a page of downloads has a link to newer ones alone
            return page
        at = next(at for at, one in enumerate(self.pages) if one.address == page.address)
        standing, successions, meetings = self.boxes[page.address]
        self.pages[at] = replace(self.pages[at], standing=standing, successions=successions, meetings=meetings)
        assert not box
        return page


@pytest.fixture(scope="module")
def say(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue(LANGUAGE, pseudo_words(tmp_path_factory.mktemp("words")))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, say: Catalogue) -> Path:
    """The small case with a first version, a correction of it, one with a new period, and one with less and more."""
    root = tmp_path_factory.mktemp("site")
    card = small(root)
    seal(root, "major", "Premier rapport.", date(2024, 6, 20), say)
    correct(card)
    seal(root, "patch", "Corrige three-moves.", date(2024, 9, 19), say)
    change(card / "next/outturns.csv", "wait,2025-02,9,,,,\n", "wait,2025-02,9,,,,\nwait,2025-03,8.5,,,,\n")
    seal(root, "minor", "Mars 2025.", date(2025, 6, 19), say)
    data = add_meeting(root / DATA)
    change(data / "meetings/meetings.csv", ",1.1.0,", ",1.0.0,")
    for spoil in (added_decision, paper(SUPPLEMENT), paper(MINUTES)):
        spoil(data)
    return root


def seal(root: Path, level: Any, note: str, day: date, say: Catalogue) -> None:
    sealing.seal(root / DATA, CARD, level, note, day, say)


@pytest.fixture(scope="module", params=[True, False], ids=["preview", "site"])
def pages(request: pytest.FixtureRequest, root: Path, say: Catalogue) -> Iterator[list[Page]]:
    settings = settings_of(root / "mkdocs.yml")
    collecting = Collecting()
    with pytest.MonkeyPatch.context() as patch:
        for room in (units, meetings):
            patch.setattr(room, "tools", lambda _: (say, collecting))
        yield pages_made(request, settings, say, collecting)


def pages_made(
    request: pytest.FixtureRequest, settings: Settings, say: Catalogue, collecting: Collecting
) -> list[Page]:
    making: Making = dataclasses.replace(
        making_of(settings, checked_site(settings), preview=request.param),
        say=say,
        make=collecting,  # type: ignore[arg-type]
    )
    running, every = Running((), Nothing(), Alone()), tuple(plans(making))
    made = [one for plan in every for piece in scorecard_pieces(making, plan, running, {}) for one in piece.make()]
    made += [one for piece in meeting_pieces(making, meeting_units(making), running) for one in piece.make()]
    made += [part for unit in site(making, every, running) for part in running.made(unit)]
    assert len(made) > len(collecting.pages) / 2
    return collecting.pages


def texts(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a page that readers see, with the way to it."""
    if isinstance(value, Value):
        for name in value.__struct_fields__:
            if name not in CODES:
                yield from texts(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, where)
    elif isinstance(value, str) and where not in NOTATION:
        yield where, value


def data(folder: Path) -> set[str]:
    """What somebody wrote for readers in the working copies and the lists of versions below the folder."""
    found: set[str] = set()
    for path in [*folder.glob("*/next/*.csv"), *folder.glob("*/versions.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found |= {row[name] for row in rows for name in row if name in TEXTS}
        found |= {word.strip() for row in rows for word in (row.get("scale") or "").split("|")}
        slugs = {row[name] for row in rows for name in row if name in SLUGS}
        found |= slugs | {one.replace("-", " ") for one in slugs}
    for path in folder.glob("*/next/datapackage.json"):
        found |= set(written(json.loads(path.read_text(encoding="utf-8"))))
    found |= {path.read_text(encoding="utf-8").strip() for path in folder.glob("*/next/commentary/*.md")}
    for path in folder.glob("meetings/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {part for row in csv.DictReader(file) for cell in row.values() for part in cell.split("|")}
    for path in folder.glob("meetings/reports/*.md"):
        found |= {part.strip() for part in re.split(r"\[\[[a-z-]+\]\]|[#\n]", path.read_text(encoding="utf-8"))}
    return {one for one in found if one} | {one.partition(",")[0] for one in found}


def written(value: object) -> Iterator[str]:
    """What a descriptor says to readers."""
    if isinstance(value, list):
        for one in value:
            yield from written(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, str) and key in KEYS:
                yield one
            yield from written(one)


def left(text: str, known: re.Pattern[str]) -> str:
    """What of a text is neither from the catalogue nor from the data.

    Signs, numbers, files and addresses have no language; a letter alone is a mark, or one of the alphabet.
    """
    rest = known.sub(" ", re.sub(r"https://\S*|[a-z]+\.csv", " ", unsaid(text)))
    return rest if re.search(r"[^\W\d_]{2}", rest) else ""


def unaccounted(pages: list[Page], known: set[str]) -> list[tuple[str, str]]:
    """Every text of the pages that has a word which is neither from the catalogue nor among the known."""
    longest = sorted((re.escape(one) for one in known if len(one) > 1), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)")
    found = {(where, text) for page in pages for where, text in texts(page, type(page).__name__)}
    assert len({where for where, _ in found}) > 100
    whole = known | set(MARKS_INSTEAD)
    return sorted((where, text) for where, text in found if text.strip() not in whole and left(text, pattern))


def test_every_word_of_a_site_with_a_past_comes_from_the_catalogue_or_the_data(pages: list[Page], root: Path) -> None:
    assert unaccounted(pages, {*data(root / DATA), *SITE}) == []


def test_every_word_of_the_example_s_working_copies_does(say: Catalogue) -> None:
    editions = [judged_edition(one) for one in check_site(ROOT / DATA).packages]
    assert len(editions) == 5
    pages = pages_of(editions, Site("Exampleshire scorecards"), say=say)
    assert unaccounted(pages, {*data(ROOT / DATA), *SITE}) == []
