"""What ``import`` says of a workbook's cells, as lines of text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from outturn.command.terminal import near
from outturn.errors import printable
from outturn.pipeline.importing import Plan
from outturn.pipeline.listing import Listing, of_import, question, summed
from outturn.words.catalogue import Catalogue


def report(plan: Plan, file: Path, say: Catalogue) -> list[str]:
    """Everything that there is to say of the plan before what changes in the scorecard."""
    lines = [summed(plan.fates, say)]
    for one in of_import(plan.fates, plan.understood.proposals, plan.against, say):
        lines += ["", *printed([one])]
    if plan.understood.questions:
        lines += ["", f"To be answered in {near(file)}, in place of each ?, or behind the word that stands there"]
        asked = plan.understood.questions
        lines += [f"  {' > '.join(map(printable, one.path))}: {question(one, say)}" for one in asked]
    return lines


def printed(listings: Iterable[Listing]) -> Iterator[str]:
    """The listings as lines: those of a heading stand beneath it, further in."""
    for one in listings:
        if one.heading:
            yield one.heading
        yield from (f"  {line}" if one.heading else line for line in one.lines)
