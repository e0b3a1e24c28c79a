"""Addresses of other sites that go where they say: taken apart, not matched.

Browsers read an address more generously than it is written: a backslash is a slash, three slashes are two, what stands
before an ``@`` is a user, a host of digits is a number. What is accepted here has one reading.
"""

import re
from urllib.parse import urlsplit

from outturn.errors import Word, word
from outturn.reading.visible import unseen

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})\.?")
"""Names in letters, digits and hyphens (RFC 1123) with a top level that is no number, as no IP address has."""
_UNWRITTEN = re.compile(r"""[\s\\<>"^`{|}]""")
"""What no address has: blanks, and characters that RFC 3986 leaves out."""
LONGEST_HOST = 253


def wrong_link(address: str) -> Word | None:
    """What is wrong with an address of another site (``https://``), or None where it goes where it says."""
    if _UNWRITTEN.search(address) or unseen(address):
        return word("link-characters")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return word("link-host")
    if parts.scheme != "https" or address[:8].lower() != "https://":
        return word("link-scheme")
    if "@" in parts.netloc:
        return word("link-user")
    host = (parts.hostname or "").lower()
    if not _HOST.fullmatch(host) or len(host) > LONGEST_HOST or port == 0 or parts.netloc.endswith(":"):
        return word("link-host")
    return None
