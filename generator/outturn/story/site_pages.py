"""The site's own pages: what they say of all scorecards together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from outturn.model import Link
from outturn.pages import Dated, Page, Site, Succession
from outturn.story.attention import attention_page
from outturn.story.calendar import calendar_page
from outturn.story.check_page import check_page
from outturn.story.compare import Placed, compare_index, compare_page, rank_of
from outturn.story.crumbs import about_crumb, home_crumb
from outturn.story.downloads import data_page
from outturn.story.findings import findings_page
from outturn.story.frameworks import frameworks_page
from outturn.story.gaps import gaps_page
from outturn.story.gone import Former, gone_pages
from outturn.story.home import home_page, news
from outturn.story.issues import issues_page
from outturn.story.lists import index_page, search_page, site_map_page, sources_page
from outturn.story.meeting_links import meeting_links
from outturn.story.meetings import meeting_row, meetings_page, shown_meetings
from outturn.story.overview import Overview
from outturn.story.places import by_place, place_cards, place_page, places_page
from outturn.story.profile import profile_page
from outturn.story.quality import data_quality_page
from outturn.story.same import Family
from outturn.story.standing import names_of, plain_citation
from outturn.story.verify_page import verify_page
from outturn.values import replace
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue

NEVER = "1970-01-01"
"""The day of a site that has no scorecard."""


@dataclass(frozen=True, slots=True, eq=False)
class Across:
    """What is said of several scorecards: the same indicators of all, those that are compared, and names of places.

    ``names`` are those in addresses, by scorecard; ``successions`` are said of places, by their names in addresses.
    ``dated`` is what happens on days, in their order, and ``as_at`` the newest day that is known.
    ``runtime`` are the files that a browser loads to check those of any scorecard, with their bytes.
    """

    same: Sequence[Family]
    compared: Sequence[Placed]
    names: Mapping[str, str]
    successions: Mapping[str, tuple[Succession, ...]]
    dated: Sequence[Dated] = ()
    as_at: date = date.min
    runtime: Mapping[str, int] = field(default_factory=dict)


def site_pages(
    say: Catalogue, overviews: Sequence[Overview], register: Register, former: Former, site: Site, across: Across
) -> Iterator[Page]:
    """Every page that is no scorecard's own, in a settled order; ``former`` are addresses that lost their page."""
    yield from gone_pages(say, register, former, {one.name: one.scorecard.title for one in overviews}, site)
    updated = max((one.created for one in overviews), default=NEVER)
    lists, places = _lists(say, overviews, register, site, across), _of_places(say, overviews, register, site, across)
    for page in chain(lists, places):
        yield replace(page, updated=updated, citation=plain_citation(say, page.title, page.address, site))


def _lists(
    say: Catalogue, overviews: Sequence[Overview], register: Register, site: Site, across: Across
) -> Iterator[Page]:
    """The home page, and every page that is one of its kind."""
    every = [concern for one in overviews for concern in one.concerns]
    attention = attention_page(say, [one.attention for one in overviews], every, site.notice)
    places, notice = by_place(overviews, across.names), site.notice
    compared = {one.what.family.name for one in across.compared}
    home = home_page(say, overviews, place_cards(say, places), news(say, overviews, register), attention, site)
    yield replace(home, has_comparisons=bool(compared))
    yield attention
    yield index_page(say, overviews, across.same, compared, notice)
    yield frameworks_page(say, [use for one in overviews for use in one.codes], notice)
    yield gaps_page(say, [gap for one in overviews for gap in one.gaps], notice)
    yield calendar_page(say, across.dated, across.as_at, notice)
    yield issues_page(say, overviews, notice)
    yield data_quality_page(say, overviews, notice)
    yield check_page(say, overviews, register, across.runtime, site)
    yield verify_page(say, overviews, register, notice)
    yield places_page(say, places, [one for one in overviews if one.name not in across.names], notice)
    if across.compared:
        yield compare_index(say, across.compared, notice)
    if listed := meetings_page(say, register, titles_of(overviews, register), site):
        yield listed
    yield sources_page(say, overviews, notice)
    yield profile_page(say, (home_crumb(say), about_crumb(say)), notice)
    yield findings_page(say, (home_crumb(say), about_crumb(say)), notice)
    yield data_page(say, overviews, site, max((one.created for one in overviews), default=NEVER))
    yield search_page(say, [one.entry for one in overviews], notice)
    yield site_map_page(
        say,
        [one.entry for one in overviews],
        [card.place for card in place_cards(say, places)],
        [Link(one.what.indicator.title, one.address) for one in across.compared],
        meeting_links(say, register),
        notice,
    )


def _of_places(
    say: Catalogue, overviews: Sequence[Overview], register: Register, site: Site, across: Across
) -> Iterator[Page]:
    """A page for every place, and one for every indicator that is compared."""
    titles = titles_of(overviews, register)
    for name, found in by_place(overviews, across.names).items():
        shared = [
            (Link(placed.what.indicator.title, placed.address), rank_of(say, placed, name))
            for placed in across.compared
            if name in {entry.shown.place for entry in placed.entries}
        ]
        page = place_page(say, name, found, shared, across.successions.get(name, ()), site.notice)
        own = titles_of(found, register)
        meetings = (one for one in shown_meetings(register) if one.meeting.scorecard in own)
        last_first = sorted(meetings, key=lambda one: one.meeting.date, reverse=True)
        yield replace(page, considered=tuple(meeting_row(say, one, titles, register.newest_day) for one in last_first))
    for placed in across.compared:
        yield compare_page(say, placed, site.notice)


def titles_of(overviews: Sequence[Overview], register: Register) -> Mapping[str, str]:
    """The titles of scorecards by the names that they have and had."""
    return {name: one.scorecard.title for one in overviews for name in names_of(register, one.name)}
