"""A workbook's figures put into a scorecard: understood, tried beside it, and written where nothing is newly wrong.

A workbook of our own needs no understanding: ``returning`` brings it back.
"""

from dataclasses import dataclass
from pathlib import Path

from outturn.errors import Finding
from outturn.findings import problems
from outturn.model import WORKING_COPY
from outturn.pipeline.adding import Files, Tried, tried
from outturn.pipeline.differences import Difference, in_scorecard
from outturn.pipeline.drawing_up import drawn_up
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.import_ground import Asked
from outturn.pipeline.weighing import Against, against
from outturn.versions.register_files import read_register
from outturn.words.catalogue import Catalogue
from outturn.workbook.entries import Fate
from outturn.workbook.mapping import written
from outturn.workbook.understood import Understood


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What an import would do: the files as they would be, what becomes of each cell, and what is to be said of it.

    ``found`` is newly wrong or newly warned of; ``difference`` is None where there was nothing to read before.
    """

    understood: Understood
    fates: tuple[Fate, ...]
    files: Files
    tried: Tried | None
    difference: Difference | None
    against: tuple[Against, ...]
    is_begun: bool

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What has to be put right before it is written."""
        return problems(self.tried.new) if self.tried else ()


def mapping_file(plan: Plan) -> bytes:
    """How the workbook was read, as it is kept."""
    return written(plan.understood.mapping)


def planned(packages: Path, asked: Asked, say: Catalogue) -> Plan:
    """What importing the workbook would do; nothing is written.

    Raises OutturnError where the workbook cannot be read.
    """
    drawn = drawn_up(packages, asked)
    found, changed = drawn.understood, drawn.files
    outcome = tried(packages, asked.scorecard, changed) if changed and not found.questions else None
    return Plan(
        found,
        drawn.fates,
        changed,
        outcome,
        difference(packages, asked.scorecard, outcome, say),
        tuple(against(found.said, outcome.after)) if outcome and outcome.after else (),
        asked.begun is not None,
    )


def difference(packages: Path, scorecard: str, outcome: Tried | None, say: Catalogue) -> Difference | None:
    """What differs between the working copy and what it would be; None where one of them cannot be read."""
    if outcome is None or outcome.before is None or outcome.after is None:
        return None
    editions = (judged_edition(outcome.before), judged_edition(outcome.after))
    found = (outcome.found, outcome.found_then)
    register, _ = read_register(packages)
    return in_scorecard(say, (scorecard, WORKING_COPY, "the import"), editions, found, register)
