"""Where a page stands among the versions: the box on top of a sealed page, how to cite it, how figures changed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from outturn import words
from outturn.model import SLUG, Link
from outturn.pages import Citation, Corrected, Correction, FigureHistory, IndicatorPage, Page, Site, Standing, Told
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue

FIRST = "1.0.0"
PAGE = re.compile(rf"/(?P<scorecard>{SLUG})/(?P<indicator>{SLUG})/")
"""The address of an indicator's page: its scorecard and the indicator."""
HOME = re.compile(rf"/(?P<scorecard>{SLUG})/")
"""The address of a scorecard's page."""
Key = tuple[str, str]
"""An indicator and a period."""


@dataclass(frozen=True, slots=True)
class Later:
    """What is known of the versions after the one at hand; versions are told from the newest back.

    ``corrected`` holds the figures that later versions corrected, the oldest version's first; ``patches`` the
    versions that are corrections as a whole with the indicators that they touch; ``values`` each figure of the
    versions so far as pages show it, with the oldest of them that had it, newest first. ``renamed`` are the present
    names of the scorecard's indicators by their old ones.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)
    corrected: tuple[tuple[Version, Corrected], ...] = ()
    patches: tuple[tuple[Version, frozenset[str]], ...] = ()
    values: Mapping[Key, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def present(self, indicator: str) -> str:
        """What the indicator is called now."""
        for _ in self.renamed:  # names may have come round in a ring
            if indicator not in self.renamed:
                break
            indicator = self.renamed[indicator]
        return indicator

    def and_also(self, version: Version, told: Told) -> "Later":
        """The same with that version, which is older than all of them."""
        is_patch = version.level == "patch"
        values = dict(self.values)
        for page in told.indicators:
            for row in page.every_figure:
                known = values.get((page.indicator, row.id), ())
                kept = known[:-1] if known and known[-1][1] == row.value else known
                values[page.indicator, row.id] = (*kept, (version.version, row.value))
        return replace(
            self,
            corrected=(*((version, one) for one in told.corrected), *self.corrected),
            patches=(*self.patches, (version, frozenset(told.touched))) if is_patch else self.patches,
            values=values,
        )


def renamed(register: Register, scorecard: str) -> dict[str, str]:
    """The new names of the scorecard's indicators by their old ones, as the redirects of their pages say.

    Those under a name that the scorecard had before count too.
    """
    names = names_of(register, scorecard)
    pairs = [(PAGE.fullmatch(one.old), PAGE.fullmatch(one.new)) for one in register.redirects]
    known = [(old, new) for old, new in pairs if old and new and {old["scorecard"], new["scorecard"]} <= names]
    return {old["indicator"]: new["indicator"] for old, new in known if old["indicator"] != new["indicator"]}


def names_of(register: Register, scorecard: str) -> set[str]:
    """The scorecard's name and those that it had before, as redirects of its page say."""
    pairs = [(HOME.fullmatch(one.old), HOME.fullmatch(one.new)) for one in register.redirects]
    renames = [(old["scorecard"], new["scorecard"]) for old, new in pairs if old and new]
    names, size = {scorecard}, 0
    while len(names) > size:
        size = len(names)
        names |= {old for old, new in renames if new in names}
    return names


def corrections(
    say: Catalogue, scorecard: str, version: Version, told: Told, later: Later
) -> Mapping[str, tuple[Correction, ...]]:
    """What later versions corrected of this one, by indicator, and under "" for the scorecard.

    A figure that was corrected again, or back, has all its corrections, the oldest first.
    """
    own = {later.present(page.indicator): page.indicator for page in told.indicators}
    values = {
        (later.present(page.indicator), row.id): row.number for page in told.indicators for row in page.every_figure
    }
    found: dict[str, list[Correction]] = {}
    for newer, one in later.corrected:
        key = (later.present(one.indicator), one.period)
        if key in values and values[key] == one.before:
            values[key] = one.after
            for about in (own[key[0]], ""):
                found.setdefault(about, []).append(_correction(say, scorecard, newer, one.indicator, one.sentence))
    for newer, touched in later.patches:
        if _patches(newer, version):
            for indicator in sorted(touched - set(found)):
                found.setdefault(indicator, []).append(_correction(say, scorecard, newer, indicator, newer.note))
            if "" not in found:
                found[""] = [_correction(say, scorecard, newer, "", newer.note)]
    return {indicator: tuple(every) for indicator, every in found.items()}


def _correction(say: Catalogue, scorecard: str, version: Version, indicator: str, sentence: str) -> Correction:
    home = addresses.version(scorecard, version.version)
    where = Link(say("version-in-sentence", number=version.version), f"{home}{indicator}/" if indicator else home)
    return Correction(sentence, where)


def _patches(later: Version, version: Version) -> bool:
    """Whether a later version differs from this one by corrections alone."""
    return later.version.rpartition(".")[0] == version.version.rpartition(".")[0]


def level_of(say: Catalogue, version: Version) -> str:
    """What kind of change a version made, in words."""
    if version.version == FIRST:
        return say("level-first")
    if version.corrects:
        return say("level-correction" if version.level == "patch" else f"level-{version.level}-with-corrections")
    return say(f"level-{version.level}")


def sealed_standing(say: Catalogue, version: Version, newer: Link | None, found: Iterable[Correction]) -> Standing:
    """The box on top of a sealed page."""
    return Standing(
        say("standing-sealed", number=version.version, date=words.long_date(say, version.sealed)), newer, tuple(found)
    )


def unpublished_standing(say: Catalogue, newest: Version | None, newer: Link | None) -> Standing:
    """The box on top of a page that shows what has not been published yet."""
    return Standing(say("standing-working-copy" if newest else "standing-draft"), newer)


def citation(page: Page, permanent: str, version: Version, site: Site) -> Citation:
    """How to cite a page of a version whose permanent address is given."""
    return Citation(permanent, site.full(permanent), page.cited, version.sha256, permanent != page.address)


def plain_citation(say: Catalogue, title: str, address: str, site: Site) -> Citation:
    """How to link to a page that is about no version."""
    text = say("cited-site" if title == site.name else "cited-page", site=site.name, title=title)
    return Citation(address, site.full(address), text)


def figure_history(scorecard: str, page: IndicatorPage, later: Later) -> tuple[FigureHistory, ...]:
    """Every figure of the indicator that was not the same in all versions, newest period first."""
    found = []
    for row in page.every_figure:
        values = later.values.get((page.indicator, row.id), ())
        if len(values) > 1:
            steps = tuple(
                (value, Link(version, f"{addresses.version(scorecard, version)}{page.indicator}/"))
                for version, value in reversed(values)
            )
            found.append(FigureHistory(row.period, steps))
    return tuple(found)
