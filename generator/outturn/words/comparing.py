"""The words of the comparison with other areas as a dot plot."""

from outturn.words.numbers import ordinal

AREA_KINDS_MANY = {
    "nation": "Nations",
    "region": "Regions",
    "neighbour": "Statistical neighbours",
    "peer": "Other areas",
}
AREA_SHAPES = {"nation": "■", "region": "□", "neighbour": "○", "peer": "○"}
"""The shapes of areas in a dot plot; the council's own is COUNCIL_SHAPE."""
COUNCIL_SHAPE = "●"


def compared(title: str) -> str:
    """What the dot plot of an indicator is called."""
    return f"{title}: areas compared"


def ranked(area: str, rank: int, among: int, period: str) -> str:
    """What the dot plot shows of a council that has a rank."""
    return f"{area} is {ordinal(rank)} of {among} areas in {period}, where 1st is best."


def beside(area: str, shown: str, other: str, other_shown: str, period: str) -> str:
    """What the dot plot shows of a council that has no rank: its figure and that of the main area."""
    return f"{area} had {shown} in {period}; {other} had {other_shown}."


def dots_described(number: int, first: tuple[str, str], last: tuple[str, str], own: tuple[str, str]) -> str:
    """A dot plot in words, for those who do not see it: its lowest, its highest, and the council, with figures."""
    return (
        f"Dot plot of {number} areas, from {first[0]} with {first[1]}, the lowest, to {last[0]} with {last[1]}, "
        f"the highest. {own[0]} has {own[1]}. Every figure is in the table below."
    )
