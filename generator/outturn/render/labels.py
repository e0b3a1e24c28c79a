"""The words that a template prints, and the gaps in them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from markupsafe import Markup

from outturn.render.escaping import entities, escaped
from outturn.render.templates import RenderError

_LINK_END = Markup("</a>")


class Filled(NamedTuple):
    """What is being filled: a template, by its name, the words that were stored with its page, and where that links."""

    template: str
    labels: Mapping[str, str]
    to: Callable[[str], Markup]


_FILLED: ContextVar[Filled] = ContextVar("filled")


@contextmanager
def filling(filled: Filled) -> Iterator[None]:
    """Have words and links be those of this page until the block ends, in this thread alone."""
    before = _FILLED.set(filled)
    try:
        yield
    finally:
        _FILLED.reset(before)


class Words:
    """What a template calls for its words: ``label("page-rating")``, with gaps ``label("page-area", area=one.title)``.

    A text is escaped as data is, and so is what fills a gap, unless it is markup; braces in what fills a gap mean
    nothing. The words are those of ``today``; with ``stored``, those that were stored with the page come first.
    """

    def __init__(self, today: Mapping[str, str], *, stored: bool) -> None:
        self._today, self._stored = today, stored

    def __call__(self, key: str, **gaps: object) -> Markup:
        """The words of that key with their gaps filled; RenderError where there are none or a gap is left."""
        text = _FILLED.get().labels.get(key) if self._stored else None
        if text is None:
            text = self._today.get(key)
        if text is None:
            message = f"The template {_FILLED.get().template} asks for the words “{key}”, which no catalogue has"
            raise RenderError(message)
        return _said(key, text, gaps)


def _said(key: str, text: str, gaps: Mapping[str, object]) -> Markup:
    try:
        plain, pieces = _pieces(text)
        if plain is not None:
            return plain
        said = [before if name is None else f"{before}{escaped(gaps[name])}" for before, name in pieces]
        return Markup("".join(said))  # noqa: S704
    except KeyError as error:
        message = f"The template {_FILLED.get().template} does not fill the gap {error} of the words “{key}”"
        raise RenderError(message) from error
    except ValueError as error:
        message = f"The template {_FILLED.get().template} cannot say the words “{key}”: {error}"
        raise RenderError(message) from error


def to(address: str) -> Markup:
    """The address as the page that is being filled links to it."""
    return _FILLED.get().to(address)


def linked(link: str = "", *, target: str = "", **more: str) -> dict[str, Markup]:
    """The gaps ``{link}`` and ``{link_end}`` around words that lead to an address, and the same for ``more`` of them.

    Around those without an address stands nothing.
    """
    attribute = f' target="{target}"' if target else ""
    gaps = {}
    for name, address in {"link": link, **more}.items():
        gaps[name] = Markup(f'<a href="{escaped(address)}"{attribute}>' if address else "")  # noqa: S704
        gaps[f"{name}_end"] = _LINK_END if address else Markup()
    return gaps


@lru_cache(maxsize=10_000)
def _pieces(text: str) -> tuple[Markup | None, tuple[tuple[Markup, str | None], ...]]:
    """A text without gaps, escaped, or None; and the text cut behind its gaps: what stands before each, and its name.

    Raises ValueError where a brace is not closed.
    """
    pieces = tuple((entities(before), name) for before, name, _, _ in Formatter().parse(text))
    has_gaps = any(name is not None for _, name in pieces)
    return None if has_gaps else Markup("").join(before for before, _ in pieces), pieces
