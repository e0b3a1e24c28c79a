"""What files would do to a published scorecard, without writing anything that stays: what a browser shows.

The published version's package is opened as a working copy in a folder of its own, the files are put into it, and that
is checked, compared, told and drawn as any working copy is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from outturn.errors import Finding
from outturn.findings import problems
from outturn.model import WORKING_COPY, Package
from outturn.pages import CardReview, Page, SheetsRead, Site
from outturn.pipeline.checking import Checked, check_site
from outturn.pipeline.differences import in_scorecard
from outturn.pipeline.editions import judged_edition, sealed
from outturn.pipeline.given import Files, Fitting, Published, fitting, laid_out, put, without_number
from outturn.pipeline.import_ground import Asked
from outturn.pipeline.import_maps import mapping_name
from outturn.pipeline.taking_in import placed, taken_in
from outturn.story.placed import Newest, Place, preview_pages
from outturn.story.told import told
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.history import Change
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue
from outturn.workbook.mapping import MappingError, WorkbookMap, read_mapping


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What a change is told with: the site's words, what the site calls itself, and how it reads workbooks.

    ``mappings`` are files by the scorecard's name and their own: “card/q3-report.yaml”.
    """

    say: Catalogue
    site: Site
    mappings: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What files would do: what was found, what differs, and the scorecard's pages.

    ``given`` are the files that were taken, ``left_out`` the names of those that were not, each with why: see
    ``story.looked``; ``read`` is what became of the cells of workbooks. ``pages`` are those that would say something
    else, the scorecard's own first; each is drawn when it is asked for.
    """

    findings: tuple[Finding, ...]
    given: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    read: tuple[SheetsRead, ...] = ()
    review: CardReview | None = None
    level: str = ""
    pages: tuple[Page, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that must be put right."""
        return problems(self.findings)


def see(folder: Path, base: Published, given: Files, telling: Telling) -> Seen:
    """What the given files, by the names that they came with, would do to the published version.

    The folder is empty and is left to whoever gave it. Raises OutturnError where the published version cannot be read.
    """
    fit = fitting(given, base.scorecard)
    laid_out(folder, base, {fit.places[one]: content for one, content in given.items() if one in fit.places})
    mappings, wrong = _mappings(base.scorecard, fit, given, telling)
    taken = {}
    for name in fit.workbooks:
        mapping = mappings.get(mapping_name(without_number(PurePath(name).stem)), WorkbookMap())
        asked = Asked(PurePath(name).name, given[name], base.scorecard, mapping)
        taken[name] = taken_in(folder, asked, telling.say)
        put(folder, taken[name].files, taken[name].gone)
    checked = check_site(folder, base.scorecard)
    place = f"{base.scorecard}/{WORKING_COPY}/"
    origins = [origin for one in taken.values() for origin in one.origins]
    own = placed([one for one in checked.findings if one.where.file.startswith(place)], folder, base.scorecard, origins)
    found = (*(finding for one in taken.values() for finding in one.found), *own)
    package = next((one for one in checked.packages if one.scorecard.name == base.scorecard), None)
    seen = _compared(folder, checked, package, found, telling) if package else Seen(found, ())
    return replace(
        seen,
        given=(*sorted(fit.places.values()), *(name for name, one in taken.items() if not one.left)),
        left_out=(*fit.left_out, *((name, one.left) for name, one in taken.items() if one.left), *wrong),
        read=tuple(one.read for one in taken.values() if one.read),
    )


def _mappings(
    scorecard: str, fit: Fitting, given: Files, telling: Telling
) -> tuple[dict[str, WorkbookMap], list[tuple[str, str]]]:
    """How workbooks are read by the files' names, those that were given first; and which of those cannot be read."""
    way = f"{scorecard}/"
    files = {name.removeprefix(way): one for name, one in telling.mappings.items() if name.startswith(way)}
    files |= {f"{without_number(PurePath(name).stem)}.yaml": given[name] for name in fit.mappings}
    made, wrong = {}, []
    for name, content in files.items():
        try:
            made[name] = read_mapping(content)
        except MappingError:
            wrong.append((name, "mapping"))
    return made, wrong


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
    return Seen(own, (), (), (), one.review, one.level, pages, said.labels)


def _changed(pages: Iterator[Page], since: Sequence[Change]) -> Iterator[Page]:
    """The scorecard's page, and those of the indicators that any change is about; none where nothing changed."""
    about = {"", *(one.indicator for one in since)}
    return (page for page in pages if since and getattr(page, "indicator", "") in about)
