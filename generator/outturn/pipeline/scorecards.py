"""One scorecard, composed: what its units made, and what is said today of its sealed versions, the newest first."""

from collections.abc import Iterator
from dataclasses import replace

from outturn.model import Link
from outturn.pages import ChangeGroup, Page, Rendered, read_told
from outturn.pipeline.around import around
from outturn.pipeline.making import Made, Making
from outturn.pipeline.parts import Parts
from outturn.pipeline.plans import Plan
from outturn.pipeline.running import Running
from outturn.story.overview import Overview, overview
from outturn.story.placed import Newest, Place, sealed_box
from outturn.story.standing import Later, corrections, renamed
from outturn.story.versions import versions_page
from outturn.versions import addresses
from outturn.versions.history import Version


def scorecard_parts(making: Making, plan: Plan, running: Running) -> Iterator[Made | Overview]:
    """Everything of one scorecard, and last what the site's own pages say of it."""
    if plan.preview:
        yield from _shown(making, running.parts(plan.preview))
    own = running.parts(plan.own)
    newest = read_told(own.told)
    if not plan.versions:
        yield from _shown(making, own)
        yield overview(making.say, plan.name, newest, None)
        return
    name, last = plan.name, plan.versions[0]
    later, changes = Later(renamed(making.checked.register, name)), dict[str, tuple[ChangeGroup, ...]]()
    known = Newest(last, frozenset(page.indicator for page in newest.indicators))
    for version, unit in zip(plan.versions, (plan.own, *plan.earlier), strict=True):
        parts = own if unit is plan.own else running.parts(unit)
        telling = newest if unit is plan.own else read_told(parts.told)
        place = Place(name, addresses.version(name, version.version), telling, making.site, making.say)
        yield from _shown(making, _with_boxes(making, place, version, known, later, parts))
        later, changes[version.version] = later.and_also(version, telling), telling.changes
    card = Link(newest.scorecard.title, addresses.scorecard(name))
    yield from _rendered(making, versions_page(making.say, card, name, making.checked.register, changes, making.site))
    yield overview(making.say, name, newest, last)


def _with_boxes(making: Making, place: Place, version: Version, newest: Newest, later: Later, parts: Parts) -> Parts:
    """A sealed version's pages, each with what is said of it today."""
    found = corrections(making.say, place.scorecard, version, place.told, later)
    said = around(making, place.told.scorecard.area).successions

    def completed(page: Rendered) -> Rendered:
        if not page.address.startswith(place.home):  # nothing is said on the page of its downloads, nor on the newest
            return page
        indicator = page.address.removeprefix(place.home).rstrip("/")
        standing = sealed_box(place, version, newest, indicator, found.get(indicator, ()))
        return making.make.with_box(page, standing, said)

    return replace(parts, pages=tuple(completed(page) for page in parts.pages))


def _shown(making: Making, parts: Parts) -> Iterator[Made]:
    """What was made, without the pages and charts that were taken down."""
    register = making.checked.register
    for page in parts.pages:
        if not register.withdrawal(f"/{page.address}"):
            yield page
    for name, content in parts.files:
        if not (name.endswith("index.html") and register.withdrawal(f"/{name.removesuffix('index.html')}")):
            yield name, content


def _rendered(making: Making, page: Page) -> Iterator[Made]:
    if not making.checked.register.withdrawal(f"/{page.address}"):
        yield making.make.render(page)
