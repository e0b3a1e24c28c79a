"""MkDocs' part of a preview, made again only where it would be another."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from outturn import security
from outturn.builders import SiteError, frames
from outturn.builders.configured import loaded, quiet
from outturn.builders.frames import Frames
from outturn.builders.framing import framed
from outturn.builders.generated import Generated, generated
from outturn.builders.mkdocs_plugin import OutturnPlugin
from outturn.builders.progress import NoProgress
from outturn.builders.shelled import ShelledPages
from outturn.builders.stock import Stock
from outturn.builders.theme import every_folder
from outturn.pipeline.kept import Kept
from outturn.publish import Growing
from outturn.reading.configuration import read_configuration
from outturn.settings import Settings


class PreviewFrames:
    """What MkDocs makes of everything but the data; ``warnings`` are what it has to say about it."""

    def __init__(self, config_file: Path) -> None:
        self._file = config_file
        self._given: Mapping[str, Any] = {}
        self._configured = self._load()
        self._warnings: tuple[str, ...] = ()
        self._key, self._frames = "", Frames((), {}, (), security.Hashes())

    @property
    def config(self) -> MkDocsConfig:
        """The configuration that was right last."""
        return self._configured[0]

    @property
    def settings(self) -> Settings:
        """The site that it describes."""
        config, plugin = self._configured
        return plugin.settings(config)

    def configure(self) -> None:
        """Load the configuration where it has changed; raises PlainError where it cannot be used."""
        if read_configuration(self._file) != self._given or self._given.get("hooks"):
            self._configured = self._load()

    def frame(self, stock: Stock, kept: Kept) -> tuple[Generated, tuple[str, ...]]:
        """Have MkDocs make its part where it is another.

        Gives the pages, and what MkDocs has to say. Raises PlainError where it fails; the stock then has the shells
        that it had.
        """
        config, plugin = self._configured
        templates = every_folder(self.settings, config.theme.dirs)
        pages = generated(config, plugin, templates, Growing(stock.bodies), secured=False)
        if not isinstance(pages, ShelledPages):
            return self._rendered(pages, stock, kept)
        for page in stock.pages:
            pages.expect(page)
        key = frames.key_of(config, self.settings, pages, secured=False)
        if not key or key != self._key or not self._frames.are_still_right(pages):
            made, warnings = self._made(pages, kept)
            stock.frame(made.files, made.shells, pages.kind)
            self._key, self._frames, self._warnings = key, replace(made, files=()), warnings
        else:
            pages.written.extend(self._frames.written)
        return pages, self._warnings

    def _rendered(self, pages: Generated, stock: Stock, kept: Kept) -> tuple[Generated, tuple[str, ...]]:
        """The same where MkDocs renders every page itself."""
        for page in stock.pages:
            pages.add(stock.whole(page))
        made, warnings = self._made(pages, kept)
        stock.frame(made.files, {})
        return pages, warnings

    def _made(self, pages: Generated, kept: Kept) -> tuple[Frames, tuple[str, ...]]:
        with TemporaryDirectory() as place, _plainly() as warnings:
            config, plugin = loaded(self._file, site_dir=place)
            plugin.use(pages, NoProgress())
            return framed(config, self.settings, pages, kept, warnings, secured=False), tuple(warnings)

    def _load(self) -> tuple[MkDocsConfig, OutturnPlugin]:
        given = read_configuration(self._file)
        with _plainly():
            found = loaded(self._file)
        self._given = given
        return found


@contextmanager
def _plainly() -> Iterator[list[str]]:
    """Turn what MkDocs raises into SiteError; gives its warnings."""
    with quiet() as warnings:
        try:
            yield warnings
        except (MkDocsException, Abort, SystemExit) as error:
            raise SiteError("\n".join(warnings) or str(error)) from error
