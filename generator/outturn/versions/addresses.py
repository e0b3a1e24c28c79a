"""Every address that data decides, from the site's root and without a first slash; none of them ever changes.

``urls.txt`` and the tables beside it write the same addresses with a slash in front.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from outturn import meetings, own_pages
from outturn.model import ADDRESS, SLUG, WORKING_COPY
from outturn.schemas import FORMAT

PERMANENT = "data/addresses.txt"
"""Every address that was ever published, for whoever keeps links and for the page that stands where there is none."""
PICTURE = "picture.png"
PARTNERS = 1
"""The number of the form of the feed for partners; another one lies beside it, and this one stays."""
EXCEPTIONS = "exceptions/"
"""The page of a version's exceptions, below the version's own."""
SUMS = "SHA256SUMS"
"""The name of a list of hashes as a program checks it, which lies beside the files; it is no permanent address."""
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


def beside(indicator: str) -> str:
    """An indicator's page, from the scorecard's page that it is beside, whichever version that shows."""
    return f"{indicator}/"


def version(name: str, number: str) -> str:
    """A sealed version of a scorecard."""
    return f"{name}/v/{number}/"


def exceptions(name: str, number: str) -> str:
    """What turned red or worsened in a sealed version since one before it: a page for agendas."""
    return f"{version(name, number)}{EXCEPTIONS}"


def working_copy(name: str) -> str:
    """A scorecard's working copy, in a preview."""
    return f"{name}/{WORKING_COPY}/"


def versions(name: str) -> str:
    """The list of a scorecard's versions."""
    return f"{name}/versions/"


def embedded(name: str, indicator: str) -> str:
    """An indicator's chart, headline and source alone, for other sites to show."""
    return f"embed/{name}/{indicator}/"


def frozen(name: str, number: str, indicator: str) -> str:
    """The same as a sealed version has it: before the address of the indicator's page in it stands ``embed/``."""
    return f"embed/{version(name, number)}{indicator}/"


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


def descriptor(name: str, number: str) -> str:
    """A sealed version's descriptor, which holds the SHA-256 of its files; it is no permanent address."""
    return f"{downloads(name, number)}datapackage.json"


def sums(name: str, number: str) -> str:
    """The SHA-256 of a sealed version's files as a program checks them; it is no permanent address."""
    return f"{downloads(name, number)}{SUMS}"


PROOFS = f"{own_pages.VERIFY}index.json"
"""Which scorecards can be verified; like the files below it, it is no permanent address."""


def proofs_of(name: str) -> str:
    """What is said of each version of a scorecard to those who verify."""
    return f"{own_pages.VERIFY}cards/{name}.json"


def proofs_of_meeting(key: str) -> str:
    """What is said of a meeting's papers to those who verify; ``key`` is its committee's part and its day."""
    return f"{own_pages.VERIFY}meetings/{key}.json"


def proofs_part(start: str) -> str:
    """The hashes that begin so, with what they are of."""
    return f"{own_pages.VERIFY}hashes/{start or 'all'}.json"


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


def calendar(name: str = "") -> str:
    """The iCalendar feed of a scorecard's dates, or of the whole site's."""
    return f"data/{name}/calendar.ics" if name else "data/calendar.ics"


def committee_calendar(committee: str) -> str:
    """The iCalendar feed of a committee's meetings; no scorecard can have the name of that folder."""
    return f"data/meetings/{committee}/calendar.ics"


def partners(file: str) -> str:
    """A file of the feed for partners, whose form has the number in the address."""
    return f"data/partners/{PARTNERS}/{file}"


def committee_slug(committee: str) -> str:
    """The committee's part of addresses: its name's letters without accents, and digits; empty where it has none."""
    return own_pages.anchor(committee.replace("'", "").replace("\u2019", ""))


def meeting(committee: str, day: date, part: str = "") -> str:
    """The page of what a committee considers on that day; ``committee`` is the committee's own name.

    ``part`` tells it from what else the committee considers that day. It stands behind the day and not below it, so
    that what withdraws the one leaves the other.
    """
    return f"{meetings.FOLDER}/{committee_slug(committee)}/{'-'.join(filter(None, (day.isoformat(), part)))}/"


def meeting_page(one: meetings.Meeting) -> str:
    """The page of a meeting."""
    return meeting(one.committee, one.date, one.part)


def meeting_file(one: meetings.Meeting, name: str) -> str:
    """A paper of a meeting, its pack, or its ``sealed.json``, by the name in the meeting's own folder."""
    return f"{meeting_page(one)}{name}"


def of_meeting(considered: meetings.Considered) -> tuple[str, ...]:
    """Every address that the sealings of a meeting's papers have brought, in the order in which ``urls.txt`` has them.

    None where nothing was sealed: what is not published has no permanent address.
    """
    if not considered.is_sealed:
        return ()
    row = considered.sealings[0].rows.get("meetings", {})
    day = date.fromisoformat(row.get("date", str(considered.meeting.date)))
    home = meeting(row.get("committee", ""), day, row.get("part", ""))
    own = considered.own("")
    known = [name.removeprefix(own) for one in considered.sealings for name in one.files if name.startswith(own)]
    names = [meetings.SEALED, *(name for name in dict.fromkeys(known) if not meetings.TOLD.fullmatch(name))]
    return (home, *(f"{home}{name}" for name in names))


def of_version(
    name: str,
    number: str,
    indicators: Iterable[str],
    tables: Iterable[str],
    form: int = FORMAT,
    *,
    has_exceptions: bool = False,
) -> tuple[str, ...]:
    """Every address that a version sealed in that format brings with it, in the order in which ``urls.txt`` has them.

    One that is held against a version before it, as its descriptor says, has a page of its exceptions too.
    A later format that brings more has a function of its own here; what an earlier one brings never changes.
    """
    brought = BROUGHT[form](name, number, tuple(indicators), tuple(tables))
    return (*brought, exceptions(name, number)) if has_exceptions else brought


def _first_format(name: str, number: str, known: tuple[str, ...], tables: tuple[str, ...]) -> tuple[str, ...]:
    homes = (scorecard(name), version(name, number))
    return (
        *SITE,
        *(f"{home}{one}" for home in homes for one in ("", *(f"{indicator}/" for indicator in known))),
        *(embedded(name, indicator) for indicator in known),
        *(frozen(name, number, indicator) for indicator in known),
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
