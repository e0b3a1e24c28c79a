"""What was put right, as text for people."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from outturn.command.terminal import counted
from outturn.errors import Where, printable
from outturn.pipeline.mending import MendedFile
from outturn.reading.mending import Mended
from outturn.words.findings import full_path

MOST_CELLS = 20
"""So many cells of a file are shown."""
OF_FILE = {
    "encoding": "written in UTF-8",
    "mark of order": "the byte order mark taken out",
    "line ends": "each line ended in one way",
    "columns": "the columns without a name taken out",
    "order": "the columns put into the order of the data profile",
}


def print_mended(files: Sequence[MendedFile], folder: str, console: Console) -> None:
    """Print every file that was changed, with what was done to it."""
    for one in files:
        text = Text(f"{full_path(Where(one.file), folder)}\n", style="bold")
        text.append("".join(f"  {line}\n" for line in _lines(one.done)), style="")
        console.print(text, soft_wrap=True)


def _lines(done: Sequence[Mended]) -> Iterator[str]:
    yield from dict.fromkeys(OF_FILE[one.what] for one in done if one.what in OF_FILE)
    rows = [one for one in done if one.what == "row"]
    if rows:
        yield f"{counted(len(rows), 'empty row', 'empty rows')} deleted"
    cells = [one for one in done if one.what in ("cell", "name")]
    for one in cells[:MOST_CELLS]:
        was, now = (f"\u201c{printable(text)}\u201d" if text else "nothing" for text in (one.was, one.now))
        yield f"row {one.row:,}, {printable(one.column)}: {now}, was {was}"
    if (more := len(cells) - MOST_CELLS) > 0:
        yield f"and {counted(more, 'more cell', 'more cells')}"
