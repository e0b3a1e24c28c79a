"""What a scorecard's datapackage.json says beside its tables, and the commentary that lies in this folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from example.yearly import LICENCE, PUBLISHER, TOOL

COMMENTARY = Path(__file__).with_name("commentary")


def describe(
    about: Mapping[str, Any],
    outcomes: Iterable[Mapping[str, Any]],
    sources: Iterable[Mapping[str, str]],
) -> dict[str, object]:
    """Return the descriptor of a scorecard without its resources; each source is named once, in the order given."""
    small = {"disclosure": {"smallest": about["smallest"]}} if "smallest" in about else {}
    named = {source["title"]: source["path"] for source in (*sources, TOOL)}
    return {
        "name": about["name"],
        "title": about["title"],
        "description": about["description"],
        "version": "next",
        "created": "2026-11-20T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [{"title": title, "path": path} for title, path in named.items()],
        "contributors": [{"title": "Example data editor", "role": "author"}],
        "scorecard": {
            "publisher": PUBLISHER,
            "area": {"name": about["council"], "code": about["code"]},
            "outcomes": [{key: outcome[key] for key in ("id", "title", "question")} for outcome in outcomes],
            "next_publication": "2027-01-29",
            "contact": "outturn@example.org",
            **small,
            "illustrative": False,
        },
    }


def commentary(scorecard: str) -> dict[str, str]:
    """Return the scorecard's commentary by the name of the file without its ending."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((COMMENTARY / scorecard).glob("*.md"))}
