"""What others will answer, who work beside this process."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Promise(Protocol[T_co]):
    """What somebody will answer."""

    def result(self) -> T_co:
        """The answer, when it is there; raises whatever went wrong."""


Ask = Callable[..., Promise[object]]
"""Has a function called with what is given, by another process that sees the same files."""


class Finders(Protocol):
    """Others who may look for mistakes; ``ask`` is None where there are none. Worth it from ``least`` packages on."""

    least: int

    @property
    def ask(self) -> Ask | None:
        """How they are asked."""
