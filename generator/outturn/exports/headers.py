"""Headers as hosts of static sites read them: https://docs.netlify.com/manage/routing/headers/ and Cloudflare Pages.

What a page's own meta element says is said again, and what only a header can say is added. Where two rules match an
address, one host joins their values and another takes one of them, so every address has exactly one rule.
"""

from collections.abc import Iterable

from outturn.security import Hashes, policy

HEADERS = "_headers"
EMBEDS = "embed/"
"""The folder of the pages that are made to stand inside pages of other sites."""
EVERYWHERE = ("X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin")


def headers_file(places: Iterable[str], hashes: Hashes) -> str:
    """The text of ``_headers``.

    ``places`` are the names in the site's root, a folder's with a slash behind; ``hashes`` those of every page.
    """
    names = sorted({"", *places} - {"index.html", HEADERS, "_redirects"})
    return "".join(_rule(name, hashes) for name in names)


def _rule(name: str, hashes: Hashes) -> str:
    framed_by = "frame-ancestors *" if name == EMBEDS else "frame-ancestors 'self'"
    lines = (f"Content-Security-Policy: {policy(hashes, framed_by)}", *EVERYWHERE)
    return "".join((f"/{name}{'*' if name.endswith('/') else ''}\n", *(f"  {line}\n" for line in lines)))
