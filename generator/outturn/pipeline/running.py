"""Units, taken from what was kept or made: here, or by workers; what comes out is the same."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from typing import Protocol

from outturn.errors import PlainError
from outturn.pages import Rendered
from outturn.pipeline.kept import UNREADABLE, Kept
from outturn.pipeline.keys import key
from outturn.pipeline.parts import File, Parts, as_bytes, read_parts
from outturn.pipeline.promises import Ask, Finders, Promise
from outturn.pipeline.units import Unit


class WorkersError(PlainError):
    """Those who were to make units cannot; the message says why."""


class Workers(Finders, Protocol):
    """Those who make units elsewhere, ``ahead`` of what is wanted; they are started when the first is given to them.

    That is worth it where at ``least`` so many are to be made.
    """

    ahead: int

    def submit(self, make: Callable[[Unit], bytes], unit: Unit) -> Promise[bytes]:
        """Have a unit made."""


class Alone:
    """Nobody but this process."""

    ahead = 0
    least = 1
    ask: Ask | None = None

    def submit(self, make: Callable[[Unit], bytes], unit: Unit) -> Promise[bytes]:
        """Never asked."""
        raise NotImplementedError


class Running:
    """Takes units in the order in which they are wanted; workers make the next ones while one is waited for.

    Whatever a worker does wrong, dying included, costs time: the unit is then made here.
    """

    def __init__(self, units: Iterable[Unit], kept: Kept, workers: Workers) -> None:
        every = list(units)
        is_worth_it = workers.least <= sum(not kept.has(unit.key) for unit in every)
        self._kept, self._workers = kept, workers if is_worth_it else Alone()
        self._behind: dict[str, bytes] = {}
        self._promised: dict[str, Promise[bytes]] = {}
        self._held: tuple[str, Parts] | None = None
        self._waiting = deque(every if self._workers.ahead else ())
        self._give_out()

    def parts(self, unit: Unit) -> Parts:
        """What the unit makes; raises OutturnError where a sealed version is not what was sealed, and RenderError."""
        held, self._held = self._held, None
        if held and held[0] == unit.key:
            return held[1]
        parts = self._parts(unit)
        if parts.left and unit.key not in self._behind:
            self._behind[unit.key] = self._laid_down(unit.key, parts.left)
        return parts

    def foresee(self, unit: Unit) -> None:
        """Make and keep a unit here that is wanted later, while workers make others; else nothing is gained by it."""
        if self._promised and not self._kept.has(unit.key):
            with suppress(Exception):  # it is said when the unit is wanted
                self.parts(unit)

    def _laid_down(self, name: str, left: bytes) -> bytes:
        """Keep what a unit left behind; nothing is held of it where that could be done."""
        name = key("left", name)
        self._kept.put(name, left)
        return b"" if self._kept.has(name) else left

    def _parts(self, unit: Unit) -> Parts:
        self._give_out()
        content = self._kept.get(unit.key)
        promise = self._promised.pop(unit.key, None)
        if content is None and promise:
            content = _answered(promise, unit.key)
            if content:
                self._kept.put(unit.key, content)
        if content is not None:
            try:
                return read_parts(content)
            except UNREADABLE:
                pass
        parts = unit.made()
        self._kept.put(unit.key, as_bytes(parts))
        return parts

    def left(self, unit: Unit) -> bytes:
        """What the unit left behind, without the rest of what it made; raises as ``parts`` does."""
        held = self._behind.get(unit.key) or self._kept.get(key("left", unit.key))
        return held or self.parts(unit).left

    def names(self, unit: Unit) -> tuple[str, ...]:
        """The addresses of the pages and the names of the files that the unit makes; raises as ``parts`` does.

        What was made for that is held until the next is wanted, most likely the same.
        """
        name = key("names", unit.key)
        with suppress(*UNREADABLE):
            return tuple(map(str, json.loads(self._kept.get(name) or b"")))
        parts = self.parts(unit)
        self._held = (unit.key, parts)
        found = (*(page.address for page in parts.pages), *(file for file, _ in parts.files))
        self._kept.put(name, json.dumps(found).encode())
        return found

    def made(self, unit: Unit) -> Iterator[Rendered | File]:
        """The pages and the files that the unit makes; raises as ``parts`` does."""
        parts = self.parts(unit)
        yield from parts.pages
        yield from parts.files

    def _give_out(self) -> None:
        """Give the workers what is to be made next."""
        wanted = list[Unit]()
        while self._waiting and len(self._promised) + len(wanted) < self._workers.ahead:
            unit = self._waiting.popleft()
            if not self._kept.has(unit.key):  # most of what is there is never asked for: it stands in the site
                wanted.append(unit)
        self._promised.update(self._promises(wanted))

    def _promises(self, units: Iterable[Unit]) -> Iterator[tuple[str, Promise[bytes]]]:
        """What the workers take; those who take nothing more are not asked again."""
        for unit in units:
            try:
                yield unit.key, self._workers.submit(answer, unit)
            except Exception:  # noqa: BLE001 - whatever befalls them, their work can be done here
                self._workers = Alone()
                return


def answer(unit: Unit) -> bytes:
    """What a worker answers: the unit's key and the hash of what it makes, a line each, and that."""
    content = as_bytes(unit.made())
    return b"\n".join((unit.key.encode(), sha256(content).hexdigest().encode(), content))


def _answered(promise: Promise[bytes], key: str) -> bytes | None:
    """What a worker made; None where it died, or answered something else."""
    try:
        found = promise.result()
    except Exception:  # noqa: BLE001 - whatever befalls a worker, its work can be done here, and fail here if it must
        return None
    known, _, rest = found.partition(b"\n")
    digest, _, content = rest.partition(b"\n")
    is_right = known == key.encode() and digest == sha256(content).hexdigest().encode()
    return content if is_right else None
