"""What is said today, of a scorecard's sealed versions and of the site as a whole, made anew when any of it changes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from outturn import values
from outturn.exports.proofs import Proved, proof_files
from outturn.model import Link
from outturn.pages import GonePage, Sought, Standing, Succession, Told, read_left, read_told
from outturn.pipeline import keys
from outturn.pipeline.around import area_of, around, of_place
from outturn.pipeline.carried import carried_files, mappings, runtime_sizes
from outturn.pipeline.comparing import across, with_figures
from outturn.pipeline.making import Making, former_addresses
from outturn.pipeline.meetings import listed_state
from outturn.pipeline.offers import site_files, withdrawn_files
from outturn.pipeline.parts import File, Parts
from outturn.pipeline.plans import Plan
from outturn.pipeline.proving import proved_meetings
from outturn.pipeline.running import Running
from outturn.pipeline.searching import search_files, written_pages
from outturn.pipeline.units import Unit
from outturn.story.calendar import dated, next_days
from outturn.story.issues import sought_issues
from outturn.story.leaving import newest_alone
from outturn.story.meeting_links import considered_by, sought_meetings
from outturn.story.meetings import shown_meetings
from outturn.story.overview import Overview, overview
from outturn.story.placed import Newest, Place, latest, sealed_box
from outturn.story.site_pages import site_pages
from outturn.story.standing import Later, corrections, names_of, renamed
from outturn.story.versions import Changes, versions_page
from outturn.values import replace as replace_value
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.history import Version
from outturn.words import long_date

SITE, WITHDRAWN, PROOFS = "site", "withdrawn", "proofs"
"""The units of the site: its own pages and files, what stands in place of what was taken down, and what verifies."""


TEMPLATES = ("versions.md.jinja", "box.md.jinja", "embed-box.html.jinja")
"""What is said today of sealed versions is made with these; no other template can be used there."""
NEVER = date(1970, 1, 1)
"""The newest day of a site that has no package."""


class Said(NamedTuple):
    """What is said today on a page of a sealed version: a box, and the address at which the newest one says the same.

    The address is empty where nothing says it any more.
    """

    box: str
    latest: str


def today(making: Making, plan: Plan) -> Unit:
    """What is said of a scorecard's versions: a page that lists them, and for each of theirs what ``said`` reads."""
    register = making.checked.register
    rows = [(version, version.corrects) for version in register.versions.get(plan.name, ())]
    considered = [_considered(making, plan.name, version) for version in plan.versions]
    areas = {one.version: area_of(one) for one in making.checked.folders if one.scorecard == plan.name}
    said_of = {area: around(making, area).successions for area in areas.values()}
    around_them = {version: said_of[area] for version, area in areas.items()}
    about = (rows, register.redirects, register.withdrawn, around_them, considered)
    key = keys.key("today", *making.common_of(*TEMPLATES), [unit.key for unit in (plan.own, *plan.earlier)], *about)
    return Unit(key, _today, (making, plan, around_them))


def said(parts: Parts) -> Mapping[str, Mapping[str, Said]]:
    """What is said on the pages of each sealed version, by its number and their addresses."""
    found: dict[str, dict[str, Said]] = {}
    for name, content in parts.files:
        (number, _, address), (latest, _, box) = name.partition(" "), content.decode("utf-8").partition("\n")
        found.setdefault(number, {})[address] = Said(box, latest)
    return found


def site(making: Making, plans: tuple[Plan, ...], running: Running) -> tuple[Unit, Unit, Unit]:
    """The site's own pages and files, what stands in place of those that were taken down, and what verifies."""
    checked = making.checked
    states = [(one.scorecard, one.version, sorted(one.files.items())) for one in checked.folders]
    meetings = [listed_state(one) for one in checked.register.meetings]
    about = (
        replace(checked.register, meetings=()),
        meetings,
        states,
        [unit.key for plan in plans for unit in plan.units],
        making.has_robots,
    )
    written = written_pages(making.settings)
    key = keys.key(SITE, *making.common, *about, written, runtime_sizes(making.settings), mappings(making.settings))
    own = Unit(key, _site, (making, plans, running, written))
    sealings = [one.sealings for one in checked.register.meetings]
    proofs = Unit(keys.key(PROOFS, *making.common, *about, sealings), _proofs, (making, plans, running))
    return own, Unit(keys.key(WITHDRAWN, *making.common, *about), _withdrawn, (making,)), proofs


def _today(making: Making, plan: Plan, around_them: Mapping[str, tuple[Succession, ...]]) -> Parts:
    making = replace(making, make=making.with_only(*TEMPLATES))
    name, last = plan.name, plan.versions[0]
    later, changes = Later(renamed(making.checked.register, name)), dict[str, Changes]()
    newest = told_of(making.settings.packages, name, last.version)
    known = Newest(last, frozenset(page.indicator for page in newest.indicators))
    boxes = list[File]()
    for version in plan.versions:
        telling = newest if version is last else told_of(making.settings.packages, name, version.version)
        place = Place(name, addresses.version(name, version.version), telling, making.site, making.say)
        found = _boxes(making, place, version, known, later, around_them[version.version])
        boxes += ((f"{version.version} {address}", content) for address, content in found)
        later = later.and_also(version, telling)
        changes[version.version] = (telling.scorecard.turned, telling.changes)
    card = Link(newest.scorecard.title, addresses.scorecard(name))
    page = versions_page(making.say, card, name, making.checked.register, changes, making.site)
    return Parts((making.make.render(page),), tuple(boxes))


