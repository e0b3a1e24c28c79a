"""Editions told and put in place without a folder of packages, and a site's pages without its files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from outturn.pages import Page, Site
from outturn.pipeline.checking import Checked
from outturn.pipeline.comparing import across, with_figures
from outturn.pipeline.site import made
from outturn.render import as_markdown
from outturn.settings import Settings
from outturn.story.gone import Former
from outturn.story.leaving import left, newest_alone
from outturn.story.overview import overview
from outturn.story.placed import Place, current_pages
from outturn.story.site_pages import site_pages
from outturn.story.standing import Later
from outturn.story.told import told
from outturn.versions import addresses
from outturn.versions.history import Edition
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue, catalogue


def pages_of(
    editions: Sequence[Edition], site: Site, former: Former | None = None, say: Catalogue | None = None
) -> list[Page]:
    """Every page of a site of these working copies."""
    words = say or catalogue()
    pages: list[Page] = []
    overviews, behind = [], {}
    for edition in editions:
        name = edition.package.scorecard.name
        telling = told(edition, words)
        pages += current_pages(Place(name, addresses.scorecard(name), telling, site, words), None, Later())
        behind[name] = left(edition, {})
        one = overview(words, name, telling, None, behind[name])
        overviews.append(replace(one, left=newest_alone(behind[name])))
    overviews = with_figures(overviews, Register(), behind.__getitem__)
    seen = across(overviews, Register(), lambda _: ())
    return [*pages, *site_pages(words, overviews, Register(), former or {}, site, seen)]


def markdown_pages(settings: Settings, checked: Checked, *, preview: bool = False) -> Iterator[tuple[str, str]]:
    """Every generated page as its source path and its Markdown."""
    for one in made(settings, checked, preview=preview):
        if not isinstance(one, tuple):
            yield one.source, as_markdown(one)


def site_files(settings: Settings, checked: Checked) -> Iterator[tuple[str, bytes]]:
    """Every file beside the pages as its name and its content."""
    for one in made(settings, checked):
        if isinstance(one, tuple):
            yield one
