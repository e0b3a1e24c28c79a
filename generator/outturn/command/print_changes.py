"""Differences as text for people and as JSON for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from math import isnan

from rich.console import Console
from rich.text import Text

from outturn.command.choices import DiffFormat
from outturn.command.streams import as_json
from outturn.meetings import Considered, Sealing
from outturn.pages import ChangeGroup, PaperChange
from outturn.pipeline.differences import Comparison, Difference
from outturn.versions.history import Change
from outturn.versions.register import Fate, Withdrawal

NOTHING = "Nothing has changed."


def print_differences(compared: Comparison, form: DiffFormat, console: Console, *, are_all_right: bool) -> None:
    """Print every difference, and what became of what was published; ``are_all_right`` says that no row was left out.

    What is the same is told of scorecards without problems alone.
    """
    scorecards = [one for one in compared.scorecards if one.changes or one.state or are_all_right]
    if form is DiffFormat.json:
        content = {
            "scorecards": [_record(one) for one in scorecards],
            "touched": [asdict(one) for one in compared.touched],
            "sealed": [{"scorecard": name, "version": one.version} for name, one in compared.sealed],
            "published": [_papers(*both) for both in compared.published],
            "prepared": [_prepared(one) for one in compared.prepared],
            **_fates(compared.fates),
        }
        console.file.write(as_json(content, console) + "\n")
        return
    past = (*compared.past_told, *compared.prepared_told, *compared.fates_told)
    if not past and not any(one.changes or one.state for one in scorecards):
        console.print(NOTHING)
        return
    for one in scorecards:
        console.print(text_of(one), soft_wrap=True)
    if past:
        console.print(Text("\n").join(_group(one) for one in past), soft_wrap=True)


def _title(one: Difference) -> str:
    return f"{one.scorecard}: {one.old} to {one.new}"


def _level(one: Difference) -> str:
    if one.state:
        return "The scorecard cannot be read." if one.state == "unreadable" else f"The scorecard was {one.state}."
    return f"Level: at least {one.level}." if one.level else NOTHING


def text_of(one: Difference) -> Text:
    """What differs in a scorecard, in sentences under their headings."""
    text = Text()
    text.append(f"{_title(one)}\n", style="bold")
    text.append(f"{_level(one)}\n")
    for group in (*one.told, *_answers(one)):
        text.append("\n")
        text.append_text(_group(group))
    return text


def _answers(one: Difference) -> tuple[ChangeGroup, ...]:
    """What is newly said to warnings of the check, where something is."""
    said = (
        f"{' '.join(part for part in (answer.file, answer.key, answer.column, answer.value) if part)}"
        f" [{answer.finding}]: {answer.reason} ({answer.post})"
        for answer in one.answers
    )
    return (ChangeGroup("Answers to warnings", tuple(said)),) if one.answers else ()


def _group(group: ChangeGroup) -> Text:
    text = Text()
    text.append(f"{group.title}\n", style="bold")
    text.append("".join(f"  {sentence}\n" for sentence in group.sentences))
    return text


def _record(one: Difference) -> dict[str, object]:
    return {
        "scorecard": one.scorecard,
        "old": one.old,
        "new": one.new,
        "state": one.state or ("changed" if one.changes else "same"),
        "level": one.level or None,
        "changes": [_change(change) for change in one.changes],
        "answers": [asdict(answer) for answer in one.answers],
    }


def _papers(one: Considered, sealing: Sealing) -> dict[str, object]:
    """One sealing of a meeting's papers."""
    about = {"meeting": one.meeting.meeting, "what": sealing.what, "sealed": sealing.sealed.isoformat()}
    return {**about, "note": sealing.note, "files": sorted(sealing.files), "rows": list(sealing.rows)}


def _prepared(one: PaperChange) -> dict[str, str]:
    return {"meeting": one.meeting, "part": one.part, "name": one.name, "what": one.what}


def _change(change: Change) -> dict[str, object]:
    return {
        name: None if value == "" or (isinstance(value, float) and isnan(value)) else value
        for name, value in asdict(change).items()
    }


def _fates(fates: Sequence[Fate]) -> dict[str, list[dict[str, object]]]:
    """What was withdrawn, redirected and is no longer withdrawn, each with the addresses that had been published."""
    found: dict[str, list[dict[str, object]]] = {"withdrawn": [], "redirected": [], "restored": []}
    for one in fates:
        rule, published = one.rule, list(one.addresses)
        if isinstance(rule, Withdrawal):
            about = {"address": rule.address, "date": rule.date.isoformat(), "reason": rule.reason}
            found["restored" if one.is_lifted else "withdrawn"].append({**about, "published": published})
        else:
            found["redirected"].append({"old": rule.old, "new": rule.new, "published": published})
    return found
