"""What is asked of a new site, a new scorecard, a new indicator and a new period."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from outturn.authoring.indicator import usual
from outturn.authoring.scorecard import outcome_of
from outturn.command.asking import Known, Question, nothing
from outturn.schemas import fields

EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
Check = Callable[[str], str]
"""What tells in a sentence why an answer is none."""
OWNERS = re.compile(r"@[\w.-]+(/[\w.-]+)?( @[\w.-]+(/[\w.-]+)?)*", re.ASCII)


def pretty(name: str) -> str:
    """A short name as a title: My council, from my-council."""
    words = " ".join(re.split(r"[-_.\s]+", name)).strip()
    return words[:1].upper() + words[1:]


def of_site(folder: str) -> tuple[Question, ...]:
    """What is asked of a site in a folder of that name."""
    return (
        Question("publisher", "Who publishes the scorecards?", lambda _: pretty(folder), wrong=_not_a_line),
        Question(
            "title", "What is the site called?", lambda known: f"{known['publisher']} scorecards", wrong=_not_a_line
        ),
        Question("url", "At which address will it be? (may be left for later)", nothing, wrong=_not_an_address),
        Question(
            "repository",
            "At which address is the repository? (GitHub or GitLab, may be left for later)",
            nothing,
            wrong=_not_an_address,
        ),
        Question("contact", "Which e-mail address answers questions? (may be left for later)", nothing, wrong=_no_mail),
        Question("owners", "Who approves changes, such as @council/team? (may be left)", nothing, wrong=_no_owners),
    )


def of_scorecard(name: str, publisher: str, area: str, wrong: Check) -> tuple[Question, ...]:
    """What is asked of a scorecard of that name, beside one of that publisher and area."""
    what = "What is it, in a sentence or two?"
    first = "Its first outcome, with its question, such as Stay safe: Are children safe?"
    due = "When is the next version due, such as 2027-01-29? (may be left)"
    return (
        Question("title", "What is the scorecard called?", lambda _: pretty(name), wrong=wrong),
        Question("description", what, lambda known: f"{known['title']}: how we are doing.", wrong=wrong),
        Question("publisher", "Who publishes it?", lambda _: publisher or None, wrong=wrong),
        Question("area", "Which area is it about, as a resident calls it?", lambda _: area or None, wrong=wrong),
        Question("area_code", "The area's official code, such as E06000031 (may be left)", nothing, wrong=wrong),
        Question("outcome", first, wrong=lambda answer: _no_outcome(answer) or wrong(answer), is_list=True),
        Question("source", "Where do the figures come from?", lambda _: "The council's own records", wrong=wrong),
        Question("source_url", "The address of that source (may be left)", nothing, wrong=_not_an_address),
        Question("contact", "Which e-mail address answers questions? (may be left)", nothing, wrong=_no_mail),
        Question("next_publication", due, nothing, wrong=_no_day),
    )


def of_indicator(
    name: str, outcomes: Sequence[str], sources: Sequence[str], wrong: Callable[[str], Check]
) -> tuple[Question, ...]:
    """What is asked of an indicator of that name in a scorecard with these outcomes and sources."""
    one_outcome = outcomes[0] if len(outcomes) == 1 else None
    asked = (
        Question("title", "What is measured, in plain words?", lambda _: pretty(name)),
        Question("definition", "What exactly is counted?"),
        Question("outcome", "To which outcome does it belong?", lambda _: one_outcome, tuple(outcomes)),
        Question("unit", "What does the figure count in?", _usual("unit"), _words("unit")),
        Question("per", "Per how many, such as 10000?", is_asked=lambda known: known["unit"] == "rate"),
        Question("scale", "Its words, worst first, such as No|Yes", is_asked=lambda known: known["unit"] == "scale"),
        Question("decimals", "How many decimals are shown?", _usual("decimals")),
        Question("polarity", "Which way is better?", choices=_words("polarity")),
        Question("frequency", "How often is there a figure?", _usual("frequency"), _words("frequency")),
        Question("year_type", "Of which kind of year?", _usual("year_type"), _words("year_type")),
        Question("basis", "What does a figure cover?", _usual("basis"), _words("basis")),
        Question("compare_with", "What is it compared with?", _usual("compare_with"), _words("compare_with")),
        Question("tolerance", "How far off the target is still close to it? (may be left)", nothing),
        Question(
            "tolerance_unit",
            "Is that in points, or in percent of the target?",
            _usual("tolerance_unit"),
            _words("tolerance_unit"),
            lambda known: bool(known["tolerance"]),
        ),
        Question("owner", "Which post answers for it? (may be left)", nothing),
        Question("source", "Where does the figure come from?", lambda _: sources[0] if sources else None),
        Question("source_url", "The address of that source (may be left)", nothing),
    )  # fmt: skip
    return tuple(
        Question(one.key, one.text, one.usual, one.choices, one.is_asked, one.wrong if one.choices else wrong(one.key))
        for one in asked
    )


def of_period(usual_period: str) -> tuple[Question, ...]:
    """What is asked where no period is named."""
    text = "For which period, such as FY2026-27, FY2026-27-Q1 or 2026-04?"
    return (Question("period", text, lambda _: usual_period or None),)


def _usual(column: str) -> Callable[[Known], str | None]:
    return lambda known: usual(column, known) or None


def _words(column: str) -> tuple[str, ...]:
    """The words that may stand in that column of indicators.csv."""
    limits = next(field["constraints"] for field in fields("indicators") if field["name"] == column)
    return tuple(limits["enum"]) if isinstance(limits, Mapping) else ()


def _not_a_line(answer: str) -> str:
    return "" if answer.isprintable() else "expected one line of text without control characters."


def _not_an_address(answer: str) -> str:
    try:
        parts = urlsplit(answer)
    except ValueError:
        parts = urlsplit("")
    is_one = parts.scheme == "https" and parts.netloc and answer.isprintable() and not re.search(r"[\s\"<>]", answer)
    return "" if is_one else f"expected an address that begins with https://, but got \u201c{answer}\u201d."


def _no_mail(answer: str) -> str:
    return "" if EMAIL.fullmatch(answer) else f"expected an e-mail address, but got \u201c{answer}\u201d."


def _no_owners(answer: str) -> str:
    expected = "expected names such as @council/team, with a space between two"
    return "" if OWNERS.fullmatch(answer) else f"{expected}, but got \u201c{answer}\u201d."


def _no_outcome(answer: str) -> str:
    wrong = [one for one in answer.split("\n") if not all(outcome_of(one).values())]
    if not wrong:
        return ""
    expected = "an outcome and its question, such as \u201cStay safe: Are children safe?\u201d"
    return f"expected {expected}, but got \u201c{wrong[0]}\u201d."


def _no_day(answer: str) -> str:
    try:
        date.fromisoformat(answer)
    except ValueError:
        return f"expected a day such as 2027-01-29, but got \u201c{answer}\u201d."
    return ""
