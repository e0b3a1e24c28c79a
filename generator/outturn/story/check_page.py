"""The page on which a contributor has files checked in the browser, and where the same is done without it."""

from collections.abc import Iterator, Mapping, Sequence

from outturn import own_pages
from outturn.model import Link
from outturn.pages import CheckCard, CheckPage, Site
from outturn.story.around import editors, form, upload
from outturn.story.crumbs import home_crumb
from outturn.story.overview import Overview
from outturn.versions import addresses
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue
from outturn.words.numbers import number

SAID = (
    *("loading", "starting", "further", "checking", "done", "large", "many", "failed", "offline", "unsupported"),
    *("drop", "frame"),
)
"""What the page's script says, by the ends of the words' keys."""
EDITED = ("outturns.csv", "indicators.csv", "targets.csv", "comparators.csv", "answers.csv")
"""The files of a working copy that are changed most often; answers are there once one was given."""
FURTHER = ("openblas", "scipy")
"""How the files begin that are loaded only for small counts and hidden figures."""
MEGABYTE = 1_000_000


def check_page(
    say: Catalogue, overviews: Sequence[Overview], register: Register, runtime: Mapping[str, int], site: Site
) -> CheckPage:
    """The page; ``runtime`` are the files that a browser loads, with their bytes, none where the site has them not."""
    title = say("check-title")
    size = sum(size for name, size in runtime.items() if not name.startswith(FURTHER)) / MEGABYTE
    return CheckPage(
        own_pages.CHECK,
        title,
        say("check-described"),
        (home_crumb(say), Link(title, own_pages.CHECK)),
        site.notice,
        cards=tuple(_card(one, register, site) for one in overviews),
        runtime=tuple(sorted(runtime.items())),
        size=number(say, size, 0) if runtime else "",
        said={one: say(f"check-script-{one}") for one in SAID} if runtime else None,
    )


def _card(one: Overview, register: Register, site: Site) -> CheckCard:
    home, files = addresses.scorecard(one.name), editors(one.name, EDITED, site)
    packages = tuple(_packages(one.name, register))
    ways = (upload(one.name, site), form(one.name, site))
    return CheckCard(one.name, one.scorecard.title, home, packages, files, *ways)


def _packages(name: str, register: Register) -> Iterator[str]:
    """The addresses of its versions' packages, without those that were taken down."""
    for version in register.versions.get(name, ()):
        address = addresses.package(name, version.version)
        if not register.withdrawal(f"/{address}"):
            yield address
