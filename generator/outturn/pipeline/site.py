"""The site, composed: every page and every file beside it, each sealed version read once."""

from collections.abc import Iterator

from outturn.pages import GonePage
from outturn.pipeline.checking import Checked
from outturn.pipeline.making import Made, Making, former_addresses, making_of
from outturn.pipeline.offers import everywhere, moved_files, site_files, withdrawn_files
from outturn.pipeline.scorecards import scorecard_names, scorecard_parts
from outturn.settings import Settings
from outturn.story.overview import Overview
from outturn.story.site_pages import site_pages


def made(settings: Settings, checked: Checked, *, preview: bool = False) -> Iterator[Made]:
    """Every generated page as text, and every file beside the pages as bytes, one after the other.

    None of them need be held. Raises OutturnError where a sealed version is not what was sealed, RenderError where a
    template is wrong.
    """
    making = making_of(settings, checked, preview=preview)
    old = moved_files(making)
    for name, content in _once(making):
        if isinstance(content, bytes):
            yield from everywhere(making, (name, content), old.get(name, ()))
        else:
            yield name, content
    yield from withdrawn_files(making)


def _once(making: Making) -> Iterator[Made]:
    """Everything at its own address."""
    checked = making.checked
    register, overviews = checked.register, list[Overview]()
    for name in scorecard_names(making):
        for part in scorecard_parts(making, name):
            if isinstance(part, Overview):
                overviews.append(part)
            else:
                yield part
    for page in site_pages(making.say, overviews, register, former_addresses(checked), making.site):
        if isinstance(page, GonePage) or not register.withdrawal(f"/{page.address}"):
            yield f"{page.address}index.md", making.make.render(page)
    yield from site_files(making, overviews)
