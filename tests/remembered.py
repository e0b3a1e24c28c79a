"""What is worked out once in a test process: most tests leave the working copy as it is and look at something else."""

import pickle
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
MOST = 500
"""How many results are kept of one function; those of the small case are small."""


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """The function, which looks at nothing but what it is given; for the same bytes it gives what it gave."""
    kept: dict[bytes, R] = {}

    @wraps(function)
    def once(*given: P.args, **named: P.kwargs) -> R:
        key = pickle.dumps((given, named))
        if key not in kept:
            if len(kept) == MOST:
                kept.clear()
            kept[key] = function(*given, **named)
        return kept[key]

    return once
