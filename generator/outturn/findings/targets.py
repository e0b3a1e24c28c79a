"""Targets that do not fit the indicator, or each other."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "target-empty",
        "harrow-children/next/targets.csv",
        "visits,FY2024-25,target,,",
        "visits,FY2024-25,target,95,",
    ),
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
        "limit-without-band",
        "harrow-children/next/targets.csv",
        "moves,FY2024-25,ceiling,14,",
        "moves,FY2024-25,lower,8,\nmoves,FY2024-25,upper,12,\nmoves,FY2024-25,ceiling,14,",
    ),
    Kind(
        "limit-inside-band",
        "harrow-children/next/targets.csv",
        "moves,FY2024-25,lower,8,\nmoves,FY2024-25,upper,12,\nmoves,FY2024-25,ceiling,11,",
        "moves,FY2024-25,lower,8,\nmoves,FY2024-25,upper,12,\nmoves,FY2024-25,ceiling,14,",
    ),
    Kind(
        "trajectory-unfit",
        "harrow-children/next/indicators.csv",
        "spend … basis: year-to-date, trajectory: linear",
        "spend … basis: year-to-date, trajectory:",
    ),
    Kind(
        "trajectory-without-baseline",
        "harrow-children/next/targets.csv",
        "visits,FY2029-30,target,95,",
        "visits,FY2022-23,baseline,80,\nvisits,FY2029-30,target,95,",
    ),
    Kind(
        "profile-unfit",
        "harrow-children/next/indicators.csv",
        "care-leavers … frequency: year, profile: 20 45 70 100",
        "care-leavers … frequency: quarter, profile: 20 45 70 100",
    ),
    Kind(
        "profile-shares",
        "harrow-children/next/indicators.csv",
        "adoptions … frequency: quarter, profile: 20 45 70",
        "adoptions … frequency: quarter, profile: 20 45 70 100",
    ),
    Kind(
        "profile-without-target",
        "harrow-children/next/targets.csv",
        "adoptions,FY2024-25-Q2,target,40,",
        "adoptions,FY2024-25,target,80,",
        severity="warning",
    ),
    Kind(
        "benchmark-without-source",
        "harrow-children/next/targets.csv",
        "moves,FY2024-25,benchmark,11,",
        'moves,FY2024-25,benchmark,11,"England average, Department for Education"',
    ),
    Kind(
        "target-always-met",
        "harrow-children/next/targets.csv",
        "visits,FY2024-25,target,0,",
        severity="warning",
    ),
)
