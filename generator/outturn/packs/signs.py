"""Judgements and rows as a pack shows them."""

from outturn.packs.blocks import Inline, Sign, Stack, text
from outturn.packs.drawing import small_chart
from outturn.packs.imprint import Subject
from outturn.pages import Badge, IndicatorRow

SHAPES = {
    "●": "circle",
    "▲": "triangle",
    "■": "square",
    "○": "ring",
    "+": "plus",
    "−": "minus",
    "≈": "about",
    "=": "about",
    "↑": "up",
    "↓": "down",
    "→": "level",
    "↕": "either",
}
"""The shape that is drawn for each symbol, so that no font has to have it."""
TONES = {"green": "good", "better": "good", "amber": "near", "red": "bad", "worse": "bad"}
"""The colour of each kind of judgement; others are grey."""
ROW_WIDTHS = (1.0, -23.5, -22.0, -20.0, -30.0, -30.0)
"""The indicator has what is left; the others are in millimetres."""


def sign(badge: Badge) -> Sign:
    """A judgement as a shape and words; what could be chance is grey."""
    tone = "" if badge.certainty == "chance" else TONES.get(badge.kind, "")
    return Sign(SHAPES.get(badge.symbol, "ring"), badge.word, tone, badge.certainty)


def said(*lines: tuple[str, str | Inline]) -> Stack:
    """A cell of lines, each with its look; a line without text is left out."""
    held = ((look, text(one) if isinstance(one, str) else one) for look, one in lines)
    return Stack(tuple((look, one) for look, one in held if one))


def judged(badge: Badge) -> Stack:
    """A cell with a judgement, and its reason where it was not made."""
    return Stack((("quiet", text(badge.reason)),) if badge.reason and badge.kind == "none" else (), sign(badge))


def columns(subject: Subject) -> tuple[str, ...]:
    """What heads the columns of ``cells``."""
    page, label = subject.told.scorecard, subject.label
    return (
        label("page-indicator"),
        label("page-trend"),
        label("page-latest"),
        page.aim or page.comparator or subject.say("column-target"),
        label("page-rating"),
        label("page-direction"),
    )


def cells(subject: Subject, row: IndicatorRow) -> tuple[Stack, ...]:
    """An indicator's row: title, trend, latest figure, what it is held against, rating, direction."""
    page, label = subject.told.scorecard, subject.label
    both = page.aim and page.comparator
    beside = f"{page.comparator}: {row.comparator}" if both and row.comparator else ""
    aim = row.target or label("page-no-target") if page.aim else row.comparator or label("page-no-figure")
    title = text(row.title, "strong", subject.link(row.address))
    return (
        said(("", title), ("quiet", ", ".join(row.codes)), ("quiet", row.broken_down), ("quiet", row.age)),
        Stack(spark=small_chart(row)),
        said(("figure", row.latest or label("page-no-figure-yet")), ("quiet", row.period), ("quiet", row.beside)),
        said(("", aim), ("quiet", beside)),
        judged(row.rating),
        judged(row.direction),
    )
