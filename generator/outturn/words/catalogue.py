"""A language's catalogue: every word that the program has to say, by a key, as whole sentences with named gaps.

A catalogue is a folder of gettext files (``words/<language>/*.po``) whose msgids are keys such as ``rating-green``;
a site's own folder may say some of it in other words. Plural forms are those of the language, by gettext's own rule.
"""

import gettext
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from outturn.errors import PlainError

SOURCE = "en"
"""The language that the program is written in, which says what another leaves out."""
HERE = Path(__file__).parent


class CatalogueError(PlainError):
    """A catalogue cannot be read; the message says which file and why."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """What a language says: ``catalogue("rating-green")``, with gaps ``catalogue("newest", number="1.2.0")``.

    ``forms`` are the messages by key, one text or one for each plural form; ``plural`` gives the place of the form
    that a count takes.
    """

    language: str
    forms: Mapping[str, Sequence[str]]
    plural: gettext.NullTranslations

    def __call__(self, key: str, /, **gaps: object) -> str:
        """The message with its gaps filled; raises KeyError where there is none of that key."""
        text = self.forms[key][0]
        return text.format_map(gaps) if gaps else text

    def count(self, key: str, number: int, /, **gaps: object) -> str:
        """The message in the plural form that the number takes; its gap ``{number}`` is the number as it is written."""
        text = _form(self.plural, key, number)
        return text.format_map({"number": f"{number:,}".replace(",", self("number-thousands")), **gaps})

    def has(self, key: str) -> bool:
        """Whether there is a message of that key."""
        return key in self.forms

    def labels(self, *prefixes: str) -> dict[str, str]:
        """The messages whose keys begin with one of the prefixes, by their keys, as they are written, gaps and all."""
        return dict(_labels(self, prefixes))


@lru_cache(maxsize=10_000)
def _form(plural: gettext.NullTranslations, key: str, number: int) -> str:
    """The plural form that the number takes, once: each file of words asks the next."""
    return plural.ngettext(key, key, number)


@lru_cache(maxsize=50)
def _labels(say: Catalogue, prefixes: tuple[str, ...]) -> Mapping[str, str]:
    return {key: forms[0] for key, forms in sorted(say.forms.items()) if key.startswith(prefixes)}


def catalogue(language: str = SOURCE, *folders: Path) -> Catalogue:
    """The language's catalogue; ``folders`` of the same shape as ``words/`` take precedence over it, the first most.

    What a language does not say is said in English. A folder whose files have changed is read again. Raises
    CatalogueError.
    """
    return _catalogue(language, folders, tuple(_state(folder / language) for folder in folders))


def _state(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The files of a folder as they are; one that cannot be read is an empty one until it is read."""
    return tuple((path.name, _content(path)) for path in sorted(folder.glob("*.po")))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


@lru_cache(maxsize=8)
def _catalogue(language: str, folders: Sequence[Path], states: Sequence[object]) -> Catalogue:
    del states
    places = [*(folder / language for folder in folders), HERE / language, HERE / SOURCE]
    files = [path for place in dict.fromkeys(places) for path in sorted(place.glob("*.po"))]
    forms: dict[str, tuple[str, ...]] = {}
    said: gettext.NullTranslations | None = None
    for path in files:
        found, translations = _kept(path)
        forms = {**found, **forms}
        if said is None:
            said = translations
        else:
            said.add_fallback(translations)
    english = {key: text for one in _english() for key, text in _kept(one)[0].items()}
    for path in [one for one in files if not one.is_relative_to(HERE)]:
        _fitting(path, _read(path)[0], english)
    return Catalogue(language, MappingProxyType(forms), said or gettext.NullTranslations())


def _english() -> list[Path]:
    return sorted((HERE / SOURCE).glob("*.po"))


def _kept(path: Path) -> tuple[dict[str, tuple[str, ...]], gettext.GNUTranslations]:
    """What the file says; what is the program's own is read once in a process, whatever folders are asked for."""
    found, translations = _read_once(path) if path.is_relative_to(HERE) else _read(path)
    return found, copy(translations)  # which takes others behind it


@cache
def _read_once(path: Path) -> tuple[dict[str, tuple[str, ...]], gettext.GNUTranslations]:
    return _read(path)


def _read(path: Path) -> tuple[dict[str, tuple[str, ...]], gettext.GNUTranslations]:
    try:
        with path.open("rb") as file:
            content = read_po(file, abort_invalid=True)
        compiled = BytesIO()
        write_mo(compiled, content)
        compiled.seek(0)
        translations = gettext.GNUTranslations(compiled)
        # What Babel writes has no rule for plurals where the file does not name a language that Babel knows.
        translations.plural = gettext.c2py(content.plural_expr)  # type: ignore[attr-defined]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, PoFileError) as error:
        message = f"{path} is not a catalogue of words: {error}."
        raise CatalogueError(message) from error
    return dict(_forms((one.id, one.string) for one in content if one.id and one.string)), translations


def _fitting(path: Path, own: Mapping[str, Sequence[str]], known: Mapping[str, Sequence[str]]) -> None:
    """Raise CatalogueError where a site's own message has a gap that nothing fills, or too few forms.

    Messages that the program does not have are those of the site's own templates.
    """
    for key, texts in ((key, texts) for key, texts in own.items() if key in known):
        wanted = {gap for text in known[key] for gap in _gaps(text)} | ({"number"} if len(known[key]) > 1 else set())
        try:
            odd = sorted({gap for text in texts for gap in _gaps(text)} - wanted)
        except ValueError as error:
            message = f"{path}, “{key}”: a brace is not closed ({error})."
            raise CatalogueError(message) from error
        if odd:
            there = ", ".join(f"{{{gap}}}" for gap in sorted(wanted)) or "none"
            message = f"{path}, “{key}”: nothing fills the gap {{{odd[0]}}}; the gaps of this sentence are: {there}."
            raise CatalogueError(message)
        if (len(known[key]) > 1 and len(texts) < 2) or not all(texts):  # noqa: PLR2004 - one form more than one
            message = f"{path}, “{key}”: a plural form is missing."
            raise CatalogueError(message)


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _forms(messages: Iterable[tuple[object, object]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, text in messages:
        name = key[0] if isinstance(key, (tuple, list)) else key
        yield str(name), tuple(text) if isinstance(text, (tuple, list)) else (str(text),)
