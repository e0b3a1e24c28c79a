"""The example scorecards as they were on the day of each version, built anew from the published series."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from example import corporate_parenting, peterborough, yearly
from example.answers import answered
from example.changes import entered, follow, marked, worded
from example.packages import Package
from example.published import only, published_by
from example.states import History, State

Builder = Callable[[Path, str, date, Mapping[str, str]], Package]

BUILDERS: Mapping[str, Builder] = {
    "harrow-children": yearly.build,
    "leeds-accountability": yearly.build,
    "herefordshire-digest": yearly.build,
    "harrow-corporate-parenting": corporate_parenting.build,
    "peterborough-dashboard": peterborough.build,
}


def states(name: str, history: History, figures: Path) -> Iterator[tuple[State, Package]]:
    """Give every state of the scorecard with its package, in order."""
    before: Package | None = None
    for state in history.states:
        package = _as_built(name, history, state, figures)
        if before is not None:
            corrected = [(one.indicator, period) for one in history.entered if one.mistake for period in one.periods]
            package = marked(package, before, corrected)
        yield state, answered(package, state.day)
        before = package


def _as_built(name: str, history: History, state: State, figures: Path) -> Package:
    """Return the package of a state, but for the marks that depend on the states before."""
    swap = history.replaced
    former = {swap.by: swap.former} if state.day < swap.on else {}
    package = published_by(BUILDERS[name](figures, name, state.as_at, former), state.as_at)
    there = {row["indicator"] for row in package.tables["indicators"]}
    package = only(package, {one for one in there if history.added.get(one, state.day) <= state.day})
    package = entered(package, history.entered, state.day, figures)
    package = worded(follow(package, swap), history.worded, state.day)
    card = dict(package.descriptor["scorecard"])
    if due := history.next_publication(state):
        card["next_publication"] = due
    dated = {**package.descriptor, "created": f"{state.day}T00:00:00Z", "scorecard": card}
    if state == history.states[-1]:
        return replace(package, descriptor=dated)
    said = history.summary.format(day=f"{state.as_at.day} {state.as_at:%B %Y}")
    return replace(package, descriptor=dated, commentary={"summary": said})
