"""95% limits of counts and proportions, by the methods that official statistics use.

Proportions: Wilson's score interval (E. B. Wilson, Probable inference, the law of succession, and statistical
inference, 1927). Rates: Byar's approximation for counts of 10 or more (N. E. Breslow and N. E. Day, Statistical
Methods in Cancer Research, volume II, 1987), the exact Poisson interval below (F. Garwood, Fiducial limits for the
Poisson distribution, 1936). Others publish the exact interval of a proportion (C. J. Clopper and E. S. Pearson, The use
of confidence or fiducial limits illustrated in the case of the binomial, 1934), or normal approximations of both.
"""

import numpy as np
import pandas as pd

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

Z = 1.959963984540054
"""The standard normal quantile that leaves 2.5% above it."""
TAIL = 0.025
EXACT_BELOW = 10


def wilson(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """The lower and upper limit of proportions, 0 to 1; NaN where the denominator is not above zero.

    NaN also where the numerator is below zero or above the denominator: that is no proportion.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        proper = (denominator > 0) & (numerator >= 0) & (numerator <= denominator)
        n = np.where(proper, denominator, np.nan)
        p = numerator / n
        centre = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
        half = Z / (1 + Z**2 / n) * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    low = np.where(numerator == 0, np.where(proper, 0.0, np.nan), centre - half)
    high = np.where(numerator == denominator, np.where(proper, 1.0, np.nan), centre + half)
    return np.clip(low, 0.0, None), np.clip(high, None, 1.0)


def byar(count: Floats) -> tuple[Floats, Floats]:
    """The lower and upper limit of counts by Byar's approximation; NaN for counts that are not above zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        o = np.where(count > 0, count, np.nan)
        low = o * (1 - 1 / (9 * o) - Z / (3 * np.sqrt(o))) ** 3
        high = (o + 1) * (1 - 1 / (9 * (o + 1)) + Z / (3 * np.sqrt(o + 1))) ** 3
    return low, high


def exact_poisson(count: Floats) -> tuple[Floats, Floats]:
    """The exact lower and upper limit of counts; a count of 0 has the lower limit 0, one below 0 has none.

    The limits are quantiles of the chi-squared distribution over 2, written with the inverse incomplete gamma
    function.
    """
    from scipy.special import gammaincinv  # noqa: PLC0415 - slow, and not every command needs it

    o = np.where(count >= 0, count, np.nan)
    low = np.where(o == 0, 0.0, gammaincinv(np.where(o > 0, o, 1.0), TAIL))
    high: Floats = np.asarray(gammaincinv(o + 1, 1 - TAIL), dtype="float64")
    return np.where(np.isnan(o), np.nan, low), high


def poisson(count: Floats) -> tuple[Floats, Floats]:
    """The limits of counts: Byar's for 10 or more, exact below."""
    is_many, is_few = count >= EXACT_BELOW, (count >= 0) & (count < EXACT_BELOW)
    many = byar(np.where(is_many, count, np.nan))
    if not is_few.any():
        return many
    few = exact_poisson(np.where(is_few, count, np.nan))
    return np.where(is_few, few[0], many[0]), np.where(is_few, few[1], many[1])


def clopper_pearson(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """The exact lower and upper limit of proportions, 0 to 1, of counts of which none is below zero."""
    from scipy.special import betaincinv  # noqa: PLC0415 - slow, and only small numbers need it

    rest = denominator - numerator
    low = betaincinv(np.maximum(numerator, 1), rest + 1, TAIL)
    high = betaincinv(numerator + 1, np.maximum(rest, 1), 1 - TAIL)
    return np.where(numerator > 0, low, 0.0), np.where(rest > 0, high, 1.0)


def normal_share(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """The limits of proportions by the normal approximation, cut at 0 and 1."""
    p = numerator / denominator
    half = Z * np.sqrt(p * (1 - p) / denominator)
    return np.clip(p - half, 0.0, None), np.clip(p + half, None, 1.0)


def normal_count(count: Floats) -> tuple[Floats, Floats]:
    """The limits of counts by the normal approximation, cut at 0."""
    half = Z * np.sqrt(count)
    return np.clip(count - half, 0.0, None), count + half


def widening(number: pd.Series) -> pd.Series:
    """How much farther 95% limits lie from their point when every pair among so many figures shares the 5%.

    So the best and the worst of them can be compared as if they had not been chosen (C. E. Bonferroni, Teoria
    statistica delle classi e calcolo delle probabilità, 1936).
    """
    from scipy.special import ndtri  # noqa: PLC0415 - slow, and only figures by group need it

    return pd.Series(ndtri(1 - 2 * TAIL / (number * (number - 1))) / Z, number.index)
