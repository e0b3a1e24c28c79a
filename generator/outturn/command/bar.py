"""A bar on the terminal that shows how far a build is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from outturn.builders.progress import NoProgress
from outturn.builders.progress import Progress as Told
from outturn.command.terminal import err

if TYPE_CHECKING:  # what draws it is imported where somebody looks
    from rich.progress import Progress


class Bar:
    """A bar on the terminal that shows how far a build is."""

    def __init__(self, bar: "Progress", what: str) -> None:
        self._bar, self._task = bar, bar.add_task(what, total=None)

    def begin(self, pages: int) -> None:
        """There will be so many pages."""
        self._bar.update(self._task, total=pages)

    def page_done(self) -> None:
        """One of them is built."""
        self._bar.advance(self._task)


@contextmanager
def progress(what: str) -> Iterator[Told]:
    """A bar while something is done; none where nobody looks."""
    if not err.is_terminal:
        yield NoProgress()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        yield Bar(bar, what)
