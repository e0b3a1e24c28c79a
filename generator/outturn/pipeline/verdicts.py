"""What was found, in the sentences of the page that verifies: which version or meeting, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outturn.errors import Finding
from outturn.meetings import FOLDER
from outturn.model import DESCRIPTOR
from outturn.pipeline.proving import Place, Proofs


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: sentences, whether it is something that was published, and what here is not as it was then."""

    sentences: tuple[str, ...]
    is_known: bool = False
    wrong: tuple[Finding, ...] = ()


def of_places(known: Proofs, places: Sequence[Place], digest: str) -> Verdict:
    """What is said of a file that is known: in one version or in several, or as a paper of a meeting."""
    own = [one for one in places if one[0] != FOLDER]
    if not own:
        _, key, file = places[-1]
        return of_meeting(known, key, file, digest)
    name, version, file = own[-1]
    first = known.say("verify-script-is", file=file, title=title_of(known, name), **row_of(known, name, version))
    others = sorted({one for card, one, _ in own if card == name and one != version})
    also = [known.say("verify-script-also", versions=", ".join(others))] if others else []
    also += [
        known.say("verify-script-same", title=title_of(known, card))
        for card in sorted({one for one, _, _ in own} - {name})
    ]
    rest = of_version(known, name, version, file, digest)
    return Verdict((first, *also, *rest.sentences), is_known=True, wrong=rest.wrong)


def of_version(known: Proofs, name: str, number: str, file: str, digest: str) -> Verdict:
    """What became of a version, and how a file hangs together with the register."""
    return Verdict(tuple(_version_sentences(known, name, number, file, digest)), wrong=known.wrong_of(name, number))


def _version_sentences(known: Proofs, name: str, number: str, file: str, digest: str) -> Iterator[str]:
    """What became of a version; how it is known; and where the file's SHA-256 stands, if one is asked about."""
    record = known.card(name)["versions"][number]
    yield from _since(known, record)
    say, row = known.say, row_of(known, name, number)
    yield say("verify-script-chain-row", hash=record["sha256"], **row)
    if not known.wrong_of(name, number):
        yield say("verify-here", place=f"{name}/{number}/")
    own = known.folders[name, number].files
    if file in own and file != DESCRIPTOR:
        yield say("verify-script-chain-file", file=file, hash=digest)
    elif file and digest and file not in own:
        yield say("verify-script-chain-made", file=file, hash=digest)


def _since(known: Proofs, record: Mapping[str, Any]) -> Iterator[str]:
    if record["withdrawn"]:
        yield record["withdrawn"]
    yield from (f"{said} {full(known, address)}" for said, address in record["since"])
    if not record["withdrawn"] and not record["since"]:
        yield known.say("verify-script-newest")


def of_meeting(known: Proofs, key: str, file: str, digest: str) -> Verdict:
    """What is said of a meeting, or of one of its papers."""
    return Verdict(
        tuple(_meeting_sentences(known, key, file, digest)), is_known=True, wrong=known.wrong_of(FOLDER, key)
    )


def _meeting_sentences(known: Proofs, key: str, file: str, digest: str) -> Iterator[str]:
    say, one = known.say, known.meeting(key)
    meeting = say("verify-script-meeting", title=one["title"], committee=one["committee"], day=one["day"])
    if one["withdrawn"]:
        yield one["withdrawn"]
    else:
        own = one["files"].get(file, {"title": file, "sealing": len(one["sealings"]), "since": []})
        sealed = one["sealings"][own["sealing"] - 1]["day"]
        every = own["since"] if file else [each for paper in one["files"].values() for each in paper["since"]]
        came = dict(every)
        gaps = {"paper": own["title"], "file": file, "sealed": sealed, "meeting": meeting}
        yield say("verify-script-meeting-is" if file else "verify-script-meeting-address", **gaps)
        yield full(known, one["page"])
        yield from (f"{said} {full(known, address)}".strip() for said, address in came.items())
        if not came:
            yield say("verify-script-meeting-newest")
        yield from _version_of(known, one)
    for number, each in enumerate(one["sealings"], start=1):
        gaps = {"number": number, "day": each["day"], "note": each["note"], "hash": each["sha256"]}
        yield say("verify-script-chain-sealing", **gaps)
    if not known.wrong_of(FOLDER, key):
        yield say("verify-here", place=f"{FOLDER}/")
    if digest and file in one["files"]:
        yield say("verify-script-chain-paper", number=one["files"][file]["sealing"], file=file, hash=digest)


def _version_of(known: Proofs, one: Mapping[str, Any]) -> Iterator[str]:
    """What became of the version that the meeting considered."""
    name, number = one["version"] or ("", "")
    card = known.card(name)
    if card and number in card["versions"]:
        yield known.say("verify-script-meeting-version", title=card["title"], version=number)
        yield from _since(known, card["versions"][number])


def title_of(known: Proofs, name: str) -> str:
    """What a scorecard is called."""
    return str(known.card(name)["title"])


def row_of(known: Proofs, name: str, number: str) -> dict[str, str]:
    """A version's number and the day on which it was published, as sentences name them."""
    return {"version": number, "day": str(known.card(name)["versions"][number]["day"])}


def full(known: Proofs, address: str) -> str:
    """An address as it is typed into a browser."""
    return known.site.full(address) if address else ""
