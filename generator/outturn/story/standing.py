"""Where a page stands among the versions: the line on top of a sealed page, how to cite it, how figures changed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outturn import words
from outturn.model import Link, Scorecard
from outturn.pages import Citation, Correction, FigureHistory, Site, Standing
from outturn.periods import parse
from outturn.story.changes import Names, correction, names_of
from outturn.story.evidence import Evidence
from outturn.versions import addresses
from outturn.versions.history import CORRECTED, Change, Edition, Register, Version

FIRST = "1.0.0"
PAGE = re.compile(r"/([a-z0-9-]+)/([a-z0-9-]+)/", re.ASCII)
"""The address of an indicator's page: its scorecard and the indicator."""
Key = tuple[str, str]
"""An indicator and a period."""


@dataclass(slots=True)
class Later:
    """What is known of the versions after the one at hand; versions are told from the newest back.

    ``corrected`` holds the figures that later versions corrected, the oldest version's first; ``patches`` the
    versions that are corrections as a whole with the indicators that they touch; ``values`` each figure of the
    versions so far with the oldest of them that had it, newest first. ``renamed`` are the present names of indicators
    by their old ones.
    """

    corrected: list[tuple[Version, Change, Names]] = field(default_factory=list)
    patches: list[tuple[Version, frozenset[str]]] = field(default_factory=list)
    values: dict[Key, list[tuple[str, str]]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)

    def present(self, indicator: str) -> str:
        """What the indicator is called now."""
        for _ in self.renamed:  # names may have come round in a ring
            if indicator not in self.renamed:
                break
            indicator = self.renamed[indicator]
        return indicator

    def add(self, edition: Edition, gathered: Sequence[Evidence]) -> None:
        """Take a version's own figures and corrections in, once its pages have been told."""
        version = edition.version
        if version is None:
            return
        names = names_of(edition.package)
        own = [(version, change, names) for change in edition.since if change.kind == CORRECTED]
        self.corrected = [*own, *self.corrected]
        if version.level == "patch":
            self.patches.append((version, frozenset(change.indicator for change in edition.since)))
        for evidence in gathered:
            for row in evidence.rows:
                value = evidence.shown(row.value, row.mark, evidence.decimals(row))
                known = self.values.setdefault((evidence.indicator.indicator, row.period), [])
                if known and known[-1][1] == value:
                    known[-1] = (version.version, value)
                else:
                    known.append((version.version, value))


def renamed(register: Register) -> dict[str, str]:
    """The new names of indicators by their old ones, as the redirects of their pages say."""
    pairs = [(PAGE.fullmatch(one.old), PAGE.fullmatch(one.new)) for one in register.redirects]
    return {old[2]: new[2] for old, new in pairs if old and new and old[1] == new[1]}


def corrections(edition: Edition, later: Later) -> Mapping[str, tuple[Correction, ...]]:
    """What later versions corrected of this one, by indicator, and under "" for the scorecard.

    A figure that was corrected again, or back, has all its corrections, the oldest first.
    """
    own = {later.present(one.indicator): one.indicator for one in edition.package.indicators}
    values = {
        (later.present(str(row.indicator)), str(row.period)): row.value
        for row in edition.package.outturns[["indicator", "period", "value"]].itertuples(index=False)
    }
    found: dict[str, list[Correction]] = {}
    for version, change, names in later.corrected:
        key = (later.present(change.indicator), change.period)
        if key in values and values[key] == change.before:
            values[key] = change.after
            sentence = correction(change, names)
            for about in (own[key[0]], ""):
                found.setdefault(about, []).append(_correction(edition, version, change.indicator, sentence))
    for version, touched in later.patches:
        if edition.version and _patches(version, edition.version):
            for indicator in sorted(touched - set(found)):
                found.setdefault(indicator, []).append(_correction(edition, version, indicator, version.note))
            if "" not in found:
                found[""] = [_correction(edition, version, "", version.note)]
    return {indicator: tuple(every) for indicator, every in found.items()}


def _correction(edition: Edition, version: Version, indicator: str, sentence: str) -> Correction:
    home = addresses.version(edition.package.scorecard.name, version.version)
    where = Link(words.version(version.version), f"{home}{indicator}/" if indicator else home)
    return Correction(sentence, where)


def _patches(later: Version, version: Version) -> bool:
    """Whether a later version differs from this one by corrections alone."""
    return later.version.rpartition(".")[0] == version.version.rpartition(".")[0]


def level_of(version: Version) -> str:
    """What kind of change a version made, in words."""
    if version.version == FIRST:
        return words.FIRST_VERSION
    if version.corrects and version.level == "patch":
        return words.CORRECTION
    return f"{words.LEVELS[version.level]}{words.AND_CORRECTIONS if version.corrects else ''}"


def sealed_standing(version: Version, newer: Link | None, found: Iterable[Correction]) -> Standing:
    """The line on top of a sealed page."""
    return Standing(words.sealed_on(version.version, version.sealed), newer, tuple(found))


def unpublished_standing(newest: Version | None, newer: Link | None) -> Standing:
    """The line on top of a page that shows what has not been published yet."""
    return Standing(words.WORKING_COPY if newest else words.DRAFT, newer)


def citation(card: Scorecard, version: Version, site: Site, address: str, about: Sequence[str]) -> Citation:
    """How to cite a page of a version; ``about`` names the indicator and the period, where it is about one."""
    home = addresses.version(card.name, version.version)
    own = addresses.scorecard(card.name)
    permanent = address if address.startswith(home) else home + address.removeprefix(own)
    url = site.full(permanent)
    text = words.cited((card.area, card.title, *about), version.version, version.sealed, url)
    return Citation(permanent, url, text, version.sha256, permanent == address)


def plain_citation(title: str, address: str, site: Site) -> Citation:
    """How to link to a page that is about no version."""
    url = site.full(address)
    return Citation(address, url, f"{site.name}. {f'{title}. ' if title != site.name else ''}{url}")


def figure_history(evidence: Evidence, later: Later) -> tuple[FigureHistory, ...]:
    """Every figure of the indicator that was not the same in all versions, newest period first."""
    name, card = evidence.indicator.indicator, evidence.scorecard
    found = []
    for row in reversed(evidence.rows):
        values = later.values.get((name, row.period), [])
        if len(values) > 1:
            steps = tuple(
                (value, Link(version, f"{addresses.version(card.name, version)}{name}/"))
                for version, value in reversed(values)
            )
            found.append(FigureHistory(words.short_label(parse(row.period)), steps))
    return tuple(found)
