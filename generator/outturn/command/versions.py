"""The commands about versions: seal and diff."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import typer

from outturn.command.choices import DiffFormat, Format, Levels
from outturn.command.print_changes import print_differences
from outturn.command.print_findings import report
from outturn.command.saying import manner_at, said_plainly, summed_up
from outturn.command.site import Ground
from outturn.command.terminal import PROBLEMS, counted, err, out, refuse
from outturn.findings.grouped import grouped
from outturn.pipeline import differing, sealing
from outturn.pipeline.past import Place
from outturn.versions.archive import scorecard_folders
from outturn.versions.history import LEVELS


def seal(scorecard: str, level: Levels, note: str, day: datetime | None, ground: Ground, *, dry_run: bool) -> None:
    """Seal the scorecard's working copy, or with ``dry_run`` say what would be done."""
    folder, manner = ground.packages, manner_at(ground)
    note = note.replace("\u00a0", " ").strip()
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


def diff(old: str, new: str, form: DiffFormat, ground: Ground, config: Path) -> None:
    """Print what differs between the two states."""
    folder, manner = ground.packages, manner_at(ground)
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
