"""A page's values to the text of its body, by the template of its kind."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from outturn import pages
from outturn.model import Link
from outturn.render.commentary import commentary, report
from outturn.render.escaping import entities, escaped
from outturn.render.labels import Filled, Words, filling, linked, to
from outturn.render.markdown import in_a_line
from outturn.render.templates import Before, RenderError, Templates, compiled, unread
from outturn.values import as_json
from outturn.words.catalogue import Catalogue

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
    pages.CalendarPage: "calendar.md.jinja",
    pages.IssuesPage: "issues.md.jinja",
    pages.DataQualityPage: "data-quality.md.jinja",
    pages.ExceptionsPage: "exceptions.md.jinja",
    pages.PlacesPage: "places.md.jinja",
    pages.PlacePage: "place.md.jinja",
    pages.CompareIndexPage: "compare-index.md.jinja",
    pages.ComparePage: "compare.md.jinja",
    pages.SiteMapPage: "site-map.md.jinja",
    pages.SearchPage: "search.md.jinja",
    pages.GonePage: "gone.md.jinja",
    pages.RedirectPage: "redirect.html.jinja",
    pages.EmbedPage: "embed.html.jinja",
    pages.PreviewBox: "preview.html.jinja",
    pages.CheckPage: "check.md.jinja",
    pages.VerifyPage: "verify.md.jinja",
    pages.LookedBox: "looked.html.jinja",
    pages.MeetingPage: "meeting.md.jinja",
    pages.MeetingsPage: "meetings.md.jinja",
}
BOOST = 2
"""How much more an indicator counts in a search than a page about it."""
_PLAIN_ADDRESS = re.compile(r"[a-z0-9./#-]+")
_IN_SCRIPT = re.compile(r"[<>&]")
_MARK = Markup("<!-- outturn box -->")


class Renderer:
    """Turns pages into Markdown with the templates of the given folders, the first of which takes precedence.

    ``drawing`` holds what the templates call to draw: ``draw``, ``draw_dots``, ``draw_bar``, ``spark`` and ``plotly``;
    ``say`` holds the words of today; what was compiled ``before`` is taken from there. Where ``only`` some templates
    may be used, any other is as one that is not there.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        drawing: Mapping[str, Callable[..., object]],
        say: Catalogue,
        before: Before | None = None,
        only: Container[str] | None = None,
    ) -> None:
        today = say.labels("")
        words = {"label": Words(today, stored=True), "now": Words(today, stored=False), "to": to}
        given = {**drawing, **words, "linked": linked, "language": say.language}
        places = tuple(folder / "pages" for folder in folders)
        self._environment = _environment(_Loader(places, only), given, before)

    def compile(self) -> None:
        """Read every template, which else is read when a page asks for it; raises RenderError where one cannot be."""
        for name in self._environment.list_templates(extensions=["jinja"]):
            self._template(name)

    def render(self, page: pages.Page, labels: Mapping[str, str] | None = None) -> pages.Rendered:
        """The page as text; no line of its body is empty inside an HTML block.

        ``labels`` are the words that were stored with the page, by their keys (those that begin with ``page-``), as the
        catalogue had them; a page of today has none, and what was not stored is said in today's words.

        Raises RenderError when its template is missing or wrong, or asks for words that there are not.
        """
        return self._rendered(page, labels or {}, self._box(page))

    def render_apart(self, page: pages.Page, labels: Mapping[str, str] | None = None) -> pages.Rendered:
        """The page as ``render`` has it, with a mark where ``with_box`` puts what is said of it today."""
        return self._rendered(page, labels or {}, _MARK)

    def box(
        self,
        address: str,
        standing: pages.Standing | None,
        successions: tuple[pages.Succession, ...],
        meetings: tuple[Link, ...] = (),
    ) -> Markup:
        """What is said today of the page at that address; RenderError as with ``render``."""
        return self._box(_Today(address, standing, successions, meetings))

    def with_box(self, page: pages.Rendered, box: str, latest: str = "") -> pages.Rendered:
        """A page that was rendered apart, with its box, and where the newest page says the same if one does."""
        link = str(_Links(page.address)(latest)) if latest else ""
        return replace(page, body=page.body.replace(_MARK, box, 1), latest=link)

    def _box(self, page: "pages.Page | _Today") -> Markup:
        if not (page.standing or page.successions or page.meetings):
            return Markup()
        return Markup(self._filled("box.md.jinja", page, {}))  # noqa: S704 - a template made it

    def _rendered(self, page: pages.Page, labels: Mapping[str, str], box: Markup) -> pages.Rendered:
        return pages.Rendered(
            source=f"{page.address}index.md",
            title=in_a_line(" – ".join(_titles(page))),
            description=in_a_line(page.description),
            body=self._filled(TEMPLATES[type(page)], page, labels, box=box),
            updated=page.updated,
            tags=() if page.is_unsearched else tuple(in_a_line(code) for code in page.codes),
            boost=BOOST if isinstance(page, pages.IndicatorPage) and not page.is_unsearched else 0,
            is_unsearched=page.is_unsearched,
            shared=in_a_line(page.shared),
            picture=page.picture,
            picture_alt=in_a_line(page.picture_alt),
        )

    def render_whole(
        self,
        page: pages.RedirectPage | pages.EmbedPage | pages.PreviewBox | pages.LookedBox,
        labels: Mapping[str, str] | None = None,
    ) -> str:
        """A page that stands alone, or a box on one, as HTML; ``labels`` and RenderError as with ``render``."""
        return self._filled(TEMPLATES[type(page)], page, labels or {}, box=Markup())

    def render_embed(self, page: pages.EmbedPage, labels: Mapping[str, str] | None = None) -> bytes:
        """A chart of a sealed version for other sites, with a mark where ``with_embed_box`` puts what is said today."""
        return self._filled(TEMPLATES[type(page)], page, labels or {}, box=_MARK).encode("utf-8")

    def embed_box(self, address: str, standing: pages.Standing) -> Markup:
        """What is said today of the chart at that address; its links leave the frame that it stands in."""
        return Markup(self._filled("embed-box.html.jinja", _Today(address, standing, (), ()), {}))  # noqa: S704 - as above

    def with_embed_box(self, content: bytes, box: str) -> bytes:
        """A chart that was rendered so, with its box."""
        return content.replace(_MARK.encode(), box.encode("utf-8"), 1)

    def _filled(
        self,
        name: str,
        page: "pages.Page | pages.RedirectPage | pages.EmbedPage | pages.PreviewBox | pages.LookedBox | _Today",
        labels: Mapping[str, str],
        **more: Markup,
    ) -> str:
        links = _Links(page.address)
        template = self._template(name)
        try:
            with filling(Filled(name, labels, links)):
                body = template.render(page=page, to=links, **more)
        except TemplateSyntaxError as error:  # of one that this one asks for
            raise RenderError(unread(name, error)) from error
        except (TemplateError, TypeError, AttributeError) as error:
            message = f"The template {name} cannot be used for the page “{page.address}”: {error}"
            raise RenderError(message) from error
        return f"{body.strip()}\n"

    def _template(self, name: str) -> Template:
        try:
            return self._environment.get_template(name)
        except TemplateSyntaxError as error:
            raise RenderError(unread(name, error)) from error
        except TemplateError as error:
            message = f"The template {name} cannot be read: {error}"
            raise RenderError(message) from error


