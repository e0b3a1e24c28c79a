"""A new site's files: templates that lie beside this module, filled in.

In a template's name a first underscore of a part is a dot, since files with a dot in front are easily lost on the way
into a wheel; in its text ``@@{name}`` is a gap.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from outturn.periods import FIRST_MONTH, parts_of, shifted, year_period

TEMPLATES = Path(__file__).with_name("new_site")
FURTHEST = 8
"""How many years and quarters the example's figures go back at most."""


class _Form(Template):
    delimiter = "@@"


@dataclass(frozen=True, slots=True)
class NewSite:
    """What is asked of a new site. ``day`` is that of its making, ``release`` the number of the program's."""

    title: str
    publisher: str
    day: date
    release: str
    url: str = ""
    repository: str = ""
    contact: str = ""
    owners: str = ""


def site_files(asked: NewSite) -> dict[str, bytes]:
    """The files of the site by their names in its folder."""
    gaps = {**_gaps(asked), **dict(_periods(asked.day))}
    return {_named(path): _Form(path.read_text("utf-8")).substitute(gaps).encode() for path in _templates()}


def _templates() -> list[Path]:
    return sorted(path for path in TEMPLATES.rglob("*") if path.is_file())


def _named(path: Path) -> str:
    parts = path.relative_to(TEMPLATES).parts
    return "/".join(f".{part[1:]}" if part.startswith("_") else part for part in parts)


def _gaps(asked: NewSite) -> dict[str, str]:
    """What fills the gaps: whole lines where a line may be missing, quoted for YAML and JSON, escaped for Markdown."""
    is_github = urlsplit(asked.repository).netloc.lower() == "github.com"
    edit = "edit/main/docs/" if is_github else "-/edit/main/docs/"
    return {
        "name": escape(asked.title, quote=False),
        "name_quoted": _quoted(asked.title),
        "publisher": escape(asked.publisher, quote=False),
        "publisher_quoted": _quoted(asked.publisher),
        "release": asked.release,
        "created": asked.day.isoformat(),
        "site_url": f"site_url: {_quoted(asked.url)}" if asked.url else "# site_url: https://scorecards.example/",
        "repository": f"repo_url: {_quoted(asked.repository)}\nedit_uri: {edit}"
        if asked.repository
        else "# repo_url: https://github.com/you/scorecards\n# edit_uri: edit/main/docs/",
        "feedback": f"      feedback: {_quoted(f'mailto:{asked.contact}')}"
        if asked.contact
        else "      # feedback: mailto:scorecards@example.org",
        "contact_key": f',\n    "contact": {_quoted(asked.contact)}' if asked.contact else "",
        "contact_sentence": f"Questions about a figure go to {asked.contact}."
        if asked.contact
        else "Say here who answers questions about a figure, by post and with an address.",
        "owners": f"* {asked.owners}" if asked.owners else "# * @your-council/performance-team",
    }


def _periods(day: date) -> Iterator[tuple[str, str]]:
    """The financial year and quarter in which the day lies (``year_0``, ``quarter_0``), and those before them."""
    year = year_period(day.year - (day.month < FIRST_MONTH["financial"]), "financial")
    quarter = next(one for one in parts_of(year, "quarter") if one.start <= day <= one.end)
    for kind, period in (("year", year), ("quarter", quarter)):
        for back in range(FURTHEST + 1):
            earlier = shifted(period, -back)
            yield f"{kind}_{back}", earlier.text if earlier else period.text


def _quoted(text: str) -> str:
    """The text between quotation marks, as JSON and YAML have it."""
    return json.dumps(text, ensure_ascii=False)
