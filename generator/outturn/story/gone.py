"""What stands at addresses whose page is not there any more: nothing that was published ever answers with nothing."""

from collections.abc import Iterator, Mapping

from outturn import words
from outturn.model import Link
from outturn.pages import EmbedPage, GonePage, Site
from outturn.story.crumbs import HOME
from outturn.story.standing import plain_citation
from outturn.versions import addresses
from outturn.versions.history import Register

EMBEDDED = "/embed/"
Former = Mapping[str, tuple[str, str, str]]
"""By address with a slash in front: the scorecard, the last version that has the indicator, the indicator."""


def gone_pages(register: Register, former: Former, titles: Mapping[str, str], site: Site) -> Iterator[GonePage]:
    """A page at every address that was withdrawn, and at those of indicators that the newest version does not have.

    ``titles`` are the scorecards' by their names.
    """
    for address, said in _withdrawn(register):
        if not address.startswith(EMBEDDED):
            yield _page(address, words.TAKEN_DOWN, said, _scorecard(address, titles), site)
    for address, (scorecard, version, indicator) in former.items():
        if not address.startswith(EMBEDDED) and not register.withdrawal(address):
            last = Link(words.last_version(version), f"{addresses.version(scorecard, version)}{indicator}/")
            said = words.last_in(titles[scorecard], version)
            yield _page(address, words.NO_LONGER, said, (last, *_scorecard(address, titles)), site)


def gone_embeds(register: Register, former: Former, titles: Mapping[str, str], site: Site) -> Iterator[EmbedPage]:
    """The same for charts that other sites show: as small as they were, and without a script."""
    for address, said in _withdrawn(register):
        if address.startswith(EMBEDDED):
            yield _embed(address, words.TAKEN_DOWN, said, Link(site.full(""), ""), site)
    for address, (scorecard, version, indicator) in former.items():
        if address.startswith(EMBEDDED) and not register.withdrawal(address):
            last = f"{addresses.version(scorecard, version)}{indicator}/"
            said = words.last_in(titles[scorecard], version)
            yield _embed(address, words.NO_LONGER, said, Link(site.full(last), last), site)


def _withdrawn(register: Register) -> Iterator[tuple[str, str]]:
    """Every address of a page that was taken down, with the sentence that stands there."""
    for address in dict.fromkeys(register.urls):
        if address.endswith("/") and (withdrawal := register.withdrawal(address)):
            yield address, words.withdrawn(withdrawal.date, withdrawal.reason)


def _embed(address: str, heading: str, sentence: str, home: Link, site: Site) -> EmbedPage:
    return EmbedPage(address.lstrip("/"), heading, home, (sentence,), None, Link("", ""), "", (), site.notice)


def _scorecard(address: str, titles: Mapping[str, str]) -> tuple[Link, ...]:
    """The scorecard that the address belongs to, with its list of versions; empty where there is none any more."""
    parts = address.strip("/").split("/")
    name = parts[1] if parts[0] in ("data", "embed") and len(parts) > 1 else parts[0]
    if name not in titles or address == f"/{name}/":
        return ()
    return (
        Link(titles[name], addresses.scorecard(name)),
        Link(words.versions_of(titles[name]), addresses.versions(name)),
    )


def _page(address: str, heading: str, sentence: str, links: tuple[Link, ...], site: Site) -> GonePage:
    own = address.lstrip("/")
    return GonePage(
        address=own,
        title=heading,
        description=sentence,
        crumbs=(HOME, *[one for one in links if own.startswith(one.path)], Link(heading, own)),
        notice=site.notice,
        is_unsearched=True,
        citation=plain_citation(heading, own, site),
        heading=heading,
        sentences=(sentence,),
        links=links,
    )
