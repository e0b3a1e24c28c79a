"""What is rare in an indicator: said only where nearly all its other figures are otherwise."""

import numpy as np
import pandas as pd

from outturn.check.found import Flags

MOST = 0.1
"""What more than one in ten of an indicator's figures do is its way, and no mistake of one row."""


def rare(odd: Flags, indicators: pd.Series, *, counted: Flags) -> Flags:
    """Which odd rows are the only one of their indicator's, or among at most one in ten of those that are counted."""
    if not odd.any():
        return odd
    codes, _ = pd.factorize(indicators)
    many, every = (np.bincount(codes, weights=one, minlength=codes.max() + 1) for one in (odd, counted))
    is_rare: Flags = odd & (many <= np.maximum(1.0, MOST * every))[codes]
    return is_rare
