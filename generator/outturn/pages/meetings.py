"""What the pages of committee meetings say; a meeting's own is told once, when its papers are sealed."""

from collections.abc import Mapping

import msgspec

from outturn.model import Link
from outturn.pages.history import Correction
from outturn.pages.page import Page
from outturn.pages.parts import Badge
from outturn.pages.told import ToldError
from outturn.values import Value


class SpokenOf(Value, frozen=True):
    """An indicator that a covering report speaks of, as the version that was considered has it.

    ``figure`` is its newest figure with its unit, ``period`` its short name; ``address`` is the sealed version's page.
    ``age`` says that the figure was old then, or no longer updated.
    """

    indicator: str
    title: str
    figure: str
    period: str
    rating: Badge
    direction: Badge
    address: str
    age: str = ""


class ReportSection(Value, frozen=True):
    """A numbered section of a covering report; ``text`` is Markdown in which nothing is left to be filled in.

    An indicator that the report names as ``[[indicator]]`` stands in the text as its title, figure and rating in words,
    linked to the sealed version's page; the address of such a link is from the site's root, with a slash in front.
    ``number`` is "1", "2", …; what stands before the first heading has neither a number nor a title.
    """

    number: str
    id: str
    title: str
    text: str


class PaperRow(Value, frozen=True):
    """A paper as the page lists it; ``kind``, ``status`` and ``date`` are in words, ``corrects`` what it corrects.

    ``address`` is from the site's root or of another site; ``corrected_by`` are the supplements that correct it.
    """

    paper: str
    title: str
    kind: str
    date: str
    address: str = ""
    sha256: str = ""
    size: str = ""
    status: str = ""
    reason: str = ""
    corrects: str = ""
    corrected_by: tuple[Link, ...] = ()


class DecisionRow(Value, frozen=True):
    """A recommendation with what was decided on it; either may be empty."""

    number: str
    recommended: str = ""
    decided: str = ""
    date: str = ""


class Since(Value, frozen=True):
    """What has happened since a meeting: corrections to what was shown, and how each indicator moved; in sentences.

    It is worked out from later versions and never sealed. ``moved`` are the indicators that the report speaks of, each
    where the newest version says it. ``newest`` is that version; absent where the newest is what was considered.
    """

    corrections: tuple[Correction, ...] = ()
    moved: tuple[tuple[Link, str], ...] = ()
    newest: Link | None = None


class MeetingPage(Page, frozen=True):
    """One meeting with what it considered, as it was when its papers were sealed.

    ``facts`` are its fields, each with its label, in the order of a covering report (committee, date, subject, lead
    officer, portfolio holder, exempt, key decision…); ``considered`` leads to the sealed version, ``scorecard`` and
    ``version`` name it. ``exempt`` is the sentence that says why the item is not public; then there is nothing else.
    ``background`` is the list that the law asks for: what the version's sources and the papers name, each with its
    hash where it has one. ``report_corrected_by`` are the supplements that correct the report itself, ``agenda`` is
    the address of the agenda on another site. ``labels`` are the words that its template prints beside the values, in
    ``language``, as they were when it was told. ``since`` is what is said today, ``proof`` the
    address of the list of everything that was sealed of it. ``beside`` is what else the committee considers on
    that day, as it is known today.
    """

    meeting: str = ""
    committee: str = ""
    day: str = ""
    subject: str = ""
    exempt: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    scorecard: str = ""
    version: str = ""
    considered: Link = Link("")
    sections: tuple[ReportSection, ...] = ()
    spoken_of: tuple[SpokenOf, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    supplements: tuple[PaperRow, ...] = ()
    background: tuple[PaperRow, ...] = ()
    minutes: tuple[PaperRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    pack: PaperRow | None = None
    illustrative: bool = False
    report_corrected_by: tuple[Link, ...] = ()
    agenda: str = ""
    proof: str = ""
    labels: Mapping[str, str] = msgspec.field(default_factory=dict)
    language: str = ""
    since: Since | None = None
    beside: tuple[Link, ...] = ()


class MeetingRow(Value, frozen=True):
    """A meeting in the list of meetings; ``is_draft`` says that its papers are not published yet."""

    title: str
    committee: str
    date: str
    address: str
    scorecard: str = ""
    is_exempt: bool = False
    is_past: bool = False
    is_draft: bool = False


class MeetingsPage(Page, frozen=True):
    """Every meeting: those to come first, the next one first; then those that were, by committee, the last one first.

    ``as_at`` is the day that tells the two apart.
    """

    as_at: str = ""
    coming: tuple[MeetingRow, ...] = ()
    past: tuple[tuple[str, tuple[MeetingRow, ...]], ...] = ()


def as_told_meeting(page: MeetingPage) -> bytes:
    """What is stored of a meeting's page when its papers are sealed; the same values give the same bytes.

    Raises ToldError where it would not be read back as it is.
    """
    content = _ENCODER.encode(page) + b"\n"
    if read_told_meeting(content) != page:
        message = "What is told holds what cannot be stored"
        raise ToldError(message)
    return content


def read_told_meeting(content: bytes) -> MeetingPage:
    """What was stored of a meeting's page; raises ToldError where it is something else."""
    try:
        return _DECODER.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ToldError(str(error)) from error


_ENCODER, _DECODER = msgspec.json.Encoder(order="sorted"), msgspec.json.Decoder(MeetingPage)
