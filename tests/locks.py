"""The files of requirements, read as pip reads them."""

import re
from typing import NamedTuple

from packaging.requirements import Requirement

from built import ROOT

HASH = re.compile(r" --hash=sha256:([0-9a-f]{64})(?= |$)")


class Entry(NamedTuple):
    """One package: what is required, the hashes of its files, and what else its lines say."""

    requirement: Requirement
    hashes: frozenset[str]
    rest: str


def locked(name: str) -> list[Entry]:
    """Every entry of the file, in its order."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "")
    lines = [
        re.sub(r"\s+", " ", line) for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    return [_entry(line) for line in lines]


def _entry(line: str) -> Entry:
    required, _, options = line.partition(" --")
    hashes = f" --{options}" if options else ""
    return Entry(Requirement(required), frozenset(HASH.findall(hashes)), HASH.sub("", hashes).strip())
