"""What a pack is a pack of: the version with its address and hash, and the words that it is told in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outturn.pages import IndicatorRow, Told
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every page of a pack.

    ``address`` is that of the version's page in full (or from the site's root, where the site has no address of its
    own), ``sha256`` the hash of its descriptor, empty where it is not sealed; ``day`` is the day of which the document
    is, ``notice`` what the site says on all its pages. ``is_draft`` where what it holds is not published.
    """

    version: str
    address: str
    sha256: str
    day: date
    notice: str = ""
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What the parts of a pack are made from: what was told, where that stands, and today's words."""

    told: Told
    imprint: Imprint
    say: Catalogue

    def label(self, key: str, /, **gaps: object) -> str:
        """Words of a page as they were stored with it, else as they are today; links in them are left out."""
        text = self.told.labels.get(key) or self.say(key)
        return text.format_map({"link": "", "link_end": "", **gaps})

    def link(self, path: str) -> str:
        """The address of one of the version's pages in full; empty where the site has none, or none is meant."""
        return f"{self.imprint.address}{path}" if path and self.imprint.address.startswith("https://") else ""

    @property
    def rows(self) -> Mapping[str, IndicatorRow]:
        """Every indicator's row, by its name."""
        return {row.indicator: row for row in self.told.scorecard.rows}
