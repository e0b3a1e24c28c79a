"""What a pack is a pack of: the version with its address and hash, and the words that it is told in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outturn.packs.prose import safe
from outturn.pages import IndicatorRow, Site, Told
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every page of a pack.

    ``site`` is what the site calls itself, with its address; ``path`` is where the version's page stands in it.
    ``sha256`` is the hash of the version's descriptor, empty where it is not sealed; ``day`` the day of which the
    document is. ``is_draft`` where what it holds is not published.
    """

    site: Site
    path: str
    version: str
    sha256: str
    day: date
    is_draft: bool = False

    @property
    def address(self) -> str:
        """That of the version's page in full, or from the site's root where the site's own is not known."""
        return self.site.full(self.path)


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
        return self.at(f"{self.imprint.path}{path}") if path else ""

    def at(self, address: str) -> str:
        """An address in full, from the site's root or of another site; empty where no document can link to it."""
        if safe(address) or not address or address.startswith(("//", "#")) or ":" in address:
            return safe(address)
        return safe(self.imprint.site.full(address.removeprefix("/")))

    @property
    def rows(self) -> Mapping[str, IndicatorRow]:
        """Every indicator's row, by its name."""
        return {row.indicator: row for row in self.told.scorecard.rows}
