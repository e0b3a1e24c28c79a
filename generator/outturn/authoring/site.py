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
GITHUB, GITLAB = ".github/", ".gitlab"
"""What the names of files begin with that only one of the two has a use for."""
PUBLISHED_AT = 'site_url: !ENV [SITE_URL, ""]  # the workflow that publishes says it; or write it here'
ON_GITHUB = {
    "owners_file": ".github/CODEOWNERS",
    "protecting": """\
- In the settings of the repository, *Pages*, choose *GitHub Actions* as the source.
- Protect the branch `main` (*Settings*, *Rules*): a pull request, an approval of the code owners, and the check *Check
  the figures and build the site* before anything is merged.
- Under *Settings*, *Actions*, *General*, tick *Allow GitHub Actions to create and approve pull requests*, so that
  *Seal* may open one.""",
    "sealing": "*Actions*, *Seal*, *Run workflow* asks four things and opens the pull request that publishes it.",
    "reminding": "An issue says which figures and versions are overdue and which links are dead; it closes itself.",
}
ON_GITLAB = {
    "owners_file": ".gitlab/CODEOWNERS",
    "protecting": """\
- Protect the branch `main` (*Settings*, *Repository*, *Protected branches*), and let only what passed the check be
  merged (*Settings*, *Merge requests*, *Pipelines must succeed*).
- Make a project access token that may write to the repository, and keep it as the variable `SEAL_TOKEN`, masked and
  protected (*Settings*, *CI/CD*, *Variables*), so that *seal* may push.
- Under *Build*, *Pipeline schedules*, have a pipeline run on `main` once a month.""",
    "sealing": "*Build*, *Pipelines*, *New pipeline* asks four things and opens the merge request that publishes it.",
    "reminding": "The scheduled pipeline fails where a figure is overdue or a link is dead, and its log says which.",
}
"""What the pages of the one and the other call the same things."""
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
    left_out = GITHUB if _is_gitlab(asked) else GITLAB
    forms = {_named(path): path for path in _templates()}
    return {
        name: _Form(path.read_text("utf-8")).substitute(gaps).encode()
        for name, path in forms.items()
        if not name.startswith(left_out)
    }


def _is_gitlab(asked: NewSite) -> bool:
    """Whether the repository lies on GitLab, at gitlab.com or a council's own; on GitHub where none is named."""
    return urlsplit(asked.repository).netloc.lower() not in ("", "github.com")


def _templates() -> list[Path]:
    return sorted(path for path in TEMPLATES.rglob("*") if path.is_file())


def _named(path: Path) -> str:
    parts = path.relative_to(TEMPLATES).parts
    return "/".join(f".{part[1:]}" if part.startswith("_") else part for part in parts)


def _gaps(asked: NewSite) -> dict[str, str]:
    """What fills the gaps: whole lines where a line may be missing, quoted for YAML and JSON, escaped for Markdown."""
    edit = "-/edit/main/docs/" if _is_gitlab(asked) else "edit/main/docs/"
    return {
        "name": escape(asked.title, quote=False),
        "name_quoted": _quoted(asked.title),
        "publisher": escape(asked.publisher, quote=False),
        "publisher_quoted": _quoted(asked.publisher),
        "release": asked.release,
        "created": asked.day.isoformat(),
        "site_url": f"site_url: {_quoted(asked.url)}" if asked.url else PUBLISHED_AT,
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
        **(ON_GITLAB if _is_gitlab(asked) else ON_GITHUB),
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
