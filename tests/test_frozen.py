"""Format 1, for ever: a past that was sealed once and shows all of it is read, checked and drawn by today's program.

What fails here is not mended in ``cases/sealed-format-1/`` but in the program, which has to go on reading what old
sites have: where it cannot, ``docs/decisions/0047-format-1.md`` says how format 2 is begun.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest

import freezing
from built import DATA
from outturn.own_pages import MADE
from outturn.pages import as_told, as_told_meeting, read_told, read_told_meeting
from outturn.pipeline.checking import Checked, check_site, checked_site, sealed_problems
from outturn.pipeline.site import made
from outturn.reading.site_settings import settings_of
from outturn.schemas import FORMAT, FORMATS, MEETINGS, REGISTER, optional, required
from outturn.values import Value
from test_told_words import CODES

pytestmark = pytest.mark.wide

SEAL = "7e72aaa1746921e59bef4ce8dbb4a089d42153824c2b7317f4af9bddf2bc68b3"
"""The SHA-256 of the two lists together: whoever makes them anew has to say so here."""
MAKE_ANOTHER = (
    "Format 1 is frozen, and its schemas are not those that were published. Sealed versions are read by them for ever, "
    "so leave them as they are and make format 2, as docs/decisions/0047-format-1.md says."
)
UNDRAWN = frozenset(
    {
        *(
            "agenda",
            "by_day",
            "data_attention",
            "paper",
            "review_day",
            "twin",
        ),  # addresses, days and names for programs
        *("long_period", "reason", "synonyms"),  # for search, feeds and documents; tables have the short ones
        *("before", "behind", "decimal", "minus", "thousands"),  # how a chart writes numbers
        *("ScorecardPage.counted", "ScorecardPage.outcomes.rows.attention", "ScorecardPage.attention"),
        *("ScorecardPage.outcomes.rows.companion.title", "IndicatorPage.figures.comparator"),
        *("DownloadsPage.pages.title", "MeetingPage.supplements.kind", "IndicatorPage.chart.lines.newest"),
    }
)
"""Further fields that pages do not print, by their name or by the way to them; a sealed page prints all others."""
Texts = Mapping[str, str]


@pytest.fixture(scope="module")
def checked() -> Checked:
    return checked_site(settings_of(freezing.FROZEN / "mkdocs.yml"))


@pytest.fixture(scope="module")
def drawn(checked: Checked) -> tuple[Texts, frozenset[str]]:
    """What each page says, by its address, and the names of the files beside the pages."""
    found = list(made(settings_of(freezing.FROZEN / "mkdocs.yml"), checked))
    pages = {
        one.address: text_of(f"{one.title} {one.description} {one.body}") for one in found if not isinstance(one, tuple)
    }
    return pages, frozenset(one[0] for one in found if isinstance(one, tuple))


def text_of(markup: str) -> str:
    """Its words and numbers in order, also those that are said of pictures; no sign between them counts."""
    said = re.findall(r'(?:aria-label|title|alt|data-label|data-shown)="([^"]*)"', markup)
    return plain(unescape(re.sub(r"<[^>]+>", " ", markup) + " " + " ".join(said)))


def plain(text: str) -> str:
    return " ".join(["", *re.findall(r"\w+", text), ""])


def told_files() -> list[Path]:
    return sorted((freezing.FROZEN / DATA).glob("*/*/told*.json"))


# nothing of it changes


def test_no_file_of_the_frozen_past_changes() -> None:
    assert freezing.files() == freezing.listed(freezing.FILES)
    assert freezing.seal_of_lists() == SEAL, (
        "the frozen past was made anew: put it back (git checkout), or say why here"
    )


def test_no_schema_of_format_1_changes() -> None:
    assert freezing.schemas() == freezing.listed(freezing.SCHEMAS), MAKE_ANOTHER
    assert 1 in FORMATS


def test_nothing_that_the_example_has_sealed_changes() -> None:
    """Each seal holds the hashes of all that was sealed with it, which ``check`` compares."""
    listed, there = freezing.listed(freezing.EXAMPLE), freezing.example()
    assert {name: there.get(name) for name in listed} == listed
    assert len(listed) >= 30


# today's program reads it


def test_the_check_finds_nothing_in_it(checked: Checked) -> None:
    folder = freezing.FROZEN / DATA
    assert [str(one) for one in (*check_site(folder).findings, *sealed_problems(folder, checked))] == []
    assert len(checked.folders) == 5
    assert len(checked.register.meetings) == 2


def test_it_has_every_table_of_the_format() -> None:
    data = freezing.FROZEN / DATA
    there = {path.stem for path in (*data.glob("*.csv"), *data.glob("meetings/*.csv"), *data.glob("*/*/*.csv"))}
    first = {*required(1), *optional(1)}
    assert {*first, *MEETINGS, *REGISTER, "judgements", "answers"} <= there | (
        {*MEETINGS, *REGISTER} if FORMAT > 1 else set()
    )
    empty = {name for name in first if not any(has_rows(path) for path in data.glob(f"*/*/{name}.csv"))}
    assert empty == set()


def has_rows(path: Path) -> bool:
    return path.read_text(encoding="utf-8").count("\n") > 1


@pytest.mark.parametrize("path", told_files(), ids=lambda one: one.relative_to(freezing.FROZEN / DATA).as_posix())
def test_every_told_value_is_read_back(path: Path) -> None:
    """What a later program adds is empty and not stored, so what it writes of it is what was stored."""
    content = path.read_bytes()
    read = as_told_meeting(read_told_meeting(content)) if "meetings" in path.parts else as_told(read_told(content))
    assert json.loads(read) == json.loads(content)


# and draws it


def test_every_page_of_the_site_and_every_address_is_made(drawn: tuple[Texts, frozenset[str]]) -> None:
    pages, files = drawn
    assert [one for one in MADE if one not in pages] == []
    urls = (freezing.FROZEN / DATA / "urls.txt").read_text(encoding="utf-8").split()
    there = {*(f"/{one}" for one in (*pages, *files)), *(f"/{one.removesuffix('index.html')}" for one in files)}
    assert [one for one in urls if one not in there] == []


@pytest.mark.parametrize(
    ("card", "number"),
    [(freezing.OLD, "1.0.0"), *((freezing.CARD, one) for one in ("1.0.0", "1.0.1", "1.1.0", "2.0.0"))],
)
def test_every_word_that_a_version_told_is_on_its_page(
    card: str, number: str, drawn: tuple[Texts, frozenset[str]]
) -> None:
    told = read_told((freezing.FROZEN / DATA / card / number / "told.json").read_bytes())
    home = f"{card}/v/{number}/"
    pages = {home: told.scorecard, f"data/{card}/{number}/": told.downloads}
    pages |= {f"{home}{one.indicator}/": one for one in told.indicators}
    pages |= {f"{home}exceptions/": told.exceptions} if told.exceptions else {}
    gone = {f"{freezing.CARD}/v/1.0.1/survival/"}
    assert [
        one for address, page in pages.items() if address not in gone for one in unsaid(page, drawn[0][address])
    ] == []


def test_every_word_that_a_meeting_told_is_on_its_page(drawn: tuple[Texts, frozenset[str]]) -> None:
    told = read_told_meeting((freezing.FROZEN / DATA / "meetings" / freezing.MEETING / "told-4.json").read_bytes())
    assert unsaid(told, drawn[0]["meetings/childrens-scrutiny-panel/2024-07-11/"]) == []


def test_of_a_place_before_its_last_version_that_stands_is_told(drawn: tuple[Texts, frozenset[str]]) -> None:
    """Its newest, withdrawn and deleted, had 25 of 200."""
    text = drawn[0][f"{freezing.CARD}/moves/"]
    assert " Westshire 12 0 24 of 200 " in text
    assert " 25 of 200 " not in text


def unsaid(page: Value, text: str) -> list[tuple[str, str]]:
    """What a told page says and its drawn page does not, with the way to it."""
    return [(where, said) for where, said in texts(page, type(page).__name__) if plain(without_links(said)) not in text]


def without_links(markdown: str) -> str:
    return re.sub(r"\]\([^)]*\)", " ", markdown)


def texts(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Value):
        for name in value.__struct_fields__:
            if not {name, f"{where}.{name}"} & (CODES | UNDRAWN):
                yield from texts(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, where)
    elif isinstance(value, str) and plain(value).strip():
        yield where, value
