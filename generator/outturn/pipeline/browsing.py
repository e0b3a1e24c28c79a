"""The check in a reader's browser: bytes in, text out; the page's worker calls it, and nothing else does."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from outturn import words
from outturn.pages import Site
from outturn.pipeline.given import published
from outturn.pipeline.looking import Seen, Telling, see
from outturn.pipeline.making import renderer
from outturn.settings import IMPORTS, packaged
from outturn.story.looked import looked
from outturn.words.catalogue import catalogue

SITE = "site.json"
"""What the site calls itself, written beside the program when it is packed for browsers."""


class Browsing:
    """One page's checker: it knows the site, and what was seen last."""

    def __init__(self, site: Mapping[str, str] | None = None) -> None:
        known = site or json.loads((Path(words.__file__).parents[1] / SITE).read_text(encoding="utf-8"))
        folder = packaged("site_templates")
        say = catalogue(known["language"], folder / "words")
        self._telling = Telling(say, Site(known["name"], known["url"], known["notice"]), _mappings())
        self._make = renderer((folder,), say)
        self._seen = Seen((), ())

    def look(self, packages: Sequence[bytes], given: Mapping[str, bytes]) -> str:
        """What the files would do to the scorecard of these packages, as JSON.

        That has ``said``, one sentence, ``html``, all of it, and ``pages``, the titles of those that change. Raises
        ValueError where a package is none, and OutturnError where it is not what was published.
        """
        with TemporaryDirectory() as folder:
            self._seen = seen = see(Path(folder), published(packages), given, self._telling)
        box = looked(self._telling.say, seen.given, seen.left_out, seen.findings, seen.review, seen.read)
        html = self._make.render_whole(box)
        titles = [page.title for page in seen.pages]
        return json.dumps({"said": box.heading, "html": html, "pages": titles})

    def look_at(self, packages: Any, given: Any) -> str:  # noqa: ANN401 - buffers of the browser's
        """The same for what the browser's worker hands over."""
        return self.look([bytes(one) for one in packages], {name: bytes(one) for name, one in given.items()})

    def page(self, at: int) -> str:
        """The body of one of the pages that change, as HTML; raises IndexError where there is none."""
        page = self._seen.pages[at]
        return self._make.render(page, self._seen.labels).body


def _mappings() -> dict[str, bytes]:
    folder = Path(words.__file__).parents[1] / IMPORTS
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
