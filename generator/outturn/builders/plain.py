"""The site as plain Markdown with a plain configuration: what its next builder starts from."""

from pathlib import Path

import yaml

from outturn import publish
from outturn.pipeline.checking import Checked
from outturn.pipeline.making import extra_files, theme_words
from outturn.pipeline.site import made
from outturn.settings import Settings, found_once, template_folders

FIRST_LINE = "# Written by “outturn pages”; the folder is replaced as a whole when it is written again.\n"
STYLES, SCRIPT = "assets/outturn.css", "assets/outturn.js"


def guard(target: Path) -> None:
    """Raise UnsafeFolderError unless the folder is absent, empty or was written by ``write``."""
    config = target / "mkdocs.yml"
    ours = config.is_file() and config.read_text(encoding="utf-8", errors="replace").startswith(FIRST_LINE)
    publish.guard_target(target, allowed=("mkdocs.yml",) if ours else ())
    if not ours and target.is_dir() and any(target.iterdir()):
        message = f"{target} is not empty, and was not written by this command"
        raise publish.UnsafeFolderError(message)


def write(settings: Settings, checked: Checked, folder: Path) -> int:
    """Write pages, hand-written pages, assets and configuration into the folder; gives the number of pages."""
    docs = folder / "docs"
    publish.copy_files(found_once((settings.docs,)), docs)
    publish.copy_files(extra_files(settings), docs)
    theme = found_once(tuple(one / "theme" for one in template_folders(settings)))
    publish.copy_files({f"theme/{name}": path for name, path in theme.items()}, folder)
    count = 0
    for name, content in made(settings, checked):
        publish.write_files([(name, content)], docs)
        count += isinstance(content, str)
    publish.write_files([("mkdocs.yml", FIRST_LINE + _configuration(settings, has_theme=bool(theme)))], folder)
    return count


def _configuration(settings: Settings, *, has_theme: bool) -> str:
    theme: dict[str, object] = {"name": "material", "font": False, "favicon": "assets/favicon.svg"}
    content = {
        "site_name": settings.name,
        **({"site_url": settings.url} if settings.url else {}),
        "docs_dir": "docs",
        "use_directory_urls": True,
        "theme": {**theme, "custom_dir": "theme"} if has_theme else theme,
        "plugins": ["search"],
        "extra_css": [STYLES],
        "extra_javascript": [SCRIPT],
        "extra": {
            **({"feedback": settings.feedback} if settings.feedback else {}),
            "words": theme_words(settings),
        },
        **({"nav": settings.nav} if settings.nav else {}),
    }
    return str(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
