"""Places that end: what is said on a council's pages of what came after it, and of what came before it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from outturn import words
from outturn.model import Link
from outturn.pages import Succession
from outturn.versions.register import Council, Register
from outturn.words.catalogue import Catalogue

LATELY = 10
"""For so many years every page of a council says what came before it; later only where that has figures here."""


def successions(
    say: Catalogue, register: Register, area: str, scorecards: Mapping[str, Sequence[Link]], *, lately: bool = False
) -> tuple[Succession, ...]:
    """What the pages about that area say of other places, as at the newest day that the packages know.

    ``scorecards`` are links to the scorecards of each area, by its name; a place without one is named without a link.
    ``lately`` leaves out what came before long ago and has no scorecard, of which a council's own page alone speaks.
    """
    known = {one.place: one for one in register.councils}
    own = next((one for one in register.councils if one.name.casefold() == area.casefold()), None)
    if own is None or register.newest_day is None:
        return ()
    ended = [one for one in register.councils if one.end is not None and one.end < register.newest_day]
    found = []
    if own in ended:
        after = [known[name] for name in own.successors if name in known]
        found.append(_after(say, own, list(_links(after, scorecards))))
    before = predecessors(register, area)
    for day in sorted({one.end for one in before if one.end}):
        of_day = [one for one in before if one.end == day]
        is_known = any(one.name.casefold() in scorecards for one in of_day)
        if lately and not is_known and register.newest_day.year - day.year > LATELY:
            continue
        many = "place-began" if len(of_day) > 1 else "place-began-one"
        sentence = say(many, place=own.name, date=words.long_date(say, day + timedelta(days=1)))
        found.append(Succession(sentence, tuple(_links(of_day, scorecards))))
    return tuple(found)


def predecessors(register: Register, area: str) -> list[Council]:
    """The places that ended, as at the newest day that the packages know, and that the area came after."""
    own = next((one.place for one in register.councils if one.name.casefold() == area.casefold()), "")
    newest = register.newest_day
    return [one for one in register.councils if own in one.successors and one.end and newest and one.end < newest]


def merged_into(register: Register, area: str) -> list[Council]:
    """The places that became the area, whole and on one day; none where one was split, or where the area was there."""
    before = predecessors(register, area)
    own = next((one for one in register.councils if one.name.casefold() == area.casefold()), None)
    is_new = own is not None and own.start is not None and all(one.end and one.end < own.start for one in before)
    is_whole = all(len(one.successors) == 1 for one in before) and len({one.end for one in before}) == 1
    return before if is_new and is_whole else []


def _after(say: Catalogue, own: Council, links: list[Link]) -> Succession:
    day = words.long_date(say, own.end) if own.end else ""
    return Succession(say("place-ended" if links else "place-ended-alone", place=own.name, date=day), tuple(links))


def _links(places: Iterable[Council], scorecards: Mapping[str, Sequence[Link]]) -> Iterator[Link]:
    for place in places:
        yield from scorecards.get(place.name.casefold(), (Link(place.name),))
