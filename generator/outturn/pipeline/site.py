"""The site, composed: every page and every file beside it, each sealed version read once."""

from collections.abc import Iterator

from outturn.pages import GonePage
from outturn.pipeline.checking import Checked
from outturn.pipeline.making import Made, Making, former_addresses, making_of
from outturn.pipeline.offers import everywhere, moved_files, site_files, withdrawn_files
from outturn.pipeline.plans import plans
from outturn.pipeline.running import Alone, Kept, Nothing, Running, Workers
from outturn.pipeline.scorecards import scorecard_parts
from outturn.settings import Settings
from outturn.story.overview import Overview
from outturn.story.site_pages import site_pages


def made(
    settings: Settings,
    checked: Checked,
    kept: Kept | None = None,
    workers: Workers | None = None,
    *,
    preview: bool = False,
) -> Iterator[Made]:
    """Every generated page and every file beside the pages, one after the other.

    None of them need be held. What was ``kept`` of an earlier run is not made again, and ``workers`` make what
    is wanted next while one unit is waited for. Raises OutturnError where a sealed version is not what was sealed, and
    RenderError where a template is wrong.
    """
    making = making_of(settings, checked, preview=preview)
    old = moved_files(making)
    for one in _once(making, kept or Nothing(), workers or Alone()):
        if isinstance(one, tuple):
            yield from everywhere(making, one, old.get(one[0], ()))
        else:
            yield one
    yield from withdrawn_files(making)


def _once(making: Making, kept: Kept, workers: Workers) -> Iterator[Made]:
    """Everything at its own address."""
    checked, every = making.checked, list(plans(making))
    register, overviews = checked.register, list[Overview]()
    running = Running((unit for plan in every for unit in plan.units), kept, workers)
    for plan in every:
        for part in scorecard_parts(making, plan, running):
            if isinstance(part, Overview):
                overviews.append(part)
            else:
                yield part
    for page in site_pages(making.say, overviews, register, former_addresses(checked), making.site):
        if isinstance(page, GonePage) or not register.withdrawal(f"/{page.address}"):
            yield making.make.render(page)
    yield from site_files(making, overviews)
