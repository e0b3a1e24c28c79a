"""What ``new`` does: asks, tries, and writes; where anything is wrong, all of it is told and nothing is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from outturn import __version__, publish
from outturn.authoring.period import Wanted
from outturn.authoring.scorecard import NewScorecard
from outturn.authoring.site import NewSite
from outturn.command import mistakes, questions
from outturn.command.asking import answers, is_asked, wrong_answers
from outturn.command.beside import outcomes_and_sources, publisher_and_area
from outturn.command.mistakes import end_where
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import counted, near, out, refuse
from outturn.model import SLUG, WORKING_COPY
from outturn.periods import PeriodError, parse
from outturn.pipeline import adding
from outturn.schemas import fields

Given = Mapping[str, str | None]
"""What options say; None of those that were not given."""
MOST_NAMES = 5
"""So many of those left out for one reason are named."""
UNNAMED = "unnamed"
"""A name under which the rest is tried where the one that was given is none."""


def new_site(folder: Path, given: Given) -> None:
    """Write a new site into the folder."""
    place = folder.resolve()
    with said_plainly(manner_at(Ground(place, place.name, None))):
        publish.guard_fresh(place)
        asked = questions.of_site(place.name)
        said = answers(asked, given)
        end_where(wrong_answers(asked, said))
        names = adding.add_site(place, NewSite(**said, day=_today(), release=__version__))
    out.print(f"{counted(len(names), 'file', 'files')} written to {near(place)}/. README.md there says how to go on.")
    out.print("Next, in that folder: outturn check, outturn serve, outturn new scorecard NAME.")


def new_scorecard(name: str, given: Given, ground: Ground, *, is_illustrative: bool) -> None:
    """Write a new scorecard's working copy into the folder of packages."""
    manner = manner_at(ground)
    asked = questions.of_scorecard(name, *publisher_and_area(ground), mistakes.texts(manner))
    taken = list(_taken(name, ground))
    end_where(taken if is_asked(given) else [])
    said = answers(asked, given)
    wrong = [*taken, *wrong_answers(asked, said)]
    outcomes = tuple(line for line in said.pop("outcome").split("\n") if line)
    usable = name if re.fullmatch(SLUG, name) else UNNAMED
    plan = NewScorecard(usable, outcomes=outcomes, created=_today(), illustrative=is_illustrative, **said)
    with said_plainly(manner):
        files, found = adding.planned_scorecard(plan, ground.settings)
        end_where([*wrong, *mistakes.of_descriptor(found, manner)])
        publish.add_files(ground.packages, files)
    out.print(f"{counted(len(files), 'file', 'files')} written to {ground.shown}/{name}/{WORKING_COPY}/.")
    out.print(f"Next: outturn new indicator {name} NAME.")


def new_indicator(scorecard: str, name: str, given: Given, sets: Sequence[str], ground: Ground) -> None:
    """Put a new indicator's row behind the others of the scorecard."""
    manner = manner_at(ground)
    asked = questions.of_indicator(name, *outcomes_and_sources(scorecard, ground), mistakes.cells(manner))
    said = answers(asked, {**given, "set": "\n".join(sets) or None})
    further, wrong = _further(sets)
    row = {"indicator": name, "status": "active", **said, **further}
    with said_plainly(manner):
        files, found = adding.planned_indicator(ground.packages, scorecard, row)
        end_where([*wrong, *wrong_answers(asked, said), *mistakes.of_row(found, manner, said)])
        publish.change_files(ground.packages, files)
    out.print(f"Indicator {name} added to {ground.shown}/{next(iter(files))}.")
    out.print(f"Next: outturn new period {scorecard} PERIOD, and its targets in targets.csv.")


def new_period(scorecard: str, period: str, ground: Ground) -> None:
    """Put an empty row behind the others for each indicator that wants a figure for the period."""
    manner = manner_at(ground)
    text = period or _asked_period(scorecard, ground)
    with said_plainly(manner):
        try:
            plan, found = adding.planned_period(ground.packages, scorecard, text)
        except PeriodError as error:
            refuse(f"{mistakes.no_period(text, error, manner)}\nNothing was written.")
        end_where(mistakes.of_period(found, manner))
        if not plan.wanted.names and not plan.wanted.there:
            refuse(f"No indicator of {scorecard} wants a figure for {text}.{_left_out(plan.wanted)}")
        publish.change_files(ground.packages, plan.files)
    file = f"{ground.shown}/{scorecard}/{WORKING_COPY}/outturns.csv"
    _say_rows(plan.wanted, text, file, not_ended=parse(text).end >= _today())


def _asked_period(scorecard: str, ground: Ground) -> str:
    """The period that whoever sits at the terminal says; nobody else's rows are guessed."""
    if not is_asked({}):
        refuse("PERIOD: say for which period, such as FY2026-27, FY2026-27-Q1 or 2026-04.")
    return answers(questions.of_period(adding.usual_period(ground.packages, scorecard)), {})["period"]


def _say_rows(rows: Wanted, text: str, file: str, *, not_ended: bool) -> None:
    if not rows.names:
        out.print(f"Every indicator that wants a figure for {text} has a row for it. Nothing was changed.")
        return
    out.print(f"{counted(len(rows.names), 'row', 'rows')} for {text} added to {file}: {', '.join(rows.names)}.")
    if rows.there:
        out.print(f"There already: {', '.join(rows.there)}.")
    if rows.left_out:
        out.print(_left_out(rows).strip())
    if not_ended:
        out.print(f"{text} has not ended yet.")
    out.print("Fill in the values, or a mark that says why there is none; outturn check says what is still missing.")


def _left_out(rows: Wanted) -> str:
    reasons: dict[str, list[str]] = {}
    for name, why in rows.left_out.items():
        reasons.setdefault(why, []).append(name)
    named = "; ".join(f"{_some(names)} ({why})" for why, names in reasons.items())
    return f" Left out: {named}." if named else ""


def _some(names: Sequence[str]) -> str:
    """The first few of the names, and how many more there are."""
    more = len(names) - MOST_NAMES
    return ", ".join([*names[:MOST_NAMES], *([f"{more} more"] if more > 0 else [])])


def _taken(name: str, ground: Ground) -> Iterator[str]:
    """Why a new scorecard cannot have that name."""
    if not re.fullmatch(SLUG, name):
        yield f"NAME: expected small letters, digits and single hyphens, but got \u201c{name}\u201d."
    elif (ground.packages / name).exists():
        yield f"NAME: there is a folder {ground.shown}/{name} already."


def _further(sets: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """What further columns hold, and what is wrong with how that was said."""
    known = [str(field["name"]) for field in fields("indicators")]
    cells, wrong = {}, []
    for one in sets:
        column, sign, cell = one.partition("=")
        if not sign:
            wrong.append(f"--set {one}: expected a column and its cell, such as multiplier=1000.")
        elif column not in known or column == "indicator":
            wrong.append(f"--set {column}: there is no such column; there are {', '.join(known[1:])}.")
        else:
            cells[column] = cell
    return cells, wrong


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the officer's own day
