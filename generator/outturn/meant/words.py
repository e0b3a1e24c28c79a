"""The word of the profile, or the short name, that a cell was meant to be."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from outturn.meant.written import Meant, plain

YES_OR_NO = {
    **dict.fromkeys(("true", "yes", "y", "1", "wahr", "vrai"), "true"),
    **dict.fromkeys(("false", "no", "n", "0", "falsch", "faux"), "false"),
}
ALIASES: Mapping[str, str] = {
    "%": "percent",
    "percentage": "percent",
    "per cent": "percent",
    "pct": "percent",
    "£": "currency",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "half yearly": "half",
    "termly": "term",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "higher is better": "higher",
    "lower is better": "lower",
    "cumulative": "year-to-date",
    "ytd": "year-to-date",
}
"""Words that people write for words of the profile, of one meaning each."""


def truth_meant(cell: str) -> Meant | None:
    """Whether true or false was meant."""
    said = YES_OR_NO.get(plain(cell).strip("\"'").casefold())
    return Meant(said, "truth") if said else None


def word_meant(cell: str, allowed: Sequence[str]) -> Meant | None:
    """Which of the allowed words was meant: in other letters, with other signs between, or by another name."""
    text = _letters(cell)
    same = [one for one in allowed if _letters(one) == text]
    alias = ALIASES.get(text, "")
    if len(same) == 1 or alias in allowed:
        return Meant(same[0] if same else alias, "spelling")
    return None


def _letters(text: str) -> str:
    return " ".join(re.sub(r"[-_/\s]+", " ", plain(text).strip("\"'.").casefold()).split())


def slug_meant(cell: str) -> Meant | None:
    """The short name that the cell was meant to be: small letters, digits and single hyphens."""
    text = unicodedata.normalize("NFKD", plain(cell)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold().replace("&", " and ").replace("'", "")).strip("-")
    return Meant(slug, "slug", sure=False) if slug else None
