"""Overrides of the theme say the same in both languages that builders read them in: Jinja2 and MiniJinja."""

import html
import json
import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import minijinja
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from built import ROOT
from outturn.render import unhidden
from outturn.words.catalogue import catalogue

THEME = ROOT / "site_templates" / "theme"
TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html"))
DATA = re.compile(r'(?<=type="application/json" id="ot-words">)(.*?)(?=</script>)', re.DOTALL)
BLOCKS = (
    *("site_meta", "htmltitle", "extrahead", "header", "tabs", "site_nav", "container", "content", "config", "scripts"),
)
BASE = "".join(f"[{one}]{{% block {one} %}}theme's {one}{{% endblock %}}\n" for one in BLOCKS)
"""A theme of which every part can be overridden; what stands in it outside the blocks does not matter here."""


LINK = re.compile(r'<li><a href="([^"]*)"[^>]*>([^<]*)</a>')


class Words:
    """The theme's own words, as its templates ask for them."""

    def t(self, key: str) -> str:
        return f"word for {key}"


def address(url: str) -> str:
    return posixpath.join("../..", url)


def loaded(name: str) -> str | None:
    if name == "base.html":
        return BASE
    if name.startswith(".icons/"):
        return f"<svg>{name}</svg>"
    path = THEME / name
    if not path.is_file() and name.startswith("partials/"):
        return f"theme's {name}"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def by_jinja2(name: str, context: Mapping[str, Any]) -> str:
    environment = jinja2.Environment(loader=jinja2.FunctionLoader(loaded), autoescape=False)  # noqa: S701 - as in MkDocs
    environment.filters["url"] = address
    return environment.get_template(name).render(context)


def by_minijinja(name: str, context: Mapping[str, Any]) -> str:
    environment = minijinja.Environment(loader=loaded, auto_escape_callback=lambda _: False, pycompat=False)
    environment.add_filter("url", address)
    return environment.render_template(name, **context)


WORDS = catalogue().labels("theme-")
TAGS = [{"name": "NI 62", "url": "tags/#ni-62"}, {"name": "A & B"}]
PAGE: dict[str, Any] = {
    "title": "Waiting times",
    "meta": {
        "title": "Children&#x27;s &lt;homes&gt; &amp; schools",
        "description": "9 days. “Near”",
        "hide": ["navigation", "toc"],
    },
    "canonical_url": "https://scorecards.example/children/waits/?a=b&c=d",
    "is_homepage": False,
    "toc": [],
}
WRITTEN = {
    "title": "About <us>",
    "meta": {},
    "canonical_url": "https://scorecards.example/",
    "is_homepage": True,
    "toc": [{"id": "a"}],
}
HOME = SimpleNamespace(title="Home", url=".", active=False, children=None)
NAV = SimpleNamespace(
    homepage=HOME,
    items=[
        HOME,
        SimpleNamespace(title="A & Z", url="indicators/", active=True, children=None),
        SimpleNamespace(title="About", active=False, children=[SimpleNamespace(title="<us>", url="who-we-are/")]),
    ],
)
CONFIG: dict[str, Any] = {
    "site_name": "Scorecards of A & B",
    "site_url": "https://scorecards.example/",
    "site_description": "How we do.",
    "repo_url": "https://github.com/a/b",
    "repo_name": "a/b",
    "copyright": "<b>A</b>",
    "theme": {
        "favicon": "assets/favicon.svg",
        "icon": {"search": "material/looking"},
        "features": ["search.suggest"],
        "palette": [{"scheme": "default"}],
    },
    "plugins": {"material/search": {}},
    "extra": {"words": WORDS, "feedback": "mailto:us@scorecards.example"},
}
BARE = {
    **CONFIG,
    "site_url": "",
    "repo_url": "",
    "copyright": "",
    "extra": {"words": WORDS, "generator": False},
    "theme": {"icon": {}},
    "plugins": {},
}
FORM = {**CONFIG, "extra": {"words": WORDS, "feedback": "https://forms.example/?a=1&b=2"}}
ISSUE = {**CONFIG, "extra": {"words": WORDS, "feedback": "https://github.com/a/b/issues/new?template=figure-wrong.yml"}}
ASKED = {**CONFIG, "extra": {"words": WORDS, "feedback": "mailto:us@scorecards.example?subject=Figures"}}
SHARED = {
    "shared": "Children&#39;s &lt;homes&gt;: 6.1%",
    "picture": "embed/children/waits/picture.png",
    "picture_alt": "A line &amp; a figure",
    "robots": "noindex, follow",
    "latest": "../../../waits/",
}
TABBED = '<div class="tabbed-set tabbed-alternate" data-tabs="1:2">'
CONTEXTS: dict[str, dict[str, Any]] = {
    "a shared page": {"page": {**PAGE, "meta": {**PAGE["meta"], **SHARED}}, "config": CONFIG, "features": []},
    "a made page": {"page": PAGE, "config": CONFIG, "features": ["search.suggest"], "tags": TAGS},
    "a written page": {"page": WRITTEN, "config": FORM, "features": [], "tags": TAGS},
    "a form of GitHub": {"page": PAGE, "config": ISSUE, "features": []},
    "an address with a question": {"page": WRITTEN, "config": ASKED, "features": []},
    "a page with tabs": {"page": {**WRITTEN, "content": TABBED}, "config": CONFIG, "features": []},
    "a site whose code is copied": {"page": PAGE, "config": CONFIG, "features": ["content.code.copy"]},
    "a site with a script": {"page": PAGE, "config": {**CONFIG, "extra_javascript": ["own.js"]}, "features": []},
    "no page": {"config": CONFIG, "features": []},
    "Zensical": {"page": PAGE, "config": CONFIG, "features": ["search.suggest"], "generator": "zensical-0.0.73"},
    "a page of nothing": {"page": {"meta": None}, "config": BARE, "features": []},
}


