"""How an indicator is judged: the rules in sentences, with the indicator's own numbers in them."""

from math import isnan

from outturn import words
from outturn.story.evidence import Evidence


def rules(evidence: Evidence) -> tuple[str, ...]:
    """The rules that apply to the indicator, one sentence each."""
    indicator = evidence.indicator
    when = words.earlier(indicator.frequency, indicator.compare_with)
    step = words.difference(10.0**-indicator.decimals, indicator.unit, indicator.decimals)
    return (
        words.POLARITIES[indicator.polarity],
        *_rating_rule(evidence),
        f"Direction of travel compares each figure with the one {when}; less than {step} is no change.",
        words.BASES[indicator.basis],
    )


def _rating_rule(evidence: Evidence) -> tuple[str, ...]:
    """When a figure is on target, close to it or off it; nothing where no figure has a target."""
    kinds = {row.target_kind for row in evidence.rows if row.target_kind}
    if not kinds:
        return ()
    indicator = evidence.indicator
    within = words.tolerance(indicator)
    if indicator.polarity == "band":
        close = f", close to target within {within} outside it" if within else ""
        return (f"On target inside the band{close}, otherwise off target.",)
    aim = "benchmark" if kinds == {"benchmark"} else "target"
    close = f", close to target when it is within {within}" if within else ""
    if any(not isnan(row.floor) for row in evidence.rows):
        close = ", close to target down to the floor" if indicator.polarity == "higher" else ", close up to the floor"
    as_good = "at least" if indicator.polarity == "higher" else "at most"
    return (f"On target when the figure is {as_good} the {aim}{close}, otherwise off target.",)
