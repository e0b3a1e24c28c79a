"""What pages and files are made with: the settings, the words, the renderer, and what the folder of packages holds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from outturn import charts, own_pages
from outturn.exports.robots import ROBOTS
from outturn.findings.grouped import grouped
from outturn.pages import Rendered, Site
from outturn.pipeline import keys
from outturn.pipeline.carried import ASSETS, runtime_files
from outturn.pipeline.checking import Checked
from outturn.pipeline.parts import File
from outturn.publish import compiled_before
from outturn.render import Before, Renderer, made_of
from outturn.settings import (
    Settings,
    about_folders,
    found_once,
    packaged,
    shared_about,
    shown_folder,
    template_folders,
    word_folders,
)
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.resolve import former, redirected
from outturn.words.catalogue import Catalogue, catalogue
from outturn.words.findings import in_a_line

Drawing = Callable[..., object]

Made = Rendered | File


@dataclass(frozen=True, slots=True, eq=False)
class Making:
    """What every page and file of one run is made with; ``is_preview`` shows working copies beside what is sealed.

    ``templates`` is the state of templates and words.
    """

    settings: Settings
    checked: Checked
    site: Site
    say: Catalogue
    make: Renderer
    is_preview: bool = False
    templates: str = ""

    @property
    def common(self) -> tuple[object, ...]:
        """What goes into the key of everything that is made."""
        return (keys.program(), self.settings.language, self.site, self.templates)

    def common_of(self, *names: str) -> tuple[object, ...]:
        """The same for what is made with templates of those names alone, as ``with_only`` does."""
        return (keys.program(), self.settings.language, self.site, self.made_with(*names)[1])

    def made_with(self, *names: str) -> tuple[frozenset[str], str]:
        """All templates that those of these names are made of, and their state and that of the words."""
        return _made_with(self.settings, self.templates, names)

    def with_only(self, *names: str) -> Renderer:
        """A renderer that knows no templates but those."""
        only, state = self.made_with(*names)
        return renderer_in(template_folders(self.settings), self.say, state, only)

    @property
    def has_robots(self) -> bool:
        """Whether the site has a robots.txt of its own."""
        return (self.settings.docs / ROBOTS).exists()


def making_of(settings: Settings, checked: Checked, *, preview: bool = False) -> Making:
    """What a run is made with; raises CatalogueError where the site's words cannot be read."""
    say = words_of(settings)
    site = _warning(site_of(settings), settings, checked, say) if preview and checked.problems else site_of(settings)
    state = keys.templates(settings)
    make = renderer_in(template_folders(settings), say, state)
    return Making(settings, checked, site, say, make, preview, state)


def _warning(site: Site, settings: Settings, checked: Checked, say: Catalogue) -> Site:
    """The site with what is wrong in the data on top of every page, as a preview says it."""
    first = in_a_line(grouped(checked.problems)[0], say, shown_folder(settings.packages, settings.root))
    notice = say.count("preview-findings", len(checked.problems), first=first)
    return replace(site, notice=" ".join(one for one in (notice, site.notice) if one))


def words_of(settings: Settings) -> Catalogue:
    """The words of the site's language, in its own way where it has one; raises CatalogueError."""
    return catalogue(settings.language, *word_folders(settings))


def theme_words(settings: Settings) -> dict[str, str]:
    """The words of the theme's own templates, by their keys: what they find under ``extra.words``."""
    return words_of(settings).labels("theme-")


def site_of(settings: Settings) -> Site:
    """What the site calls itself, for its pages."""
    return Site(settings.name, settings.url, settings.notice, settings.editing, settings.issues)


@lru_cache(maxsize=16)
def _made_with(settings: Settings, templates: str, names: tuple[str, ...]) -> tuple[frozenset[str], str]:
    """As ``Making.made_with`` has it, once for each state of the templates."""
    del templates
    texts: dict[str, list[str]] = {}
    for folder in template_folders(settings):
        for path in sorted((folder / keys.PAGES).rglob("*")):
            if path.is_file():
                name = path.relative_to(folder / keys.PAGES).as_posix()
                texts.setdefault(name, []).append(path.read_text(encoding="utf-8", errors="replace"))
    only = made_of(texts, names)
    return only, keys.some_templates(settings, only)


@lru_cache(maxsize=4)
def renderer_in(
    folders: tuple[Path, ...], say: Catalogue, templates: str, only: frozenset[str] | None = None
) -> Renderer:
    """One for each state of the templates, wherever packages and pages are; ``only`` these may be used."""
    del templates
    return renderer(folders, say, only)


def renderer(folders: tuple[Path, ...], say: Catalogue, only: frozenset[str] | None = None) -> Renderer:
    """What turns pages into Markdown, with templates of those folders, the site's words and the drawing of charts."""
    drawing: dict[str, Drawing] = {
        "draw": charts.draw,
        "draw_dots": charts.draw_dots,
        "spark": charts.spark,
        "draw_bar": charts.bar,
        "draw_groups": charts.multiples,
        "plotly": charts.terse,
    }
    return Renderer(folders, drawing, say, before(), only)


@cache
def before(*more: Path) -> Before | None:
    """Where the program's own templates, and those in ``more`` folders, are kept as they were compiled before."""
    kept = compiled_before()
    return Before(kept, keys.program(), (packaged("site_templates"), *more)) if kept else None


def scorecard_names(making: Making) -> list[str]:
    """Every scorecard that is shown, in order; one that was taken down as a whole is nowhere."""
    checked = making.checked
    known = {*(one.scorecard.name for one in checked.packages), *(one.scorecard for one in checked.folders)}
    return [one for one in sorted(known) if not checked.register.withdrawal(f"/{addresses.scorecard(one)}")]


def former_addresses(checked: Checked) -> dict[str, tuple[str, str, str]]:
    """The addresses of indicators that the newest version does not have and that do not lead elsewhere."""
    moved = redirected(checked.register, checked.folders)
    return {address: one for address, one in former(checked.folders).items() if address not in moved}


def extra_files(settings: Settings) -> dict[str, Path]:
    """Files that go beside the pages: assets, Plotly's script, and pages under /about/ that the site has not itself."""
    assets = found_once(tuple(folder / "assets" for folder in template_folders(settings)))
    own, _ = about_folders(settings)
    about = shared_about(settings)
    return {
        **{_address(name): path for name, path in assets.items()},
        "assets/plotly.min.js": charts.plotly_script(),
        **runtime_files(settings),
        **{f"about/{name}": path for name, path in about.items() if not (own / name).exists()},
    }


def _address(asset: str) -> str:
    """Where an asset lies in the site; those of the page that checks files lie beside that page."""
    folder, _, name = asset.partition("/")
    return f"{ASSETS}{name}" if f"{folder}/" == own_pages.CHECK else f"assets/{asset}"
