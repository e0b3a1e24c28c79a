"""Small numbers of older versions: what one that everybody can read gives away of what is hidden now."""

from collections.abc import Iterator, Mapping

from outturn.check.disclosure.cells import counted
from outturn.check.disclosure.linked import Figure, Name, Policy
from outturn.check.disclosure.rules import named
from outturn.check.disclosure.troubles import policy_of, troubles
from outturn.errors import Finding, Where
from outturn.findings import found
from outturn.model import Draft


def public_before(draft: Draft, old: Draft, version: str) -> Iterator[Finding]:
    """What an older version of the draft, which is public, gives away by the draft's own rule about small numbers.

    That is a figure that is hidden now, and a count too small to be shown that the draft does not show either.
    """
    policy = policy_of(draft)
    if policy is None:
        return
    figures = counted(draft)
    now = {figure.name: figure for of_indicator in figures.values() for figure in of_indicator}
    for figure in _given_away(counted(old), old, policy, now):
        own = now.get(figure.name)
        table = "breakdowns" if figure.name.dimension else "outturns"
        where = Where(own.where.file, own.where.row, "mark") if own and own.where else Where(draft.tables[table].file)
        yield found("count-public-before", where, found=named(figure), version=version)


def _given_away(
    figures: Mapping[str, list[Figure]], old: Draft, policy: Policy, now: Mapping[Name, Figure]
) -> Iterator[Figure]:
    """The figures of the older version, in the order of its rows, that it should not show or let be worked out."""
    followed = {
        trouble.linked.figures[trouble.linked.place(one.count)].name
        for trouble in troubles(old, figures, policy)
        for one in trouble.worked_out
    }
    for figure in (figure for of_indicator in figures.values() for figure in of_indicator):
        own = now.get(figure.name)
        is_hidden = own is not None and own.is_hidden
        is_gone = own is None or not own.can_be_hidden
        is_small = policy.is_small(figure.top) or policy.is_small(figure.below)
        if (is_hidden and figure.can_be_hidden) or (is_gone and is_small) or (is_gone and figure.name in followed):
            yield figure
