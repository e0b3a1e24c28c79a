"""Pages, files and versions to disk, safely; the only stage that writes."""

from outturn.publish.compiled import compiled_before
from outturn.publish.folder import (
    UnsafeFolderError,
    built_beside,
    changed_beside,
    copy_files,
    files_in,
    guard_apart,
    guard_built,
    guard_site,
    guard_target,
    missing_addresses,
    missing_pages,
    names_in,
    replace_file,
    write_files,
)
from outturn.publish.generations import Generations, grown_beside
from outturn.publish.growing import Growing
from outturn.publish.journal import JOURNAL, InterruptedSealingError
from outturn.publish.sealing import finish_sealing, pending_sealing, record_meeting, record_version
from outturn.publish.store import STORE, Store, store_of
from outturn.publish.working import add_files, change_files, guard_fresh
from outturn.publish.workplace import recover

__all__ = [
    "JOURNAL",
    "STORE",
    "Generations",
    "Growing",
    "InterruptedSealingError",
    "Store",
    "UnsafeFolderError",
    "add_files",
    "built_beside",
    "change_files",
    "changed_beside",
    "compiled_before",
    "copy_files",
    "files_in",
    "finish_sealing",
    "grown_beside",
    "guard_apart",
    "guard_built",
    "guard_fresh",
    "guard_site",
    "guard_target",
    "missing_addresses",
    "missing_pages",
    "names_in",
    "pending_sealing",
    "record_meeting",
    "record_version",
    "recover",
    "replace_file",
    "store_of",
    "write_files",
]
