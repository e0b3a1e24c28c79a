"""Whether a text that ought to name a post names a person."""

import re

from outturn.errors import printable

PERSON = re.compile(r"\S+@\S+|\b(?:Mrs?|Ms|Miss|Mx|Dr|Cllr|Councillor)\.?\s+[A-Z]\S*")
"""A mailbox, or a name with a title before it."""


def names_person(text: str) -> bool:
    """Whether there is a mailbox or a person's name in it."""
    return PERSON.search(text) is not None


def without_person(text: str) -> str:
    """The text in quotation marks, with no more of a name or mailbox than where it stands."""
    return f"“{printable(PERSON.sub('…', text))}”"
