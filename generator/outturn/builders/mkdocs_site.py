"""Building with MkDocs."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import Abort, MkDocsException

from outturn.builders import SiteError, theme
from outturn.builders.configured import loaded, quiet
from outturn.builders.finish import headers
from outturn.builders.framing import framed
from outturn.builders.generated import generated
from outturn.builders.placing import Bodies, put
from outturn.builders.progress import Progress
from outturn.builders.theme import every_folder
from outturn.exports.sitemap import sitemap
from outturn.pipeline.checking import Checked
from outturn.pipeline.kept import Kept
from outturn.pipeline.making import making_of, site_of
from outturn.pipeline.running import Workers
from outturn.pipeline.site import pieces
from outturn.publish import Growing
from outturn.security import Hashes


@dataclass(frozen=True, slots=True)
class Built:
    """The source paths of the generated pages, and why MkDocs rendered each of them itself, if it did."""

    sources: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """How a site is built: what was made before, who works at it, and who is told how far it is.

    ``is_preview`` shows working copies beside what is sealed, and asks search engines to leave it out.
    """

    kept: Kept
    workers: Workers
    progress: Progress
    is_preview: bool = False


def build(config_file: Path, checked: Checked, into: Growing, way: Way) -> Built:
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
            making, bodies, hashes = making_of(settings, checked, preview=way.is_preview), Bodies(), Hashes()
            for piece in pieces(making, way.kept, way.workers):
                hashes = hashes.and_also(put(piece, pages, into, way.kept, bodies))
            plugin.use(pages, way.progress)
            made_by_it = framed(config, settings, pages, way.kept, warnings, secured=True)
            maps = dict(sitemap(pages.listed(), site_of(settings)))
            into.write((name, content) for name, content in made_by_it.files if name not in maps)
        except (MkDocsException, Abort, SystemExit) as error:
            raise SiteError("\n".join(warnings) or str(error)) from error
    if warnings:
        raise SiteError("\n".join(warnings))
    _, more = pages.complete(into, way.progress)
    into.write(maps.items())
    into.write([headers(into.sizes, made_by_it.hashes.and_also(hashes).and_also(more))])
    return Built(tuple(pages.sources), pages.why)
