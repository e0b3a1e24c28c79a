"""What the scorecards that are there say, for the usual answers of what is new beside them."""

from collections.abc import Iterator

from outturn.command.site import Ground
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.reading.objects import read_object


def publisher_and_area(ground: Ground) -> tuple[str, str]:
    """The publisher of all scorecards, and the area of those that are not made up; empty where there are several."""
    cards = list(_cards(ground))
    publishers = {str(card.get("publisher", "")) for card in cards}
    areas = {name for card in cards if not card.get("illustrative") for name in _texts([card.get("area")], "name")}
    return _only(publishers), _only(areas)


def _cards(ground: Ground) -> Iterator[dict[str, object]]:
    for path in sorted(ground.packages.glob(f"*/{WORKING_COPY}/{DESCRIPTOR}")):
        card = read_object(path, "")[0].get("scorecard")
        if isinstance(card, dict):
            yield card


def _only(texts: set[str]) -> str:
    return next(iter(texts)) if len(texts) == 1 else ""


def outcomes_and_sources(scorecard: str, ground: Ground) -> tuple[list[str], list[str]]:
    """The ids of the scorecard's outcomes and the titles of its sources, as far as they can be read."""
    content, _ = read_object(ground.packages / scorecard / WORKING_COPY / DESCRIPTOR, "")
    card = content.get("scorecard")
    outcomes = card.get("outcomes") if isinstance(card, dict) else None
    return _texts(outcomes, "id"), _texts(content.get("sources"), "title")


def _texts(entries: object, key: str) -> list[str]:
    listed = entries if isinstance(entries, list) else []
    return [str(one[key]) for one in listed if isinstance(one, dict) and key in one]
