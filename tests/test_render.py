"""Nothing in the data can run, and everything in it can be read."""

import json
import re
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from markdown_it import MarkdownIt
from mkdocs.utils.meta import get_data

import hostile
import telling
from outturn.model import Area, Assessment, DataConcern, FrameworkCode, Issue, Link, Outcome, Package
from outturn.pages import (
    AttentionPage,
    FrameworksPage,
    HomePage,
    IndexPage,
    IndicatorPage,
    Page,
    ScorecardPage,
    Site,
    SiteMapPage,
    SourcesPage,
)
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.making import renderer
from outturn.render import as_markdown, commentary
from outturn.settings import Settings, template_folders
from outturn.versions.history import Edition
from packages import SAY, SCORECARD, indicator, package

WITHOUT_END = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SHOWN_ATTRIBUTES = {"href", "src", "action", "data", "formaction", "xlink:href"}
WITH_DATA = (
    HomePage,
    ScorecardPage,
    IndicatorPage,
    IndexPage,
    SourcesPage,
    AttentionPage,
    FrameworksPage,
    SiteMapPage,
)
SCHEMES = {"", "http", "https", "mailto"}
COMMONMARK = MarkdownIt("commonmark", {"html": True})


class Parsed(HTMLParser):
    """A page's elements, its visible text, and what stands in its script elements."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.scripts: list[str] = []
        self._inside: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in WITHOUT_END:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        (self.scripts if "script" in self._inside else self.text).append(data)

    @property
    def visible(self) -> str:
        return "".join(self.text)


def hostile_package(text: str) -> Package:
    """A package with the text in every field that holds free text; ``check`` would refuse much of it."""
    card = replace(
        SCORECARD,
        title=text,
        description=text,
        publisher=text,
        area=text,
        contact=text,
        outcomes=(Outcome("stay-safe", text, text),),
        licences=(Link(text, text),),
        sources=(Link(text, text),),
        illustrative=True,
    )
    one = indicator(
        title=text, phrase=text, owner=text, source=text, source_url=text, definition=text, caution=text, proxy_for=text
    )
    other = indicator(indicator="waits", title=text, follows="moves", source=text, definition=text)
    return package(
        {one: [("2023", 10.0, "p", text, 1, 10), ("2024", 12.0, "", text)], other: [("2024", 12.0, "", text)]},
        [("moves", "2023", "benchmark", 11.0, text), ("moves", "2024", "benchmark", 13.0, text)],
        [("moves", "2024", "england", 9.0), ("moves", "2024", "north", 8.0)],
        scorecard=card,
        areas=(Area("england", text, "nation", text, text), Area("north", text, "region")),
        frameworks=(FrameworkCode("moves", text, text),),
        issues=(Issue("homes", text, "open", text, ("moves",), text),),
        concerns=(DataConcern("late", text, text, "open", text, ("moves",), text),),
        assessments=(Assessment(text, text, text, "2024", text, "confirmed", text),),
        commentary={"summary": text, "moves": text},
    )


def pages_of(text: str, templates: Path = Path("nowhere")) -> list[tuple[Page, str]]:
    """Every page of a site about the package, as what it says and as Markdown; the text changes no judgement."""
    settings = Settings(text, "", Path(), Path(), templates, Path(), Path(), notice=text)
    said = telling.pages_of([replace(judged(), package=hostile_package(text))], Site(text, "", text))
    make = renderer(template_folders(settings), SAY)
    return [(page, as_markdown(make.render(page))) for page in said]


@cache
def judged() -> Edition:
    return judged_edition(hostile_package("A text"))


def body_of(source: str) -> str:
    return str(get_data(source)[0])


def as_mkdocs_does(body: str) -> str:
    return str(markdown.markdown(body, extensions=["toc", "tables", "fenced_code"]))


def scheme_of(address: str) -> str:
    """The scheme as a browser finds it: control characters and spaces before it and in it do not count."""
    found = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", address), re.IGNORECASE)
    return found[1].lower() if found else ""


def assert_nothing_runs(parsed: Parsed) -> None:
    for tag, attributes in parsed.elements:
        assert tag not in {"iframe", "object", "embed", "base", "meta", "style", "link", "img", "math"}
        assert tag != "form" or attributes.get("class") == "ot-search__form"
        assert tag != "script" or attributes.get("type") in ("application/json", "application/ld+json")
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in SHOWN_ATTRIBUTES:
                assert scheme_of(value or "") in SCHEMES, f"{name}={value}"


def visible_as(text: str) -> str:
    """The text as an HTML parser gives it back: it turns every line end into a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_there_are_enough_hostile_texts() -> None:
    assert len(set(hostile.STRINGS)) >= 60


