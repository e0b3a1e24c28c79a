"""What files would do to a published scorecard, without writing anything that stays: what a browser shows.

The published version's package is opened as a working copy in a folder of its own, the files are put into it, and that
is checked, compared, told and drawn as any working copy is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from outturn.errors import Finding
from outturn.findings import problems
from outturn.model import WORKING_COPY, Package
from outturn.pages import CardReview, Page, Site
from outturn.pipeline.checking import Checked, check_site
from outturn.pipeline.differences import in_scorecard
from outturn.pipeline.editions import judged_edition, sealed
from outturn.pipeline.given import Files, Published, fitting, laid_out
from outturn.story.placed import Newest, Place, preview_pages
from outturn.story.told import told
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.history import Change, Register
from outturn.words.catalogue import Catalogue


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
