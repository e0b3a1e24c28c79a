"""What must still stand: sealed folders as their hashes say, the rows of ``versions.csv``, every address."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from outturn.errors import Problem, Where, printable, shown
from outturn.model import DESCRIPTOR
from outturn.schemas import FORMAT, FORMATS
from outturn.versions import addresses
from outturn.versions.history import Register, SealedFolder, Version, lies_in
from outturn.versions.number import parts, raised
from outturn.versions.resolve import coming, current, expected, former, leads_on, live, orphans, withdrawn_versions

CORRECT = "A sealed version never changes: put it back as it was, correct the working copy, and seal a correction."
BY_HAND = "Put the file back as it was; sealing writes it, and nothing else does."
LINE_ENDS = (
    "Git changed the line ends: add the line “datapackage/** -text” to .gitattributes, and check the file out again."
)


def verify(folder: str, register: Register, folders: Sequence[SealedFolder]) -> Iterator[Problem]:
    """Everything in which the past is not as it was sealed; ``folder`` is that of all packages, as messages name it."""
    places = {(one.scorecard, one.version): one for one in folders}
    for scorecard, versions in register.versions.items():
        file = f"{folder}/{scorecard}/versions.csv"
        yield from _in_order(file, versions)
        for row, version in enumerate(versions, start=2):
            found = places.get((scorecard, version.version))
            if found:
                previous = versions[row - 3].sha256 if row > 2 else ""  # noqa: PLR2004 - the row after the first
                yield from _row(Where(file, row), version, found, previous)
                yield from _folder(f"{folder}/{scorecard}/{version.version}", found)
            elif (scorecard, version.version) not in withdrawn_versions(register):
                fix = "Put the folder back; to take a version down, add its address to withdrawn.csv."
                where = Where(file, row, "version")
                yield Problem("a version without its folder", where, shown(version.version), "its folder", fix)
    yield from _unlisted(folder, register, folders)
    yield from _addresses(folder, register, folders)


def standing(register: Register, folders: Sequence[SealedFolder]) -> list[SealedFolder]:
    """The sealed versions that pages are made of: those that were not withdrawn."""
    gone = withdrawn_versions(register)
    return [one for one in folders if (one.scorecard, one.version) not in gone]


def _in_order(file: str, versions: Sequence[Version]) -> Iterator[Problem]:
    """Each row's number follows from the one before and its level, and its day is not before the other's."""
    for row, version in enumerate(versions, start=2):
        before = versions[row - 3].version if row > 2 else ""  # noqa: PLR2004 - the row after the first
        if version.version != raised(before, version.level):
            wanted = f"{raised(before, version.level)}, which follows {before or 'nothing'}"
            what = "versions.csv was changed or reordered"
            yield Problem(what, Where(file, row, "version"), shown(version.version), wanted, BY_HAND)
    for row, (one, other) in enumerate(pairwise(versions), start=3):
        if other.sealed < one.sealed:
            wanted = f"{one.sealed} or later, as in the row before"
            what = "versions.csv was changed or reordered"
            yield Problem(what, Where(file, row, "sealed"), str(other.sealed), wanted, BY_HAND)


def _row(where: Where, version: Version, found: SealedFolder, previous: str) -> Iterator[Problem]:
    """The row says of the version what its descriptor says of itself."""
    what = "versions.csv does not say what was sealed"
    sha256 = found.files.get(DESCRIPTOR, ("", 0))[0]
    if sha256 and sha256 != version.sha256:
        what_file = "a row of versions.csv and its version's datapackage.json differ"
        expected_hash = f"{sha256}, which is that of {found.version}/{DESCRIPTOR}"
        yield Problem(what_file, Where(where.file, where.row, "sha256"), version.sha256, expected_hash, CORRECT)
    about = found.descriptor.get("sealed")
    sealed: Mapping[str, object] = about if isinstance(about, dict) else {}
    said = {
        "version": (version.version, found.descriptor.get("version")),
        "sealed": (version.sealed.isoformat(), sealed.get("date")),
        "level": (version.level, sealed.get("level")),
        "note": (version.note, sealed.get("note")),
    }
    for column, (row, descriptor) in said.items():
        if found.descriptor and row != descriptor:
            place = Where(where.file, where.row, column)
            yield Problem(what, place, shown(row), f"{shown(descriptor)}, as in its datapackage.json", BY_HAND)
    if found.descriptor and sealed.get("previous") != previous:
        place = Where(where.file, where.row, "sha256")
        wanted = f"a version after the one with the hash {shown(sealed.get('previous'))}"
        yield Problem("a version before this one was changed", place, shown(previous), wanted, CORRECT)


def _folder(name: str, found: SealedFolder) -> Iterator[Problem]:
    """Every file of the folder is there, is the one that was sealed, and nothing else is."""
    for odd in found.odd:
        file = name if odd == "." else f"{name}/{printable(odd)}"
        what = "not a plain folder" if odd == "." else "not a plain file"
        yield Problem(what, Where(file), "a symbolic link, or too large", "what was sealed", CORRECT)
    if not found.descriptor:
        if found.odd != (".",):
            yield Problem("a sealed file is missing", Where(f"{name}/{DESCRIPTOR}"), "no JSON", "as sealed", CORRECT)
        return
    if found.form not in FORMATS:
        what, wanted = "a format that this program does not read", f"a number from 1 to {FORMAT}"
        fix = "Use a newer release of the program; if it was changed by hand, put the file back as it was sealed."
        yield Problem(what, Where(f"{name}/{DESCRIPTOR}", column="sealed.format"), str(found.form), wanted, fix)
    resources = found.descriptor.get("resources")
    listed = {
        str(one.get("path")): str(one.get("hash")).removeprefix("sha256:")
        for one in (resources if isinstance(resources, list) else [])
        if isinstance(one, dict)
    }
    for file, sealed in sorted(listed.items()):
        if file in found.files and found.files[file][0] != sealed:
            fix = LINE_ENDS if found.unix.get(file) == sealed else CORRECT
            what = f"another content (SHA-256 {found.files[file][0]})"
            where = Where(f"{name}/{printable(file)}")
            yield Problem("a sealed file was changed", where, what, f"SHA-256 {sealed}", fix)
        elif file not in found.files and file not in found.odd:
            where = Where(f"{name}/{printable(file)}")
            yield Problem("a sealed file is missing", where, "no file", "the file as sealed", CORRECT)
    for file in sorted(set(found.files) - set(listed) - {DESCRIPTOR}):
        fix = "Take it out; what belongs into a version is sealed with it."
        where = Where(f"{name}/{printable(file)}")
        yield Problem("a file was added to a sealed version", where, shown(file), "only the sealed files", fix)


def _unlisted(folder: str, register: Register, folders: Collection[SealedFolder]) -> Iterator[Problem]:
    """Every folder that is named like a version has a row."""
    known = {(name, one.version) for name, versions in register.versions.items() for one in versions}
    for one in folders:
        if (one.scorecard, one.version) not in known:
            fix = "Put its row back into versions.csv; a new version is made with “outturn seal”, never by hand."
            where = Where(f"{folder}/{one.scorecard}/{one.version}")
            yield Problem("a version without its row", where, shown(one.version), "a row of versions.csv", fix)


def _addresses(folder: str, register: Register, folders: Sequence[SealedFolder]) -> Iterator[Problem]:
    """Every address of every version is in ``urls.txt``, and something stands at every address in it."""
    file = f"{folder}/urls.txt"
    there = set(register.urls)
    wanted = _owed(register, folders)
    if wanted and not there:
        fix = "Put the file back as it was; sealing writes it, and it only grows."
        yield Problem("the published addresses are gone", Where(file), "no address", f"{len(wanted):,} addresses", fix)
        return
    for address in [printable(one) for one in wanted if one not in there]:
        fix = f"Put the line “{address}” back; the file only grows."
        yield Problem("an address is gone from urls.txt", Where(file), "no such line", address, fix)
    for found in _together(orphans(register, standing(register, folders)), register, folders):
        number, address = found[0]
        fix = "Name where it went in redirects.csv, or when and why it was taken down in withdrawn.csv."
        what = "an address at which nothing stands any more"
        more = f" and {len(found) - 1} more like it" if len(found) > 1 else ""
        yield Problem(what, Where(file, number), f"{shown(address)}{more}", "a page, a redirect or a withdrawal", fix)
    yield from _redirects(folder, register, standing(register, folders))
    yield from _withdrawals(folder, register, standing(register, folders))


def _together(
    found: Iterable[tuple[int, str]], register: Register, folders: Sequence[SealedFolder]
) -> Iterator[list[tuple[int, str]]]:
    """The addresses of one scorecard together; without those of a version whose folder is missing, which is named."""
    there = {(one.scorecard, one.version) for one in folders} | withdrawn_versions(register)
    missing = tuple(
        f"/{home(scorecard, version.version)}"
        for scorecard, versions in register.versions.items()
        for version in versions
        if (scorecard, version.version) not in there
        for home in (addresses.version, addresses.downloads)
    )
    groups: dict[str, list[tuple[int, str]]] = {}
    for number, address in found:
        if not address.startswith(missing):
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


def _newest(scorecard: str, folders: Sequence[SealedFolder]) -> frozenset[str]:
    """The indicators of the scorecard's newest version."""
    return frozenset(next((one.indicators for one in reversed(folders) if one.scorecard == scorecard), ()))


