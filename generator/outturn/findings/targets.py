"""Targets that do not fit the indicator, or each other."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "target-without-polarity",
        "harrow-children/next/targets.csv",
        "looked-after,FY2024-25,target,60,",
    ),
    Kind(
        "band-end-without-band",
        "harrow-children/next/targets.csv",
        "care-leavers,FY2024-25,lower,60,",
        "care-leavers,FY2024-25,target,60,",
    ),
    Kind(
        "aim-instead-of-band",
        "harrow-children/next/targets.csv",
        "moves,FY2024-25,target,10,",
        "moves,FY2024-25,lower,8,\nmoves,FY2024-25,upper,12,",
    ),
    Kind(
        "band-with-one-end",
        "harrow-children/next/targets.csv",
        "moves,FY2024-25,lower,8,",
        "moves,FY2024-25,lower,8,\nmoves,FY2024-25,upper,12,",
    ),
    Kind(
        "band-ends-crossed",
        "harrow-children/next/targets.csv",
        "moves,FY2024-25,lower,12,\nmoves,FY2024-25,upper,8,",
        "moves,FY2024-25,lower,8,\nmoves,FY2024-25,upper,12,",
    ),
    Kind(
        "floor-without-target",
        "harrow-children/next/targets.csv",
        "visits,FY2024-25,floor,90,",
        "visits,FY2024-25,target,95,\nvisits,FY2024-25,floor,90,",
    ),
    Kind(
        "floor-above-target",
        "harrow-children/next/targets.csv",
        "visits,FY2024-25,target,90,\nvisits,FY2024-25,floor,95,",
        "visits,FY2024-25,target,95,\nvisits,FY2024-25,floor,90,",
    ),
    Kind(
        "benchmark-without-source",
        "harrow-children/next/targets.csv",
        "moves,FY2024-25,benchmark,11,",
        'moves,FY2024-25,benchmark,11,"England average, Department for Education"',
    ),
)
