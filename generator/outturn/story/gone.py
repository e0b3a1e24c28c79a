"""What stands at addresses whose page is not there any more: nothing that was published ever answers with nothing."""

from collections.abc import Iterator, Mapping

from outturn import addresses, words
from outturn.history import Register
from outturn.model import Link
from outturn.pages import GonePage, Site
from outturn.story.indicator import HOME
from outturn.story.standing import plain_citation

Former = Mapping[str, tuple[str, str, str]]
"""By address with a slash in front: the scorecard, the last version that has the indicator, the indicator."""


def gone_pages(register: Register, former: Former, titles: Mapping[str, str], site: Site) -> Iterator[GonePage]:
    """A page at every address that was withdrawn, and at those of indicators that the newest version does not have.

    ``titles`` are the scorecards' by their names.
    """
    withdrawn = [url for url in dict.fromkeys(register.urls) if url.endswith("/") and register.withdrawal(url)]
    for address in withdrawn:
        withdrawal = register.withdrawal(address)
        if withdrawal:
            said = words.withdrawn(withdrawal.date, withdrawal.reason)
            yield _page(address, words.TAKEN_DOWN, said, _scorecard(address, titles), site)
    for address, (scorecard, version, indicator) in former.items():
        if register.withdrawal(address):
            continue
        last = Link(words.last_version(version), f"{addresses.version(scorecard, version)}{indicator}/")
        said = words.last_in(titles[scorecard], version)
        yield _page(address, words.NO_LONGER, said, (last, *_scorecard(address, titles)), site)


def _scorecard(address: str, titles: Mapping[str, str]) -> tuple[Link, ...]:
    """The scorecard that the address belongs to, with its list of versions; empty where there is none any more."""
    name = next((name for name in titles if f"/{name}/" in address and address != f"/{name}/"), "")
    if not name:
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
        is_searched=False,
        citation=plain_citation(heading, own, site),
        heading=heading,
        sentences=(sentence,),
        links=links,
    )
