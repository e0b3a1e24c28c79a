"""What a page says to Markdown; the only module that knows jinja2 and nh3.

Nothing in the data can run: every printed text has each character that is not a letter, a digit or a space turned
into an entity; commentary goes through markdown-it without HTML and then through nh3; front matter is dumped.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from string import Formatter
from types import CodeType
from typing import Any

import nh3
import yaml
from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from outturn import pages
from outturn.commonmark import COMMONMARK
from outturn.errors import PlainError
from outturn.model import SLUG, VERSION
from outturn.words.catalogue import Catalogue

TOLD = "page-"
"""How the keys of words begin that a page keeps for ever, because they state, label or explain its figures."""
TEMPLATES = {
    pages.HomePage: "home.md.jinja",
    pages.ScorecardPage: "scorecard.md.jinja",
    pages.IndicatorPage: "indicator.md.jinja",
    pages.IndexPage: "indicators.md.jinja",
    pages.SourcesPage: "sources.md.jinja",
    pages.ProfilePage: "data-profile.md.jinja",
    pages.FindingsPage: "findings.md.jinja",
    pages.VersionsPage: "versions.md.jinja",
    pages.DownloadsPage: "downloads.md.jinja",
    pages.DataPage: "data.md.jinja",
    pages.AttentionPage: "attention.md.jinja",
    pages.FrameworksPage: "frameworks.md.jinja",
    pages.GapsPage: "gaps.md.jinja",
    pages.SiteMapPage: "site-map.md.jinja",
    pages.GonePage: "gone.md.jinja",
    pages.RedirectPage: "redirect.html.jinja",
    pages.EmbedPage: "embed.html.jinja",
    pages.PreviewBox: "preview.html.jinja",
}
COMMENTARY_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "br", "h3", "h4", "h5", "h6", "hr"}
HIDDEN = ("navigation", "toc")
"""What no page of ours has of the theme's: the menu and the contents at its sides."""
BOOST = 2
"""How much more an indicator counts in a search than a page about it."""
SHIFT_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}

_SPECIAL = re.compile(r"[^\w ]|_")
_FIGURE = r"£?\d[\d,]*(?:\.\d+)?%?"
_HARMLESS = re.compile(rf"{VERSION}|{_FIGURE}(?: (?:of|to) {_FIGURE})?|\d{{4}}/\d\d|{SLUG}", re.ASCII)
"""Formatted figures, a version's number, a year or a slug: they mean nothing to HTML or Markdown and stand so."""
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_PLAIN_ADDRESS = re.compile(r"[a-z0-9./#-]+")
_MARK = Markup("<!-- outturn box -->")
_LINK_END = Markup("</a>")


@lru_cache(maxsize=50_000)
def entities(text: str) -> Markup:
    """The text as HTML: nothing but letters, digits and spaces stands for itself, save in a whole figure or slug."""
    if _HARMLESS.fullmatch(text):
        return Markup(text)  # noqa: S704
    return Markup(_SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text))  # noqa: S704


def _escaped(value: object) -> str:
    """What a template prints of a value."""
    if type(value) is str:
        return entities(value)
    if isinstance(value, Markup):
        return value
    return str(value) if isinstance(value, (int, float)) else entities(str(value))


class _Printing(CodeGenerator):
    """Jinja's own code without its escaping of what ``_escaped`` has escaped already, which is half of its cost."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(")")


class Templates(Environment):
    """Jinja's environment with that code."""

    code_generator_class = _Printing


class RenderError(PlainError):
    """A template is wrong; the message says which and how."""


class _Words:
    """What a template calls for its words: ``label("page-rating")``, with gaps ``label("page-area", area=one.title)``.

    A text is escaped as data is, and so is what fills a gap, unless it is markup; braces in what fills a gap mean
    nothing. ``texts`` are looked at in their order.
    """

    def __init__(self, template: str, *texts: Mapping[str, str]) -> None:
        self._template, self._texts = template, texts

    def __call__(self, key: str, **gaps: object) -> Markup:
        for known in self._texts:
            if key in known:
                return self._said(key, known[key], gaps)
        message = f"The template {self._template} asks for the words “{key}”, which no catalogue has"
        raise RenderError(message)

    def _said(self, key: str, text: str, gaps: Mapping[str, object]) -> Markup:
        try:
            plain, pieces = _pieces(text)
            if plain is not None:
                return plain
            said = [before if name is None else f"{before}{_escaped(gaps[name])}" for before, name in pieces]
            return Markup("".join(said))  # noqa: S704
        except KeyError as error:
            message = f"The template {self._template} does not fill the gap {error} of the words “{key}”"
            raise RenderError(message) from error
        except ValueError as error:
            message = f"The template {self._template} cannot say the words “{key}”: {error}"
            raise RenderError(message) from error


