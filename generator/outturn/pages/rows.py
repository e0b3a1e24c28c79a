"""The rows of lists of indicators."""

from outturn.model import Link
from outturn.pages.parts import Badge
from outturn.values import Value

COLOURS = ("green", "amber", "red")
"""The kinds of ratings against targets; those against benchmarks are better, similar and worse."""
LEVEL = "→"
"""The symbol of a direction without a change."""


class SortKeys(Value, frozen=True):
    """What lists sort an indicator by: unrounded numbers in its unit, or None where there is nothing, which comes last.

    ``trend`` is the change from the first figure to the newest as a share of the first; ``rating`` and ``direction``
    count up from what needs most attention.
    """

    trend: float | None = None
    latest: float | None = None
    target: float | None = None
    rating: int | None = None
    direction: int | None = None
    comparator: float | None = None


class IndicatorRow(Value, frozen=True):
    """One indicator in a list of indicators; ``trend`` says in words what its small picture shows.

    ``spark`` are the figures of that picture, None for a gap, and ``spark_lifts`` the positions before which its line
    does not go on; ``spark_aims`` are the lines of what the figures are held against, or stand beside; the picture goes
    from the period ``spark_from`` to ``spark_to``. ``concerns`` are the kinds of reasons in its performance for which
    it needs attention, the most serious first, which ``attention`` says in words; ``data_concerns`` and
    ``data_attention`` those in its data;
    ``stake`` is what those that need attention are sorted by, the smallest first. ``age`` says that its newest figure
    is old or that it is no longer updated; ``broken_down`` by what its figures are broken down. ``companion`` is the
    indicator that it is shown with, of the year so far or of its periods alone, and ``beside`` its newest figure;
    ``twin`` names the one that gives the same measure in another unit; ``reporting`` says when it is reported where
    that is not every time.
    """

    indicator: str
    title: str
    address: str
    scorecard: str
    scorecard_address: str
    latest: str
    period: str
    target: str
    rating: Badge
    direction: Badge
    comparator: str
    codes: tuple[str, ...]
    spark: tuple[float | None, ...] = ()
    spark_lifts: tuple[int, ...] = ()
    is_retired: bool = False
    concerns: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()
    data_concerns: tuple[str, ...] = ()
    data_attention: tuple[str, ...] = ()
    stake: tuple[float, ...] = ()
    age: str = ""
    comparison: Badge | None = None
    trend: str = ""
    keys: SortKeys = SortKeys()
    broken_down: str = ""
    beside: str = ""
    companion: Link | None = None
    twin: str = ""
    spark_aims: tuple[tuple[float | None, ...], ...] = ()
    spark_from: str = ""
    spark_to: str = ""
    spark_steps: int = 0
    reporting: str = ""

    @property
    def moved(self) -> str:
        """The part of a scorecard's first answer that it is counted in by its direction; empty where in none."""
        badge = self.direction
        if badge.kind == "none" or self.is_retired:
            return ""
        if self.age:
            return "old"
        if badge.kind == "similar" or badge.certainty == "chance" or badge.symbol == LEVEL:
            return "similar"
        return _part(badge)

    @property
    def rated(self) -> str:
        """The part that it is counted in by its rating, against targets or against benchmarks."""
        if self.rating.kind == "none" or self.is_retired:
            return ""
        if self.age:
            return "old-target" if self.rating.kind in COLOURS else "old-benchmark"
        return _part(self.rating)


def _part(badge: Badge) -> str:
    is_untested = badge.certainty == "untested" and badge.kind in ("better", "worse")
    return f"{badge.kind}-untested" if is_untested else badge.kind


class IndexPlace(Value, frozen=True):
    """One scorecard's indicator in the list from A to Z; ``name`` tells it from the others beneath the same title.

    ``other`` is the indicator that gives the same measure in another unit.
    """

    name: str
    row: IndicatorRow
    other: IndicatorRow | None = None


class IndexEntry(Value, frozen=True):
    """An indicator in the list from A to Z, once, with the places that have it beneath.

    ``compare`` is the address of the page that compares them, empty where there is none.
    """

    title: str
    codes: tuple[str, ...]
    places: tuple[IndexPlace, ...]
    compare: str = ""


class Standout(Value, frozen=True):
    """An indicator that stands out, for better or for worse, and the sentence that says why."""

    indicator: str
    sentence: str
    is_good: bool = False


class OutcomeSection(Value, frozen=True):
    """An outcome with its indicators."""

    id: str
    title: str
    question: str
    rows: tuple[IndicatorRow, ...]


class ExceptionRow(Value, frozen=True):
    """An indicator that turned red or worsened: what turned, in a sentence, and the first sentence of its page.

    ``commentary`` is the first paragraph of what is said of it, as Markdown; ``missing`` says that there is none.
    ``reporting`` says when it is reported where that is not every time. ``row`` is the indicator as lists show it, None
    where no list has it.
    """

    indicator: str
    title: str
    address: str
    turned: str
    figure: str
    commentary: str = ""
    missing: str = ""
    owner: str = ""
    reporting: str = ""
    row: IndicatorRow | None = None


class ExceptionKind(Value, frozen=True):
    """Exceptions of one kind."""

    id: str
    title: str
    rows: tuple[ExceptionRow, ...]


class Exceptions(Value, frozen=True):
    """What turned red or worsened in a version since one before it, which ``since`` leads to.

    ``sentence`` says how many did, ``page`` is the permanent address of all of it.
    """

    since: Link
    sentence: str
    groups: tuple[ExceptionKind, ...] = ()
    page: Link = Link("")

    @property
    def rows(self) -> tuple[ExceptionRow, ...]:
        """Every exception, the most serious first."""
        return tuple(row for group in self.groups for row in group.rows)


class AttentionGroup(Value, frozen=True):
    """The indicators of one scorecard that need attention, worst first, out of all that are in use.

    ``rows`` need it for their performance, ``data_rows`` for their data; ``exceptions`` are those of the newest
    version.
    """

    scorecard: str
    title: str
    address: str
    rows: tuple[IndicatorRow, ...]
    total: int
    data_rows: tuple[IndicatorRow, ...] = ()
    exceptions: Exceptions | None = None


class CodeRow(Value, frozen=True):
    """A framework's code: the indicators that have it, one a scorecard, and other codes of the same indicators.

    ``others`` lead to the other codes on the same page.
    """

    id: str
    code: str
    rows: tuple[IndicatorRow, ...]
    others: tuple[Link, ...]


class FrameworkTable(Value, frozen=True):
    """A national framework with its codes."""

    id: str
    name: str
    codes: tuple[CodeRow, ...]
