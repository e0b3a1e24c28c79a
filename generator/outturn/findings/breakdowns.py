"""Groups that are not known or not told apart, and parts that are more than their whole."""

from outturn.findings.kind import Kind

GROUPS = "harrow-children/next/groups.csv"
FIGURES = "harrow-children/next/breakdowns.csv"

KINDS = (
    Kind(
        "group-unknown",
        FIGURES,
        "care-leavers,FY2024-25,sex,girl,60,18,30,,",
        "care-leavers,FY2024-25,sex,girls,60,18,30,,",
    ),
    Kind("dimension-untitled", GROUPS, "sex,girls,,Girls,1,", "sex,girls,Sex,Girls,1,"),
    Kind(
        "dimension-titles-differ",
        GROUPS,
        "sex,girls,Sex,Girls,1,\nsex,boys,Gender,Boys,2,",
        "sex,girls,Sex,Girls,1,\nsex,boys,,Boys,2,",
    ),
    Kind(
        "group-names-alike",
        GROUPS,
        "sex,girls,Sex,Girls,1,\nsex,boys,,Girls,2,",
        "sex,girls,Sex,Girls,1,\nsex,boys,,Boys,2,",
    ),
    Kind(
        "group-above-whole",
        FIGURES,
        "care-leavers,FY2024-25,sex,girls,60,48,80,,",
        "care-leavers,FY2024-25,sex,girls,60,18,30,,",
    ),
)
