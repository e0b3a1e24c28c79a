"""Watching what a preview is made of: files by their times and sizes, and folders that may go and come back."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Protocol

from outturn.pipeline.remembered import Times, times


class Handler(Protocol):
    """What MkDocs' server has done when a file changes."""

    def on_any_event(self, event: "Change") -> None:
        """Something changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something changed at that path, as MkDocs' server asks of it."""

    src_path: str
    is_directory: bool = False


class Watcher(Thread):
    """Looks at the watched paths again and again, and says which have changed, in the place of MkDocs' own observer.

    That one begins to look when the server begins to serve, and has seen enough of a folder once it is gone. This one
    knows what was there when a path was given to it, and waits for what is gone.
    """

    def __init__(self, interval: float) -> None:
        super().__init__(daemon=True)
        self._interval = interval
        self._watched: dict[str, tuple[Handler, Times]] = {}
        self._lock, self._ended, self._again = Lock(), Event(), Event()

    def schedule(self, handler: Handler, path: str, *, recursive: bool = True) -> str:
        """Watch a file, or a folder with all in it."""
        del recursive
        with self._lock:
            self._watched[path] = (handler, times(Path(path)))
        return path

    def unschedule(self, path: str) -> None:
        """Watch it no longer."""
        with self._lock:
            self._watched.pop(path, None)

    def again(self) -> None:
        """Say that something has changed, whether it has or not."""
        self._again.set()

    def stop(self) -> None:
        """End."""
        self._ended.set()

    def run(self) -> None:
        """Look until it is to end."""
        while not self._ended.wait(self._interval):
            is_asked = self._again.is_set()
            self._again.clear()
            with self._lock:
                watched = dict(self._watched)
            for path, (handler, before) in watched.items():
                now = times(Path(path))
                if now != before:
                    with self._lock:
                        self._watched[path] = (handler, now)
                if now != before or is_asked:
                    handler.on_any_event(Change(path))
