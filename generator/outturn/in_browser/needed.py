"""The files that a browser needs to run the program, each known by its SHA-256, and where each can be had."""

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = ".outturn-python"
"""Where they lie beside ``mkdocs.yml`` once they were brought; a folder that no repository keeps."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a file can be had: at an address, or as a member of an archive at an address, which has a hash too."""

    url: str
    member: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Needed:
    """A file: its name, its bytes, its SHA-256, and where it can be had, the first place first."""

    name: str
    size: int
    sha256: str
    sources: tuple[Source, ...]


def _read(text: str) -> tuple[Needed, ...]:
    known = json.loads(text)
    archives = known["archives"]

    def source(place: dict[str, str]) -> Source:
        if "url" in place:
            return Source(place["url"])
        archive = archives[place["archive"]]
        return Source(archive["url"], place["member"], archive["sha256"])

    return tuple(
        Needed(one["name"], one["bytes"], one["sha256"], tuple(map(source, one["places"]))) for one in known["files"]
    )


_TEXT = (Path(__file__).parent / "needed.json").read_text(encoding="utf-8")
NEEDED = _read(_TEXT)
LOCK = json.dumps(json.loads(_TEXT)["lock"], sort_keys=True).encode()
"""What Pyodide reads of the packages that it may load: their files, hashes and what each needs."""
SIZE = sum(one.size for one in NEEDED)
"""What they are together, in bytes."""


def are_brought(folder: Path) -> bool:
    """Whether every file lies in the folder, as long as it must be; ``bringing`` looked at its hash."""
    places = [(folder / one.name, one.size) for one in NEEDED]
    return all(place.is_file() and place.stat().st_size == size for place, size in places)
