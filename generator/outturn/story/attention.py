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

SERIOUSNESS = {kind: place for place, kind in enumerate(words.ATTENTION)}
Weight = tuple[int, int, tuple[int, ...], str]


@dataclass(frozen=True, slots=True)
class Concern:
    """An indicator that needs attention, and its area."""

    row: IndicatorRow
    area: str

    @property
    def weight(self) -> Weight:
        """What it is sorted by: its most serious reason, then how many it has, then the others, then its title."""
        places = tuple(SERIOUSNESS[kind] for kind in self.row.concerns)
        return (places[0], -len(places), places, self.row.title.casefold())


def concerns(rows: Iterable[IndicatorRow], area: str) -> tuple[Concern, ...]:
    """Those of a scorecard's indicators that need attention, the most serious first."""
    found = [Concern(row, area) for row in rows if row.concerns and not row.is_retired]
    return tuple(sorted(found, key=lambda one: one.weight))


def kinds_of(reasons: str) -> tuple[str, ...]:
    """The kinds of the reasons that judging gives, separated by spaces, for which an indicator needs attention."""
    return tuple(words.WORSE_THAN if one.startswith(words.WORSE_THAN) else one for one in reasons.split())


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
    title = say("attention-title")
    number, total = sum(len(group.rows) for group in groups), sum(group.total for group in groups)
    return AttentionPage(
        addresses.ATTENTION,
        title,
        say("attention-described"),
        (home_crumb(say), Link(title, addresses.ATTENTION)),
        notice,
        groups=tuple(group for group in groups if group.rows),
        sentence=need_attention(say, number, total),
        reasons=tuple((say(f"reason-{kind}"), counted[kind]) for kind in words.ATTENTION if counted[kind]),
    )


def need_attention(say: Catalogue, number: int, total: int) -> str:
    """How many indicators need attention, out of how many."""
    if not number:
        return say("attention-none")
    return say.count("attention-number", number, indicators=say.count("indicators", total))