def assert_front_matter_reads_back(page: Page, source: str) -> None:
    """YAML and MkDocs read the same title and description, in which no markup is left."""
    matter = yaml.safe_load(source.partition("---\n")[2].partition("\n---\n")[0])
    assert matter == get_data(source)[1]
    title = " – ".join([page.title, *(crumb.title for crumb in page.crumbs[1:-1])])
    tags = zip(matter.get("tags", []), page.codes, strict=True)
    for found, said in ((matter["title"], title), (matter["description"], page.description), *tags):
        assert not set(found) & set("<>\"'")
        assert unescape(found) == " ".join(said.split())


@pytest.mark.property
@pytest.mark.parametrize("text", hostile.STRINGS)
def test_no_text_in_the_data_can_run_and_every_text_can_be_read(text: str) -> None:
    pages = [(page, source) for page, source in pages_of(text) if isinstance(page, WITH_DATA)]
    assert {type(page) for page, _ in pages} == set(WITH_DATA)
    for page, source in pages:
        assert_front_matter_reads_back(page, source)
        for html in (as_mkdocs_does(body_of(source)), COMMONMARK.render(body_of(source))):
            parsed = Parsed(html)
            assert_nothing_runs(parsed)
            # The title, the area, the outcome, the source: not once, but wherever it stands.
            least = 5 if isinstance(page, (IndicatorPage, ScorecardPage)) else 1
            assert visible_as(parsed.visible).count(visible_as(text)) >= least
            lines = [line for script in parsed.scripts for line in json.loads(script).get("data", [])]
            assert not lines or text in [line["legendgroup"] for line in lines]
            assert lines or not isinstance(page, IndicatorPage)


@pytest.mark.parametrize("text", hostile.STRINGS)
def test_commentary_cannot_run(text: str) -> None:
    for told in (text, f"Before {text} after", f"[a]({text})", f"![a]({text})", f"- {text}\n- b", f"> {text}"):
        made = str(commentary(told))
        assert "\n\n" not in made
        for html in (made, as_mkdocs_does(f"<div>{made}</div>")):
            assert_nothing_runs(Parsed(html))
            assert not [tag for tag, _ in Parsed(html).elements if tag in ("script", "img", "svg", "details")]


def test_commentary_keeps_what_people_write() -> None:
    made = str(commentary("# Why\n\nIt *rose* by **two**.\n\n- [a](https://example.org/a?b=c)\n- b\n"))
    parsed = Parsed(made)
    tags = [tag for tag, _ in parsed.elements]
    assert tags == ["h3", "p", "em", "strong", "ul", "li", "a", "li"]
    assert dict(parsed.elements)["a"]["href"] == "https://example.org/a?b=c"
    assert " ".join(parsed.visible.split()) == "Why It rose by two. a b"


def test_headings_of_commentary_stand_below_those_of_the_page() -> None:
    made = str(commentary("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n"))
    assert not {"h1", "h2"} & {tag for tag, _ in Parsed(made).elements}


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_commentary_may_be_empty(text: str) -> None:
    assert str(commentary(text)) == ""


def test_every_block_of_a_page_is_html_to_any_markdown() -> None:
    for _, source in pages_of("Plain"):
        kinds = {token.type for token in COMMONMARK.parse(body_of(source))}
        assert kinds == {"html_block"}


def test_a_template_of_the_sites_own_takes_precedence(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "indicator.md.jinja").write_text("Own: {{ page.title }}\n", encoding="utf-8")
    pages = pages_of("a_b", tmp_path)
    (own, *_) = [source for page, source in pages if isinstance(page, IndicatorPage)]
    (card, *_) = [source for page, source in pages if isinstance(page, ScorecardPage)]
    assert body_of(own).strip() == "Own: a&#95;b&#58; a&#95;b"
    assert "ot-first" in card
