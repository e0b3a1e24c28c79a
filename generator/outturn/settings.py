"""Where a site's parts are and what it calls itself: values only; ``reading.site_settings`` reads them."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urljoin

HERE = Path(__file__).parent
OF_EXAMPLE = frozenset({"reports.md"})
"""Pages under ``/about/`` that lead to pages of the example, and that no other site has."""
FORMS = ".github/ISSUE_TEMPLATE"
FIGURE_WRONG, FIGURE_CHANGE = "figure-wrong.yml", "figure-change.yml"
"""The forms of a repository on GitHub in which a resident reports a figure, and an officer asks for a change."""
MOST_DEPTH = 30
"""How many folders deep a site's pages and templates may lie."""
IMPORTS = "imports"
"""The folder beside that of the packages in which it is kept how workbooks are read."""


@dataclass(frozen=True, slots=True)
class Options:
    """The plugin's options in ``mkdocs.yml``; folders are relative to that file."""

    datapackage: str = "datapackage"
    templates: str = "site_templates"
    notice: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """One site. Folders are absolute.

    ``editing`` is the address at which the folder of packages is edited on the web, ``feedback`` where readers write,
    ``issues`` where they fill in the repository's own forms on GitHub, ``language`` the one that pages are written in
    (ISO 639-1).
    """

    name: str
    url: str
    root: Path
    packages: Path
    templates: Path
    docs: Path
    site: Path
    notice: str = ""
    editing: str = ""
    feedback: str = ""
    issues: str = ""
    language: str = "en"

    @property
    def asking(self) -> str:
        """Where readers say that something looks wrong: what the site names, else the form of its repository."""
        return self.feedback or (f"{self.issues}?template={FIGURE_WRONG}" if self.issues else "")


def editing_address(repository: str, edit_uri: str, docs: Path, packages: Path) -> str:
    """The address at which the packages' files are edited on the web; empty where there is none.

    It is as far from the address of the hand-written pages (MkDocs' ``repo_url`` and ``edit_uri``) as the folder of
    the packages is from theirs.
    """
    if not repository.startswith("https://") or not edit_uri or edit_uri.startswith(("?", "#")):
        return ""
    pages = urljoin(f"{repository.rstrip('/')}/", f"{edit_uri.rstrip('/')}/")
    way = Path(os.path.relpath(packages, docs)).as_posix()
    return urljoin(pages, f"{quote(way)}/")


def issues_address(repository: str, root: Path) -> str:
    """Where an issue is written on GitHub in a form; empty where the repository is elsewhere or has not both forms."""
    has_forms = all((root / FORMS / one).is_file() for one in (FIGURE_WRONG, FIGURE_CHANGE))
    is_github = repository.startswith("https://github.com/")
    return f"{repository.rstrip('/').removesuffix('.git')}/issues/new" if is_github and has_forms else ""


def shown_folder(folder: Path, root: Path) -> str:
    """The folder as findings name it: from the root of its git repository, or where there is none, from ``root``.

    It has slashes between its parts and none at its end; it is empty where it is that root itself.
    """
    top = next((one for one in (folder, *folder.parents) if os.path.exists(one / ".git")), root)  # noqa: PTH110
    way = Path(os.path.relpath(folder, top)).as_posix()
    return "" if way == "." else way


def too_deep(folder: Path) -> Path | None:
    """The first folder in this one that lies too far down, or is a link that leads back to where one came from.

    Whoever walks through all files would never come to an end there.
    """
    waiting: list[tuple[Path, tuple[Path, ...]]] = [(folder, (folder.resolve(),))]
    while waiting:
        here, way = waiting.pop()
        for one in _folders_in(here):
            place = one.resolve() if one.is_symlink() else way[-1] / one.name
            if place in way or len(way) > MOST_DEPTH:
                return one
            waiting.append((one, (*way, place)))
    return None


def _folders_in(folder: Path) -> list[Path]:
    """None where it cannot be read."""
    try:
        return sorted(one for one in folder.iterdir() if one.is_dir())
    except OSError:
        return []


def template_folders(settings: Settings) -> tuple[Path, ...]:
    """Where templates are looked for: the site's own folder first, then the one that comes with the program."""
    return tuple(dict.fromkeys((settings.templates, packaged("site_templates"))))


def word_folders(settings: Settings) -> tuple[Path, ...]:
    """Where the site says some of the program's words in its own way, a folder a language."""
    return tuple(folder / "words" for folder in template_folders(settings))


def sources(settings: Settings) -> tuple[Path, ...]:
    """The folders that somebody wrote, which nothing may replace."""
    return (settings.packages, settings.templates, settings.docs)


def packaged(name: str) -> Path:
    """A folder that comes with the program: inside the installed package, or in the checkout that it runs from."""
    inside = HERE / name
    return inside if inside.is_dir() else HERE.parents[1] / name


def about_folders(settings: Settings) -> tuple[Path, ...]:
    """Where the pages under ``/about/`` are looked for: the site's own first, then those of the program."""
    inside = HERE / "about"
    return (settings.docs / "about", inside if inside.is_dir() else HERE.parents[1] / "docs" / "about")


def shared_about(settings: Settings) -> dict[str, Path]:
    """The program's pages under ``/about/`` by their names there, without the one about the example's own pages."""
    *_, ours = about_folders(settings)
    return {name: path for name, path in found_once((ours,), "**/*.md").items() if name not in OF_EXAMPLE}


def found_once(folders: tuple[Path, ...], pattern: str = "**/*") -> dict[str, Path]:
    """Every file in the folders by its relative name; of two with the same name, the one in the earlier folder."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(pattern)) if folder.is_dir() else ():
            if path.is_file() and not path.name.startswith("."):
                found.setdefault(path.relative_to(folder).as_posix(), path)
    return dict(sorted(found.items()))
