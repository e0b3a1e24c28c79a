"""The commands about versions: seal and diff."""

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import typer

from outturn.command.print_changes import DiffFormat, print_differences
from outturn.command.print_findings import Format, report
from outturn.command.terminal import (
    MKDOCS,
    PROBLEMS,
    Config,
    counted,
    err,
    out,
    packages_folder,
    refuse,
    said_plainly,
    summed_up,
)
from outturn.findings.grouped import grouped
from outturn.pipeline import differing, sealing
from outturn.pipeline.past import Place
from outturn.versions.archive import scorecard_folders
from outturn.versions.history import LEVELS


class Levels(StrEnum):
    """How much a version changes."""

    patch = "patch"
    minor = "minor"
    major = "major"


def seal(
    scorecard: Annotated[str, typer.Argument(help="The scorecard whose working copy is published.")],
    level: Annotated[Levels, typer.Option(help="How much changes: a lower level than the changes ask for is refused.")],
    note: Annotated[str, typer.Option(help="What changed, in a sentence; it names every indicator that is removed.")],
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="The day of publication; today when left out."),
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    config: Config = MKDOCS,
) -> None:
    """Publish a scorecard's working copy as a version that never changes again."""
    folder, manner = packages_folder(config)
    scorecard, note = scorecard.removesuffix("/"), note.replace("\u00a0", " ").strip()
    names = [path.name for path in scorecard_folders(folder)]
    if scorecard not in names:
        known = ", ".join(names) or "none"
        refuse(f"There is no scorecard “{scorecard}” in {manner.folder}/. There are: {known}.")
    chosen = next(one for one in LEVELS if one == level.value)
    when = day.date() if day else date.today()  # noqa: DTZ011 - the officer's own day
    if not day and (created := sealing.unlikely_day(folder, scorecard, when)):
        refuse(
            f"By this machine's clock it is {when}; the package was last changed on {created}. Say the day with --date."
        )
    with said_plainly(manner):
        finished = None if dry_run else sealing.finish(folder)
        if finished:
            out.print(f"Version {finished[1]} of {finished[0]}, whose sealing was interrupted, is sealed now.")
        if version := sealing.is_sealed_already(folder, scorecard, chosen, note, when):
            if not finished:
                out.print(f"Version {version.version} of {scorecard} is sealed already, with this note.")
            return
        plan = sealing.planned(folder, scorecard, chosen, note, when, manner.say)
        if dry_run:
            _say(plan, manner.folder)
            return
        sealing.carry_out(folder, plan)
    count = counted(len(plan.addresses), "new address", "new addresses")
    out.print(f"Version {plan.version.version} of {scorecard} is sealed, with {count}.")
    out.print(f"Commit {manner.folder}/ to publish it; it never changes again.")


def _say(plan: sealing.Plan, folder: str) -> None:
    version = plan.version
    before = f", after {plan.before.version}" if plan.before else ""
    out.print(f"Would seal version {version.version} of {plan.scorecard}{before}, dated {version.sealed}.")
    for group in plan.changes:
        out.print(f"\n{group.title}", style="bold")
        for sentence in group.sentences:
            out.print(f"  {sentence}")
    place = f"{folder}/{plan.scorecard}"
    out.print("\nWould write", style="bold")
    for name in sorted(plan.files):
        out.print(f"  {place}/{version.version}/{name}")
    out.print(f"  {place}/versions.csv: one row")
    out.print(f"  {folder}/urls.txt: {counted(len(plan.addresses), 'address', 'addresses')}")
    err.print("Nothing was changed.")


def diff(
    old: Annotated[str, typer.Argument(help="A version such as harrow-children/1.0.0, or a git revision.")],
    new: Annotated[str, typer.Argument(help="A version, “next” for the working copy, or a git revision.")],
    form: Annotated[DiffFormat, typer.Option("--format", help="How to print the differences.")] = DiffFormat.text,
    config: Config = MKDOCS,
) -> None:
    """Say what differs between two states, which level it asks for, and what is redirected or taken down."""
    folder, manner = packages_folder(config)
    with said_plainly(manner, err):
        compared = differing.difference(Place(config, folder), old, new, manner.say)
    findings = tuple(dict.fromkeys(finding for one in compared.scorecards for finding in one.findings))
    groups = grouped(findings)
    report(groups, Format.text, manner, err)
    known = tuple(one for one in compared.scorecards if one.changes or one.state or not findings)
    print_differences(replace(compared, scorecards=known), form, out)
    if findings:
        err.print(f"{summed_up(groups)} What they are about was left out.")
        raise typer.Exit(PROBLEMS)
