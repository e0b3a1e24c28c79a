"""What must hold of a meeting's papers and decisions: each is there, is what it was, and says what it corrects."""

from collections.abc import Iterator

from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.meetings import FOLDER, PACK, REPORT, Considered, Decision, Paper
from outturn.model import DEVICES

PAPERS, DECISIONS = f"{FOLDER}/papers.csv", f"{FOLDER}/decisions.csv"
ONLY_OF = (("minutes", ("status",)), ("supplement", ("corrects", "reason")))
"""Columns that a paper of that kind needs, and that no other may fill."""


def paper_problems(one: Considered) -> Iterator[Finding]:
    """Everything that is wrong with the papers and the decisions of a meeting."""
    for paper in one.papers:
        yield from _named(paper)
        yield from _file(one, paper)
        yield from _columns(paper)
        yield from _corrects(one, paper)
        yield from _early(one, paper)
        yield from _after(one, paper)
    yield from _minutes(one)
    for decision in one.decisions:
        yield from _decision(one, decision)
        yield from _brackets(one, decision)


def _at(paper: Paper, column: str) -> Where:
    return Where(PAPERS, paper.row, column)


def _named(paper: Paper) -> Iterator[Finding]:
    """No paper has the name of the covering report, and no file that of the pack or of a device."""
    if paper.paper == REPORT:
        yield found("paper-name", _at(paper, "paper"), found=shown(paper.paper))
    if paper.file == PACK:
        yield found("paper-name", _at(paper, "file"), found=shown(paper.file))
    if paper.file.partition(".")[0] in DEVICES:
        yield found("name-of-device", _at(paper, "file"), found=shown(paper.file))


def _file(one: Considered, paper: Paper) -> Iterator[Finding]:
    """It lies here or elsewhere, and its hash is that of its file."""
    if bool(paper.file) == bool(paper.url):
        yield found("paper-place", _at(paper, "file"), found=word("paper-both" if paper.file else "paper-neither"))
        return
    sha256, _ = one.paper_hash(paper)
    if paper.url and not sha256:
        yield found("paper-hash-missing", _at(paper, "sha256"), url=shown(paper.url))
    elif not sha256:
        yield found("paper-missing", _at(paper, "file"), found=shown(paper.file), folder=f"{FOLDER}/{one.own('')}")
    elif paper.sha256 and paper.sha256 != sha256:
        yield found("paper-hash", _at(paper, "sha256"), found=paper.sha256, expected=sha256)


def _columns(paper: Paper) -> Iterator[Finding]:
    """Minutes say whether they are approved, supplements what they correct and why; no other paper does."""
    for kind, columns in ONLY_OF:
        for column in columns:
            cell = str(getattr(paper, column))
            if paper.kind == kind and not cell:
                missing = "minutes-status" if kind == "minutes" else "supplement-incomplete"
                yield found(missing, _at(paper, column), column=column)
            elif paper.kind != kind and cell:
                yield found("meeting-cell", _at(paper, column), found=shown(cell), kind=kind)


def _corrects(one: Considered, paper: Paper) -> Iterator[Finding]:
    """A supplement corrects the covering report, or another paper of its meeting."""
    others = [each.paper for each in one.papers if each.paper != paper.paper]
    if paper.corrects and paper.corrects not in (REPORT, *others):
        known = ", ".join((REPORT, *others))
        yield found("supplement-of-nothing", _at(paper, "corrects"), found=shown(paper.corrects), known=known)


def _early(one: Considered, paper: Paper) -> Iterator[Finding]:
    """Minutes are no older than their meeting, a supplement no older than what it corrects."""
    first = one.meeting.date if paper.kind == "minutes" else None
    if paper.kind == "supplement":
        first = next((each.date for each in one.papers if each.paper == paper.corrects), None)
        if paper.corrects == REPORT and one.is_sealed:
            first = one.sealings[0].sealed
    if first and paper.date < first:
        yield found("paper-early", _at(paper, "date"), found=str(paper.date), first=str(first))


def _after(one: Considered, paper: Paper) -> Iterator[Finding]:
    """What a committee had before it is no newer than its meeting; what was published is let be."""
    is_published = any(f"papers/{paper.paper}" in sealing.rows for sealing in one.sealings)
    if paper.kind in ("enclosure", "background") and paper.date > one.meeting.date and not is_published:
        yield found("paper-after-meeting", _at(paper, "date"), found=str(paper.date), meeting=str(one.meeting.date))


def _brackets(one: Considered, decision: Decision) -> Iterator[Finding]:
    """What was recommended and decided is printed as it stands: an indicator's name in brackets becomes no figure."""
    row = f"decisions/{decision.kind}/{decision.number}"
    if "[[" in decision.text and not any(row in sealing.rows for sealing in one.sealings):
        yield found("report-brackets", Where(DECISIONS, decision.row, "text"), found=shown(decision.text))


def _minutes(one: Considered) -> Iterator[Finding]:
    """No draft comes after the minutes that were approved."""
    minutes = [each for each in one.papers if each.kind == "minutes"]
    approved = min(((each.date, each.row) for each in minutes if each.status == "approved"), default=None)
    for each in minutes:
        if approved and each.status == "draft" and (each.date, each.row) > approved:
            yield found("minutes-order", _at(each, "date"), found=str(each.date), approved=str(approved[0]))


def _decision(one: Considered, decision: Decision) -> Iterator[Finding]:
    """A decision has its day, the meeting's or a later one, and is about one of the recommendations, if about any."""
    where = Where(DECISIONS, decision.row, "date")
    if decision.kind == "recommendation":
        for column in ("on", "date"):
            if cell := getattr(decision, column):
                place = Where(DECISIONS, decision.row, column)
                yield found("meeting-cell", place, found=shown(str(cell)), kind="decision")
        return
    if decision.date is None or decision.date < one.meeting.date:
        yield found("decision-date", where, found=shown(str(decision.date or "")), first=str(one.meeting.date))
    known = [each.number for each in one.decisions if each.kind == "recommendation"]
    if decision.on is not None and decision.on not in known:
        listed = ", ".join(map(str, known)) or word("names-none")
        place = Where(DECISIONS, decision.row, "on")
        yield found("decision-on-nothing", place, found=shown(str(decision.on)), known=listed)
