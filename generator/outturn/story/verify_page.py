"""The page that verifies: which version an address, a hash or a file is of, and what became of that version."""

from collections.abc import Sequence

from outturn import own_pages, words
from outturn.meetings import SEALED, Considered
from outturn.model import Link
from outturn.pages import VerifyCard, VerifyMeeting, VerifyPage, VerifyVersion
from outturn.story.crumbs import home_crumb
from outturn.story.meeting_links import newest_first, title_of
from outturn.story.meetings import address_of
from outturn.story.overview import Overview
from outturn.versions import addresses
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue

SAID = (
    *("working", "failed", "insecure", "large", "empty", "short"),
    *("address", "address-moving", "address-versions", "address-working", "address-file", "address-moved"),
    *("no-address", "no-version", "no-page", "no-file", "no-hash"),
    *("is", "also", "same", "newest", "open", "line-ends", "calls-itself", "inside"),
    *("chain", "chain-row", "chain-descriptor", "chain-descriptor-other", "chain-file", "chain-made", "chain-apart"),
    *("members", "members-differ", "yours"),
    *("meeting", "meeting-is", "meeting-address", "meeting-newest", "meeting-version", "no-meeting", "no-paper"),
    *("chain-sealing", "chain-sealings", "chain-sealings-other", "chain-paper", "chain-state"),
)
"""What the page's script says, by the ends of the words' keys."""
MOST_VERSIONS = 400
"""So many versions stand on the page at most; of more, each scorecard's own page of versions has the hashes."""


def verify_page(say: Catalogue, overviews: Sequence[Overview], register: Register, notice: str) -> VerifyPage:
    """The page, with the hash of every version for those without scripts."""
    title = say("verify-title")
    shown = [one for one in overviews if one.version]
    is_listed = sum(len(register.versions.get(one.name, ())) for one in shown) <= MOST_VERSIONS
    return VerifyPage(
        own_pages.VERIFY,
        title,
        say("verify-described"),
        (home_crumb(say), Link(title, own_pages.VERIFY)),
        notice,
        cards=tuple(_card(say, one, register, is_listed=is_listed) for one in shown),
        papers=tuple(_meeting(say, one) for one in newest_first(register) if one.is_sealed),
        said={one: say(f"verify-script-{one}") for one in SAID},
        has_versions=is_listed,
    )


def _meeting(say: Catalogue, one: Considered) -> VerifyMeeting:
    proof, sums = (addresses.meeting_file(one.meeting, name) for name in (SEALED, addresses.SUMS))
    return VerifyMeeting(title_of(say, one), address_of(one), proof, sums)


def _card(say: Catalogue, one: Overview, register: Register, *, is_listed: bool) -> VerifyCard:
    versions = []
    for version in reversed(register.versions.get(one.name, ()) if is_listed else ()):
        page = addresses.version(one.name, version.version)
        is_down = register.withdrawal(f"/{page}") is not None
        sums = "" if is_down else addresses.sums(one.name, version.version)
        day = words.long_date(say, version.sealed)
        versions.append(VerifyVersion(version.version, day, version.sha256, page, sums))
    home = addresses.scorecard(one.name)
    return VerifyCard(one.name, one.scorecard.title, home, addresses.versions(one.name), tuple(versions))
