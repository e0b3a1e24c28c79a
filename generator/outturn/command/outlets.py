"""The program's own streams where they lead nowhere: closed, to a full disk, or to somebody who reads no more."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from outturn.command.terminal import WRONG_USE, err


def open_outlets() -> None:
    """Put something in the place of a stream that is closed; ends the program where nothing can be written at all."""
    if sys.stderr is None:
        sys.stderr = _nowhere()
    if sys.stdout is None:
        sys.stdout = _nowhere()
        say_lost("the standard output is closed")
        sys.exit(WRONG_USE)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def say_lost(why: str) -> None:
    """Say that what was to be said is lost, where there is a stream left to say it."""
    with suppress(OSError):
        err.print(f"What the program says could not be written: {why}.")


def say_failed(error: OSError) -> None:
    """Say what could not be read or written: a file by its name; without one, it was a stream."""
    if error.filename is None:
        say_lost(error.strerror or str(error))
        return
    with suppress(OSError):
        err.print(str(error))


def stop_outlets() -> None:
    """Let what cannot be written go nowhere: Python writes what is left when it ends, and would fail once more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
