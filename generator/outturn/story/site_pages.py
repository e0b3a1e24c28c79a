"""The site's own pages: what they say of all scorecards together."""

from collections.abc import Iterator, Mapping, Sequence

from outturn.pages import Page, Site
from outturn.story.attention import attention_page
from outturn.story.check_page import check_page
from outturn.story.crumbs import about_crumb, home_crumb
from outturn.story.downloads import data_page
from outturn.story.findings import findings_page
from outturn.story.frameworks import frameworks_page
from outturn.story.gaps import gaps_page
from outturn.story.gone import Former, gone_pages
from outturn.story.home import home_page, news
from outturn.story.lists import index_page, site_map_page, sources_page
from outturn.story.overview import Overview
from outturn.story.profile import profile_page
from outturn.story.standing import plain_citation
from outturn.values import replace
from outturn.versions.history import Register
from outturn.words.catalogue import Catalogue

NEVER = "1970-01-01"
"""The day of a site that has no scorecard."""


def site_pages(
    say: Catalogue,
    overviews: Sequence[Overview],
    register: Register,
    former: Former,
    site: Site,
    runtime: Mapping[str, int],
) -> Iterator[Page]:
    """Every page that is no scorecard's own, in a settled order; ``former`` are addresses that lost their page.

    ``runtime`` are the files that a browser loads to check others, with their bytes.
    """
    yield from gone_pages(say, register, former, {one.name: one.scorecard.title for one in overviews}, site)
    updated = max((one.created for one in overviews), default=NEVER)
    every = [concern for one in overviews for concern in one.concerns]
    attention = attention_page(say, [one.attention for one in overviews], every, site.notice)
    pages: list[Page] = [
        home_page(say, [one.card for one in overviews], news(say, overviews, register), every, attention, site),
        attention,
        index_page(say, [row for one in overviews for row in one.rows], site.notice),
        frameworks_page(say, [use for one in overviews for use in one.codes], site.notice),
        gaps_page(say, [gap for one in overviews for gap in one.gaps], site.notice),
        check_page(say, overviews, register, runtime, site),
        sources_page(say, overviews, site.notice),
        profile_page(say, (home_crumb(say), about_crumb(say)), site.notice),
        findings_page(say, (home_crumb(say), about_crumb(say)), site.notice),
        data_page(say, overviews, site, updated),
        site_map_page(say, [one.entry for one in overviews], site.notice),
    ]
    for page in pages:
        yield replace(page, updated=updated, citation=plain_citation(say, page.title, page.address, site))
