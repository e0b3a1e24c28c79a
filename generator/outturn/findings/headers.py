"""Header rows that are not the table's."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("header-missing", "harrow-children/next/areas.csv", right="area,name,kind,code,closeness"),
    Kind(
        "header-separator",
        "harrow-children/next/areas.csv",
        "area;name;kind;code;closeness",
        "area,name,kind,code,closeness",
    ),
    Kind(
        "header-below",
        "harrow-children/next/areas.csv",
        "Areas 2025,,,,\narea,name,kind,code,closeness",
        "area,name,kind,code,closeness",
    ),
    Kind(
        "column-nameless",
        "harrow-children/next/outturns.csv",
        "indicator,period,value,numerator,denominator,mark,note,,",
        "indicator,period,value,numerator,denominator,mark,note",
    ),
    Kind(
        "column-spaces",
        "harrow-children/next/outturns.csv",
        "indicator,period ,value,numerator,denominator,mark,note",
        "indicator,period,value,numerator,denominator,mark,note",
    ),
    Kind(
        "column-spelling",
        "harrow-children/next/outturns.csv",
        "Indicator,Period,Value,Numerator,Denominator,Mark,Note",
        "indicator,period,value,numerator,denominator,mark,note",
    ),
    Kind(
        "column-twice",
        "harrow-children/next/outturns.csv",
        "indicator,period,value,value,numerator,denominator,mark,note",
        "indicator,period,value,numerator,denominator,mark,note",
    ),
    Kind(
        "column-unknown",
        "harrow-children/next/outturns.csv",
        "indicator,period,value,numerator,denominator,mark,note,checked_by",
        "indicator,period,value,numerator,denominator,mark,note",
    ),
    Kind(
        "column-missing",
        "harrow-children/next/outturns.csv",
        "indicator,period,value,numerator,denominator,mark",
        "indicator,period,value,numerator,denominator,mark,note",
    ),
    Kind(
        "column-order",
        "harrow-children/next/outturns.csv",
        "period,indicator,value,numerator,denominator,mark,note",
        "indicator,period,value,numerator,denominator,mark,note",
    ),
)
