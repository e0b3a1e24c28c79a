"""What a page says of its newest figure never says more than the judgements, whatever the figures are."""

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.judge import judge
from outturn.model import Area, Package
from outturn.pages import Badge, FigureRow, IndicatorPage
from outturn.story.evidence import Evidence
from outturn.story.gathering import gather
from outturn.story.indicator import told_indicator
from outturn.story.rows import Row
from packages import SAY, indicator, package

pytestmark = pytest.mark.property

AREAS = (Area("england", "England", "nation"), *(Area(f"area-{at}", f"Area {at}", "neighbour") for at in range(3)))
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
PROMISES = re.compile(r"\b(better|worse|improving|worsening)\b", re.IGNORECASE)
OF_TARGETS = re.compile(r"\b(targets?|meets?|misses|missed|met)\b", re.IGNORECASE)
CODES = re.compile(r"\b(many-moves|england-average|year-to-date|not-rated|worse-than|could-be|per_|percent\b|None|nan)")
PERIOD = re.compile(r"(?:Q\d |[A-Z][a-z]+ )?(?:to [A-Z][a-z]+ )?20\d\d(?:/\d\d)?")


@st.composite
def packages(draw: st.DrawFn) -> Package:
    """A few figures, with counts or without, under any rules, held against anything."""
    unit = draw(st.sampled_from(["percent", "rate", "number", "days"]))
    about: dict[str, Any] = {
        "indicator": "many-moves",
        "title": "Children who moved often",
        "phrase": draw(st.sampled_from(["", "of children moved often"])) if unit == "percent" else "",
        "unit": unit,
        "per": 1000 if unit == "rate" else None,
        "decimals": draw(st.integers(0, 1)),
        "polarity": draw(st.sampled_from(["higher", "lower", "none", "band"])),
        "year_type": "financial",
        "frequency": draw(st.sampled_from(["year", "quarter"])),
        "basis": draw(st.sampled_from(["period", "year-to-date"])),
        "tolerance": draw(st.none() | st.sampled_from([0.5, 2.0])),
    }
    about["tolerance_unit"] = "points" if about["tolerance"] else ""
    periods = (
        [f"FY{year}-{year - 1999}" for year in range(2020, 2025)]
        if about["frequency"] == "year"
        else [f"FY{year}-{year - 1999}-Q{part}" for year in (2023, 2024) for part in (1, 2, 3, 4)]
    )
    rows = [
        (period, *_figure(draw, unit, about["per"] or 100)) for period in periods[: draw(st.integers(1, len(periods)))]
    ]
    kinds = ("lower", "upper") if about["polarity"] == "band" else (draw(st.sampled_from(["target", "benchmark"])),)
    values = sorted(draw(st.integers(1, 90)) for _ in kinds)
    aims = [
        ("many-moves", period, kind, float(value), "England average, somewhere")
        for period in dict.fromkeys((rows[-1][0], rows[-1][0][:9]))
        for kind, value in zip(kinds, values, strict=True)
        if about["polarity"] != "none"
    ]
    others = [
        ("many-moves", period, area.area, *_comparator(draw, unit, about["per"] or 100))
        for period, *_ in rows[-1:]
        for area in AREAS[: draw(st.integers(0, len(AREAS)))]
    ]
    return package({indicator(**about): rows}, aims, others, areas=AREAS)


def _counts(draw: st.DrawFn, unit: str, per: int) -> tuple[float, int | None, int | None]:
    if unit not in ("percent", "rate") or draw(st.booleans()):
        return (float(draw(st.integers(0, 100))), None, None)
    below = draw(st.integers(10, 2000))
    top = draw(st.integers(0, below))
    return (top / below * per, top, below)


def _figure(draw: st.DrawFn, unit: str, per: int) -> tuple[Any, ...]:
    value, top, below = _counts(draw, unit, per)
    return (value, draw(st.sampled_from(["", "", "", "b", "p", "f", "e", "u", "p b", "u e", "f u"])), "", top, below)


def _comparator(draw: st.DrawFn, unit: str, per: int) -> tuple[Any, ...]:
    value, top, below = _counts(draw, unit, per)
    return (value, "", top, below)


def told(whole: Package) -> tuple[Evidence, Row, IndicatorPage]:
    evidence = next(gather(whole, judge(whole), SAY))
    assert evidence.latest is not None
    return evidence, evidence.latest, told_indicator(evidence)[0]


