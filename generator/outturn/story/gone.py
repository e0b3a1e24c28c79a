"""What stands at addresses whose page is not there any more: nothing that was published ever answers with nothing."""

from collections.abc import Iterator, Mapping

from outturn import words
from outturn.model import Link
from outturn.pages import EmbedPage, GonePage, Site
from outturn.story.crumbs import home_crumb
from outturn.story.standing import plain_citation
from outturn.versions import addresses
from outturn.versions.register import Register, Withdrawal
from outturn.words.catalogue import Catalogue

EMBEDDED = "/embed/"
Former = Mapping[str, tuple[str, str, str]]
"""By address with a slash in front: the scorecard, the last version that has the indicator, the indicator."""


def gone_pages(
    say: Catalogue, register: Register, former: Former, titles: Mapping[str, str], site: Site
) -> Iterator[GonePage]:
    """A page at every address that was withdrawn, and at those of indicators that the newest version does not have.

    ``titles`` are the scorecards' by their names.
    """
    for address, said in _withdrawn(say, register):
        if not address.startswith(EMBEDDED):
            yield _page(say, address, say("gone-taken-down"), said, _scorecard(say, address, titles), site)
    for address, (scorecard, version, indicator) in former.items():
        if not address.startswith(EMBEDDED) and not register.withdrawal(address):
            last = Link(say("gone-last-link", number=version), f"{addresses.version(scorecard, version)}{indicator}/")
            said = say("gone-last-version", title=titles[scorecard], number=version)
            yield _page(say, address, say("gone-no-longer"), said, (last, *_scorecard(say, address, titles)), site)


def gone_embeds(
    say: Catalogue, register: Register, former: Former, titles: Mapping[str, str], site: Site
) -> Iterator[EmbedPage]:
    """The same for charts that other sites show: as small as they were, and without a script."""
    for address, said in _withdrawn(say, register):
        if address.startswith(EMBEDDED):
            yield _embed(address, say("gone-taken-down"), said, Link(site.full(""), ""), site)
    for address, (scorecard, version, indicator) in former.items():
        if address.startswith(EMBEDDED) and not register.withdrawal(address):
            last = f"{addresses.version(scorecard, version)}{indicator}/"
            said = say("gone-last-version", title=titles[scorecard], number=version)
            yield _embed(address, say("gone-no-longer"), said, Link(site.full(last), last), site)


def _withdrawn(say: Catalogue, register: Register) -> Iterator[tuple[str, str]]:
    """Every address of a page that was taken down, with the sentence that stands there."""
    for address in dict.fromkeys(register.urls):
        if address.endswith("/") and (withdrawal := register.withdrawal(address)):
            yield address, taken_down(say, withdrawal)


def taken_down(say: Catalogue, withdrawal: Withdrawal) -> str:
    """What stands in place of something that was taken down."""
    return say("gone-taken-down-on", date=words.long_date(say, withdrawal.date), reason=withdrawal.reason)


def _embed(address: str, heading: str, sentence: str, home: Link, site: Site) -> EmbedPage:
    return EmbedPage(address.lstrip("/"), heading, home, (sentence,), None, Link("", ""), "", (), site.notice)


def _scorecard(say: Catalogue, address: str, titles: Mapping[str, str]) -> tuple[Link, ...]:
    """The scorecard that the address belongs to, with its list of versions; empty where there is none any more."""
    parts = address.strip("/").split("/")
    name = parts[1] if parts[0] in ("data", "embed") and len(parts) > 1 else parts[0]
    if name not in titles or address == f"/{name}/":
        return ()
    return (
        Link(titles[name], addresses.scorecard(name)),
        Link(say("versions-of", title=titles[name]), addresses.versions(name)),
    )


def _page(say: Catalogue, address: str, heading: str, sentence: str, links: tuple[Link, ...], site: Site) -> GonePage:
    own = address.lstrip("/")
    return GonePage(
        address=own,
        title=heading,
        description=sentence,
        crumbs=(home_crumb(say), *[one for one in links if own.startswith(one.path)], Link(heading, own)),
        notice=site.notice,
        is_unsearched=True,
        citation=plain_citation(say, heading, own, site),
        heading=heading,
        sentences=(sentence,),
        links=links,
    )
