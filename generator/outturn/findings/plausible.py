"""What is unlikely: figures, periods and aims that can be read and are probably a mistake."""

from outturn.findings.kind import Kind

FIGURES = "harrow-children/next/outturns.csv"
INDICATORS = "harrow-children/next/indicators.csv"

KINDS = (
    Kind(
        "figure-beyond-range",
        FIGURES,
        "care-leavers,FY2024-25,560,,,,",
        "care-leavers,FY2024-25,56,,,,",
        severity="warning",
    ),
    Kind(
        "count-in-fractions",
        FIGURES,
        "care-leavers,FY2024-25,56,42.5,76,,",
        "care-leavers,FY2024-25,56,42,75,,",
        severity="warning",
    ),
    Kind(
        "period-not-ended",
        FIGURES,
        "care-leavers,FY2025-26,58,,,,",
        "care-leavers,FY2025-26,58,,,f,",
        severity="warning",
    ),
    Kind(
        "period-left-out",
        FIGURES,
        "care-leavers,FY2022-23,54,,,,\ncare-leavers,FY2024-25,56,,,,",
        "care-leavers,FY2022-23,54,,,,\ncare-leavers,FY2023-24,,,,x,\ncare-leavers,FY2024-25,56,,,,",
        severity="warning",
    ),
    Kind(
        "nothing-moved",
        FIGURES,
        severity="warning",
    ),
    Kind(
        "figure-repeated",
        FIGURES,
        "care-leavers,FY2023-24,56,42,75,,\ncare-leavers,FY2024-25,56,42,75,,",
        "care-leavers,FY2023-24,56,42,75,,\ncare-leavers,FY2024-25,58,44,76,,",
        severity="warning",
    ),
    Kind(
        "year-repeated",
        FIGURES,
        severity="warning",
    ),
    Kind(
        "target-on-worse-side",
        "harrow-children/next/targets.csv",
        "care-leavers,FY2023-24,baseline,54,\ncare-leavers,FY2024-25,target,45,",
        "care-leavers,FY2023-24,baseline,54,\ncare-leavers,FY2024-25,target,60,",
        severity="warning",
    ),
    Kind(
        "target-of-nothing",
        "harrow-children/next/targets.csv",
        "days-to-visit,FY2023-24,target,12,\ndays-to-visit,FY2024-25,target,0,",
        "days-to-visit,FY2023-24,target,12,",
        severity="warning",
    ),
    Kind(
        "polarity-against-title",
        INDICATORS,
        "title: Children killed or badly hurt on the roads, polarity: higher",
        "title: Children killed or badly hurt on the roads, polarity: lower",
        severity="warning",
    ),
    Kind(
        "polarity-unlike-others",
        INDICATORS,
        "care-leavers … polarity: lower",
        "care-leavers … polarity: higher",
        severity="warning",
    ),
    Kind(
        "total-among-parts",
        "harrow-children/next/groups.csv",
        "sex,girls,Sex,Girls,1,\nsex,boys,,Boys,2,\nsex,total,,Total,3,",
        "sex,girls,Sex,Girls,1,\nsex,boys,,Boys,2,",
        severity="warning",
    ),
    Kind(
        "person-for-post",
        INDICATORS,
        "owner: Mrs A. Officer",
        "owner: Head of Safeguarding",
        severity="warning",
    ),
    Kind(
        "count-identifies",
        FIGURES,
        "care-leavers,FY2024-25,4,3,75,,",
        "care-leavers,FY2024-25,,,,c,",
        severity="warning",
    ),
)
