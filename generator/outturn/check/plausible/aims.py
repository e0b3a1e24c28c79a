"""Which way is better: targets on the worse side of where one stands, and a polarity that the title contradicts."""

import re
from collections.abc import Iterator

import pandas as pd

from outturn.check.found import Rule, number, of_indicator, readable
from outturn.check.series import known_period
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.model import Draft

FEWEST = 4
"""So many figures show where an indicator stands."""
TIMES = 2.0
"""A target that every figure beats more than so many times over aims at nothing."""
FAR = 20.0
"""In last shown decimals: of smaller figures twice as many is no surprise."""
WAYS = {"higher": 1.0, "lower": -1.0}
LOWER = (
    *("deaths?", "died", "dies", "killed", "injur(?:y|ies|ed)", "crimes?", "burglar(?:y|ies)", "reoffend(?:ing|ers)?"),
    *("offend again", "complaints", "missed", "fly-?tip\\w*", "homeless(?:ness)?", "sickness", "evictions?"),
    *("absen(?:ce|ces|teeism|t)", "truan(?:cy|ts?)", "exclu(?:sions?|ded)", "suspensions?", "suicides?", "poverty"),
    *("delays?", "delayed", "backlogs?", "waiting times?", "accidents?", "emissions?", "casualt(?:y|ies)"),
    *("unemploy(?:ed|ment)", "obes(?:e|ity)", "overweight", "arrears", "vacant", "overdue", "fires", "overcrowd\\w*"),
)
"""Words of a title of which fewer is better, whoever counts them."""
HIGHER = (
    *("satisf(?:ied|action)", "recycl(?:ed|ing)", "on time", "in time", "achiev(?:e|ed|ing)", "pass(?:es|ed)?"),
    *("(?:done|finished|held|decided|paid|seen|processed|repaired|collected|dealt with) within",),
    *("success(?:es|ful|fully)?", "resolved", "answered", "improved", "vaccinated", "breastfed", "completed"),
)
"""Words of which more is better."""
TURNED = (
    r"\b(?:not|no|without|fewer|less|un\w+|dis\w+|non-?\w*|avoided|prevented|reduc\w+|gap|difference|change|than)\b"
)
"""A title with one of these may turn the others round."""


def target_on_worse_side(draft: Draft) -> Iterator[Finding]:
    """A target is better than its baseline, and not so low an aim that every figure has beaten it twice over."""
    table = draft.tables["targets"]
    frame = table.frame
    polarity = of_indicator(draft, table, "polarity")
    is_number = of_indicator(draft, table, "unit") != "scale"
    rows = (frame["kind"] == "target") & frame["value"].notna() & polarity.isin([*WAYS]) & is_number
    rows &= readable(table, "kind", "value", "period")
    if not rows.any():
        return
    outturns = draft.tables["outturns"].frame
    standing = {
        str(name): (float(values.min()), float(values.max()), int(values.count()))
        for name, values in outturns.groupby("indicator")["value"]
    }
    baselines, values = _baselines(frame), frame["value"]
    decimals = of_indicator(draft, table, "decimals").astype("float64")
    for row in frame.index[rows]:
        name, value, way = str(frame.loc[row, "indicator"]), float(values[row]), str(polarity[row])
        where = Where(table.file, int(row), "value")
        base = baselines.get((name, str(frame.loc[row, "name"])))
        if base is not None and WAYS[way] * (value - base) < 0:
            gaps = {"aim": word(f"aim-{way}", level=number(base)), "beside": word("aim-of-baseline")}
            yield found("target-on-worse-side", where, found=shown(number(value)), **gaps)
        elif name in standing and _is_beaten(standing[name], value, way, 10.0 ** -float(decimals[row])):
            worst = standing[name][0 if way == "higher" else 1]
            gaps = {"aim": word(f"aim-{way}", level=number(worst)), "beside": word("aim-of-figures")}
            yield found("target-on-worse-side", where, found=shown(number(value)), **gaps)


def _baselines(frame: pd.DataFrame) -> dict[tuple[str, str], float]:
    """The newest baseline by indicator and name."""
    rows = frame[(frame["kind"] == "baseline") & frame["value"].notna()]
    known = {text: one.end for text in rows["period"].unique() if (one := known_period(str(text)))}
    rows = rows[rows["period"].isin([*known])]
    in_time = rows.assign(end=rows["period"].map(known)).sort_values("end", kind="stable")
    keys = zip(in_time["indicator"], in_time["name"], strict=True)
    return dict(zip(keys, in_time["value"], strict=True))


def _is_beaten(standing: tuple[float, float, int], value: float, way: str, unit: float) -> bool:
    """Whether every figure is better than the target, more than twice over."""
    least, most, count = standing
    if count < FEWEST or value <= 0 or least < 0 or max(value, most) < FAR * unit:
        return False
    return least > TIMES * value if way == "higher" else value > TIMES * most


def target_of_nothing(draft: Draft) -> Iterator[Finding]:
    """Where less is better, a target of 0 beside others that are far from it: systems write 0 for "none"."""
    table, outturns = draft.tables["targets"], draft.tables["outturns"].frame
    frame = table.frame
    rows = (frame["kind"] == "target") & readable(table, "kind", "value", "period")
    rows &= (of_indicator(draft, table, "polarity") == "lower") & (of_indicator(draft, table, "unit") != "scale")
    if not (rows & (frame["value"] == 0)).any():
        return
    standing = {str(name): (float(one.min()), int(one.count())) for name, one in outturns.groupby("indicator")["value"]}
    for (indicator, _), aims in frame[rows].groupby(["indicator", "name"]):
        others = aims.loc[aims["value"] > 0, "value"]
        least, count = standing.get(str(indicator), (0.0, 0))
        if count >= FEWEST and TIMES * least > float(others.min()):
            for row in aims.index[aims["value"] == 0]:
                aim = number(float(others.min()))
                yield found("target-of-nothing", Where(table.file, int(row), "value"), found=shown("0"), least=aim)


def polarity_against_title(draft: Draft) -> Iterator[Finding]:
    """A title that speaks of deaths, or of what is done on time, says itself which way is better."""
    table = draft.tables["indicators"]
    rows = table.frame["polarity"].isin([*WAYS]) & readable(table, "polarity", "title")
    for row, title, polarity in zip(
        table.frame.index[rows], table.frame.loc[rows, "title"], table.frame.loc[rows, "polarity"], strict=True
    ):
        said = _way_of(str(title))
        if said and said[0] != polarity:
            where = Where(table.file, int(row), "polarity")
            yield found("polarity-against-title", where, found=shown(polarity), words=shown(said[1]), polarity=said[0])


def _way_of(title: str) -> tuple[str, str] | None:
    """Which way is better by the words of a title, and the word that says so; None where they do not agree."""
    text = title.casefold()
    if re.search(TURNED, text):
        return None
    ways = {
        way: match[0]
        for way, words in (("lower", LOWER), ("higher", HIGHER))
        if (match := re.search(rf"\b(?:{'|'.join(words)})\b", text))
    }
    return next(iter(ways.items())) if len(ways) == 1 else None


RULES: tuple[Rule, ...] = (target_on_worse_side, target_of_nothing, polarity_against_title)
