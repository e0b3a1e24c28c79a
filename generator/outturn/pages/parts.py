"""The parts that pages are made of: charts, tiles, rows of tables."""

from outturn.model import Link
from outturn.values import Value


class Badge(Value, frozen=True):
    """A rating or a direction as a reader sees it: a symbol, a word, and a name for its colour.

    ``certainty`` names its look: ``chance`` (could be chance), ``untested`` (not tested), or empty.
    """

    kind: str
    symbol: str
    word: str
    reason: str = ""
    certainty: str = ""


class Count(Value, frozen=True):
    """How many indicators have a rating or a direction."""

    badge: Badge
    number: int


class CountGroup(Value, frozen=True):
    """Indicators counted by what they are held against: ``title`` says what that is."""

    id: str
    title: str
    counts: tuple[Count, ...]


class Tile(Value, frozen=True):
    """One number at a glance: a label, the number, and what it is about."""

    label: str
    value: str
    note: str = ""
    badge: Badge | None = None


class FigureRow(Value, frozen=True):
    """One period in an indicator's table; ``counts`` is the numerator and denominator in words.

    ``id`` is the period as the data writes it, ``number`` the figure unrounded, None where there is none;
    ``other_unit`` is the same figure in the measure's other unit. ``further`` are other targets that it is held
    against, each with its name and its rating.
    """

    id: str
    period: str
    long_period: str
    value: str
    mark: str
    target: str
    rating: Badge
    direction: Badge
    counts: str
    interval: str
    comparator: str
    note: str
    number: float | None = None
    other_unit: str = ""
    further: tuple[tuple[str, Badge], ...] = ()


class AimRow(Value, frozen=True):
    """A target of which more is said than its level: who set it, and why it is as it is (of one in words, what)."""

    period: str
    kind: str
    level: str
    set_by: str
    note: str


class FiguresBeside(Value, frozen=True):
    """Figures that stand beside a page's own, the newest first, with sentences about the newest.

    ``heading`` stands above them, ``page`` is where they have one of their own. It is drawn as the figures of an
    indicator's page are: ``indicator`` names its table, ``title`` says what that is.
    """

    indicator: str
    title: str
    headline: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    heading: str = ""
    page: Link | None = None
    unit: str = ""
    ahead: tuple[tuple[str, str], ...] = ()
    aim: str = ""
    comparator: str = ""
    has_counts: bool = False
    has_intervals: bool = False
    has_notes: bool = False
    intervals: str = ""
    rounded: str = ""
    other_unit: str = ""


class AreaRow(Value, frozen=True):
    """One area's figure in the comparison; ``is_council`` for the council itself."""

    name: str
    kind: str
    value: str
    mark: str
    comparison: Badge | None = None
    is_council: bool = False


class Reasoning(Value, frozen=True):
    """One judgement with what it rests on: the method's name and page, and sentences with the numbers put into it."""

    method: str
    page: str
    sentences: tuple[str, ...]


class IssueRow(Value, frozen=True):
    """A critical issue, the post that answers for it, and where its indicators are.

    ``issue`` is its short name, ``kind`` its status as the data has it, ``review_day`` the day (2025-11-21) on which it
    is looked at again. ``is_overdue`` says that that day had passed when the version was made.
    """

    title: str
    owner: str
    status: str
    action: str
    review: str
    indicators: tuple[Link, ...]
    issue: str = ""
    kind: str = ""
    review_day: str = ""
    is_overdue: bool = False


class ConcernRow(Value, frozen=True):
    """A concern about data: what is wrong, what is done, which post puts it right and by when.

    ``concern``, ``kind``, ``by_day`` and ``is_overdue`` are as an issue's.
    """

    concern: str
    title: str
    what: str
    owner: str
    status: str
    kind: str
    action: str = ""
    by: str = ""
    by_day: str = ""
    indicators: tuple[Link, ...] = ()
    is_overdue: bool = False


class AssessmentRow(Value, frozen=True):
    """A stored score of an inspectorate.

    ``kind`` is its status as the data has it, ``place`` that of its year among those of all scores, in the order of
    time.
    """

    assessment: str
    group: str
    subject: str
    as_at: str
    result: str
    status: str
    note: str
    kind: str = ""
    place: int = 0


class Coming(Value, frozen=True):
    """What comes next of a scorecard, in sentences, and the address of the feed of its dates."""

    sentences: tuple[str, ...]
    feed: str


class Correction(Value, frozen=True):
    """What a later version put right: the sentence that says it, and the page where it is right."""

    sentence: str
    where: Link


class Standing(Value, frozen=True):
    """Where a page stands among the versions: what it shows, what is newer, and what was corrected since.

    ``newer`` is where the newest version says the same, absent on a page that shows the newest one.
    """

    sentence: str
    newer: Link | None = None
    corrections: tuple[Correction, ...] = ()


class Succession(Value, frozen=True):
    """What came after a council that ended, or before one that took over: a sentence, and links to their scorecards."""

    sentence: str
    links: tuple[Link, ...] = ()


class BeforeRow(Value, frozen=True):
    """A period of the places before a council: their figure added up, or that it is not comparable, and from what."""

    period: str
    value: str
    counts: str
    sources: str


class Citation(Value, frozen=True):
    """How to link to a page and cite it: its permanent address, from the site's root, and what to write.

    ``text`` goes before the address. A page that shows the newest version ``is_moving``: its own address says
    something else later.
    """

    address: str
    url: str
    text: str
    sha256: str = ""
    is_moving: bool = False


class FigureHistory(Value, frozen=True):
    """What one figure was in each version: its period, and each value with the first version that had it."""

    period: str
    values: tuple[tuple[str, Link], ...]


class ChangeGroup(Value, frozen=True):
    """Changes of one kind, each in a sentence."""

    title: str
    sentences: tuple[str, ...]


class VersionRow(Value, frozen=True):
    """One version in a scorecard's list of versions; ``turned`` is what changed in judgements, in a sentence.

    ``exceptions`` is the address of what turned red or worsened in it, empty where it says nothing of that.
    """

    version: str
    address: str
    sealed: str
    level: str
    note: str
    downloads: str
    sha256: str
    changes: tuple[ChangeGroup, ...] = ()
    withdrawn: str = ""
    turned: str = ""
    exceptions: str = ""


class MapEntry(Value, frozen=True):
    """A scorecard in the map of the site: its page, its indicators by outcome, and what else is about it."""

    scorecard: Link
    outcomes: tuple[tuple[Link, tuple[Link, ...]], ...]
    others: tuple[Link, ...]


class NewsRow(Value, frozen=True):
    """A version that was published lately: which, when, and what it is; ``versions`` tells what changed.

    ``turned`` is what changed in judgements, in a sentence.
    """

    version: Link
    scorecard: Link
    versions: str
    sealed: str
    level: str
    note: str
    turned: str = ""


class Licence(Value, frozen=True):
    """A licence, and whether it is the one of the public sector, which asks for a sentence of its own."""

    title: str
    path: str = ""
    is_public_sector: bool = False


class Download(Value, frozen=True):
    """A file to download: where it is, what it is, what is in it, and in words how large it is, where that is said."""

    address: str
    name: str
    description: str
    size: str = ""
