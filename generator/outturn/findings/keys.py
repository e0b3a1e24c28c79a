"""Keys that stand twice, and names that point at nothing."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "row-twice",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,,\ncare-leavers,FY2024-25,57.3,43,75,,",
        "care-leavers,FY2024-25,57.3,43,75,,",
    ),
    Kind(
        "name-unknown",
        "harrow-children/next/outturns.csv",
        "care-leaver,FY2024-25,56,42,75,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "also-in-itself",
        "harrow-children/next/indicators.csv",
        "recycled … also_in: recycled",
        "recycled … also_in: recycled-tonnes",
    ),
    Kind("also-in-third", "harrow-children/next/indicators.csv"),
    Kind(
        "also-in-differs",
        "harrow-children/next/indicators.csv",
        "polarity: lower, also_in: recycled-tonnes",
        "polarity: higher, also_in: recycled-tonnes",
    ),
    Kind(
        "also-in-same-unit",
        "harrow-children/next/indicators.csv",
        "unit: percent, also_in: recycled-percent",
        "unit: percent, also_in: recycled-tonnes",
    ),
    Kind(
        "same-as-unknown",
        "harrow-children/next/indicators.csv",
        "care-absence … same_as: leeds-accountability/absence-in-care",
        "care-absence … same_as: leeds-accountability/care-absence",
    ),
    Kind(
        "same-as-own",
        "harrow-children/next/indicators.csv",
        "care-absence … same_as: harrow-children/absence",
        "care-absence … same_as: leeds-accountability/care-absence",
    ),
    Kind("same-as-chain", "harrow-children/next/indicators.csv"),
    Kind(
        "same-as-differs",
        "harrow-children/next/indicators.csv",
        "care-absence … unit: rate, same_as: leeds-accountability/care-absence",
        "care-absence … unit: percent, same_as: leeds-accountability/care-absence",
    ),
    Kind(
        "same-as-twice",
        "harrow-children/next/indicators.csv",
        "care-absence, and absence … same_as: leeds-accountability/care-absence",
        "care-absence alone … same_as: leeds-accountability/care-absence",
    ),
    Kind(
        "follows-itself",
        "harrow-children/next/indicators.csv",
        "care-leavers … follows: care-leavers",
        "care-leavers … follows: care-leavers-at-19",
    ),
    Kind(
        "synonym-of-nothing",
        "synonyms.csv",
        "said: truancy, means: unauthorised absence",
        "said: truancy, means: school time missed without permission",
        severity="warning",
    ),
)
