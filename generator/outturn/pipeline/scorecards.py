"""One scorecard, composed: what its units made, with what is said of its sealed versions today."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from outturn.errors import OutturnError, PlainError
from outturn.pages import Rendered
from outturn.pipeline import keys
from outturn.pipeline.making import Made, Making
from outturn.pipeline.parts import Parts
from outturn.pipeline.pieces import Piece
from outturn.pipeline.plans import Plan
from outturn.pipeline.running import Running
from outturn.pipeline.today import Said, said, today
from outturn.pipeline.units import Unit
from outturn.versions import addresses
from outturn.versions.history import Version

Boxes = Mapping[str, Said]
"""What is said on sealed pages today, by their addresses."""


def scorecard_pieces(making: Making, plan: Plan, running: Running, old: Mapping[str, Sequence[str]]) -> Iterator[Piece]:
    """Everything of one scorecard, without what was taken down; ``old`` are the old names of files that have moved."""
    name = plan.name

    def piece(home: str, unit: Unit, state: Callable[[], str] = str, boxes: Callable[[], Boxes] = dict) -> Piece:
        def key() -> str:
            return keys.key(unit.key, state(), fate(making, running, unit, old))

        return Piece(home, key, partial(_made, making, running, unit, boxes))

    if plan.preview:
        yield piece(addresses.working_copy(name), plan.preview)
    if not plan.versions:
        yield piece(addresses.scorecard(name), plan.own)
        return
    today_of = _Today(running, today(making, plan))
    newest, *earlier = plan.versions
    state, boxes = partial(today_of.state, newest), partial(today_of.boxes, newest)
    yield piece(addresses.scorecard(name), plan.own, state, boxes)
    for version, unit in zip(earlier, plan.earlier, strict=True):
        home = addresses.version(name, version.version)
        yield piece(home, unit, partial(today_of.state, version), partial(today_of.boxes, version))
    versions = partial(_versions, making, running, today_of.unit)
    yield Piece(addresses.versions(name), lambda: today_of.unit.key, versions)


def fate(making: Making, running: Running, unit: Unit, old: Mapping[str, Sequence[str]]) -> object:
    """What was taken down of what the unit makes, and the ``old`` names of its files: the same as long as both are.

    In a preview, which makes first what somebody looks at, and where the unit cannot be made, it is the same as long as
    nothing at all is taken down or moved.
    """
    register = making.checked.register
    if not register.withdrawn and not old:
        return [], []
    try:
        names = None if making.is_preview else running.names(unit)
    except (OutturnError, PlainError):  # whoever makes the piece gets it again, and says it
        names = None
    if names is None:
        return register.withdrawn, register.redirects, sorted(old.items())
    places = dict.fromkeys((*names, *filter(None, map(_page_of, names))))
    down = [
        (one, found.address, found.date, found.reason) for one in places if (found := register.withdrawal(f"/{one}"))
    ]
    return down, [(one, old[one]) for one in places if one in old]


class _Today:
    """What is said of a scorecard's versions today: of each alone, so that no other is made anew for it."""

    def __init__(self, running: Running, unit: Unit) -> None:
        self.unit = unit
        self._every = cache(lambda: said(running.parts(unit)))

    def boxes(self, version: Version) -> Boxes:
        """What is said on the version's own pages; raises as ``Running.parts`` does."""
        return self._every().get(version.version, {})

    def state(self, version: Version) -> str:
        """The same as long as that is; where it cannot be made, as long as all that it is made of is."""
        try:
            return keys.key(sorted(self.boxes(version).items()))
        except (OutturnError, PlainError):  # whoever makes the piece gets it again, and says it
            return self.unit.key


def _made(making: Making, running: Running, unit: Unit, boxes: Callable[[], Boxes]) -> Iterator[Made]:
    parts = running.parts(unit)
    yield from _shown(making, parts, boxes())


def _versions(making: Making, running: Running, now: Unit) -> Iterator[Made]:
    yield from _shown(making, Parts(running.parts(now).pages), {})


def _shown(making: Making, parts: Parts, boxes: Boxes) -> Iterator[Made]:
    """What was made, each sealed page with its box, without the pages, charts and pictures that were taken down."""
    register = making.checked.register
    shown_on = {page.picture: page.address for page in parts.pages if page.picture and not page.is_unsearched}
    down = {
        name
        for name, _ in parts.files
        if any(register.withdrawal(f"/{one}") for one in (_page_of(name), shown_on.get(name)) if one)
    }
    for page in parts.pages:
        if not register.withdrawal(f"/{page.address}"):
            shown = replace(page, picture="", picture_alt="") if page.picture in down else page
            yield _with_box(making, shown, boxes)
    for name, content in parts.files:
        if name not in down:
            said = boxes.get(_page_of(name)) if name.startswith("embed/") else None
            yield name, making.make.with_embed_box(content, said.box) if said else content


def _page_of(name: str) -> str:
    """The address of the page that a file is or shows; empty of others, in whose place stands a note of their own."""
    if page := addresses.page_alone(name):
        return page
    folder, _, own = name.rpartition("/")
    return f"{folder}/" if own in ("index.html", addresses.PICTURE) else ""


def _with_box(making: Making, page: Rendered, boxes: Boxes) -> Rendered:
    return making.make.with_box(page, *boxes[page.address]) if page.address in boxes else page
