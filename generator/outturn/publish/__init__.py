"""Pages, files and versions to disk, safely; the only stage that writes."""

from outturn.publish.site import (
    UnsafeFolderError,
    built_beside,
    copy_files,
    guard_apart,
    guard_site,
    guard_target,
    missing_addresses,
    missing_pages,
    write_bytes,
    write_texts,
)
from outturn.publish.version import InterruptedSealingError, finish_sealing, record_version

__all__ = [
    "InterruptedSealingError",
    "UnsafeFolderError",
    "built_beside",
    "copy_files",
    "finish_sealing",
    "guard_apart",
    "guard_site",
    "guard_target",
    "missing_addresses",
    "missing_pages",
    "record_version",
    "write_bytes",
    "write_texts",
]
