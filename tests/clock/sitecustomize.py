"""Sets a Python process's clock ahead: the folder of this file goes onto PYTHONPATH."""

import ctypes
import datetime as dt
import gc
import time

AHEAD = dt.timedelta(days=400, hours=7, seconds=13)

_now = dt.datetime.now
_time, _time_ns, _localtime, _gmtime, _strftime = time.time, time.time_ns, time.localtime, time.gmtime, time.strftime

time.time = lambda: _time() + AHEAD.total_seconds()
time.time_ns = lambda: _time_ns() + int(AHEAD.total_seconds()) * 1_000_000_000
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, when=None: _strftime(form, time.localtime() if when is None else when)


def _set(kind, name, function):
    """Put a class method into a class that is written in C, and which Python therefore does not let change."""
    gc.get_referents(kind.__dict__)[0][name] = classmethod(function)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


_set(dt.datetime, "now", lambda _, tz=None: _now(tz) + AHEAD)
_set(dt.datetime, "utcnow", lambda _: _now(dt.UTC).replace(tzinfo=None) + AHEAD)
_set(dt.datetime, "today", lambda _: _now() + AHEAD)
_set(dt.date, "today", lambda _: (_now() + AHEAD).date())
