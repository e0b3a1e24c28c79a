"""What a copy of something published is known by: the SHA-256 of every file of every version, and what became of it.

The page that verifies reads these in the reader's browser. A site may have hundreds of thousands of files, so they lie
in parts by how their hash begins, none of which is more than a phone can take.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from outturn import words
from outturn.exports.proof_meetings import ProvedMeeting, Record, meeting_places, meeting_proofs, taken_down
from outturn.model import DESCRIPTOR
from outturn.versions import addresses
from outturn.versions.history import SealedFolder, Version
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue

FORMAT = 1
MOST = 2_000
"""So many hashes are in one part, as far as they are spread evenly."""
BASE = 16
SERVED = (".zip", ".json")
"""How files end that are made from a version's, and are not among them."""
File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Proved:
    """A sealed version with the SHA-256 of its own files and of those that are made from it, by their names."""

    folder: SealedFolder
    version: Version
    made: Mapping[str, str]

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of all of them."""
        return {**{name: digest for name, (digest, _) in sorted(self.folder.files.items())}, **self.made}


def hashes_of(files: Iterable[File]) -> dict[str, str]:
    """The SHA-256 of those files that are made from a version's, by the last part of their address."""
    return {address.rpartition("/")[2]: sha256(content).hexdigest() for address, content in files if _is_made(address)}


def _is_made(address: str) -> bool:
    """Whether the file is made from a version's: everything in one, or one indicator alone."""
    if addresses.ALONE.fullmatch(address):
        return True
    return address.startswith("data/") and address.endswith(SERVED) and not address.endswith(f"/{DESCRIPTOR}")


def sums(folder: SealedFolder, made: Mapping[str, str]) -> bytes:
    """The hashes as ``sha256sum --check`` reads them, by the names that files have beside each other."""
    every = {name: digest for name, (digest, _) in folder.files.items()} | dict(made)
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(every.items())).encode()


def proof_files(
    say: Catalogue,
    known: Iterable[Proved],
    titles: Mapping[str, str],
    register: Register,
    meetings: Sequence[ProvedMeeting] = (),
) -> Iterator[File]:
    """The lists that the page reads: of scorecards, of each one's versions, of each meeting, and of hashes in parts."""
    by_card: dict[str, list[Proved]] = {}
    for one in known:
        by_card.setdefault(one.folder.scorecard, []).append(one)
    every = [one for proved in by_card.values() for one in proved]
    parts = _parts(every, meetings)
    digits = len(next(iter(parts))) if parts else 0
    yield addresses.PROOFS, _json(_index(say, by_card, titles, register, digits))
    for name, proved in by_card.items():
        yield addresses.proofs_of(name), _json(_card(say, name, titles[name], proved, register))
    indicators = {(one.folder.scorecard, one.folder.version): one.folder.indicators for one in every}
    for address, record in meeting_proofs(say, meetings, register, indicators):
        yield address, _json(record)
    for start, found in parts.items():
        yield addresses.proofs_part(start), _json(found)


def _index(say: Catalogue, cards: Iterable[str], titles: Mapping[str, str], register: Register, digits: int) -> Record:
    """Which scorecards there are, where addresses lead now, and which were taken down, with the sentence about it."""
    return {
        "format": FORMAT,
        "digits": digits,
        "cards": {name: titles[name] for name in cards},
        "moved": [[one.old, one.new] for one in register.moves],
        "withdrawn": [[one.address, taken_down(say, one.address, register)] for one in register.withdrawn],
    }


def _card(say: Catalogue, name: str, title: str, proved: list[Proved], register: Register) -> Record:
    """What is said of each version of a scorecard, the oldest first; links are from the site's root."""
    newest = proved[-1].version
    return {
        "title": title,
        "newest": newest.version,
        "versions": {one.version.version: _version(say, name, one, proved, register) for one in proved},
    }


def _version(say: Catalogue, name: str, one: Proved, every: list[Proved], register: Register) -> Record:
    version, own = one.version, addresses.version(name, one.version.version)
    later = [other.version for other in every[every.index(one) + 1 :]]
    fixed = [(other, sorted(set(other.corrects) & set(one.folder.indicators))) for other in later]
    since: list[list[str]] = [
        [
            say.count("verify-corrected", len(found), version=other.version, day=words.long_date(say, other.sealed)),
            addresses.version(name, other.version),
        ]
        for other, found in fixed
        if found
    ]
    down = taken_down(say, f"/{own}", register)
    if later and not down:
        last = later[-1]
        gaps = {"version": last.version, "day": words.long_date(say, last.sealed)}
        since.append([say("verify-newer", **gaps), addresses.scorecard(name)])
    return {
        "day": words.long_date(say, version.sealed),
        "sha256": version.sha256,
        "withdrawn": down,
        "corrected": any(found for _, found in fixed),
        "since": since,
    }


def _parts(known: list[Proved], meetings: Sequence[ProvedMeeting]) -> dict[str, dict[str, list[list[str]]]]:
    """Each hash with the scorecards or meetings, the versions and the files that it is of, by how hashes begin."""
    found: dict[str, list[list[str]]] = {}
    for one in known:
        for name, digest in one.hashes.items():
            found.setdefault(digest, []).append([one.folder.scorecard, one.version.version, name])
    for digest, place in meeting_places(meetings):
        found.setdefault(digest, []).append(place)
    digits = 0
    while len(found) > MOST * BASE**digits:
        digits += 1
    starts = [f"{number:0{digits}x}" if digits else "" for number in range(BASE**digits)]
    parts: dict[str, dict[str, list[list[str]]]] = {start: {} for start in starts}
    for digest, places in sorted(found.items()):
        parts[digest[:digits]][digest] = places
    return parts


def _json(content: object) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode()
