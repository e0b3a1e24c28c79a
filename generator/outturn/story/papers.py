"""The papers of a meeting as its page lists them, and the list of background papers that the law asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from outturn import words
from outturn.meetings import REPORT, Considered, Paper
from outturn.model import Link
from outturn.pages import PaperRow
from outturn.story.covering import Covered
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

KILOBYTE, MEGABYTE = 1000, 1_000_000
APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class PaperRows:
    """A meeting's papers by kind, each in the order of their days; ``of_report`` are supplements that correct it."""

    enclosures: tuple[PaperRow, ...]
    background: tuple[PaperRow, ...]
    supplements: tuple[PaperRow, ...]
    minutes: tuple[PaperRow, ...]
    of_report: tuple[Link, ...]


def paper_rows(say: Catalogue, considered: Considered) -> PaperRows:
    """The papers; supplements and minutes stand newest first, each corrected paper names what corrects it."""
    papers = sorted(considered.papers, key=lambda one: (one.date, one.row))
    by = {kind: [one for one in papers if one.kind == kind] for kind in ("enclosure", "background")}
    supplements = [one for one in reversed(papers) if one.kind == "supplement"]
    minutes = [one for one in reversed(papers) if one.kind == "minutes"]
    approved = next((one for one in minutes if one.status == APPROVED), None)
    titles = {REPORT: say("meeting-report"), **{one.paper: one.title for one in papers}}

    def row(one: Paper) -> PaperRow:
        made = _row(say, considered, one)
        against = tuple(_link(say, considered, other) for other in supplements if other.corrects == one.paper)
        return replace(made, corrects=titles.get(one.corrects, one.corrects), corrected_by=against)

    return PaperRows(
        tuple(map(row, by["enclosure"])),
        tuple(map(row, by["background"])),
        tuple(map(row, supplements)),
        tuple(replace(row(one), status=_status(say, one, approved)) for one in minutes),
        tuple(_link(say, considered, one) for one in supplements if one.corrects == REPORT),
    )


def version_rows(covered: Covered, version: Version | None) -> Iterator[PaperRow]:
    """What the version rests on, as background papers: its own files under its hash, then its sources."""
    say, card = covered.say, covered.told.scorecard
    yield PaperRow(
        paper="",
        title=say("meeting-background-version", title=card.title, number=covered.version),
        kind=say("meeting-kind-data"),
        date=words.long_date(say, version.sealed) if version else card.published,
        address=addresses.downloads(covered.scorecard, covered.version),
        sha256=version.sha256 if version else "",
    )
    for source in card.sources:
        yield PaperRow(paper="", title=source.title, kind=say("meeting-kind-source"), date="", address=source.path)


def paper_row(say: Catalogue, considered: Considered, file: str, title: str, kind: str, day: date) -> PaperRow:
    """A file of a meeting's own folder, with its hash and its size where it is there."""
    sha256, size = _state(considered, file)
    return PaperRow(
        paper="",
        title=title,
        kind=kind,
        date=words.long_date(say, day),
        address=addresses.meeting_file(considered.meeting, file),
        sha256=sha256,
        size=_size(say, size) if size else "",
    )


def _row(say: Catalogue, considered: Considered, one: Paper) -> PaperRow:
    kind = say(f"meeting-kind-{one.kind}") if say.has(f"meeting-kind-{one.kind}") else one.kind
    made = paper_row(say, considered, one.file, one.title, kind, one.date)
    address = made.address if one.file else one.url
    return replace(made, paper=one.paper, address=address, sha256=one.sha256 or made.sha256, reason=one.reason)


def _link(say: Catalogue, considered: Considered, one: Paper) -> Link:
    return Link(say("meeting-corrected-by", date=words.long_date(say, one.date)), _row(say, considered, one).address)


def _status(say: Catalogue, one: Paper, approved: Paper | None) -> str:
    """What minutes are: approved, a draft, or a draft that others came after."""
    if one.status == APPROVED:
        return say("meeting-minutes-approved")
    if approved is None:
        return say("meeting-minutes-draft")
    return say("meeting-minutes-replaced", date=words.long_date(say, approved.date))


def _state(considered: Considered, file: str) -> tuple[str, int]:
    """The hash and the bytes of a file: as it was first sealed, else as it is; empty and 0 where there is none."""
    name = considered.own(file)
    states = (*(one.files for one in considered.sealings), considered.files)
    return next((one[name] for one in states if file and name in one), ("", 0))


def _size(say: Catalogue, size: int) -> str:
    """How large a file is, in kilobytes or megabytes of a thousand, as file managers and web pages say it."""
    if size < MEGABYTE:
        return say("meeting-size-kb", size=max(1, round(size / KILOBYTE)))
    return say("meeting-size-mb", size=f"{size / MEGABYTE:.1f}")
