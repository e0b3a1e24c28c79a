"""The marks that a cell was meant to hold."""

import re
from collections.abc import Mapping

from outturn.meant.written import Meant, plain
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD

NAMES: Mapping[str, str] = {
    "provisional": "p",
    "prov": "p",
    "revised": "r",
    "estimated": "e",
    "estimate": "e",
    "forecast": "f",
    "break": "b",
    "low reliability": "u",
    "confidential": "c",
    "suppressed": "c",
    "not available": "x",
    "not applicable": "z",
}


def marks_meant(cell: str) -> Meant | None:
    """The marks that the cell was meant to hold, one or several."""
    known = (*MARKS_INSTEAD, *MARKS_BESIDE)
    whole = plain(cell).casefold().strip("[]() ")
    if whole in NAMES:
        return Meant(NAMES[whole], "spelling")
    parts = [one for one in re.split(r"[\s,;/+&\[\]()]+", plain(cell).casefold()) if one]
    letters = list(dict.fromkeys(NAMES.get(one, one) for one in parts))
    return Meant(" ".join(letters), "spelling") if letters and all(one in known for one in letters) else None
