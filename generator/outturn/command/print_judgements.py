"""Judgements for people's terminals and for programs."""

import pandas as pd
from rich.console import Console
from rich.table import Table

from outturn.command.choices import TableFormat
from outturn.command.streams import as_json, plain_console

IN_SIGHT = ("indicator", "period", "value", "target", "rating", "direction", "certainty", "attention")
"""The columns that a terminal has room for."""
WIDE = 160
"""Characters across where the table goes to a file or another program."""


def print_judgements(judgements: pd.DataFrame, form: TableFormat, console: Console) -> None:
    """Print the table: some columns of the council's own rows for people, everything in full precision otherwise."""
    if form is TableFormat.csv:
        judgements.to_csv(console.file, index=False, lineterminator="\n")
    elif form is TableFormat.json:
        rows = judgements.astype(object).where(judgements.notna(), None).to_dict("records")
        console.file.write(as_json(rows, console) + "\n")
    else:
        shown = Table(box=None)
        for name in IN_SIGHT:
            shown.add_column(name, no_wrap=name == "period", overflow="fold")
        own = judgements[(judgements["area"] == "") & (judgements["aim"] == "")]
        for row in own[list(IN_SIGHT)].itertuples(index=False):
            shown.add_row(*(_cell(cell) for cell in row))
        wide = console if console.is_terminal else plain_console(file=console.file, width=WIDE)
        wide.print(shown, soft_wrap=False)


def _cell(cell: object) -> str:
    if isinstance(cell, float):
        return "" if pd.isna(cell) else f"{cell:.6g}"
    return str(cell)
