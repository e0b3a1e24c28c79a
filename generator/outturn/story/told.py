"""One edition told: everything that its pages say, before it is known where they will stand."""

from collections.abc import Iterator, Mapping, Sequence
from math import isnan

from outturn import words
from outturn.pages import Corrected, ExceptionsPage, IndicatorPage, Told
from outturn.periods import parse
from outturn.story import changes
from outturn.story.companions import companions, joined, listed, said_once
from outturn.story.downloads import told_downloads
from outturn.story.evidence import Evidence
from outturn.story.exceptions import told_exceptions
from outturn.story.gathering import gather
from outturn.story.indicator import told_indicator
from outturn.story.scorecard import told_scorecard
from outturn.story.turned import turned
from outturn.values import replace
from outturn.versions.history import CORRECTED, Edition
from outturn.words.catalogue import Catalogue

TAKEN_OUT = "period removed"
LABELS = "page-"
"""What the keys of the words begin with that templates print on pages of versions."""


def told(edition: Edition, say: Catalogue, titles: Mapping[str, str] | None = None) -> Told:
    """What the edition's pages say; ``titles`` are those of indicators that earlier versions had, by their names."""
    package = edition.package
    gathered = tuple(gather(package, edition.judgements, say, titles))
    others = companions(gathered)
    both = [told_indicator(evidence, others.get(evidence.indicator.indicator)) for evidence in gathered]
    rows = {row.indicator: row for _, row in both}
    shown = listed(gathered, others)
    names = [evidence.indicator.indicator for evidence in shown]
    beside = {name: others[name].indicator.indicator for name in names if name in others}
    rows = said_once(
        {name: joined(rows[name], rows[beside[name]], others[name]) if name in beside else rows[name] for name in names}
    )
    made = package.scorecard.created
    return Told(
        scorecard=replace(
            told_scorecard(say, package, shown, rows),
            updated=made,
            cited=_cited(say, edition),
            turned=turned(say, edition.since),
        ),
        indicators=tuple(
            _with_citation(page, evidence, edition) for (page, _), evidence in zip(both, gathered, strict=True)
        ),
        downloads=told_downloads(say, package, edition.version),
        labels=say.labels(LABELS),
        codes=tuple((one.framework, one.code, one.indicator) for one in package.frameworks),
        changes=changes.told(say, edition.since, package),
        corrected=tuple(_corrected(say, edition)),
        exceptions=_exceptions(say, edition, [page for page, _ in both]),
        touched=tuple(sorted({change.indicator for change in edition.since})),
        language=say.language,
    )


def _exceptions(say: Catalogue, edition: Edition, pages: Sequence[IndicatorPage]) -> ExceptionsPage | None:
    found = told_exceptions(say, edition, pages)
    if found is None or edition.version is None:
        return found
    card, version = edition.package.scorecard, edition.version
    gaps = {"area": card.area, "scorecard": card.title, "number": version.version, "exceptions": found.title}
    return replace(found, cited=say("cited-exceptions", date=words.long_date(say, version.sealed), **gaps))


def _with_citation(page: IndicatorPage, evidence: Evidence, edition: Edition) -> IndicatorPage:
    period = (words.short_label(evidence.say, parse(evidence.latest.period)),) if evidence.latest else ()
    cited = _cited(evidence.say, edition, evidence.indicator.title, *period)
    return replace(page, updated=edition.package.scorecard.created, cited=cited)


def _cited(say: Catalogue, edition: Edition, *about: str) -> str:
    """How a page is cited, its address left out; ``about`` names the indicator and the period where it is about one."""
    card, version = edition.package.scorecard, edition.version
    if version is None:
        return ""
    return say(
        ("cited-scorecard", "cited-indicator", "cited-figure")[len(about)],
        area=card.area,
        scorecard=card.title,
        **dict(zip(("indicator", "period"), about, strict=False)),
        number=version.version,
        date=words.long_date(say, version.sealed),
    )


def _corrected(say: Catalogue, edition: Edition) -> Iterator[Corrected]:
    names = changes.names_of(say, edition.package)
    for change in edition.since:
        if change.kind in (CORRECTED, TAKEN_OUT):
            sentence = changes.correction(change, names)
            before, after = _number(change.before), _number(change.after)
            yield Corrected(change.indicator, change.period, sentence, before, after)


def _number(value: float | str) -> float | None:
    return None if isinstance(value, str) or isnan(value) else float(value)
