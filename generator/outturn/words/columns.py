"""What a column of the data profile may hold, in words."""

from collections.abc import Mapping
from typing import cast

from outturn.meetings import PAPER_FILE, TIME
from outturn.model import MARKS, MARKS_BESIDE, MARKS_INSTEAD
from outturn.words.catalogue import Catalogue

Schema = Mapping[str, object]


def allowed(say: Catalogue, field: Schema) -> str:
    """What a cell of that column may hold, by its Table Schema field descriptor."""
    kind, limits = str(field["type"]), cast("Schema", field.get("constraints", {}))
    if "enum" in limits:
        return ", ".join(map(str, cast("list[object]", limits["enum"])))
    if written := _written(say, str(limits.get("pattern", "")), limits):
        return written
    if "maximum" in limits:
        return say(f"profile-{kind}-between", least=limits["minimum"], most=limits["maximum"])
    if "minimum" in limits:
        return say(f"profile-{kind}-least", least=limits["minimum"])
    if "maxLength" in limits:
        return say(f"profile-{kind}-most", most=limits["maxLength"])
    return say(f"profile-{kind}")


def _written(say: Catalogue, pattern: str, limits: Schema) -> str:
    """What is said of a pattern that columns share; empty where nothing is."""
    if pattern == MARKS:
        return say("profile-letters", letters=", ".join((*MARKS_INSTEAD, *MARKS_BESIDE)))
    if pattern in (PAPER_FILE, TIME):
        return say("profile-paper-file" if pattern == PAPER_FILE else "profile-time")
    return say("profile-slug", most=limits["maxLength"]) if pattern.startswith("[a-z0-9]") else ""
