"""Pictures of shared links with made-up words and figures: the usual, the very long, and those that lack something."""

from outturn.pages import Badge, Chart, Count, CountGroup, Line, Numerals, Picture
from outturn.values import replace


def line(values: tuple[float | None, ...], role: str = "outturn", key: str = "", newest: str = "") -> Line:
    return Line("Leeds", role, values, tuple(map(str, values)), key=key, newest=newest)


def chart(*drawn_lines: Line, steps: tuple[str, ...] = ()) -> Chart:
    periods = tuple(f"{year}/{year - 1999:02}" for year in range(2015, 2015 + len(drawn_lines[0].values)))
    return Chart("a", "A", "", "", periods, drawn_lines, numerals=Numerals(steps=steps))


WORSE = Badge("worse", "−", "Worse than England, not tested", certainty="untested")
SAME = Badge("similar", "≈", "About the same", certainty="chance")
USUAL = Picture(
    site="Scorecards of Leeds",
    place="Leeds",
    title="Children excluded from school",
    alt="Children excluded from school, Leeds: 6.1%",
    foot="Published 20 November 2026",
    figure="6.1%",
    period="2023/24, provisional",
    badges=(WORSE, SAME),
    chart=chart(line((4, None, 5, 6.1), newest="chance"), line((5, 5, 5, 5), "target", "England 5.0%")),
)
LONG = replace(
    USUAL,
    site="Scorecards of the combined authorities of the north and of some places in the midlands",
    place="Bournemouth, Christchurch and Poole, and the parishes around them",
    title=" ".join(["Children who were excluded from school for a fixed period more than once"] * 5),
    label="Illustrative figures",
    figure="£34.4 million pounds a year",
    badges=(
        Badge("red", "■", "Off target (forecast)"),
        replace(WORSE, word="Worse than the average of every one of its statistical neighbours, not tested"),
    ),
    chart=chart(line((1, 2)), line((2, 2), "comparator", "The average of all its statistical neighbours 34.4")),
)
SCALE = replace(
    USUAL,
    figure="Requires improvement",
    badges=(Badge("amber", "▲", "Close to target"), Badge("better", "↑", "Improving")),
    chart=chart(line((1, 1, 2)), steps=("Inadequate", "Requires improvement", "Good")),
)
ONE = replace(USUAL, badges=(Badge("green", "●", "On target"),), chart=chart(line((7,)), line((7,), "target")))
NOTHING = replace(USUAL, figure="", period="", badges=(), chart=None, sentence="There are no figures yet.")
COUNTS = tuple(
    Count(Badge(kind, symbol, word, certainty=certainty), number)
    for kind, symbol, word, certainty, number in (
        ("worse", "−", "Worsening", "", 1),
        ("worse", "−", "Worsening, not tested", "untested", 12),
        ("similar", "≈", "About the same", "chance", 11),
        ("neutral", "↕", "Up or down, neither better", "", 2),
        ("better", "+", "Improving, not tested", "untested", 8),
        ("better", "+", "Improving", "", 3),
        ("old", "○", "Old figure", "", 10),
    )
)
CARDS = replace(
    NOTHING, sentence="Direction of travel: 47 of 48 indicators", group=CountGroup("direction", "Direction", COUNTS)
)
LONG_CARD = replace(CARDS, title=LONG.title, label=LONG.label, place=LONG.place, site=LONG.site)
MADE_UP = {
    "usual": USUAL,
    "long": LONG,
    "scale": SCALE,
    "one figure": ONE,
    "nothing": NOTHING,
    "scorecard": CARDS,
    "long scorecard": LONG_CARD,
}
