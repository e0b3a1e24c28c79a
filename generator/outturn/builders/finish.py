"""The last step of every site, whichever program built it: a policy in each page, its margins, headers for hosts."""

from collections.abc import Collection, Iterable
from pathlib import Path

from outturn import publish, security
from outturn.builders.margins import with_margins
from outturn.exports.headers import HEADERS, headers_file


def finish(site: Path) -> int:
    """Give every page in a built site's folder its policy, and write ``_headers``; gives the number of pages.

    What is finished already stays as it is, byte for byte.
    """
    pages, hashes = secure(site)
    write_headers(site, hashes)
    return pages


def secure(site: Path, done: Collection[str] = ()) -> tuple[int, security.Hashes]:
    """Give every page in a folder its policy, but those that are ``done``; gives their number, and all hashes."""
    pages, hashes = 0, security.Hashes()
    for name in sorted(one for one in publish.names_in(site) if one.endswith(".html")):
        if name not in done:
            text = (site / name).read_bytes().decode("utf-8")
            finished, found = finished_page(text)
            if finished != text:
                publish.write_files([(name, finished)], site)
            pages, hashes = pages + 1, hashes.and_also(found)
    return pages, hashes


def finished_page(text: str) -> tuple[str, security.Hashes]:
    """A page with its policy and its margins, and the hashes of what may run on it."""
    found = security.inline_hashes(text)
    return with_margins(security.secured(text, found)), found


def write_headers(site: Path, hashes: security.Hashes) -> None:
    """Write ``_headers`` for what lies in a site's folder."""
    publish.write_files([headers((path.name + "/" * path.is_dir() for path in site.iterdir()), hashes)], site)


def headers(names: Iterable[str], hashes: security.Hashes) -> tuple[str, str]:
    """The file ``_headers`` for a site with those files and folders (with a slash, whatever is behind that)."""
    places = {"".join(name.partition("/")[:2]) for name in names}
    return HEADERS, headers_file(places, hashes)
