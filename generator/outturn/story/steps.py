"""Steps and baselines of a process: where a chart has them, and what is told of each, with its reason and its owner."""

from collections.abc import Iterator, Sequence

from outturn import words
from outturn.model import Step
from outturn.periods import Period, parse
from outturn.story.evidence import Evidence


def drawn(evidence: Evidence, axis: Sequence[Period]) -> tuple[int, ...]:
    """The positions before which the chart has an upright line: a step's period, the one after a baseline's."""
    places = {period.text: place for place, period in enumerate(axis)}
    return tuple(places[one.period] + (one.kind == "baseline") for one in evidence.steps if one.period in places)


def notes(evidence: Evidence) -> Iterator[str]:
    """What each of the upright lines stands for, in the order of time."""
    yield from (_told(evidence, one, "chart") for one in evidence.steps)


def of_limits(evidence: Evidence) -> Iterator[str]:
    """Which step or baseline the newest figure's limits go by."""
    newest = evidence.rows[-1].stretch
    stretches = {row.period: row.stretch for row in evidence.rows}
    yield from (_told(evidence, one, "judged") for one in evidence.steps if stretches.get(one.period) == newest)


def _told(evidence: Evidence, step: Step, where: str) -> str:
    period = words.short_label(evidence.say, parse(step.period))
    return evidence.say(f"{where}-{step.kind}", period=period, reason=step.reason.rstrip("."), owner=step.owner)
