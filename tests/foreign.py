"""The small case as a site in a made-up language, with a past: every kind of page that the program makes."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import material
import pytest

from built import DATA, built, change, once
from golden import copied
from outturn.pipeline import sealing
from outturn.words.catalogue import catalogue
from pseudo import LANGUAGE, pseudo, pseudo_words
from sealed import CARD, FIRST, SECOND, THIRD, correct

FOURTH = THIRD.replace(year=THIRD.year + 1)
SAID_BY_MATERIAL = re.compile(r'^(  "(?!language|direction|search\.config)[^"]+": ")(.*)(",?)$', re.MULTILINE)


def foreign_site(factory: pytest.TempPathFactory) -> Path:
    """The site's folder with its website in ``site/``, built once for all tests of this run."""
    return once(factory, "foreign", lambda folder: built(_sources(folder)) and None)


def _sources(root: Path) -> Path:
    """The small case with four sealed versions: a correction, a new period, and what was moved, taken out and down."""
    card = copied("small", root) / DATA / CARD
    words = pseudo_words(root / "site_templates/words")
    _in_the_language(root)
    say = catalogue(LANGUAGE, words)
    sealing.seal(root / DATA, CARD, "major", "First version.", FIRST, say)
    correct(card)
    sealing.seal(root / DATA, CARD, "patch", "Corrects three-moves for 2024/25.", SECOND, say)
    change(card / "next/outturns.csv", "wait,2025-02,9,,,,\n", "wait,2025-02,9,,,,\nwait,2025-03,8.5,,,,\n")
    sealing.seal(root / DATA, CARD, "minor", "Adds March 2025.", THIRD, say)
    for table in ("indicators", "outturns", "targets", "comparators"):
        file = card / f"next/{table}.csv"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(one for one in lines if not one.startswith("spend,")), encoding="utf-8")
    change(card / "next/indicators.csv", "\nwait,", "\ndelay,")
    for table in ("outturns", "targets", "comparators", "frameworks", "issues"):
        file = card / f"next/{table}.csv"
        file.write_text(re.sub(r"\bwait\b(?=,|;|$)", "delay", file.read_text(encoding="utf-8")), encoding="utf-8")
    (root / DATA / "redirects.csv").write_text(f"old,new\n/{CARD}/wait/,/{CARD}/delay/\n", encoding="utf-8")
    sealing.seal(root / DATA, CARD, "major", "Removes spend and renames wait to delay.", FOURTH, say)
    (root / DATA / "withdrawn.csv").write_text(
        f"address,date,reason\n/{CARD}/v/1.0.0/,2026-07-01,It named a child.\n", encoding="utf-8"
    )
    return root


def _in_the_language(root: Path) -> None:
    """Ask for the made-up language, and give Material's own words in it."""
    change(root / "mkdocs.yml", "  font: false\n", f"  font: false\n  language: {LANGUAGE}\n  custom_dir: material\n")
    languages = Path("partials/languages")
    english = (Path(material.__file__).parent / "templates" / languages / "en.html").read_text(encoding="utf-8")
    own = root / "material" / languages
    own.mkdir(parents=True)
    said = SAID_BY_MATERIAL.sub(lambda found: f"{found[1]}{pseudo(found[2])}{found[3]}", english)
    (own / f"{LANGUAGE}.html").write_text(said.replace('"language": "en"', f'"language": "{LANGUAGE}"'), "utf-8")


class Shown(HTMLParser):
    """Everything in a page that a reader may be shown: its text, attributes, and the contents of its blocks of data.

    What stands in a ``code`` element is written in no language.
    """

    ATTRIBUTES = ("title", "aria-label", "aria-description", "alt", "placeholder", "data-up", "data-down", "data-shown",
                  "data-sorted", "data-printed", "label", "value")  # fmt: skip
    NAMED = ("description", "og:title", "og:description", "og:site_name", "og:image:alt", "twitter:title",
             "twitter:description", "twitter:image:alt")  # fmt: skip

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.attributes: list[str] = []
        self.data: list[str] = []
        self._raw = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._raw = tag if tag in ("script", "style", "code") else self._raw
        if tag == "script" and "json" in found.get("type", ""):
            self._raw = "data"
        self.attributes += [found[name] for name in self.ATTRIBUTES if name in found and not self._is_choice(tag, name)]
        if tag == "meta" and found.get("name", found.get("property")) in self.NAMED:
            self.attributes.append(found["content"])

    @staticmethod
    def _is_choice(tag: str, name: str) -> bool:
        return tag == "option" and name == "value"

    def handle_endtag(self, tag: str) -> None:
        self._raw = "" if tag in ("script", "style", "code") else self._raw

    def handle_data(self, data: str) -> None:
        if self._raw == "data":
            self.data.append(data)
        elif not self._raw:
            self.text.append(data)


def strings(value: object) -> Iterator[str]:
    """Every text in a value of JSON, the names of its keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
