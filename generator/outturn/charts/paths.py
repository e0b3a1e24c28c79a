"""Path data through values."""

from collections.abc import Sequence


def through(
    down: Sequence[str | None], across: Sequence[str], lifts: Sequence[int] = (), *, is_stepped: bool = False
) -> str:
    """Path data through values, how far down each stands and where across, as path data has it.

    A missing value lifts the pen, and so does a position in ``lifts`` before its value. A stepped line stays level up
    to the next place.
    """
    parts, pen = [], "M"
    for place, (x, y) in enumerate(zip(across, down, strict=True)):
        if y is None:
            pen = "M"
            continue
        pen = "M" if place in lifts else pen
        parts.append(f"H{x}V{y}" if is_stepped and pen == "L" else f"{pen}{x} {y}")
        pen = "L"
    return "".join(parts)
