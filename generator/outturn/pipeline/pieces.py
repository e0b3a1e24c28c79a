"""A site in pieces: what is made together, with the key of everything that goes into it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from outturn.pipeline.making import Made


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Pages and files of a site that are made together.

    ``name`` says which, whatever they hold; ``key`` is the same as long as they are. ``make`` raises OutturnError where
    a sealed version is not what was sealed, and RenderError where a template is wrong.
    """

    name: str
    key: str
    make: Callable[[], Iterator[Made]]
