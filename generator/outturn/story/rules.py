"""How an indicator is judged: the rules in sentences, with the indicator's own numbers in them."""

from math import isnan

from outturn import words
from outturn.story.evidence import Evidence


def rules(evidence: Evidence) -> tuple[str, ...]:
    """The rules that apply to the indicator, one sentence each."""
    say, indicator = evidence.say, evidence.indicator
    back = words.step(indicator.frequency, indicator.compare_with)
    least = words.difference(say, 10.0**-indicator.decimals, indicator, indicator.decimals)
    return (
        say(f"polarity-{indicator.polarity}"),
        *_rating_rule(evidence),
        say(f"rule-direction-{back}", step=least),
        say(f"basis-{indicator.basis}"),
    )


def _rating_rule(evidence: Evidence) -> tuple[str, ...]:
    """When a figure is on target, close to it or off it; nothing where no figure has a target."""
    kinds = {row.target_kind for row in evidence.rows if row.target_kind}
    if not kinds:
        return ()
    say, indicator = evidence.say, evidence.indicator
    within = words.tolerance(say, indicator)
    if indicator.polarity == "band":
        return (say("rule-band-tolerance", tolerance=within) if within else say("rule-band"),)
    aim = "benchmark" if kinds == {"benchmark"} else "target"
    has_floor = any(not isnan(row.floor) for row in evidence.rows)
    close = "-floor" if has_floor else "-tolerance" if within else ""
    way = "higher" if indicator.polarity == "higher" else "lower"
    return (say(f"rule-{way}-{aim}{close}", tolerance=within),)
