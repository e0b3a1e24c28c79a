"""What a unit's label names: an amount of time, weight, length, area, volume or energy, or things that are counted."""

import re

PEOPLE = re.compile(
    r"\b(?:child(?:ren)?|bab(?:y|ies)|girls?|boys?|pupils?|students?|young|people|persons?|adults?|residents?|tenants?"
    r"|patients?|carers?|leavers?|offenders?|wom[ae]n|m[ae]n|mothers?|fathers?|famil(?:y|ies)|households?|workers?"
    r"|staff|employees?|victims?|learners?|clients?|users?|claimants?|parents?)\b",
    re.IGNORECASE,
)
"""Words of a title or a label by which people are counted."""
_AMOUNT = re.compile(
    r"(?:minute|hour|day|week|month|year|night|session"
    r"|gram|kilogram|kilo|tonne|ton|kg"
    r"|metre|kilometre|mile|km|hectare|acre|litre|gallon"
    r"|kilowatt|megawatt|gigawatt|[kmg]wh|point|degree)s?\b",
    re.IGNORECASE,
)


def is_amount(label: str) -> bool:
    """Whether the label names an amount, as “week|weeks” or “tonne|tonnes of CO2”, and no people, cases or things.

    An amount of 3 tells of no three people, and may be a mean. What is not known to be one counts as people, and so
    does what names any: “year 6 pupil|year 6 pupils”.
    """
    if PEOPLE.search(label):
        return False
    first, *words = label.partition("|")[0].split() or [""]
    # one adjective may stand before it: “square metre”, “working day”
    return bool(_AMOUNT.fullmatch(first) or (words and _AMOUNT.fullmatch(words[0])))
