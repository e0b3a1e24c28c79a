"""The commands about versions: seal and diff."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from outturn.command.choices import DiffFormat, Format, Levels
from outturn.command.markdown import preview_address
from outturn.command.print_changes import print_differences
from outturn.command.print_comment import comment
from outturn.command.print_findings import Manner, report
from outturn.command.saying import manner_at, said_plainly, summed_up
from outturn.command.site import Ground
from outturn.command.terminal import PROBLEMS, counted, err, out, refuse
from outturn.errors import OutturnError
from outturn.findings import in_order, problems
from outturn.findings.grouped import grouped
from outturn.meetings import FOLDER
from outturn.pipeline import differing, sealing
from outturn.pipeline.differences import Comparison
from outturn.pipeline.past import Place
from outturn.versions.history import LEVELS
from outturn.versions.register_files import scorecard_folders


@dataclass(frozen=True, slots=True)
class Asked:
    """Which two states are to be compared, how that is printed, and where a preview of the new one stands."""

    old: str
    new: str
    form: DiffFormat
    preview: str = ""


def seal(
    scorecard: str, level: Levels, note: str, day: date | None, ground: Ground, *, dry_run: bool = False
) -> sealing.Plan | None:
    """Seal the scorecard's working copy, or with ``dry_run`` say what would be done; what was done, if anything was."""
    folder, manner = ground.packages, manner_at(ground)
    note = note.replace("\u00a0", " ").strip()
    names = [path.name for path in scorecard_folders(folder)]
    if scorecard not in names:
        known = ", ".join(names) or "none"
        refuse(f"There is no scorecard “{scorecard}” in {manner.folder}/. There are: {known}.")
    chosen = next(one for one in LEVELS if one == level.value)
    when = day or date.today()  # noqa: DTZ011 - the officer's own day
    if not day and (created := sealing.unlikely_day(folder, scorecard, when)):
        refuse(
            f"By this machine's clock it is {when}; the package was last changed on {created}. Say the day with --date."
        )
    with said_plainly(manner):
        finished = None if dry_run else sealing.finish(folder)
        if finished:
            say_finished(*finished)
        if version := sealing.is_sealed_already(folder, scorecard, chosen, note, when):
            if not finished:
                out.print(f"Version {version.version} of {scorecard} is sealed already, with this note.")
            return None
        plan = sealing.planned(folder, scorecard, chosen, note, when, manner.say)
        if dry_run:
            _say(plan, manner.folder)
            return None
        sealing.carry_out(folder, plan)
    count = counted(len(plan.addresses), "new address", "new addresses")
    out.print(f"Version {plan.version.version} of {scorecard} is sealed, with {count}.")
    out.print(f"Commit {manner.folder}/ to publish it; it never changes again.")
    return plan


def say_finished(place: str, name: str) -> None:
    """That a sealing is finished which was interrupted."""
    what = f"The papers of {name}" if place == FOLDER else f"Version {name} of {place}"
    out.print(f"{what}, whose sealing was interrupted, {'are' if place == FOLDER else 'is'} sealed now.")


def comment_on(asked: Asked, ground: Ground, config: Path) -> tuple[str, bool]:
    """The comment on what differs between the two states, and whether anything in it is not to be merged."""
    manner = manner_at(ground)
    preview = preview_address(asked.preview) if asked.preview else ""
    with said_plainly(manner, err):
        compared = _compared(asked, ground, config, manner)
    is_wrong = bool(problems(compared.findings) or compared.before or compared.lost or compared.touched)
    return comment(compared, manner, preview), is_wrong


def _compared(asked: Asked, ground: Ground, config: Path, manner: Manner) -> Comparison:
    """What differs; for a comment, what cannot be compared is told in it."""
    try:
        return differing.difference(Place(config, ground.packages), asked.old, asked.new, manner.say)
    except OutturnError as error:
        if asked.form is not DiffFormat.markdown:
            raise
        return Comparison((), error.findings)


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


def diff(asked: Asked, ground: Ground, config: Path) -> None:
    """Print what differs between the two states; as a comment, also why nothing can be compared."""
    manner, is_comment = manner_at(ground), asked.form is DiffFormat.markdown
    preview = preview_address(asked.preview) if asked.preview else ""
    if preview and not is_comment:
        refuse("--preview is for --format markdown: nothing else has links.")
    with said_plainly(manner, err):
        compared = _compared(asked, ground, config, manner)
    wrong = problems(in_order(dict.fromkeys([*compared.before, *compared.findings])))
    groups = grouped([*wrong, *compared.lost])
    report(groups, Format.text, manner, err)
    if is_comment:
        out.file.write(comment(compared, manner, preview))
    else:
        print_differences(compared, asked.form, out, are_all_right=not wrong)
    if groups:
        err.print(f"{summed_up(groups)} What they are about was left out." if wrong else summed_up(groups))
    if groups or compared.touched:
        raise typer.Exit(PROBLEMS)
