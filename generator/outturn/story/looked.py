"""What is said of files that a contributor had checked: what was found, and what differs from what was published."""

from collections.abc import Iterator, Sequence

from outturn import own_pages
from outturn.errors import Finding
from outturn.findings import problems
from outturn.findings.grouped import Group, grouped
from outturn.pages import CardReview, LookedBox, SheetsRead, Wrong, WrongGroup
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
    read: Sequence[SheetsRead] = (),
) -> LookedBox:
    """What the page says of the files: ``given`` were checked, ``left_out`` were not, each with the reason why.

    The reasons are "elsewhere", "mapping", "sealed", "twice", "unknown" and "workbook". ``read`` is what became of the
    cells of workbooks.
    """
    if not given:
        return LookedBox(own_pages.CHECK, say("check-nothing"), tuple(_left_out(say, left_out)))
    seen = review or CardReview("")
    wrong = problems(findings)
    warnings = [one for one in findings if one not in wrong]
    groups = (_group(say, say("check-problems"), wrong), _group(say, say("check-warnings"), warnings))
    return LookedBox(
        own_pages.CHECK,
        _verdict(say, len(wrong), seen, [one.name for one in read if one.asked], len(given)),
        (
            say("check-given", files=listed(say, given, "and")),
            *_left_out(say, left_out),
            *(say("check-asked", file=one.name) for one in read if one.asked),
            *_before(say, wrong),
        ),
        tuple(read),
        tuple(one for one in groups if one.things),
        seen.figures[:MOST],
        seen.rated[:MOST],
        seen.headlines[:MOST],
        (*seen.weighty, *seen.rest),
        seen.marks,
    )


def _verdict(say: Catalogue, wrong: int, seen: CardReview, asked: Sequence[str], given: int) -> str:
    """The whole in a sentence; of workbooks that wait for answers, nothing was taken."""
    said = say("check-verdict", problems=_count(say, "problems", wrong), changes=_changes(say, seen))
    if not asked:
        return said
    waits = say("check-waits", files=listed(say, asked, "and"))
    return say("check-waits-besides", waits=waits, verdict=said) if len(asked) < given else waits


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
