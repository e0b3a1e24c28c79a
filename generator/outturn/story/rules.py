"""How an indicator is judged: the rules in sentences, with the indicator's own numbers in them."""

from math import isnan

from outturn import words
from outturn.periods import parse
from outturn.story.evidence import Evidence


def rules(evidence: Evidence) -> tuple[str, ...]:
    """The rules that apply to the indicator, one sentence each."""
    say, indicator = evidence.say, evidence.indicator
    is_pooled = any(parse(row.period).kind == "pooled" for row in evidence.rows)
    least = words.difference(say, 10.0**-indicator.decimals, indicator, indicator.decimals)
    return (
        *(_scale_rule(evidence) or [say(f"polarity-{indicator.polarity}")]),
        *_rating_rule(evidence, least),
        say("rule-direction-years", step=least)
        if is_pooled
        else words.earlier(say, "rule-direction", indicator, step=least),
        *([say("rule-certainty")] if _is_untested(evidence) else []),
        say("basis-rolling-window", months=words.months(say, indicator.window))
        if indicator.window
        else say(f"basis-{indicator.basis}"),
    )


def _scale_rule(evidence: Evidence) -> tuple[str, ...]:
    """The words of a scale in their order, and which way is better; nothing of other units."""
    say, scale = evidence.say, evidence.indicator.counts_in.words
    if not scale:
        return ()
    order = say("rule-scale", words=words.listed(say, scale, "comma"))
    return (order, *([say("polarity-none")] if evidence.indicator.polarity == "none" else []))


def _is_untested(evidence: Evidence) -> bool:
    """Whether any judgement of the indicator says better or worse without having been tested for chance."""
    return evidence.indicator.polarity != "none" and any(
        "not tested" in (row.certainty, row.rating_certainty) for row in evidence.rows
    )


def _rating_rule(evidence: Evidence, least: str) -> tuple[str, ...]:
    """When a figure is on target, close to it or off it; nothing where no figure has a target."""
    kinds = {row.target_kind for row in evidence.rows} & {"target", "band", "benchmark"}
    if not kinds or evidence.indicator.polarity == "none":
        return ()
    say, indicator = evidence.say, evidence.indicator
    within = words.tolerance(say, indicator)
    if indicator.polarity == "band":
        if any(not isnan(limit) for row in evidence.rows for limit in (row.floor, row.ceiling)):
            return (say("rule-band-limits"),)
        return (say("rule-band-tolerance", tolerance=within) if within else say("rule-band"),)
    benchmark = say("rule-benchmark-tolerance" if within else "rule-benchmark", tolerance=within, step=least)
    if kinds == {"benchmark"}:
        return (benchmark,)
    has_floor = any(not isnan(row.floor) for row in evidence.rows)
    close = "-floor" if has_floor else "-tolerance" if within else ""
    way = "higher" if indicator.polarity == "higher" else "lower"
    target = say(f"rule-{way}-target{close}", tolerance=within)
    ways = [say(f"rule-{one}") for one in ("line", "profile") if any(row.target_by == one for row in evidence.rows)]
    return (target, *ways, benchmark) if "benchmark" in kinds else (target, *ways)
