"""The exceptions: what needs attention, with its chart and what is said of it; and figures to look at."""

from collections.abc import Iterator, Sequence

from outturn.packs.blocks import Badges, Block, Grid, Heading, Paragraph, Stack, Together, paragraph, text
from outturn.packs.drawing import big_chart
from outturn.packs.imprint import Subject
from outturn.packs.prose import prose
from outturn.packs.signs import said, sign
from outturn.pages import IndicatorPage, IndicatorRow, Tile

DATA_WIDTHS = (1.0, -30.0, -80.0)


def attention(subject: Subject) -> Iterator[Block]:
    """Every indicator that needs attention for its performance, the most at stake first; then those for their data."""
    page, say = subject.told.scorecard, subject.say
    rows, pages = subject.rows, {one.indicator: one for one in subject.told.indicators}
    wanted = [one for one in page.attention if one in rows and one in pages]
    yield Heading(subject.label("page-attention"), 1, begins_page=True)
    yield from paragraph(say.count("pack-attention", len(wanted)) if wanted else say("pack-attention-none"))
    for name in wanted:
        yield from exception(subject, rows[name], pages[name])
    data = [rows[one] for one in page.data_attention if one in rows]
    if data:
        yield Heading(subject.label("page-attention-data"), 2)
        yield from paragraph(say("pack-attention-data"), "leading")
        yield Grid(
            (subject.label("page-indicator"), subject.label("page-latest"), say("pack-why")),
            DATA_WIDTHS,
            tuple(
                (
                    said(("", text(row.title, "strong", subject.link(row.address)))),
                    said(("figure", row.latest), ("quiet", row.period)),
                    said(("", _sentence(row.data_attention))),
                )
                for row in data
            ),
        )


def exception(
    subject: Subject, row: IndicatorRow, page: IndicatorPage, why: Block | None = None, level: int = 2
) -> Iterator[Block]:
    """One indicator: why it stands here, its newest figure, its chart, and what lies behind it."""
    yield Together(tuple(_at_a_glance(subject, row, page, why or _attention(subject, row), level)))
    if page.commentary:
        yield Heading(subject.label("page-commentary"), level + 1)
        yield from prose(page.commentary, level + 1)


def _attention(subject: Subject, row: IndicatorRow) -> Block:
    because = text(subject.label("page-attention-because"), "strong")
    return Paragraph((*because, *text(f" {_sentence(row.attention)}")), "boxed")


def _at_a_glance(subject: Subject, row: IndicatorRow, page: IndicatorPage, why: Block, level: int) -> Iterator[Block]:
    label = subject.label
    yield Heading(row.title, level, subject.link(row.address))
    yield why
    yield from paragraph(" ".join(page.headline))
    if page.tiles:
        yield Badges(tuple((one.label, _tile(one)) for one in page.tiles))
    if page.caution:
        yield Paragraph((*text(label("page-caution"), "strong"), *text(f" {page.caution}")), "quiet")
    if page.chart:
        yield big_chart(page.chart, label)
    if not page.commentary:
        yield from paragraph(page.commentary_missing, "quiet")


def _tile(tile: Tile) -> Stack:
    if tile.badge:
        return Stack((("quiet", text(tile.note)),) if tile.note else (), sign(tile.badge))
    return said(("figure", tile.value), ("quiet", tile.note))


def _sentence(reasons: Sequence[str]) -> str:
    joined = "; ".join(reasons)
    return f"{joined[:1].upper()}{joined[1:]}." if joined else ""
