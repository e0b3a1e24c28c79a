"""What must hold of ``synonyms.csv``: each row once, and each of what some page says."""

from collections.abc import Iterator, Sequence

from outturn.errors import Finding, Where, shown
from outturn.exports.terms import says, terms
from outturn.findings import found
from outturn.model import Package
from outturn.versions.register import Register

SYNONYMS = "synonyms.csv"


def synonym_problems(register: Register, packages: Sequence[Package]) -> Iterator[Finding]:
    """No row stands twice, and what is meant is said by a title, an outcome or a place."""
    known = [
        *(title for titles in register.titles.values() for title in titles.values()),
        *(one.title for package in packages for one in package.indicators),
        *(one.title for package in packages for one in package.scorecard.outcomes),
        *(package.scorecard.area for package in packages),
    ]
    titles = [*map(terms, dict.fromkeys(known))]
    first: dict[tuple[str, str], int] = {}
    for one in register.synonyms:
        meant = terms(one.means)
        before = first.setdefault((" ".join(terms(one.said)), " ".join(meant)), one.row)
        if before != one.row:
            yield found("row-twice", Where(SYNONYMS, one.row, "said"), found=shown(one.said), row=before)
        elif not meant or not any(says(title, meant) for title in titles):
            yield found("synonym-of-nothing", Where(SYNONYMS, one.row, "means"), found=shown(one.means))
