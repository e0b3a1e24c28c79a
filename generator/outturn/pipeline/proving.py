"""What is known of everything published, here: the lists that the page which verifies reads, made of what lies here."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from outturn.errors import Finding
from outturn.exports.proof_meetings import ProvedMeeting, key_of
from outturn.exports.proofs import Proved, hashes_of, proof_files
from outturn.findings import in_order, problems
from outturn.meetings import FOLDER, REPORTS
from outturn.pages import Site
from outturn.pipeline.editions import sealed
from outturn.pipeline.making import site_of
from outturn.pipeline.offers import newest_figures, version_files
from outturn.settings import Settings
from outturn.versions import addresses
from outturn.versions.history import SealedFolder, Version
from outturn.versions.meeting_about import scorecard_of, version_of
from outturn.versions.meeting_seals import hash_of, published, sealed_json
from outturn.versions.register import Register
from outturn.versions.register_files import read_register
from outturn.versions.sealed_folders import sealed_folders, with_folders
from outturn.versions.verify import verify
from outturn.words.catalogue import Catalogue

Place = tuple[str, str, str]
"""Where a hash is known: a scorecard, a version and a file; or the folder of meetings, a meeting's key and a file."""


@dataclass(frozen=True, slots=True, eq=False)
class Proofs:
    """The lists, by their addresses; ``folders`` are the sealed versions', by scorecard and number.

    ``wrong`` is everything in which what lies here is not as it was published. Files that are made from a version's own
    are not among the lists: ``made_of`` gives their hashes.
    """

    packages: Path
    site: Site
    say: Catalogue
    register: Register
    folders: Mapping[tuple[str, str], SealedFolder]
    wrong: tuple[Finding, ...]
    lists: Mapping[str, bytes] = field(default_factory=dict)

    def card(self, name: str) -> Mapping[str, Any]:
        """What is said of each version of a scorecard; empty of one that has none."""
        return self._read(addresses.proofs_of(name))

    def meeting(self, key: str) -> Mapping[str, Any]:
        """What is said of a meeting's papers; empty where none were published."""
        return self._read(addresses.proofs_of_meeting(key))

    def places(self, digest: str) -> list[Place]:
        """Where that SHA-256 is known, the oldest version first, then meetings."""
        part = self._read(addresses.proofs_part(digest[: self._read(addresses.PROOFS)["digits"]]))
        return [(name, version, file) for name, version, file in part.get(digest, ())]

    def _read(self, address: str) -> Mapping[str, Any]:
        return cast("Mapping[str, Any]", json.loads(self.lists.get(address, b"{}")))

    def version(self, name: str, number: str) -> Version | None:
        """A version's row of the register."""
        return next((one for one in self.register.versions.get(name, ()) if one.version == number), None)

    def made_of(self, name: str, number: str) -> dict[str, str]:
        """The SHA-256 of the files that are made from a version's own: its package, its document, what stands alone.

        Raises OutturnError where the version is not what was sealed.
        """
        version, folder = self.version(name, number), self.folders.get((name, number))
        if version is None or folder is None:
            return {}
        known = sealed(self.packages, name, version, folder.files)
        made = hashes_of(version_files(self.say, self.site, folder, known))
        if self.register.newest(name) == version:
            figures = newest_figures(self.say, self.site, known)
            made |= hashes_of(file for _, files in figures for file in files)
        return made

    def digest_of_paper(self, key: str, file: str) -> str:
        """The SHA-256 of a meeting's paper as it lies here; empty where it does not."""
        states = (one.files.get(one.own(file)) for one in self.register.meetings if key_of(one) == key)
        return next((digest for digest, _ in filter(None, states)), "")

    def wrong_of(self, name: str, key: str) -> tuple[Finding, ...]:
        """What is not as it was published of a version, or of a meeting's papers."""
        places: tuple[str, ...] = (f"{name}/{key}/", f"{name}/versions.csv")
        if name == FOLDER:
            own = [one.meeting.meeting for one in self.register.meetings if key_of(one) == key]
            places = tuple(place for one in own for place in (f"{FOLDER}/{one}/", f"{FOLDER}/{REPORTS}/{one}.md"))
            places = (*places, *(f"{FOLDER}/{one}.csv" for one in ("meetings", "papers", "decisions")))
        return tuple(one for one in self.wrong if one.where.file.startswith(places))


def proofs_of(packages: Path, settings: Settings | None, say: Catalogue) -> Proofs:
    """What is known of everything that was published from that folder; what is wrong in it is among it."""
    register, findings = read_register(packages)
    folders = tuple(sealed_folders(packages, register))
    register = with_folders(register, folders)
    wrong = problems(in_order([*findings, *verify(register, folders)]))
    by_name = {(one.scorecard, one.version): one for one in folders}
    site = site_of(settings) if settings else Site("")
    known = Proofs(packages, site, say, register, by_name, wrong)
    proved = list(_proved(known))
    titles = {one.folder.scorecard: str(one.folder.descriptor.get("title", one.folder.scorecard)) for one in proved}
    meetings = tuple(proved_meetings(register))
    return replace(known, lists=dict(proof_files(say, proved, titles, register, meetings)))


def proved_meetings(register: Register) -> Iterator[ProvedMeeting]:
    """Every meeting of which papers were published, with what proves them."""
    for one in register.meetings:
        if one.is_sealed:
            name, version = scorecard_of(one, register), version_of(one, register)
            states = [sealed_json(one.meeting.meeting, one.sealings[: at + 1]) for at in range(len(one.sealings))]
            yield ProvedMeeting(
                published(one),
                tuple(map(hash_of, one.sealings)),
                tuple(sha256(state).hexdigest() for state in states),
                (name, version.version) if version else None,
            )


def _proved(known: Proofs) -> Iterator[Proved]:
    """Every sealed version that lies here, the oldest first, without what is made of it."""
    for name, versions in known.register.versions.items():
        for version in versions:
            if folder := known.folders.get((name, version.version)):
                yield Proved(folder, version, {})
