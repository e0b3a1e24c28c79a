"""MkDocs' events: each hands something over, and does no work of its own."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from outturn import own_pages, publish
from outturn.builders import theme
from outturn.builders.bodies import Bodies
from outturn.builders.finish import finish
from outturn.errors import Finding, OutturnError
from outturn.findings.grouped import grouped
from outturn.pipeline.checking import Checked, check_site, checked_site
from outturn.pipeline.making import extra_files, words_of
from outturn.pipeline.site import made
from outturn.reading.site_settings import composed, options_of
from outturn.render import RenderError
from outturn.settings import Options, Settings, packaged, shown_folder
from outturn.words.catalogue import CatalogueError
from outturn.words.findings import in_a_line

THEME_ICON = "assets/images/favicon.png"
IN_MENU = {f"{address}index.md" for address in own_pages.IN_MENU}
AFTER_OTHERS = -100
MOST_LOGGED = 50
_LOG = logging.getLogger("mkdocs.plugins.outturn")


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """What MkDocs itself knows of a plugin's options: nothing."""


class OutturnPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Adds the generated pages to the site."""

    def __init__(self) -> None:
        self._options = Options()
        self._given: Checked | None = None
        self._bodies = Bodies()
        self._preview = False

    @property
    def sources(self) -> list[str]:
        """The source paths of the generated pages."""
        return self._bodies.sources

    def use(self, checked: Checked) -> None:
        """Take what was read and checked already, instead of reading it."""
        self._given = checked

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[Any, Any]:  # noqa: ANN401, ARG002
        """Read the plugin's options as the commands do; gives MkDocs what is wrong in them."""
        self._options, wrong = options_of(options)
        return wrong, []

    def on_startup(self, *, command: str, **_: object) -> None:
        """Show working copies in a live preview."""
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put overrides of the theme before the theme, and beside it what they need."""
        settings = self.settings(config)
        config.theme.dirs[:0] = map(str, theme.theme_folders(settings))
        config.extra_css.append(theme.STYLES)
        try:
            config.extra.update(theme.extras(settings))
        except CatalogueError as error:
            raise PluginError(str(error)) from error
        if config.theme["favicon"] == THEME_ICON:
            config.theme["favicon"] = theme.ICON
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page, and write the files beside them, which MkDocs need not know."""
        settings, self._bodies = self.settings(config), Bodies()
        try:
            checked = self._given or (self._previewed(settings) if self._preview else checked_site(settings))
            for name, content in made(settings, checked, preview=self._preview):
                if isinstance(content, bytes):
                    publish.write_files([(name, content)], Path(config.site_dir))
                    continue
                inclusion = InclusionLevel.INCLUDED if name in IN_MENU else InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, name, content=content, inclusion=inclusion))
                self._bodies.expect(name, content)
        except OutturnError as error:
            raise PluginError(_said(error.findings, settings)) from error
        except RenderError as error:
            raise PluginError(str(error)) from error
        for name, path in extra_files(settings).items():
            files.append(File.generated(config, name, abs_src_path=str(path)))
        return files

    def _previewed(self, settings: Settings) -> Checked:
        """What can be shown of the site's packages, and in the log what is wrong in them."""
        checked = check_site(settings.packages)
        if checked.problems:
            _LOG.warning(_said(checked.problems, settings))
        return checked

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Date every page by the data, not by the clock; keep a generated page from being converted."""
        page.update_date = str(page.meta.get("updated") or self._bodies.updated)
        if page.file.src_uri not in self._bodies:
            return markdown
        self._bodies.keep(page.file.src_uri, markdown)
        page.file.content_string = ""  # it has been read, and would be held until the end
        return ""

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Put in a generated page's blocks, and tell MkDocs which anchors they have."""
        if page.file.src_uri not in self._bodies:
            return html
        page.present_anchor_ids = self._bodies.anchors(page.file.src_uri)
        return self._bodies.searched(page.file.src_uri)

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Put in the blocks that search does not read, which it would parse only to leave out."""
        source = page.file.src_uri
        return self._bodies.completed(source, output) if source in self._bodies else output

    @event_priority(AFTER_OTHERS)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site; not in a preview, which puts a script of its own into every page."""
        if not self._preview:
            finish(Path(config.site_dir))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when data or templates change."""
        settings = self.settings(config)
        for folder in (settings.packages, settings.templates, packaged("site_templates")):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def settings(self, config: MkDocsConfig) -> Settings:
        """The site that MkDocs' configuration describes, as the commands read it."""
        return composed(config, self._options, Path(config.config_file_path))


def _said(findings: Sequence[Finding], settings: Settings) -> str:
    say, folder = words_of(settings), shown_folder(settings.packages, settings.root)
    groups = grouped(findings)
    lines = [in_a_line(group, say, folder) for group in groups[:MOST_LOGGED]]
    more = [say.count("findings-left-out", len(groups) - MOST_LOGGED)] if len(groups) > MOST_LOGGED else []
    return "\n".join(["the data has problems", *lines, *more])
