"""What Frictionless has against packages in which the check found no problem: each working copy and sealed version."""

from collections.abc import Iterator
from pathlib import Path

from outturn.errors import Finding, Where, printable, shown
from outturn.findings import found
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.pipeline.checking import Checked
from outturn.reading.standard import standard_faults
from outturn.versions.archive import sealed_files
from outturn.versions.seal import as_package


def not_standard(folder: Path, checked: Checked, only: str = "") -> Iterator[Finding]:
    """Everything that Frictionless has against the packages of ``folder``; with ``only``, against those of one."""
    names = [one.scorecard.name for one in checked.packages]
    copies = [(name, WORKING_COPY) for name in names]
    sealed = [(one.scorecard, one.version) for one in checked.folders]
    for scorecard, version in sorted([*copies, *sealed]):
        if only in ("", scorecard):
            files = sealed_files(folder, scorecard, version)
            package = as_package(files) if version == WORKING_COPY else files
            for fault in standard_faults(package, DESCRIPTOR):
                where = Where(f"{scorecard}/{version}/{printable(fault.file)}", fault.row, fault.column)
                yield found("not-standard", where, found=shown(fault.why))
