"""Which templates a page is made of: a change of any other has nothing made again, and none else can be used."""

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from built import change, contents, differing, invoked
from outturn.pipeline import plans, today, units
from outturn.pipeline.making import renderer
from outturn.render import RenderError, made_of
from outturn.settings import packaged
from outturn.story.lists import search_page
from outturn.words.catalogue import catalogue
from sealed import small_site

OURS = packaged("site_templates") / "pages"
TEXTS = {path.name: [path.read_text(encoding="utf-8")] for path in OURS.iterdir() if path.is_file()}


def as_jinja_has_it(name: str) -> set[str]:
    found, waiting = set[str](), {name}
    while waiting:
        one = waiting.pop()
        found.add(one)
        asked = set(meta.find_referenced_templates(Environment(autoescape=True).parse(TEXTS[one][0])))
        assert None not in asked
        waiting |= {other for other in asked if other} - found
    return found


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_our_templates_are_made_of_what_jinja_says(name: str) -> None:
    assert made_of(TEXTS, [name]) == as_jinja_has_it(name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", ""),
        ('{% import "b" as x with context %}', "b"),
        ("{%- from 'b' import x, y -%}", "b"),
        ('{%+ include "b" ignore missing without context %}', "b"),
        ('{% extends "b" %}{% include "c" %}', "bcd"),
        ('{% include "b" if x else "c" %}', "bcde"),
        ('{% include "b" ~ x %}', "bcde"),
        ('{% include ["b", "c"] %}', "bcde"),
        ('{% include ("b") %}', "bcde"),
        ("{% include name %}", "bcde"),
        ('{%\n  include\n  "b"\n%}', "b"),
        (r'{% include "\x62" %}', "bcde"),
        ('{% include "not there" %}', "not there"),
    ],
)
def test_whoever_asks_for_a_name_that_is_worked_out_is_made_of_all(text: str, found: str) -> None:
    texts = {"a": [text], "b": [""], "c": ['{% import "d" as d %}'], "d": [""], "e": [""]}
    others = {found} if found == "not there" else {*found}
    assert made_of(texts, ["a"]) == {"a", *others}
    asked = set(meta.find_referenced_templates(Environment(autoescape=True).parse(text)))
    assert None in asked or asked <= made_of(texts, ["a"])


def test_templates_of_all_folders_count() -> None:
    """A site's own may be taken away again."""
    assert made_of({"a": ['{% include "b" %}', '{% include "c" %}']}, ["a"]) == {"a", "b", "c"}


@pytest.mark.parametrize("names", [plans.TEMPLATES, today.TEMPLATES])
def test_scorecards_are_not_made_of_the_pages_of_the_site(names: tuple[str, ...]) -> None:
    made = made_of(TEXTS, names)
    assert {*names} < made < TEXTS.keys()
    assert not made & {"home.md.jinja", "attention.md.jinja", "place.md.jinja", "compare.md.jinja", "search.md.jinja"}


def test_what_was_not_counted_cannot_be_used() -> None:
    say = catalogue()
    page = search_page(say, [], "")
    assert renderer((OURS.parent,), say, frozenset({"search.md.jinja", "_parts.md.jinja"})).render(page).body
    for only in (frozenset({"search.md.jinja"}), frozenset({"_parts.md.jinja"}), frozenset[str]()):
        with pytest.raises(RenderError):
            renderer((OURS.parent,), say, only).render(page)


@pytest.mark.program
def test_another_home_page_has_no_scorecard_made_again(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "here"
    shutil.copytree(small_site(tmp_path_factory).parent, site)
    before = contents(site / "site")
    own = site / "site_templates" / "pages" / "home.md.jinja"
    own.parent.mkdir(parents=True)
    own.write_text(TEXTS["home.md.jinja"][0] + "<p>Changed</p>\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(units, "sealed", lambda *_: pytest.fail("it was made again"))
        assert invoked("build", "--jobs", "1", folder=site).returncode == 0
    assert differing(before, contents(site / "site")) == ["index.html"]
    change(own, "<p>Changed</p>\n", "")
    assert invoked("build", "--jobs", "1", folder=site).returncode == 0
    assert differing(before, contents(site / "site")) == []
