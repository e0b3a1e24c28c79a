"""Places that end and what comes after them."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "place-ends-first",
        "places.csv",
        "start: 2021-04-01, end: 2021-03-31",
        "start: 1974-04-01, end: 2021-03-31",
    ),
    Kind(
        "place-without-end",
        "places.csv",
        "end:, successors: north-shire south-shire",
        "end: 2027-03-31, successors: north-shire south-shire",
    ),
    Kind(
        "place-not-next-day",
        "places.csv",
        "start: 2027-03-31 of a place that comes after one with the end 2027-03-31",
        "start: 2027-04-01",
        severity="warning",
    ),
    Kind("place-unknown", "places.csv", "successors: north south-shire", "successors: north-shire south-shire"),
    Kind("place-code-differs", "places.csv", "code: E10000021", "code: E06000061"),
    Kind(
        "place-follows-itself",
        "places.csv",
        "shire … successors: shire south-shire",
        "shire … successors: north-shire south-shire",
    ),
)
