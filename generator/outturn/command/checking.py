"""The commands that say something of the data and change nothing: check and judge."""

from pathlib import Path

import typer

from outturn.command.choices import Format, TableFormat
from outturn.command.print_findings import Manner, report
from outturn.command.print_judgements import print_judgements
from outturn.command.saying import manner_at, said_plainly, summed_up
from outturn.command.site import Ground, settings_of, site_address
from outturn.command.terminal import PROBLEMS, counted, err, out
from outturn.findings import in_order
from outturn.findings import problems as those_to_mend
from outturn.findings.grouped import grouped
from outturn.pipeline.checking import check_site, handwritten, judged_table, sealed_problems
from outturn.pipeline.guarding import findings_against
from outturn.pipeline.past import Place
from outturn.settings import shown_folder


def check(scorecard: str, form: Format, against: str | None, ground: Ground, config: Path) -> None:
    """Print every finding in one scorecard, or in all where it is empty; end with PROBLEMS where there is one."""
    folder, manner = ground.packages, manner_at(ground)
    with said_plainly(manner, err):
        checked = check_site(folder, scorecard)
        findings = list(checked.findings)
        if not checked.problems:
            findings += sealed_problems(folder, checked, scorecard)
        if not scorecard and config.exists():
            findings += handwritten(settings_of(config), checked)
        if against is not None:
            findings += findings_against(Place(config, folder), site_address(config), against, checked)
    findings = in_order(findings)
    problems = those_to_mend(findings)
    groups = grouped(findings)
    report(groups, form, manner, out)
    if form is Format.text:
        said = summed_up(groups)
        count = len(checked.packages)
        out.print(said if scorecard or problems else f"{said} {counted(count, 'scorecard', 'scorecards')} checked.")
    if problems:
        raise typer.Exit(PROBLEMS)


def judge(place: Path, form: TableFormat, ground: Ground) -> None:
    """Print every judgement of the package in that folder."""
    words, above = manner_at(ground).say, place.resolve().parents[1]
    with said_plainly(Manner(words, shown_folder(above, Path.cwd())), err):
        print_judgements(judged_table(place), form, out)
