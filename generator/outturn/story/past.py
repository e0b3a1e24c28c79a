"""What a change does to what was sealed, in sentences, and to what of meetings is not sealed yet."""

from collections.abc import Iterable, Iterator, Sequence

from outturn.errors import printable
from outturn.meetings import PACK, Considered, Sealing
from outturn.pages import ChangeGroup, PaperChange
from outturn.versions.history import Touched, Version
from outturn.words import long_date
from outturn.words.catalogue import Catalogue


def past_told(
    say: Catalogue,
    touched: Iterable[Touched],
    sealed: Iterable[tuple[str, Version]],
    published: Iterable[tuple[Considered, Sealing]] = (),
) -> tuple[ChangeGroup, ...]:
    """The sealed files that are not as they were, then the versions and papers that are new; groups without any not."""
    files = tuple(say(f"review-touched-{one.what}", file=printable(one.path)) for one in touched)
    versions = tuple(
        say(
            "review-sealed",
            scorecard=name,
            version=one.version,
            day=long_date(say, one.sealed),
            note=printable(one.note),
        )
        for name, one in sealed
    )
    papers = tuple(_papers(say, one, sealing) for one, sealing in published)
    groups = ((say("review-touched-title"), files), (say("review-sealed-title"), (*versions, *papers)))
    return tuple(ChangeGroup(title, sentences) for title, sentences in groups if sentences)


def _papers(say: Catalogue, one: Considered, sealing: Sealing) -> str:
    """One sealing of a meeting's papers: its committee and day, what it is about, and everything that it publishes."""
    about = {"committee": printable(one.meeting.committee), "meets": long_date(say, one.meeting.date)}
    gaps = {**about, "day": long_date(say, sealing.sealed), "note": printable(sealing.note)}
    late = [say("review-papers-late", reason=printable(sealing.late))] if sealing.late else []
    said = say(f"review-papers-{sealing.what}", **gaps)
    return " ".join([said, *late, say("review-papers-hold", things="; ".join(_things(say, one, sealing)))])


def _things(say: Catalogue, one: Considered, sealing: Sealing) -> Iterator[str]:
    """The report, the pack, each paper and each decision that a sealing publishes."""
    if one.report_file in sealing.files:
        yield say("review-thing-report")
    if one.own(PACK) in sealing.files:
        yield say("review-thing-pack")
    for key, cells in sealing.rows.items():
        if key.startswith("papers/"):
            yield say(f"review-thing-{cells['kind']}", title=printable(cells["title"]))
        elif key.startswith("decisions/"):
            yield say(f"review-thing-{cells['kind']}", number=cells["number"], text=printable(cells["text"]))


def unpublished_told(say: Catalogue, changes: Sequence[PaperChange]) -> tuple[ChangeGroup, ...]:
    """What is prepared of meetings and not published yet, a sentence each; nothing where nothing is."""
    sentences = tuple(
        say(
            f"review-prepared-{one.what}",
            meeting=printable(one.meeting),
            thing=say(f"review-part-{one.part}", name=printable(one.name)),
        )
        for one in changes
    )
    return (ChangeGroup(say("review-prepared-title"), sentences),) if sentences else ()
