"""The answer to a resident's one question, in sentences: how many get better, how many worse, and how surely."""

from collections.abc import Iterator, Sequence

from outturn.pages import CountGroup
from outturn.words.catalogue import Catalogue


def answer(say: Catalogue, total: int, groups: Sequence[CountGroup]) -> tuple[str, ...]:
    """How the ``total`` indicators move, by their counts; nothing where there is no indicator.

    What could be chance counts as about the same; what cannot be told is said apart.
    """
    if not total:
        return ()
    counts = next((group.counts for group in groups if group.id == "direction"), ())
    moved = {
        kind: sum(one.number for one in counts if one.badge.kind == kind) for kind in ("better", "worse", "similar")
    }
    sure = sum(one.number for one in counts if one.badge.kind in ("better", "worse") and not one.badge.certainty)
    return tuple(_sentences(say, total, moved, sure))


def _sentences(say: Catalogue, total: int, moved: dict[str, int], sure: int) -> Iterator[str]:
    known = {kind: say.count(f"answer-{kind}", number) for kind, number in moved.items() if number}
    if not known:
        yield say.count("answer-none", total)
        return
    yield say.count(f"answer-of-{len(known)}", total, **dict(zip("abc", known.values(), strict=False)))
    changed = moved["better"] + moved["worse"]
    if changed:
        yield (
            say("answer-sure-all")
            if sure == changed
            else say.count("answer-sure", sure)
            if sure
            else say("answer-sure-none")
        )
    if rest := total - sum(moved.values()):
        yield say.count("answer-rest", rest)
