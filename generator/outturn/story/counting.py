"""How many indicators move which way and stand how against what, as a scorecard's first answer."""

from collections import Counter
from collections.abc import Iterator, Sequence

from outturn import words
from outturn.model import BENCHMARKED
from outturn.pages import Badge, Count, CountGroup
from outturn.story.evidence import Evidence
from outturn.story.rows import Row
from outturn.values import replace
from outturn.words.catalogue import Catalogue

SET = ("target", "band")
"""What somebody set for a figure to be held against."""
WORST_FIRST = ("worse", "red", "amber", "similar", "neutral", "green", "better", "none")
"""The kinds of badges in the order in which they are counted."""


def counted(say: Catalogue, current: Sequence[Evidence]) -> tuple[CountGroup, ...]:
    """The indicators in use by direction, by rating against targets, and by rating against benchmarks.

    A group that nothing falls into is left out. Old figures are counted apart, whatever they would be rated.
    """
    groups = (
        ("direction", say("counts-direction"), _directions(current)),
        ("target", _targets(say, current), _ratings(current, is_benchmark=False)),
        ("benchmark", _benchmarks(say, current), _ratings(current, is_benchmark=True)),
    )
    found = ((name, title, _counts(say, list(badges))) for name, title, badges in groups)
    return tuple(CountGroup(name, title, counts) for name, title, counts in found if counts)


def unrated(say: Catalogue, current: Sequence[Evidence]) -> str:
    """How many have no rating; empty where all have one."""
    number = sum(one.latest is None or one.latest.rating == "not rated" for one in current)
    return say.count("counts-unrated", number) if number else ""


def _directions(current: Sequence[Evidence]) -> Iterator[tuple[Badge, bool]]:
    for one in current:
        if one.latest is not None and one.latest.direction != "not comparable":
            yield _direction(one, one.latest), _is_old(one)


def _direction(evidence: Evidence, row: Row) -> Badge:
    """The direction without its arrow; of what is not a change, and of what could be chance, that it is the same."""
    badge = words.direction(evidence.say, row.direction, row.change, certainty=row.certainty)
    if badge.certainty == "chance" or row.direction == "no change":
        return words.about_the_same(evidence.say)
    if badge.kind == "neutral":
        return words.up_or_down(evidence.say)
    return replace(badge, symbol=words.COMPARISONS[badge.kind][1])


def _rating(evidence: Evidence, row: Row) -> Badge:
    """The rating; of a benchmark without its name, which stands above."""
    if row.target_kind != "benchmark":
        return words.rating(evidence.say, row.rating)
    badge = words.comparison(evidence.say, BENCHMARKED[row.rating], row.rating_certainty)
    return replace(badge, certainty="chance") if badge.kind == "similar" else badge


def _ratings(current: Sequence[Evidence], *, is_benchmark: bool) -> Iterator[tuple[Badge, bool]]:
    for one in current:
        latest = one.latest
        if latest is None or latest.rating == "not rated" or (latest.target_kind == "benchmark") != is_benchmark:
            continue
        yield _rating(one, latest), _is_old(one)


def _targets(say: Catalogue, current: Sequence[Evidence]) -> str:
    """What the ratings against targets are called: where they were set, where all were set in one place."""
    newest = [(one, one.latest) for one in current if one.latest is not None]
    names = {
        one.set_in.get((latest.target_period, latest.target_name), "")
        for one, latest in newest
        if latest.target_kind in SET
    }
    has_name = len(names) == 1 and names != {""}
    return say("counts-target-of", source=names.pop()) if has_name else say("counts-target")


def _benchmarks(say: Catalogue, current: Sequence[Evidence]) -> str:
    """What the ratings against benchmarks are called: after the one that all share."""
    newest = [(one, one.latest) for one in current if one.latest is not None]
    names = {one.whose(latest) for one, latest in newest if latest.target_kind == "benchmark"}
    has_name = len(names) == 1 and names != {say("benchmark-unnamed")}
    return say("counts-benchmark", benchmark=names.pop()) if has_name else say("counts-benchmarks")


def _is_old(evidence: Evidence) -> bool:
    return evidence.series.age == "old"


def _counts(say: Catalogue, judged: list[tuple[Badge, bool]]) -> tuple[Count, ...]:
    old = sum(is_old for _, is_old in judged)
    counts = _counted([badge for badge, is_old in judged if not is_old])
    return (*counts, Count(Badge("old", words.NOTHING, say("counts-old")), old)) if old else counts


def _counted(badges: list[Badge]) -> tuple[Count, ...]:
    numbers = Counter(badges)
    order = sorted(numbers, key=lambda one: (WORST_FIRST.index(one.kind), _sureness(one)))
    return tuple(Count(badge, numbers[badge]) for badge in order)


def _sureness(badge: Badge) -> tuple[int, str]:
    """What is certain stands at the ends of a bar: before the uncertain among the bad, after it among the good."""
    is_good = badge.kind in ("better", "green")
    return ((badge.certainty != "") != is_good, badge.word)
