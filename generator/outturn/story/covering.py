"""A covering report as the version under it has it: numbered sections, and the indicators that it speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass

from outturn import words
from outturn.commonmark import parts, plainly
from outturn.meetings import filled, mentions
from outturn.pages import IndicatorPage, ReportSection, SpokenOf, Told
from outturn.story.sharing import age_of, in_brackets, newest_tile
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """A sealed version that a report is about: what it tells, under which name and number it stands."""

    say: Catalogue
    told: Told
    scorecard: str
    version: str

    def page(self, indicator: str) -> IndicatorPage | None:
        """What the version says of an indicator; None where it has none of that name."""
        return next((one for one in self.told.indicators if one.indicator == indicator), None)


def spoken_of(report: str, covered: Covered) -> tuple[SpokenOf, ...]:
    """The indicators that the report names, each once, in the order in which it does; unknown ones are left out."""
    pages = (covered.page(name) for name in dict.fromkeys(name for _, name in mentions(report)))
    return tuple(spoken(page, covered) for page in pages if page)


def spoken(page: IndicatorPage, covered: Covered) -> SpokenOf:
    """The newest figure as the version's own page has it, with how it is judged."""
    say, newest = covered.say, newest_tile(page)
    row = next((row for row in page.figures if row.number is not None), None)
    rated = next((tile.badge for tile in page.tiles if tile.badge), row.rating if row else None)
    nothing = words.rating(say, "not rated")
    return SpokenOf(
        indicator=page.indicator,
        title=page.crumbs[-1].title if page.crumbs else page.title,
        figure=newest.value if newest else say("meeting-no-figure"),
        period=newest.note if newest else "",
        rating=rated or nothing,
        direction=row.direction if row else nothing,
        address=f"{addresses.version(covered.scorecard, covered.version)}{page.address}",
        age=age_of(covered.told, page),
    )


def sections(report: str, covered: Covered) -> tuple[ReportSection, ...]:
    """The report's sections by its headings, numbered, with every indicator that it names filled in.

    A number that the author wrote before a heading is not said twice. An indicator that the version does not have is
    called what the report calls it.
    """
    return tuple(_numbered(report, covered))


def _numbered(report: str, covered: Covered) -> Iterator[ReportSection]:
    known = {one.indicator: one for one in spoken_of(report, covered)}
    number = 0
    for title, text in parts(report):
        number += 1 if title else 0
        said = "" if not title else str(number)
        heading = filled(title, lambda name, own: own or (known[name].title if name in known else name))
        yield ReportSection(
            number=said,
            id=f"section-{number}",
            title=_unnumbered(heading, said),
            text=filled(text, lambda name, own: _mention(covered.say, known.get(name), name, own)),
        )


def _unnumbered(title: str, number: str) -> str:
    """The title without the number that it gets, where its author wrote that already."""
    first, _, rest = title.partition(" ")
    return rest if number and first.rstrip(".)") == number and rest else title


def _mention(say: Catalogue, one: SpokenOf | None, name: str, own: str) -> str:
    """What stands in the report in place of an indicator's name, as Markdown."""
    if one is None:
        return plainly(own or name)
    link = f"[{plainly(own or one.title)}](/{one.address})"
    judged = words.listed(say, [in_brackets(text) for text in (one.rating.word, one.age) if text], "comma")
    if not one.period:
        return say("meeting-mention-without", indicator=link, said=plainly(one.figure))
    return say(
        "meeting-mention",
        indicator=link,
        figure=plainly(one.figure),
        period=plainly(one.period),
        judged=plainly(judged),
    )
