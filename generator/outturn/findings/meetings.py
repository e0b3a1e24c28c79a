"""Committee meetings: their rows, papers, decisions and covering reports, and what was published of them."""

from outturn.findings.kind import Kind

ROWS, PAPERS, DECISIONS = "meetings/meetings.csv", "meetings/papers.csv", "meetings/decisions.csv"
REPORT = "meetings/reports/harrow-panel-2025-11.md"
KINDS = (
    Kind("meetings-stranger", "meetings/", "meetings.csv  agenda.docx", "meetings.csv  papers.csv  reports/"),
    Kind("meeting-unknown", PAPERS, "harrow-panel-2025-12,plan", "harrow-panel-2025-11,plan"),
    Kind("report-markup", REPORT, "<b>On track</b>", "**On track**"),
    Kind("report-heading", REPORT, "# 1. Purpose", "## Purpose"),
    Kind("report-without-sections", REPORT, "The panel is asked to note this.", "## Recommendations"),
    Kind("report-outside-sections", REPORT, "The panel is asked to note this.", "## Recommendations"),
    Kind("report-section-empty", REPORT, severity="warning"),
    Kind("report-to-fill-in", REPORT, "[to be filled in: who was consulted]", severity="warning"),
)
