"""What published intervals give away, against every pair of counts of which the same would be published."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import beta, binomtest, chi2

from disclosed import draft
from in_words import in_words
from outturn.check.disclosure.rules import small_numbers
from outturn.model import Draft

SMALLEST = 3
MOST = 100
"""More people than any figure that is drawn can be of, by its interval."""
MOST_DRAWN = 30
NORMAL = 1.959963984540054
METHODS = ("wilson", "exact", "normal")
Told = tuple[Decimal, ...]
"""A value and its two limits, as they are published."""
Pair = tuple[int, int]
"""Counts on top and below."""
Row = Mapping[str, object]


@lru_cache
def limits(method: str) -> tuple[list[Pair], np.ndarray, np.ndarray]:
    """Every pair of counts, with its limits: roots of the score test, quantiles of the beta distribution, or normal."""
    pairs = [(top, below) for below in range(1, MOST + 1) for top in range(below + 1)]
    top, below = np.array(pairs, dtype=float).T
    share, square = top / below, NORMAL**2
    if method == "exact":
        low = np.where(top > 0, beta.ppf(0.025, np.maximum(top, 1), below - top + 1), 0.0)
        high = np.where(top < below, beta.ppf(0.975, top + 1, np.maximum(below - top, 1)), 1.0)
        return pairs, low, high
    if method == "wilson":
        middle = 2 * top + square
        root = np.sqrt(middle**2 - 4 * (below + square) * top * share)
        return pairs, (middle - root) / (2 * (below + square)), (middle + root) / (2 * (below + square))
    half = NORMAL * np.sqrt(share * (1 - share) / below)
    return pairs, np.maximum(0.0, share - half), np.minimum(1.0, share + half)


def test_limits_are_those_of_scipy() -> None:
    for method in ("wilson", "exact"):
        for pair, low, high in zip(*limits(method), strict=True):
            if pair in ((0, 7), (2, 17), (9, 9), (48, 100)):
                other = binomtest(*pair).proportion_ci(0.95, method)
                assert (low, high) == (pytest.approx(other.low, abs=1e-9), pytest.approx(other.high, abs=1e-9))


def rounded(number: float, places: int) -> Decimal:
    return Decimal(float(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@lru_cache
def every_pair(method: str, places: int) -> dict[Told, list[Pair]]:
    """All counts up to the most people, by what is published of them in percent."""
    found: dict[Told, list[Pair]] = {}
    for (top, below), *ends in zip(*limits(method), strict=True):
        told = tuple(rounded(100 * one, places) for one in (top / below, *ends))
        found.setdefault(told, []).append((top, below))
    return found


def told_of(pair: Pair, method: str, places: int) -> Told:
    return next(told for told, pairs in every_pair(method, places).items() if pair in pairs)


def percent(told: Told, places: int, *others: Row) -> Draft:
    """A percentage of girls with its interval, without counts, and other rows of the same indicator and year."""
    ends = dict(zip(("value", "low", "high"), map(float, told), strict=True))
    rows = [{"indicator": "moves", "period": "FY2024-25", **one} for one in ({**GIRLS, **ends}, *others)]
    return draft(rows, SMALLEST, {"unit": "percent", "decimals": float(places)})


GIRLS = {"dimension": "sex", "group": "girls"}
BOYS = {"dimension": "sex", "group": "boys"}
GIRL = "“moves FY2024-25 sex girls”: {}"
WORDS = {
    ("top", True): "the count can be worked out",
    ("top", False): f"the count can be told to be below {SMALLEST}",
    ("below", True): f"the number of people that it is of can be worked out, and is below {SMALLEST}",
    ("below", False): f"the number of people that it is of can be told to be below {SMALLEST}",
    ("rest", True): "how many of the people are not counted can be worked out",
    ("rest", False): f"how many of the people are not counted can be told to be below {SMALLEST}",
}


def said(one: Draft) -> list[str]:
    return sorted(finding.found for finding in in_words(small_numbers(one)) if finding.id == "count-worked-out")


def given_away(group: str, pairs: Sequence[Pair], *, is_hidden: bool = False) -> Iterator[str]:
    """What is said of a group for which there are these pairs of counts, one of which is true."""
    counts = {"top": [top for top, _ in pairs], "below": [below for _, below in pairs]}
    for which, numbers in {**counts, "rest": [below - top for top, below in pairs]}.items():
        is_one = len(set(numbers)) == 1 and numbers[0] > 0
        if 0 < max(numbers) < SMALLEST or (is_hidden and is_one and which != "below"):
            yield f"“moves FY2024-25 sex {group}”: {WORDS[which, is_one]}"


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    below = draw(st.integers(1, MOST_DRAWN))
    return draw(st.integers(0, below)), below


@pytest.mark.property
@given(pairs(), st.sampled_from(METHODS), st.integers(0, 2))
def test_a_small_count_is_found_where_every_pair_with_that_interval_has_one(
    pair: Pair, method: str, places: int
) -> None:
    told = told_of(pair, method, places)
    fitting = {other: every_pair(other, places)[told] for other in METHODS if told in every_pair(other, places)}
    assume(all(below < MOST for found in fitting.values() for _, below in found))
    expected = {one for found in fitting.values() for one in given_away("girls", found)}
    for exactly, roughly in ((WORDS[which, True], WORDS[which, False]) for which in ("top", "below", "rest")):
        if GIRL.format(exactly) in expected:  # by one method exactly, by another only roughly
            expected.discard(GIRL.format(roughly))
    assert set(said(percent(told, places))) == expected


@pytest.mark.property
@given(pairs(), pairs(), st.sampled_from(METHODS))
def test_the_interval_of_one_group_gives_the_other_away(girls: Pair, boys: Pair, method: str) -> None:
    whole = (girls[0] + boys[0], girls[1] + boys[1])
    assume(whole[0] >= SMALLEST)
    assume(whole[1] - whole[0] >= SMALLEST)
    told = told_of(girls, method, 1)
    fitting = [other for other in METHODS if told in every_pair(other, 1)]
    assume(fitting == [method])
    theirs = [(whole[0] - top, whole[1] - below) for top, below in every_pair(method, 1)[told]]
    assume(all(0 <= top <= below for top, below in theirs))
    shown = {"value": float(rounded(100 * whole[0] / whole[1], 1)), "numerator": whole[0], "denominator": whole[1]}
    one = percent(told, 1, {name: float(cell) for name, cell in shown.items()}, {**BOYS, "mark": "c"})
    expected = [*given_away("girls", every_pair(method, 1)[told]), *given_away("boys", theirs, is_hidden=True)]
    assert said(one) == sorted(expected)


def test_the_interval_of_a_rate_gives_its_count_away() -> None:
    def of(count: int, people: int) -> list[str]:
        # exact limits of a Poisson count are quantiles of the chi-squared distribution over 2
        ends = (count, chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2)
        value, low, high = (round(10_000 * float(end) / people, 1) for end in ends)
        row = {"indicator": "moves", "period": "FY2024-25", "value": value, "low": low, "high": high}
        return said(draft([row], SMALLEST, {"unit": "rate", "per": 10_000.0, "decimals": 1.0}))

    # 2 of 3,000: 6.7 per 10,000, 0.8 to 24.1; and 3 of 3,000, which may be shown
    assert of(2, 3_000) == ["“moves FY2024-25”: the count can be worked out"]
    assert of(3, 3_000) == []
    assert of(12, 9_000) == []


def test_the_interval_of_a_rounded_number_gives_it_away() -> None:
    row = {"indicator": "moves", "period": "FY2024-25", "value": 5.0, "low": 0.6, "high": 8.8}
    about = {"unit": "number", "decimals": 0.0, "rounding": 5.0}
    one = draft([row], 5, about)
    one.descriptor["scorecard"]["disclosure"]["round_to"] = 5  # type: ignore[index]
    # 5 is 3 to 7, of which Garwood's limits of 3 are 0.62 to 8.77
    assert said(one) == ["“moves FY2024-25”: the count can be worked out"]
    wider = draft([{**row, "low": 2.2, "high": 13.1}], 5, about)  # of 6: 2.20 to 13.06
    wider.descriptor["scorecard"]["disclosure"]["round_to"] = 5  # type: ignore[index]
    assert said(wider) == []


def test_limits_that_no_usual_method_gives_tell_nothing() -> None:
    told = (Decimal("25.0"), Decimal("20.0"), Decimal("30.0"))  # 5 to each side: not what any counts give
    assert said(percent((Decimal("10.0"), Decimal("9.0"), Decimal("60.0")), 1)) == []
    assert said(percent(told, 1)) == []
