"""Concerns about data in words: as rows of a version, and in short on the page of an indicator."""

from datetime import date

from outturn import words
from outturn.model import DataConcern, Link, Package
from outturn.pages import ConcernRow
from outturn.story.evidence import Evidence
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

CLOSED = "closed"


def concern_rows(say: Catalogue, package: Package) -> tuple[ConcernRow, ...]:
    """The package's concerns, with what is overdue on the day on which it was made."""
    places = {one.indicator: Link(one.title, addresses.beside(one.indicator)) for one in package.indicators}
    made = date.fromisoformat(package.scorecard.created)
    return tuple(
        ConcernRow(
            one.concern,
            one.title,
            one.what,
            one.owner,
            say(f"concern-{one.status}"),
            one.status,
            one.action,
            words.long_date(say, one.by) if one.by else "",
            one.by.isoformat() if one.by else "",
            tuple(places[name] for name in one.indicators),
            is_overdue=is_late(one, made),
        )
        for one in package.concerns
    )


def is_late(concern: DataConcern, made: date) -> bool:
    """Whether it was to be put right by a day that had passed."""
    return concern.status != CLOSED and concern.by is not None and concern.by < made


def concerns_in_short(evidence: Evidence) -> tuple[str, ...]:
    """Each concern about the indicator's data that is not closed, in sentences."""
    made = date.fromisoformat(evidence.scorecard.created)
    return tuple(_in_short(evidence.say, one, made) for one in evidence.concerns if one.status != CLOSED)


def _in_short(say: Catalogue, concern: DataConcern, made: date) -> str:
    """The concern as the page of an indicator says it: what is wrong, and who puts it right by when."""
    gaps = {"what": concern.what, "post": concern.owner, "day": words.long_date(say, concern.by) if concern.by else ""}
    if not concern.by:
        return say("concern-in-short", **gaps)
    return say("concern-in-short-late" if is_late(concern, made) else "concern-in-short-by", **gaps)
