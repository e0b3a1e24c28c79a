"""In another language no English word is left on any page, but what the data and hand-written pages say themselves."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from built import DATA, ROOT
from foreign import Shown, foreign_site, strings
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD
from outturn.schemas import MEETINGS, OPTIONAL, REGISTER, REQUIRED, SEALED, fields, schema
from pseudo import pseudo
from sealed import CARD

GENERATED_ABOUT = ("about/sources/", "about/data-profile/", "about/findings/")
PROFILE, VERIFY = "about/data-profile/index.html", "verify/index.html"
KINDS = {
    "home": "index.html",
    "scorecard": f"{CARD}/index.html",
    "indicator": f"{CARD}/three-moves/index.html",
    "sealed scorecard": f"{CARD}/v/1.0.1/index.html",
    "sealed indicator, corrected later": f"{CARD}/v/1.1.0/wait/index.html",
    "versions": f"{CARD}/versions/index.html",
    "downloads": f"data/{CARD}/1.1.0/index.html",
    "data": "data/index.html",
    "attention": "attention/index.html",
    "indicators": "indicators/index.html",
    "frameworks": "frameworks/index.html",
    "site map": "site-map/index.html",
    "sources": "about/sources/index.html",
    "data profile": PROFILE,
    "findings": "about/findings/index.html",
    "taken down": f"{CARD}/v/1.0.0/index.html",
    "taken out": f"{CARD}/spend/index.html",
    "moved": f"{CARD}/wait/index.html",
    "embed": f"embed/{CARD}/three-moves/index.html",
    "embed of what was taken out": f"embed/{CARD}/spend/index.html",
    "not there": "404.html",
}
SITE = ("Exampleshire scorecards", "Made up to test the program")
"""What the site's configuration says."""
SHOWN_OF_A_CHART = {"name", "text", "x", "tickprefix", "ticksuffix", "categoryarray", "ticktext", "legendgroup"}
NOT_SHOWN_OF_A_DATASET = {"@context", "@type", "encodingFormat"}
ADDRESS = re.compile(
    r"https?://\S+|[a-z0-9.-]+/[a-z0-9./-]*|/[a-z0-9./-]+|\b[0-9a-f]{64}\b|\b[\w.-]+\.(?:csv|json|txt|zip|xml|xlsx?)\b|\{[a-z]+\}"
)
"""Addresses, hashes and names of files, and the gaps that the script fills."""
WORD = re.compile(r"[A-Za-z]{2,}")
"""No two letters of the made-up language follow each other without an accent."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return foreign_site(tmp_path_factory)


@pytest.fixture(scope="module")
def own(root: Path) -> re.Pattern[str]:
    """What the data, the configuration and the titles of hand-written pages say, the longest first."""
    texts = {" ".join(text.split()) for text in _own(root)}
    known = sorted((text for text in texts if WORD.search(text)), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in known))


def _own(root: Path) -> Iterator[str]:
    yield from SITE
    card = root / DATA / CARD
    for path in (*card.glob("*/*.csv"), card / "versions.csv", *(root / DATA).glob("*.csv")):
        yield from _cells(path)
    descriptor = json.loads((card / "next/datapackage.json").read_text(encoding="utf-8"))
    descriptor.pop("resources")
    yield from strings(descriptor)
    for path in card.glob("next/commentary/*.md"):
        yield from re.split(r"^- |[*_#\[\]()\n<>]+", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for path in (*(root / "docs").rglob("*.md"), *(ROOT / "docs/about").rglob("*.md")):
        yield from re.findall(r"^# (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)


def _cells(path: Path) -> Iterator[str]:
    """What a table holds, the words that the profile gives it to choose from left out."""
    given = fields(path.stem) if path.stem in (*REQUIRED, *OPTIONAL) else ()
    if path.stem == SEALED:
        return
    closed = {str(one["name"]) for one in given if "enum" in one.get("constraints", {})}  # type: ignore[operator]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            said = [text for name, text in row.items() if name not in closed]
            yield from (*said, *(text.partition(",")[0] for text in said))


def _vocabulary() -> set[str]:
    """What the page of the data profile names as it is written in the data: columns, keys, words to choose from."""
    found: set[str] = {"datapackage", "csv", *MARKS_INSTEAD, *MARKS_BESIDE}
    for name in (*REQUIRED, *OPTIONAL, *MEETINGS, *REGISTER):
        found |= set(schema(name)["primaryKey"])  # type: ignore[call-overload]
        for one in fields(name):
            found |= set(map(str, one.get("constraints", {}).get("enum", ())))  # type: ignore[attr-defined]
    return {word for one in found for word in WORD.findall(one)}


def _shown(markup: str) -> Iterator[str]:
    page = Shown(markup)
    yield from (*page.text, *page.attributes)
    for data in page.data:
        yield from strings(_shown_of(json.loads(data)))


def _shown_of(value: Any) -> Any:
    """What a reader is shown of a block of data: of Material's settings, a chart, a dataset, or the script's words."""
    if "translations" in value:
        return value["translations"]
    if "traces" in value or "layout" in value:
        return [_picked(value["data"]), _picked(value["layout"])]
    if "@context" in value:
        return _without(value)
    return value


def _picked(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [_picked(one) for one in value]
    if isinstance(value, dict):
        return [one if key in SHOWN_OF_A_CHART else _picked(one) for key, one in value.items()]
    return []


def _without(value: Any) -> Any:
    if isinstance(value, list):
        return [_without(one) for one in value]
    if isinstance(value, dict):
        return {key: _without(one) for key, one in value.items() if key not in NOT_SHOWN_OF_A_DATASET}
    return value


def _english(markup: str, own: re.Pattern[str], *more: str) -> set[str]:
    """The words that come neither from the catalogue nor from the site's own texts."""
    rest = (ADDRESS.sub(" ", own.sub(" ", " ".join(text.split()))) for text in _shown(markup))
    return {word for text in rest for word in WORD.findall(text)} - set(more)


