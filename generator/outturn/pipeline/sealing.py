"""Sealing a version, composed: check, compare, judge, and put everything in place or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from outturn import publish
from outturn.errors import Finding, OutturnError, Where, counted, shown, word
from outturn.findings import found, open_warnings
from outturn.judge.table import table
from outturn.model import DESCRIPTOR, WORKING_COPY, Package
from outturn.pages import ChangeGroup, as_told
from outturn.pipeline.checking import Checked, check_site
from outturn.pipeline.editions import changes as changes_between
from outturn.pipeline.editions import judged_edition, sealed
from outturn.reading.cells import wrong_text
from outturn.reading.objects import read_object
from outturn.reading.standard import guard_standard
from outturn.story.told import told
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.compare import compare
from outturn.versions.exceptions import exceptions, held_against
from outturn.versions.history import CORRECTED, Change, Edition, Level, SealedFolder, Version
from outturn.versions.level import asking_for_more, least_level, undeclared
from outturn.versions.number import raised
from outturn.versions.register_files import read_register
from outturn.versions.resolve import expected
from outturn.versions.seal import Files, descriptor_hash, sealed_files
from outturn.versions.sealed_folders import sealed_folders
from outturn.versions.verify import standing
from outturn.words.catalogue import Catalogue

LONGEST_NOTE = 500
LONGEST_LIST = 20
LIKELY = timedelta(days=3653)
"""Ten years: nobody seals a package without saying when, so long after it was last changed."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What sealing would do: the new version, the one before it, what changed, and what is written."""

    scorecard: str
    version: Version
    before: Version | None
    changes: tuple[ChangeGroup, ...]
    files: Files
    addresses: tuple[str, ...]


def seal(folder: Path, scorecard: str, level: Level, note: str, day: date, say: Catalogue) -> Version:
    """Seal the scorecard's working copy as its next version, whole or not at all, in the catalogue's words.

    ``folder`` is that of all packages (``datapackage/``). Raises OutturnError with everything that stands against it,
    InterruptedSealingError where another sealing is under way or came first.
    """
    plan = planned(folder, scorecard, level, note, day, say)
    carry_out(folder, plan)
    return plan.version


def carry_out(folder: Path, plan: Plan) -> None:
    """Put what was planned in place; raises InterruptedSealingError where another is under way or came first."""
    one = plan.version
    row = {
        "version": one.version,
        "sealed": one.sealed.isoformat(),
        "level": one.level,
        "note": one.note,
        "sha256": one.sha256,
    }
    previous = plan.before.sha256 if plan.before else ""
    publish.record_version(folder, plan.scorecard, row, plan.files, plan.addresses, previous)


def planned(folder: Path, scorecard: str, level: Level, note: str, day: date, say: Catalogue) -> Plan:
    """What sealing would do; raises OutturnError with everything that stands against it.

    Raises NotStandardError where the version would be no Data Package.
    """
    checked = check_site(folder, scorecard)
    file = f"{scorecard}/versions.csv"
    before = checked.register.newest(scorecard)
    problems = [*checked.problems, *wrong_note(file, note), *wrong_day(file, day, before.sealed if before else None)]
    package = next((one for one in checked.packages if one.scorecard.name == scorecard), None)
    problems += _unanswered(scorecard, checked)
    if problems:
        raise OutturnError(tuple(problems))
    if package is None:
        raise OutturnError((found("nothing-to-seal", Where(scorecard), found=shown(scorecard)),))
    edition = _since(folder, checked, judged_edition(package), level)
    has_past = any(one.scorecard == scorecard for one in checked.folders)
    if not has_past:
        problems += _first(file, level, before)
    elif before:
        problems += _refused(file, before, edition.since, level, note, checked.register.titles.get(scorecard, {}))
    if problems:
        raise OutturnError(tuple(problems))
    corrects = dict.fromkeys(change.indicator for change in edition.since if change.kind == CORRECTED)
    against = edition.against.version if edition.against else ""
    number = raised(before.version if before else "", level)
    version = Version(number, day, level, note, "", tuple(corrects), against)
    telling = told(replace(edition, version=version), say, checked.register.titles.get(scorecard, {}))
    judgements = table(edition.judgements).to_csv(index=False, lineterminator="\n")
    plain = _plain_files(folder / scorecard / WORKING_COPY, package.commentary)
    files = sealed_files(plain, judgements, as_told(telling), version, before.sha256 if before else "")
    guard_standard(files, DESCRIPTOR)
    return Plan(
        scorecard,
        replace(version, sha256=descriptor_hash(files)),
        before,
        telling.changes,
        files,
        tuple(_new_addresses(checked, package, version, files)),
    )


def _unanswered(scorecard: str, checked: Checked) -> Iterator[Finding]:
    """The warnings in the working copy that nobody has answered, after the problem that they are."""
    place = f"{scorecard}/{WORKING_COPY}"
    warnings = [one for one in open_warnings(checked.findings) if one.where.file.startswith(f"{place}/")]
    if warnings:
        yield found("warnings-unanswered", Where(place), warnings=counted("count-warnings", len(warnings)))
        yield from warnings


def _since(folder: Path, checked: Checked, edition: Edition, level: Level) -> Edition:
    """The working copy with what changed since the last version that stands, and what turned worse since which."""
    scorecard = edition.package.scorecard.name
    stands = [one for one in checked.folders if one.scorecard == scorecard]
    if not stands:
        return edition
    rows = {one.version: one for one in checked.register.versions[scorecard]}
    last = sealed(folder, scorecard, rows[stands[-1].version])
    past = (last.told, *(told_of(folder, scorecard, one.version) for one in reversed(stands[:-1])))
    since = (*_renamed(stands[-1], scorecard), *changes_between(last.edition, edition, past))
    against = held_against([rows[one.version] for one in stands], level)
    if against is None:
        return replace(edition, since=since)
    is_last = against.version == stands[-1].version
    old = last.edition if is_last else sealed(folder, scorecard, against).edition
    return replace(edition, since=since, against=against, exceptions=exceptions(old, edition))


