"""What MkDocs makes of everything but the data, kept from build to build: hand-written pages, shells, search, assets.

It is made again when anything changes that MkDocs reads: the configuration, hand-written pages, templates, the program,
which pages stand for others, and whether a page or an anchor is there that a hand-written page links to. Where MkDocs
may read more than that (other plugins, hooks, extensions that read files), nothing is kept.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from outturn import security
from outturn.builders.shelled import ShelledPages
from outturn.builders.theme import PREVIEW, every_folder
from outturn.exports.sitemap import Listed
from outturn.pipeline import keys
from outturn.pipeline.kept import Kept
from outturn.pipeline.parts import Parts, as_bytes, read_parts
from outturn.reading.configuration import read_configuration
from outturn.reading.site_settings import PLUGIN
from outturn.settings import Settings, about_folders, template_folders, word_folders

KNOWN_PLUGINS = {PLUGIN, "search", "material/search"}
PACKAGES = tuple(Path(one.origin).parent for one in map(find_spec, ("mkdocs", "material")) if one and one.origin)
"""Where the theme's templates and MkDocs' own lie, which have the numbers of packages."""
DAY = b"update_date"
"""What templates call the day on which a page was updated."""
READ_FILES = ("pymdownx.snippets", "pymdownx.b64", "pymdownx.pathconverter")
"""Extensions of Markdown that read files, wherever these lie."""
KNOWN_EXTENSIONS = ("pymdownx.", "markdown.extensions.")
PLAIN_EXTENSIONS = {
    *("abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "meta"),
    *("codehilite", "legacy_attrs", "legacy_em", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """The files that MkDocs wrote, the shells that it rendered, the pages that it built, and what these may run.

    ``asked`` are the anchors that it asked for, and whether they were there; ``sought`` the same of generated pages;
    ``laid`` the files beside the pages that it would have copied.
    """

    files: tuple[tuple[str, bytes], ...]
    shells: Mapping[str, str]
    written: tuple[Listed, ...]
    hashes: security.Hashes
    asked: tuple[tuple[str, str, bool], ...] = ()
    sought: tuple[tuple[str, bool], ...] = ()
    laid: tuple[str, ...] = ()

    def are_still_right(self, pages: ShelledPages) -> bool:
        """Whether every page and anchor that was asked for then is still there or still not there."""
        are_there = all(pages.asked.seek(source) is there for source, there in self.sought)
        return are_there and all(pages.asked.has(source, anchor) is there for source, anchor, there in self.asked)


def has_others(config: MkDocsConfig) -> bool:
    """Whether there is a plugin or a hook that this program does not know."""
    return bool(set(config.plugins) - KNOWN_PLUGINS or config.hooks)


def key_of(config: MkDocsConfig, settings: Settings, pages: ShelledPages, *, secured: bool) -> str:
    """The key of what MkDocs makes now; empty where it may read what nobody knows of."""
    extensions = [str(one) for one in config.markdown_extensions]
    is_known = all(
        one in PLAIN_EXTENSIONS or (one.startswith(KNOWN_EXTENSIONS) and one not in READ_FILES) for one in extensions
    )
    if has_others(config) or not is_known:
        return ""
    folders = every_folder(settings, config.theme.dirs)
    templates = [one for one in folders if not _is_of_package(one)]
    assets = [folder / "assets" for folder in template_folders(settings)]
    return keys.key(
        "frames",
        pages.laid is not None,
        secured,
        bool(config.extra.get(PREVIEW)),
        keys.program(),
        read_configuration(Path(config.config_file_path)),
        [keys.of_folder(folder) for folder in (settings.docs, *about_folders(settings), *templates, *assets)],
        [keys.of_folder(folder) for folder in word_folders(settings)],
        sorted(pages.kinds.items()),
        pages.updated if _show_days(folders) else "",
    )


def _is_of_package(folder: Path) -> bool:
    """Whether templates there come with a package, whose number goes into every key."""
    return any(folder.is_relative_to(one) for one in PACKAGES)


def _show_days(folders: Iterable[Path]) -> bool:
    """Whether any template shows when a page was updated: one that says nothing of it is of the newest day.

    The site map is not MkDocs'.
    """
    return any(DAY in path.read_bytes() for folder in folders for path in _templates(folder))


def _templates(folder: Path) -> Iterator[Path]:
    """The templates in a folder of a theme, but the site map's; none is hidden or an asset."""
    for here, within, names in os.walk(folder):
        within[:] = [one for one in within if not one.startswith(".") and one != "assets"]
        yield from (Path(here, one) for one in names if one != "sitemap.xml")


def read(kept: Kept, key: str, pages: ShelledPages) -> Frames | None:
    """What was kept, if every page and anchor that was asked for then is still there or still not there."""
    content = kept.get(key) if key else None
    if content is None:
        return None
    try:
        parts = read_parts(content)
        head = json.loads(parts.told)
        asked = tuple((str(source), str(anchor), bool(there)) for source, anchor, there in head["asked"])
        sought = tuple((str(source), bool(there)) for source, there in head["sought"])
        written = tuple((str(address), str(day)) for address, day in head["written"])
        hashes = security.Hashes(*(frozenset(one) for one in head["hashes"]))
        laid = tuple(map(str, head["laid"]))
        found = Frames(parts.files, dict(head["shells"]), written, hashes, asked, sought, laid)
        return found if found.are_still_right(pages) else None
    except (ValueError, KeyError, TypeError):
        return None


def keep(kept: Kept, key: str, frames: Frames) -> None:
    """Keep what MkDocs made."""
    head = {
        "asked": frames.asked,
        "sought": frames.sought,
        "laid": frames.laid,
        "written": frames.written,
        "hashes": [sorted(one) for one in frames.hashes],
        "shells": frames.shells,
    }
    if key:
        kept.put(key, as_bytes(Parts((), frames.files, json.dumps(head).encode())))
