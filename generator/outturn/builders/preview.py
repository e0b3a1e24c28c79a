"""A preview's site, made anew when something is saved: what somebody looks at first, and the rest behind their back.

Whatever is wrong is said, and what was right before is shown until it is mended.
"""

import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Lock, RLock, Thread

from outturn import publish
from outturn.builders.generated import Generated
from outturn.builders.hearing import LOG, Hearing
from outturn.builders.piecework import Piecework
from outturn.builders.preview_frames import PreviewFrames
from outturn.builders.stock import Stock
from outturn.exports.sitemap import sitemap
from outturn.findings import in_order
from outturn.pipeline.checking import check_site, handwritten
from outturn.pipeline.last_good import LastGood, shown
from outturn.pipeline.making import making_of, site_of, words_of
from outturn.pipeline.remembered import Remembered
from outturn.pipeline.running import Alone
from outturn.pipeline.site import pieces
from outturn.pipeline.troubles import Card, cards
from outturn.settings import Settings
from outturn.words.catalogue import catalogue

SHORTLY = 0.01
"""Seconds that the rest waits while somebody asks for a page."""
AT_ONCE = 50
"""So many pages get another shell before it is seen whether somebody asks for one."""


class Preview:
    """The site of an ``mkdocs.yml``, served from a folder; ``changed`` is told when its pages say something new."""

    def __init__(self, config_file: Path, folder: Path, changed: Callable[[], None]) -> None:
        self.frames, self.stock, self._changed = PreviewFrames(config_file), Stock(folder), changed
        self._hearing = Hearing(catalogue(self.frames.settings.language))
        self._pieces = Piecework(self.stock, self._hearing.hearing)
        self._kept = publish.Store(self.frames.settings.root / publish.STORE)
        self._good, self._remembered, self._cards = LastGood(), Remembered(), tuple[Card, ...]()
        self._looked_at, self._of_frames = "", list[str]()
        self._framed: tuple[dict[str, str], Generated | None] | None = None
        self._rebuilding, self._lock, self._asking = Lock(), RLock(), deque[str]()
        self._run, self._rest = object(), Thread()

    def begin(self) -> None:
        """Make all of it for the first time, which takes longest."""
        LOG.info(self._hearing.say("preview-begins"))
        self.rebuild()

    def rebuild(self) -> None:
        """Read everything that has changed, and make what somebody looks at; the rest follows."""
        self._run = run = object()
        with self._rebuilding, self._lock:
            self._hearing.forget()
            self._framed = None
            with self._hearing.hearing():
                self.frames.configure()
            with self._hearing.hearing():
                self._plan(self.frames.settings)
            first, stale = self.stock.piece_of(self._looked_at), self._pieces.stale
            self._pieces.make([one for one in stale if one == first] if self._pieces.placed else stale)
            self._show(self._looked_at)
        self._rest = Thread(target=self._finish, args=(run,), daemon=True)
        self._rest.start()

    def wait(self) -> None:
        """Return when the rest is made too."""
        self._rest.join()

    @property
    def run(self) -> object:
        """Another one whenever something is saved."""
        return self._run

    def ensure(self, file: str) -> None:
        """Make the page that is served as that file, if it is not what it ought to be.

        All that is not is made where nobody knows what the page comes from.
        """
        with self._rebuilding:
            self._looked_at = file
        self._asking.append(file)
        try:
            with self._lock:
                name = self.stock.piece_of(file)
                self._pieces.make([one for one in self._pieces.stale if name in (one, "")])
                self._show(file)
        finally:
            self._asking.pop()

    def boxes(self, address: str, *, is_there: bool = True) -> str:
        """What is wrong, as HTML for the page at that address, or for the answer that there is none."""
        return self._hearing.boxes(address, is_there=is_there)

    def sweep(self) -> None:
        """Take away what was kept longest, where too much is."""
        self._kept.sweep()

    def _plan(self, settings: Settings) -> None:
        """Read and check the data, and see what is to be made."""
        with self._hearing.hearing():
            self._hearing.say = words_of(settings)
        checked = check_site(settings.packages, kept=self._kept, remembered=self._remembered)
        showing, good = shown(checked, self._good)
        self._hearing.findings += in_order([*checked.problems, *handwritten(settings, showing)])
        self._cards = cards(showing, self._good.packages)
        self._good = good
        making = making_of(settings, showing, preview=True)
        with self._hearing.hearing():
            making.make.compile()
        self._pieces.expect(pieces(making, self._kept, Alone()))

    def _show(self, file: str) -> None:
        """Have that page served as it is made now, with what is wrong."""
        self._frame()
        with self._hearing.hearing():
            self.stock.fill_file(file)
        self._tell()

    def _frame(self) -> Generated | None:
        """Have MkDocs make its part of what there is, once; gives its pages, or None where it fails."""
        placed = self._pieces.placed
        if self._framed is None or self._framed[0] != placed:
            self._of_frames, self._framed = [], (placed, None)
            with self._hearing.hearing(self._of_frames):
                pages, warnings = self.frames.frame(self.stock, self._kept)
                self._framed = (placed, pages)
                if self._pieces.is_whole:  # else it misses what another mistake is the reason for
                    self._of_frames += warnings
        return self._framed[1]

    def _finish(self, run: object) -> None:
        """Make the rest, unless something is saved meanwhile; and what is made of all pages."""
        said, is_done = self._hearing.said, False
        while not is_done:
            while self._asking:
                time.sleep(SHORTLY)
            with self._lock:
                if run is not self._run:
                    return
                is_done = True
                with self._hearing.hearing():
                    is_done = self._has_finished()
                if is_done:
                    self._tell()
        if said != self._hearing.said:
            self._changed()

    def _has_finished(self) -> bool:
        """Do a little of the rest; gives whether nothing is left."""
        if stale := self._pieces.stale:
            self._pieces.make(stale[:1])
            return False
        pages = self._frame()
        if waiting := self.stock.unfilled:
            self.stock.fill(waiting[:AT_ONCE])
            return False
        self.stock.finish(sitemap(pages.listed(), site_of(self.frames.settings)) if pages else ())
        return True

    def _tell(self) -> None:
        more = [*self._pieces.failures, *self._of_frames]
        self._hearing.tell(self.frames.settings, more, self._cards)
