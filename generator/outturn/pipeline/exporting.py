"""A working copy or a sealed version made into a workbook; nothing of it is judged."""

from pathlib import Path, PurePosixPath

from outturn.errors import PlainError
from outturn.model import WORKING_COPY
from outturn.pipeline.filed import sealed_version, working_copy
from outturn.words.catalogue import Catalogue
from outturn.workbook.composed import composed
from outturn.workbook.fitting import misfits
from outturn.workbook.written import written


class UnfitError(PlainError):
    """A workbook cannot hold everything that the package holds; the message names each."""


def exported(packages: Path, scorecard: str, version: str, say: Catalogue, shown: str = "") -> bytes:
    """The workbook of a working copy (“next”) or of a sealed version; ``shown`` is the folder of packages as read.

    Raises OutturnError where a file cannot be read as a table or as an object, UnfitError where a spreadsheet cannot
    hold what is in one.
    """
    filed = (
        working_copy(packages, scorecard) if version == WORKING_COPY else sealed_version(packages, scorecard, version)
    )
    folder = str(PurePosixPath(shown, scorecard, version))
    if wrong := list(misfits(filed, folder, say)):
        raise UnfitError("\n".join(wrong))
    return written(composed(filed, say))
