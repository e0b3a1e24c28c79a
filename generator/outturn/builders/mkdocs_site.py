"""Building with MkDocs."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import Abort, MkDocsException

from outturn.builders import SiteError, theme
from outturn.builders.configured import loaded, quiet
from outturn.builders.finish import headers
from outturn.builders.frames import has_others
from outturn.builders.framing import framed
from outturn.builders.generated import generated
from outturn.builders.placing import Bodies, put
from outturn.builders.progress import Progress
from outturn.builders.theme import every_folder
from outturn.exports.sitemap import sitemap
from outturn.pipeline.kept import Kept
from outturn.pipeline.making import site_of
from outturn.pipeline.pieces import Piece
from outturn.publish import Growing
from outturn.security import Hashes


@dataclass(frozen=True, slots=True)
class Built:
    """The source paths of the generated pages, and why MkDocs rendered each of them itself, if it did."""

    sources: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """How a site is built: of which pieces, what was made before, and who is told how far it is.

    ``is_preview`` asks search engines to leave it out.
    """

    pieces: Iterable[Piece]
    kept: Kept
    progress: Progress
    is_preview: bool = False


def build(config_file: Path, into: Growing, way: Way) -> Built:
    """Build the site into a folder with MkDocs, strictly; what MkDocs makes of all but the data may have been kept.

    Raises SiteError when MkDocs warns or fails.
    """
    with TemporaryDirectory(dir=into.folder, prefix=".") as place, quiet() as warnings:
        try:
            config, plugin = loaded(config_file, site_dir=place, strict=True)
            if way.is_preview:
                config.extra[theme.PREVIEW] = True
            settings = plugin.settings(config)
            templates = every_folder(settings, config.theme.dirs)
            pages = generated(config, plugin, templates, into, secured=True)
            bodies, hashes = Bodies(), Hashes()
            for piece in way.pieces:
                hashes = hashes.and_also(put(piece, pages, into, way.kept, bodies))
            pages.laid = None if pages.why or has_others(config) else set()
            plugin.use(pages, way.progress)
            made_by_it = framed(config, settings, pages, way.kept, warnings, secured=True)
            maps = dict(sitemap(pages.listed(), site_of(settings)))
            into.write((name, content) for name, content in made_by_it.files if name not in maps)
            beside, _ = theme.beside(settings, config.theme.get("palette"), config.theme.dirs)
            into.write((name, beside[name].read_bytes()) for name in made_by_it.laid)
        except (MkDocsException, Abort, SystemExit) as error:
            raise SiteError("\n".join(warnings) or str(error)) from error
    if warnings:
        raise SiteError("\n".join(warnings))
    _, more = pages.complete(into, way.progress)
    into.write(maps.items())
    into.write([headers(into.sizes, made_by_it.hashes.and_also(hashes).and_also(more))])
    return Built(tuple(pages.sources), pages.why)
