"""Everything that is known of one indicator, gathered once, in the order of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan

from outturn import words
from outturn.model import IRREGULAR, Area, DataConcern, Indicator, Issue, Scorecard, Step, Unit
from outturn.periods import Period, parse, previous, shares_time, starting
from outturn.story.dimensions import Dimension
from outturn.story.rows import NOT_COMPARED, Compared, Figure, Level, Row, Series, Twin
from outturn.words.catalogue import Catalogue

MOST_AXIS_PERIODS = 600


@dataclass(frozen=True)
class Evidence:
    """One indicator with its rows in time order, other areas' figures by area and period, and what belongs to it.

    ``year_rows`` are the figures of whole years beside those of their parts, which are no part of that run. ``say`` is
    what it is told in. ``compared`` says, by area and period, how the council's figure compares; ``aims`` names, by
    period and the target's name, what a figure is held against ("England average"), ``set_in`` where its target or band
    was set ("Children's plan"); ``further`` has, by period, the row once more for each further target, with its ratings
    against that; ``limits`` are the 95% intervals of other areas' figures, by area and period, where they are known;
    ``levels`` are its rows of targets.csv in time order, also for periods that have no figure;
    ``dimensions`` its figures by group.
    """

    say: Catalogue
    scorecard: Scorecard
    indicator: Indicator
    rows: Sequence[Row]
    series: Series
    areas: Sequence[Area]
    comparators: Mapping[str, Mapping[str, Figure]]
    compared: Mapping[tuple[str, str], Compared]
    aims: Mapping[tuple[str, str], str]
    set_in: Mapping[tuple[str, str], str]
    limits: Mapping[tuple[str, str], tuple[float, float]]
    codes: tuple[str, ...]
    issues: tuple[Issue, ...]
    commentary: str
    levels: tuple[Level, ...] = ()
    steps: tuple[Step, ...] = ()
    twin: Twin | None = None
    further: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    followed_by: tuple[str, ...] = field(default=())
    dimensions: tuple[Dimension, ...] = ()
    year_rows: Sequence[Row] = ()
    concerns: tuple[DataConcern, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def latest(self) -> Row | None:
        """The newest row that has a value, beside which an officer's own forecast may stand."""
        return next((row for row in reversed(self.achieved) if not isnan(row.value)), None)

    @cached_property
    def newest(self) -> Row | None:
        """The newest row, whether it has a value or not."""
        return self.achieved[-1] if self.achieved else None

    @cached_property
    def achieved(self) -> Sequence[Row]:
        """The rows but for an officer's own forecast that stands beside the newest outturn."""
        return [row for row in self.rows if not row.stands_beside]

    @cached_property
    def own_forecast(self) -> Row | None:
        """The officer's own forecast of the year's end that stands beside the newest outturn."""
        return next((row for row in reversed(self.rows) if row.stands_beside), None)

    @cached_property
    def main_area(self) -> Area | None:
        """The area that tables and headlines compare with: the package's nation, else its first area."""
        nations = [area for area in self.areas if area.kind == "nation"]
        return next(iter(nations or self.areas), None)

    @cached_property
    def aim_is_comparator(self) -> bool:
        """Whether every figure is held against nothing but the main area's own figure, so that one says both.

        An area's figure for a period that has no benchmark is said by itself, or nowhere.
        """
        known = {row.period for row in self.rows if not isnan(self.comparator(row.period)[0])}
        return self.aims_are_comparators and known <= {row.period for row in self.rows if row.target_kind}

    @cached_property
    def aims_are_comparators(self) -> bool:
        """Whether what figures are held against, where they are, is the main area's own figure."""
        aimed = [(row.target, self.comparator(row.period)[0]) for row in self.rows if row.target_kind]
        known = [(target, value) for target, value in aimed if not isnan(value)]
        return bool(known) and all(target == value for target, value in known)

    def in_other_unit(self, period: str) -> str:
        """The figure of that period in the measure's other unit; empty where there is none."""
        value = self.twin.values.get(period, float("nan")) if self.twin else float("nan")
        if self.twin is None or isnan(value):
            return ""
        return words.figure_in_words(self.say, value, self.twin.indicator, self.twin.indicator.decimals)

    def title_of(self, indicator: str) -> str:
        """What another indicator is called, also one that only an earlier version has; else its name in plain words."""
        return self.titles.get(indicator) or indicator.replace("-", " ")

    def comparator(self, period: str) -> Figure:
        """The main area's figure of a period."""
        area = self.main_area
        return self.comparators.get(area.area, {}).get(period, (float("nan"), "")) if area else (float("nan"), "")

    def beside(self, row: Row) -> Compared:
        """How the figure compares with the main area's; empty where it does not."""
        area = self.main_area
        return self.compared.get((area.area, row.period), NOT_COMPARED) if area else NOT_COMPARED

    def area_name(self, area: str) -> str:
        """The name of an area by its short name."""
        return next((one.name for one in self.areas if one.area == area), area)

    def benchmark(self, row: Row) -> str:
        """The name of the benchmark that the row is held against: "England average"; empty where it is held to none."""
        if row.target_kind != "benchmark":
            return ""
        return self.aims.get((row.target_period, row.target_name)) or self.say("benchmark-unnamed")

    def held(self, row: Row) -> tuple[Row, ...]:
        """The row for each target that its figure is held against, the first of them first."""
        return (row, *self.further.get(row.period, ()))

    def whose(self, row: Row) -> str:
        """Whose figure the benchmark of the row is, in a word: England, where it is an area's; else its name."""
        return self.area_name(row.benchmark_area) if row.benchmark_area else self.benchmark(row)

    def period(self, text: str) -> Period:
        """The period of that name, in the indicator's own years."""
        month = self.indicator.starts_in
        return starting(parse(text), month) if month else parse(text)

    def shares_time(self, row: Row) -> bool:
        """Whether the figure and the one that it is compared with are about some of the same time."""
        if self.indicator.basis != "rolling" or not row.compared_with:
            return False
        return shares_time(parse(row.period), parse(row.compared_with), self.indicator.window)

    def held_against(self, row: Row) -> float:
        """What the row is judged by: the area's own figure where its benchmark is one, else its target."""
        if not row.benchmark_area:
            return row.target
        return self.comparators.get(row.benchmark_area, {}).get(row.period, (row.target, ""))[0]

    def own_decimals(self, row: Row) -> int:
        """How many decimals the figure itself is shown with; those of a forecast that is rated are the forecast's."""
        usual = words.places(self._unit, self.indicator.decimals)
        return usual if row.rated_on == "forecast" else self.decimals(row)

    def decimals(self, row: Row) -> int:
        """How many decimals to show: more than usual where rounding would make an off-target figure look on target.

        A figure that is better or worse than its benchmark is not written like it either.
        """
        key = (row.period, row.target_name)
        known = self._decimals_known.get(key)
        if known is None:
            known = self._decimals_known[key] = self._decimals(row)
        return known

    @cached_property
    def _decimals_known(self) -> dict[tuple[str, str], int]:
        """How many decimals each row is shown with, by its period and the name of its target."""
        return {}

    def _decimals(self, row: Row) -> int:
        usual = words.places(self._unit, self.indicator.decimals)
        if row.target_kind == "benchmark" and row.rating in ("red", "green") and row.rated_on == "value":
            return words.decimals_from(row.value, (self.held_against(row),), usual)
        if row.rating not in ("red", "amber") or isnan(row.value):
            return usual
        judged = row.forecast if row.rated_on == "forecast" else row.value
        levels = tuple(one for one in (*self._edges(row), row.floor, row.ceiling) if not isnan(one))
        return words.decimals_from(judged, levels, usual)

    def _edges(self, row: Row) -> tuple[float, ...]:
        """The levels at which a rating turns: the target or the band, and where the tolerance ends."""
        tolerance = self.indicator.tolerance or 0.0
        found = []
        for level, limit, outwards in (
            (row.target, row.floor, (-1, 1)),
            (row.lower, row.floor, (-1,)),
            (row.upper, row.ceiling, (1,)),
        ):
            amount = tolerance if isnan(limit) else 0.0
            margin = abs(level) * amount / 100 if self.indicator.tolerance_unit == "percent" else amount
            found += [level, *(words.shifted(level, way * margin) for way in outwards if margin)]
        return tuple(found)

    def shown(self, value: float, mark: str = "", decimals: int | None = None) -> str:
        """A value as tables show it, or its marks in square brackets where there is none; empty where neither is."""
        if isnan(value):
            return " ".join(f"[{one}]" for one in mark.split())
        places = self.indicator.decimals if decimals is None else decimals
        known = self._texts.get((value, places))
        if known is None:
            known = self._texts[value, places] = words.figure(self.say, value, self._unit, places)
        return known

    @cached_property
    def _texts(self) -> dict[tuple[float, int], str]:
        """What ``shown`` has written, by value and decimals: tables, the chart and its words show the same figures."""
        return {}

    @cached_property
    def _unit(self) -> Unit:
        """What the figures count in."""
        return self.indicator.counts_in

    def in_unit(self, value: float, mark: str = "", decimals: int | None = None) -> str:
        """A value with its unit, where nothing around it says it; as ``shown`` where there is none."""
        if isnan(value):
            return self.shown(value, mark)
        places = self.indicator.decimals if decimals is None else decimals
        return words.figure_with_unit(self.say, value, self.indicator, places)

    def gap_in_words(self, row: Row) -> str:
        """How far what is rated is from its aim or outside its band, as the two are written: 0.3 percentage points."""
        judged = row.forecast if row.rated_on == "forecast" else row.value
        aim = row.target
        if row.target_kind == "band":
            aim = row.lower if judged < row.lower else row.upper
        return words.apart(self.say, judged, aim, self.indicator, self.decimals(row))

    def in_words(self, value: float, decimals: int) -> str:
        """A value as a sentence says it."""
        return words.figure_in_words(self.say, value, self.indicator, decimals)

    def axis(self) -> list[Period]:
        """Every period from the first row to the last, in the indicator's step, so that one without a row is a gap."""
        if not self.achieved:
            return []
        have = [self.period(row.period) for row in self.achieved]
        if self.indicator.frequency == IRREGULAR:
            return have
        wanted = {period.text for period in have}
        chain: list[Period] = []
        step = have[-1]
        while len(chain) < MOST_AXIS_PERIODS and step.order >= have[0].order:
            chain.append(step)
            earlier = previous(step, self.indicator.frequency, self.indicator.years_apart)
            if earlier is None:
                break
            step = earlier
        return chain[::-1] if wanted <= {period.text for period in chain} else have
