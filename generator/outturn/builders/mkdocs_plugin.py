"""Pages to MkDocs; the only module that knows mkdocs.

The plugin hands over the generated pages and the program's own assets, and tells MkDocs nothing else.
"""

import logging
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import base, config_options, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from outturn import publish, security
from outturn.errors import Finding, OutturnError
from outturn.exports.headers import HEADERS, headers_file
from outturn.pipeline.checking import Checked, check_site, checked_site
from outturn.pipeline.making import extra_files, theme_words, words_of
from outturn.pipeline.site import made
from outturn.render import RenderError
from outturn.settings import Settings, editing_address, packaged, shown_folder, template_folders
from outturn.words.findings import in_a_line

STYLES = "assets/outturn.css"
THEME_ICON, ICON = "assets/images/favicon.png", "assets/favicon.svg"
IN_NAV = (
    "index.md",
    "attention/index.md",
    "indicators/index.md",
    "frameworks/index.md",
    "data/index.md",
    "about/sources/index.md",
    "about/data-profile/index.md",
    "about/findings/index.md",
)

_LOG = logging.getLogger("mkdocs.plugins.outturn")
UNSEARCHED = "data-search-exclude"
_PLACE = "<!-- outturn block {} -->"
_UPDATED = re.compile(r"^updated: '?([0-9-]+)", re.MULTILINE)
_ANCHOR = re.compile(r'\sid="([^"&]+)"')

Progress = Callable[[int], None]


class SiteError(Exception):
    """MkDocs could not build the site; the message says why."""


class FeedbackAddress(config_options.Type[str]):
    """Where readers write: a page or a mailbox."""

    def run_validation(self, value: object) -> str:
        """The address; raises ValidationError when it is of another kind."""
        address = super().run_validation(value)
        if address and not address.startswith(("https://", "mailto:")):
            message = f"Expected an address that begins with https:// or mailto:, but got {address!r}."
            raise base.ValidationError(message)
        return address


class OutturnConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml; folders are relative to that file."""

    datapackage = config_options.Type(str, default="datapackage")
    templates = config_options.Type(str, default="site_templates")
    notice = config_options.Type(str, default="")
    feedback = FeedbackAddress(str, default="")


class OutturnPlugin(BasePlugin[OutturnConfig]):  # type: ignore[no-untyped-call]
    """Adds the generated pages to the site."""

    def __init__(self) -> None:
        self.checked: Checked | None = None
        self._preview = False
        self._bodies: dict[str, str] = {}
        self.started: Progress = lambda _: None
        self.page_done: Progress = lambda _: None
        self._changed = ""
        self._inline = security.Hashes()

    @property
    def sources(self) -> list[str]:
        """The source paths of the generated pages."""
        return list(self._bodies)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Show working copies in a live preview."""
        del dirty
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the site's own theme overrides first, the program's after them, and both before the theme.

        The program's script is named in ``theme/main.html``, because it has to stand before the theme's.
        """
        settings = _settings(config, self.config)
        folders = [str(folder / "theme") for folder in template_folders(settings)]
        config.theme.dirs[:0] = [folder for folder in folders if Path(folder).is_dir()]
        config.extra_css.append(STYLES)
        config.extra.setdefault("feedback", self.config.feedback)
        config.extra["words"] = theme_words(settings)
        if config.theme["favicon"] == THEME_ICON:
            config.theme["favicon"] = ICON
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page, and write the downloads and feeds beside them, which MkDocs need not know."""
        settings = _settings(config, self.config)
        try:
            checked = self.checked or (self._previewed(settings) if self._preview else checked_site(settings))
        except OutturnError as error:
            raise PluginError(_said(error.findings, settings)) from error
        self._bodies, self._changed, self._inline = {}, "", security.Hashes()
        try:
            for name, content in made(settings, checked, preview=self._preview):
                if isinstance(content, bytes):
                    publish.write_files([self._offer((name, content))], Path(config.site_dir))
                    continue
                inclusion = InclusionLevel.INCLUDED if name in IN_NAV else InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, name, content=content, inclusion=inclusion))
                self._bodies[name] = ""
                self._changed = max(self._changed, _updated(content))
        except OutturnError as error:
            raise PluginError(_said(error.findings, settings)) from error
        except RenderError as error:
            raise PluginError(str(error)) from error
        for name, path in extra_files(settings).items():
            files.append(File.generated(config, name, abs_src_path=str(path)))
        self.started(len(files.documentation_pages()))
        return files

    def _previewed(self, settings: Settings) -> Checked:
        """What can be shown of the site's packages, and in the log what is wrong in them."""
        checked = check_site(settings.packages)
        if checked.findings:
            _LOG.warning(_said(checked.findings, settings))
        return checked

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Date every page by the data, not by the clock; keep a generated page from being converted.

        A generated page is nothing but HTML blocks, which Python-Markdown would parse twice to give them back as they
        are (docs/decisions/0004); ``on_page_content`` puts them in.
        """
        page.update_date = str(page.meta.get("updated") or self._changed)
        if page.file.src_uri in self._bodies:
            self._bodies[page.file.src_uri] = markdown
            page.file.content_string = ""  # it has been read, and would be held until the end
            return ""
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Put a generated page's blocks in, and tell MkDocs which anchors they have."""
        body = self._bodies.get(page.file.src_uri)
        if body is None:
            return html
        page.present_anchor_ids = set(_ANCHOR.findall(body))
        blocks = body.split("\n\n")
        return "\n\n".join(_PLACE.format(at) if UNSEARCHED in one else one for at, one in enumerate(blocks))

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Put in the blocks that search does not read, which it would parse only to leave out; count the page."""
        body = self._bodies.get(page.file.src_uri, "")
        for at, block in enumerate(body.split("\n\n")):
            if UNSEARCHED in block:
                output = output.replace(_PLACE.format(at), block, 1)
        if body:
            self._bodies[page.file.src_uri] = ""
        self.page_done(1)
        return self._secured(output)

    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Give the theme's own pages their policy, the one for addresses that are not there above all."""
        return self._secured(output_content) if template_name.endswith(".html") else output_content

    def _secured(self, page: str) -> str:
        """The page with its policy; without one in a preview, which puts a script of its own into every page."""
        if self._preview:
            return page
        self._inline = self._inline.and_also(security.inline_hashes(page))
        return security.secured(page)

    def _offer(self, file: tuple[str, bytes]) -> tuple[str, bytes]:
        """A file beside the pages, with its policy where it is a page all the same."""
        name, content = file
        return (name, self._secured(content.decode("utf-8")).encode("utf-8")) if name.endswith(".html") else file

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put what only hosts can say beside the pages."""
        site = Path(config.site_dir)
        places = [f"{path.name}/" if path.is_dir() else path.name for path in site.iterdir()]
        publish.write_files([(HEADERS, headers_file(places, self._inline))], site)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when data or templates change."""
        settings = _settings(config, self.config)
        for folder in (settings.packages, settings.templates, packaged("site_templates")):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def _updated(markdown: str) -> str:
    """The day that a page's front matter gives it, empty where it gives none."""
    found = _UPDATED.search(markdown)
    return found[1] if found else ""


