"""How far a build is, for whoever wants to be told."""

from typing import Protocol


class Progress(Protocol):
    """What is told how far a build is."""

    def begin(self, pages: int) -> None:
        """There will be so many pages."""

    def page_done(self) -> None:
        """One of them is built."""


class NoProgress:
    """Tells nobody."""

    def begin(self, pages: int) -> None:
        """Do nothing."""

    def page_done(self) -> None:
        """Do nothing."""
