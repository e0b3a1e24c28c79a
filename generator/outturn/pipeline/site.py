"""The site, composed: every page and every file beside it, each sealed version read once."""

from collections.abc import Iterator
from itertools import chain

from outturn.pipeline.checking import Checked
from outturn.pipeline.kept import Kept, Nothing
from outturn.pipeline.making import Made, making_of
from outturn.pipeline.offers import everywhere, moved_files
from outturn.pipeline.plans import plans
from outturn.pipeline.running import Alone, Running, Workers
from outturn.pipeline.scorecards import scorecard_parts
from outturn.pipeline.today import site
from outturn.settings import Settings


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
    old, every = moved_files(making), tuple(plans(making))
    running = Running((unit for plan in every for unit in plan.units), kept or Nothing(), workers or Alone())
    own, withdrawn = site(making, every, running)
    scorecards = (part for plan in every for part in scorecard_parts(making, plan, running))
    for one in chain(scorecards, running.made(own)):
        if isinstance(one, tuple):
            yield from everywhere(making, one, old.get(one[0], ()))
        else:
            yield one
    yield from running.made(withdrawn)
