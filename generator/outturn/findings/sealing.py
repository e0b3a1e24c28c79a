"""Why a working copy cannot be sealed as it was asked."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("sealing-interrupted", ".sealing.json", "a journal of a sealing that did not end", "no such file"),
    Kind("nothing-to-seal", "meetings/", "outturn seal meetings", "outturn seal harrow-children"),
    Kind(
        "note-unfit",
        "harrow-children/versions.csv",
        '--note ""',
        '--note "Corrects the figure of care leavers for 2024/25."',
    ),
    Kind("day-unfit", "harrow-children/versions.csv", "--date 2031-01-01", "--date 2025-11-20"),
    Kind(
        "first-not-major",
        "harrow-children/versions.csv",
        "--level minor for the first version",
        "--level major for the first version",
    ),
    Kind(
        "withdrawn-not-major",
        "harrow-children/versions.csv",
        "--level patch after every version was withdrawn",
        "--level major after every version was withdrawn",
    ),
    Kind(
        "nothing-changed",
        "harrow-children/versions.csv",
        "the working copy as it was sealed",
        "a working copy with a correction",
    ),
    Kind(
        "level-too-low",
        "harrow-children/versions.csv",
        "--level patch, although an indicator was removed",
        "--level major",
    ),
    Kind(
        "removal-undeclared",
        "harrow-children/versions.csv",
        '--note "Adds 2024/25."',
        '--note "Adds 2024/25; removes the indicator visits."',
    ),
)
