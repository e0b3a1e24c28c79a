"""Every address that data decides, from the site's root and without a first slash; none of them ever changes.

``urls.txt`` and the tables beside it write the same addresses with a slash in front.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from outturn import own_pages
from outturn.model import ADDRESS, SLUG, WORKING_COPY
from outturn.schemas import FORMAT

PERMANENT = "data/addresses.txt"
"""Every address that was ever published, for whoever keeps links and for the page that stands where there is none."""
PICTURE = "picture.png"
CATALOGUE = "data/catalogue.jsonld"
ATTENTION, FRAMEWORKS = own_pages.ATTENTION, own_pages.FRAMEWORKS
INDICATORS, SITE_MAP = own_pages.INDICATORS, own_pages.SITE_MAP
SITE = (*own_pages.FIRST, "data/feed.xml", CATALOGUE)
"""Addresses that every site had from the first format on, whatever its scorecards."""

ALONE = re.compile(rf"data/(?P<scorecard>{SLUG})/latest/(?P<indicator>{SLUG})\.[a-z]+")
"""The addresses of one indicator's files."""
UPWARDS = re.compile(r"/\.+(?:/|$)")
"""Folders such as “..”, which would lead out of the site."""


def is_one(text: str) -> bool:
    """Whether the text, with a slash in front, is written like an address that can be published."""
    return re.fullmatch(ADDRESS, text) is not None and not UPWARDS.search(text)


def scorecard(name: str) -> str:
    """A scorecard's newest version."""
    return f"{name}/"


def version(name: str, number: str) -> str:
    """A sealed version of a scorecard."""
    return f"{name}/v/{number}/"


def working_copy(name: str) -> str:
    """A scorecard's working copy, in a preview."""
    return f"{name}/{WORKING_COPY}/"


def versions(name: str) -> str:
    """The list of a scorecard's versions."""
    return f"{name}/versions/"


def embedded(name: str, indicator: str) -> str:
    """An indicator's chart, headline and source alone, for other sites to show."""
    return f"embed/{name}/{indicator}/"


def picture(name: str, indicator: str = "") -> str:
    """The picture of a shared link to an indicator or a scorecard; it is no permanent address."""
    return f"{embedded(name, indicator)}{PICTURE}" if indicator else f"embed/{name}/{PICTURE}"


def sealed_picture(name: str, state: str) -> str:
    """The picture of shared links to sealed versions; ``state`` is another one where it says something else."""
    return f"embed/{name}/sealed-{state}.png"


def downloads(name: str, number: str) -> str:
    """The downloads of a sealed version."""
    return f"data/{name}/{number}/"


def package(name: str, number: str) -> str:
    """A sealed version's package in one file."""
    return f"{downloads(name, number)}{name}-{number}.zip"


def document(name: str, number: str) -> str:
    """Everything of a sealed version in one JSON document."""
    return f"{downloads(name, number)}{name}-{number}.json"


def latest(name: str) -> str:
    """Everything of the newest version in one JSON document."""
    return f"data/{name}/latest.json"


def alone(name: str, indicator: str, form: str) -> str:
    """One indicator of the newest version, as “csv”, “xlsx” or “json”; it is no permanent address.

    It is there as long as the newest version has the indicator.
    """
    return f"data/{name}/latest/{indicator}.{form}"


def page_alone(file: str) -> str:
    """The page of the indicator whose file that is; empty of any other address."""
    found = ALONE.fullmatch(file)
    return f"{scorecard(found['scorecard'])}{found['indicator']}/" if found else ""


def feed(name: str = "") -> str:
    """The feed of a scorecard's versions, or of the whole site's."""
    return f"data/{name}/feed.xml" if name else "data/feed.xml"


def of_version(
    name: str, number: str, indicators: Iterable[str], tables: Iterable[str], form: int = FORMAT
) -> tuple[str, ...]:
    """Every address that a version sealed in that format brings with it, in the order in which ``urls.txt`` has them.

    A later format that brings more has a function of its own here; what an earlier one brings never changes.
    """
    return BROUGHT[form](name, number, tuple(indicators), tuple(tables))


def _first_format(name: str, number: str, known: tuple[str, ...], tables: tuple[str, ...]) -> tuple[str, ...]:
    homes = (scorecard(name), version(name, number))
    return (
        *SITE,
        *(f"{home}{one}" for home in homes for one in ("", *(f"{indicator}/" for indicator in known))),
        *(embedded(name, indicator) for indicator in known),
        versions(name),
        latest(name),
        feed(name),
        downloads(name, number),
        package(name, number),
        document(name, number),
        *(f"{downloads(name, number)}{table}" for table in tables),
    )


BROUGHT: Mapping[int, Callable[[str, str, tuple[str, ...], tuple[str, ...]], tuple[str, ...]]] = {1: _first_format}
"""What a version brings, by the number of its format."""
