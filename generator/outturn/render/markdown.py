"""A rendered page as Markdown with front matter, as every site builder reads it."""

import yaml
from markupsafe import escape

from outturn import pages

HIDDEN = ("navigation", "toc")
"""What no page of ours has of the theme's: the menu and the contents at its sides."""
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def as_markdown(page: pages.Rendered) -> str:
    """The page as Markdown with front matter, as every site builder reads it."""
    search = {"exclude": True} if page.is_unsearched else {"boost": page.boost} if page.boost else {}
    matter = {
        "title": page.title,
        "description": page.description,
        "hide": list(HIDDEN),
        **({"updated": page.updated} if page.updated else {}),
        **({"search": search} if search else {}),
        **({"tags": list(page.tags)} if page.tags else {}),
    }
    dumped = yaml.dump(matter, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n\n{page.body}"


def in_a_line(text: str) -> str:
    """Text in one line, escaped as a template would do it, because those of site builders do not."""
    return str(escape(" ".join(text.split())))
