"""Workers on this machine: processes that are started once for many units."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.connection import Connection
from typing import TypeVar

from outturn.pipeline.promises import Promise
from outturn.pipeline.running import Alone, Workers
from outturn.pipeline.units import Unit

T = TypeVar("T")
AHEAD = 2
"""Units that wait for each worker, so that none is ever idle."""
WORTH = 6
"""So many units take longer to make than processes to start."""


def cores() -> int:
    """How many processes this one may have running at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def processes(jobs: int) -> Iterator[Workers]:
    """That many workers, or as many as there are cores (0) where there is much to do; one is this process alone."""
    many = jobs or cores()
    if many <= 1:
        yield Alone()
        return
    workers = _Processes(many, 1 if jobs else WORTH)
    try:
        yield workers
    finally:
        workers.stop()


def aside(workers: Workers, make: Callable[[], T]) -> Callable[[], T]:
    """Have something made by a copy of this process at once, while this one goes on; what is given back waits for it.

    It takes the place of the ``workers``, who are wanted no longer. Where there were none, where no copy can be made
    safely, and where it comes to grief, this process makes it when it is asked for.
    """
    if not isinstance(workers, _Processes) or not workers.stop() or not _can_be_copied():
        return make
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_answered, args=(make, there))
    process.start()
    there.close()

    @cache
    def waited() -> T:
        try:
            made: T = here.recv()
        except EOFError:
            return make()
        finally:
            here.close()
            process.join()
        return made

    return waited


def _answered(make: Callable[[], object], there: Connection) -> None:
    """Send what is made; nothing where that fails, which whoever waits finds out again."""
    with suppress(Exception):
        there.send(make())
    there.close()


class _Processes:
    """Processes that begin with everything imported."""

    def __init__(self, jobs: int, least: int) -> None:
        self._jobs, self.ahead, self.least = jobs, jobs * AHEAD, least
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, make: Callable[[Unit], bytes], unit: Unit) -> Promise[bytes]:
        """Have a unit made; a process that died has the unit made here."""
        return self._begun().submit(make, unit)

    def ask(self, function: Callable[..., object], *given: object) -> Promise[object]:
        """Have a function called."""
        return self._begun().submit(function, *given)

    def _begun(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self._jobs, _context())
        return self._executor

    def stop(self) -> bool:
        """End the processes, if there are any, and say so; what they have not begun is not wanted."""
        if self._executor is None:
            return False
        self._executor.shutdown(cancel_futures=True)
        self._executor = None
        return True


def _can_be_copied() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> multiprocessing.context.BaseContext:
    """Copies of this process, where that is safe: on Linux, as long as nothing runs beside in it.

    Else processes that import what units need; from one that has done so, where the system knows forks.
    """
    ways = multiprocessing.get_all_start_methods()
    if _can_be_copied():
        gc.freeze()  # what the copies share stays shared
        return multiprocessing.get_context("fork")
    if "forkserver" not in ways:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["outturn.pipeline.units"])
    return context
