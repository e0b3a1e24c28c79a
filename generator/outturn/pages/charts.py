"""The descriptions of charts, which ``charts`` draws: no geometry, no colour."""

from outturn.values import Value


class Line(Value, frozen=True):
    """One series of a chart: a value, or None for a gap, for each of the chart's periods.

    ``role`` is ``outturn``, ``target``, ``comparator``, ``mean``, ``limit`` (of the process), ``baseline`` or
    ``forecast`` (which joins its values across gaps); ``shown`` holds the values as text. ``key`` is the line's name
    and its newest value for the chart's key, empty for a line that the key does not name. ``intervals`` are the 95%
    limits of each value; ``causes`` name the special cause that a point shows (concern, improvement or special), else
    are empty. ``newest`` says how sure the change to the newest value is: ``chance`` (could be chance), ``untested``
    or empty.
    """

    name: str
    role: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]
    key: str = ""
    intervals: tuple[tuple[float, float] | None, ...] = ()
    causes: tuple[str, ...] = ()
    newest: str = ""


class Numerals(Value, frozen=True):
    """How the numbers of an axis are written: their marks, and what stands before and behind them.

    ``least`` is how many decimals those have at least that have any. ``steps`` are words in place of numbers: the axis
    has a step for each, the first at 1. ``finest`` is what steps of the axis are multiples of, 0 where they may be any.
    """

    thousands: str = ""
    decimal: str = ""
    minus: str = ""
    before: str = ""
    behind: str = ""
    least: int = 0
    steps: tuple[str, ...] = ()
    finest: int = 0


class Chart(Value, frozen=True):
    """The one description of a chart, drawn twice: as an inline SVG and, when asked for, as a Plotly figure.

    ``breaks`` are the positions of periods before which the series breaks. ``axis`` names what the value axis counts.
    ``lifts`` are those before which figures begin to add up anew, so that no line goes on. ``years`` are positions at
    which a year begins, with its name, where the axis names years instead of periods. ``steps`` are those before which
    a process starts anew, or is held to a baseline; the end of the axis too. ``notes`` say what the marks
    mean that the chart has, and what lies ahead, a sentence each.
    """

    id: str
    title: str
    caption: str
    description: str
    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    breaks: tuple[int, ...] = ()
    numerals: Numerals = Numerals()
    axis: str = ""
    lifts: tuple[int, ...] = ()
    years: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()


class Dot(Value, frozen=True):
    """One area in a dot plot; ``kind`` is council, nation, region, all, neighbour or peer, ``shown`` the value as text.

    ``interval`` are the 95% limits of the value, in its unit; None where they are not known.
    """

    name: str
    kind: str
    value: float
    shown: str
    interval: tuple[float, float] | None = None


class DotPlot(Value, frozen=True):
    """The description of a dot plot: areas beside each other, in the order in which they are drawn from the top.

    ``key`` says what the shapes mean: a kind, its shape as a letter, and its name; ``axis`` what the values count.
    """

    id: str
    title: str
    caption: str
    description: str
    dots: tuple[Dot, ...]
    key: tuple[tuple[str, str, str], ...] = ()
    numerals: Numerals = Numerals()
    axis: str = ""
