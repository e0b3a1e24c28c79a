"""Values to findings: whether a draft is right; one small function a rule, none of which raises on data."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from outturn.check import (
    answers,
    breakdowns,
    codes,
    due,
    figures,
    keys,
    package,
    pairs,
    period,
    same_as,
    scales,
    slips,
    so_far,
    steps,
    targets,
    totals,
    ways,
)
from outturn.check.disclosure import rules as disclosure
from outturn.check.found import Rule
from outturn.check.plausible import aims, people, ranges, repeats, shared, swapped, times
from outturn.check.plausible import totals as total_rows
from outturn.errors import Finding
from outturn.findings import in_order
from outturn.model import Draft, Package
from outturn.scales import graded

OF_ROWS = (
    *(*scales.RULES, *keys.RULES, *period.RULES, *figures.RULES, *slips.RULES, *totals.RULES, *so_far.RULES),
    *(*breakdowns.RULES, *disclosure.RULES, *targets.RULES, *ways.RULES, *pairs.RULES, *steps.RULES),
    *due.RULES,
    *(*ranges.RULES, *times.RULES, *repeats.RULES, *aims.RULES, *total_rows.RULES, *people.RULES, *swapped.RULES),
    *answers.RULES,
)
"""Rules about rows of tables alone."""
RULES = (*package.RULES, *OF_ROWS)
ABOUT = {breakdowns.RULES: ("groups", "breakdowns"), steps.RULES: ("steps",), targets.RULES: ("targets",)}
"""Tables without a row of which those rules have nothing to say."""
ABSENT = frozenset({"figure-missing", "target-empty"})
"""What is found, too, where a word is none of its scale."""
FOLLOWS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "cells-swapped": frozenset(
            {
                *("value-not-of-counts", "part-above-whole", "interval-beside-figure", "count-in-fractions"),
                *("figure-beyond-range", "figure-slipped", "count-identifies", "group-above-whole"),
            }
        ),
        "figure-slipped": frozenset({"figure-beyond-range", "count-in-fractions", "target-on-worse-side"}),
        "row-twice": frozenset({"figure-beyond-range", "figure-slipped", "figure-repeated", "period-left-out"}),
        "part-above-whole": frozenset({"count-identifies"}),
        "value-not-of-counts": frozenset({"count-identifies"}),
        "target-always-met": frozenset({"target-on-worse-side"}),
        "target-of-nothing": frozenset({"target-on-worse-side", "figure-slipped"}),
    }
)
"""What follows from another finding in the same row, and is not said beside it."""
OF_WRONG_AIMS = ("figure-slipped", "target-always-met", "target-of-nothing")
"""What a target is said to be that is no target; what is held against it says nothing."""


def check(draft: Draft) -> list[Finding]:
    """Everything that is wrong in one draft, in the order of its files and rows.

    Rules about scales see the draft as it is written, all others with the places of its words as values.
    """
    rules = _speaking(draft)
    written = [finding for rule in rules if rule in scales.RULES for finding in rule(draft)]
    placed = graded(draft)
    with np.errstate(all="ignore"):  # of what cannot be calculated nothing is found
        meant = [finding for rule in rules if rule not in scales.RULES for finding in rule(placed)]
    known = {(one.where.file, one.where.row) for one in written}
    left = [one for one in meant if one.id not in ABSENT or (one.where.file, one.where.row) not in known]
    return in_order(_beside_right_aims(draft, [*_without_what_follows([*written, *left])]))


def _speaking(draft: Draft) -> list[Rule]:
    """The rules that have anything to say of the draft."""
    filled = {name for name, table in draft.tables.items() if len(table.frame)}
    mute = {rule for rules, tables in ABOUT.items() if not filled.intersection(tables) for rule in rules}
    return [rule for rule in (RULES if filled else package.RULES) if rule not in mute]


def _without_what_follows(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings but for those that follow from another in their row."""
    followed = {(one.where.file, one.where.row, kind) for one in findings for kind in FOLLOWS.get(one.id, ())}
    yield from (one for one in findings if (one.where.file, one.where.row, one.id) not in followed)


def _beside_right_aims(draft: Draft, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings but for floors that lie on the wrong side of a target which itself is said to be wrong."""
    table = draft.tables["targets"]
    aims = table.frame[["indicator", "period", "name"]]
    odd = {one.where.row for one in findings if one.where.file == table.file and one.id in OF_WRONG_AIMS}
    wrong = {tuple(aims.loc[row]) for row in odd if row in aims.index}
    for one in findings:
        if one.id != "floor-above-target" or tuple(aims.loc[one.where.row]) not in wrong:
            yield one


def check_together(
    packages: Sequence[Package], drafts: Sequence[Draft], scorecards: Collection[str] = ()
) -> list[Finding]:
    """Everything that is wrong between packages that are each right in themselves; ``drafts`` are the same as read.

    ``scorecards`` are all that there are, those that cannot be read too.
    """
    return in_order(
        [
            *codes.same_code_same_figures(packages),
            *codes.codes_apart(packages),
            *same_as.same_as(packages, scorecards),
            *shared.same_polarity(drafts),
        ]
    )
