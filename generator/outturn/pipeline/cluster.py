"""Workers on other machines: a Dask cluster, which this module alone knows.

What a unit reads travels as bytes under the hash of its content; what it makes comes back as bytes, or is put into a
folder that all of them see. A unit whose worker dies is given to another by the cluster.
"""

import asyncio
import logging
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from outturn import __version__
from outturn.pipeline import keys, shared
from outturn.pipeline.elsewhere import made_elsewhere, packed, packed_templates
from outturn.pipeline.promises import Ask, Promise
from outturn.pipeline.running import Workers, WorkersError
from outturn.pipeline.units import Unit
from outturn.settings import Settings

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 2
"""Units that wait for each thread of a worker, so that none is ever idle."""
REACHED = 5
"""Seconds within which a scheduler answers."""
STEP = 2
"""Seconds after which it is looked whether anybody is still there."""
PATIENCE = 30
"""Seconds without any worker after which the rest is made here; one that is started anew takes less."""
RETRIES = 1
"""How often a unit that could not be made is tried again; dying is not counted here."""
FOLDERS = 64
"""So many folders stay on the cluster for the next units, those that were given last."""
LARGE = "distributed.admin.large-graph-warning-threshold"


@contextmanager
def cluster(address: str, settings: Settings, folder: Path | None = None) -> Iterator[Workers]:
    """The workers of the cluster whose scheduler is at the address; raises WorkersError where they cannot be used.

    With a ``folder`` that all see they put into it what they make; it is left as it was.
    """
    with _quiet(), shared.meeting(folder) as place, _connected(address) as client:
        _look(client, address, folder, place)
        yield _Cluster(client, settings, place)


class _Cluster:
    """The workers; once nobody is left, nothing more is given out. None of them need see this machine's files."""

    ask: Ask | None = None

    def __init__(self, client: "Client", settings: Settings, place: Path | None) -> None:
        self.client, self.place = client, place
        self.least = 1
        self.ahead = AHEAD * sum(client.nthreads().values())
        self._packages, self._release = settings.packages, keys.release()
        self._given = OrderedDict[str, "Future[bytes]"]()
        self._templates = self._given_once(packed_templates(settings))

    def submit(self, make: Callable[[Unit], bytes], unit: Unit) -> Promise[bytes]:
        """Have a unit made by whoever is idle."""
        read = [self._given_once(packed(self._packages / name)) for name in unit.reads]
        arguments = (self._release, str(self.place or ""), make, unit, self._templates, *read)
        future = self.client.submit(_made, *arguments, pure=False, retries=RETRIES)
        return _Promise(self, future)

    def _given_once(self, content: bytes) -> "Future[bytes]":
        """The content on the cluster; as a task's result, so that it is made again where its worker dies."""
        name = f"outturn-given-{sha256(content).hexdigest()}"
        if name not in self._given:
            self._given[name] = self.client.submit(_given, content, key=name)
        self._given.move_to_end(name)
        if len(self._given) > FOLDERS:
            self._given.popitem(last=False)
        return self._given[name]

    def is_there(self) -> bool:
        """Whether the scheduler answers and has workers."""
        try:
            return bool(self.client.nthreads(callback_timeout=STEP))
        except (OSError, TimeoutError):
            return False


@dataclass(frozen=True, slots=True, eq=False)
class _Promise:
    """What the cluster will answer."""

    workers: _Cluster
    future: "Future[bytes]"

    def result(self) -> bytes:
        """The answer; raises what went wrong on the worker, and WorkersError where nobody is left to answer."""
        absent = 0
        while self.workers.ahead:
            try:
                answered = self.future.result(timeout=STEP)
            except TimeoutError:
                if self.future.done():
                    raise
            except asyncio.CancelledError as error:  # what a lost scheduler leaves, which is no Exception
                raise WorkersError(str(error)) from error
            else:
                return shared.taken(self.workers.place, answered) if self.workers.place else answered
            absent = 0 if self.workers.is_there() else absent + STEP
            if absent >= PATIENCE:
                self.workers.ahead = 0
        message = "The cluster is gone."
        raise WorkersError(message)


def _given(content: bytes) -> bytes:
    """The content, as it was given: on a worker."""
    return content


def _made(release: str, into: str, make: Callable[[Unit], bytes], unit: Unit, templates: bytes, *read: bytes) -> bytes:
    """On a worker: what ``make`` makes of the unit, or the name of the file in ``into`` that holds it."""
    from distributed import get_worker  # noqa: PLC0415 - see the top

    if keys.release() != release:
        message = "This worker has another release."
        raise WorkersError(message)
    scratch = Path(get_worker().local_directory)
    content = made_elsewhere(make, unit, dict(zip(unit.reads, read, strict=True)), templates, scratch)
    return shared.put(Path(into), content) if into else content


def _look(client: "Client", address: str, folder: Path | None, place: Path | None) -> None:
    """Raise WorkersError unless there are workers, all of this release, who see the folder that is shared."""
    releases = client.run(_release, on_error="return")
    if not releases:
        message = f"The cluster at {address} has no workers."
        raise WorkersError(message)
    if others := [one for one, release in releases.items() if release != keys.release()]:
        message = (
            f"Every worker needs this release of the program, {__version__}, with the same packages; "
            f"these at {address} have not: {_named(others)}."
        )
        raise WorkersError(message)
    if place:
        seen = client.run(shared.seen, place, on_error="return")
        if blind := [one for one, name in seen.items() if not isinstance(name, str) or not (place / name).is_file()]:
            message = f"Every worker must see the folder {folder} and write there; these do not: {_named(blind)}."
            raise WorkersError(message)


def _release() -> str:
    return keys.release()


def _named(workers: list[str], most: int = 3) -> str:
    return ", ".join(workers[:most]) + (f" and {len(workers) - most} more" if len(workers) > most else "")


@contextmanager
def _connected(address: str) -> Iterator["Client"]:
    try:
        import dask  # noqa: PLC0415 - only who builds on a cluster has it
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        message = "A cluster needs more packages than a site: pip install “outturn[cluster]”."
        raise WorkersError(message) from error
    with dask.config.set({LARGE: "1 GB"}):
        try:
            client = Client(address, timeout=REACHED, set_as_default=False)
        except OSError as error:
            message = f"No scheduler answers at {address} within {REACHED} seconds."
            raise WorkersError(message) from error
        except (ValueError, TypeError) as error:
            message = f"“{address}” is no address of a scheduler, such as tcp://scheduler:8786."
            raise WorkersError(message) from error
        try:
            yield client
        finally:
            client.close()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the library says off the terminal: it is said in a sentence, or mended."""
    loggers = [logging.getLogger(name) for name in ("distributed", "tornado", "asyncio")]
    loggers += [logging.getLogger(name) for name in list(logging.root.manager.loggerDict) if "distributed." in name]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for one, level in zip(loggers, levels, strict=True):
            one.setLevel(level)
