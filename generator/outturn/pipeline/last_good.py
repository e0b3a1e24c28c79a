"""What a preview shows of data in which something is wrong: each scorecard as it was before that."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from outturn.errors import Finding, printable
from outturn.model import WORKING_COPY, Package
from outturn.pipeline.checking import Checked
from outturn.versions.history import SealedFolder
from outturn.versions.register import Register

EVERY, ELSEWHERE = "", "/"
"""The folder of all packages, and what no scorecard can be called: everything that is not of a working copy."""


@dataclass(frozen=True, slots=True, eq=False)
class LastGood:
    """What was last read in which nothing was wrong: working copies with their states, and what was published."""

    packages: Mapping[str, tuple[Package, str]] = field(default_factory=dict)
    past: tuple[Register, tuple[SealedFolder, ...]] | None = None


def shown(checked: Checked, good: LastGood) -> tuple[Checked, LastGood]:
    """What is shown of the site's packages, and what is good of them now.

    Nothing is wrong in what is shown, as far as it was ever right; else it is what can be read without the rows that
    are wrong.
    """
    wrong = frozenset(_wrong(checked.problems))
    read = {one.scorecard.name: (one, checked.states.get(one.scorecard.name, "")) for one in checked.packages}
    right = {name: one for name, one in read.items() if printable(name) not in wrong}
    before = {name: one for name, one in good.packages.items() if name not in right and _is_hurt(name, wrong)}
    past = good.past if good.past and ELSEWHERE in wrong else (checked.register, checked.folders)
    shown_now = dict(sorted({**read, **before}.items()))
    showing = replace(
        checked,
        packages=tuple(package for package, _ in shown_now.values()),
        findings=(),
        register=past[0],
        folders=past[1],
        states={name: state for name, (_, state) in shown_now.items() if state},
    )
    return showing, LastGood({**before, **right}, good.past if ELSEWHERE in wrong else past)


def _wrong(problems: Iterable[Finding]) -> Iterator[str]:
    """The scorecards in which something is wrong, and ELSEWHERE where it is in what was published or beside it."""
    for one in problems:
        if not is_of_working_copy(one):
            yield ELSEWHERE
        yield one.where.file.partition("/")[0]


def _is_hurt(scorecard: str, wrong: Collection[str]) -> bool:
    """Whether something is wrong in the scorecard, or in the folder of all."""
    return printable(scorecard) in wrong or EVERY in wrong


def is_of_working_copy(finding: Finding) -> bool:
    """Whether it lies in a scorecard's working copy, or where that should be."""
    _, _, rest = finding.where.file.partition("/")
    return rest.partition("/")[0] == WORKING_COPY
