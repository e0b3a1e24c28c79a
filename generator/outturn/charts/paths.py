"""Path data through values."""

from collections.abc import Sequence

from outturn.charts.axis import Scale, short


def through(
    values: Sequence[float | None],
    places: Sequence[float],
    down: Scale,
    unit: float,
    lifts: Sequence[int] = (),
    *,
    is_stepped: bool = False,
) -> str:
    """Path data through the values at ``places`` percent, in ``unit`` units a percent.

    A missing value lifts the pen, and so does a position in ``lifts`` before its value. A stepped line stays level up
    to the next place.
    """
    parts, pen = [], "M"
    for place, (x, value) in enumerate(zip(places, values, strict=True)):
        pen = "M" if place in lifts else pen
        if value is None:
            pen = "M"
            continue
        across, height = short(x * unit), short(down(value) * unit)
        parts.append(f"H{across}V{height}" if is_stepped and pen == "L" else f"{pen}{across} {height}")
        pen = "L"
    return "".join(parts)