class _Loader(FileSystemLoader):
    """Templates in those folders, or ``only`` some of them."""

    def __init__(self, places: Sequence[Path], only: Container[str] | None) -> None:
        super().__init__(places)
        self._only = only

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """A template's text and its file; raises TemplateNotFound."""
        if self._only is not None and template not in self._only:
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


def _environment(loader: FileSystemLoader, given: Mapping[str, object], before: Before | None) -> Templates:
    """Jinja's environment for templates, with what they call."""
    made = Templates(
        autoescape=True,
        finalize=escaped,
        loader=loader,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled("pages", before),
    )
    made.globals |= given
    made.filters |= {"commentary": commentary, "report": report, "script_json": script_json, "as_text": as_text}
    return made


@dataclass(frozen=True, slots=True)
class _Today:
    """What is said today on a page at that address."""

    address: str
    standing: pages.Standing | None
    successions: tuple[pages.Succession, ...]
    meetings: tuple[Link, ...]


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


def _titles(page: pages.Page) -> list[str]:
    """The page's title, then what it is part of; where that has the same title, what tells the two apart."""
    above = [crumb.title for crumb in page.crumbs[1:-1]]
    if page.title not in above:
        return [page.title, *above]
    return [page.title, *(one for one in above if one != page.title), page.crumbs[-1].title]


def script_json(value: object) -> Markup:
    """The value as JSON that can stand inside a script element."""
    return Markup(_IN_SCRIPT.sub(lambda match: f"\\u{ord(match[0]):04x}", as_json(value)))  # noqa: S704


def as_text(markup: Markup) -> Markup:
    """Markup as a reader sees it who is to copy it: its own characters turned into entities."""
    return entities(str(markup))
