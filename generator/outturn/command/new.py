"""The command ``new`` as it is typed: what can be made, each with what it is told by options."""

from pathlib import Path
from typing import Annotated

import typer

from outturn.command.site import ground_of, scorecard_of, scorecards_here
from outturn.command.terminal import MKDOCS, Config

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command()
def site(
    folder: Annotated[Path, typer.Argument(metavar="NAME", help="The folder to write; it must be new or empty.")],
    publisher: Annotated[str | None, typer.Option(help="Who publishes the scorecards; by the folder's name.")] = None,
    title: Annotated[str | None, typer.Option(help="What the site is called.")] = None,
    url: Annotated[str | None, typer.Option(help="The address at which it will be published.")] = None,
    repository: Annotated[str | None, typer.Option(help="The address of its repository on GitHub or GitLab.")] = None,
    contact: Annotated[str | None, typer.Option(help="The e-mail address that answers questions.")] = None,
    owners: Annotated[str | None, typer.Option(help="Who approves changes: @council/team.")] = None,
) -> None:
    """Write a repository for a site of your own, with one made-up scorecard; it builds at once.

    Without options, on a terminal, it asks. Example: outturn new site my-council
    """
    from outturn.command import adding

    given = {"publisher": publisher, "title": title, "url": url, "repository": repository}
    adding.new_site(folder, {**given, "contact": contact, "owners": owners})


@app.command()
def scorecard(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its short name, which becomes part of its address.")],
    title: Annotated[str | None, typer.Option(help="What it is called; by its name when left out.")] = None,
    description: Annotated[str | None, typer.Option(help="What it is, in a sentence or two.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who publishes it; as the others when left out.")] = None,
    area: Annotated[str | None, typer.Option(help="The area that it is about; as the others when left out.")] = None,
    area_code: Annotated[str | None, typer.Option(help="The area's official code.")] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(help="An outcome and its question, “Stay safe: Are children safe?”; may be repeated."),
    ] = None,
    source: Annotated[str | None, typer.Option(help="Where the figures come from.")] = None,
    source_url: Annotated[str | None, typer.Option(help="The address of that source.")] = None,
    contact: Annotated[str | None, typer.Option(help="The e-mail address that answers questions.")] = None,
    next_publication: Annotated[str | None, typer.Option(help="The day on which the next version is due.")] = None,
    *,
    illustrative: Annotated[
        bool, typer.Option("--illustrative", help="Its figures are made up; every page says so.")
    ] = False,
    config: Config = MKDOCS,
) -> None:
    """Write a new scorecard's working copy: a descriptor, and tables that wait for rows.

    Without options, on a terminal, it asks. Example: outturn new scorecard children
    """
    ground = ground_of(config)
    from outturn.command import adding

    given = {
        "title": title,
        "description": description,
        "publisher": publisher,
        "area": area,
        "area_code": area_code,
        "outcome": "\n".join(outcome) if outcome else None,
        "source": source,
        "source_url": source_url,
        "contact": contact,
        "next_publication": next_publication,
    }
    adding.new_scorecard(name, given, ground, is_illustrative=illustrative)


