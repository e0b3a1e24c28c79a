"""A rendered page as Markdown with front matter, as every site builder reads it."""

import yaml
from markupsafe import escape

from outturn import pages

HIDDEN = ("navigation", "toc")
"""What no page of ours has of the theme's: the menu and the contents at its sides."""
UNLISTED = "noindex, follow"
"""What programs that read the web are told of a page that shows an earlier state, or a state to come."""
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def as_markdown(page: pages.Rendered, *, is_searched: bool = True) -> str:
    """The page as Markdown with front matter, as every site builder reads it; search may be told to leave it out."""
    search = {"exclude": True} if page.is_unsearched or not is_searched else {"boost": page.boost} if page.boost else {}
    matter = {
        "title": page.title,
        "description": page.description,
        "hide": list(HIDDEN),
        **({"robots": UNLISTED} if page.is_unsearched else {}),
        **{key: text for key, text in head_of(page) if text},
        **({"updated": page.updated} if page.updated else {}),
        **({"search": search} if search else {}),
        **({"tags": list(page.tags)} if page.tags else {}),
    }
    dumped = yaml.dump(matter, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n\n{page.body}"


def head_of(page: pages.Rendered) -> tuple[tuple[str, str], ...]:
    """What else the page's head says, by its keys in the front matter: empty where it says nothing of the kind."""
    alt = page.picture_alt if page.picture else ""
    return (("shared", page.shared), ("picture", page.picture), ("picture_alt", alt), ("latest", page.latest))


def in_a_line(text: str) -> str:
    """Text in one line, escaped as a template would do it, because those of site builders do not."""
    return str(escape(" ".join(text.split())))
