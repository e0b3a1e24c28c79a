"""A site in pieces: what is made together, with the key of everything that goes into it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from outturn.pipeline.making import Made


@dataclass(frozen=True, eq=False)  # without slots, which have no room for what is worked out once
class Piece:
    """Pages and files of a site that are made together.

    ``name`` says which, whatever they hold. ``make`` raises OutturnError where a sealed version is not what was sealed,
    and RenderError where a template is wrong. ``state`` gives the key; what makes the piece may be made for that.
    """

    name: str
    state: Callable[[], str]
    make: Callable[[], Iterator[Made]]

    @cached_property
    def key(self) -> str:
        """The same as long as the pages and the files are."""
        return self.state()
