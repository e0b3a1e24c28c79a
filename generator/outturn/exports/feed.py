"""Feeds of what is published, as Atom (RFC 4287); the only module that knows feedgenerator."""

import html
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

from outturn.pages import Site
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

LONGEST = 100
NEVER = date(1970, 1, 1)
"""The day on which a feed without entries was updated: RFC 4287 asks for one, and the clock has no say."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was published: ``address`` is its page, ``id`` the address that names it for ever."""

    title: str
    address: str
    id: str
    updated: date
    summary: str = ""
    is_correction: bool = False


def version_entries(
    say: Catalogue, scorecard: str, title: str, versions: Sequence[Version], turned: Mapping[str, str]
) -> tuple[Entry, ...]:
    """An entry for each version of the scorecard of that title, newest first.

    ``versions`` are in the order in which they were sealed; ``turned`` is what changed in judgements in each, in a
    sentence, by its number: its note stands behind that.
    """
    return tuple(_entry(say, scorecard, title, one, turned.get(one.version, "")) for one in reversed(versions))


def feed(say: Catalogue, title: str, address: str, home: str, entries: Sequence[Entry], site: Site) -> bytes:
    """An Atom feed of the newest 100 entries; of two of the same day, the one that comes first is taken as newer.

    ``address`` is that of the feed, ``home`` that of the page that it is about; both are from the site's root.
    """
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:LONGEST]
    made = _Feed(
        title=title,
        link=site.full(home),
        description=None,
        language=say.language,
        author_name=site.name,
        author_link=site.url or None,
        feed_url=site.full(address),
        feed_guid=_identity(address, site),
    )
    for entry in newest:
        made.add_item(
            title=entry.title,
            link=site.full(entry.address),
            description=html.escape(entry.summary, quote=False) or None,
            pubdate=entry.updated,
            updateddate=entry.updated,
            unique_id=_identity(entry.id, site),
            categories=("correction" if entry.is_correction else "version",),
        )
    text = io.StringIO()
    made.write(text, "utf-8")
    return f"{text.getvalue()}\n".encode()


class _Feed(Atom1Feed):  # type: ignore[misc] # the library has no types
    """The library's feed, but without entries it never asks the clock."""

    def latest_post_date(self) -> date:
        return max((item["updateddate"] for item in self.items), default=NEVER)


def _entry(say: Catalogue, scorecard: str, title: str, version: Version, turned: str) -> Entry:
    address = addresses.version(scorecard, version.version)
    is_correction = bool(version.corrects)
    key = "feed-correction" if is_correction else "feed-version"
    named = say(key, title=title, number=version.version)
    summary = " ".join(one for one in (turned, version.note) if one)
    return Entry(named, address, address, version.sealed, summary, is_correction)


def _identity(address: str, site: Site) -> str:
    """The address in full; a name made from it where the site's own is not known."""
    return site.full(address) if site.url else uuid5(NAMESPACE_URL, f"/{address}").urn
