"""What ``new meeting`` does: asks, tries, and writes a row and a covering report that waits for words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from outturn import publish
from outturn.command import mistakes
from outturn.command.asking import Known, Question, answers, nothing, wrong_answers
from outturn.command.mistakes import end_where
from outturn.command.print_findings import Manner
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import counted, out
from outturn.errors import Finding
from outturn.meetings import EXEMPT_MAY_HOLD, FOLDER, REPORTS
from outturn.pipeline.meeting_adding import planned_meeting
from outturn.versions.register import Register
from outturn.versions.register_files import read_register

Given = Mapping[str, str | None]
WHETHER = ("yes", "no", "not applicable")
WAITING = frozenset({"report-to-fill-in", "meeting-version-missing"})
"""What is found of a meeting that is only begun."""


def new_meeting(name: str, given: Given, ground: Ground) -> None:
    """Put a new meeting's row behind the others, and begin its covering report."""
    manner = manner_at(ground)
    register, _ = read_register(ground.packages)
    asked = _questions(register, mistakes.cells(manner, "meetings"))
    said = answers(asked, given)
    row = {"meeting": name, **said, "enclosures": said["enclosures"].replace("\n", "|")}
    with said_plainly(manner):
        plan = planned_meeting(ground.packages, row, manner.say)
        waiting = [one for one in plan.found if one.id in WAITING]
        wrong = _wrong([one for one in plan.found if one.id not in WAITING], manner, asked)
        end_where([*wrong_answers(asked, said), *wrong])
        publish.change_files(ground.packages, plan.files)
    out.print(f"Meeting {name} added to {ground.shown}/{FOLDER}/meetings.csv.")
    if said["exempt"]:
        out.print("The item is exempt: nothing else of it may lie here.")
        return
    out.print(f"Its covering report is begun: {ground.shown}/{FOLDER}/{REPORTS}/{name}.md.")
    left = counted(len(waiting), "thing is", "things are")
    out.print(f"{left} to be filled in before its papers can be published; outturn check meetings names each.")
    out.print(f"Next: its papers in papers.csv, recommendations in decisions.csv, then outturn seal {FOLDER}/{name}.")


def _wrong(findings: Iterable[Finding], manner: Manner, asked: Sequence[Question]) -> list[str]:
    """What was found in the new row, by the options that said it."""
    options = {one.key for one in asked}
    return [mistakes.of_cell(one, manner, options, "meeting") for one in findings]


def _questions(register: Register, wrong: Callable[[str], Callable[[str], str]]) -> tuple[Question, ...]:
    cards = tuple(register.versions)
    asked = (
        Question("committee", "Which committee meets? Its own name"),
        Question("date", "On which day, such as 2027-01-29?"),
        Question(
            "part",
            "If the committee considers more that day: what tells this apart, such as item-9? (else leave it)",
            nothing,
        ),
        Question("title", "What is the item about, in a few plain words?"),
        Question("exempt", "If the item is exempt: for which legal reason? (else leave it)", nothing),
        Question("scorecard", "Which scorecard is considered?", lambda _: cards[0] if len(cards) == 1 else None, cards),
        Question("version", "Which of its versions? (may be left until it is sealed)", _newest(register)),
        Question("time", "When does it begin, such as 14:00? (may be left)", nothing),
        Question("item", "Which number has the item on the agenda? (may be left)", nothing),
        Question("key_decision", "Is it a key decision?", lambda _: WHETHER[-1], WHETHER),
        Question("call_in", "Can the decision be called in?", lambda _: WHETHER[-1], WHETHER),
        Question("lead_officer", "Which post answers for the report? (may be left)", nothing),
        Question("portfolio_holder", "Which member's post is responsible? (may be left)", nothing),
        Question("originator", "Which post wrote the report? (may be left)", nothing),
        Question("wards", "Which wards are affected? (may be left)", nothing),
        Question("enclosures", "What is enclosed? A title (may be left)", nothing, is_list=True),
        Question("agenda_url", "The address of the agenda (may be left)", nothing),
    )
    return tuple(
        Question(
            one.key,
            one.text,
            one.usual,
            one.choices,
            one.is_asked if one.key in EXEMPT_MAY_HOLD else _is_public,
            one.wrong if one.choices or one.is_list else wrong(one.key),
            one.is_list,
        )
        for one in asked
    )


def _is_public(known: Known) -> bool:
    return not known["exempt"]


def _newest(register: Register) -> Callable[[Known], str]:
    def newest(known: Known) -> str:
        version = register.newest(known["scorecard"])
        return version.version if version else ""

    return newest
