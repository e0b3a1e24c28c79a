"""Steps and baselines of processes."""

from outturn.findings.kind import Kind

FILE = "harrow-children/next/steps.csv"
KINDS = (
    Kind(
        "step-nowhere",
        FILE,
        "visits,2024-13,step,New contract,Head of Service",
        "visits,2024-12,step,New contract,Head of Service",
    ),
    Kind(
        "step-without-process",
        FILE,
        "spend,FY2024-25-Q2,step,New contract,Head of Service",
        "visits,2024-12,step,New contract,Head of Service",
    ),
    Kind(
        "baseline-too-short",
        FILE,
        "visits,2023-06,baseline,The year before the contract,Head of Service",
        "visits,2024-03,baseline,The year before the contract,Head of Service",
    ),
    Kind("baseline-again", FILE),
)
