"""What stands around figures: the chart for other sites, where to propose a change, pages that send readers on."""

from collections.abc import Iterable, Iterator, Mapping

from outturn import words
from outturn.model import WORKING_COPY, Link
from outturn.pages import EmbedPage, RedirectPage, Site, Told
from outturn.settings import FIGURE_CHANGE
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

FIGURES = "outturns.csv"


def proposal(scorecard: str, site: Site) -> str:
    """Where a reader edits the scorecard's figures on the web; empty where the site names no such place."""
    return f"{site.editing}{scorecard}/{WORKING_COPY}/{FIGURES}" if site.editing else ""


EDIT, UPLOAD = "/edit/", "/upload/"
"""What stands before the branch in GitHub's addresses of its editor and of where files are uploaded."""


def upload(scorecard: str, site: Site) -> str:
    """Where a reader puts files in the place of the scorecard's; empty where the site is not kept on GitHub."""
    if not site.editing.startswith("https://github.com/") or EDIT not in site.editing:
        return ""
    return f"{site.editing.replace(EDIT, UPLOAD, 1)}{scorecard}/{WORKING_COPY}"


def form(scorecard: str, site: Site) -> str:
    """Where an officer asks for a change of the scorecard's figures in a form; empty where there is none."""
    return f"{site.issues}?template={FIGURE_CHANGE}&scorecard={scorecard}" if site.issues else ""


def editors(scorecard: str, names: Iterable[str], site: Site) -> tuple[Link, ...]:
    """Where a reader edits the scorecard's files on the web; none where the site names no such place."""
    home = f"{site.editing}{scorecard}/{WORKING_COPY}/"
    return tuple(Link(name, f"{home}{name}") for name in names) if site.editing else ()


def embed_link(scorecard: str, indicator: str, site: Site) -> Link:
    """Where an indicator's chart stands alone: its page on this site, under the address that other sites show."""
    address = addresses.embedded(scorecard, indicator)
    return Link(site.full(address), address)


def frozen_link(scorecard: str, number: str, indicator: str, site: Site) -> Link:
    """The same for the chart as it is in a sealed version, always."""
    address = addresses.frozen(scorecard, number, indicator)
    return Link(site.full(address), address)


def frozen_pages(say: Catalogue, told: Told, scorecard: str, version: Version, site: Site) -> Iterator[EmbedPage]:
    """The page for other sites of every indicator of a sealed version, which leads to its page in that version."""
    for page, one in zip(told.indicators, embed_pages(say, told, scorecard, version, site), strict=True):
        home = f"{addresses.version(scorecard, version.version)}{page.address}"
        address = addresses.frozen(scorecard, version.version, page.indicator)
        yield replace(one, address=address, home=Link(site.full(home), home), is_frozen=True)


def embed_pages(say: Catalogue, told: Told, scorecard: str, version: Version, site: Site) -> Iterator[EmbedPage]:
    """The page for other sites of every indicator of a scorecard's newest version."""
    for page in told.indicators:
        home = f"{addresses.scorecard(scorecard)}{page.address}"
        yield EmbedPage(
            address=addresses.embedded(scorecard, page.indicator),
            title=page.title,
            home=Link(site.full(home), home),
            headline=page.headline,
            chart=page.chart,
            source=page.source,
            published=say(
                "embed-published",
                title=told.scorecard.title,
                number=version.version,
                date=words.long_date(say, version.sealed),
            ),
            licences=page.licences,
            notice=site.notice,
            illustrative=page.illustrative,
        )


def redirect_pages(redirected: Mapping[str, str], site: Site) -> Iterator[RedirectPage]:
    """A page at every address that has moved; both addresses are given with a slash in front."""
    for old, new in redirected.items():
        if old.endswith("/"):
            yield RedirectPage(old.lstrip("/"), new.lstrip("/"), site.full(new.lstrip("/")))
