"""A published scorecard as a folder of packages, and where the files that somebody gives belong in its working copy."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.schemas import OPTIONAL, REQUIRED
from outturn.versions.number import parts
from outturn.versions.seal import descriptor_hash

ONLY_SEALED = ("sealed", "resources")
"""What a sealed descriptor says and a working copy's does not."""
COMMENTARY = "commentary"
WORKBOOK, MAPPING = "workbook", "mapping"
BESIDE = {
    **dict.fromkeys((".xlsx", ".xlsm"), (WORKBOOK, "")),
    **dict.fromkeys((".yaml", ".yml"), (MAPPING, "")),
    **dict.fromkeys((".xls", ".xlsb", ".ods", ".numbers"), ("", WORKBOOK)),
}
"""What files of these endings are that are none of a working copy: workbooks, and how such are read; or why not."""
TABLES = frozenset(f"{one}.csv" for one in (*REQUIRED, *OPTIONAL))


Files = Mapping[str, bytes]
"""The files of a version by their names in its folder."""


@dataclass(frozen=True, slots=True)
class Published:
    """A scorecard as it was published: its name, and the files of each version, the oldest first."""

    scorecard: str
    versions: tuple[Files, ...]

    @property
    def newest(self) -> Files:
        """The files of the newest version."""
        return self.versions[-1]


def published(packages: Sequence[bytes]) -> Published:
    """What lies in the packages of a scorecard's versions (``data/…/….zip``); raises ValueError where one is none."""
    try:
        versions = sorted(map(_unpacked, packages), key=lambda files: parts(_number(files)) or ())
        return Published(str(json.loads(versions[-1][DESCRIPTOR])["name"]), tuple(versions))
    except (IndexError, KeyError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        message = "This is no package of a published version."
        raise ValueError(message) from error


def _unpacked(content: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {one: package.read(one) for one in package.namelist()}


def _number(files: Files) -> str:
    return str(json.loads(files[DESCRIPTOR])["version"])


def laid_out(folder: Path, base: Published, given: Files) -> None:
    """The folder of packages of a site that has this scorecard, and its working copy with the given files in it."""
    home = folder / base.scorecard
    for files in base.versions:
        for name, content in files.items():
            _write(home / _number(files) / name, content)
    for name, content in {**_as_working(base.newest), **given}.items():
        _write(home / WORKING_COPY / name, content)
    _write(home / "versions.csv", _register(base).encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _as_working(files: Files) -> dict[str, bytes]:
    """A version's files as those of a working copy: without what sealing brought."""
    said = {key: value for key, value in json.loads(files[DESCRIPTOR]).items() if key not in ONLY_SEALED}
    kept = {name: one for name, one in files.items() if name in TABLES or name.startswith(f"{COMMENTARY}/")}
    return {**kept, DESCRIPTOR: json.dumps({**said, "version": WORKING_COPY}, ensure_ascii=False).encode()}


def _register(base: Published) -> str:
    """The register of the scorecard's versions, from what each says of itself."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("version", "sealed", "level", "note", "sha256"))
    for files in base.versions:
        about = json.loads(files[DESCRIPTOR])["sealed"]
        rows.writerow((_number(files), about["date"], about["level"], about["note"], descriptor_hash(files)))
    return text.getvalue()


def put(folder: Path, files: Files, gone: Iterable[str] = ()) -> None:
    """Write the files into the folder that was laid out, and take away those that are gone."""
    for name, content in files.items():
        _write(folder / name, content)
    for name in gone:
        (folder / name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Fitting:
    """What files are, by the names that they were given: where in the working copy they belong, or what else they are.

    ``left_out`` fit nowhere, each with the reason why.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    workbooks: tuple[str, ...] = ()
    mappings: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def fitting(names: Iterable[str], scorecard: str) -> Fitting:
    """Where each file belongs in the scorecard's working copy, by its name as it was given; and what fits nowhere.

    A folder's files come with their way, and a browser that saves a file again calls it “outturns (1).csv”.
    """
    places: dict[str, str] = {}
    beside: dict[str, list[str]] = {WORKBOOK: [], MAPPING: []}
    left_out = []
    for name in names:
        place, why = _place(PurePosixPath(name.replace("\\", "/")), scorecard)
        if place in beside and not why:
            beside[place].append(name)
            continue
        if not why and place in places.values():
            why = "twice"
        if why:
            left_out.append((name, why))
        else:
            places[name] = place
    return Fitting(places, tuple(beside[WORKBOOK]), tuple(beside[MAPPING]), tuple(left_out))


def _place(path: PurePosixPath, scorecard: str) -> tuple[str, str]:
    """A file's place in the working copy, “workbook” or “mapping”; and why it has none."""
    ways = [one for one in path.parts[:-1] if one != COMMENTARY]
    ending = path.suffix.lower()
    plain = f"{without_number(path.stem)}{ending}"
    if ending in BESIDE:
        return BESIDE[ending]
    if any(parts(one) for one in ways):
        return "", "sealed"
    if len(ways) > 1 and ways[-1] == WORKING_COPY and ways[-2] != scorecard:
        return "", "elsewhere"
    if plain in TABLES or plain == DESCRIPTOR:
        return plain, ""
    if ending == ".md" and (path.parent.name == COMMENTARY or plain == "summary.md"):
        return f"{COMMENTARY}/{plain}", ""
    return "", "unknown"


def without_number(stem: str) -> str:
    """The name without the number that a browser puts behind it when it saves a file again."""
    bare, mark, number = stem.rpartition(" (")
    return bare if mark and number.rstrip(")").isdecimal() else stem
