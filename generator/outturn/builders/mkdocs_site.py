"""Building with MkDocs."""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import Abort, MkDocsException

from outturn import publish, security
from outturn.builders import SiteError, theme
from outturn.builders.configured import loaded, quiet
from outturn.builders.finish import secure, write_headers
from outturn.builders.frames import has_others
from outturn.builders.framing import framed
from outturn.builders.generated import Aside, generated, when_asked
from outturn.builders.progress import Progress
from outturn.builders.theme import every_folder
from outturn.exports.sitemap import sitemap
from outturn.pipeline.kept import Kept
from outturn.pipeline.making import Made, extra_files, site_of


@dataclass(frozen=True, slots=True)
class Built:
    """The source paths of the generated pages, and why MkDocs rendered each of them itself, if it did."""

    sources: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """How a site is built: of what, what was made before, and who is told how far it is.

    ``made`` are all generated pages and files. ``is_preview`` asks search engines to leave the site out. ``aside`` has
    pages completed while this process goes on, if that can be done.
    """

    made: Iterable[Made]
    kept: Kept
    progress: Progress
    is_preview: bool = False
    aside: Aside = when_asked


def build(config_file: Path, into: Path, way: Way) -> Built:
    """Build the site into a folder with MkDocs, strictly; what MkDocs makes of all but the data may have been kept.

    Raises SiteError when MkDocs warns or fails.
    """
    into.mkdir(parents=True, exist_ok=True)
    with ExitStack() as ending, TemporaryDirectory(dir=into, prefix=".") as place, quiet() as warnings:
        try:
            config, plugin = loaded(config_file, site_dir=place, strict=True)
            if way.is_preview:
                config.extra[theme.PREVIEW] = True
            settings = plugin.settings(config)
            templates = every_folder(settings, config.theme.dirs)
            pages = generated(config, plugin, templates, into, secured=True)
            ending.callback(pages.end)
            alone = set[str]()
            for one in way.made:
                if isinstance(one, tuple):
                    name, content = one
                    ready = security.plainly_secured(content) if name.endswith(".html") else None
                    publish.write_files([(name, ready or content)], into)
                    alone |= {name} if ready else set()
                else:
                    pages.add(one)
            pages.laid = None if pages.why or has_others(config) else set()
            pages.aside = way.aside
            plugin.use(pages, way.progress)
            made_by_it = framed(config, settings, pages, way.kept, warnings, secured=True)
            publish.write_files(made_by_it.files, into)
            beside = extra_files(settings)
            publish.copy_files({name: beside[name] for name in made_by_it.laid}, into)
        except (MkDocsException, Abort, SystemExit) as error:
            raise SiteError("\n".join(warnings) or str(error)) from error
    if warnings:
        raise SiteError("\n".join(warnings))
    done, more = pages.complete(into, way.progress)
    publish.write_files(sitemap(pages.listed(), site_of(settings)), into)
    _, rest = secure(into, done | alone | {name for name, _ in made_by_it.files})
    write_headers(into, made_by_it.hashes.and_also(more).and_also(rest))
    return Built(tuple(pages.sources), pages.why)
