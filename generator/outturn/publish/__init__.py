"""Pages, files and versions to disk, safely; the only stage that writes."""

from outturn.publish.folder import (
    UnsafeFolderError,
    built_beside,
    changed_beside,
    copy_files,
    guard_apart,
    guard_built,
    guard_site,
    guard_target,
    missing_addresses,
    missing_pages,
    write_files,
)
from outturn.publish.version import JOURNAL, InterruptedSealingError, finish_sealing, pending_sealing, record_version
from outturn.publish.workplace import recover

__all__ = [
    "JOURNAL",
    "InterruptedSealingError",
    "UnsafeFolderError",
    "built_beside",
    "changed_beside",
    "copy_files",
    "finish_sealing",
    "guard_apart",
    "guard_built",
    "guard_site",
    "guard_target",
    "missing_addresses",
    "missing_pages",
    "pending_sealing",
    "record_version",
    "recover",
    "write_files",
]
