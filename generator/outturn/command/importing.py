"""What ``import`` does: reads a workbook, asks what it is not sure of, shows what would change, and writes it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer
from rich.text import Text

from outturn import publish
from outturn.authoring.scorecard import NewScorecard
from outturn.command import mistakes, questions
from outturn.command.adding import Given
from outturn.command.asking import answers, is_terminal, wrong_answers
from outturn.command.beside import publisher_and_area
from outturn.command.choices import Format
from outturn.command.mistakes import end_where
from outturn.command.print_changes import text_of
from outturn.command.print_findings import report as report_findings
from outturn.command.print_import import report
from outturn.command.returning import bring_back
from outturn.command.saying import manner_at, said_plainly, summed_up
from outturn.command.site import Ground
from outturn.command.terminal import PROBLEMS, counted, err, near, out, refuse
from outturn.findings.grouped import grouped
from outturn.model import SLUG, WORKING_COPY
from outturn.pipeline import import_maps, importing
from outturn.pipeline.import_ground import Asked
from outturn.pipeline.importing import Plan
from outturn.pipeline.listing import question
from outturn.pipeline.returning import form_in
from outturn.workbook.mapping import MappingError, WorkbookMap

MOST_ROUNDS = 5
"""So often new questions come of answers, at most."""
WRONG = {
    "size": "it is too large",
    "yaml": "it is no YAML",
    "key": "it has a key that is not known: {about}",
    "table": "a table of names and values is expected for {about}",
    "text": "one value is expected for {about}",
}


@dataclass(frozen=True, slots=True)
class Import:
    """What was typed: the workbook, the scorecard, and how what the workbook does not say is answered."""

    workbook: Path
    scorecard: str
    year: str = ""
    polarity: str = ""
    is_to_write: bool = False
    is_illustrative: bool = False


def import_workbook(said: Import, given: Given, ground: Ground) -> None:
    """Show what the workbook changes in the scorecard, or write it."""
    manner = manner_at(ground)
    if not re.fullmatch(SLUG, said.scorecard):
        refuse(f"--into: expected small letters, digits and single hyphens, but got “{said.scorecard}”.")
    with said_plainly(manner):
        content = said.workbook.read_bytes()
        if form := form_in(said.workbook.name, content, manner.say):
            bring_back(said.scorecard, form, ground, is_to_write=said.is_to_write)
            return
        path = import_maps.mapping_path(ground.packages, said.scorecard, said.workbook.name)
        mapping = _mapping(path)
        mapping = replace(mapping, year=said.year) if said.year else mapping
        begun = None if (ground.packages / said.scorecard).exists() else _begun(said, given, ground)
        asked = Asked(said.workbook.name, content, said.scorecard, mapping, begun, said.polarity)
        plan = importing.planned(ground.packages, asked, manner.say)
        if plan.understood.questions and is_terminal():
            plan = _asked_for(ground, asked, plan)
        was_kept = path.exists()
        _keep(path, importing.mapping_file(plan))
        for line in report(plan, path, manner.say):
            out.print(Text(line), soft_wrap=True)
        _show_changes(plan)
        if not was_kept:
            out.print(Text(f"\nHow the workbook is read is kept in {near(path)}, and can be changed there."))
        if plan.understood.questions:
            err.print("Nothing was changed: answer what is asked there, and run the same command again.")
            raise typer.Exit(PROBLEMS)
        groups = grouped(plan.tried.new if plan.tried else ())
        if groups:
            out.print()
            report_findings(groups, Format.text, manner, out)
        if plan.problems:
            err.print(f"{summed_up(groups)} Nothing was changed.")
            raise typer.Exit(PROBLEMS)
        _write(said, plan, ground)


def _mapping(path: Path) -> WorkbookMap:
    try:
        return import_maps.kept_mapping(path)
    except MappingError as error:
        line = f", line {error.line}" if error.line else ""
        refuse(f"{near(path)}{line} does not say how a workbook is read: {WRONG[error.why].format(about=error.about)}.")


def _begun(said: Import, given: Given, ground: Ground) -> NewScorecard:
    """What a scorecard begins with that is not there yet: as ``new scorecard`` asks, but for its outcomes."""
    manner = manner_at(ground)
    wanted = questions.of_scorecard(said.scorecard, *publisher_and_area(ground), mistakes.texts(manner))
    wanted = tuple(one for one in wanted if one.key != "outcome" or given.get("outcome"))
    known = answers(wanted, given)
    end_where(wrong_answers(wanted, known))
    outcomes = tuple(line for line in known.pop("outcome", "").split("\n") if line)
    today = date.today()  # noqa: DTZ011 - the officer's own day
    return NewScorecard(said.scorecard, outcomes=outcomes, created=today, illustrative=said.is_illustrative, **known)


def _asked_for(ground: Ground, asked: Asked, plan: Plan) -> Plan:
    """The plan with what somebody at the terminal answers."""
    say = manner_at(ground).say
    for _ in range(MOST_ROUNDS):
        for one in plan.understood.questions:
            text = question(one, say) + (f" ({', '.join(one.choices)})" if one.choices else "")
            answer = str(typer.prompt(text, default=one.usual or None)).strip()
            asked = import_maps.answered(asked, plan, one.path, answer)
            plan = replace(plan, understood=replace(plan.understood, mapping=asked.mapping))
        plan = importing.planned(ground.packages, asked, say)
        if not plan.understood.questions:
            break
    return plan


def _keep(path: Path, content: bytes) -> None:
    """Keep how the workbook is read; the same is not written again."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    publish.change_files(path.parent, {path.name: content})


def _show_changes(plan: Plan) -> None:
    if plan.difference and (plan.difference.changes or not plan.problems):
        out.print()
        out.print(text_of(plan.difference), soft_wrap=True)


def _write(said: Import, plan: Plan, ground: Ground) -> None:
    place = f"{ground.shown}/{said.scorecard}/{WORKING_COPY}"
    if not plan.files:
        out.print("Every figure is there already. Nothing was changed.")
        return
    if not said.is_to_write:
        out.print("Nothing was changed. The same command with --yes writes it.")
        return
    (publish.add_files if plan.is_begun else publish.change_files)(ground.packages, plan.files)
    names = ", ".join(sorted(name.rpartition("/")[2] for name in plan.files))
    figures = counted(sum(one.what == "written" for one in plan.fates), "figure", "figures")
    out.print(Text(f"{figures} written to {place}/ ({names})."))
