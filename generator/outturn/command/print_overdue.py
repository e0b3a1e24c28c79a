"""What is overdue and which links are dead: as text, and as the issue that a workflow keeps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from outturn.command.markdown import KEPT, escaped
from outturn.forge.links import Dead
from outturn.pipeline.overdue import Overdue
from outturn.words import long_date
from outturn.words.catalogue import Catalogue

MARK = "<!-- outturn overdue -->"
Way = Callable[[str], str]
MOST = 200
"""So many lines of each list are shown."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is to be reminded of on a day; ``dead`` is None where no link was asked."""

    day: date
    overdue: tuple[Overdue, ...]
    dead: tuple[Dead, ...] | None

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.overdue or self.dead)


def as_text(reminder: Reminder, say: Catalogue) -> Iterator[str]:
    """The lines of a terminal."""
    if not reminder.overdue:
        yield say("overdue-nothing", date=long_date(say, reminder.day))
    if reminder.dead == ():
        yield say("overdue-no-dead")
    for title, lines in _sections(reminder, say, str, str):
        yield title
        yield from (f"  {line}" for line in lines)


def as_issue(reminder: Reminder, say: Catalogue) -> str:
    """The text of the issue, by whose hidden mark it is found again."""
    lines = [MARK, escaped(say("overdue-begins", date=long_date(say, reminder.day))), ""]
    for title, entries in _sections(reminder, say, escaped, _to_copy):
        lines += [f"#### {title}", "", *(f"- {one}" for one in entries), ""]
    return "\n".join(lines)


def _sections(reminder: Reminder, say: Catalogue, text: Way, address: Way) -> Iterator[tuple[str, list[str]]]:
    """Each title with its lines; ``text`` and ``address`` say how what the data say is written."""
    for one in reminder.overdue:
        yield text(one.title), _shown([text(sentence) for sentence in one.sentences], say)
    if reminder.dead:
        yield text(say("overdue-dead")), _shown([_link(one, say, text, address) for one in reminder.dead], say)


def _shown(lines: Sequence[str], say: Catalogue) -> list[str]:
    more = [say.count("overdue-more", len(lines) - MOST)] if len(lines) > MOST else []
    return [*lines[:MOST], *more]


def _link(one: Dead, say: Catalogue, text: Way, address: Way) -> str:
    where, shown = text(one.where), address(one.address)
    if one.answer:
        return say("overdue-dead-link", where=where, address=shown, answer=text(one.answer))
    return say("overdue-dead-page", where=where, address=shown)


def _to_copy(address: str) -> str:
    """The address as it is, in a form in which nothing in it is markup."""
    return f"`{quote(address, safe=KEPT)}`"
