"""A bar on the terminal that shows how far a build is."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from outturn.command.terminal import err


class Bar:
    """A bar on the terminal that shows how far a build is."""

    def __init__(self, bar: Progress, what: str) -> None:
        self._bar, self._task = bar, bar.add_task(what, total=None)

    def begin(self, pages: int) -> None:
        """There will be so many pages."""
        self._bar.update(self._task, total=pages)

    def page_done(self) -> None:
        """One of them is built."""
        self._bar.advance(self._task)


@contextmanager
def progress(what: str) -> Iterator[Bar]:
    """A bar while something is done; none where nobody looks."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        yield Bar(bar, what)
