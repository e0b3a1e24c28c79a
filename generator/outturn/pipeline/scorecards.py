"""One scorecard, composed: what its units made, with what is said of its sealed versions today."""

from collections.abc import Iterator, Mapping

from outturn.pages import Rendered
from outturn.pipeline.making import Made, Making
from outturn.pipeline.parts import Parts
from outturn.pipeline.plans import Plan
from outturn.pipeline.running import Running
from outturn.pipeline.today import today


def scorecard_parts(making: Making, plan: Plan, running: Running) -> Iterator[Made]:
    """Everything of one scorecard, without what was taken down."""
    if plan.preview:
        yield from _shown(making, running.parts(plan.preview))
    if not plan.versions:
        yield from _shown(making, running.parts(plan.own))
        return
    own = running.parts(plan.own)
    said = running.parts(today(making, plan))
    boxes = {address: box.decode("utf-8") for address, box in said.files}
    yield from _shown(making, own, boxes)
    for unit in plan.earlier:
        yield from _shown(making, running.parts(unit), boxes)
    yield from _shown(making, Parts(said.pages))


def _shown(making: Making, parts: Parts, boxes: Mapping[str, str] | None = None) -> Iterator[Made]:
    """What was made, each sealed page with its box, without the pages and charts that were taken down."""
    register = making.checked.register
    for page in parts.pages:
        if not register.withdrawal(f"/{page.address}"):
            yield _with_box(making, page, boxes or {})
    for name, content in parts.files:
        if not (name.endswith("index.html") and register.withdrawal(f"/{name.removesuffix('index.html')}")):
            yield name, content


def _with_box(making: Making, page: Rendered, boxes: Mapping[str, str]) -> Rendered:
    return making.make.with_box(page, boxes[page.address]) if page.address in boxes else page
