"""What the pages' script says, and what every chart has: it stands in the script, and not in every page."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from outturn import charts

SCRIPT = "assets/outturn.js"
PLACE = re.compile(r"^const (wordsOfPage|commonOfCharts|coloursOfSite) = .*;$", re.MULTILINE)
"""Where the words stand in it, what every chart has, and the colours to choose from."""
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
"""Lines of the script that are for whoever writes it."""
PLOTLY = {
    "Download plot as a PNG": "theme-chart-download",
    "Reset axes": "theme-chart-reset",
    "Preparing image - this may take a few seconds": "theme-chart-preparing",
    "Image download succeeded": "theme-chart-downloaded",
    "Sorry, there was a problem downloading your image!": "theme-chart-not-downloaded",
    "Double-click on legend to isolate one trace": "theme-chart-alone",
    "Double-click to zoom back out": "theme-chart-zoomed",
}
"""What Plotly says, and the word that stands for it; what it would say in the same words is left to it."""
OWN = {
    "copy": "theme-copy",
    "copied": "theme-copied",
    "copyRefused": "theme-copy-refused",
    "open": "theme-chart-open",
    "close": "theme-chart-close",
    "chart": "theme-chart-name",
    "failed": "theme-chart-failed",
    "svg": "theme-chart-svg",
    "png": "theme-chart-png",
    "undrawn": "theme-chart-undrawn",
    "source": "theme-chart-source",
    "search": "theme-search",
    "searchLabel": "theme-search-label",
    "searchClose": "theme-search-close",
    "searchResults": "theme-search-results",
    "searchFailed": "theme-search-failed",
    "searchHelp": "theme-search-help",
    "searchAsk": "theme-search-ask",
    "indicators": "theme-lost-indicators",
    "map": "theme-map",
}
"""What the script says, by the names that it has for it."""


def colours(palette: object, folders: Iterable[str | Path]) -> list[dict[str, Any]]:
    """The colours that a reader may choose, as the script makes the switch of them; none where there is no choice.

    ``palette`` is what the site's configuration says of the theme; its icons lie in the theme's ``folders``.
    """
    if not isinstance(palette, list):
        return []
    return [_colour(option, [*map(Path, folders)]) for option in palette]


def _colour(option: Mapping[str, Any], folders: list[Path]) -> dict[str, Any]:
    toggle = option.get("toggle") or {}
    usual = {"scheme": "default", "primary": "indigo", "accent": "indigo"}
    icons = (folder / ".icons" / f"{toggle.get('icon')}.svg" for folder in folders)
    icon = next((path.read_text(encoding="utf-8").strip() for path in icons if path.is_file()), "")
    return {
        "media": str(option.get("media", "")),
        **{name: str(option.get(name) or other).replace(" ", "-") for name, other in usual.items()},
        "name": str(toggle.get("name", "")),
        "icon": icon,
    }


def worded(
    files: Mapping[str, Path], words: Mapping[str, str], palette: list[dict[str, Any]]
) -> tuple[dict[str, Path], dict[str, str]]:
    """Files to copy as they are, and the script with its words and without comments, by their addresses in the site.

    ``words`` are those of the theme, ``palette`` the colours to choose from. A script of the site's own in this place
    that has none of this stays as it is.
    """
    path = files.get(SCRIPT)
    text = path.read_text(encoding="utf-8") if path else ""
    if not PLACE.search(text):
        return dict(files), {}
    given = {"wordsOfPage": _said(words), "commonOfCharts": charts.COMMON, "coloursOfSite": palette}
    whole = PLACE.sub(
        lambda at: f"const {at[1]} = {json.dumps(given[at[1]], ensure_ascii=False)};", _COMMENT.sub("", text)
    )
    return {name: one for name, one in files.items() if name != SCRIPT}, {SCRIPT: whole}


def _said(words: Mapping[str, str]) -> dict[str, object]:
    plotly = {said: words[key] for said, key in PLOTLY.items() if words[key] != said}
    return {"plotly": plotly, **{name: words[key] for name, key in OWN.items()}}
