"""People who could be recognised: by an address in place of a post, or by a count of very few."""

from collections.abc import Iterator, Mapping

from outturn.check.found import Rule, number, of_indicator, readable
from outturn.errors import Finding, Where
from outturn.findings import found
from outturn.meant import names_person, without_person
from outturn.measures import PEOPLE
from outturn.model import DESCRIPTOR, Draft

POSTS = (("indicators", "owner"), ("issues", "owner"), ("concerns", "owner"), ("steps", "owner"), ("answers", "post"))
"""Columns that name a post,"""
OFFICERS = ("responsible_officer", "portfolio_holder")
"""and keys of the descriptor."""
FEW = 5
"""From 1 to fewer than this many people, each may be known to a reader: the usual rule of official statistics."""
TABLES = ("outturns", "breakdowns")


def post_not_person(draft: Draft) -> Iterator[Finding]:
    """An owner is a post: a person's name or mailbox is out of date with the next change of staff, and is theirs."""
    for name, column in POSTS:
        table = draft.tables[name]
        for row, text in table.frame.loc[readable(table, column), column].items():
            if names_person(str(text)):
                where = Where(table.file, int(row), column)
                # the address is not said again: a check's log is public where its repository is
                yield found("person-for-post", where, found=without_person(str(text)))


def officer_not_person(draft: Draft) -> Iterator[Finding]:
    """The officer and the member whom the descriptor names are posts too."""
    card = draft.descriptor.get("scorecard")
    for key in OFFICERS:
        text = card.get(key) if isinstance(card, Mapping) else None
        if isinstance(text, str) and names_person(text):
            where = Where(f"{draft.folder}/{DESCRIPTOR}", column=f"scorecard.{key}")
            yield found("person-for-post", where, found=without_person(text))


def count_identifies(draft: Draft) -> Iterator[Finding]:
    """Where a package names no smallest count, none of its counts of people is so small that it shows who they are."""
    if _has_policy(draft):
        return
    for name in TABLES:
        table = draft.tables[name]
        top = table.frame["numerator"]
        few = (top >= 1) & (top < FEW) & readable(table, "numerator")
        if few.any():
            titles = of_indicator(draft, table, "title")[few]
            for row in titles.index[[bool(PEOPLE.search(str(title))) for title in titles]]:
                where = Where(table.file, int(row), "numerator")
                yield found("count-identifies", where, found=f"“{number(top[row])}”")


def _has_policy(draft: Draft) -> bool:
    card = draft.descriptor.get("scorecard")
    return isinstance(card, Mapping) and "disclosure" in card


RULES: tuple[Rule, ...] = (post_not_person, officer_not_person, count_identifies)
