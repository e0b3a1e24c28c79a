"""The example's dates of publication: made up from what each working copy says of its next one, and marked so."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

COLUMNS = ("release", "announced", "title", "scorecard", "date", "time", "status", "reason", "holds")
TITLE = "{title}, next version (example date)"
HOLDS = "what national publications bring out until then"
MOVED = {
    "harrow-children": ((7, "Example of a date that moved: a national publication was put off by a week."),),
    "peterborough-dashboard": (
        (21, "Example of a date that moved twice, the first time: attendance data of the autumn term came late."),
        (14, "Example of a date that moved twice, the second time: all scorecards come out on one day now."),
    ),
}
"""By how many days each earlier date came before the one that holds, and why the next took its place."""
KNOWN_HOURS = {"leeds-accountability": "09:30"}
BETWEEN = timedelta(weeks=4)
"""From one announcement to the next."""


def releases(folder: Path) -> bytes:
    """The rows for every scorecard in the folder, and two of the whole site, as ``releases.csv``."""
    cards = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/next/datapackage.json"))]
    days = [date.fromisoformat(card["scorecard"]["next_publication"]) for card in cards]
    made = date.fromisoformat(max(card["created"] for card in cards)[:10])
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for card, day in zip(cards, days, strict=True):
        writer.writerows(_rows(card, day, made))
    writer.writerows(_of_the_site(max(days), made))
    return text.getvalue().encode("utf-8")


def _rows(card: dict[str, str], day: date, made: date) -> Iterator[dict[str, str]]:
    """One row a date that was announced, the one that holds last."""
    name, moves = card["name"], MOVED.get(card["name"], ())
    own = {"release": f"{name}-{day:%Y-%m}", "title": TITLE.format(title=card["title"]), "scorecard": name}
    dates = [*(day - timedelta(days=days) for days, _ in moves), day]
    for step, (named, reason) in enumerate(zip(dates, ("", *(why for _, why in moves)), strict=True)):
        is_last = step == len(moves)
        yield own | {
            "announced": (made - BETWEEN * (len(moves) - step)).isoformat(),
            "date": named.isoformat(),
            "time": KNOWN_HOURS.get(name, "") if is_last else "",
            "status": "confirmed" if is_last else "planned",
            "reason": reason,
            "holds": HOLDS,
        }


def _of_the_site(last: date, made: date) -> Iterator[dict[str, str]]:
    """One that is planned, and one that was cancelled."""
    yield {
        "release": "all-scorecards-summer",
        "announced": made.isoformat(),
        "title": "All scorecards: the summer's national publications (example date)",
        "date": (last + timedelta(weeks=22)).isoformat(),
        "status": "planned",
        "holds": "exam results and the year's figures of social care",
    }
    trial = {"release": "trial-digest", "title": "A digest of all scorecards on trial (example date)"}
    first = made - BETWEEN
    yield trial | {"announced": first.isoformat(), "date": (last + BETWEEN).isoformat(), "status": "planned"}
    yield trial | {
        "announced": made.isoformat(),
        "date": (last + BETWEEN).isoformat(),
        "status": "cancelled",
        "reason": "Example of a date that was cancelled: the page of what needs attention says the same.",
    }