def linked(link: str = "", *, target: str = "", **more: str) -> dict[str, Markup]:
    """The gaps ``{link}`` and ``{link_end}`` around words that lead to an address, and the same for ``more`` of them.

    Around those without an address stands nothing.
    """
    attribute = f' target="{target}"' if target else ""
    gaps = {}
    for name, address in {"link": link, **more}.items():
        gaps[name] = Markup(f'<a href="{_escaped(address)}"{attribute}>' if address else "")  # noqa: S704
        gaps[f"{name}_end"] = _LINK_END if address else Markup()
    return gaps


@lru_cache(maxsize=10_000)
def _pieces(text: str) -> tuple[Markup | None, tuple[tuple[Markup, str | None], ...]]:
    """A text without gaps, escaped, or None; and the text cut behind its gaps: what stands before each, and its name.

    Raises ValueError where a brace is not closed.
    """
    pieces = tuple((entities(before), name) for before, name, _, _ in Formatter().parse(text))
    has_gaps = any(name is not None for _, name in pieces)
    return None if has_gaps else Markup("").join(before for before, _ in pieces), pieces


class _Compiled(BytecodeCache):
    """Templates that this process has compiled: when one is changed, the others are not compiled again."""

    def __init__(self) -> None:
        self._known = dict[tuple[str, str], CodeType]()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what was compiled of the same text."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, in place of what was before."""
        if bucket.code:
            self._known = {key: code for key, code in self._known.items() if key[0] != bucket.key}
            self._known[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class Renderer:
    """Turns pages into Markdown with the templates of the given folders, the first of which takes precedence.

    ``drawing`` holds what the templates call to draw: ``draw``, ``draw_dots``, ``draw_bar``, ``spark`` and ``plotly``;
    ``say`` holds the words of today.
    """

    def __init__(self, folders: Sequence[Path], drawing: Mapping[str, Callable[..., object]], say: Catalogue) -> None:
        self._texts = say.labels("")
        self._environment = Templates(
            autoescape=True,
            finalize=_escaped,
            loader=FileSystemLoader([folder / "pages" for folder in folders]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_COMPILED,
        )
        self._environment.globals |= {**drawing, "linked": linked, "language": say.language}
        self._environment.filters |= {"commentary": commentary, "script_json": script_json, "as_text": as_text}

    def compile(self) -> None:
        """Read every template, which else is read when a page asks for it; raises RenderError where one cannot be."""
        for name in self._environment.list_templates(extensions=["jinja"]):
            self._template(name)

    def render(self, page: pages.Page, labels: Mapping[str, str] | None = None) -> pages.Rendered:
        """The page as text; no line of its body is empty inside an HTML block.

        ``labels`` are the words that were stored with the page, by their keys (those that begin with ``TOLD``), as the
        catalogue had them; a page of today has none, and what was not stored is said in today's words.

        Raises RenderError when its template is missing or wrong, or asks for words that there are not.
        """
        return self._rendered(page, labels or {}, self._box(page))

    def render_apart(self, page: pages.Page, labels: Mapping[str, str] | None = None) -> pages.Rendered:
        """The page as ``render`` has it, with a mark where ``with_box`` puts what is said of it today."""
        return self._rendered(page, labels or {}, _MARK)

    def box(self, address: str, standing: pages.Standing | None, successions: tuple[pages.Succession, ...]) -> Markup:
        """What is said today of the page at that address; RenderError as with ``render``."""
        return self._box(_Today(address, standing, successions))

    def with_box(self, page: pages.Rendered, box: str) -> pages.Rendered:
        """A page that was rendered apart, with its box."""
        return replace(page, body=page.body.replace(_MARK, box, 1))

    def _box(self, page: "pages.Page | _Today") -> Markup:
        if not page.standing and not page.successions:
            return Markup()
        return Markup(self._filled("box.md.jinja", page, {}))  # noqa: S704 - a template made it

    def _rendered(self, page: pages.Page, labels: Mapping[str, str], box: Markup) -> pages.Rendered:
        return pages.Rendered(
            source=f"{page.address}index.md",
            title=_plain(" – ".join([page.title, *(crumb.title for crumb in page.crumbs[1:-1])])),
            description=_plain(page.description),
            body=self._filled(TEMPLATES[type(page)], page, labels, box=box),
            updated=page.updated,
            tags=() if page.is_unsearched else tuple(_plain(code) for code in page.codes),
            boost=BOOST if isinstance(page, pages.IndicatorPage) and not page.is_unsearched else 0,
            is_unsearched=page.is_unsearched,
        )

    def render_whole(
        self,
        page: pages.RedirectPage | pages.EmbedPage | pages.PreviewBox,
        labels: Mapping[str, str] | None = None,
    ) -> str:
        """A page that stands alone, or a box on one, as HTML; ``labels`` and RenderError as with ``render``."""
        return self._filled(TEMPLATES[type(page)], page, labels or {})

    def _filled(
        self,
        name: str,
        page: "pages.Page | pages.RedirectPage | pages.EmbedPage | pages.PreviewBox | _Today",
        labels: Mapping[str, str],
        **more: Markup,
    ) -> str:
        words = {"label": _Words(name, labels, self._texts), "now": _Words(name, self._texts)}
        template = self._template(name)
        try:
            body = template.render(page=page, to=_Links(page.address), **words, **more)
        except TemplateSyntaxError as error:  # of one that this one asks for
            raise RenderError(_unread(name, error)) from error
        except (TemplateError, TypeError, AttributeError) as error:
            message = f"The template {name} cannot be used for the page “{page.address}”: {error}"
            raise RenderError(message) from error
        return f"{body.strip()}\n"

    def _template(self, name: str) -> Template:
        try:
            return self._environment.get_template(name)
        except TemplateSyntaxError as error:
            raise RenderError(_unread(name, error)) from error
        except TemplateError as error:
            message = f"The template {name} cannot be read: {error}"
            raise RenderError(message) from error


@contextmanager
def themed() -> Iterator[None]:
    """Turn what is wrong in a template that somebody else reads, such as the theme's, into RenderError."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise RenderError(_unread(error.name or "", error)) from error
    except TemplateError as error:
        message = f"A template of the theme cannot be used: {error}"
        raise RenderError(message) from error


def _unread(name: str, error: TemplateSyntaxError) -> str:
    return f"The template {error.filename or name}, line {error.lineno}, cannot be read: {error.message}"


@dataclass(frozen=True, slots=True)
class _Today:
    """What is said today on a page at that address."""

    address: str
    standing: pages.Standing | None
    successions: tuple[pages.Succession, ...]


class _Links:
    """Relative addresses from one page: ``to("about/")`` is how the page links there."""

    def __init__(self, address: str) -> None:
        self._folders = address.split("/")[:-1]

    def __call__(self, address: str) -> Markup:
        path, mark, fragment = address.partition("#")
        parts = path.split("/")
        common = 0
        for one, other in zip(self._folders, parts[:-1], strict=False):
            if one != other:
                break
            common += 1
        relative = "../" * (len(self._folders) - common) + "/".join(parts[common:])
        found = f"{relative or './'}{mark}{fragment}"
        return Markup(found) if _PLAIN_ADDRESS.fullmatch(found) else entities(found)  # noqa: S704


def as_markdown(page: pages.Rendered) -> str:
    """The page as Markdown with front matter, as every site builder reads it."""
    search = {"exclude": True} if page.is_unsearched else {"boost": page.boost} if page.boost else {}
    matter = {
        "title": page.title,
        "description": page.description,
        "hide": list(HIDDEN),
        **({"updated": page.updated} if page.updated else {}),
        **({"search": search} if search else {}),
        **({"tags": list(page.tags)} if page.tags else {}),
    }
    dumped = yaml.dump(matter, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n\n{page.body}"


def _plain(text: str) -> str:
    """Text in one line, escaped as a template would do it, because those of site builders do not."""
    return str(escape(" ".join(text.split())))


def script_json(value: object) -> Markup:
    """The value as JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return Markup(re.sub(r"[<>&]", lambda match: f"\\u{ord(match[0]):04x}", text))  # noqa: S704


def as_text(markup: Markup) -> Markup:
    """Markup as a reader sees it who is to copy it: its own characters turned into entities."""
    return entities(str(markup))


def commentary(text: str) -> Markup:
    """Commentary as safe HTML without empty lines; its headings come below those of the page."""
    tokens = COMMONMARK.parse(text)
    for token in tokens:
        token.tag = SHIFT_HEADINGS.get(token.tag, token.tag)
    made = COMMONMARK.renderer.render(tokens, COMMONMARK.options, {})
    attributes: Mapping[str, set[str]] = {"a": {"href"}}
    safe = nh3.clean(
        made,
        tags=COMMENTARY_TAGS,
        attributes={tag: set(names) for tag, names in attributes.items()},
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener",
    )
    return Markup(safe.strip().replace("\n", "&#10;"))  # noqa: S704
