"""Rows and cells that cannot be read as what their column holds."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("row-empty", "harrow-children/next/outturns.csv", ",,,,,,", "care-leavers,FY2024-25,56,42,75,,"),
    Kind(
        "row-cells",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,,Provisional, not audited",
        'care-leavers,FY2024-25,56,42,75,,"Provisional, not audited"',
    ),
    Kind(
        "cell-empty",
        "harrow-children/next/outturns.csv",
        "care-leavers,,56,42,75,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "cell-quotes",
        "harrow-children/next/issues.csv",
        'homes,Find 12" pipes,…',
        'homes,"Find 12"" pipes",…',
    ),
    Kind(
        "number-replaced",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,NA,,,,",
        "care-leavers,FY2024-25,,,,x,",
    ),
    Kind(
        "number-exponent",
        "harrow-children/next/outturns.csv",
        "spend,FY2024-25,1.23E+05,,,,",
        "spend,FY2024-25,123456,,,,",
    ),
    Kind(
        "number-not-a-number",
        "harrow-children/next/outturns.csv",
        'spend,FY2024-25,"£1,234",,,,',
        "spend,FY2024-25,1234,,,,",
    ),
    Kind("number-not-whole", "harrow-children/next/indicators.csv", "decimals: 0.5", "decimals: 1"),
    Kind("boolean-not-true-or-false", "harrow-children/next/indicators.csv", "statutory: yes", "statutory: true"),
    Kind("date-not-a-day", "harrow-children/next/issues.csv", "review: 31/03/2026", "review: 2026-03-31"),
    Kind(
        "word-not-allowed",
        "harrow-children/next/indicators.csv",
        "polarity: up",
        "polarity: higher",
    ),
    Kind(
        "mark-unknown",
        "harrow-children/next/outturns.csv",
        'care-leavers,FY2024-25,56,42,75,"p,b",',
        "care-leavers,FY2024-25,56,42,75,p b,",
    ),
    Kind(
        "text-too-long",
        "harrow-children/next/indicators.csv",
        right="title: Care leavers in work, education or training",
    ),
    Kind(
        "text-form",
        "harrow-children/next/areas.csv",
        "North Shire,North Shire,neighbour,,",
        "north-shire,North Shire,neighbour,,",
    ),
    Kind(
        "number-outside-range",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,-42,75,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "number-too-large",
        "harrow-children/next/outturns.csv",
        "spend,FY2024-25,34400000000000000,,,,",
        "spend,FY2024-25,34400000,,,,",
    ),
    Kind(
        "cell-line-break",
        "harrow-children/next/outturns.csv",
        'care-leavers,FY2024-25,56,42,75,,"Not yet\naudited"',
        "care-leavers,FY2024-25,56,42,75,,Not yet audited",
    ),
)
