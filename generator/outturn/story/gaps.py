"""The gaps between groups across all scorecards: which widen, which narrow, the widest first."""

from collections.abc import Iterable, Iterator, Sequence

from outturn import own_pages
from outturn.model import Link
from outturn.pages import GapGroup, GapRow, GapsPage, Told
from outturn.story.crumbs import home_crumb
from outturn.words.catalogue import Catalogue

WAYS = ("widening", "narrowing", "same", "not-compared")


def gap_rows(told: Told, home: str) -> Iterator[GapRow]:
    """The gaps of a scorecard's indicators that are in use; ``home`` is the address of its page."""
    titles = {row.indicator: row.title for row in told.scorecard.rows if not row.is_retired}
    for page in told.indicators:
        for one in page.breakdowns:
            if one.gap and page.indicator in titles:
                link = Link(titles[page.indicator], f"{home}{page.address}")
                yield GapRow(link, told.scorecard.title, one.title, one.gap)


def gaps_page(say: Catalogue, rows: Sequence[GapRow], notice: str) -> GapsPage:
    """What the page of gaps says; those that differ beyond chance before others, then the widest first."""
    title = say("gaps-title")
    groups = ((way, tuple(_widest(row for row in rows if row.gap.way == way))) for way in WAYS)
    return GapsPage(
        own_pages.GAPS,
        title,
        say("gaps-described"),
        (home_crumb(say), Link(title, own_pages.GAPS)),
        notice,
        sentences=tuple(_counted(say, rows)),
        groups=tuple(GapGroup(f"gaps-{way}", say(f"gaps-{way}"), found) for way, found in groups if found),
    )


def _widest(rows: Iterable[GapRow]) -> list[GapRow]:
    """The rows with the largest gap as a share of the whole figure first, and last those of which it is not known."""
    return sorted(rows, key=lambda row: (row.gap.size is None, -(row.gap.size or 0.0), row.indicator.title.casefold()))


def _counted(say: Catalogue, rows: Sequence[GapRow]) -> Iterator[str]:
    """How many gaps there are, and how many differ beyond chance."""
    if not rows:
        yield say("gaps-none")
        return
    yield say.count("gaps-number", len(rows))
    yield say.count("gaps-certain", sum(row.gap.is_certain for row in rows))
