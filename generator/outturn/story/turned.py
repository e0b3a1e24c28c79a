"""What changed since the version before in one sentence of judgements: four turned worse, two better, one is new."""

from collections.abc import Sequence

from outturn import words
from outturn.versions.history import BETTER, CORRECTED, WORSE, Change
from outturn.words.catalogue import Catalogue

ADDED, REMOVED = "indicator added", "indicator removed"


def turned(say: Catalogue, changes: Sequence[Change]) -> str:
    """How many indicators turned, came and went, and how many figures were corrected.

    Empty where nothing changed; where there are changes and none of these, that nothing turned.
    """
    if not changes:
        return ""
    counts = {
        "worse": len(_indicators(changes, WORSE)),
        "better": len(_indicators(changes, BETTER)),
        "new": len(_indicators(changes, ADDED)),
        "retired": len({*_indicators(changes, REMOVED), *_retired(changes)}),
        "corrected": sum(one.kind == CORRECTED for one in changes),
    }
    parts = [say.count(f"turned-{what}", number) for what, number in counts.items() if number]
    return say("turned-since", parts=words.listed(say, parts, "comma")) if parts else say("turned-nothing")


def _indicators(changes: Sequence[Change], kind: str) -> set[str]:
    return {one.indicator for one in changes if one.kind == kind}


def _retired(changes: Sequence[Change]) -> set[str]:
    return {
        one.indicator
        for one in changes
        if (one.kind, one.subject, one.after) == ("indicator rules", "status", "retired")
    }
