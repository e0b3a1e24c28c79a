"""What needs attention: the most serious first, within a scorecard and across all of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outturn import words
from outturn.model import Link
from outturn.pages import AttentionGroup, AttentionPage, IndicatorRow
from outturn.story.crumbs import home_crumb
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

PACKED = "outturn pack --exceptions"
"""The command that makes one pack of what turned in several versions, which are named behind it."""
Weight = tuple[tuple[float, ...], str]


@dataclass(frozen=True, slots=True)
class Concern:
    """An indicator that needs attention, and its area."""

    row: IndicatorRow
    area: str

    @property
    def weight(self) -> Weight:
        """What it is sorted by, the smallest first: how much is at stake, then its title."""
        return (self.row.stake, self.row.title.casefold())


def concerns(rows: Iterable[IndicatorRow], area: str) -> tuple[Concern, ...]:
    """Those of a scorecard's indicators whose performance needs attention, the most at stake first."""
    found = [Concern(row, area) for row in rows if row.concerns and not row.is_retired]
    return tuple(sorted(found, key=lambda one: one.weight))


def data_concerns(rows: Iterable[IndicatorRow]) -> tuple[IndicatorRow, ...]:
    """Those whose data needs attention, by title."""
    found = [row for row in rows if row.data_concerns and not row.is_retired]
    return tuple(sorted(found, key=lambda row: row.title.casefold()))


def worst(every: Iterable[Concern], number: int) -> tuple[IndicatorRow, ...]:
    """The most serious of all scorecards; what two scorecards of one area say is said once."""
    found: dict[tuple[str, str], IndicatorRow] = {}
    for one in sorted(every, key=lambda one: one.weight):
        found.setdefault((one.area, one.row.indicator), one.row)
    return tuple(found.values())[:number]


def attention_page(
    say: Catalogue, groups: Sequence[AttentionGroup], every: Iterable[Concern], notice: str
) -> AttentionPage:
    """What the page says that names every indicator that needs attention."""
    counted = Counter(kind for one in every for kind in dict.fromkeys(one.row.concerns))
    in_data = Counter(kind for group in groups for row in group.data_rows for kind in row.data_concerns)
    title = say("attention-title")
    agenda = [(group, group.exceptions.page) for group in groups if group.exceptions]
    number, total = sum(len(group.rows) for group in groups), sum(group.total for group in groups)
    return AttentionPage(
        addresses.ATTENTION,
        title,
        say("attention-described"),
        (home_crumb(say), Link(title, addresses.ATTENTION)),
        notice,
        groups=tuple(group for group in groups if group.rows or group.data_rows or group.exceptions),
        agenda=tuple(
            Link(say("exceptions-of", title=group.title, exceptions=page.title), page.path) for group, page in agenda
        ),
        command=" ".join((PACKED, *(_version_at(page.path) for _, page in agenda))),
        sentence=need_attention(say, number, total),
        reasons=tuple((say(f"reason-{kind}"), counted[kind]) for kind in words.ATTENTION if counted[kind]),
        data_sentence=data_attention(say, sum(len(group.data_rows) for group in groups)),
        data_reasons=tuple((say(f"reason-{kind}"), in_data[kind]) for kind in words.ATTENTION_DATA if in_data[kind]),
    )


def _version_at(path: str) -> str:
    """The version, with its scorecard, whose exceptions stand at the address, as commands are told it."""
    return path.removesuffix(addresses.EXCEPTIONS).replace("/v/", "/").rstrip("/")


def data_attention(say: Catalogue, number: int) -> str:
    """Of how many indicators the data needs attention."""
    return say.count("attention-data", number) if number else ""


def need_attention(say: Catalogue, number: int, total: int) -> str:
    """How many indicators need attention, out of how many."""
    if not number:
        return say("attention-none")
    return say.count("attention-number", number, indicators=say.count("indicators", total))
