"""Why a working copy cannot be sealed as it was asked."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("sealing-interrupted", ".sealing.json"),
    Kind("warnings-unanswered", "harrow-children/next/"),
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
    ),
    Kind(
        "withdrawn-not-major",
        "harrow-children/versions.csv",
    ),
    Kind(
        "nothing-changed",
        "harrow-children/versions.csv",
    ),
    Kind(
        "level-too-low",
        "harrow-children/versions.csv",
        right="--level major",
    ),
    Kind(
        "removal-undeclared",
        "harrow-children/versions.csv",
        '--note "Adds 2024/25."',
        '--note "Adds 2024/25; removes the indicator visits."',
    ),
)
