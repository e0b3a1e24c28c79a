"""What is wrong, for a preview's pages: on each a box with what is about it first, and in the terminal all of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from outturn.errors import Finding, printable
from outturn.findings.grouped import Group, grouped
from outturn.model import Link
from outturn.pages import PreviewBox, Wrong, WrongGroup
from outturn.pipeline.checking import Checked
from outturn.pipeline.last_good import is_of_working_copy
from outturn.reading.lines import cells
from outturn.render import Renderer
from outturn.settings import packaged
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue
from outturn.words.findings import in_a_line, together

MOST = 10
"""So many kinds of findings are told under one heading, and so many sentences: a template's mistake is one a page."""
COMMENTARY = "commentary"


@dataclass(frozen=True, slots=True)
class Card:
    """A scorecard's name, its title, where its working copy is shown, and whether that is as it was before."""

    name: str
    title: str
    home: str
    is_as_before: bool


@dataclass(frozen=True, slots=True, eq=False)
class Troubles:
    """What is wrong: ``problems`` in the data, each with the indicator that it is about, and ``others`` in sentences.

    ``folder`` is that of all packages, as people read it; ``cards`` are the scorecards that are shown.
    """

    say: Catalogue
    folder: str = ""
    problems: tuple[tuple[Finding, str], ...] = ()
    others: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()

    def lines(self) -> Iterator[str]:
        """All of it, for the terminal."""
        if self.others:
            yield from (*self.others[:MOST], *self._more(len(self.others)))
        if self.problems:
            yield self.say("preview-data-problems")
            groups = grouped(finding for finding, _ in self.problems)
            said = (in_a_line(group, self.say, self.folder) for group in groups[:MOST])
            yield from (*said, *self._more(len(groups)))

    def _more(self, number: int) -> tuple[str, ...]:
        """How many of so many are left out, where any is."""
        return (self.say.count("preview-more", number - MOST),) if number > MOST else ()

    def boxes(self, address: str, *, is_there: bool) -> str:
        """What stands on top of the page at that address, or where none can be shown, as HTML; empty if all is well."""
        return "".join(_renderer(self.say).render_whole(box) for box in self._boxes(address, is_there=is_there))

    def _boxes(self, address: str, *, is_there: bool) -> Iterator[PreviewBox]:
        if self.others:
            things = tuple(Wrong(one) for one in (*self.others[:MOST], *self._more(len(self.others))))
            lead = (self.say("preview-site-as-before" if is_there else "preview-nothing"),)
            yield PreviewBox(address, self.say("preview-heading-site"), lead, (WrongGroup("", things),))
        here = next((one for one in self.cards if address.startswith(addresses.scorecard(one.name))), None)
        own = [one for one in self._of(here) if address.startswith(here.home) or not _is_working(one)] if here else []
        if here and own:
            below = self._lead(here) if is_there else self.say("preview-nothing")
            yield self._box(here, address, own, below)
        elif self.problems:
            yield self._elsewhere(address)

    def _of(self, card: Card) -> list[tuple[Finding, str]]:
        return [one for one in self.problems if _scorecard(one[0]) == printable(card.name)]

    def _box(self, card: Card, address: str, own: Sequence[tuple[Finding, str]], lead: str) -> PreviewBox:
        """On a page of the scorecard: its findings, first those about the rows of the page's indicator."""
        indicator = address.removeprefix(card.home).partition("/")[0]
        first = [finding for finding, about in own if indicator and about == indicator]
        rest = [finding for finding, about in own if not (indicator and about == indicator)]
        headings = (self.say("preview-here"), self.say("preview-others")) if first else ("", "")
        both = zip(headings, (first, rest), strict=True)
        groups = tuple(self._group(heading, findings) for heading, findings in both if findings)
        heading = self.say.count("preview-heading", len(own), scorecard=card.title)
        return PreviewBox(address, heading, (lead,), groups)

    def _lead(self, card: Card) -> str:
        return self.say("preview-as-before") if card.is_as_before else self.say("preview-without")

    def _elsewhere(self, address: str) -> PreviewBox:
        """On any other page: a link to each scorecard with findings, and in full what is about none that is shown."""
        named = [(card, len(self._of(card))) for card in self.cards]
        links = tuple(
            Link(self.say.count("preview-to-problems", count, scorecard=card.title), card.home)
            for card, count in named
            if count
        )
        known = {printable(card.name) for card in self.cards}
        rest = [finding for finding, _ in self.problems if _scorecard(finding) not in known]
        heading = self.say.count("preview-heading-elsewhere", len(self.problems))
        return PreviewBox(address, heading, (), (self._group("", rest),) if rest else (), links)

    def _group(self, heading: str, findings: Collection[Finding]) -> WrongGroup:
        groups = grouped(findings)
        things = [self._wrong(group) for group in groups[:MOST]]
        return WrongGroup(heading, (*things, *map(Wrong, self._more(len(groups)))))

    def _wrong(self, group: Group) -> Wrong:
        said = together(group, self.say, self.folder)
        found, expected = self.say("preview-line-found", found=said.found), said.expected
        lines = (said.place, found, self.say("preview-line-expected", expected=expected), said.fix)
        return Wrong(said.what, group.id, lines)


@lru_cache(maxsize=2)
def _renderer(say: Catalogue) -> Renderer:
    """With the program's own template: the site's may be what is wrong."""
    return Renderer((packaged("site_templates"),), {}, say)


def cards(showing: Checked, before: Collection[str]) -> tuple[Card, ...]:
    """The scorecards whose working copy is shown; those in ``before`` were right once since the start."""
    sealed = {one.scorecard for one in showing.folders}
    known = [(one.scorecard.name, one.scorecard.title) for one in showing.packages]
    return tuple(
        Card(name, title, addresses.working_copy(name) if name in sealed else addresses.scorecard(name), name in before)
        for name, title in known
    )


def about(folder: Path, findings: Sequence[Finding]) -> tuple[tuple[Finding, str], ...]:
    """Each finding with the indicator that it is about: of its row or its commentary, or an empty text."""
    rows: dict[str, set[int]] = {}
    for one in findings:
        if one.where.row and one.where.file.endswith(".csv"):
            rows.setdefault(one.where.file, set()).add(one.where.row)
    named = {file: cells(folder / file, "indicator", wanted) for file, wanted in rows.items()}
    return tuple((one, named.get(one.where.file, {}).get(one.where.row or 0) or _commented(one)) for one in findings)


def _commented(finding: Finding) -> str:
    place = PurePosixPath(finding.where.file)
    return place.stem if place.parent.name == COMMENTARY else ""


def _is_working(problem: tuple[Finding, str]) -> bool:
    return is_of_working_copy(problem[0])


def _scorecard(finding: Finding) -> str:
    return finding.where.file.partition("/")[0]