def _said(findings: Sequence[Finding], settings: Settings) -> str:
    say, folder = words_of(settings), shown_folder(settings.packages, settings.root)
    return "\n".join(["the data has problems", *(in_a_line(one, say, folder) for one in findings)])


def _settings(config: MkDocsConfig, options: OutturnConfig) -> Settings:
    root = Path(config.config_file_path).parent.resolve()
    return Settings(
        name=config.site_name,
        url=config.site_url or "",
        root=root,
        packages=root / options.datapackage,
        templates=root / options.templates,
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        notice=options.notice,
        nav=config.nav,
        editing=editing_address(
            config.repo_url or "", config.edit_uri or "", Path(config.docs_dir), root / options.datapackage
        ),
        feedback=options.feedback,
        language=str(config.theme.get("language", "en")),
    )


def settings_of(config_file: Path) -> Settings:
    """The site that an ``mkdocs.yml`` describes; raises SiteError when it is missing or wrong."""
    config, plugin = _loaded(config_file)
    return _settings(config, plugin.config)


def _loaded(config_file: Path, **options: Any) -> tuple[MkDocsConfig, OutturnPlugin]:  # noqa: ANN401
    if not config_file.is_file():
        message = (
            f"There is no {config_file} here. Run the command in the site's folder, or name the file with --config."
        )
        raise SiteError(message)
    try:
        config = load_config(str(config_file), **options)
    except (MkDocsException, Abort) as error:
        message = f"{config_file.name} cannot be used: {error}"
        raise SiteError(message) from error
    plugin = config.plugins.get("outturn")
    if not isinstance(plugin, OutturnPlugin):
        message = f"{config_file.name} does not name the plugin. Add “- outturn” under “plugins:”."
        raise SiteError(message)
    return config, plugin


def build(
    config_file: Path,
    checked: Checked,
    into: Path,
    started: Progress,
    page_done: Progress,
) -> list[str]:
    """Build the site into a folder with MkDocs, strictly; gives the generated pages' source paths.

    ``started`` is told how many pages there will be, ``page_done`` each one. Raises SiteError when MkDocs warns or
    fails.
    """
    with _quiet() as warnings:
        config, plugin = _loaded(config_file, site_dir=str(into), strict=True)
        plugin.checked, plugin.started, plugin.page_done = checked, started, page_done
        try:
            mkdocs_build.build(config)
        except (MkDocsException, Abort, SystemExit) as error:
            raise SiteError("\n".join(warnings) or str(error)) from error
    if warnings:
        raise SiteError("\n".join(warnings))
    return plugin.sources


def serve(config_file: Path, address: str) -> None:
    """Serve a live preview until interrupted; raises SiteError when it cannot start."""
    _loaded(config_file)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        mkdocs_serve.serve(str(config_file), livereload=True, dev_addr=address)
    except (MkDocsException, Abort) as error:
        raise SiteError(str(error)) from error


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
