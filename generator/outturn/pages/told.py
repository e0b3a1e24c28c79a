"""What a version's pages say, word for word, as it is stored when the version is sealed (``told.json``).

It is plain values without markup in canonical JSON: keys in order, nothing that is empty, no space. Addresses within
the version are relative to its own, because a scorecard may be renamed. Whatever a later program adds to a page is
empty in what was told before; what it takes away is left out.
"""

from collections.abc import Mapping

import msgspec

from outturn.pages.committee import ExceptionsPage
from outturn.pages.history import ChangeGroup
from outturn.pages.indicator import IndicatorPage
from outturn.pages.scorecard import DownloadsPage, ScorecardPage
from outturn.values import Value

TOLD = "told.json"


class ToldError(ValueError):
    """The bytes are not what sealing writes; the message says why."""


class Corrected(Value, frozen=True):
    """A figure that a version put right: unrounded, None where there was or is none, and the sentence that says so."""

    indicator: str
    period: str
    sentence: str
    before: float | None = None
    after: float | None = None


class Told(Value, frozen=True):
    """One edition of a scorecard, told.

    ``codes`` are a framework, the code that it gives and the indicator; ``changes`` say what changed since the version
    before, ``touched`` names the indicators that any change was about; ``labels`` are the words that the pages'
    templates print beside the values, by their keys in the catalogue of that language. ``exceptions`` is absent where
    there was no version before to set the edition beside.
    """

    scorecard: ScorecardPage
    indicators: tuple[IndicatorPage, ...]
    downloads: DownloadsPage
    labels: Mapping[str, str] = msgspec.field(default_factory=dict)
    codes: tuple[tuple[str, str, str], ...] = ()
    changes: tuple[ChangeGroup, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    touched: tuple[str, ...] = ()
    language: str = ""
    exceptions: ExceptionsPage | None = None


def as_told(told: Told) -> bytes:
    """What is stored of it; the same values give the same bytes.

    Raises ToldError where it would not be read back as it is, as a number that is none.
    """
    content = as_kept(told)
    if read_told(content) != told:
        message = "What is told holds what cannot be stored"
        raise ToldError(message)
    return content


def as_kept(told: Told) -> bytes:
    """The same bytes, without proof that they are read back so: what no version keeps is made anew whenever it is."""
    return _ENCODER.encode(told) + b"\n"


def read_told(content: bytes) -> Told:
    """What was stored; raises ToldError where it is something else."""
    try:
        return _DECODER.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ToldError(str(error)) from error


_ENCODER, _DECODER = msgspec.json.Encoder(order="sorted"), msgspec.json.Decoder(Told)
