"""What a change does to what was sealed, in sentences."""

from collections.abc import Iterable

from outturn.errors import printable
from outturn.pages import ChangeGroup
from outturn.versions.history import Touched, Version
from outturn.words import long_date
from outturn.words.catalogue import Catalogue


def past_told(
    say: Catalogue, touched: Iterable[Touched], sealed: Iterable[tuple[str, Version]]
) -> tuple[ChangeGroup, ...]:
    """The sealed files that are not as they were, then the versions that are new; groups without any not."""
    files = tuple(
        say(f"review-touched-{one.what}", file=printable(f"{one.scorecard}/{one.version}/{one.file}"))
        for one in touched
    )
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
    groups = ((say("review-touched-title"), files), (say("review-sealed-title"), versions))
    return tuple(ChangeGroup(title, sentences) for title, sentences in groups if sentences)