def _redirects(folder: str, register: Register, folders: Sequence[SealedFolder]) -> Iterator[Problem]:
    """Nothing is redirected from a page that will still stand after the next sealing, or to nowhere.

    Where a page is to come at an address at which nothing stands now, a redirect serves until it does.
    """
    now, later = live(folders) | set(former(folders)), coming(register)
    missing = later.intersection(register.urls) - now
    ending = [current(name, _newest(name, folders) - {*kept}) for name, kept in register.working.items()]
    alive = (live(folders) | later).difference(*ending, missing)
    for row, one in enumerate(register.redirects, start=2):
        where = Where(f"{folder}/redirects.csv", row)
        if one.old in alive:
            fix = "Take the row out, or take away what stands there."
            place = Where(where.file, row, "old")
            yield Problem("a redirect from an address that has a page", place, shown(one.old), "an old address", fix)
        elif not leads_on(one.old, register, now | later):
            fix = "Name an address that has a page."
            place = Where(where.file, row, "new")
            yield Problem("a redirect to nowhere", place, shown(one.new), "an address that has a page", fix)


def _withdrawals(folder: str, register: Register, folders: Sequence[SealedFolder]) -> Iterator[Problem]:
    """Only what was published is taken down, and nothing that the newest version still shows."""
    shown_now = {f"/{address}" for address in addresses.SITE}
    for name in {one.scorecard for one in folders}:
        shown_now |= {f"/{addresses.scorecard(name)}", *current(name, _newest(name, folders))}
    for row, withdrawal in enumerate(register.withdrawn, start=2):
        place, found = Where(f"{folder}/withdrawn.csv", row, "address"), shown(withdrawal.address)
        if withdrawal.address in shown_now:
            what, wanted = "what is taken down is in the newest version", "an address that it does not have"
            fix = (
                "Seal a version without it first, then take down every version that has it; or take the row out, if it"
                " may be shown again."
            )
            yield Problem(what, place, found, wanted, fix)
        if not any(lies_in(address, withdrawal.address) for address in register.urls):
            fix = "Write the address as it stands in urls.txt."
            yield Problem("nothing was published there", place, found, "a line of urls.txt", fix)
