"""The headline of an indicator: what the figure is, how it stands, how it moved, in plain sentences."""

from math import isnan

from outturn import words
from outturn.model import MARKS_INSTEAD
from outturn.periods import parse
from outturn.story.evidence import Evidence, Row

Part = tuple[str, str]
"""A tone (better, worse or level) and the words that follow "That"."""


def headline(evidence: Evidence) -> tuple[str, ...]:
    """One to three sentences about the newest figure."""
    latest, newest = evidence.latest, evidence.newest
    if newest is None:
        return ("There are no figures yet.",)
    if latest is None:
        return (_missing(newest),)
    sentences = [_figure(evidence, latest)]
    parts = [part for part in (_against_aim(evidence, latest), _against_earlier(evidence, latest)) if part]
    if parts:
        sentences.append(_joined(parts))
    gap = _gap_that_could_be_chance(evidence, latest)
    if latest.certainty == "could be chance":
        sentences.append(words.could_be_chance(counts(latest), gap))
    elif gap:
        sentences.append(words.gap_could_be_chance(gap))
    if evidence.indicator.polarity == "none":
        sentences.append(words.POLARITIES["none"])
    if newest is not latest:
        sentences.append(_missing(newest))
    return tuple(sentences)


def counts(row: Row) -> str:
    """The numerator and the denominator as a reader sees them: 15 of 126; empty where they are not given."""
    if isnan(row.denominator) or isnan(row.numerator):
        return ""
    return " of ".join(words.number(one, min(words.decimals_of(one), 1)) for one in (row.numerator, row.denominator))


def _figure(evidence: Evidence, row: Row) -> str:
    when = words.in_period(parse(row.period), evidence.indicator.basis)
    value = evidence.in_words(row.value, evidence.decimals(row))
    if evidence.indicator.phrase:
        return f"{when}, {value.replace(' per ', ' in every ')} {evidence.indicator.phrase}."
    return f"{evidence.indicator.title}: {value} {when[:1].lower()}{when[1:]}."


def _missing(row: Row) -> str:
    when = words.short_label(parse(row.period))
    return f"The figure for {when} is not given: {MARKS_INSTEAD.get(row.mark, 'not published')}."


def _against_aim(evidence: Evidence, row: Row) -> Part | None:
    """How the figure stands against its target, its benchmark or its band."""
    if row.rating == "not rated":
        return None
    decimals = evidence.decimals(row)
    if row.target_kind == "band":
        band = f"the band from {evidence.in_words(row.lower, decimals)} to {evidence.in_words(row.upper, decimals)}"
        return ("better", f"is inside {band}") if row.rating == "green" else ("worse", f"is outside {band}")
    aim = f"the {evidence.aim(row)} of {evidence.in_words(row.target, decimals)}"
    if row.rated_on == "forecast":
        coming = evidence.in_words(row.forecast, decimals)
        meets = "meet" if row.rating == "green" else "miss"
        tone = "better" if row.rating == "green" else "worse"
        return (tone, f"would come to {coming} by the end of the year, which would {meets} {aim}")
    if row.target_kind == "target":
        said = {"green": ("better", f"meets {aim}"), "amber": ("worse", f"just misses {aim}")}
        return said.get(row.rating, ("worse", f"misses {aim}"))
    if _looks_same(evidence, row) or _compared(evidence, row) == ("similar", "value"):
        return ("level", f"is {'' if row.value == row.target else 'about '}the same as {aim}")
    return ("better", f"is better than {aim}") if row.rating == "green" else ("worse", f"is worse than {aim}")


def _looks_same(evidence: Evidence, row: Row) -> bool:
    """Whether the figure is written as what it is held against."""
    decimals = evidence.decimals(row)
    return evidence.in_words(row.value, decimals) == evidence.in_words(row.target, decimals)


def _compared(evidence: Evidence, row: Row) -> tuple[str, str]:
    """How the figure compares with the area whose figure it is held against, and by what; empty where it is not."""
    area = evidence.main_area
    if area is None or row.target_kind != "benchmark" or row.target != evidence.comparator(row.period)[0]:
        return ("", "")
    return evidence.compared.get((area.area, row.period), ("", ""))


def _gap_that_could_be_chance(evidence: Evidence, row: Row) -> str:
    """The area from which the figure differs by no more than chance might bring about; empty where there is none."""
    is_chance = _compared(evidence, row) == ("similar", "interval") and not _looks_same(evidence, row)
    return evidence.main_area.name if evidence.main_area and is_chance and row.rating != "not rated" else ""


def _against_earlier(evidence: Evidence, row: Row) -> Part | None:
    """How the figure moved."""
    if isnan(row.change):
        return None
    decimals = evidence.decimals(row)
    before = evidence.in_words(row.compared_value, decimals)
    when = words.earlier(evidence.indicator.frequency, evidence.indicator.compare_with)
    match row.direction:
        case "improving":
            return ("better", f"is better than {before} {when}")
        case "worsening":
            return ("worse", f"is worse than {before} {when}")
        case "increasing":
            return ("level", f"is up from {before} {when}")
        case "decreasing":
            return ("level", f"is down from {before} {when}")
    same = before == evidence.in_words(row.value, decimals)
    return ("level", f"is {'no change' if same else 'little change'} from {before} {when}")


def _joined(parts: list[Part]) -> str:
    """The parts as one sentence; "but" where one is good news and the other bad."""
    if len(parts) == 1:
        return f"That {parts[0][1]}."
    (tone, first), (other, second) = parts
    conjunction = "but" if {tone, other} == {"better", "worse"} else "and"
    if first.startswith("is "):
        second = second.removeprefix("is ")
    return f"That {first}, {conjunction} {second}."
