"""A theme's template once rendered, with places for what differs from page to page.

MkDocs renders one page of each kind with the marks below in place of its title, its description, its address and its
body; what comes out is cut at the marks, and every other page of the kind is put together from the pieces. That gives
the same bytes as a template rendered for each page, as long as the template only prints what it is given.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from outturn import security
from outturn.builders.margins import with_margins
from outturn.pages import Rendered
from outturn.render.markdown import head_of

TITLE, DESCRIPTION = "outturn-shell-title", "outturn-shell-description"
SHARED, PICTURE, ALT, LATEST = (
    "outturn-shell-shared",
    "outturn-shell-picture",
    "outturn-shell-alt",
    "outturn-shell-latest",
)
BODY = "<h1>outturn-shell-body</h1>"
"""Material adds a heading to a page that has none."""
FOLDER = "outturn-shell-folder"
_FOLDER = rf"{FOLDER}(?:-[a-z]+)*"
_MARK = re.compile(
    rf"({TITLE}|{DESCRIPTION}|{SHARED}|{PICTURE}|{ALT}|{LATEST}|{BODY}|{_FOLDER}(?:/{_FOLDER})*/)",
)


def sample(page: Rendered, linked: Container[str]) -> str:
    """The source path of the page that stands for this one: as deep, and in the same folder as far as links lead there.

    Its folders are named after what its head has that others have not, a picture or that it is not to be listed.
    ``linked`` are the folders ("data/") that the theme may link into: their relative addresses are shorter from inside.
    """
    *folders, name = page.source.split("/")
    kept = 0
    while kept < len(folders) and f"{'/'.join(folders[: kept + 1])}/" in linked:
        kept += 1
    own = "".join(
        (FOLDER, "-unlisted" * page.is_unsearched, *(f"-{key.replace('_', '')}" for key, has in head_of(page) if has))
    )
    return "/".join((*folders[:kept], *[own] * (len(folders) - kept), name))


def standing_for(page: Rendered, source: str, title: str) -> Rendered:
    """What MkDocs renders in place of the page and of all like it: marks for what its head says, and no more."""
    return Rendered(
        source,
        title,
        DESCRIPTION,
        BODY,
        is_unsearched=page.is_unsearched,
        shared=SHARED if page.shared else "",
        picture=PICTURE if page.picture else "",
        picture_alt=ALT if page.picture else "",
        latest=LATEST if page.latest else "",
    )


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands around the body of a page: text, and marks at every second place.

    ``folder`` is what the addresses of all its pages begin with. ``hashes`` are those of its inline scripts and styles,
    None where pages get no policy; a page with a chart has some styles more.
    """

    folder: str
    plain: tuple[str, ...]
    charted: tuple[str, ...]
    hashes: security.Hashes | None

    def filled(self, page: Rendered) -> str:
        """The whole page; of ``page.body`` nothing is changed but what stands before and behind it."""
        pieces = self.charted if security.has_chart(page.body) else self.plain
        known = {
            TITLE: page.title,
            DESCRIPTION: page.description,
            BODY: page.body.strip(),
            SHARED: page.shared,
            PICTURE: page.picture,
            ALT: page.picture_alt,
            LATEST: page.latest,
        }
        address = page.address.removeprefix(self.folder)
        whole = "".join(known.get(piece, address) if at % 2 else piece for at, piece in enumerate(pieces))
        if self.hashes and security.has_checker(page.body):
            whole = security.secured(whole, self.hashes.with_checker())
        return with_margins(whole)

    def hashes_of(self, marks: security.Marks) -> security.Hashes:
        """The hashes of the page with a body of those marks."""
        if self.hashes is None:
            return security.Hashes()
        hashes = self.hashes.with_chart() if marks.has_chart else self.hashes
        return hashes.with_checker() if marks.has_checker else hashes


def cut(source: str, output: str, *, secured: bool) -> Shell:
    """The shell in a page that was rendered with marks at its source path; ``secured`` gives its pages a policy."""
    folder = source.partition(FOLDER)[0] if FOLDER in source else ""
    if not secured:
        pieces = tuple(_MARK.split(output))
        return Shell(folder, pieces, pieces, None)
    hashes = security.inline_hashes(output)
    charted = hashes.with_chart()
    return Shell(
        folder,
        tuple(_MARK.split(security.secured(output, hashes))),
        tuple(_MARK.split(security.secured(output, charted))),
        hashes,
    )
