"""What is wrong with what somebody told a command: a sentence a mistake, with the option in front."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from outturn.command.asking import option
from outturn.command.print_findings import Manner
from outturn.command.terminal import refuse
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.periods import PeriodError
from outturn.reading.cells import Flaw, reader, wrong_text
from outturn.schemas import fields
from outturn.words.findings import message, place

OPTIONS: Sequence[tuple[str, str]] = (
    ("scorecard.publisher", "publisher"),
    ("scorecard.area.name", "area"),
    ("scorecard.area.code", "area_code"),
    ("scorecard.outcomes", "outcome"),
    ("scorecard.contact", "contact"),
    ("scorecard.next_publication", "next_publication"),
    ("sources[0].title", "source"),
    ("sources[0].path", "source_url"),
    ("title", "title"),
    ("description", "description"),
)
"""Where in a descriptor that stands which an option says."""
NAME = "NAME"


def end_where(sentences: Sequence[str]) -> None:
    """End the program where there is a mistake, with the first of each option and of each place."""
    if sentences:
        first = {one.partition(": ")[0]: one for one in reversed(sentences)}
        refuse("\n".join([*dict.fromkeys(one for one in sentences if one in first.values()), "Nothing was written."]))


def of_descriptor(findings: Iterable[Finding], manner: Manner) -> list[str]:
    """What was found in a new descriptor or of its folder, by the options that said it."""
    return [_sentence(one, manner, _option_of(one.where.column)) for one in findings]


def of_row(findings: Iterable[Finding], manner: Manner, asked: Collection[str]) -> list[str]:
    """What was found in a new row of ``indicators.csv``, by the options that said it.

    Columns that are not ``asked`` have none of their own.
    """
    return [_sentence(one, manner, _cell_of(one.where, asked)) for one in findings]


def of_period(findings: Iterable[Finding], manner: Manner) -> list[str]:
    """What was found where rows were to be added for a period."""
    return [_sentence(one, manner, "") for one in findings]


def no_period(text: str, error: PeriodError, manner: Manner) -> str:
    """Why the text is no period."""
    gaps = {"found": shown(text), "reason": word(f"period-{error.reason}", **error.gaps), "forms": word("period-forms")}
    return _sentence(found("period-not-a-period", Where(""), **gaps), manner, "PERIOD")


def of_cell(finding: Finding, manner: Manner, asked: Collection[str], key: str) -> str:
    """What was found in a new row whose name is in the column ``key``, by the option that said it, if one did."""
    column = finding.where.column
    return _sentence(finding, manner, NAME if column == key else option(column) if column in asked else "")


def cells(manner: Manner, table: str = "indicators") -> Callable[[str], Callable[[str], str]]:
    """What tells, for a column of the table, why a text cannot stand in it."""
    columns = {str(field["name"]): field for field in fields(table)}
    return lambda column: lambda text: _said(reader(columns[column])(text)[1], manner)


def texts(manner: Manner) -> Callable[[str], str]:
    """What tells why a text cannot stand in a descriptor."""
    return lambda text: next((_said(one, manner) for one in map(wrong_text, text.split("\n")) if one), "")


def _said(wrong: Flaw | None, manner: Manner) -> str:
    return _sentence(wrong.at(Where("")), manner, "") if wrong else ""


def _sentence(finding: Finding, manner: Manner, label: str) -> str:
    said = message(finding, manner.say, manner.folder)
    expected = re.split(r"(?<=\.)\s", said.expected)[0].rstrip(".")
    text = f"{said.what}: found {said.found}, expected {expected}."
    where = label or (place(finding.where, manner.say, manner.folder) if finding.where.file else "")
    return f"{where}: {text}" if where else text


def _option_of(column: str) -> str:
    return next((option(key) for start, key in OPTIONS if column.startswith(start)), "" if column else NAME)


def _cell_of(where: Where, asked: Collection[str]) -> str:
    if not where.file.endswith("/indicators.csv") or not where.column:
        return ""
    if where.column == "indicator":
        return NAME
    return option(where.column) if where.column in asked else f"--set {where.column}"