def test_every_kind_of_page_is_there_and_none_says_an_english_word(root: Path, own: re.Pattern[str]) -> None:
    pages = {path.relative_to(root / "site").as_posix(): path for path in sorted((root / "site").rglob("*.html"))}
    assert set(KINDS.values()) <= set(pages)
    made = {
        name: path for name, path in pages.items() if not name.startswith("about/") or name.startswith(GENERATED_ABOUT)
    }
    english = {
        name: _english(
            path.read_text(encoding="utf-8"),
            own,
            *(_vocabulary() if name == PROFILE else ()),
            *(("SHA", "SUMS") if name == VERIFY else ()),
        )
        for name, path in made.items()
    }
    assert {name: said for name, said in english.items() if said} == {}


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>On target</p>", {"On", "target"}),
        (f"<p>{pseudo('On target')} since</p>", {"since"}),
        ('<a title="Next">x</a>', {"Next"}),
        ('<meta name="description" content="Figures">', {"Figures"}),
        ('<p data-sorted="In order"></p>', {"In", "order"}),
        ('<script type="application/json" class="ot-words">{"copy":"Copy"}</script>', {"Copy"}),
        ('<script type="application/json">{"data":[{"name":"Mean"}],"layout":{}}</script>', {"Mean"}),
        ("<svg><text>Target 12</text></svg>", {"Target"}),
        ("<style>p { color: red }</style><script>const word = 1;</script>", set()),
        (f"<p>{pseudo('Better than')[:-1]} the north⟧</p>", {"the", "north"}),
        (f"<p>Exampleshire, {pseudo('the council')}: 12%</p>", set()),
    ],
)
def test_an_english_word_is_found_wherever_a_reader_is_shown_it(markup: str, found: set[str]) -> None:
    assert _english(markup, re.compile("Exampleshire")) == found
