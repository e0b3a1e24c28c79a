"""Questions and their answers: from options, else from whoever sits at the terminal, else what is usual."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import typer

from outturn.command.terminal import err

Known = Mapping[str, str]


def always(_: Known) -> bool:
    """Whatever was answered before."""
    return True


def fine(_: str) -> str:
    """Any answer will do."""
    return ""


def nothing(_: Known) -> str:
    """What is left empty."""
    return ""


def no_default(_: Known) -> None:
    """What has to be answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, for the option of that name; ``wrong`` says in a sentence why an answer is none.

    ``usual`` is the answer where none is given, by those before it; None where there has to be one. ``is_asked`` tells,
    by the answers before it, whether it is asked at all. An answer to one with ``is_list`` has a line an entry.
    """

    key: str
    text: str
    usual: Callable[[Known], str | None] = no_default
    choices: tuple[str, ...] = ()
    is_asked: Callable[[Known], bool] = always
    wrong: Callable[[str], str] = fine
    is_list: bool = False


def is_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def is_asked(given: Mapping[str, str | None]) -> bool:
    """Whether somebody is asked: where nothing was given by options, and somebody sits at a terminal."""
    return is_terminal() and all(value is None for value in given.values())


def answers(questions: Sequence[Question], given: Mapping[str, str | None]) -> dict[str, str]:
    """An answer to every question: what was given by options; where nothing was, what is said at the terminal.

    What is not given otherwise has its usual answer, and is empty where it has none.
    """
    said = {key: value for key, value in given.items() if value is not None}
    asks = is_asked(given)
    known: dict[str, str] = {}
    for one in questions:
        if one.key in said:
            known[one.key] = said[one.key]
        elif asks and one.is_asked(known):
            known[one.key] = _list_of(one, known) if one.is_list else _answer(one, known)
        else:
            known[one.key] = one.usual(known) or "" if one.is_asked(known) else ""
    return known


def wrong_answers(questions: Sequence[Question], known: Known) -> list[str]:
    """What is wrong with the answers, or that one is missing: a sentence each, with the option in front."""
    said = [
        (option(one.key), _wrong(one, known[one.key]) if known[one.key] else _missing(one, known)) for one in questions
    ]
    return [f"{name}: {sentence}" for name, sentence in said if sentence]


def _missing(one: Question, known: Known) -> str:
    is_needed = one.is_asked(known) and one.usual(known) is None
    return f"an answer is missing: {_text(one)}" if is_needed else ""


def _text(one: Question) -> str:
    return f"{one.text} ({', '.join(one.choices)})" if one.choices else one.text


def option(key: str) -> str:
    """How the answer is given on the command line."""
    return f"--{key.replace('_', '-')}"


def _list_of(one: Question, known: Known) -> str:
    """Entries, a line each, until one is empty."""
    entries = [_answer(one, known)]
    more = Question(one.key, "And another (press Enter when there are no more)", nothing, wrong=one.wrong)
    while entries[-1]:
        entries.append(_answer(more, known))
    return "\n".join(entries[:-1])


def _answer(one: Question, known: Known) -> str:
    usual = one.usual(known)
    while True:
        answer: str = typer.prompt(_text(one), default=usual, show_default=bool(usual)).strip()
        sentence = _wrong(one, answer) if answer else ""
        if not sentence:
            return answer
        err.print(sentence)


def _wrong(one: Question, answer: str) -> str:
    if one.choices and answer not in one.choices:
        return f"expected one of {', '.join(one.choices)}, but got \u201c{answer}\u201d."
    return one.wrong(answer)