@app.command()
def indicator(
    scorecard: Annotated[
        str, typer.Argument(help="The scorecard that it is added to.", autocompletion=scorecards_here)
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its short name, which becomes part of its address.")],
    title: Annotated[
        str | None, typer.Option(help="What is measured, in plain words; by its name when left out.")
    ] = None,
    definition: Annotated[str | None, typer.Option(help="What exactly is counted.")] = None,
    outcome: Annotated[str | None, typer.Option(help="The outcome that it belongs to.")] = None,
    unit: Annotated[str | None, typer.Option(help="What the figure counts in; percent when left out.")] = None,
    per: Annotated[str | None, typer.Option(help="For a rate: per how many.")] = None,
    scale: Annotated[str | None, typer.Option(help="For a scale: its words, the worst first, with | between.")] = None,
    decimals: Annotated[
        str | None, typer.Option(help="How many decimals are shown; by the unit when left out.")
    ] = None,
    polarity: Annotated[str | None, typer.Option(help="Which way is better: higher, lower, band, none.")] = None,
    frequency: Annotated[
        str | None, typer.Option(help="How often there is a figure; every year when left out.")
    ] = None,
    year_type: Annotated[str | None, typer.Option(help="The kind of year; financial when left out.")] = None,
    basis: Annotated[str | None, typer.Option(help="What a figure covers; its period when left out.")] = None,
    compare_with: Annotated[
        str | None, typer.Option(help="What it is compared with; the previous when left out.")
    ] = None,
    tolerance: Annotated[str | None, typer.Option(help="How far off the target is still close to it.")] = None,
    tolerance_unit: Annotated[str | None, typer.Option(help="Whether that is in points or in percent.")] = None,
    owner: Annotated[str | None, typer.Option(help="The post that answers for it.")] = None,
    source: Annotated[
        str | None, typer.Option(help="Where the figure comes from; the scorecard's first source.")
    ] = None,
    source_url: Annotated[str | None, typer.Option(help="The address of that source.")] = None,
    further: Annotated[
        list[str] | None, typer.Option("--set", help="Any other column, as COLUMN=CELL; may be repeated.")
    ] = None,
    config: Config = MKDOCS,
) -> None:
    """Put a new indicator behind the others of a scorecard; what is there stays as it is.

    Without options, on a terminal, it asks. Example: outturn new indicator children school-absence
    """
    ground = ground_of(config)
    scorecard = scorecard_of(scorecard, ground)
    from outturn.command import adding

    given = {
        "title": title,
        "definition": definition,
        "outcome": outcome,
        "unit": unit,
        "per": per,
        "scale": scale,
        "decimals": decimals,
        "polarity": polarity,
        "frequency": frequency,
        "year_type": year_type,
        "basis": basis,
        "compare_with": compare_with,
        "tolerance": tolerance,
        "tolerance_unit": tolerance_unit,
        "owner": owner,
        "source": source,
        "source_url": source_url,
    }
    adding.new_indicator(scorecard, name, given, further or [], ground)


@app.command()
def period(
    scorecard: Annotated[
        str, typer.Argument(help="The scorecard whose figures are due.", autocompletion=scorecards_here)
    ],
    text: Annotated[
        str, typer.Argument(metavar="PERIOD", help="FY2026-27, FY2026-27-Q1, 2026-04; asked when left out.")
    ] = "",
    config: Config = MKDOCS,
) -> None:
    """Put an empty row for each active indicator that wants a figure for the period behind the others.

    Example: outturn new period children FY2026-27-Q1
    """
    ground = ground_of(config)
    scorecard = scorecard_of(scorecard, ground)
    from outturn.command import adding

    adding.new_period(scorecard, text, ground)


@app.command()
def meeting(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Its short name, which ends in its day: children-panel-2027-01-29.")
    ],
    committee: Annotated[
        str | None, typer.Option(help="The committee's own name, which its address is made of.")
    ] = None,
    day: Annotated[str | None, typer.Option("--date", help="The day of the meeting.")] = None,
    part: Annotated[
        str | None,
        typer.Option(help="What tells it from what else the committee considers that day: evening, item-9."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="What the item is about, in a few plain words.")] = None,
    exempt: Annotated[
        str | None, typer.Option(help="The legal reason for which the item is not public; then it has no papers here.")
    ] = None,
    scorecard: Annotated[
        str | None,
        typer.Option(
            help="The scorecard that is considered; the only one if there is one.", autocompletion=scorecards_here
        ),
    ] = None,
    version: Annotated[str | None, typer.Option(help="Its sealed version; the newest when left out.")] = None,
    time: Annotated[str | None, typer.Option(help="When it begins, such as 14:00.")] = None,
    item: Annotated[str | None, typer.Option(help="The number of the item on the agenda.")] = None,
    key_decision: Annotated[str | None, typer.Option(help="Whether it is one: yes, no, not applicable.")] = None,
    call_in: Annotated[
        str | None, typer.Option(help="Whether the decision can be called in: yes, no, not applicable.")
    ] = None,
    lead_officer: Annotated[str | None, typer.Option(help="The post that answers for the report.")] = None,
    portfolio_holder: Annotated[str | None, typer.Option(help="The member's post that is responsible.")] = None,
    originator: Annotated[str | None, typer.Option(help="The post that wrote the report.")] = None,
    wards: Annotated[str | None, typer.Option(help="The wards that are affected.")] = None,
    enclosure: Annotated[list[str] | None, typer.Option(help="The title of what is enclosed; may be repeated.")] = None,
    agenda_url: Annotated[str | None, typer.Option(help="The address of the agenda.")] = None,
    config: Config = MKDOCS,
) -> None:
    """Add a meeting of a committee, and begin its covering report with a heading for each section.

    Without options, on a terminal, it asks. Example: outturn new meeting children-panel-2027-01-29
    """
    ground = ground_of(config)
    from outturn.command import new_meeting

    given = {
        "committee": committee,
        "date": day,
        "part": part,
        "title": title,
        "exempt": exempt,
        "scorecard": scorecard,
        "version": version,
        "time": time,
        "item": item,
        "key_decision": key_decision,
        "call_in": call_in,
        "lead_officer": lead_officer,
        "portfolio_holder": portfolio_holder,
        "originator": originator,
        "wards": wards,
        "enclosures": "\n".join(enclosure) if enclosure else None,
        "agenda_url": agenda_url,
    }
    new_meeting.new_meeting(name, given, ground)
