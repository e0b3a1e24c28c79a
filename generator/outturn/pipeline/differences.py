"""What differs in one scorecard, between two editions of it, and the values of all that differs between two states."""

from collections.abc import Sequence
from dataclasses import dataclass

from outturn.errors import Finding
from outturn.findings import in_order, problems
from outturn.meetings import Considered, Sealing
from outturn.model import Answer, Package
from outturn.pages import CardReview, ChangeGroup, PaperChange, Rename, Told
from outturn.pipeline.editions import changes, drawn_edition
from outturn.pipeline.states import new_warnings, own
from outturn.story.changes import told
from outturn.story.reviewing import review
from outturn.values import replace
from outturn.versions.history import TURNED, Change, Edition, Level, Touched, Version
from outturn.versions.level import least_level
from outturn.versions.register import Fate, Register
from outturn.versions.renames import renamed_indicators
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """What differs in one scorecard, the level that it asks for, the same in sentences, and as a reviewer sees it.

    ``state`` is "added" or "removed" where only one of the two has the scorecard, "unreadable" where the new one's
    cannot be read, else empty. ``answers`` to warnings are those that the old one has not.
    """

    scorecard: str
    old: str
    new: str
    changes: tuple[Change, ...] = ()
    level: Level = ""
    told: tuple[ChangeGroup, ...] = ()
    state: str = ""
    answers: tuple[Answer, ...] = ()
    review: CardReview | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What differs in each scorecard, and between two revisions what became of all that was published.

    ``findings`` are the problems of the new state and its warnings that are new and not answered; ``before`` are the
    old one's problems. What either is about was left out. ``lost`` is what had been published, by the registers, and is
    no more as it was. ``touched`` are sealed files that are not as they were, ``sealed`` the versions that are new,
    ``published`` the sealings of meetings' papers that are, with so many new ``addresses``;
    ``prepared`` is what else differs of meetings; ``renames`` are scorecards with another name.
    """

    scorecards: tuple[Difference, ...]
    findings: tuple[Finding, ...] = ()
    before: tuple[Finding, ...] = ()
    lost: tuple[Finding, ...] = ()
    touched: tuple[Touched, ...] = ()
    sealed: tuple[tuple[str, Version], ...] = ()
    published: tuple[tuple[Considered, Sealing], ...] = ()
    prepared: tuple[PaperChange, ...] = ()
    addresses: int = 0
    fates: tuple[Fate, ...] = ()
    past_told: tuple[ChangeGroup, ...] = ()
    prepared_told: tuple[ChangeGroup, ...] = ()
    fates_told: tuple[ChangeGroup, ...] = ()
    renames: tuple[Rename, ...] = ()


def findings_of(then: Sequence[Finding], now: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is to be put right in the new state, and the warnings that the change brings."""
    return tuple(in_order([*problems(now), *new_warnings(now, then)]))


def in_scorecard(
    say: Catalogue,
    names: tuple[str, str, str],
    editions: tuple[Edition, Edition],
    findings: tuple[Sequence[Finding], Sequence[Finding]],
    register: Register,
    past: Sequence[Told] = (),
) -> Difference:
    """What differs between two editions of a scorecard; ``names`` are its own and what the two states are called."""
    before, after = editions
    odd, more = (own(one, names[0]) for one in findings)
    since = tuple(one for one in changes(before, after, past) if _is_sure(one, odd, more))
    other_names = {} if odd or more else dict(renamed_indicators(before.package, after.package))
    seen = review(say, drawn_edition(before), drawn_edition(after), since, other_names)
    renames = zip(seen.renames, other_names.items(), strict=True)
    seen = replace(seen, renames=tuple(_redirect(one, register, names[0], *both) for one, both in renames))
    answers, least = _new_answers(before.package, after.package), least_level(since)
    return Difference(*names, since, least, told(say, since, after.package), answers=answers, review=seen)


def _is_sure(change: Change, odd: Sequence[Finding], more: Sequence[Finding]) -> bool:
    """Whether the change is one, and not for want of rows that were left out because they are wrong.

    What seems to come may be missing in the old state, what seems to go in the new one, what is judged
    otherwise in either.
    """
    what = change.kind.rpartition(" ")[2]
    is_judged = what == "flipped" or (change.kind in TURNED and change.period == change.name)
    return not ((odd and what == "added") or (more and what == "removed") or ((odd or more) and is_judged))


def _redirect(one: Rename, register: Register, scorecard: str, old: str, new: str) -> Rename:
    """The rename with the row that leads the old page on, where that was published."""
    return with_row(one, register, f"/{scorecard}/{old}/", f"/{scorecard}/{new}/")


def with_row(one: Rename, register: Register, old: str, new: str) -> Rename:
    """The rename with the row that leads the old address on, where something was published there and no row does."""
    is_redirected = any(move.old == old for move in register.moves)
    is_published = any(address.startswith(old) for address in register.urls)
    row = f"{old},{new}" if is_published and not is_redirected else ""
    return replace(one, row=row, is_redirected=is_redirected)


def _new_answers(old: Package, new: Package) -> tuple[Answer, ...]:
    """What is said to warnings of the new package, and not of the old one."""
    return tuple(one for one in new.answers if one not in old.answers)