def _boxes(
    making: Making, place: Place, version: Version, newest: Newest, later: Later, around_it: tuple[Succession, ...]
) -> Iterator[File]:
    """What is said on each page of a sealed version today, by its address: where it is said now, then its box."""
    found = corrections(making.say, place.scorecard, version, place.told, later)
    for indicator in ("", *(page.indicator for page in place.told.indicators)):
        now = later.present(indicator)
        standing = sealed_box(place, version, newest, now, found.get(indicator, ()))
        address = f"{place.home}{indicator}/" if indicator else place.home
        meetings = () if indicator else _considered(making, place.scorecard, version)
        box = making.make.box(address, standing, around_it, meetings)
        yield address, f"{_standing(making, latest(place.scorecard, newest, now))}\n{box}".encode()
        if indicator:
            chart = addresses.frozen(place.scorecard, version.version, indicator)
            yield chart, f"\n{making.make.embed_box(chart, standing)}".encode()
    if place.told.exceptions:
        standing = sealed_box(place, version, newest, "", found.get("", ()))
        yield _exceptions_box(making, place, standing, newest, around_it)
    if version.version != newest.version.version:
        downloads = _standing(making, addresses.downloads(place.scorecard, newest.version.version))
        yield addresses.downloads(place.scorecard, version.version), f"{downloads}\n".encode()


def _considered(making: Making, name: str, version: Version) -> tuple[Link, ...]:
    """The meetings that considered a version, as its page says it."""
    register = making.checked.register
    return considered_by(making.say, register, names_of(register, name), version.version)


def _exceptions_box(
    making: Making, place: Place, standing: Standing, newest: Newest, around_it: tuple[Succession, ...]
) -> File:
    """The same of the page of a version's exceptions, which leads to the newest version's."""
    address, version = f"{place.home}{addresses.EXCEPTIONS}", newest.version
    now = _standing(making, addresses.exceptions(place.scorecard, version.version) if version.against else "")
    newer = Link(standing.newer.title, now or standing.newer.path) if standing.newer else None
    box = making.make.box(address, replace_value(standing, newer=newer), around_it)
    return address, f"{now}\n{box}".encode()


def _standing(making: Making, address: str) -> str:
    """The address, or nothing where there is none or what stood there was taken down."""
    return "" if not address or making.checked.register.withdrawal(f"/{address}") else address


def _site(making: Making, plans: tuple[Plan, ...], running: Running, written: tuple[Sought, ...]) -> Parts:
    overviews = [_overview(making, plan, running) for plan in plans]
    register, former = making.checked.register, former_addresses(making.checked)
    own_units = {plan.name: plan.own for plan in plans}
    overviews = with_figures(overviews, register, lambda name: read_left(running.left(own_units[name])))
    seen = across(overviews, register, lambda area: of_place(making, area))
    events = dated(making.say, overviews, register)
    as_at = register.newest_day or NEVER
    overviews = [_with_next(making, one, next_days(events, as_at)) for one in overviews]
    seen = replace(seen, runtime=runtime_sizes(making.settings), dated=events, as_at=as_at)
    pages = [
        page
        for page in site_pages(making.say, overviews, register, former, making.site, seen)
        if isinstance(page, GonePage) or not register.withdrawal(f"/{page.address}")
    ]
    own = [page for page in pages if not isinstance(page, GonePage)]
    meetings = sought_meetings(making.say, shown_meetings(register))
    found = (*meetings, *sought_issues(overviews), *written)
    searched = search_files(making, overviews, own, found)
    files = (*site_files(making, overviews, events), *searched, *carried_files(making.settings))
    return Parts(tuple(map(making.make.render, pages)), files)


def _overview(making: Making, plan: Plan, running: Running) -> Overview:
    newest = plan.versions[0] if plan.versions else None
    left = read_left(running.left(plan.own))
    found = overview(making.say, plan.name, _told(making, plan, running), newest, left)
    return replace(found, left=newest_alone(left))


def _with_next(making: Making, one: Overview, days: Mapping[str, date]) -> Overview:
    """The overview whose card says when the next version comes as it stands today."""
    day = days.get(one.name)
    return replace(one, card=values.replace(one.card, next_due=long_date(making.say, day))) if day else one


def _told(making: Making, plan: Plan, running: Running) -> Told:
    """What a scorecard says now: its newest version, or its working copy while there is none."""
    if plan.versions:
        return told_of(making.settings.packages, plan.name, plan.versions[0].version)
    return read_told(running.parts(plan.own).told)


def _withdrawn(making: Making) -> Parts:
    return Parts((), tuple(withdrawn_files(making)))


def _proofs(making: Making, plans: tuple[Plan, ...], running: Running) -> Parts:
    folders = {(one.scorecard, one.version): one for one in making.checked.folders}
    titles = {
        one.name: str(folders[one.name, one.versions[0].version].descriptor.get("title", one.name))
        for one in plans
        if one.versions
    }
    known = [
        Proved(folders[one.name, version.version], version, read_left(running.left(unit)).hashes)
        for one in plans
        if one.versions
        for version, unit in zip(reversed(one.versions), reversed((one.own, *one.earlier)), strict=True)
    ]
    register = making.checked.register
    meetings = tuple(proved_meetings(register))
    return Parts((), tuple(proof_files(making.say, known, titles, register, meetings)))
