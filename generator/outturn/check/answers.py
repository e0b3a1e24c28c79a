"""Answers to warnings: each of one cell as it stands, with a reason; when the cell changes, it is none any more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from outturn.check.found import Rule, cell, number
from outturn.errors import Ask, Finding, Where, shown
from outturn.findings import KINDS, found
from outturn.model import Answer, Draft, Table
from outturn.schemas import ANSWERS, schema

FEWEST_WORDS = 3
"""A reason is said in a sentence; ok, fine and n/a are none."""
Place = tuple[str, str, str, str]
"""What an answer is to: the finding's id, the file, the row's key, the column."""


def answers_are_to_warnings(draft: Draft) -> Iterator[Finding]:
    """An answer names a warning of the check, and says why in words."""
    table = draft.tables[ANSWERS]
    for row, answer in _answers(table):
        if answer.finding and (answer.finding not in KINDS or KINDS[answer.finding].severity != "warning"):
            yield found("answer-to-no-warning", Where(table.file, row, "finding"), found=shown(answer.finding))
        if answer.reason and len(answer.reason.split()) < FEWEST_WORDS:
            yield found("answer-without-reason", Where(table.file, row, "reason"), found=shown(answer.reason))


def answered(draft: Draft, findings: Sequence[Finding]) -> list[Finding]:
    """The findings in a working copy, each warning with what it is asked of and what was answered.

    Answers that are to none of them are found besides. A warning about an answer is mended, not answered.
    """
    table = draft.tables[ANSWERS]
    asked = [replace(one, ask=_ask(draft, one)) if _can_be_answered(draft, one) else one for one in findings]
    if table.frame.empty:
        return asked
    known: dict[Place, tuple[int, Answer]] = {_place(answer): (row, answer) for row, answer in _answers(table)}
    values = {_asked_at(one): one.ask.value for one in asked if one.ask}
    said = [_with_answer(one, known) for one in asked]
    return [*said, *_to_nothing(table.file, known, values)]


def _can_be_answered(draft: Draft, finding: Finding) -> bool:
    is_here = finding.where.file.startswith(f"{draft.folder}/")
    return finding.severity == "warning" and is_here and finding.where.file != draft.tables[ANSWERS].file


def _ask(draft: Draft, finding: Finding) -> Ask:
    """Where the finding stands, by the key of its row, and what stands there."""
    file, row, column = finding.where.file.removeprefix(f"{draft.folder}/"), finding.where.row, finding.where.column
    table = next((one for one in draft.tables.values() if one.file == finding.where.file), None)
    if table is None or row not in table.frame.index:
        return Ask(file, "", "")
    cells = table.frame.loc[row]
    keys = (_written(cells[name]) for name in cast("list[str]", schema(table.name)["primaryKey"]))
    value = _written(cells[column]) if column in table.frame else ""
    return Ask(file, " ".join(key for key in keys if key), value)


def _written(value: object) -> str:
    """A cell as it stands in a file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else cell(value)


def _answers(table: Table) -> Iterator[tuple[int, Answer]]:
    columns = [table.frame[name].tolist() for name in table.frame.columns]
    for row, *cells in zip(table.frame.index, *columns, strict=True):
        yield int(row), Answer(**dict(zip(table.frame.columns, map(str, cells), strict=True)))


def _place(answer: Answer) -> Place:
    return (answer.finding, answer.file, " ".join(answer.key.split()), answer.column)


def _asked_at(finding: Finding) -> Place:
    ask = cast("Ask", finding.ask)
    return (finding.id, ask.file, " ".join(ask.key.split()), finding.where.column)


def _with_answer(finding: Finding, known: dict[Place, tuple[int, Answer]]) -> Finding:
    """The finding with its answer, where there is one to the cell as it stands."""
    if finding.ask is None or _asked_at(finding) not in known:
        return finding
    _, answer = known[_asked_at(finding)]
    if not _same(answer.value, finding.ask.value):
        return finding
    return replace(finding, ask=replace(finding.ask, reason=answer.reason, post=answer.post))


def _same(one: str, other: str) -> bool:
    """Whether two cells say the same; a number may be written in several ways."""
    try:
        return number(float(one)) == number(float(other))
    except ValueError:
        return one == other


def _to_nothing(file: str, known: dict[Place, tuple[int, Answer]], values: dict[Place, str]) -> Iterator[Finding]:
    """The answers to what is no warning any more, or to another cell than stands there."""
    for place, (row, answer) in known.items():
        if place not in values:
            if place[0] in KINDS and KINDS[place[0]].severity == "warning":  # others are named as what they are
                said = shown(" ".join(one for one in place[1:] if one))
                yield found("answer-to-nothing", Where(file, row, "finding"), found=said, finding=place[0])
        elif not _same(answer.value, values[place]):
            now = shown(values[place])
            yield found("answer-outdated", Where(file, row, "value"), found=shown(answer.value), value=now)


RULES: tuple[Rule, ...] = (answers_are_to_warnings,)
