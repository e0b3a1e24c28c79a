"""The letters and names that files may hold, and what names and addresses are written like."""

MARKS_INSTEAD = ("c", "x", "z", "low", "k", "w")
"""Marks that stand in place of a value (UK Analysis Function's letters)."""
MARKS_BESIDE = ("p", "r", "e", "f", "b", "u")
"""Marks that stand beside a value."""
BREAK, FORECAST, REVISED, UNRELIABLE = "b", "f", "r", "u"
"""The marks that judging asks for; a forecast is no outturn, so nothing of it is tested."""
_EITHER = f"({'|'.join((*MARKS_INSTEAD, *MARKS_BESIDE))})"
MARKS = f"{_EITHER}( {_EITHER})*"
"""What a cell of marks is written like: one or more, separated by spaces."""
SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
"""What the names of scorecards and indicators are written like, which become parts of addresses."""
VERSION = r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})"
"""What the number of a version is written like."""
ADDRESS = "/([a-z0-9.-]+/)*([a-z0-9.-]+)?"
"""What an address is written like, from the site's root."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))})
"""Names that Windows keeps for devices: no file or folder may have one, with or without an ending."""
