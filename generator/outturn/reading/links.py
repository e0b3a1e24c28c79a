"""Addresses of other sites that go where they say: taken apart, not matched.

Browsers read an address more generously than it is written: a backslash is a slash, three slashes are two, what stands
before an ``@`` is a user, a host of digits is a number. What is accepted here has one reading.
"""

import re
from urllib.parse import urlsplit

from outturn.errors import Word, word
from outturn.reading.visible import unseen

_HOST = re.compile(r"(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\.?")
"""Names in letters, digits and hyphens (RFC 1123) with a top level that is no number, as no IP address has.

Letters of other scripts (written xn--…) look like those of this one, so that a name could pass for another.
"""
_UNWRITTEN = re.compile(r"""[\s\\<>"^`{|}]""")
"""What no address has: blanks, and characters that RFC 3986 leaves out."""
LONGEST_HOST = 253
MAIL = "mailto:"
_SITES = "com|cymru|eu|gov|info|int|london|net|org|scot|uk|wales"
"""Top levels by which people know the name of a site without www; others end the names of files too: report.pdf."""
_NAMED = re.compile(
    rf"(?:https?://(?P<written>[^/?#:]+)|(?P<host>www\.[a-z0-9.-]+|[a-z0-9.-]+\.(?:{_SITES})))(?:[:/?#].*)?",
    re.IGNORECASE,
)
"""A text that is an address, or the name of a site."""


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


def wrong_mail(address: str) -> Word | None:
    """What is wrong with a ``mailto:`` address, or None where it is one mailbox and says nothing of what to write."""
    name, at, host = address.removeprefix(MAIL).rpartition("@")
    is_one = bool(at) and re.fullmatch(r"[A-Za-z0-9._+'-]+", name) and _HOST.fullmatch(host.lower())
    return None if is_one else word("link-mail")


def names_another(text: str, address: str) -> bool:
    """Whether a link's text is itself an address or the name of a site, and another than the one it leads to."""
    named = _NAMED.fullmatch(text.strip())
    host = (named["written"] or named["host"]) if named else ""
    return bool(host) and _bare(host) != _bare(urlsplit(address).hostname or "")


def _bare(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")
