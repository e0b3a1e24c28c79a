"""Figures, marks and counts that contradict each other."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "unit-column-unfit",
        "harrow-children/next/indicators.csv",
        "unit: percent, multiplier: 1000000",
        "unit: currency, multiplier: 1000000",
    ),
    Kind(
        "figure-missing",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,,,,,",
        "care-leavers,FY2024-25,,,,x,",
    ),
    Kind(
        "mark-beside-figure",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,x,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "mark-beside-counts",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,,3,75,c,",
        "care-leavers,FY2024-25,,,,c,",
    ),
    Kind(
        "mark-without-figure",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,,,,p,",
        "care-leavers,FY2024-25,56,42,75,p,",
    ),
    Kind(
        "mark-twice",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,p p,",
        "care-leavers,FY2024-25,56,42,75,p,",
    ),
    Kind(
        "marks-instead-several",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,,,,c x,",
        "care-leavers,FY2024-25,,,,c,",
    ),
    Kind(
        "count-alone",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "denominator-zero",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,0,0,0,,",
        "care-leavers,FY2024-25,,,,z,",
    ),
    Kind(
        "part-above-whole",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,75,42,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "value-not-of-counts",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,65,42,75,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "cells-swapped",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,75,42,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "count-not-rounded",
        "harrow-children/next/outturns.csv",
        "numerator: 42, denominator: 75 (rounding: 5)",
        "numerator: 40, denominator: 75 (rounding: 5)",
    ),
    Kind("interval-one-end", "harrow-children/next/outturns.csv", "low: 51.2, high:", "low: 51.2, high: 61.0"),
    Kind(
        "interval-without-figure",
        "harrow-children/next/outturns.csv",
        "value:, low: 51.2, high: 61.0",
        "value: 56, low: 51.2, high: 61.0",
    ),
    Kind(
        "interval-beside-figure",
        "harrow-children/next/outturns.csv",
        "value: 65, low: 51.2, high: 61.0",
        "value: 56, low: 51.2, high: 61.0",
    ),
    Kind(
        "figure-slipped",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,0.56,,,,",
        "care-leavers,FY2024-25,56,,,,",
        severity="warning",
    ),
    Kind(
        "year-not-sum-of-parts",
        "harrow-children/next/outturns.csv",
        "adoptions,FY2024-25,40,,,,",
        "adoptions,FY2024-25,41,,,,",
        severity="warning",
    ),
    Kind(
        "so-far-not-sum",
        "harrow-children/next/outturns.csv",
        "adoptions-so-far,2024-05,8,,,,",
        "adoptions-so-far,2024-05,9,,,,",
        severity="warning",
    ),
    Kind("per-missing", "harrow-children/next/indicators.csv", "unit: rate, per:", "unit: rate, per: 10000"),
    Kind(
        "per-without-rate",
        "harrow-children/next/indicators.csv",
        "unit: percent, per: 100",
        "unit: percent, per:",
    ),
    Kind(
        "tolerance-unit-missing",
        "harrow-children/next/indicators.csv",
        "tolerance: 2, tolerance_unit:",
        "tolerance: 2, tolerance_unit: points",
    ),
    Kind(
        "tolerance-missing",
        "harrow-children/next/indicators.csv",
        "tolerance:, tolerance_unit: points",
        "tolerance: 2, tolerance_unit: points",
    ),
)