def badges(page: IndicatorPage) -> Iterator[Badge]:
    for tile in page.tiles:
        if tile.badge:
            yield tile.badge
    for row in page.figures:
        yield from (row.rating, row.direction)
    for area in page.areas:
        if area.comparison:
            yield area.comparison


def sayings(page: IndicatorPage) -> list[str]:
    """Every text about the newest figure: headline, tiles, attention, and how it was judged."""
    tiles = [text for tile in page.tiles for text in (tile.label, tile.value, tile.note)]
    judged = [sentence for one in page.judged for sentence in one.sentences]
    words = [badge.word for badge in badges(page)]
    return [*page.headline, *tiles, *page.attention, *judged, *words]


@given(packages())
def test_better_and_worse_are_said_flatly_only_where_chance_was_ruled_out(whole: Package) -> None:
    _, row, page = told(whole)
    for sentence in page.headline:
        if PROMISES.search(sentence) and sentence != SAY("polarity-none"):
            of_aim = " than the England average" in sentence
            assert (row.rating_certainty if of_aim else row.certainty) == "beyond chance", sentence
    for figure, judged in zip(reversed(page.figures), judge(whole).figures.itertuples(index=False), strict=True):
        if PROMISES.search(figure.direction.word):
            assert ("not tested" in figure.direction.word) == (judged.certainty == "not tested")
            assert judged.certainty != "could be chance"
        if PROMISES.search(figure.rating.word):
            assert ("not tested" in figure.rating.word) == (judged.rating_certainty == "not tested")


@given(packages())
def test_a_benchmark_is_never_spoken_of_as_a_target(whole: Package) -> None:
    _, row, page = told(whole)
    if row.target_kind == "benchmark":
        assert [text for text in sayings(page) if OF_TARGETS.search(text)] == []


@given(packages())
def test_about_the_same_is_not_said_of_what_is_beyond_chance(whole: Package) -> None:
    evidence, row, page = told(whole)
    step = 10.0**-evidence.indicator.decimals
    for sentence in page.headline:
        if "could be chance" in sentence:
            of_aim = "the gap" in sentence
            assert (row.rating_certainty if of_aim else row.certainty) == "could be chance"
        if "about the same as the England" in sentence and "chance" not in sentence:
            assert row.rating == "amber"
        elif "about the same" in sentence and "chance" not in sentence:
            assert abs(row.change) < step


def _rounded_among(number: str, figures: Iterable[FigureRow]) -> bool:
    """Whether a row has it with fewer decimals: beside a figure that needs one more, the one before has it too."""
    written = [Decimal(one.replace(",", "")) for row in figures for one in NUMBER.findall(row.value)]
    exact = Decimal(number.replace(",", ""))
    return any(exact.quantize(one, ROUND_HALF_UP) == one for one in written)


@given(packages())
def test_every_number_of_the_headline_stands_in_the_table_or_is_a_difference_of_two_that_do(whole: Package) -> None:
    evidence, row, page = told(whole)
    shown = page.figures[0] if page.figures[0].number is not None else next(one for one in page.figures if one.number)
    known = {"1,000", "10,000"}
    for one in page.figures:
        known |= set(NUMBER.findall(f"{one.value} {one.target} {one.counts} {one.period} {one.long_period}"))
    known |= {number for one in page.judged for sentence in one.sentences for number in NUMBER.findall(sentence)}
    sides = [Decimal(number.replace(",", "")) for number in NUMBER.findall(f"{shown.value} {shown.target}")]
    sides += [Decimal(number.replace(",", "")) for number in known if row.rated_on == "forecast"]
    gaps = {abs(one - other) for one in sides for other in sides}
    for sentence in page.headline:
        for number in NUMBER.findall(PERIOD.sub("", sentence)):
            is_shown = number in known or _rounded_among(number, page.figures)
            assert is_shown or Decimal(number.replace(",", "")) in gaps, (sentence, number)
    del evidence


@given(packages())
def test_words_agree_with_their_numbers_and_no_code_is_shown(whole: Package) -> None:
    _, row, page = told(whole)
    for text in sayings(page):
        assert not re.search(r"(?<![\d.,])1 (days|percentage points|children|areas)\b", text), text
        assert not CODES.search(text), text
        assert "  " not in text
        assert not re.search(r"[.,]\.|\(\)|\{|\}", text), text
    marks = row.mark.split()
    for mark in {"f", "e", "p", "u"} & {*marks}:
        assert SAY(f"headline-mark-{mark}") in page.headline
    if "f" in marks:
        assert not any(re.search(r"\b(meets|misses) the target", sentence) for sentence in page.headline)
