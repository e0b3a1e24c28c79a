"""A version's package in one file, which any Data Package tool opens: datapackage.json stands at its root."""

import io
import stat
import zipfile
from collections.abc import Mapping
from datetime import date

FIRST_YEAR, LAST_YEAR = 1980, 2107
"""The years that a zip's timestamps can say."""
READABLE = stat.S_IFREG | 0o644
UNIX = 3


def bundle(files: Mapping[str, bytes], day: date) -> bytes:
    """A zip of the files by their names, in the order of the names, each dated at midnight of that day.

    The same files and day give the same bytes on every system with the same zlib.
    """
    stamp = (min(max(day.year, FIRST_YEAR), LAST_YEAR), day.month, day.day, 0, 0, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = READABLE << 16
            archive.writestr(entry, files[name])
    return packed.getvalue()
