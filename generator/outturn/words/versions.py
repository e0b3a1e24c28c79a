"""Versions: what they are called, what changed in them, what became of old ones."""

from collections.abc import Iterable
from datetime import date

from outturn.words.periods import long_date

NO_FIGURE, NOTHING = "no figure", "nothing"
MORE, LESS = "up ", "down "
ADDED, REMOVED = "added", "removed"
SCORECARD = "The scorecard"
COMPARATORS_CHANGED = {
    "comparators added": "added",
    "comparators revised": "revised",
    "comparators removed": "removed",
}
ENTRIES = {
    "areas": ("area", "areas"),
    "frameworks": ("framework code", "framework codes"),
    "issues": ("critical issue", "critical issues"),
    "assessments": ("assessment", "assessments"),
}
LEVELS = {"major": "Major change", "minor": "New or revised figures", "patch": "Words or details changed"}
CORRECTION, AND_CORRECTIONS = "Correction", ", with corrections"
WORKING_COPY = "This is the working copy. It is not published, and may change."
WORKING_COPY_NAME = "Working copy"
DRAFT = "This is a draft. It is not published as a version yet, and may change."
VERSIONS = "Versions"
FIRST_VERSION = "First version"
NO_LONGER = "No longer in the scorecard"
TAKEN_DOWN = "Taken down"


def version(number_: str) -> str:
    """What a version is called in a sentence."""
    return f"version {number_}"


def newest(number_: str, day: date) -> str:
    """The newest version, as a link to it says."""
    return f"version {number_} of {long_date(day)}"


def versions_of(title: str) -> str:
    """What a scorecard's list of versions is called."""
    return f"Versions of {title}"


def versions_described(title: str) -> str:
    """What a scorecard's list of versions is."""
    return f"Every published version of {title}, what changed in each, and when."


def last_version(number_: str) -> str:
    """A link to the last version that has something."""
    return f"The indicator in version {number_}"


def last_in(title: str, number_: str) -> str:
    """What stands at the address of an indicator that the newest version does not have."""
    return f"This indicator is no longer part of {title}. The last version that has it is version {number_}."


def withdrawn(day: date, reason: str) -> str:
    """What stands in place of something that was taken down."""
    return f"Taken down on {long_date(day)}. {reason}"


def sealed_on(number_: str, day: date) -> str:
    """What a sealed page says of itself first."""
    return f"This is version {number_}, published on {long_date(day)}. It does not change."


def cited(names: Iterable[str], number_: str, day: date) -> str:
    """A citation, its address left out: council, scorecard, indicator, period, version, date."""
    return f"{'. '.join(names)}. Version {number_}, published {long_date(day)}."
