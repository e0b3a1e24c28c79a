"""The site's pages, composed: editions, told and rendered."""

from collections.abc import Callable, Iterator
from pathlib import Path

from outturn import charts
from outturn.pages import GonePage, Site
from outturn.pipeline.checking import Checked
from outturn.pipeline.editions import editions
from outturn.render import Renderer
from outturn.settings import Settings, about_folders, found_once, template_folders, word_folders
from outturn.story import tell
from outturn.versions import addresses
from outturn.versions.history import Edition
from outturn.versions.resolve import former, redirected
from outturn.words.catalogue import Catalogue, catalogue


def words_of(settings: Settings) -> Catalogue:
    """The words of the site's language, in its own way where it has one; raises CatalogueError."""
    return catalogue(settings.language, *word_folders(settings))


def site_of(settings: Settings) -> Site:
    """What the site calls itself, for its pages."""
    return Site(settings.name, settings.url, settings.notice, settings.editing)


def shelves(settings: Settings, checked: Checked, *, preview: bool = False) -> Iterator[Iterator[Edition]]:
    """Every scorecard's editions, newest first.

    The working copy is among them in a preview, and while the scorecard has no sealed version. A scorecard that was
    taken down as a whole is nowhere.
    """
    drafts = {package.scorecard.name: package for package in checked.packages}
    known = sorted({*drafts, *(one.scorecard for one in checked.folders)})
    for name in [one for one in known if not checked.register.withdrawal(f"/{addresses.scorecard(one)}")]:
        stands = {one.version for one in checked.folders if one.scorecard == name}
        versions = [one for one in checked.register.versions.get(name, ()) if one.version in stands]
        draft = drafts.get(name) if preview or not versions else None
        yield editions(settings.packages, name, versions, draft)


def markdown_pages(settings: Settings, checked: Checked, *, preview: bool = False) -> Iterator[tuple[str, str]]:
    """Every generated page as its source path ("harrow-children/index.md") and its Markdown."""
    make, register = renderer(settings), checked.register
    gone = former_addresses(checked)
    for page in tell(shelves(settings, checked, preview=preview), register, site_of(settings), gone):
        if isinstance(page, GonePage) or not register.withdrawal(f"/{page.address}"):
            yield f"{page.address}index.md", make.render(page)


def former_addresses(checked: Checked) -> dict[str, tuple[str, str, str]]:
    """The addresses of indicators that the newest version does not have and that do not lead elsewhere."""
    moved = redirected(checked.register, checked.folders)
    return {address: one for address, one in former(checked.folders).items() if address not in moved}


def renderer(settings: Settings) -> Renderer:
    """What turns pages into Markdown, with the site's templates and the drawing of charts."""
    drawing: dict[str, Callable[..., object]] = {
        "draw": charts.draw,
        "draw_dots": charts.draw_dots,
        "spark": charts.spark,
        "draw_bar": charts.bar,
        "plotly": charts.plotly,
    }
    return Renderer(template_folders(settings), drawing)


def extra_files(settings: Settings) -> dict[str, Path]:
    """Files that go beside the pages: assets, Plotly's script, and pages under /about/ that the site has not itself."""
    assets = found_once(tuple(folder / "assets" for folder in template_folders(settings)))
    own, ours = about_folders(settings)
    about = found_once((ours,), "**/*.md")
    return {
        **{f"assets/{name}": path for name, path in assets.items()},
        "assets/plotly.min.js": charts.plotly_script(),
        **{f"about/{name}": path for name, path in about.items() if not (own / name).exists()},
    }
