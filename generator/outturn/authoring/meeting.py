"""A new meeting: its row, and a covering report whose sections wait for words."""

from collections.abc import Mapping

from outturn.authoring.tables import appended, empty_table, with_columns
from outturn.meetings import FOLDER, REPORTS, TO_FILL_IN
from outturn.schemas import MEETINGS, fields
from outturn.words.catalogue import Catalogue

SECTIONS = (
    *("summary", "purpose", "background", "performance", "options", "financial", "risk", "specific", "priorities"),
    *("consultation", "clearance", "next", "contact"),
)
"""The sections of a covering report, by the keys of their words, in the order of the councils' own."""


def meeting_files(there: Mapping[str, bytes], row: Mapping[str, str], say: Catalogue) -> dict[str, bytes]:
    """The files that change or come for a new meeting, by their names in the folder of packages.

    ``there`` are the tables of meetings that there are, by name; those that are not are begun. An exempt item has no
    report. Raises UnicodeDecodeError.
    """
    tables = {name: there.get(name) or empty_table(str(one["name"]) for one in fields(name)) for name in MEETINGS}
    needed = {column: "" for column, cell in row.items() if cell}
    rows = appended(with_columns(tables[MEETINGS[0]], MEETINGS[0], needed), [row])
    begun = {f"{FOLDER}/{name}.csv": tables[name] for name in MEETINGS[1:] if name not in there}
    report = {} if row.get("exempt") else {f"{FOLDER}/{REPORTS}/{row['meeting']}.md": covering_report(say)}
    return {f"{FOLDER}/{MEETINGS[0]}.csv": rows, **begun, **report}


def covering_report(say: Catalogue) -> bytes:
    """A covering report with a heading for each section, and a line below it that is to be filled in."""
    parts = (f"## {say(f'new-meeting-{key}')}\n\n{TO_FILL_IN}: {say(f'new-meeting-{key}-line')}]\n" for key in SECTIONS)
    return "\n".join(parts).encode("utf-8")
