"""What a change does, as a comment on its pull request: the verdict, what was sealed, what is wrong, each scorecard.

The same change gives the same text. It begins with a hidden mark, by which whoever posts it finds it to update it.
"""

from collections.abc import Iterator, Sequence

from outturn.command.comment_cards import Brief, card, groups, names
from outturn.command.markdown import escaped, fenced, folded
from outturn.command.print_findings import Manner, as_row
from outturn.findings import open_warnings, problems
from outturn.findings.grouped import Group, grouped
from outturn.meetings import FOLDER
from outturn.pages import CardReview
from outturn.pipeline.differences import Comparison
from outturn.versions.history import LEVELS
from outturn.words.catalogue import Catalogue
from outturn.words.findings import together

MARK = "<!-- outturn diff -->"
MOST = 60_000
"""How many characters a comment may have: GitHub takes 65,536."""
MOST_COPIED = 300
"""How long a row may be that is given to be copied."""
ROWS = (1000, 300, 100, 50, 20, 10, 5, 2, 1)
"""How many rows of each list are shown: as many as there is room for."""


def comment(compared: Comparison, manner: Manner, preview: str) -> str:
    """The comment, with links to the preview at that address where there is one; no longer than ``MOST``."""
    text = ""
    for rows in ROWS:
        text = "\n".join(_lines(compared, Brief(manner, preview, rows))).rstrip() + "\n"
        if len(text) <= MOST:
            break
    return text


def _lines(compared: Comparison, brief: Brief) -> Iterator[str]:
    yield from (MARK, f"### {_verdict(compared, brief.say)}", "")
    yield from _past(compared, brief)
    yield from _wrong(compared, brief)
    yield from names(compared.renames, brief)
    for one in compared.scorecards[: brief.rows]:
        yield from card(one, brief)
    if more := brief.more(len(compared.scorecards)):
        yield from (more, "")
    yield from groups((*compared.prepared_told, *compared.fates_told), brief)


def _verdict(compared: Comparison, say: Catalogue) -> str:
    """In one line what the change asks for and does, and whether anything stands in its way."""
    seen = _seen(compared)
    wrong, warnings = _problems(compared), grouped(open_warnings(compared.findings))
    renames = [*compared.renames, *(rename for one in seen for rename in one.renames)]
    level = max((one.level for one in compared.scorecards), key=LEVELS.index, default="")
    counts = (
        ("touches", len(compared.touched)),
        ("seals", len(compared.sealed)),
        ("publishes", len(compared.published)),
        ("changed", sum(one.changed for one in seen)),
        ("new", sum(one.new for one in seen)),
        ("gone", sum(one.gone for one in seen)),
        ("flips", sum(one.flips for one in seen)),
        ("prepares", len(compared.prepared)),
        ("renames", len(renames)),
        ("problems", len(wrong)),
        ("warnings", len(warnings)),
    )
    parts = [say.count(f"review-{name}", number) for name, number in counts if number]
    asks = [say(f"review-asks-{level}")] if level else []
    is_much = level == "major" or any(one.row for one in renames) or any(one.state for one in compared.scorecards)
    is_looked_at = bool(warnings) or is_much or bool(compared.fates)
    verdict = say("review-stop") if wrong or compared.touched else say(("review-clear", "review-look")[is_looked_at])
    nothing = [] if asks or parts or compared.scorecards or compared.fates else [say("review-nothing")]
    quiet = [] if wrong or compared.touched else [say("review-no-problems")]
    said = " · ".join(escaped(one) for one in (*asks, *parts, *nothing, *quiet))
    return say("review-verdict", verdict=escaped(verdict), parts=said)


def _problems(compared: Comparison) -> tuple[Group, ...]:
    """What is to be put right: in the new state, and of what had been published."""
    return grouped([*problems(compared.findings), *compared.lost])


def _seen(compared: Comparison) -> list[CardReview]:
    return [one.review for one in compared.scorecards if one.review]


def _past(compared: Comparison, brief: Brief) -> Iterator[str]:
    """What was sealed and is touched, then what is newly sealed."""
    for one, means in zip(compared.past_told, _meanings(compared, brief.say), strict=True):
        yield from groups((one,), brief)
        yield from (escaped(means), "")


def _meanings(compared: Comparison, say: Catalogue) -> Iterator[str]:
    """What it means that something sealed is touched, and that something is sealed."""
    if compared.touched:
        of_meetings = [one.scorecard == FOLDER for one in compared.touched]
        versions, papers = not all(of_meetings), any(of_meetings)
        means = (("review-touched-means", versions), ("review-touched-papers-means", papers))
        yield " ".join(say(key) for key, is_so in means if is_so)
    if compared.sealed or compared.published:
        is_more = bool(compared.addresses)
        yield say.count("review-sealed-means", compared.addresses) if is_more else say("review-sealed-means-alone")


def _wrong(compared: Comparison, brief: Brief) -> Iterator[str]:
    """The problems, and folded the warnings that nobody has answered."""
    say = brief.say
    wrong, warnings = _problems(compared), grouped(open_warnings(compared.findings))
    if wrong:
        yield from (f"**{escaped(say('review-problems-title'))}**", "", *_findings(wrong, brief))
    if problems(compared.findings) and compared.scorecards:
        yield from (escaped(say("review-left-out")), "")
    elif compared.before:
        yield from (escaped(say("review-before")), "")
    if warnings:
        yield from folded(say("review-warnings-title"), (*_findings(warnings, brief), *_to_answer(warnings, brief)))


def _to_answer(warnings: Sequence[Group], brief: Brief) -> Iterator[str]:
    """The rows of answers.csv that would answer the warnings, but for those too long to copy."""
    asked = [(group, *both) for group in warnings for both in zip(group.whole.places, group.whole.asks, strict=False)]
    rows = [as_row(group.id, where.column, ask) for group, where, ask in asked]
    short = [row for row in rows if len(row) <= MOST_COPIED][: brief.rows]
    if short:
        yield from (escaped(brief.say("review-to-answer")), "", *fenced(short))


def _findings(found: Sequence[Group], brief: Brief) -> Iterator[str]:
    for one in found[: brief.rows]:
        said = together(one, brief.say, brief.manner.folder)
        parts = {name: escaped(getattr(said, name)) for name in ("place", "what", "found", "expected", "fix")}
        yield f"- {brief.say('review-finding', **parts)}"
    yield ""
    if more := brief.more(len(found)):
        yield from (more, "")
