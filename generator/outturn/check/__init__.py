"""Values to problems: whether a draft is right; one small function a rule, none of which raises on data."""

from collections.abc import Iterable, Sequence

from outturn.check import figures, keys, package, period, targets
from outturn.errors import Problem
from outturn.model import Draft, Package

RULES = (*package.RULES, *keys.RULES, *period.RULES, *figures.RULES, *targets.RULES)


def check(draft: Draft) -> list[Problem]:
    """Every problem of one draft, in the order of its files and rows."""
    return in_order(problem for rule in RULES for problem in rule(draft))


def check_together(packages: Sequence[Package]) -> list[Problem]:
    """Every problem between packages that are each right in themselves."""
    return in_order(package.same_code_same_figures(packages))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems as one reads the files, none of them twice."""
    return sorted(dict.fromkeys(problems), key=Problem.sort_key)