def test_there_are_templates() -> None:
    assert {"main.html", "404.html", "partials/copyright.html"} <= set(TEMPLATES)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_both_languages_say_the_same(template: str, context: str) -> None:
    found, expected = (
        one(template, {"lang": Words(), "nav": NAV, **CONTEXTS[context]}) for one in (by_minijinja, by_jinja2)
    )
    assert said(found) == said(expected)
    assert DATA.findall(found) or "application/json" not in found


@pytest.mark.parametrize("made_by", [by_jinja2, by_minijinja])
def test_the_header_has_the_first_pages_and_a_menu_of_everything(made_by: Callable[..., str]) -> None:
    header = made_by("partials/header.html", {"lang": Words(), "nav": NAV, **CONTEXTS["a made page"]})
    row, menu = header.split("<details")
    links = [(html.unescape(name), html.unescape(address)) for address, name in LINK.findall(row.partition("</ul>")[0])]
    assert links == [("A & Z", "../../indicators/")]
    assert [html.unescape(name) for _, name in LINK.findall(menu)] == ["Home", "A & Z", "About"]
    assert re.findall(r'aria-current="true">([^<]*)<', menu) == ["A &amp; Z"]


def said(markup: str) -> list[str]:
    """The markup word by word, whichever of its names an entity has and whatever order a JSON object."""
    return html.unescape(DATA.sub(lambda found: json.dumps(json.loads(found[1]), sort_keys=True), markup)).split()


@pytest.mark.parametrize("made_by", [by_jinja2, by_minijinja])
def test_the_themes_script_is_left_out_where_nothing_needs_it(made_by: Callable[..., str]) -> None:
    said = {name: made_by("main.html", {"lang": Words(), "nav": NAV, **one}) for name, one in CONTEXTS.items()}
    theirs = {name for name, text in said.items() if "theme's scripts" in text}
    assert theirs == {"a page with tabs", "a site whose code is copied", "a site with a script", "Zensical"}
    assert {name for name, text in said.items() if "theme's config" in text} == theirs
    assert {name for name, text in said.items() if "data-alone" not in text} == theirs


