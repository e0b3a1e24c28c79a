"""Workers on this machine: processes that are started once for many units."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait

from outturn.pipeline.promises import Promise
from outturn.pipeline.running import Alone, Workers
from outturn.pipeline.units import Unit

AHEAD = 6
"""Units given out for each worker, so that none is idle while a long one is waited for and others are made soon."""
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
            self._executor = ProcessPoolExecutor(self._jobs, _context(), _end_with_its_parent)
        return self._executor

    def stop(self) -> None:
        """End the processes; what they have not begun is not wanted."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Copies of this process, where that is safe: on Linux, as long as nothing runs beside in it.

    Else processes that import what units need; from one that has done so, where the system knows forks.
    """
    ways = multiprocessing.get_all_start_methods()
    if sys.platform == "linux" and threading.active_count() == 1:
        gc.freeze()  # what the copies share stays shared
        return multiprocessing.get_context("fork")
    if "forkserver" not in ways:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["outturn.pipeline.units"])
    return context


def _end_with_its_parent() -> None:
    """Have this process end as soon as the one that wants its work is no more, however that died.

    One that was killed ends no other, and who waits for work on a queue does not see that nobody gives any: a pipe of
    which the parent holds the other end tells it.
    """
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    """End this process at once when the one behind that sentinel has ended."""
    wait([sentinel])
    os._exit(1)
