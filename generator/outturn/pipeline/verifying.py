"""What a file, a hash or an address is of: which version or meeting, and what became of it; as the page that verifies.

The page does the same in a reader's browser (``site_templates/assets/verify.js``), in the same words.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from outturn.model import DESCRIPTOR
from outturn.pipeline.proving import Place, Proofs
from outturn.pipeline.verdicts import Verdict, of_places, of_version, row_of, title_of

HASH = re.compile(r"(?:sha-?256[:=-])?([0-9a-f]{64})", re.IGNORECASE)
MOST_BYTES = 100_000_000
MARK = b"\xef\xbb\xbf"


def of_hash(known: Proofs, digest: str) -> Verdict:
    """What that SHA-256 is of, among everything that was published here."""
    if found := known.places(digest):
        return of_places(known, found, digest)
    for name, versions in known.register.versions.items():
        for version in reversed(versions):
            if made := _made(known, name, version.version, digest):
                return of_places(known, made, digest)
    return Verdict((known.say("verify-script-no-hash", hash=digest),))


def of_file(known: Proofs, path: Path) -> Verdict:
    """What that file is; raises OSError where it cannot be read."""
    if path.stat().st_size > MOST_BYTES:
        return Verdict((known.say("verify-script-large", most=MOST_BYTES // 1_000_000),))
    content = path.read_bytes()
    digest = sha256(content).hexdigest()
    yours = known.say("verify-script-yours", file=path.name, hash=digest)
    verdict = _of_content(known, content, digest)
    return Verdict((yours, *verdict.sentences), verdict.is_known, verdict.wrong)


def _of_content(known: Proofs, content: bytes, digest: str) -> Verdict:
    if found := known.places(digest):
        return of_places(known, found, digest)
    members = _members(content)
    about = next(_candidates(known, content, members), None)
    if about:
        return _of_made(known, about, digest, members)
    plain = content.removeprefix(MARK).replace(b"\r\n", b"\n")
    if plain != content and (found := known.places(sha256(plain).hexdigest())):
        verdict = of_places(known, found, sha256(plain).hexdigest())
        return Verdict((known.say("verify-script-line-ends"), *verdict.sentences), is_known=True, wrong=verdict.wrong)
    newest = ((name, versions[-1].version) for name, versions in known.register.versions.items() if versions)
    made = next((found for one in newest if (found := _made(known, *one, digest))), [])
    return of_places(known, made, digest) if made else Verdict((known.say("verify-script-no-file"),))


def _of_made(known: Proofs, about: tuple[str, str], digest: str, members: Mapping[str, str]) -> Verdict:
    """What a package or a document is that holds a version: as it is made here, or another one of the same."""
    name, version = about
    if made := _made(known, name, version, digest):
        return of_places(known, made, digest)
    rest = of_version(known, name, version, "", "")
    if members:
        inside = known.say("verify-script-inside", title=title_of(known, name), **row_of(known, name, version))
        said = _members_said(known, name, version, members)
        return Verdict((inside, *rest.sentences, said), is_known=True, wrong=rest.wrong)
    said = known.say("verify-script-calls-itself", title=title_of(known, name), version=version)
    return Verdict((said, *rest.sentences), wrong=rest.wrong)


def _candidates(known: Proofs, content: bytes, members: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The version that a package holds, or that a document says that it is of."""
    if members:
        yield from ((name, number) for name, number, _ in known.places(members.get(DESCRIPTOR, "0" * 64))[-1:])
        return
    try:
        said = json.loads(content)
        name, number, digest = said["scorecard"]["name"], said["version"]["version"], said["version"]["sha256"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    version = known.version(name, number) if isinstance(name, str) and isinstance(number, str) else None
    if version and version.sha256 == digest:
        yield name, number


def _made(known: Proofs, name: str, number: str, digest: str) -> list[Place]:
    """The place of a file that is made from a version's, where it has that SHA-256."""
    return [(name, number, file) for file, own in known.made_of(name, number).items() if own == digest]


def _members(content: bytes) -> dict[str, str]:
    """The SHA-256 of the files in a zip, by their names; nothing where it is none, or where too much is in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            files = [one for one in packed.infolist() if not one.is_dir()]
            if sum(one.file_size for one in files) > 2 * MOST_BYTES:
                return {}
            return {one.filename: sha256(packed.read(one)).hexdigest() for one in files}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError):
        return {}


def _members_said(known: Proofs, name: str, version: str, members: Mapping[str, str]) -> str:
    own = {file: digest for file, (digest, _) in known.folders[name, version].files.items()}
    other = [file for file in own if members.get(file) != own[file]] + [one for one in members if one not in own]
    key = "members-differ" if other else "members"
    return known.say(f"verify-script-{key}", number=len(members), files=", ".join(sorted(other)))
