"""What every builder is told of the site's look: the folders of templates, the stylesheet, the icon, the extras."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from sysconfig import get_path
from typing import Any

from outturn.builders import scripts, styles
from outturn.pipeline.making import before, extra_files, theme_words
from outturn.render import Compiled, compiled
from outturn.settings import Settings, template_folders

STYLES = "assets/outturn.css"
ICON = "assets/favicon.svg"
"""The script is named in ``theme/main.html``, because it has to stand before the theme's own."""
PREVIEW = "preview"
"""What ``config.extra`` has where working copies are shown."""
SEARCHES = ("search", "material/search")
"""The theme's search, as a site's configuration may still name it: there is one search, which is ours."""
OF_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/search.")
"""Where the theme has the files of its search."""
OF_THEME = ("assets/javascripts/", "assets/stylesheets/")
"""Where it has its scripts and styles."""


def theme_folders(settings: Settings) -> tuple[Path, ...]:
    """Where overrides of the theme lie: the site's own first, then the program's."""
    folders = (folder / "theme" for folder in template_folders(settings))
    return tuple(folder for folder in folders if folder.is_dir())


def every_folder(settings: Settings, known: Iterable[str]) -> list[Path]:
    """Where MkDocs looks for templates once overrides stand before what it has ``known``."""
    return list(dict.fromkeys((*theme_folders(settings), *map(Path, known))))


def extras(settings: Settings) -> dict[str, object]:
    """What theme templates read from ``config.extra``: the words in them, and where readers write."""
    return {"words": theme_words(settings), **({"feedback": settings.asking} if settings.asking else {})}


def beside(
    settings: Settings, palette: object, folders: Iterable[str | Path]
) -> tuple[dict[str, Path], dict[str, str]]:
    """Files beside the pages that are copied as they are, and the texts of those that are put together.

    ``palette`` is what the site's configuration says of the theme's colours, ``folders`` are where the theme lies.
    """
    copied, sheets = styles.joined(extra_files(settings))
    copied, worded = scripts.worded(copied, theme_words(settings), scripts.colours(palette, folders))
    return copied, {**sheets, **worded}


def wrong_theme(folders: Iterable[str], language: str) -> str:
    """Why no site can be built with the theme in these folders, in this language; empty where it can."""
    known = [Path(one) / "partials" / "languages" for one in folders]
    if not any(one.is_dir() for one in known):
        return "The site needs the theme material. Write “theme:” into mkdocs.yml, and below it “name: material”."
    if not any((one / f"{language}.html").is_file() for one in known):
        return (
            f"theme.language is {language!r}, in which the theme material has no words; en and cy are two that it has."
        )
    return ""


def without_search(plugins: Mapping[str, Any]) -> None:
    """Switch the theme's search off where the site's configuration names it."""
    for name in SEARCHES:
        if name in plugins:
            plugins[name].config["enabled"] = False


def is_unasked(file: str) -> bool:
    """Whether no page asks for a file of the theme's: one of its search, or what its makers find their way by."""
    return file.startswith(OF_SEARCH) or (file.startswith(OF_THEME) and file.endswith(".map"))


def compiled_once(env: Any) -> Compiled:  # noqa: ANN401 - only render knows jinja2
    """What was compiled of the theme's templates, and of ours for it, in environments like this."""
    return compiled(f"theme {sorted(env.extensions)}", before(Path(get_path("purelib"))))
