"""Pages of every shape that figures can have: all fits on a phone and on a desk, and axe finds nothing.

``shape_pictures.py`` takes pictures of them.
"""

from collections.abc import Callable, Iterator

import pytest
from kinds import PHONES
from served import serving
from test_looks import READABLE, WIDTHS, axe
from visit import Visit

from built import built, once
from shapes import shapes_site

GROUPS, UNITS = "exampleshire-groups/", "exampleshire-units/"
PAGES = {
    "figures by group": GROUPS,
    "small charts of groups": f"{GROUPS}settled/",
    "tiles of wards": f"{GROUPS}active/",
    "small numbers that are hidden": f"{GROUPS}excluded/",
    "one year by group": f"{GROUPS}heard/",
    "grades by group": f"{GROUPS}inspected/",
    "gaps": "gaps/",
    "units": UNITS,
    "money below zero": f"{UNITS}surplus/",
    "money without decimals": f"{UNITS}yen/",
    "tonnes": f"{UNITS}waste/",
    "seven words": f"{UNITS}milestone/",
    "yes or no": f"{UNITS}plan/",
    "a year beside its quarters": "year-figure-beside-quarters/adoptions/",
    "months and their year so far": "months-and-their-year-so-far/adoptions-so-far/",
    "rolling": "rolling-twelve-months/",
    "every second year": "survey-every-second-year/satisfied/",
    "no fixed times": "figures-at-no-fixed-times/places/",
    "ways to a target": "ways-to-a-target/at-home/",
    "several targets": "targets-named-apart/at-home/",
    "an aim without a figure": "target-before-its-figure/at-home/",
    "a published interval": "interval-as-published/safe/",
    "an officer's forecast": "officers-forecast-beside-arithmetic/adoptions/",
    "two units": "one-measure-in-two-units/",
    "steps and baselines": "step-and-baseline-of-a-process/",
    "a council that ended": "eastshire-children/settled/",
    "a council that came after two": "newshire-children/settled/",
    "a part of a council that was split": "upper-oldshire-children/adopted/",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of every shape, built once, in place of the example's."""
    folder = once(tmp_path_factory, "shapes", lambda into: built(shapes_site(into)))
    with serving(folder / "site") as at:
        yield at


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_of_this_shape_fits_and_can_be_read(visit: Callable[..., Visit], kind: str) -> None:
    one = visit(PAGES[kind], WIDTHS[0])
    assert one.page.locator("h1").count() == 1
    assert one.outside(*WIDTHS) == []
    assert axe(one.page, PHONES[0]) == []
    assert one.faint(READABLE) == []
    one.go_dark()
    assert one.page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert one.faint(READABLE) == []
