"""What the theme puts into every page for its own script, left out where a page does without that script.

Readers see none of it: it is empty, or opens only by the script. Each part is looked for as the theme writes it today;
where it is written otherwise, or something else on the page speaks of it, it stays.
"""

import re

_ALONE = re.compile(r"<script\b[^>]* data-alone\b")
"""What the page's own script says of itself where the theme's is left out (``theme/main.html``)."""
_NAMESPACE = re.compile(r'(<svg\b[^>]*?) xmlns="http://www\.w3\.org/2000/svg"')
"""What a drawing in a page needs nowhere but in a file of its own."""
_TOP = re.compile(r'(<button[^>]* class="md-top [^>]*>)\s*<svg[^>]*><path d="M13 20h-2V8l-5.5[^>]*></svg>')
"""The theme's usual arrow of the way to the top, which the page's own script draws."""
_SIDES = re.compile(r'class="md-sidebar')
_PARTS: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...] = (
    (re.compile(r'<label class="md-overlay" for="__drawer"></label>'), _SIDES),
    (re.compile(r'<input class="md-toggle"[^>]*>'), _SIDES),
    (re.compile(r'<div data-md-component="(?:skip|announce)">\s*</div>'), None),
    (re.compile(r'<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>'), None),
    (re.compile(r"<script>var target=document\.getElementById\(location\.hash.*?</script>"), None),
    (re.compile(r' data-md-component="(?!palette)[\w-]*"'), None),
    (re.compile(r"<script>__md_scope=.*?</script>"), re.compile(r"\b__md_(?:get|set|scope|hash)\b")),
)
"""Each part, and what speaks of it elsewhere on the page."""


def spared(markup: str) -> str:
    """The page without those parts; one that has the theme's script is as it was."""
    if not _ALONE.search(markup):
        return markup
    for part, spoken in _PARTS:
        without = part.sub("", markup)
        if spoken is None or not spoken.search(without):
            markup = without
    return _NAMESPACE.sub(r"\1", _TOP.sub(r"\1", markup))
