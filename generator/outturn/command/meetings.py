"""The command that publishes a meeting's papers."""

from dataclasses import dataclass
from datetime import date

from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import counted, err, out, refuse
from outturn.command.versions import say_finished
from outturn.meetings import FOLDER
from outturn.pipeline import meeting_sealing, sealing
from outturn.pipeline.packing import maker
from outturn.pipeline.printable import press_of
from outturn.versions.register_files import read_register

LATER = {
    "papers": "the papers",
    "supplement": "a supplement",
    "minutes": "minutes",
    "decisions": "decisions",
}
"""What a sealing is about, as it is said."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What was typed of a sealing: what is published, the day, and why so late."""

    note: str
    day: date | None
    late: str


def seal(name: str, notice: Notice, ground: Ground, *, dry_run: bool = False) -> meeting_sealing.MeetingPlan | None:
    """Publish what is new of the meeting, or with ``dry_run`` say what would be; what was done, if anything was."""
    folder, manner = ground.packages, manner_at(ground)
    register, _ = read_register(folder)
    names = [one.meeting.meeting for one in register.meetings]
    if name not in names:
        known = ", ".join(names) or "none"
        refuse(f"There is no meeting “{name}” in {manner.folder}/{FOLDER}/. There are: {known}.")
    day = notice.day or date.today()  # noqa: DTZ011 - the officer's own day
    asked = meeting_sealing.Notice(_plain(notice.note), day, _plain(notice.late))
    with said_plainly(manner):
        finished = None if dry_run else sealing.finish(folder)
        if finished:
            say_finished(*finished)
        if meeting_sealing.is_published_already(folder, name, asked):
            if not finished:
                out.print(f"Everything of {name} is published already, with this note.")
            return None
        make_pack = maker(press_of(ground.settings, manner.say), day)
        plan = meeting_sealing.planned_meeting(folder, name, asked, manner.say, make_pack)
        if dry_run:
            _say(plan, manner.folder)
            return None
        meeting_sealing.carry_out_meeting(folder, plan)
    count = counted(len(plan.addresses), "new address", "new addresses")
    out.print(f"Of {name}, {LATER[plan.sealing.what]} of {day} {_verb(plan)} sealed, with {count}.")
    out.print(f"Commit {manner.folder}/ to publish it; it never changes again.")
    return plan


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").strip()


def _verb(plan: meeting_sealing.MeetingPlan) -> str:
    return "is" if plan.sealing.what == "supplement" else "are"


def _say(plan: meeting_sealing.MeetingPlan, folder: str) -> None:
    one, name = plan.sealing, plan.meeting.meeting
    out.print(f"Would seal {LATER[one.what]} of {name}, dated {one.sealed}.")
    out.print("\nRows", style="bold")
    for key in one.rows:
        out.print(f"  {key}")
    out.print("\nFiles", style="bold")
    for file in sorted({*one.files} - {f"{name}/{made}" for made in plan.files}):
        out.print(f"  {folder}/{FOLDER}/{file}")
    out.print("\nWould write", style="bold")
    for made in sorted(plan.files):
        out.print(f"  {folder}/{FOLDER}/{name}/{made}")
    out.print(f"  {folder}/urls.txt: {counted(len(plan.addresses), 'address', 'addresses')}")
    err.print("Nothing was changed.")
