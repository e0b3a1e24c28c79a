"""What is said of files that a contributor had checked: what was found, and what differs from what was published."""

from collections.abc import Iterator, Sequence

from outturn import own_pages
from outturn.errors import Finding
from outturn.findings import problems
from outturn.findings.grouped import Group, grouped
from outturn.pages import CardReview, LookedBox, Wrong, WrongGroup
from outturn.words.catalogue import Catalogue
from outturn.words.findings import together
from outturn.words.numbers import listed

MOST = 50
"""So many kinds of findings, and so many rows of a table, are told; the rest is counted."""


def looked(
    say: Catalogue,
    given: Sequence[str],
    left_out: Sequence[tuple[str, str]],
    findings: Sequence[Finding],
    review: CardReview | None,
) -> LookedBox:
    """What the page says of the files: ``given`` were checked, ``left_out`` were not, each with the reason why.

    The reasons are "elsewhere", "sealed", "twice", "unknown" and "workbook".
    """
    if not given:
        return LookedBox(own_pages.CHECK, say("check-nothing"), tuple(_left_out(say, left_out)))
    seen = review or CardReview("")
    wrong = problems(findings)
    warnings = [one for one in findings if one not in wrong]
    groups = (_group(say, say("check-problems"), wrong), _group(say, say("check-warnings"), warnings))
    return LookedBox(
        own_pages.CHECK,
        say("check-verdict", problems=_count(say, "problems", len(wrong)), changes=_changes(say, seen)),
        (say("check-given", files=listed(say, given, "and")), *_left_out(say, left_out), *_before(say, wrong)),
        tuple(one for one in groups if one.things),
        seen.figures[:MOST],
        seen.rated[:MOST],
        seen.headlines[:MOST],
        (*seen.weighty, *seen.rest),
        seen.marks,
    )


def _left_out(say: Catalogue, left_out: Sequence[tuple[str, str]]) -> Iterator[str]:
    for why in dict.fromkeys(why for _, why in left_out):
        names = [name for name, reason in left_out if reason == why]
        shown = [*names[:MOST], *((say.count("gap-more", len(names) - MOST),) if len(names) > MOST else ())]
        yield say(f"check-left-{why}", files=listed(say, shown, "and"))


def _before(say: Catalogue, wrong: Sequence[Finding]) -> Iterator[str]:
    if wrong:
        yield say("check-without")


def _count(say: Catalogue, what: str, number: int) -> str:
    return say.count(f"check-count-{what}", number) if number else say(f"check-no-{what}")


def _changes(say: Catalogue, seen: CardReview) -> str:
    return _count(say, "changes", seen.new + seen.changed + seen.gone)


def _group(say: Catalogue, heading: str, findings: Sequence[Finding]) -> WrongGroup:
    groups = grouped(findings)
    more = (Wrong(say.count("gap-more", len(groups) - MOST)),) if len(groups) > MOST else ()
    return WrongGroup(heading, (*(_wrong(say, one) for one in groups[:MOST]), *more))


def _wrong(say: Catalogue, group: Group) -> Wrong:
    said = together(group, say, "")
    lines = (
        said.place,
        say("preview-line-found", found=said.found),
        say("preview-line-expected", expected=said.expected),
        said.fix,
    )
    return Wrong(said.what, group.id, lines)
