"""The site, composed: every page and every file beside it, each sealed version read once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from outturn.pipeline import keys
from outturn.pipeline.checking import Checked
from outturn.pipeline.kept import Kept, Nothing
from outturn.pipeline.making import Made, Making, making_of
from outturn.pipeline.meetings import meeting_pieces, meeting_units
from outturn.pipeline.offers import everywhere, moved_files
from outturn.pipeline.pieces import Piece
from outturn.pipeline.plans import Plan, plans
from outturn.pipeline.running import Alone, Running, Workers
from outturn.pipeline.scorecards import scorecard_pieces
from outturn.pipeline.today import PROOFS, SITE, WITHDRAWN, site
from outturn.pipeline.units import Unit
from outturn.settings import Settings
from outturn.versions import addresses


def made(
    settings: Settings,
    checked: Checked,
    kept: Kept | None = None,
    workers: Workers | None = None,
    *,
    preview: bool = False,
) -> Iterator[Made]:
    """Every generated page and every file beside the pages, one after the other.

    None of them need be held. What was ``kept`` of an earlier run is not made again, and ``workers`` make what
    is wanted next while one unit is waited for. Raises OutturnError where a sealed version is not what was sealed, and
    RenderError where a template is wrong.
    """
    making = making_of(settings, checked, preview=preview)
    for piece in pieces(making, kept or Nothing(), workers or Alone()):
        yield from piece.make()


def begun(settings: Settings, checked: Checked, kept: Kept, workers: Workers, *, preview: bool) -> Iterator[Piece]:
    """The same in pieces; workers are given the first units at once, while whoever called does something else."""
    every = pieces(making_of(settings, checked, preview=preview), kept, workers)
    first = [one for one in [next(every, None)] if one]
    return chain(first, every)


def pieces(making: Making, kept: Kept, workers: Workers) -> Iterator[Piece]:
    """The same in pieces, each of which can be made alone."""
    old, every = moved_files(making), tuple(plans(making))
    meetings = meeting_units(making)
    units = (*(unit for plan in every for unit in plan.units), *(unit for _, unit in meetings))
    running = Running(units, kept, workers)
    own, withdrawn, proofs = site(making, every, running)
    for piece in _scorecards(making, every, running, own, old):
        yield _everywhere(making, piece, old)
    beside = (making.checked.register.withdrawn, making.checked.register.redirects, sorted(old.items()))
    for piece in chain(meeting_pieces(making, meetings, running), [_of(SITE, own, running)]):
        yield _everywhere(making, piece, old, beside)
    yield _of(WITHDRAWN, withdrawn, running)
    yield _of(PROOFS, proofs, running)


def _of(name: str, unit: Unit, running: Running) -> Piece:
    """What one unit makes, as it makes it."""
    return Piece(name, lambda: unit.key, partial(running.made, unit))


def _scorecards(
    making: Making, every: Sequence[Plan], running: Running, own: Unit, old: Mapping[str, Sequence[str]]
) -> Iterator[Piece]:
    """Everything of every scorecard; the site's unit ``own`` is made as soon as all that it is made of is there."""
    for at, plan in enumerate(every, start=1):
        for piece in scorecard_pieces(making, plan, running, old):
            yield piece
            if at == len(every) and piece.name == addresses.scorecard(plan.name):
                running.foresee(own)


def _everywhere(
    making: Making, piece: Piece, old: Mapping[str, Sequence[str]], beside: tuple[object, ...] = ()
) -> Piece:
    """The piece, its files at their old addresses too; ``beside`` goes into it where its own key does not say it."""

    def made() -> Iterator[Made]:
        for one in piece.make():
            if isinstance(one, tuple):
                yield from everywhere(making, one, old.get(one[0], ()))
            else:
                yield one

    return Piece(piece.name, lambda: keys.key(piece.key, *making.common_of(), *beside), made)
