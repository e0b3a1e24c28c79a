"""Sets a Python process's clock, and that of every process it starts: the folder of this file goes onto PYTHONPATH.

The variable TESTS_CLOCK says where to: an instant (2028-02-29T12:00:00+00:00), at which the process begins, or how many
seconds ahead (+34560000 or -60). Without it the clock is the machine's own.
"""

import ctypes
import datetime as dt
import gc
import math
import os
import time
from collections.abc import Callable

VARIABLE = "TESTS_CLOCK"

_time, _time_ns, _localtime, _gmtime, _strftime = time.time, time.time_ns, time.localtime, time.gmtime, time.strftime


def ahead(said: str) -> int:
    """By how many whole seconds, of a number of seconds or of an instant."""
    return int(said) if said[0] in "+-" else math.ceil(dt.datetime.fromisoformat(said).timestamp() - _time())


def _set(kind: type, name: str, function: Callable[..., object]) -> None:
    """Put a class method into a class that is written in C, and which Python therefore does not let change."""
    gc.get_referents(kind.__dict__)[0][name] = classmethod(function)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


def shift(seconds: int) -> None:
    """Make every clock of this process differ by so many seconds from the machine's."""
    time.time = lambda: _time() + seconds
    time.time_ns = lambda: _time_ns() + seconds * 1_000_000_000
    time.localtime = lambda when=None: _localtime(time.time() if when is None else when)
    time.gmtime = lambda when=None: _gmtime(time.time() if when is None else when)
    time.strftime = lambda form, when=None: _strftime(form, time.localtime() if when is None else when)
    _set(dt.datetime, "now", lambda kind, tz=None: kind.fromtimestamp(time.time(), tz))
    _set(dt.datetime, "utcnow", lambda kind: kind.fromtimestamp(time.time(), dt.UTC).replace(tzinfo=None))
    _set(dt.datetime, "today", lambda kind: kind.fromtimestamp(time.time()))
    _set(dt.date, "today", lambda kind: kind.fromtimestamp(time.time()))


if VARIABLE in os.environ:
    _seconds = ahead(os.environ[VARIABLE])
    os.environ[VARIABLE] = f"{_seconds:+}"
    shift(_seconds)
