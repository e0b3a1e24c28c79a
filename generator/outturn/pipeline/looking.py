"""What files would do to a published scorecard, without writing anything that stays: what a browser shows.

The published version's package is opened as a working copy in a folder of its own, the files are put into it, and that
is checked, compared, told and drawn as any working copy is.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from outturn.errors import Finding
from outturn.findings import problems
from outturn.model import DESCRIPTOR, WORKING_COPY, Package
from outturn.pages import CardReview, Page, Site
from outturn.pipeline.checking import Checked, check_site
from outturn.pipeline.differences import in_scorecard
from outturn.pipeline.editions import judged_edition, sealed
from outturn.schemas import OPTIONAL, REQUIRED
from outturn.story.placed import Newest, Place, preview_pages
from outturn.story.told import told
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.history import Change, Register
from outturn.versions.number import parts
from outturn.versions.seal import descriptor_hash
from outturn.words.catalogue import Catalogue

ONLY_SEALED = ("sealed", "resources")
"""What a sealed descriptor says and a working copy's does not."""
COMMENTARY = "commentary"
WORKBOOKS = frozenset({".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"})
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


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What a change is told with: the site's words, and what the site calls itself."""

    say: Catalogue
    site: Site


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What files would do: what was found, what differs, and the scorecard's pages.

    ``given`` are the files of the working copy that were given, ``left_out`` the names of those that were not taken,
    each with why: see ``story.looked``. ``pages`` are those that would say something else, the scorecard's own first;
    each is drawn when it is asked for.
    """

    findings: tuple[Finding, ...]
    given: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    review: CardReview | None = None
    level: str = ""
    pages: tuple[Page, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that must be put right."""
        return problems(self.findings)


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


def fitting(names: Iterable[str], scorecard: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Where each file belongs in the scorecard's working copy, by its name as it was given; and what fits nowhere.

    A folder's files come with their way, and a browser that saves a file again calls it “outturns (1).csv”.
    """
    places: dict[str, str] = {}
    left_out = []
    for name in names:
        place, why = _place(PurePosixPath(name.replace("\\", "/")), scorecard)
        if not why and place in places.values():
            why = "twice"
        if why:
            left_out.append((name, why))
        else:
            places[name] = place
    return places, left_out


def _place(path: PurePosixPath, scorecard: str) -> tuple[str, str]:
    """A file's place in the working copy, and why it has none."""
    ways = [one for one in path.parts[:-1] if one != COMMENTARY]
    stem, mark, number = path.stem.rpartition(" (")
    plain = f"{stem if mark and number.rstrip(')').isdecimal() else path.stem}{path.suffix.lower()}"
    if any(parts(one) for one in ways):
        return "", "sealed"
    if len(ways) > 1 and ways[-1] == WORKING_COPY and ways[-2] != scorecard:
        return "", "elsewhere"
    if path.suffix.lower() in WORKBOOKS:
        return "", "workbook"
    if plain in TABLES or plain == DESCRIPTOR:
        return plain, ""
    if path.suffix.lower() == ".md" and (path.parent.name == COMMENTARY or plain == "summary.md"):
        return f"{COMMENTARY}/{plain}", ""
    return "", "unknown"


def see(folder: Path, base: Published, given: Files, telling: Telling) -> Seen:
    """What the given files, by the names that they came with, would do to the published version.

    The folder is empty and is left to whoever gave it. Raises OutturnError where the published version cannot be read.
    """
    places, left_out = fitting(given, base.scorecard)
    laid_out(folder, base, {places[one]: content for one, content in given.items() if one in places})
    checked = check_site(folder, base.scorecard)
    own = tuple(one for one in checked.findings if one.where.file.startswith(f"{base.scorecard}/{WORKING_COPY}/"))
    package = next((one for one in checked.packages if one.scorecard.name == base.scorecard), None)
    seen = _compared(folder, checked, package, own, telling) if package else Seen(own, ())
    return replace(seen, given=tuple(sorted(places.values())), left_out=tuple(left_out))


def _compared(folder: Path, checked: Checked, package: Package, own: tuple[Finding, ...], telling: Telling) -> Seen:
    """The package beside the newest version."""
    name, say = package.scorecard.name, telling.say
    versions = checked.register.versions[name]
    last, judged = sealed(folder, name, versions[-1]), judged_edition(package)
    past = [last.told, *(told_of(folder, name, one.version) for one in reversed(versions[:-1]))]
    names = (name, versions[-1].version, WORKING_COPY)
    one = in_scorecard(say, names, (last.edition, judged), ((), own), Register(), past)
    said = told(replace(judged, since=one.changes), say, checked.register.titles.get(name, {}))
    place = Place(name, addresses.working_copy(name), said, telling.site, say)
    known = Newest(versions[-1], frozenset(page.indicator for page in last.told.indicators))
    pages = tuple(_changed(preview_pages(place, known), one.changes))
    return Seen(own, (), (), one.review, one.level, pages, said.labels)


def _changed(pages: Iterator[Page], since: Sequence[Change]) -> Iterator[Page]:
    """The scorecard's page, and those of the indicators that any change is about; none where nothing changed."""
    about = {"", *(one.indicator for one in since)}
    return (page for page in pages if since and getattr(page, "indicator", "") in about)
