"""What the store uses of zstandard; in a browser nothing is kept for long, so any packing will do."""

import zlib


class ZstdError(Exception):
    """The bytes are not what was packed."""


class ZstdCompressor:
    """Packs bytes."""

    def __init__(self, level: int) -> None:
        self._level = level

    def compress(self, data: bytes) -> bytes:
        """The bytes, packed."""
        return zlib.compress(data, self._level)


def decompress(data: bytes) -> bytes:
    """What was packed; raises ZstdError."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ZstdError(str(error)) from error
