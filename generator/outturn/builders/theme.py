"""What every builder is told of the site's look: the folders of templates, the stylesheet, the icon, the extras."""

from pathlib import Path

from outturn.pipeline.making import theme_words
from outturn.settings import Settings, template_folders

STYLES = "assets/outturn.css"
ICON = "assets/favicon.svg"
"""The script is named in ``theme/main.html``, because it has to stand before the theme's own."""


def theme_folders(settings: Settings) -> tuple[Path, ...]:
    """Where overrides of the theme lie: the site's own first, then the program's."""
    folders = (folder / "theme" for folder in template_folders(settings))
    return tuple(folder for folder in folders if folder.is_dir())


def extras(settings: Settings) -> dict[str, object]:
    """What theme templates read from ``config.extra``: the words in them, and where readers write."""
    return {"words": theme_words(settings), **({"feedback": settings.feedback} if settings.feedback else {})}
