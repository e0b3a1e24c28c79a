"""The pieces of a preview's site: those that are as they ought to be, those that are not yet, and those that fail."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from outturn.builders.stock import Stock
from outturn.pipeline.pieces import Piece

Saying = Callable[[list[str]], AbstractContextManager[None]]
"""What keeps whatever goes wrong in it from going further, and puts what there is to say of it into the list."""


class Piecework:
    """Makes pieces into a stock; ``saying`` is told what goes wrong."""

    def __init__(self, stock: Stock, saying: Saying) -> None:
        self._stock, self._saying = stock, saying
        self._pieces = dict[str, Piece]()
        self._placed = dict[str, str]()
        self._failed = dict[str, tuple[str, str]]()

    def expect(self, pieces: Iterable[Piece]) -> None:
        """The site is made of these now; what failed in the data is tried again, since what is wrong is read again."""
        self._pieces = {one.name: one for one in pieces}
        keys = {name: one.key for name, one in self._pieces.items()}
        self._placed = {name: key for name, key in self._placed.items() if name in keys}
        self._failed = {name: one for name, one in self._failed.items() if one[1] and one[0] == keys.get(name)}
        self._stock.expect(self._pieces)

    @property
    def placed(self) -> dict[str, str]:
        """The keys of the pieces that are there, whether they ought to be another or not."""
        return dict(self._placed)

    @property
    def is_whole(self) -> bool:
        """Whether every piece is there."""
        return self._pieces.keys() <= self._placed.keys()

    @property
    def stale(self) -> list[str]:
        """The pieces that are not what they ought to be, and that can be made as far as is known."""
        known = {name: key for name, (key, _) in self._failed.items()}
        return [name for name, one in self._pieces.items() if one.key not in (self._placed.get(name), known.get(name))]

    @property
    def failures(self) -> list[str]:
        """Why pieces cannot be made, in sentences; those that are not said as findings."""
        return [said for _, said in self._failed.values() if said]

    def make(self, names: Iterable[str]) -> None:
        """Make these, up to the first that fails: what is wrong in a template is so for all."""
        for name in names:
            piece, wrong = self._pieces[name], list[str]()
            with self._saying(wrong):
                self._stock.take(name, list(piece.make()))
                self._placed[name] = piece.key
                continue
            self._failed[name] = (piece.key, "\n".join(wrong))
            return
