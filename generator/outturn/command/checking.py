"""The commands that say something of the data and change nothing: check and judge."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from outturn import publish
from outturn.command.choices import Format, TableFormat
from outturn.command.print_findings import Manner, report
from outturn.command.print_judgements import print_judgements
from outturn.command.print_mended import print_mended
from outturn.command.saying import manner_at, said_plainly, summed_up
from outturn.command.site import Ground, settings_of, site_address
from outturn.command.sound import said_of_all
from outturn.command.terminal import PROBLEMS, err, out
from outturn.errors import Finding
from outturn.findings import in_order, open_warnings
from outturn.findings import problems as those_to_mend
from outturn.findings.grouped import grouped
from outturn.pipeline.checking import Checked, check_site, handwritten, judged_table, sealed_problems
from outturn.pipeline.guarding import findings_against
from outturn.pipeline.kept import Kept
from outturn.pipeline.mending import mend
from outturn.pipeline.past import Place
from outturn.pipeline.sound_before import SoundBefore
from outturn.pipeline.standard import not_standard
from outturn.settings import shown_folder


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be checked: one scorecard or all (""), against which revision, and whether Frictionless is asked.

    With ``is_to_mend``, what has one right answer is put right first.
    """

    scorecard: str
    against: str | None
    is_standard: bool
    is_to_mend: bool = False


def check(asked: Asked, form: Format, ground: Ground, config: Path, before: SoundBefore | None) -> None:
    """Print every finding; end with PROBLEMS where there is a problem.

    That there is none in all scorecards is kept in ``before``.
    """
    manner = manner_at(ground)
    with said_plainly(manner, err):
        if asked.is_to_mend:
            mended = mend(ground.packages, asked.scorecard)
            print_mended(mended, manner.folder, out if form is Format.text else err)
        store = publish.Store(config.absolute().parent / publish.STORE)
        checked = check_site(ground.packages, asked.scorecard, store)
        findings = in_order([*checked.findings, *_further(asked, checked, ground.packages, config, store)])
    if before and not findings:
        before.keep(len(checked.packages))
    problems = those_to_mend(findings)
    groups = grouped(findings)
    report(groups, form, manner, out)
    if form is Format.text:
        if not asked.is_to_mend and (sure := sum(bool(one.write) for one in findings)):
            has, it = ("has", "it") if sure == 1 else ("have", "them")
            out.print(f"{sure:,} of these {has} one right answer: outturn check --fix writes {it}.\n")
        said = summed_up(groups)
        count = len(checked.packages)
        is_part = asked.scorecard or problems
        out.print(said if is_part else said_of_all(said, count))
        if open_warnings(findings) and not problems:
            out.print("Warnings stop a sealing, until the data are corrected or answers.csv says why they are right.")
    if problems:
        raise typer.Exit(PROBLEMS)


def _further(asked: Asked, checked: Checked, folder: Path, config: Path, kept: Kept) -> Iterator[Finding]:
    """What is found besides in packages without problems, beside the packages, and against another revision."""
    unread = [] if checked.problems else sealed_problems(folder, checked, asked.scorecard, kept)
    yield from unread
    if asked.is_standard and not checked.problems and not unread:
        yield from not_standard(folder, checked, asked.scorecard)
    if not asked.scorecard and config.exists():
        yield from handwritten(settings_of(config), checked)
    if asked.against is not None:
        yield from findings_against(Place(config, folder), site_address(config), asked.against, checked)


def judge(place: Path, form: TableFormat, ground: Ground) -> None:
    """Print every judgement of the package in that folder."""
    words, above = manner_at(ground).say, place.resolve().parents[1]
    with said_plainly(Manner(words, shown_folder(above, Path.cwd())), err):
        print_judgements(judged_table(place), form, out)
