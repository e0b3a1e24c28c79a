"""Redirects as hosts of static sites read them: https://docs.netlify.com/routing/redirects/ and Cloudflare Pages.

Cloudflare Pages reads the first 2,000 lines. Every old address has a page of its own that sends readers on, so that
nothing is lost past that, nor with other hosts.
"""

from collections.abc import Mapping
from urllib.parse import quote

MOVED = 301


def redirects_file(redirected: Mapping[str, str]) -> str:
    """The text of ``_redirects``, a line an address: from where, to where, moved for good; in the order of addresses.

    ``redirected`` gives old addresses their new ones, both with a slash in front. Characters that mean something else
    in the file are encoded as in a URL; what leads to itself is left out.
    """
    pairs = sorted((quote(old), quote(new)) for old, new in redirected.items() if old != new)
    return "".join(f"{old} {new} {MOVED}\n" for old, new in pairs)
