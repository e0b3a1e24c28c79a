"""MkDocs' configuration, loaded; and what MkDocs says, listened to."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from outturn.builders import SiteError
from outturn.builders.mkdocs_plugin import OutturnPlugin
from outturn.builders.theme import without_search, wrong_theme
from outturn.reading.site_settings import PLUGIN


def loaded(config_file: Path, **options: Any) -> tuple[MkDocsConfig, OutturnPlugin]:  # noqa: ANN401
    """MkDocs' configuration and the plugin in it; raises what MkDocs raises, or SiteError."""
    config = load_config(str(config_file), **options)
    plugin = config.plugins.get(PLUGIN)
    if not isinstance(plugin, OutturnPlugin):
        message = f"{config_file.name} names another plugin “{PLUGIN}” than this program's."
        raise SiteError(message)
    without_search(config.plugins)  # before it reads the theme's words for it
    if wrong := wrong_theme(config.theme.dirs, plugin.settings(config).language):
        raise SiteError(wrong)
    return config, plugin


@contextmanager
def quiet() -> Iterator[list[str]]:
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
