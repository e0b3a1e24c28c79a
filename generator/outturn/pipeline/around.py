"""What stands on a scorecard's pages of other places: those that came after its council, and those before it."""

from collections.abc import Callable

from outturn.model import Link, Package
from outturn.pages import Succession
from outturn.pipeline.editions import sealed
from outturn.pipeline.making import Making, scorecard_names
from outturn.pipeline.units import Around
from outturn.story.before import before
from outturn.story.successions import merged_into, predecessors, successions
from outturn.versions import addresses
from outturn.versions.history import SealedFolder


def around(making: Making, area: str, package: Callable[[], Package] | None = None) -> Around:
    """What is said of other places on the pages of an area's scorecard.

    Its package is read only where the figures of places before it stand beside its own; a sealed version's never do.
    """
    register = making.checked.register
    said = of_place(making, area, lately=True)
    former = predecessors(register, area) if package else []
    if not former or not package:
        return Around(said)
    places = {one.name: _packages_of(making, one.name) for one in former}
    are_whole = bool(merged_into(register, area))
    rows = {one.indicator: before(making.say, one, places, are_whole=are_whole) for one in package().indicators}
    return Around(said, rows)


def of_place(making: Making, area: str, *, lately: bool = False) -> tuple[Succession, ...]:
    """What is said of the places before and after an area; ``lately`` on all of its pages, else on its own alone."""
    register = making.checked.register
    return successions(making.say, register, area, _of_areas(making), lately=lately) if register.councils else ()


def area_of(folder: SealedFolder) -> str:
    """The area that a sealed version is about."""
    about = folder.descriptor.get("scorecard")
    area = about.get("area") if isinstance(about, dict) else None
    return str(area.get("name", "")) if isinstance(area, dict) else ""


def _packages_of(making: Making, area: str) -> list[Package]:
    """The last that stands of what each scorecard of an area published; of those that published nothing what they have.

    Of what was withdrawn nothing is said anywhere, and its folder may be gone.
    """
    checked, found = making.checked, []
    standing = {(one.scorecard, one.version) for one in checked.folders}
    for one in checked.packages:
        if one.scorecard.area.casefold() == area.casefold():
            name, versions = one.scorecard.name, checked.register.versions.get(one.scorecard.name, ())
            last = next((each for each in reversed(versions) if (name, each.version) in standing), None)
            if last:
                found.append(sealed(making.settings.packages, name, last).edition.package)
            elif not versions:
                found.append(one)
    return found


def _of_areas(making: Making) -> dict[str, list[Link]]:
    """Links to the scorecards of each area, by its name."""
    found: dict[str, list[Link]] = {}
    shown = scorecard_names(making)
    for one in making.checked.packages:
        if one.scorecard.name in shown:
            link = Link(one.scorecard.title, addresses.scorecard(one.scorecard.name))
            found.setdefault(one.scorecard.area.casefold(), []).append(link)
    return found
