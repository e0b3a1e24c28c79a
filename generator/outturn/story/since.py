"""What has happened since a meeting: what was corrected of the version it considered, how its indicators moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from outturn import words
from outturn.model import Link
from outturn.pages import Since, SpokenOf, Told
from outturn.story.covering import Covered, spoken
from outturn.story.sharing import in_brackets
from outturn.story.standing import Later, corrections
from outturn.versions import addresses
from outturn.versions.history import BETTER, WORSE, Change, Version
from outturn.words.catalogue import Catalogue

TURNED = {WORSE: "since-turned-worse", BETTER: "since-turned-better"}


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """A version that was considered, and those that followed it, the newest first, as they were told.

    ``scorecard`` is its present name, ``renamed`` the present names of its indicators by their old ones; ``turned`` are
    the changes in judgements from the version that was considered to the newest (``versions.turns``), ``down`` the
    indicators of the newest that were taken down.
    """

    scorecard: str
    version: Version
    told: Told
    later: tuple[tuple[Version, Told], ...]
    renamed: Mapping[str, str] = field(default_factory=dict)
    turned: tuple[Change, ...] = ()
    down: frozenset[str] = frozenset()


def since(say: Catalogue, spoken_of: Sequence[SpokenOf], followed: Followed) -> Since:
    """What later versions say of what was considered, of each indicator that the report speaks of."""
    if not followed.later:
        return Since()
    known = Later(followed.renamed)
    for version, told in followed.later:
        known = known.and_also(version, told)
    corrected = corrections(say, followed.scorecard, followed.version, followed.told, known)
    newest, _ = followed.later[0]
    named = say("version-newest", number=newest.version, date=words.long_date(say, newest.sealed))
    return Since(
        corrections=tuple(corrected.get("", ())),
        moved=tuple(_moved(say, one, known.present(one.indicator), followed) for one in spoken_of),
        newest=Link(named, addresses.scorecard(followed.scorecard)),
    )


def _moved(say: Catalogue, was: SpokenOf, indicator: str, followed: Followed) -> tuple[Link, str]:
    """How an indicator stands now, beside how it stood then."""
    version, told = followed.later[0]
    covered = Covered(say, told, followed.scorecard, version.version)
    page = covered.page(indicator)
    if page is None:
        key = "since-taken-down" if indicator in followed.down else "since-gone"
        return Link(was.title, was.address), say(key, number=version.version)
    now = spoken(page, covered)
    link = Link(was.title, f"{addresses.scorecard(followed.scorecard)}{page.address}")
    if _figure(was) == _figure(now):
        return link, say("since-same", figure=_said(say, was))
    turned = next(
        (TURNED[one.kind] for one in followed.turned if one.indicator == indicator and one.kind in TURNED), ""
    )
    sentence = say("since-moved", was=_said(say, was), now=_said(say, now))
    return link, f"{sentence} {say(turned)}" if turned else sentence


def _figure(one: SpokenOf) -> tuple[str, str, str]:
    return one.figure, one.period, one.rating.word


def _said(say: Catalogue, one: SpokenOf) -> str:
    """A figure with its period and how it is judged, in a sentence."""
    if not one.period:
        return one.figure
    return say("since-figure", figure=one.figure, period=one.period, judged=in_brackets(one.rating.word))
