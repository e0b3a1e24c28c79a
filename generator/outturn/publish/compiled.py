"""What was compiled of the program's own templates, kept where Python keeps what it compiled of the program.

It is the program's, as those files are, and nobody else's: whoever may write there may change the program itself. Where
nobody may, or where Python is told to keep nothing, every process compiles anew.
"""

import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from outturn.publish.store import Store

MOST_BYTES = 8_000_000
"""So much is kept; what was not used for longest goes first."""


@cache
def compiled_before() -> Store | None:
    """Where compiled templates are kept; None where nothing is to be kept."""
    if sys.dont_write_bytecode:
        return None
    kept = Store(Path(cache_from_source(__file__)).parent / "templates", MOST_BYTES)
    kept.sweep()
    return kept
