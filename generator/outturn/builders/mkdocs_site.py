"""Building and serving with MkDocs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from outturn.builders import SiteError
from outturn.builders.mkdocs_plugin import AFTER_OTHERS, NoOptions, OutturnPlugin
from outturn.builders.theme import wrong_theme
from outturn.pipeline.checking import Checked
from outturn.reading.site_settings import PLUGIN


class Progress(Protocol):
    """What is told how far a build is."""

    def begin(self, pages: int) -> None:
        """There will be so many pages."""

    def page_done(self) -> None:
        """One of them is built."""


class NoProgress:
    """Tells nobody."""

    def begin(self, pages: int) -> None:
        """Do nothing."""

    def page_done(self) -> None:
        """Do nothing."""


class _Counting(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Counts pages as MkDocs builds them."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    @event_priority(AFTER_OTHERS)
    def on_files(self, files: Files, **_: object) -> Files:
        self._progress.begin(len(files.documentation_pages()))
        return files

    def on_post_page(self, output: str, **_: object) -> str:
        self._progress.page_done()
        return output


def build(config_file: Path, checked: Checked, into: Path, progress: Progress) -> list[str]:
    """Build the site into a folder with MkDocs, strictly; gives the generated pages' source paths.

    Raises SiteError when MkDocs warns or fails.
    """
    with _quiet() as warnings:
        try:
            config, plugin = _loaded(config_file, site_dir=str(into), strict=True)
            plugin.use(checked)
            config.plugins["outturn progress"] = _Counting(progress)
            mkdocs_build.build(config)
        except (MkDocsException, Abort, SystemExit) as error:
            raise SiteError("\n".join(warnings) or str(error)) from error
    if warnings:
        raise SiteError("\n".join(warnings))
    return plugin.sources


def serve(config_file: Path, address: str) -> None:
    """Serve a live preview until interrupted; raises SiteError when it cannot start."""
    try:
        _loaded(config_file)
        logging.basicConfig(format="%(message)s")
        logging.getLogger("mkdocs").setLevel(logging.INFO)
        mkdocs_serve.serve(str(config_file), livereload=True, dev_addr=address)
    except (MkDocsException, Abort) as error:
        raise SiteError(str(error)) from error


def _loaded(config_file: Path, **options: Any) -> tuple[MkDocsConfig, OutturnPlugin]:  # noqa: ANN401
    config = load_config(str(config_file), **options)
    plugin = config.plugins.get(PLUGIN)
    if not isinstance(plugin, OutturnPlugin):
        message = f"{config_file.name} names another plugin “{PLUGIN}” than this program's."
        raise SiteError(message)
    if wrong := wrong_theme(config.theme.dirs, plugin.settings(config).language):
        raise SiteError(wrong)
    return config, plugin


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep MkDocs' log off the terminal, and its warnings in a list."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    listener = Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    propagates = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates
