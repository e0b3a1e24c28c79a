"""The rating and the direction that a cell says: words, letters, arrows, and colours."""

from outturn.meant import plain
from outturn.workbook.values import Value

RATINGS = {
    **dict.fromkeys(("g", "green", "on target", "met", "achieved", "on track", "🟢", "✔", "✓"), "green"),
    **dict.fromkeys(("a", "amber", "yellow", "close to target", "within tolerance", "nearly met", "🟠", "🟡"), "amber"),
    **dict.fromkeys(("r", "red", "off target", "missed", "not met", "off track", "🔴", "✘", "✗"), "red"),
}
DIRECTIONS = {
    **dict.fromkeys(("↑", "▲", "⬆", "↗", "⇧", "up", "increasing", "increased"), "up"),
    **dict.fromkeys(("↓", "▼", "⬇", "↘", "⇩", "down", "decreasing", "decreased"), "down"),
    **dict.fromkeys(("→", "►", "↔", "➡", "=", "same", "no change", "stable", "static", "level"), "same"),
}
WORDS = {
    **dict.fromkeys(("improving", "improved", "better"), "improving"),
    **dict.fromkeys(("worsening", "declined", "worse"), "worsening"),
}
"""Words that say whether it is for the better, which an arrow does not."""


def rating_said(value: Value) -> str:
    """The rating that the cell says: green, amber, red; empty where it says none."""
    return RATINGS.get(_word(value), "") if isinstance(value, str) else ""


def direction_said(value: Value) -> str:
    """The direction that the cell says: up, down, same, improving, worsening; empty where it says none."""
    if not isinstance(value, str):
        return ""
    word = _word(value)
    return WORDS.get(word) or DIRECTIONS.get(word, "")


def _word(value: str) -> str:
    return " ".join(plain(value).replace("\ufe0f", "").casefold().strip(" .[]()").split())
