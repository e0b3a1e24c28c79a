"""Packages with any figures under any of an indicator's rules, for what must hold whatever they are."""

from typing import Any

from hypothesis import strategies as st

from outturn.model import Area, Package
from packages import indicator, package

AREAS = (Area("england", "England", "nation"), *(Area(f"area-{at}", f"Area {at}", "neighbour") for at in range(12)))
QUARTERS = [f"FY{year}-{year - 1999}-Q{part}" for year in range(2019, 2024) for part in (1, 2, 3, 4)]

VALUE = st.floats(-1e15, 1e15) | st.integers(-100, 100).map(float)
COUNT = st.integers(0, 200) | st.floats(0.001, 1e15)
FIGURE = st.tuples(VALUE, st.sampled_from(["", "b", "u"]), st.tuples(COUNT, COUNT) | st.none()) | st.just(
    (None, "x", None)
)


@st.composite
def wild_packages(draw: st.DrawFn) -> Package:
    """Any figures under any of an indicator's rules."""
    quarterly = draw(st.booleans())
    unit = draw(st.sampled_from(["percent", "rate", "number", "currency", "days"]))
    about: dict[str, Any] = {
        "unit": unit,
        "per": 1000 if unit == "rate" else None,
        "polarity": draw(st.sampled_from(["higher", "lower", "band", "none"])),
        "frequency": "quarter" if quarterly else "year",
        "year_type": "financial",
        "basis": draw(st.sampled_from(["period", "year-to-date"])),
        "compare_with": draw(st.sampled_from(["previous", "same-period-last-year"])),
        "tolerance": draw(st.none() | st.floats(0, 1e15)),
        "tolerance_unit": draw(st.sampled_from(["points", "percent"])),
    }
    periods = QUARTERS if quarterly else [f"FY{year}-{(year + 1) % 100:02d}" for year in range(2000, 2020)]
    figures = draw(st.lists(FIGURE, max_size=18))
    rows = [
        (one, value, mark, "", *(counts or ())) for one, (value, mark, counts) in zip(periods, figures, strict=False)
    ]
    kinds = ("lower", "upper") if about["polarity"] == "band" else ("target",)
    targets = [("moves", one, kind, draw(VALUE)) for one in ("FY2018-19", *periods[-1:]) for kind in kinds]
    others = [("moves", row[0], "england", draw(VALUE)) for row in rows[:3]]
    return package({indicator(**about): rows}, targets, others, areas=AREAS)