def _new_addresses(checked: Checked, package: Package, version: Version, files: Files) -> Iterator[str]:
    """The addresses that the version brings and that no version before it has brought."""
    scorecard = package.scorecard.name
    names = [one.indicator for one in package.indicators]
    tables = [name for name in files if name.endswith(".csv")]
    has_exceptions = bool(version.against)
    new = addresses.of_version(scorecard, version.version, names, tables, has_exceptions=has_exceptions)
    owed = [one for (name, _), known in expected(checked.folders).items() if name == scorecard for one in known]
    there = set(checked.register.urls)
    yield from (one for one in dict.fromkeys([*owed, *(f"/{address}" for address in new)]) if one not in there)


def _renamed(last: SealedFolder, scorecard: str) -> Iterator[Change]:
    """That the scorecard has another name than when its last version was sealed."""
    before = str(last.descriptor.get("name", scorecard))
    if before != scorecard:
        yield Change("scorecard renamed", "major", subject="name", before=before, after=scorecard)


def unlikely_day(folder: Path, scorecard: str, today: date) -> str:
    """The working copy's ``created`` where today cannot be right beside it, as by a clock of 1970; else nothing."""
    content, _ = read_object(folder / scorecard / WORKING_COPY / DESCRIPTOR, "")
    try:
        created = date.fromisoformat(str(content.get("created", ""))[:10])
    except ValueError:
        return ""  # the check says so
    return "" if created <= today + timedelta(days=1) and today <= created + LIKELY else created.isoformat()


def finish(folder: Path) -> tuple[str, str] | None:
    """Finish a sealing that was interrupted, if there is one; gives its scorecard and version."""
    return publish.finish_sealing(folder)


def is_sealed_already(folder: Path, scorecard: str, level: Level, note: str, day: date) -> Version | None:
    """The newest version, where it is what this sealing would make once more and nothing has changed since."""
    register, _ = read_register(folder)
    newest = register.newest(scorecard)
    if newest is None or (newest.level, newest.note, newest.sealed) != (level, note, day):
        return None
    stands = [one for one in standing(register, list(sealed_folders(folder, register))) if one.scorecard == scorecard]
    checked = check_site(folder, scorecard)
    package = next((one for one in checked.packages if one.scorecard.name == scorecard), None)
    if checked.problems or not stands or stands[-1].version != newest.version or package is None:
        return None
    return None if compare(sealed(folder, scorecard, newest).edition.package, package) else newest


def _plain_files(place: Path, commentary: object) -> dict[str, bytes]:
    """The working copy's files as they are on disk: the descriptor, the tables, the commentary."""
    tables = [path for path in sorted(place.glob("*.csv")) if not path.name.startswith(".")]
    texts = [place / "commentary" / f"{name}.md" for name in commentary] if isinstance(commentary, dict) else []
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in [place / DESCRIPTOR, *tables, *texts]}


def wrong_note(file: str, note: str, column: str = "note") -> Iterator[Finding]:
    """What is wrong with a sentence about a sealing, which ``file`` is to keep in that column."""
    if not note or len(note) > LONGEST_NOTE or wrong_text(note):
        most = counted("count-characters", LONGEST_NOTE)
        yield found("note-unfit", Where(file, column=column), found=shown(note), most=most)


def wrong_day(file: str, day: date, earliest: date | None) -> Iterator[Finding]:
    """That nothing can be sealed on that day: it is to come, or lies before the earliest one."""
    today = date.today()  # noqa: DTZ011 - the officer's own day
    if day > today or (earliest and day < earliest):
        first = str(earliest) if earliest else word("seal-any-day")
        yield found("day-unfit", Where(file, column="sealed"), found=str(day), first=first, last=str(today))


def _first(file: str, level: Level, before: Version | None) -> Iterator[Finding]:
    if level != "major":
        kind = "withdrawn-not-major" if before else "first-not-major"
        yield found(kind, Where(file, column="level"), found=level)


def _refused(
    file: str, before: Version, changes: tuple[Change, ...], level: Level, note: str, titles: Mapping[str, str]
) -> Iterator[Finding]:
    """Why the changes since the version before cannot be sealed at this level with this note."""
    least = least_level(changes)
    if not least:
        yield found("nothing-changed", Where(file), version=before.version)
        return
    where = Where(file, column="level")
    asking = asking_for_more(changes, level)
    for change in asking[:LONGEST_LIST]:
        although = word("seal-although", level=level, change=said(change))
        yield found("level-too-low", where, found=although, level=change.level)
    if more := asking[LONGEST_LIST:]:
        although = counted("seal-although-more", len(more), level=level)
        yield found("level-too-low", where, found=although, level=least)
    for change in undeclared(changes, note, titles):
        place, title = Where(file, column="note"), titles.get(change.indicator, change.indicator)
        yield found("removal-undeclared", place, found=said(change), title=title)


def said(change: Change) -> str:
    """A change in a few words, by the names that the data use."""
    place = " ".join(one for one in (change.indicator, change.period) if one)
    about = f" ({change.subject})" if change.subject else ""
    return f"{change.kind}: {place}{about}" if place else f"{change.kind}{about}"
