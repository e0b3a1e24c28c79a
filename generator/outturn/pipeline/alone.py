"""One indicator of the newest version alone: its files, and the links to them on its page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from outturn.exports.alone import Alone, Document, alone, alone_document, as_csv
from outturn.exports.document import as_json
from outturn.model import Indicator
from outturn.pages import Download, DownloadsPage, IndicatorPage, Page
from outturn.pipeline.parts import File
from outturn.values import replace
from outturn.versions import addresses
from outturn.words import file_size
from outturn.words.catalogue import Catalogue
from outturn.workbook.alone import book_alone
from outturn.workbook.fitting import can_hold

FORMS = ("csv", "xlsx", "json")
"""The forms in which an indicator can be had, those for readers first."""


def alone_files(say: Catalogue, scorecard: str, whole: Document, indicator: Indicator) -> Iterator[File]:
    """The indicator's figures in each form that can hold them; ``whole`` is the version's document."""
    one = alone(say, whole, indicator)
    made = {
        "csv": as_csv(one),
        "xlsx": _workbook(say, one, whole["scorecard"]["publisher"]),
        "json": as_json(alone_document(whole, indicator.indicator)),
    }
    for form in FORMS:
        if content := made[form]:
            yield addresses.alone(scorecard, indicator.indicator, form), content


def offered(say: Catalogue, page: Page, files: Mapping[str, Sequence[File]]) -> Page:
    """An indicator's page with links to its own ``files``, before those to the whole version; another as it is."""
    if not isinstance(page, IndicatorPage):
        return page
    forms = [(name, name.rpartition(".")[2]) for name, _ in files[page.indicator]]
    own = (Download(name, say(f"file-alone-{form}"), say(f"file-alone-{form}-holds")) for name, form in forms)
    return replace(page, files=(*own, *page.files))


def sizes_of(files: Iterable[File]) -> Mapping[str, int]:
    """How many bytes each file has, by its address."""
    return {name: len(content) for name, content in files}


def sized(say: Catalogue, page: Page, sizes: Mapping[str, int]) -> Page:
    """The page whose links to these files say how large they are."""
    if not isinstance(page, IndicatorPage | DownloadsPage):
        return page
    return replace(page, files=tuple(_sized(say, one, sizes.get(one.address)) for one in page.files))


def _sized(say: Catalogue, one: Download, length: int | None) -> Download:
    return one if length is None else replace(one, size=file_size(say, length))


def _workbook(say: Catalogue, one: Alone, publisher: str) -> bytes:
    """The workbook; empty where a spreadsheet cannot hold a text of it."""
    from outturn.workbook.written import written  # noqa: PLC0415 - a site that has sealed nothing needs no workbooks

    book = book_alone({**one.about, "publisher": publisher}, one.rows, one.decimals, say)
    return written(book) if can_hold(book) else b""
