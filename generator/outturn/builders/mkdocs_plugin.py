"""MkDocs' events: each hands something over, and does no work of its own."""

import logging
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from outturn import publish
from outturn.builders import menus, theme
from outturn.builders.finish import secure, write_headers
from outturn.builders.generated import Generated, generated
from outturn.builders.mkdocs_files import SoughtFiles, beside
from outturn.builders.progress import NoProgress, Progress
from outturn.builders.shelled import ShelledPages
from outturn.builders.spare import spared
from outturn.builders.tight import tight
from outturn.errors import Finding, OutturnError
from outturn.exports.sitemap import sitemap
from outturn.findings.grouped import grouped
from outturn.pipeline.checking import Checked, check_site, checked_site
from outturn.pipeline.making import site_of, words_of
from outturn.pipeline.site import made
from outturn.publish import Growing
from outturn.reading.configuration import ConfigurationError
from outturn.reading.site_settings import composed, options_of
from outturn.render import RenderError
from outturn.settings import Options, Settings, packaged, shown_folder
from outturn.words.catalogue import CatalogueError
from outturn.words.findings import in_a_line

if TYPE_CHECKING:  # it brings what watches files, which a build does not need
    from mkdocs.livereload import LiveReloadServer

THEME_ICON = "assets/images/favicon.png"
AFTER_OTHERS = -100
MOST_LOGGED = 50
_LOG = logging.getLogger("mkdocs.plugins.outturn")


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """What MkDocs itself knows of a plugin's options: nothing."""


class OutturnPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Adds the generated pages to the site."""

    def __init__(self) -> None:
        self._options = Options()
        self._progress: Progress = NoProgress()
        self._pages: Generated | None = None
        self._is_given = False
        self._preview = False
        self._beside: ExitStack | None = None

    @property
    def pages(self) -> Generated:
        """The generated pages of the newest build; raises PluginError before there was one."""
        if self._pages is None:
            message = "the pages have not been made"
            raise PluginError(message)
        return self._pages

    def use(self, pages: Generated, progress: Progress) -> None:
        """Take pages that were made already, which somebody else completes, and say how far the build is."""
        self._pages, self._progress, self._is_given = pages, progress, True

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[Any, Any]:  # noqa: ANN401, ARG002
        """Read the plugin's options as the commands do; gives MkDocs what is wrong in them."""
        self._options, wrong = options_of(options)
        return wrong, []

    def on_startup(self, *, command: str, **_: object) -> None:
        """Show working copies in a live preview."""
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put overrides of the theme before the theme, and beside it what they need."""
        try:
            settings = self.settings(config)
        except ConfigurationError as error:
            raise PluginError(str(error)) from error
        theme.without_search(config.plugins)
        config.theme.dirs[:0] = map(str, theme.theme_folders(settings))
        config.extra_css.append(theme.STYLES)
        try:
            config.extra.update(theme.extras(settings))
        except CatalogueError as error:
            raise PluginError(str(error)) from error
        if config.theme["favicon"] == THEME_ICON:
            config.theme["favicon"] = theme.ICON
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Have MkDocs build beside the site that is there, where the program may take its place."""
        site = Path(config.site_dir)
        if self._is_given or self._preview:
            return
        try:
            publish.guard_site(site)
        except publish.UnsafeFolderError as error:
            _LOG.info("Built where the site is, piece by piece: %s", error)
            return
        self._beside = ExitStack()
        config.site_dir = str(self._beside.enter_context(publish.built_beside(site)))
        self._beside.callback(setattr, config, "site_dir", str(site))

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Leave the site as it was."""
        if self._beside:
            self._beside.__exit__(type(error), error, error.__traceback__)
            self._beside = None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page, and write the files beside them, which MkDocs need not know."""
        settings = self.settings(config)
        if not self._is_given:
            templates = theme.every_folder(settings, config.theme.dirs)
            self._pages = generated(config, self, templates, Growing(Path(config.site_dir)), secured=not self._preview)
            self._make(settings, self._pages, Path(config.site_dir))
        config.nav = menus.shown(config.nav, self.pages.sources)
        for one in [file for file in files if theme.is_unasked(file.src_uri)]:
            files.remove(one)
        for one in self.pages.given(config):
            files.append(one)
        copied, joined = theme.beside(settings, config.theme.get("palette"), config.theme.dirs)
        for name, path in copied.items():
            files.append(beside(config, name, path, self.pages.laid))
        for name, text in joined.items():
            files.append(File.generated(config, name, content=text))
        self._progress.begin(len(files.documentation_pages()) + len(self.pages.sources))
        return SoughtFiles(files, self.pages.asked) if isinstance(self.pages, ShelledPages) else files

    def _make(self, settings: Settings, pages: Generated, folder: Path) -> None:
        try:
            kept = publish.Store(settings.root / publish.STORE)
            checked = self._previewed(settings) if self._preview else checked_site(settings, kept)
            for one in made(settings, checked, kept, preview=self._preview):
                if isinstance(one, tuple):
                    publish.write_files([one], folder)
                else:
                    pages.add(one)
        except OutturnError as error:
            raise PluginError(_said(error.findings, settings)) from error
        except RenderError as error:
            raise PluginError(str(error)) from error

    def _previewed(self, settings: Settings) -> Checked:
        """What can be shown of the site's packages, and in the log what is wrong in them."""
        checked = check_site(settings.packages)
        if checked.problems:
            _LOG.warning(_said(checked.problems, settings))
        return checked

    @event_priority(AFTER_OTHERS)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401, ARG002 - only render knows jinja2
        """Spare compiling the theme's templates where nothing else has a say in what they are compiled to."""
        if len(config.plugins.events["env"]) == 1:
            env.bytecode_cache = theme.compiled_once(env)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Date every page by the data, not by the clock; keep a generated page from being converted."""
        page.update_date = str(page.meta.get("updated") or self.pages.updated)
        return self.pages.read(page, markdown)

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Put in a generated page's body, and tell MkDocs which anchors it has."""
        return self.pages.content(page, html)

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Take a shell out of a page that MkDocs built, or complete a generated one."""
        self._progress.page_done()
        return self.pages.built(page, tight(spared(output)))

    @event_priority(AFTER_OTHERS)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the generated pages and finish the site; a preview's pages get a script put in, so no policy."""
        if not self._is_given:
            folder = Path(config.site_dir)
            done, hashes = self.pages.complete(Growing(folder), self._progress)
            publish.write_files(sitemap(self.pages.listed(), site_of(self.settings(config))), folder)
            if not self._preview:
                write_headers(folder, secure(folder, done)[1].and_also(hashes))
        if self._beside and config.strict and _warned():  # MkDocs refuses such a build, but only after this
            self.on_build_error(error=PluginError("the build has warnings, and is strict"))
        elif self._beside:
            self._beside.close()
            self._beside = None

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, **_: object) -> "LiveReloadServer":
        """Build again when data or templates change."""
        settings = self.settings(config)
        for folder in (settings.packages, settings.templates, packaged("site_templates")):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def settings(self, config: MkDocsConfig) -> Settings:
        """The site that MkDocs' configuration describes, as the commands read it."""
        return composed(config, self._options, Path(config.config_file_path))


def _warned() -> bool:
    """Whether MkDocs has counted a warning in the strict build that is under way."""
    counting = (one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))
    return any(one.get_counts() for one in counting)


def _said(findings: Sequence[Finding], settings: Settings) -> str:
    say, folder = words_of(settings), shown_folder(settings.packages, settings.root)
    groups = grouped(findings)
    lines = [in_a_line(group, say, folder) for group in groups[:MOST_LOGGED]]
    more = [say.count("findings-left-out", len(groups) - MOST_LOGGED)] if len(groups) > MOST_LOGGED else []
    return "\n".join(["the data has problems", *lines, *more])
