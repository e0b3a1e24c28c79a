"""Building with MkDocs."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import Abort, MkDocsException

from outturn import publish, security
from outturn.builders import SiteError, theme
from outturn.builders.configured import loaded, quiet
from outturn.builders.finish import secure, write_headers
from outturn.builders.framing import framed
from outturn.builders.generated import generated
from outturn.builders.progress import Progress
from outturn.builders.theme import every_folder
from outturn.exports.sitemap import sitemap
from outturn.pipeline.checking import Checked
from outturn.pipeline.kept import Kept
from outturn.pipeline.making import site_of
from outturn.pipeline.running import Workers
from outturn.pipeline.site import made


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


def build(config_file: Path, checked: Checked, into: Path, way: Way) -> Built:
    """Build the site into a folder with MkDocs, strictly; what MkDocs makes of all but the data may have been kept.

    Raises SiteError when MkDocs warns or fails.
    """
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=into, prefix=".") as place, quiet() as warnings:
        try:
            config, plugin = loaded(config_file, site_dir=place, strict=True)
            if way.is_preview:
                config.extra[theme.PREVIEW] = True
            settings = plugin.settings(config)
            templates = every_folder(settings, config.theme.dirs)
            pages = generated(config, plugin, templates, into, secured=True)
            alone = set[str]()
            for one in made(settings, checked, way.kept, way.workers, preview=way.is_preview):
                if isinstance(one, tuple):
                    name, content = one
                    ready = security.plainly_secured(content) if name.endswith(".html") else None
                    publish.write_files([(name, ready or content)], into)
                    alone |= {name} if ready else set()
                else:
                    pages.add(one)
            plugin.use(pages, way.progress)
            made_by_it = framed(config, settings, pages, way.kept, warnings, secured=True)
            publish.write_files(made_by_it.files, into)
        except (MkDocsException, Abort, SystemExit) as error:
            raise SiteError("\n".join(warnings) or str(error)) from error
    if warnings:
        raise SiteError("\n".join(warnings))
    done, more = pages.complete(into, way.progress)
    publish.write_files(sitemap(pages.listed(), site_of(settings)), into)
    _, rest = secure(into, done | alone | {name for name, _ in made_by_it.files})
    write_headers(into, made_by_it.hashes.and_also(more).and_also(rest))
    return Built(tuple(pages.sources), pages.why)
