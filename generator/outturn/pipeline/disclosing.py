"""Small numbers of sealed versions that everybody can still read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from outturn.check.disclosure.past import Public, public_before
from outturn.check.disclosure.troubles import policy_of
from outturn.errors import Finding, OutturnError
from outturn.model import Draft
from outturn.versions.archive import figures_in, sealed_files
from outturn.versions.history import SealedFolder

TABLES = ("indicators", "outturns", "breakdowns")
"""Those that hold numbers of people, and what they count."""


def given_away(folder: Path, draft: Draft, standing: Iterable[SealedFolder]) -> Iterator[Finding]:
    """What versions that were not withdrawn give away of the draft's hidden figures; ``folder`` holds all packages."""
    if policy_of(draft) is None:
        return
    yield from public_before(draft, list(_public(folder, draft.folder.partition("/")[0], standing)))


def _public(folder: Path, scorecard: str, standing: Iterable[SealedFolder]) -> Iterator[Public]:
    for one in standing:
        if one.scorecard == scorecard:
            try:
                files = sealed_files(folder, scorecard, one.version)
                old = figures_in(files, f"{scorecard}/{one.version}", scorecard, TABLES)
            except OutturnError:
                continue  # that it is not as it was sealed is said elsewhere
            yield Public(one.version, old)
