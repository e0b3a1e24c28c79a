"""What the papers of meetings are known by: the SHA-256 of each, as they were sealed, and what became of it.

The page that verifies reads one list a meeting, by the meeting's address, and works its chain out anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from outturn import words
from outturn.meetings import FOLDER, PACK, REPORT, SEALED, TOLD, Considered, Paper
from outturn.versions import addresses
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue

APPROVED = "approved"
Record = dict[str, object]
Indicators = Mapping[tuple[str, str], Collection[str]]
"""The indicators of sealed versions, by scorecard and number."""


@dataclass(frozen=True, slots=True)
class ProvedMeeting:
    """A meeting with only what was published of it, and what proves that.

    ``hashes`` are those of its sealings, ``states`` the SHA-256 of ``sealed.json`` after each. ``about`` is the present
    name of the scorecard that was considered and the version's number, empty where the site does not have that.
    """

    considered: Considered
    hashes: tuple[str, ...]
    states: tuple[str, ...]
    about: tuple[str, str] | None = None


def taken_down(say: Catalogue, address: str, register: Register) -> str:
    """The sentence about an address that was taken down; empty of one that was not."""
    one = register.withdrawal(address)
    return say("gone-taken-down-on", date=words.long_date(say, one.date), reason=one.reason) if one else ""


def key_of(one: Considered) -> str:
    """By what a meeting is known among proofs: its committee's part of the address and its day."""
    return addresses.meeting_page(one.meeting).removeprefix(f"{FOLDER}/").strip("/")


def meeting_places(known: Iterable[ProvedMeeting]) -> Iterator[tuple[str, list[str]]]:
    """Each SHA-256 of what was published of meetings, with the folder of meetings, the meeting's key and the file.

    Those of ``sealed.json`` are of every state that it had, since each of them could be downloaded.
    """
    for one in known:
        key = key_of(one.considered)
        for sealing in one.considered.sealings:
            for name, (digest, _) in sealing.files.items():
                yield digest, [FOLDER, key, name.rpartition("/")[2]]
        for state in one.states:
            yield state, [FOLDER, key, SEALED]


def sums_of(one: Considered, *, has_pack: bool = True) -> bytes:
    """The hashes of the meeting's papers as ``sha256sum --check`` reads them, by the names of those beside its page.

    ``has_pack`` is false where the pack was taken down.
    """
    every = {
        name.removeprefix(one.own("")): digest for each in one.sealings for name, (digest, _) in each.files.items()
    }
    beside = {name: digest for name, digest in every.items() if "/" not in name and not TOLD.fullmatch(name)}
    beside = beside if has_pack else {name: digest for name, digest in beside.items() if name != PACK}
    known = {**beside, SEALED: one.files[one.own(SEALED)][0]}
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(known.items())).encode()


def meeting_proofs(
    say: Catalogue, known: Iterable[ProvedMeeting], register: Register, indicators: Indicators
) -> Iterator[tuple[str, Record]]:
    """What is said of each meeting of which papers were published, with the address of the list."""
    for one in known:
        yield addresses.proofs_of_meeting(key_of(one.considered)), _record(say, one, register, indicators)


def _record(say: Catalogue, proved: ProvedMeeting, register: Register, indicators: Indicators) -> Record:
    """A meeting's record; of one that was taken down, only which committee's it was, when, and the reason."""
    one, about = proved.considered, proved.about
    page = addresses.meeting_page(one.meeting)
    down = taken_down(say, f"/{page}", register)
    quoted = _quotes(say, about, register, indicators) if about else ""
    return {
        "title": "" if down else one.meeting.title,
        "committee": one.meeting.committee,
        "day": words.long_date(say, one.meeting.date),
        "page": page,
        "withdrawn": down,
        "version": list(about or ()),
        "files": {
            name.rpartition("/")[2]: _file(say, one, name, at, quoted)
            for at, sealing in enumerate(one.sealings, start=1)
            for name in sealing.files
            if not TOLD.fullmatch(name.rpartition("/")[2]) and not down
        },
        "sealings": [
            {"day": words.long_date(say, sealing.sealed), "note": "" if down else sealing.note, "sha256": digest}
            for sealing, digest in zip(one.sealings, proved.hashes, strict=True)
        ],
    }


def _file(say: Catalogue, one: Considered, name: str, at: int, quoted: str) -> Record:
    """A file: its title, the number of the sealing that published it, and what has come since, each with a link."""
    file = name.rpartition("/")[2]
    paper = next((each for each in one.papers if each.file == file), None)
    known = {PACK: say("meeting-pack"), one.report_file.rpartition("/")[2]: say("meeting-report")}
    title = paper.title if paper else known.get(file, file)
    since = [*_corrected(say, one, paper, file), *_replaced(say, one, paper)]
    is_quoting = quoted and file == PACK
    return {"title": title, "sealing": at, "since": [*([[quoted, ""]] if is_quoting else []), *since]}


def _corrected(say: Catalogue, one: Considered, paper: Paper | None, file: str) -> Iterator[list[str]]:
    """The supplements that correct the file; the pack holds the covering report, so what corrects that corrects it."""
    name = paper.paper if paper else REPORT
    for each in sorted(one.papers, key=lambda other: (other.date, other.row)):
        is_about = each.corrects == name or (file == PACK and each.kind == "supplement")
        if is_about and each != paper:
            said = say("verify-supplement", day=words.long_date(say, each.date), reason=each.reason)
            yield [said, _address(one, each)]


def _replaced(say: Catalogue, one: Considered, paper: Paper | None) -> Iterator[list[str]]:
    """That draft minutes were followed by approved ones."""
    if paper is None or paper.kind != "minutes" or paper.status == APPROVED:
        return
    for each in one.papers:
        if each.kind == "minutes" and each.status == APPROVED:
            yield [say("verify-approved", day=words.long_date(say, each.date)), _address(one, each)]


def _address(one: Considered, paper: Paper) -> str:
    """Where a paper is, from the site's root; the meeting's page where it lies on another site."""
    return addresses.meeting_file(one.meeting, paper.file) if paper.file else addresses.meeting_page(one.meeting)


def _quotes(say: Catalogue, about: tuple[str, str], register: Register, indicators: Indicators) -> str:
    """That something of the version that was considered was taken down, which the pack quotes; empty where not."""
    home = f"/{addresses.version(*about)}"
    pages = (home, *(f"{home}{one}/" for one in indicators.get(about, ())))
    return next((said for each in pages if (said := taken_down(say, each, register))), "")
