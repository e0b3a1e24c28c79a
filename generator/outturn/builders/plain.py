"""The site as plain Markdown with a plain configuration: what its next builder starts from."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from outturn import own_pages, publish
from outturn.builders import menus
from outturn.builders.theme import ICON, STYLES, beside, extras, theme_folders
from outturn.pipeline.checking import Checked
from outturn.pipeline.site import made
from outturn.reading.configuration import as_yaml
from outturn.render import as_markdown
from outturn.settings import Settings, found_once

FIRST_LINE = "# Written by “outturn pages”; the folder is replaced as a whole when it is written again.\n"
README = """\
# Plain pages

Written by “outturn pages”; the folder is replaced as a whole when it is written again. `docs/` holds every page as
Markdown, and every file beside the pages. Any of these builds the website into `site/`:

    mkdocs build
    properdocs build -f mkdocs.yml
    zensical build

Then `outturn pages --finish site` puts a Content-Security-Policy into every page and writes `_headers`, which needs
nothing but the built folder.
"""
NOT_CARRIED = (
    *("docs_dir", "site_dir", "custom_dir", "plugins", "hooks", "watch"),
    *("edit_uri", "edit_uri_template", "validation", "strict", "dev_addr", "remote_branch", "remote_name"),
)
"""What a site's configuration says of its own folders, programs and ways of working, which these pages do not have."""
EXTENSIONS = ("toc", "tables", "fenced_code")
"""MkDocs uses these Markdown extensions always; other builders use more than these where none are named."""
MATERIAL = tuple(Path(one.origin).parent / "templates" for one in (find_spec("material"),) if one and one.origin)
"""Where the theme has its icons."""
VARIANT = "classic"
"""The look of Zensical that is Material's, for which the stylesheet is written."""


def guard(target: Path) -> None:
    """Raise UnsafeFolderError unless the folder is absent, empty or was written by ``write``."""
    config = target / "mkdocs.yml"
    ours = config.is_file() and config.read_text(encoding="utf-8", errors="replace").startswith(FIRST_LINE)
    publish.guard_target(target, allowed=("mkdocs.yml",) if ours else ())
    if not ours and target.is_dir() and any(target.iterdir()):
        message = f"{target} is not empty, and was not written by this command"
        raise publish.UnsafeFolderError(message)


def write(settings: Settings, given: Mapping[str, Any], checked: Checked, folder: Path) -> int:
    """Write pages, hand-written pages, assets and configuration into the folder; gives the number of pages.

    ``given`` is what the site's own ``mkdocs.yml`` says.
    """
    docs = folder / "docs"
    publish.copy_files(found_once((settings.docs,)), docs)
    copied, joined = beside(settings, _theme(given).get("palette"), (*_own_theme(given, settings.root), *MATERIAL))
    publish.copy_files(copied, docs)
    publish.write_files([*joined.items()], docs)
    theme = found_once((*theme_folders(settings), *_own_theme(given, settings.root)))
    publish.copy_files({f"theme/{name}": path for name, path in theme.items()}, folder)
    sources = set[str]()
    for one in made(settings, checked):
        publish.write_files([one if isinstance(one, tuple) else (one.source, as_markdown(one))], docs)
        sources |= set() if isinstance(one, tuple) else {one.source}
    given = {**given, "nav": menus.shown(given["nav"], sources)} if given.get("nav") else given
    text = FIRST_LINE + as_yaml(configuration(settings, given, _out_of_menu(checked)))
    publish.write_files([("mkdocs.yml", text), ("README.md", README)], folder)
    return len(sources)


def configuration(settings: Settings, given: Mapping[str, Any], out_of_menu: str) -> dict[str, Any]:
    """The site's own configuration without this program's plugin, and with what the plugin would have added."""
    theme = _theme(given)
    own = f"{given.get('not_in_nav') or ''}\n{out_of_menu}".lstrip()
    return {
        **{key: value for key, value in given.items() if key not in NOT_CARRIED},
        "docs_dir": "docs",
        "theme": {"name": "material", "variant": VARIANT, "favicon": ICON, **theme, "custom_dir": "theme"},
        "plugins": [],
        "markdown_extensions": _extensions(given.get("markdown_extensions")),
        "extra_css": [*(given.get("extra_css") or ()), STYLES],
        "extra": {**(given.get("extra") or {}), **extras(settings)},
        "not_in_nav": own,
        **({"edit_uri": ""} if given.get("repo_url") else {}),
    }


def _theme(given: Mapping[str, Any]) -> dict[str, Any]:
    theme = given.get("theme") or {}
    return dict(theme) if isinstance(theme, Mapping) else {"name": theme}


def _own_theme(given: Mapping[str, Any], root: Path) -> tuple[Path, ...]:
    """The folder of templates that the site's configuration names itself."""
    folder = _theme(given).get("custom_dir")
    return (root / folder,) if folder else ()


def _extensions(given: object) -> object:
    """The site's own Markdown extensions, after those that it has always."""
    if isinstance(given, Mapping):
        return {**{one: {} for one in EXTENSIONS}, **given}
    own = given if isinstance(given, list) else []
    named = {name for one in own for name in (one if isinstance(one, Mapping) else [one])}
    return [*(one for one in EXTENSIONS if one not in named), *own]


def _out_of_menu(checked: Checked) -> str:
    """Patterns, one a line, of the made pages that no menu shows: there are too many of them."""
    names = {address.split("/")[1] for address in checked.register.urls} | {
        one.scorecard.name for one in checked.packages
    }
    hidden = {f"{name}/" for name in names - own_pages.RESERVED if name} | (set(own_pages.MADE) - own_pages.IN_MENU)
    hidden |= {f"{own_pages.PLACES}*/", f"{own_pages.COMPARE}*/"}
    return "".join(f"/{one}\n" for one in sorted(hidden))
