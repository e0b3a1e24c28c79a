"""What ``import`` does with a workbook that ``export`` wrote: shows what somebody changed in it, and writes that."""

import typer
from rich.text import Text

from outturn import publish
from outturn.command.choices import Format
from outturn.command.print_changes import text_of
from outturn.command.print_findings import report as report_findings
from outturn.command.print_import import printed
from outturn.command.saying import manner_at, said_plainly, summed_up
from outturn.command.site import Ground
from outturn.command.terminal import PROBLEMS, err, out, refuse
from outturn.findings.grouped import grouped
from outturn.model import WORKING_COPY
from outturn.pipeline.listing import of_return
from outturn.pipeline.returning import Brought, planned
from outturn.workbook.own_form import OwnForm


def bring_back(scorecard: str, form: OwnForm, ground: Ground, *, is_to_write: bool) -> None:
    """Show what the workbook changes in the scorecard's working copy, or write it."""
    _guard(scorecard, form, ground)
    manner = manner_at(ground)
    with said_plainly(manner):
        plan = planned(ground.packages, scorecard, form, manner.say)
        for line in printed(of_return(plan.brought, manner.say)):
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
