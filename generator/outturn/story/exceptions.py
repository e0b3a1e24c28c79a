"""What turned red or worsened since an earlier version, as a committee reads it; pure."""

from collections.abc import Mapping, Sequence

from outturn import words
from outturn.model import Link
from outturn.pages import ExceptionKind, ExceptionRow, Exceptions, ExceptionsPage, IndicatorPage
from outturn.periods import parse
from outturn.story import chips
from outturn.story.changes import names_of
from outturn.versions import addresses
from outturn.versions.history import EXCEPTIONS, Change, Edition
from outturn.words.catalogue import Catalogue


def told_exceptions(say: Catalogue, edition: Edition, pages: Sequence[IndicatorPage]) -> ExceptionsPage | None:
    """What the page says before it is known where it stands; None where there is nothing to set the edition beside.

    ``pages`` are the edition's, told. Addresses are relative to the version's own; that of the earlier version is its
    number.
    """
    if edition.against is None:
        return None
    card, against = edition.package.scorecard, edition.against
    day = words.long_date(say, against.sealed)
    return ExceptionsPage(
        address="",
        title=say("exceptions-title", number=against.version),
        description=say("exceptions-described", title=card.title, number=against.version, day=day),
        crumbs=(),
        scorecard=card.name,
        area=card.area,
        illustrative=card.illustrative,
        version=edition.version.version if edition.version else "",
        found=exceptions_of(say, edition, {one.indicator: one for one in pages}),
    )


def exceptions_of(say: Catalogue, edition: Edition, pages: Mapping[str, IndicatorPage]) -> Exceptions:
    """The edition's exceptions by kind, the most serious first; ``pages`` are those of its indicators, by name."""
    against = edition.against
    since = Link(
        say("exceptions-since", number=against.version, day=words.long_date(say, against.sealed)) if against else "",
        against.version if against else "",
    )
    groups = tuple(
        ExceptionKind(
            words.keyed("exceptions", kind),
            say(words.keyed("exceptions", kind)),
            tuple(_row(say, edition, one, pages[one.indicator]) for one in edition.exceptions if one.kind == kind),
        )
        for kind in EXCEPTIONS
    )
    found = tuple(group for group in groups if group.rows)
    number = len(edition.exceptions)
    sentence = say.count("exceptions-number", number) if number else say("exceptions-none")
    return Exceptions(since, sentence, found)


def _row(say: Catalogue, edition: Edition, change: Change, page: IndicatorPage) -> ExceptionRow:
    indicator = names_of(say, edition.package).indicators[change.indicator]
    return ExceptionRow(
        change.indicator,
        indicator.title,
        addresses.beside(change.indicator),
        _turned(say, change),
        page.headline[0] if page.headline else "",
        first_paragraph(page.commentary),
        "" if page.commentary.strip() else say("exceptions-no-commentary"),
        indicator.owner,
        chips.reporting(say, indicator.reporting),
    )


def _turned(say: Catalogue, change: Change) -> str:
    """What the newest figure is judged to be, and what the newest was in the earlier version."""
    now = words.judged(say, change.subject, str(change.after))
    period = words.short_label(say, parse(change.period))
    if not change.name:
        return say("exceptions-first", now=now, period=period)
    was = words.judged(say, change.subject, str(change.before))
    return say("exceptions-turn", now=now, period=period, was=was, before=words.short_label(say, parse(change.name)))


def first_paragraph(text: str) -> str:
    """The first paragraph of a commentary in Markdown that is no heading."""
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return next((part for part in parts if part and not part.startswith("#")), "")
