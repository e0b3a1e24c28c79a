"""What the folders and files of the data are called that a command line may name; it imports nothing."""

DESCRIPTOR = "datapackage.json"
"""The file of a package that says what it is."""
WORKING_COPY = "next"
"""The folder of a scorecard that pull requests change."""
MEETINGS = "meetings"
"""The folder beside the scorecards' that all meetings lie in."""
