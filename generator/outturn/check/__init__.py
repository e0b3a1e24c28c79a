"""Values to findings: whether a draft is right; one small function a rule, none of which raises on data."""

from collections.abc import Sequence

from outturn.check import breakdowns, codes, figures, keys, package, pairs, period, so_far, steps, targets, totals
from outturn.check.disclosure import rules as disclosure
from outturn.errors import Finding
from outturn.findings import in_order
from outturn.model import Draft, Package

OF_ROWS = (
    *(*keys.RULES, *period.RULES, *figures.RULES, *totals.RULES, *so_far.RULES),
    *(*breakdowns.RULES, *disclosure.RULES, *targets.RULES, *pairs.RULES, *steps.RULES),
)
"""Rules about rows of tables alone."""
RULES = (*package.RULES, *OF_ROWS)


def check(draft: Draft) -> list[Finding]:
    """Everything that is wrong in one draft, in the order of its files and rows."""
    has_rows = any(len(table.frame) for table in draft.tables.values())
    return in_order(finding for rule in (RULES if has_rows else package.RULES) for finding in rule(draft))


def check_together(packages: Sequence[Package]) -> list[Finding]:
    """Everything that is wrong between packages that are each right in themselves."""
    return in_order([*codes.same_code_same_figures(packages), *codes.codes_apart(packages)])
