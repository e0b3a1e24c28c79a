"""What must still stand: sealed folders as their hashes say, the rows of ``versions.csv``, every address."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from outturn.errors import Finding, Gap, Where, counted, printable, shown, word
from outturn.findings import MOST_FINDINGS, found
from outturn.model import DESCRIPTOR
from outturn.schemas import FORMAT, FORMATS
from outturn.versions import addresses
from outturn.versions.councils import council_problems
from outturn.versions.history import SealedFolder, Version
from outturn.versions.meeting_seals import sealed_meeting_problems
from outturn.versions.number import parts, raised
from outturn.versions.places import places
from outturn.versions.register import Register
from outturn.versions.resolve import expected, of_meetings, orphans, withdrawn_versions
from outturn.versions.rules import redirect_problems, withdrawal_problems

URLS = "urls.txt"


def verify(register: Register, folders: Sequence[SealedFolder]) -> Iterator[Finding]:
    """Everything in which the past is not as it was sealed."""
    at = {(one.scorecard, one.version): one for one in folders}
    withdrawn = withdrawn_versions(register)
    for scorecard, versions in register.versions.items():
        file = f"{scorecard}/versions.csv"
        yield from _in_order(file, versions)
        for row, version in enumerate(versions, start=2):
            folder = at.get((scorecard, version.version))
            if folder:
                previous = versions[row - 3].sha256 if row > 2 else ""  # noqa: PLR2004 - the row after the first
                yield from _row(Where(file, row), version, folder, previous)
                yield from _folder(f"{scorecard}/{version.version}", folder)
            elif (scorecard, version.version) not in withdrawn:
                yield found("version-without-folder", Where(file, row, "version"), found=shown(version.version))
    yield from _unlisted(register, folders)
    yield from sealed_meeting_problems(register)
    yield from _addresses(register, folders)


def standing(register: Register, folders: Sequence[SealedFolder]) -> list[SealedFolder]:
    """The sealed versions that pages are made of: those that were not withdrawn."""
    gone = withdrawn_versions(register)
    return [one for one in folders if (one.scorecard, one.version) not in gone]


def _in_order(file: str, versions: Sequence[Version]) -> Iterator[Finding]:
    """Each row's number follows from the one before and its level, and its day is not before the other's."""
    for row, version in enumerate(versions, start=2):
        before = versions[row - 3].version if row > 2 else ""  # noqa: PLR2004 - the row after the first
        number = raised(before, version.level)
        if version.version != number:
            follows = word("seal-follows", version=number, before=before)
            wanted = follows if before else word("seal-first", version=number)
            where = Where(file, row, "version")
            yield found("versions-reordered", where, found=shown(version.version), expected=wanted)
    for row, (one, other) in enumerate(pairwise(versions), start=3):
        if other.sealed < one.sealed:
            wanted = word("seal-day-after", day=str(one.sealed))
            yield found("versions-reordered", Where(file, row, "sealed"), found=str(other.sealed), expected=wanted)


def _row(where: Where, version: Version, folder: SealedFolder, previous: str) -> Iterator[Finding]:
    """The row says of the version what its descriptor says of itself."""
    sha256 = folder.files.get(DESCRIPTOR, ("", 0))[0]
    if sha256 and sha256 != version.sha256:
        place = replace(where, column="sha256")
        file = f"{folder.version}/{DESCRIPTOR}"
        yield found("version-hash", place, found=version.sha256, hash=sha256, file=file)
    about = folder.descriptor.get("sealed")
    sealed: Mapping[str, object] = about if isinstance(about, dict) else {}
    said = {
        "version": (version.version, folder.descriptor.get("version")),
        "sealed": (version.sealed.isoformat(), sealed.get("date")),
        "level": (version.level, sealed.get("level")),
        "note": (version.note, sealed.get("note")),
    }
    for column, (row, descriptor) in said.items():
        if folder.descriptor and row != descriptor:
            place = replace(where, column=column)
            yield found("version-row", place, found=shown(row), expected=shown(descriptor))
    if folder.descriptor and sealed.get("previous") != previous:
        place = replace(where, column="sha256")
        yield found("version-before-changed", place, found=shown(previous), expected=shown(sealed.get("previous")))


def _folder(name: str, folder: SealedFolder) -> Iterator[Finding]:
    """Every file of the folder is there, is the one that was sealed, and nothing else is."""
    for odd in folder.odd:
        yield found("sealed-not-plain", Where(name if odd == "." else f"{name}/{printable(odd)}"))
    if not folder.descriptor:
        if folder.odd != (".",):
            yield found("sealed-missing", Where(f"{name}/{DESCRIPTOR}"))
        return
    if folder.form not in FORMATS:
        place = Where(f"{name}/{DESCRIPTOR}", column="sealed.format")
        yield found("format-unknown", place, found=str(folder.form), newest=str(FORMAT))
    resources = folder.descriptor.get("resources")
    listed = {
        str(one.get("path")): str(one.get("hash")).removeprefix("sha256:")
        for one in (resources if isinstance(resources, list) else [])
        if isinstance(one, dict)
    }
    for file, sealed in sorted(listed.items()):
        where = Where(f"{name}/{printable(file)}")
        if file in folder.files and folder.files[file][0] != sealed:
            kind = "sealed-line-ends" if folder.unix.get(file) == sealed else "sealed-changed"
            yield found(kind, where, found=folder.files[file][0], expected=sealed)
        elif file not in folder.files and file not in folder.odd:
            yield found("sealed-missing", where)
    for file in sorted(set(folder.files) - set(listed) - {DESCRIPTOR}):
        yield found("sealed-added", Where(f"{name}/{printable(file)}"), found=shown(file))


def _unlisted(register: Register, folders: Collection[SealedFolder]) -> Iterator[Finding]:
    """Every folder that is named like a version has a row."""
    known = {(name, one.version) for name, versions in register.versions.items() for one in versions}
    for one in folders:
        if (one.scorecard, one.version) not in known:
            yield found("version-without-row", Where(f"{one.scorecard}/{one.version}"), found=shown(one.version))


def _addresses(register: Register, folders: Sequence[SealedFolder]) -> Iterator[Finding]:
    """Every address of every version is in ``urls.txt``, and something stands at every address in it."""
    there = set(register.urls)
    wanted = [*_owed(register, folders), *sorted(of_meetings(register))]
    if wanted and not there:
        yield found("addresses-gone", Where(URLS), addresses=counted("count-addresses", len(wanted)))
        return
    for address in [printable(one) for one in wanted if one not in there]:
        yield found("address-gone", Where(URLS), address=address)
    stands = standing(register, folders)
    for count, group in enumerate(_together(orphans(register, stands), register, folders)):
        number, address = group[0]
        if count > MOST_FINDINGS:
            yield found("findings-too-many", Where(URLS, line=number), most=counted("count-findings", MOST_FINDINGS))
            break
        more = len(group) - 1
        first: Gap = shown(address)
        said = counted("orphans", more, found=first) if more else first
        yield found("address-orphaned", Where(URLS, line=number), found=said)
    yield from redirect_problems(register, stands)
    yield from council_problems(register.councils)
    yield from withdrawal_problems(register, stands)


def _together(
    rows: Iterable[tuple[int, str]], register: Register, folders: Sequence[SealedFolder]
) -> Iterator[list[tuple[int, str]]]:
    """The addresses of one scorecard together; without those of a version whose folder is missing, which is named."""
    there = {(one.scorecard, one.version) for one in folders} | withdrawn_versions(register)
    missing = frozenset(
        f"/{home(scorecard, version.version)}"
        for scorecard, versions in register.versions.items()
        for version in versions
        if (scorecard, version.version) not in there
        for home in (addresses.version, addresses.downloads)
    )
    groups: dict[str, list[tuple[int, str]]] = {}
    for number, address in rows:
        if missing.isdisjoint(places(address)):
            first, *rest = address.strip("/").split("/")
            groups.setdefault(rest[0] if first in ("data", "embed") and rest else first, []).append((number, address))
    yield from groups.values()


def _owed(register: Register, folders: Sequence[SealedFolder]) -> Collection[str]:
    """Every address that sealing has written: each version's under the name that its scorecard had on that day.

    Where a scorecard was renamed, the next sealing has written its earlier versions' under the new name too.
    """
    sealed_as = {(one.scorecard, one.version): str(one.descriptor.get("name", one.scorecard)) for one in folders}
    own = expected([replace(one, scorecard=sealed_as[one.scorecard, one.version]) for one in folders])
    last = {one.scorecard: one.version for one in folders if sealed_as[one.scorecard, one.version] == one.scorecard}
    early = [
        one
        for one in standing(register, folders)
        if one.scorecard in last and (parts(one.version) or ()) <= (parts(last[one.scorecard]) or ())
    ]
    return dict.fromkeys(address for known in (own, expected(early)) for each in known.values() for address in each)