@pytest.mark.parametrize("made_by", [by_jinja2, by_minijinja])
def test_the_foot_leads_to_where_readers_write(made_by: Callable[..., str]) -> None:
    foot = {name: html.unescape(made_by("partials/copyright.html", one)) for name, one in CONTEXTS.items()}
    assert 'href="mailto:us@scorecards.example?subject=https%3A' in foot["a made page"]
    assert 'href="https://forms.example/?a=1&b=2"' in foot["a written page"]
    assert "issues/new?template=figure-wrong.yml&page=https%3A" in foot["a form of GitHub"]
    assert 'href="mailto:us@scorecards.example?subject=Figures"' in foot["an address with a question"]
    assert 'href="mailto:us@scorecards.example"' in foot["no page"]
    assert WORDS["theme-feedback"] in foot["a made page"]
    assert WORDS["theme-feedback"] not in foot["a page of nothing"]


@pytest.mark.parametrize("made_by", [by_jinja2, by_minijinja])
def test_a_title_is_text_in_what_is_shared(made_by: Callable[..., str]) -> None:
    said = made_by("main.html", {"lang": Words(), **CONTEXTS["a made page"]})
    (title,) = [line for line in said.splitlines() if 'property="og:title"' in line]
    assert (
        html.unescape(title.partition('content="')[2].removesuffix('">'))
        == "Children's <homes> & schools - Scorecards of A & B"
    )
    assert "<homes>" not in title


@pytest.mark.parametrize("made_by", [by_jinja2, by_minijinja])
def test_a_page_says_of_itself_what_is_shared_whether_it_is_listed_and_where_the_newest_is(
    made_by: Callable[..., str],
) -> None:
    said = html.unescape(made_by("main.html", {"lang": Words(), **CONTEXTS["a shared page"]}))
    assert '<meta property="og:title" content="Children\'s <homes>: 6.1%">' in said
    assert 'property="og:image" content="https://scorecards.example/embed/children/waits/picture.png"' in said
    assert 'property="og:image:alt" content="A line & a figure"' in said
    assert '<meta name="robots" content="noindex, follow">' in said
    assert '<link rel="latest-version" href="../../../waits/">' in said


@pytest.mark.parametrize("made_by", [by_jinja2, by_minijinja])
def test_a_page_of_which_nothing_more_is_said_has_the_sites_picture_and_is_listed(made_by: Callable[..., str]) -> None:
    said = html.unescape(made_by("main.html", {"lang": Words(), **CONTEXTS["a made page"]}))
    assert 'property="og:image" content="https://scorecards.example/assets/social.png"' in said
    assert f'property="og:image:alt" content="{WORDS["theme-picture"]}"' in said
    assert 'name="robots"' not in said
    assert "latest-version" not in said
    assert 'name="robots" content="noindex, follow"' in made_by("404.html", {"lang": Words(), **CONTEXTS["no page"]})


def test_mkdocs_copies_the_same_of_the_theme_when_hidden_templates_are_not_listed(tmp_path: Path) -> None:
    (tmp_path / "theme" / ".hidden").mkdir(parents=True)
    (tmp_path / "theme" / "sub").mkdir()
    for name in ("own.css", ".hidden/no.css", ".no.css", "sub/.no.css", "sub/own.js", "main.html"):
        (tmp_path / "theme" / name).write_text("", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Tiny\ntheme:\n  name: material\n  custom_dir: theme\n", encoding="utf-8"
    )
    config = load_config(str(tmp_path / "mkdocs.yml"))
    every, visible = Files([]), Files([])
    every.add_files_from_theme(config.theme.get_env(), config)
    visible.add_files_from_theme(unhidden(config.theme.get_env()), config)
    assert [(one.src_uri, one.src_dir) for one in visible] == [(one.src_uri, one.src_dir) for one in every]
    assert {"own.css", "sub/own.js"} <= {one.src_uri for one in visible}
    assert unhidden(config.theme.get_env()).get_template(".icons/material/home.svg").render()
