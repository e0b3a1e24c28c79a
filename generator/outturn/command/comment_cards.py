"""One scorecard in a comment on a change: its figures before and after, headlines, names, answers, and the rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from outturn.command.markdown import escaped, fenced, folded, linked, table
from outturn.command.print_findings import Manner
from outturn.model import Answer
from outturn.pages import Badge, CardReview, ChangeGroup, FigureChange, HeadlineChange, Rename
from outturn.pipeline.differences import Difference
from outturn.versions.addresses import working_copy
from outturn.words.catalogue import Catalogue

ARROW, BREAK = " ⇒ ", "<br>"


@dataclass(frozen=True, slots=True)
class Brief:
    """How a comment is written: its words, the address of a preview or none, and how many rows of each list."""

    manner: Manner
    preview: str
    rows: int

    @property
    def say(self) -> Catalogue:
        """The words."""
        return self.manner.say

    def page(self, scorecard: str, indicator: str = "") -> str:
        """The address of a page of the working copy in the preview; empty where there is no preview."""
        way = f"{working_copy(scorecard)}{indicator}/" if indicator else working_copy(scorecard)
        return f"{self.preview}{way}" if self.preview else ""

    def more(self, number: int) -> str:
        """That there are so many more than were shown; empty where there are none."""
        return escaped(self.say.count("review-more", number - self.rows)) if number > self.rows else ""


def card(one: Difference, brief: Brief) -> Iterator[str]:
    """The lines about a scorecard."""
    say, seen = brief.say, one.review or CardReview(one.scorecard)
    if one.state:
        asks = say(f"review-{one.state}")
    else:
        asks = say(f"review-asks-{one.level}") if one.level else say("review-nothing")
    title = linked(seen.title, brief.page(one.scorecard) if one.review else "")
    yield from (f"#### {say('review-card', title=title, asks=escaped(asks))}", "")
    yield from headlines(one.scorecard, seen.headlines, brief)
    yield from figures(one.scorecard, "review-figures", seen.figures, brief)
    yield from figures(one.scorecard, "review-rated", seen.rated, brief)
    if seen.marks:
        meanings = (say("review-mark", mark=mark, meaning=meaning) for mark, meaning in seen.marks)
        yield from (" · ".join(escaped(one) for one in meanings), "")
    yield from names(seen.renames, brief)
    yield from answers(one.answers, brief)
    yield from groups(seen.weighty, brief)
    if seen.rest:
        yield from folded(say("review-rest"), groups(seen.rest, brief))


def figures(scorecard: str, title: str, every: Sequence[FigureChange], brief: Brief) -> Iterator[str]:
    """A table of figures before and after."""
    if every:
        say = brief.say
        head = [say(f"review-column-{one}") for one in ("figure", "before", "after", "target", "rating", "direction")]
        yield from (f"**{escaped(say(title))}**", "")
        yield from table(head, [_figure(scorecard, one, brief) for one in every[: brief.rows]])
        yield from _more(len(every), brief)


def _figure(scorecard: str, one: FigureChange, brief: Brief) -> list[str]:
    say = brief.say
    title = linked(one.title, brief.page(scorecard, one.indicator))
    name = [say("review-figure", title=title, period=escaped(one.period))]
    name += [f"<sub>{escaped(text)}</sub>" for text in (one.about, one.note) if text]
    return [
        BREAK.join(name),
        escaped(one.before) or escaped(say("review-new-figure")),
        f"**{escaped(one.after)}**" if one.after != one.before else escaped(one.after),
        BREAK.join(escaped(aim.target) or "–" for aim in one.aims),
        BREAK.join(_turned(say, aim.before, aim.after) for aim in one.aims),
        _turned(say, *one.directions),
    ]


def _turned(say: Catalogue, before: Badge | None, after: Badge | None) -> str:
    """A judgement; where it is another one than before, both, the newer in bold."""
    was, now = (_badge(say, one) if one else "" for one in (before, after))
    if was and now and was != now:
        return f"{was}{ARROW}**{now}**"
    return now or was


def _badge(say: Catalogue, badge: Badge) -> str:
    """A judgement as symbol and word, with its reason."""
    said = say("badge-marked", word=badge.word, marks=badge.reason) if badge.reason else badge.word
    return escaped(f"{badge.symbol} {said}")


def headlines(scorecard: str, every: Sequence[HeadlineChange], brief: Brief) -> Iterator[str]:
    """A table of headlines that are about another period now, and rated otherwise."""
    if every:
        say = brief.say
        head = [say(f"review-column-{one}") for one in ("indicator", "before", "after")]
        yield from (f"**{escaped(say('review-headlines'))}**", "")
        rows = (
            [
                linked(one.title, brief.page(scorecard, one.indicator)),
                *(_side(say, *side) for side in (one.before, one.after)),
            ]
            for one in every[: brief.rows]
        )
        yield from table(head, rows)
        yield from _more(len(every), brief)


def _side(say: Catalogue, period: str, figure: str, badge: Badge) -> str:
    return f"{escaped(say('review-side', period=period, figure=figure))}{BREAK}{_badge(say, badge)}"


def names(renames: Sequence[Rename], brief: Brief) -> Iterator[str]:
    """What probably has another name, with the rows of redirects.csv that are to be added."""
    if not renames:
        return
    say, shown = brief.say, renames[: brief.rows]
    yield from (f"**{escaped(say('review-renames-title'))}**", "")
    yield from (f"- {escaped(_renamed(say, one))}" for one in shown)
    yield from ("", *_more(len(renames), brief))
    if rows := [one.row for one in shown if one.row]:
        file = "/".join(part for part in (brief.manner.folder, "redirects.csv") if part)
        yield from (escaped(say("review-redirects", file=file)), "", *fenced(rows))


def _renamed(say: Catalogue, one: Rename) -> str:
    key = "review-rename-redirected" if one.is_redirected else "review-rename"
    return say(key, old=one.old, new=one.new)


def answers(every: Sequence[Answer], brief: Brief) -> Iterator[str]:
    """What is newly said to warnings of the check."""
    if every:
        yield from (f"**{escaped(brief.say('review-answers'))}**", "")
        yield from listed([answer_told(brief.say, one) for one in every], brief)


def answer_told(say: Catalogue, one: Answer) -> str:
    """What is said to one warning, of what, and by which post."""
    place = " ".join(part for part in (one.file, one.key, one.column, one.value) if part)
    return say("review-answer", place=place, finding=one.finding, reason=one.reason, post=one.post)


def groups(every: Iterable[ChangeGroup], brief: Brief) -> Iterator[str]:
    """Changes in sentences, those of one kind under their title."""
    for one in every:
        yield from (f"**{escaped(one.title)}**", "")
        yield from listed(one.sentences, brief)


def listed(sentences: Sequence[str], brief: Brief) -> Iterator[str]:
    """The first of the sentences as a list, and how many more there are."""
    yield from (f"- {escaped(one)}" for one in sentences[: brief.rows])
    yield ""
    yield from _more(len(sentences), brief)


def _more(number: int, brief: Brief) -> Iterator[str]:
    if more := brief.more(number):
        yield from (more, "")
