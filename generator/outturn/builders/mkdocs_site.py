"""Building and serving with MkDocs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from outturn import publish, security
from outturn.builders import SiteError, frames
from outturn.builders.finish import secure, write_headers
from outturn.builders.generated import Generated, ShelledPages, generated
from outturn.builders.mkdocs_plugin import OutturnPlugin
from outturn.builders.progress import Progress
from outturn.builders.theme import every_folder, wrong_theme
from outturn.exports.sitemap import sitemap
from outturn.pipeline.checking import Checked
from outturn.pipeline.kept import Kept
from outturn.pipeline.making import site_of
from outturn.pipeline.running import Workers
from outturn.pipeline.site import made
from outturn.reading.site_settings import PLUGIN
from outturn.settings import Settings


@dataclass(frozen=True, slots=True)
class Built:
    """The source paths of the generated pages, and why MkDocs rendered each of them itself, if it did."""

    sources: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """How a site is built: what was made before, who works at it, and who is told how far it is."""

    kept: Kept
    workers: Workers
    progress: Progress


def build(config_file: Path, checked: Checked, into: Path, way: Way) -> Built:
    """Build the site into a folder with MkDocs, strictly; what MkDocs makes of all but the data may have been kept.

    Raises SiteError when MkDocs warns or fails.
    """
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=into, prefix=".") as place, _quiet() as warnings:
        try:
            config, plugin = _loaded(config_file, site_dir=place, strict=True)
            settings = plugin.settings(config)
            templates = every_folder(settings, config.theme.dirs)
            pages = generated(config, plugin, templates, into, secured=True)
            for one in made(settings, checked, way.kept, way.workers):
                if isinstance(one, tuple):
                    publish.write_files([one], into)
                else:
                    pages.add(one)
            plugin.use(pages, way.progress)
            framed, hashes = _framed(config, settings, pages, way.kept, Path(place), into)
        except (MkDocsException, Abort, SystemExit) as error:
            raise SiteError("\n".join(warnings) or str(error)) from error
    if warnings:
        raise SiteError("\n".join(warnings))
    done, more = pages.complete(into, way.progress)
    publish.write_files(sitemap(pages.listed(), site_of(settings)), into)
    _, rest = secure(into, done | framed)
    write_headers(into, hashes.and_also(more).and_also(rest))
    return Built(tuple(pages.sources), pages.why)


def _framed(
    config: MkDocsConfig, settings: Settings, pages: Generated, kept: Kept, place: Path, into: Path
) -> tuple[set[str], security.Hashes]:
    """Put what MkDocs makes in a place of its own into the folder; gives its files' names and the hashes in them."""
    shelled = pages if isinstance(pages, ShelledPages) else None
    key = frames.key_of(config, settings, shelled) if shelled else ""
    found = frames.read(kept, key, shelled) if shelled else None
    if found and shelled:
        frames.put(found, shelled, into)
        return {name for name, _ in found.files}, found.hashes
    mkdocs_build.build(config)
    _, hashes = secure(place)
    files = tuple((path.relative_to(place).as_posix(), path.read_bytes()) for path in publish.files_in(place))
    if shelled:
        made_now = frames.Frames(files, shelled.shells, tuple(shelled.written), hashes)
        frames.keep(kept, key, made_now, shelled)
    publish.write_files(files, into)
    return {name for name, _ in files}, hashes


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
