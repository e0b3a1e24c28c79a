"""Headers as hosts of static sites read them: https://docs.netlify.com/manage/routing/headers/ and Cloudflare Pages.

What a page's own meta element says is said again, and what only a header can say is added. Where two rules match an
address, one host joins their values and another takes one of them, so every address has exactly one rule.
"""

from collections.abc import Iterable

from outturn import own_pages
from outturn.security import Hashes, policy

HEADERS = "_headers"
CHECK = own_pages.CHECK
"""The folder of the page that checks files in the browser, and of the script that it runs beside it."""
EMBEDS = "embed/"
"""The folder of the pages that are made to stand inside pages of other sites."""
MOST = 90
"""So many rules are written at most; Cloudflare Pages reads 100."""
EVERYWHERE = ("X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin")


def headers_file(places: Iterable[str], hashes: Hashes) -> str:
    """The text of ``_headers``.

    ``places`` are the names in the site's root, a folder's with a slash behind; ``hashes`` those of every page. Where
    they would take more than ``MOST`` rules, one serves all, and any page may be framed as embeds may.
    """
    names = sorted({"", *places} - {"index.html", HEADERS, "_redirects"})
    if len(names) > MOST:
        return _rule("/*", hashes, "frame-ancestors *")
    framed_by = {name: "*" if name == EMBEDS else "'self'" for name in names}
    paths = {name: f"/{name}*" if name.endswith("/") else f"/{name}" for name in names}
    plain = hashes.without_checker()
    return "".join(
        _rule(paths[name], hashes if name == CHECK else plain, f"frame-ancestors {framed_by[name]}") for name in names
    )


def _rule(path: str, hashes: Hashes, framed_by: str) -> str:
    lines = (f"Content-Security-Policy: {policy(hashes, framed_by)}", *EVERYWHERE)
    return "".join((f"{path}\n", *(f"  {line}\n" for line in lines)))
