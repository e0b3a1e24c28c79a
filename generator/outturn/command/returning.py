"""What ``import`` does with a workbook that ``export`` wrote: shows what somebody changed in it, and writes that."""

from collections.abc import Iterator, Mapping, Sequence

import typer
from rich.text import Text

from outturn import publish
from outturn.authoring.returned import Returned
from outturn.command.choices import Format
from outturn.command.print_changes import text_of
from outturn.command.print_findings import report as report_findings
from outturn.command.saying import manner_at, said_plainly, summed_up
from outturn.command.site import Ground
from outturn.command.terminal import PROBLEMS, counted, err, out, refuse
from outturn.errors import printable
from outturn.findings.grouped import grouped
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.pipeline.returning import Brought, planned
from outturn.workbook.own_form import NotTaken, OwnForm, Reason

MOST_NAMED = 12
"""So many changes of one kind are named; the count says how many there are."""
LONGEST = 60
REASONS: Mapping[Reason, str] = {
    "sheet-unknown": "A sheet that is no table of the data",
    "sheet-twice": "A second sheet of a table that has one",
    "no-header": "A sheet without the names of its columns",
    "column-unknown": "A column that the table does not have",
    "column-twice": "A column that stands there a second time",
    "column-missing": "A sheet without a column that tells its rows apart",
    "cell-outside": "Beside the table, in a column without a name",
    "no-name": "A comment that names no indicator: small letters, digits and single hyphens, or summary",
    "no-key": "A row that says nothing of a scorecard",
}


def bring_back(scorecard: str, form: OwnForm, ground: Ground, *, is_to_write: bool) -> None:
    """Show what the workbook changes in the scorecard's working copy, or write it."""
    _guard(scorecard, form, ground)
    manner = manner_at(ground)
    with said_plainly(manner):
        plan = planned(ground.packages, scorecard, form, manner.say)
        for line in _report(plan.brought):
            out.print(Text(line), soft_wrap=True)
        if plan.difference and plan.difference.changes:
            out.print()
            out.print(text_of(plan.difference), soft_wrap=True)
        if plan.found:
            groups = grouped(plan.found)
            report_findings(groups, Format.text, manner, out)
            err.print(f"{summed_up(groups)} Nothing was changed.")
            raise typer.Exit(PROBLEMS)
        _write(plan.brought, scorecard, ground, is_to_write=is_to_write)


def _guard(scorecard: str, form: OwnForm, ground: Ground) -> None:
    """End the program where the workbook is of something else than the working copy."""
    if form.version not in ("", WORKING_COPY):
        refuse(
            f"This workbook is version {form.version} of {form.scorecard}, which is published and never changes.\n"
            f"Write the working copy with outturn export {form.scorecard} --to FILE.xlsx, and change that."
        )
    if form.scorecard and form.scorecard != scorecard:
        refuse(f"This workbook is of the scorecard {form.scorecard}: bring it back with --into {form.scorecard}.")
    if not (ground.packages / scorecard / WORKING_COPY).is_dir():
        refuse(f"There is no scorecard “{scorecard}” in {ground.shown}/ that this workbook could be brought back into.")


def _write(made: Brought, scorecard: str, ground: Ground, *, is_to_write: bool) -> None:
    if not made.files and not made.gone:
        out.print("The workbook says what the files say. Nothing was changed.")
    elif not is_to_write:
        out.print("Nothing was changed. The same command with --yes writes it.")
    else:
        publish.change_files(ground.packages, made.files, made.gone)
        place = f"{scorecard}/{WORKING_COPY}/"
        names = ", ".join(sorted(name.removeprefix(place) for name in (*made.files, *made.gone)))
        out.print(Text(f"Written to {ground.shown}/{place} ({names})."))


def _report(made: Brought) -> Iterator[str]:
    """What differs, file by file, what is left as it is, and what could not be taken."""
    for name, table in made.tables.items():
        yield from _table(name if name == DESCRIPTOR else f"{name}.csv", table)
    for names, what in ((made.files, "written"), (made.gone, "taken out")):
        texts = [name.partition("/commentary/")[2] for name in names if "/commentary/" in name]
        if texts:
            yield f"Comments {what}: {_some(texts)}"
    if made.left:
        yield f"Without a sheet, so left as they are: {', '.join(made.left)}"
    if made.not_taken:
        yield "Not taken from the workbook"
        for reason, said in REASONS.items():
            if those := [_place(one) for one in made.not_taken if one.reason == reason]:
                yield f"  {said} ({len(those):,}): {_some(those)}"


def _table(file: str, made: Returned) -> Iterator[str]:
    counts = [
        counted(len(made.changed), "cell changed", "cells changed"),
        counted(len(made.added), "row added", "rows added"),
        counted(len(made.removed), "row taken out", "rows taken out"),
    ]
    yield f"{file}: {', '.join(counts)}"
    cells = [f"{' '.join(one.key)}, {one.column}: {_short(one.before)} → {_short(one.after)}" for one in made.changed]
    yield from (f"  {one}" for one in cells[:MOST_NAMED])
    if len(cells) > MOST_NAMED:
        yield f"  and {len(cells) - MOST_NAMED:,} more"
    for keys, what in ((made.added, "Added"), (made.removed, "Taken out")):
        if keys:
            yield f"  {what}: {_some([' '.join(one for one in key if one) for key in keys], '; ')}"


def _some(names: Sequence[str], between: str = ", ") -> str:
    """The first few of the names, and how many more there are."""
    more = [f"and {len(names) - MOST_NAMED:,} more"] if len(names) > MOST_NAMED else []
    return between.join([*map(printable, names[:MOST_NAMED]), *more])


def _short(text: str) -> str:
    text = printable(" ".join(text.split()))
    return f"“{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}”" if text else "nothing"


def _place(one: NotTaken) -> str:
    where = f"{one.sheet}!{one.cell}" if one.cell else one.sheet
    return f"{where} {_short(one.text)}" if one.text else where
