"""Linked figures in which a small count is shown or can be worked out, and what to hide as well."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from outturn.check.disclosure.exposing import Exposed, Reader
from outturn.check.disclosure.hiding import to_hide
from outturn.check.disclosure.linked import Figure, Linked, Name, Policy, Told
from outturn.check.disclosure.links import SO_FAR, Times, linked
from outturn.model import Draft


class Trouble(NamedTuple):
    """One table of linked figures in which something can be worked out, and what to do about it.

    ``worked_out`` are the counts that can be; ``small`` the places of figures that show a count that may not be shown;
    ``hide`` those that are to be hidden beside these and the hidden ones. None of ``hide`` can be left out.
    """

    linked: Linked
    small: tuple[int, ...]
    worked_out: tuple[Exposed, ...]
    hide: tuple[int, ...]


def policy_of(draft: Draft) -> Policy | None:
    """What the descriptor says of small numbers; None where it says nothing, or nothing that can be read."""
    card = draft.descriptor.get("scorecard")
    said = card.get("disclosure") if isinstance(card, Mapping) else None
    smallest = said.get("smallest") if isinstance(said, Mapping) else None
    round_to = said.get("round_to", 1) if isinstance(said, Mapping) else None
    if not isinstance(smallest, int) or not isinstance(round_to, int) or smallest < 1 or round_to < 1:
        return None
    return Policy(smallest, round_to)


def troubles(draft: Draft, counting: Mapping[str, list[Figure]], policy: Policy) -> Iterator[Trouble]:
    """Every table of linked figures of the draft in which a small count is shown or one can be worked out.

    ``counting`` are the figures of each indicator that counts something (``cells.counted``).
    """
    for table, own in _tables(draft, counting, policy):
        if trouble := trouble_in(table, own):
            yield trouble


def followed(draft: Draft, counting: Mapping[str, list[Figure]], policy: Policy) -> Iterator[Name]:
    """What can be worked out of figures whose indicators are the draft's: the names, each as often as it has counts."""
    for table, own in _tables(draft, counting, policy):
        if _is_interesting(table, own):
            for one in Reader(table, own).exposed(_hidden(table)):
                yield table.figures[table.place(one.count)].name


def _tables(draft: Draft, counting: Mapping[str, list[Figure]], policy: Policy) -> Iterator[tuple[Linked, Policy]]:
    """The tables of linked figures in which anything can be amiss, each with what its counts are rounded to."""
    frame = draft.tables["indicators"].frame.drop_duplicates("indicator")
    starts = frame["year_starts"].astype("float64").fillna(0.0).astype(int)
    columns = (frame[name] for name in ("indicator", "year_type", "basis", "year_to_date_of"))
    keys = zip(*columns, starts, strict=True)
    times = {name: Times(*about) for name, *about in keys}
    rounding = dict(zip(frame["indicator"], frame["rounding"].astype("float64").fillna(1.0), strict=True))
    bases = {name: one.adds_up for name, one in times.items() if one.adds_up in counting}
    for name in [name for name in counting if name not in bases.values()]:
        own = Policy(policy.smallest, int(rounding[name]))
        figures = [*counting[name], *counting.get(bases.get(name, ""), ())]
        if _is_quiet(figures, own) and times[name].basis != SO_FAR:
            continue
        base = bases.get(name, "")
        of_these = {name: times[name]._replace(adds_up=base), **({base: times[base]} if base else {})}
        for table in linked(figures, of_these, own):
            yield table, own


def trouble_in(table: Linked, policy: Policy) -> Trouble | None:
    """What is wrong in one table of linked figures; None where nothing is."""
    hidden = _hidden(table)
    small = frozenset(at for at, one in enumerate(table.figures) if _is_small(one, policy)) - hidden
    if not small and not _is_interesting(table, policy):
        return None
    reader = Reader(table, policy)
    worked_out = reader.exposed(hidden)
    hide = to_hide(table, hidden | small, reader) if small or worked_out else ()
    return Trouble(table, tuple(sorted(small)), worked_out, hide) if small or worked_out else None


def _hidden(table: Linked) -> frozenset[int]:
    return frozenset(at for at, one in enumerate(table.figures) if one.is_hidden)


def _is_small(figure: Figure, policy: Policy) -> bool:
    return figure.where is not None and policy.forbids(figure)


def _is_quiet(figures: list[Figure], policy: Policy) -> bool:
    """Whether figures that are all shown, and none of them small, can give nothing away; groups may lack rows."""
    return policy.round_to == 1 and not any(one.name.dimension for one in figures) and _all_fine(figures, policy)


def _all_fine(figures: list[Figure], policy: Policy) -> bool:
    return all(one.is_whole and not _is_small(one, policy) for one in figures)


def _gives_itself_away(figure: Figure, policy: Policy) -> bool:
    """Whether the interval of a figure that is tied to no other can say that a count is small."""
    shows = figure.top is not None or figure.below is not None
    return shows or any(end[1] < policy.smallest for told in figure.told for end in told)


def _says(figure: Figure) -> bool:
    """Whether a figure says anything of counts."""
    return figure.top is not None or figure.below is not None or any(one != Told() for one in figure.told)


def _is_interesting(table: Linked, policy: Policy) -> bool:
    """Whether anything could be worked out: a count is told of, and another is not, only rounded, or between totals."""
    if len(table.figures) == 1 and table.figures[0].told:
        return _gives_itself_away(table.figures[0], policy)
    shows = any(_says(one) for one in table.figures if not one.is_nothing)
    lacks = any(not one.is_whole for one in table.figures)
    return shows and (lacks or bool(table.between) or policy.round_to > 1)
