"""What a version's pages say, word for word, as it is stored when the version is sealed (``told.json``).

It is plain values without markup in canonical JSON: keys in order, nothing that is empty, no space. Addresses within
the version are relative to its own, because a scorecard may be renamed. Whatever a later program adds to a page is
empty in what was told before; what it takes away is left out.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass

import msgspec

from outturn.pages.kinds import DownloadsPage, IndicatorPage, ScorecardPage
from outturn.pages.parts import ChangeGroup

TOLD = "told.json"


class ToldError(ValueError):
    """The bytes are not what sealing writes; the message says why."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure that a version put right: unrounded, None where there was or is none, and the sentence that says so."""

    indicator: str
    period: str
    sentence: str
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One edition of a scorecard, told.

    ``codes`` are a framework, the code that it gives and the indicator; ``changes`` say what changed since the version
    before, ``touched`` names the indicators that any change was about; ``labels`` are the words that the pages'
    templates print beside the values, by their keys in the catalogue of that language.
    """

    scorecard: ScorecardPage
    indicators: tuple[IndicatorPage, ...]
    downloads: DownloadsPage
    labels: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[tuple[str, str, str], ...] = ()
    changes: tuple[ChangeGroup, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    touched: tuple[str, ...] = ()
    language: str = ""


def as_told(told: Told) -> bytes:
    """What is stored of it; the same values give the same bytes."""
    text = json.dumps(_plain(told), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def read_told(content: bytes) -> Told:
    """What was stored; raises ToldError where it is something else."""
    try:
        return _DECODER.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ToldError(str(error)) from error


_DECODER = msgspec.json.Decoder(Told)


def _plain(value: object) -> object:
    """The value as JSON has it; a field is left out where it holds what it holds when nothing is said."""
    if is_dataclass(value) and not isinstance(value, type):
        known = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _plain(said) for one, said in known if said != _default(one)}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _default(one: object) -> object:
    default, factory = getattr(one, "default", MISSING), getattr(one, "default_factory", MISSING)
    return factory() if factory is not MISSING else default
