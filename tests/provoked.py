"""The smallest change to the small case that provokes each kind of finding, and where it must be found.

What is right stands beside it: the case as it is, in which nothing is found.
"""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from built import change
from sealed import CARD, committed, git

Spoil = Callable[[Path], object]
"""What is done to a site's folder of packages."""
NEXT = f"{CARD}/next"
SUMMARY = f"{NEXT}/commentary/summary.md"
REST = ",be-healthy,days,,0,band,month,calendar,period,previous,2,points,,,,Made up,,Days.,,,active\n"
"""The rest of a right row of indicators.csv, after the short name and the title."""
TERM = f"term,Term,{REST}".replace("month,calendar", "term,financial")
ASSESSED = "assessment,group,subject,as_at,result,status,note"
SLIPPED = "".join(f"visits,FY2021-22-Q{part},{value},,,,\n" for part, value in ((1, 91), (2, 0.9), (3, 92), (4, 90)))
ENGLAND = 'FY2022-23,benchmark,11,"England average, made up"'


def edit(file: str, old: str, new: str) -> Spoil:
    """One change in one file, named from the folder of packages."""
    return lambda data: change(data / file, old, new)


def out(old: str, new: str) -> Spoil:
    return edit(f"{NEXT}/outturns.csv", old, new)


def ind(old: str, new: str) -> Spoil:
    return edit(f"{NEXT}/indicators.csv", old, new)


def aim(old: str, new: str) -> Spoil:
    return edit(f"{NEXT}/targets.csv", old, new)


def said(old: str, new: str) -> Spoil:
    return edit(f"{NEXT}/datapackage.json", old, new)


def descriptor(spoil: Callable[[dict[str, Any]], object]) -> Spoil:
    """A change in what the working copy's descriptor says."""

    def change_it(data: Path) -> None:
        content = json.loads((data / TOP).read_text(encoding="utf-8"))
        spoil(content)
        (data / TOP).write_text(json.dumps(content), encoding="utf-8")

    return change_it


def nothing_for_target(data: Path) -> None:
    """Fewer moves are better: about 11 in 100, where 9 are aimed for, and then 0."""
    out("three-moves,FY2022-23,", "three-moves,FY2021-22,10.5,21,200,,\nthree-moves,FY2022-23,")(data)
    added(f"{NEXT}/targets.csv", "three-moves,FY2021-22,target,9,\nthree-moves,FY2025-26,target,0,\n")(data)


def outcome_again(content: dict[str, Any]) -> None:
    outcomes = content["scorecard"]["outcomes"]
    outcomes.append(outcomes[0])


def bytes_of(file: str, content: bytes) -> Spoil:
    """Another content of the file."""
    return lambda data: (data / file).write_bytes(content)


def long(file: str, size: int) -> Spoil:
    """A file of that many bytes, without writing them."""

    def spoil(data: Path) -> None:
        with (data / file).open("r+b") as opened:
            opened.truncate(size)

    return spoil


def linked(name: str) -> Spoil:
    """A symbolic link in place of the file or folder."""

    def spoil(data: Path) -> None:
        (data / name).rename(data.parent / "elsewhere")
        (data / name).symlink_to(data.parent / "elsewhere")

    return spoil


def gone(name: str) -> Spoil:
    return lambda data: (data / name).unlink()


def moved(old: str, new: str) -> Spoil:
    return lambda data: (data / old).rename(data / new)


def added(name: str, text: str = "x\n") -> Spoil:
    """A new file, or more lines at the end of one that is there."""

    def spoil(data: Path) -> None:
        with (data / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return spoil


def emptied(data: Path) -> None:
    (data / CARD).rename(data.parent / "elsewhere")


def broken_down(groups: str, figure: str) -> Spoil:
    """Groups, and a figure of one of them for the first indicator's first period."""

    def spoil(data: Path) -> None:
        (data / GROUPS).write_text(f"dimension,group,dimension_title,title,order,code\n{groups}\n", encoding="utf-8")
        header = "indicator,period,dimension,group,value,numerator,denominator,mark,note"
        (data / BREAK).write_text(f"{header}\nthree-moves,FY2022-23,{figure}\n", encoding="utf-8")
        descriptor(lambda content: content.pop("resources"))(data)

    return spoil


def widened(file: str, after: str, row: int, **cells: str) -> Spoil:
    """New columns after one that is there, empty but for the cells of that row of the file."""

    def spoil(data: Path) -> None:
        path = data / NEXT / file
        with path.open(encoding="utf-8", newline="") as opened:
            names, *rows = csv.reader(opened)
        at = names.index(after) + 1
        wide = [[*names[:at], *cells, *names[at:]]]
        wide += [
            [*one[:at], *(cells.values() if number == row else [""] * len(cells)), *one[at:]]
            for number, one in enumerate(rows, start=2)
        ]
        with path.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows(wide)

    return spoil


def with_steps(*rows: str, months: int = 0) -> Spoil:
    """A table of steps with these rows, and so many more months of waiting from January 2023."""

    def spoil(data: Path) -> None:
        added(f"{NEXT}/steps.csv", "indicator,period,kind,reason,owner\n")(data)
        added(f"{NEXT}/steps.csv", "".join(f"{row},New contract,Head of Service\n" for row in rows))(data)
        names = [f"{2023 + place // 12}-{place % 12 + 1:02d}" for place in range(months)]
        added(f"{NEXT}/outturns.csv", "".join(f"wait,{name},10,,,,\n" for name in names))(data)
        content = json.loads((data / TOP).read_text(encoding="utf-8"))
        content["resources"].append({"name": "steps", "path": "steps.csv"})
        (data / TOP).write_text(json.dumps(content), encoding="utf-8")

    return spoil


def also_in(name: str) -> Spoil:
    """That the indicator in the file's fourth row gives its measure in the unit of that one as well."""
    return widened("indicators.csv", "status", 4, also_in=name)


def same_as(*pairs: tuple[str, str], other: str = "") -> Spoil:
    """A second scorecard, its figures the first's; which of the first's indicators name which in same_as.

    ``other`` is what the second scorecard's own first indicator names.
    """

    def named(path: Path, names: Mapping[str, str]) -> None:
        with path.open(encoding="utf-8", newline="") as opened:
            head, *rows = csv.reader(opened)
        with path.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.writer(opened, lineterminator="\n")
            writer.writerow([*head, "same_as"])
            writer.writerows([*row, names.get(row[0], "")] for row in rows)

    def make(data: Path) -> None:
        twin(data)
        change(data / "twin/next/outturns.csv", "FY2022-23,11,22,", "FY2022-23,10,20,")
        named(data / NEXT / "indicators.csv", dict(pairs))
        named(data / "twin/next/indicators.csv", {"visits": other})

    return make


def retired_and_due(data: Path) -> None:
    """The indicator in the file's fourth row is retired, and its next figure is due."""
    widened("indicators.csv", "owner", 4, due="2026-03-31")(data)
    ind(",three-moves,revised", ",three-moves,retired")(data)


def in_two(*pairs: tuple[str, str]) -> Spoil:
    """Further indicators that are the fifth's again, in thousands, and which of them names which in also_in."""

    def spoil(data: Path) -> None:
        path = data / NEXT / "indicators.csv"
        with path.open(encoding="utf-8", newline="") as opened:
            names, *rows = csv.reader(opened)
        spend = rows[-1]
        rows += [[name, *spend[1:]] for name in ("again", "once-more")[: max(1, len(pairs))]]
        named = dict(pairs)
        with path.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.writer(opened, lineterminator="\n")
            writer.writerow([*names, "also_in"])
            writer.writerows([*row, named.get(row[0], "")] for row in rows)

    return spoil


def in_places(*rows: str) -> Spoil:
    return added("places.csv", "\n".join(("place,name,code,start,end,successors", *rows, "")))


def in_releases(*rows: str) -> Spoil:
    head = "release,announced,title,scorecard,date,time,status,reason,holds"
    return added("releases.csv", "\n".join((head, *rows, "")))


def limits(row: int, low: str, high: str) -> Spoil:
    """A published interval in that row of the outturns."""
    return widened("outturns.csv", "denominator", row, low=low, high=high)


def pooled(data: Path) -> None:
    """An indicator whose figure is of three years together, and a number of months beside it."""
    about = "percent,,0,lower,year,financial,rolling,previous,,,,,,Made up,,Pooled.,,,active"
    added(IND, f"deaths,Deaths,,be-healthy,{about}\n")(data)
    widened("indicators.csv", "basis", 7, window="36")(data)
    added(OUT, "deaths,FY2022-23..FY2024-25,10,,,,\n")(data)


def unaimed(data: Path) -> None:
    """A profile, and no target of a year that it could share out."""
    change(data / AIM, "visits,FY2024-25,target,95,\nvisits,FY2024-25,floor,90,\n", "")
    widened("indicators.csv", "tolerance_unit", 4, profile="20 45 70 100")(data)


def with_quarters(*names: str) -> Spoil:
    """Quarters of spending alone, ``spent``, that the years so far of those names add up; some are new."""

    def spoil(data: Path) -> None:
        path = data / NEXT / "indicators.csv"
        with path.open(encoding="utf-8", newline="") as file:
            columns, *rows = csv.reader(file)
        at, basis = columns.index("basis") + 1, columns.index("basis")
        last = rows[-1]
        new = [[name, *last[1:]] for name in names if name != last[0]]
        rows += [*new, ["spent", *last[1:basis], "period", *last[basis + 1 :]]]
        written = [[*row[:at], "spent" if row[0] in names else "", *row[at:]] for row in rows]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [[*columns[:at], "year_to_date_of", *columns[at:]], *written]
            )
        added(OUT, "spent,FY2024-25-Q1,1250000,,,,\nspent,FY2024-25-Q2,1300000,,,,\n")(data)

    return spoil


def inspected(scale: str = "No|Yes", grade: str = "Yes", value: str = "", polarity: str = "higher") -> Spoil:
    """An indicator whose figures are words, and one figure of it."""

    def spoil(data: Path) -> None:
        about = f"scale,,0,{polarity},year,financial,period,previous,,,,,,Made up,,Grades.,,,active"
        added(IND, f"ofsted,Inspected,,be-healthy,{about}\n")(data)
        widened("indicators.csv", "unit", 7, scale=scale)(data)
        added(OUT, f"ofsted,FY2024-25,{value},,,,\n")(data)
        widened("outturns.csv", "value", 17, grade=grade)(data)

    return spoil


def disclosing(smallest: int, changes: Mapping[str, str], **said: int) -> Spoil:
    """A rule about small numbers, and changes in the figures."""

    def spoil(data: Path) -> None:
        descriptor(lambda content: content["scorecard"].update(disclosure={"smallest": smallest, **said}))(data)
        for old, new in changes.items():
            change(data / OUT, old, new)

    return spoil


def few_boys(data: Path) -> None:
    """A rule about small numbers, and a hidden group that is what the other group leaves of the whole."""
    groups, girls = "sex,girls,Sex,Girls,1,\nsex,boys,,Boys,2,", "sex,girls,8,8,100,,"
    broken_down(groups, f"{girls}\nthree-moves,FY2022-23,sex,boys,,,,c,")(data)
    disclosing(5, {})(data)


def twin(data: Path) -> None:
    """Another scorecard of the same area, with another figure under the same code."""
    (data / "twin").mkdir()
    (data / "twin/next").mkdir()
    for path in (data / NEXT).glob("*.*"):
        (data / "twin/next" / path.name).write_bytes(path.read_bytes())
    change(data / "twin/next/datapackage.json", f'"name": "{CARD}"', '"name": "twin"')
    change(data / "twin/next/outturns.csv", "FY2022-23,10,20,", "FY2022-23,11,22,")


def unlike_twin(data: Path) -> None:
    """Another scorecard of the same area, in which more of what has the same code is better."""
    twin(data)
    change(data / "twin/next/outturns.csv", "FY2022-23,11,22,", "FY2022-23,10,20,")
    change(data / "twin/next/indicators.csv", "percent,,1,lower", "percent,,1,higher")


def counting(*periods: str, frequency: str, figures: Mapping[str, Sequence[float]]) -> Spoil:
    """Indicators that count things, each with a figure for each of these periods."""

    def spoil(data: Path) -> None:
        about = f"number,,0,lower,{frequency},financial,period,previous,,,,,,Made up,,Counted.,,,active"
        added(IND, "".join(f"{name},Counted as {name},,stay-safe,{about}\n" for name in figures))(data)
        rows = [(name, *row) for name, values in figures.items() for row in zip(periods, values, strict=True)]
        added(OUT, "".join(f"{name},{period},{value},,,,\n" for name, period, value in rows))(data)

    return spoil


def answering(row: str, spoil: Spoil = lambda _: None) -> Spoil:
    """What the spoil does, and that row of answers."""

    def both(data: Path) -> None:
        spoil(data)
        added(ANSWERS, f"finding,file,key,column,value,reason,post\n{row}\n")(data)

    return both


ANSWERS = f"{NEXT}/answers.csv"
OUT, IND, AIM, TOP = (f"{NEXT}/{one}" for one in ("outturns.csv", "indicators.csv", "targets.csv", "datapackage.json"))
GROUPS, BREAK = f"{NEXT}/groups.csv", f"{NEXT}/breakdowns.csv"
STEPS = f"{NEXT}/steps.csv"
SO_FAR = "year-to-date-against-previous,indicators.csv,spend,compare_with"
TO_PREVIOUS = ind("year-to-date,same-period-last-year", "year-to-date,previous")
WORKING: dict[str, tuple[Spoil, str]] = {
    # files
    "file-missing": (gone(f"{NEXT}/assessments.csv"), f"{NEXT}/assessments.csv"),
    "file-not-plain": (linked(OUT), OUT),
    "file-too-large": (long(OUT, 100_000_001), OUT),
    "file-not-utf8": (bytes_of(SUMMARY, b"One\n\ncaf\xe9\n"), f"{SUMMARY}:3"),
    "text-half-character": (
        bytes_of(f"{NEXT}/datapackage.json", b'{"name": "exampleshire-children", "title": "Half \\ud83d"}'),
        f"{NEXT}/datapackage.json",
    ),
    "table-is-workbook": (bytes_of(f"{NEXT}/assessments.csv", b"PK\x03\x04\x00\xff"), f"{NEXT}/assessments.csv"),
    "table-not-csv": (
        bytes_of(f"{NEXT}/assessments.csv", f"{ASSESSED}\nc\rd\re".encode()),
        f"{NEXT}/assessments.csv row 2",
    ),
    "folder-not-plain": (linked(f"{NEXT}/commentary"), f"{NEXT}/commentary"),
    "file-not-of-package": (added(f"{NEXT}/notes.txt"), f"{NEXT}/notes.txt"),
    "commentary-picture": (
        bytes_of(SUMMARY, b"One\n\n![Chart](https://www.example.org/x.png)\n"),
        f"{SUMMARY}:3",
    ),
    "commentary-name": (added(f"{NEXT}/commentary/Summary.md"), f"{NEXT}/commentary/Summary.md"),
    # header rows
    "header-missing": (bytes_of(f"{NEXT}/assessments.csv", b""), f"{NEXT}/assessments.csv"),
    "header-separator": (bytes_of(f"{NEXT}/assessments.csv", b"a;b\n"), f"{NEXT}/assessments.csv row 1"),
    "column-spaces": (out("indicator,period,", "indicator,period ,"), f"{OUT} row 1 period"),
    "column-spelling": (out("indicator,period,", "indicator,Period,"), f"{OUT} row 1 period"),
    "header-below": (out("indicator,period,", "Outturns of 2025\nindicator,period,"), f"{OUT} row 2"),
    "column-nameless": (out("mark,note", "mark,note,,"), f"{OUT} row 1"),
    "column-twice": (out("mark,note", "mark,note,note"), f"{OUT} row 1 note"),
    "column-unknown": (
        bytes_of(f"{NEXT}/frameworks.csv", b"indicator,framework,code,by\nthree-moves,NI,NI 62,me\n"),
        f"{NEXT}/frameworks.csv row 1 by",
    ),
    "column-missing": (
        bytes_of(f"{NEXT}/assessments.csv", b"assessment,group,subject,as_at,result,note\nA,B,C,2024,3,\n"),
        f"{NEXT}/assessments.csv row 1 status",
    ),
    "column-order": (
        bytes_of(f"{NEXT}/frameworks.csv", b"framework,indicator,code\nNI,three-moves,NI 62\n"),
        f"{NEXT}/frameworks.csv row 1",
    ),
    # rows and cells
    "row-empty": (out("wait,2024-12", ",,,,,,\nwait,2024-12"), f"{OUT} row 13"),
    "row-cells": (out("Not yet audited", "Not yet, audited"), f"{OUT} row 3"),
    "cell-empty": (ind("Visits on time,", ","), f"{IND} row 4 title"),
    "number-replaced": (out("wait,2024-12,12,", "wait,2024-12,NA,"), f"{OUT} row 13 value"),
    "number-exponent": (out("1250000", "1.25E+06"), f"{OUT} row 15 value"),
    "number-not-a-number": (out("wait,2024-12,12,", "wait,2024-12,12%,"), f"{OUT} row 13 value"),
    "number-not-whole": (ind("days,,0,band", "days,,0.5,band"), f"{IND} row 5 decimals"),
    "boolean-not-true-or-false": (ind("points,true", "points,yes"), f"{IND} row 2 statutory"),
    "date-not-a-day": (edit(f"{NEXT}/issues.csv", "2026-03-31", "31/03/2026"), f"{NEXT}/issues.csv row 2 review"),
    "word-not-allowed": (ind(",,,active\nvisits", ",,,live\nvisits"), f"{IND} row 3 status"),
    "mark-unknown": (out("25,200,p", "25,200,P b"), f"{OUT} row 3 mark"),
    "text-too-long": (ind("Visits on time,", "x" * 151 + ","), f"{IND} row 4 title"),
    "text-form": (ind("https://www", "http://www"), f"{IND} row 2 source_url"),
    "number-outside-range": (out("10,20,200", "10,-20,200"), f"{OUT} row 2 numerator"),
    "number-too-large": (out("1250000", "1250000000000000000"), f"{OUT} row 15 value"),
    "cell-quotes": (out("Not yet audited", '12" pipes'), f"{OUT} row 3 note"),
    "cell-line-break": (out("Not yet audited", '"Not yet\naudited"'), f"{OUT} row 3 note"),
    # texts
    "text-unseen": (out("Not yet audited", "Not yet\u00adaudited"), f"{OUT} row 3 note"),
    "text-spaces": (out("Not yet audited", " Not yet audited"), f"{OUT} row 3 note"),
    "text-encoding": (out("Not yet audited", "It isnâ€™t audited"), f"{OUT} row 3 note"),
    "text-formula": (out("Not yet audited", "+2 since Q1"), f"{OUT} row 3 note"),
    "text-no-letter": (ind("Visits on time,", "...,"), f"{IND} row 4 title"),
    "link-wrong": (ind("https://www", "https://www.gov.uk@www"), f"{IND} row 2 source_url"),
    # the descriptor
    "descriptor-not-json": (said('"title": "Exampleshire: children\'s scorecard",', '"title": "A"'), f"{TOP}:4"),
    "descriptor-not-object": (bytes_of(TOP, b"[]"), TOP),
    "descriptor-too-deep": (bytes_of(TOP, b"[" * 100_000), TOP),
    "key-twice": (said('"title": "Exampleshire', '"title": "One", "title": "Exampleshire'), f"{TOP} title"),
    "key-missing": (descriptor(lambda one: one.pop("title")), f"{TOP} title"),
    "key-unknown": (said('"version": "next"', '"version": "next", "licence": "x"'), f"{TOP} licence"),
    "key-value": (descriptor(lambda one: one.update(title="")), f"{TOP} title"),
    "table-missing": (descriptor(lambda one: one["resources"].pop(4)), f"{TOP} resources"),
    "table-twice": (descriptor(lambda one: one["resources"].__setitem__(5, one["resources"][6])), f"{TOP} resources"),
    "table-path": (descriptor(lambda one: one["resources"][4].update(path="targets.csv")), f"{TOP} resources[4].path"),
    "schema-ignored": (descriptor(lambda one: one["resources"][3].update(schema={})), f"{TOP} resources[3].schema"),
    # the package as a whole
    "packages-missing": (lambda data: data.rename(data.parent / "elsewhere"), ""),
    "packages-empty": (emptied, ""),
    "scorecard-name": (moved(CARD, "about"), "about"),
    "scorecard-stranger": (added(f"{CARD}/old.csv"), f"{CARD}/old.csv"),
    "working-copy-missing": (moved(NEXT, ".hidden"), CARD),
    "name-not-folder": (said(f'"name": "{CARD}"', '"name": "elsewhere"'), f"{TOP} name"),
    "version-not-folder": (said('"version": "next"', '"version": "1.0.0"'), f"{TOP} version"),
    "date-does-not-exist": (said('"created": "2025-11-20"', '"created": "2025-02-30"'), f"{TOP} created"),
    "outcome-twice": (descriptor(outcome_again), f"{TOP} scorecard.outcomes"),
    "indicator-name-reserved": (added(IND, f"next,Next,{REST}"), f"{IND} row 7 indicator"),
    "name-of-device": (added(IND, f"con,Contacts,{REST}"), f"{IND} row 7 indicator"),
    "commentary-on-nothing": (added(f"{NEXT}/commentary/wait-long.md"), f"{NEXT}/commentary/wait-long.md"),
    "unit-column-unfit": (widened("indicators.csv", "unit", 2, currency="EUR"), f"{IND} row 2 currency"),
    "code-alike": (
        edit(f"{NEXT}/frameworks.csv", "NI 62\n", "NI 62\nvisits,National Indicators (NI),ni-62\n"),
        f"{NEXT}/frameworks.csv row 3 code",
    ),
    "framework-figures-differ": (twin, f"{OUT} row 2 value"),
    # keys and names
    "row-twice": (aim("FY2024-25,floor", "FY2024-25,target"), f"{AIM} row 6 indicator, period, kind, name"),
    "name-unknown": (out("spend,FY2024-25-Q1", "spent,FY2024-25-Q1"), f"{OUT} row 15 indicator"),
    "follows-itself": (ind(",,three-moves,revised", ",,visits,revised"), f"{IND} row 4 follows"),
    # parts of the whole
    "group-unknown": (broken_down("sex,girls,Sex,Girls,1,", "sex,girl,5,10,200,,"), f"{BREAK} row 2 group"),
    "dimension-untitled": (
        broken_down("sex,girls,,Girls,1,", "sex,girls,5,10,200,,"),
        f"{GROUPS} row 2 dimension_title",
    ),
    "dimension-titles-differ": (
        broken_down("sex,girls,Sex,Girls,1,\nsex,boys,Gender,Boys,2,", "sex,girls,5,10,200,,"),
        f"{GROUPS} row 3 dimension_title",
    ),
    "group-names-alike": (
        broken_down("sex,girls,Sex,Girls,1,\nsex,boys,,Girls,2,", "sex,girls,5,10,200,,"),
        f"{GROUPS} row 3 title",
    ),
    "group-above-whole": (
        broken_down("sex,girls,Sex,Girls,1,", "sex,girls,10.5,21,200,,"),
        f"{BREAK} row 2 numerator",
    ),
    "also-in-itself": (also_in("visits"), f"{IND} row 4 also_in"),
    "also-in-differs": (also_in("three-moves"), f"{IND} row 4 also_in"),
    "also-in-same-unit": (in_two(("spend", "again")), f"{IND} row 6 also_in"),
    "same-as-unknown": (same_as(("visits", "twin/visitors")), f"{IND} row 4 same_as"),
    "same-as-own": (same_as(("visits", f"{CARD}/wait")), f"{IND} row 4 same_as"),
    "same-as-chain": (same_as(("wait", "twin/visits"), other=f"{CARD}/spend"), f"{IND} row 5 same_as"),
    "same-as-differs": (same_as(("visits", "twin/wait")), f"{IND} row 4 same_as"),
    "same-as-twice": (same_as(("visits", "twin/visits"), ("wait", "twin/visits")), f"{IND} row 5 same_as"),
    "also-in-third": (in_two(("again", "spend"), ("once-more", "spend")), f"{IND} row 7 also_in"),
    # small numbers
    "count-small": (disclosing(5, {"FY2022-23,10,20,200,": "FY2022-23,2,4,200,"}), f"{OUT} row 2 numerator"),
    "rest-small": (disclosing(5, {"FY2022-23,10,20,200,": "FY2022-23,99,198,200,"}), f"{OUT} row 2 numerator"),
    "rounding-missing": (disclosing(5, {}, round_to=5), f"{IND} row 2 rounding"),
    "count-worked-out": (few_boys, f"{BREAK} row 3 mark"),
    "count-hide-too": (few_boys, f"{BREAK} row 2 mark"),
    # periods
    "period-not-a-period": (out("FY2022-23", "FY2022-24"), f"{OUT} row 2 period"),
    "period-not-of-frequency": (out("visits,FY2023-24-Q1", "visits,FY2023-24-H1"), f"{OUT} row 8 period"),
    "frequency-not-of-year": (added(IND, TERM), f"{IND} row 7 year_type"),
    "every-without-year": (widened("indicators.csv", "frequency", 5, every="2"), f"{IND} row 5 every"),
    "irregular-so-far": (
        ind("quarter,financial,year-to-date", "irregular,financial,year-to-date"),
        f"{IND} row 6 basis",
    ),
    "year-starts-unfit": (widened("indicators.csv", "year_type", 5, year_starts="7"), f"{IND} row 5 year_starts"),
    "due-not-after": (widened("indicators.csv", "owner", 2, due="2024-03-30"), f"{IND} row 2 due"),
    "due-of-retired": (retired_and_due, f"{IND} row 4 due"),
    "window-without-rolling": (widened("indicators.csv", "basis", 4, window="12"), f"{IND} row 4 window"),
    "window-beside-years": (pooled, f"{IND} row 7 window"),
    "so-far-unfit": (widened("indicators.csv", "basis", 6, year_to_date_of="visits"), f"{IND} row 6 year_to_date_of"),
    "so-far-twice": (with_quarters("spend", "spending"), f"{IND} row 7 year_to_date_of"),
    "year-to-date-against-previous": (
        ind("year-to-date,same-period-last-year", "year-to-date,previous"),
        f"{IND} row 6 compare_with",
    ),
    # what is unlikely
    "figure-beyond-range": (out("visits,FY2023-24-Q1,90", "visits,FY2023-24-Q1,190"), f"{OUT} row 8 value"),
    "count-in-fractions": (out("12.5,25,200", "12.5,24.9,200"), f"{OUT} row 3 numerator"),
    "period-not-ended": (out("wait,2025-02,9", "wait,2025-12,9"), f"{OUT} row 14 period"),
    "period-left-out": (out("FY2022-23,10", "FY2021-22,10"), f"{OUT} row 3 period"),
    "nothing-moved": (
        counting("FY2022-23", "FY2023-24", frequency="year",
                 figures={"calls": (31, 31), "visitors": (58, 58), "letters": (27, 27), "pupils": (64, 64)}),
        f"{OUT} row 18 value",
    ),
    "figure-repeated": (
        out(
            "12.5,25,200,p,Not yet audited\nthree-moves,FY2024-25,12,24,200",
            "20,40,200,p,\nthree-moves,FY2024-25,20,40,200",
        ),
        f"{OUT} row 4 value",
    ),
    "year-repeated": (
        counting("FY2023-24-Q1", "FY2023-24-Q2", "FY2023-24-Q3", "FY2024-25-Q1", "FY2024-25-Q2", "FY2024-25-Q3",
                 frequency="quarter", figures={"calls": (31, 28, 35, 31, 28, 35)}),
        f"{OUT} row 20 value",
    ),
    "target-on-worse-side": (
        aim("target,95,\nvisits,FY2024-25,floor,90", "target,75,\nvisits,FY2024-25,floor,70"),
        f"{AIM} row 5 value",
    ),
    "target-of-nothing": (nothing_for_target, f"{AIM} row 15 value"),
    "polarity-against-title": (
        ind("Children who moved home three times or more,of", "Children satisfied with their home,of"),
        f"{IND} row 2 polarity",
    ),
    "polarity-unlike-others": (unlike_twin, "twin/next/indicators.csv row 2 polarity"),
    "total-among-parts": (
        broken_down("sex,girls,Sex,Girls,1,\nsex,total,,Total,2,", "sex,girls,10,10,100,,"),
        f"{GROUPS} row 3 group",
    ),
    "person-for-post": (ind("Head of Placements", "a.person@example.gov.uk"), f"{IND} row 2 owner"),
    "count-identifies": (out("10,20,200", "2,4,200"), f"{OUT} row 2 numerator"),
    # answers
    "answer-to-no-warning": (
        answering("figure-missing,outturns.csv,wait 2024-12,value,,It is still counted.,Head of Data"),
        f"{ANSWERS} row 2 finding",
    ),
    "answer-to-nothing": (
        answering("figure-slipped,outturns.csv,wait 2024-12,value,12,It was a quiet month.,Head of Data"),
        f"{ANSWERS} row 2 finding",
    ),
    "answer-outdated": (
        answering(f"{SO_FAR},same-period-last-year,As the board asked.,Head of Data", TO_PREVIOUS),
        f"{ANSWERS} row 2 value",
    ),
    "answer-without-reason": (
        answering(f"{SO_FAR},previous,ok,Head of Data", TO_PREVIOUS),
        f"{ANSWERS} row 2 reason",
    ),
    # figures
    "cells-swapped": (out("12.5,25,200", "12.5,200,25"), f"{OUT} row 3 numerator"),
    "figure-missing": (out("wait,2024-12,12", "wait,2024-12,"), f"{OUT} row 13 value"),
    "mark-beside-figure": (out("12.5,25,200,p", "12.5,25,200,x"), f"{OUT} row 3 mark"),
    "mark-beside-counts": (out("12.5,25,200,p", ",25,200,c"), f"{OUT} row 3 mark"),
    "mark-without-figure": (out("2025-03-31,,,,c", "2025-03-31,,,,p"), f"{OUT} row 7 mark"),
    "mark-twice": (out("12.5,25,200,p", "12.5,25,200,p p"), f"{OUT} row 3 mark"),
    "marks-instead-several": (out("2025-03-31,,,,c", "2025-03-31,,,,c x"), f"{OUT} row 7 mark"),
    "count-alone": (out("12.5,25,200", "12.5,25,"), f"{OUT} row 3 numerator"),
    "denominator-zero": (out("12.5,25,200", "12.5,25,0"), f"{OUT} row 3 denominator"),
    "part-above-whole": (out("10,20,200", "150,300,200"), f"{OUT} row 2 numerator"),
    "value-not-of-counts": (out("12.5,25,200", "12.4,25,200"), f"{OUT} row 3 value"),
    "count-not-rounded": (widened("indicators.csv", "tolerance_unit", 2, rounding="5"), f"{OUT} row 4 numerator"),
    "interval-one-end": (limits(4, "8", ""), f"{OUT} row 4 high"),
    "interval-without-figure": (limits(7, "8", "12"), f"{OUT} row 7 low"),
    "interval-beside-figure": (limits(4, "12.5", "16"), f"{OUT} row 4 low"),
    "figure-slipped": (
        added(OUT, SLIPPED),
        f"{OUT} row 18 value",
    ),
    "year-not-sum-of-parts": (
        added(OUT, "spend,FY2024-25,5000000,,,,\nspend,FY2024-25-Q4,5100000,,,,\n"),
        f"{OUT} row 17 value",
    ),
    "so-far-not-sum": (with_quarters("spend"), f"{OUT} row 16 value"),
    "per-missing": (ind("rate,10000", "rate,"), f"{IND} row 3 per"),
    "per-without-rate": (ind("days,,0", "days,100,0"), f"{IND} row 5 per"),
    "tolerance-unit-missing": (ind("previous,2,points", "previous,2,"), f"{IND} row 5 tolerance_unit"),
    "tolerance-missing": (ind("previous,2,points", "previous,,points"), f"{IND} row 5 tolerance"),
    # steps
    "step-nowhere": (with_steps("wait,2024-10,step"), f"{STEPS} row 2 period"),
    "step-without-process": (with_steps("spend,FY2024-25-Q2,step"), f"{STEPS} row 2 indicator"),
    "baseline-too-short": (with_steps("wait,2023-12,baseline", months=13), f"{STEPS} row 2 period"),
    "baseline-again": (
        with_steps("wait,2024-01,baseline", "wait,2024-02,baseline", months=14),
        f"{STEPS} row 3 period",
    ),
    # scales
    "scale-words": (inspected("Yes"), f"{IND} row 7 scale"),
    "scale-column-unfit": (inspected(polarity="lower"), f"{IND} row 7 polarity"),
    "grade-unknown": (inspected(grade="yes"), f"{OUT} row 17 grade"),
    "grade-without-scale": (
        widened("outturns.csv", "value", 15, grade="Yes"),
        f"{OUT} row 15 grade",
    ),
    "number-of-scale": (inspected(value="2"), f"{OUT} row 17 value"),
    # targets
    "target-empty": (aim("visits,FY2023-24,baseline,80,", "visits,FY2023-24,baseline,,"), f"{AIM} row 7 value"),
    "target-without-polarity": (
        added(AIM, "looked-after,2024-03-31,target,40,\n"), f"{AIM} row 14 kind"),
    "band-end-without-band": (aim("visits,FY2023-24,baseline", "visits,FY2023-24,lower"), f"{AIM} row 7 kind"),
    "aim-instead-of-band": (added(AIM, "wait,2024-11,target,10,\n"), f"{AIM} row 14 kind"),
    "band-with-one-end": (aim("wait,2025,upper,12,\n", ""), f"{AIM} row 12 kind"),
    "band-ends-crossed": (aim("wait,2025,lower,8", "wait,2025,lower,13"), f"{AIM} row 12 value"),
    "floor-without-target": (aim("visits,FY2024-25,target,95,\n", ""), f"{AIM} row 5 kind"),
    "floor-above-target": (aim("floor,90", "floor,96"), f"{AIM} row 6 value"),
    "limit-without-band": (added(AIM, "wait,2026,ceiling,14,\n"), f"{AIM} row 14 kind"),
    "limit-inside-band": (added(AIM, "wait,2025,ceiling,11,\n"), f"{AIM} row 14 value"),
    "trajectory-unfit": (
        widened("indicators.csv", "tolerance_unit", 5, trajectory="linear"),
        f"{IND} row 5 trajectory",
    ),
    "trajectory-without-baseline": (
        widened("indicators.csv", "tolerance_unit", 2, trajectory="linear"),
        f"{IND} row 2 trajectory",
    ),
    "profile-unfit": (
        widened("indicators.csv", "tolerance_unit", 2, profile="20 45 70 100"),
        f"{IND} row 2 profile",
    ),
    "profile-shares": (
        widened("indicators.csv", "tolerance_unit", 4, profile="20 45 70"),
        f"{IND} row 4 profile",
    ),
    "profile-without-target": (
        unaimed,
        f"{IND} row 4 profile",
    ),
    "target-always-met": (
        aim("visits,FY2024-25,target,95,\nvisits,FY2024-25,floor,90,", "visits,FY2024-25,target,0,"),
        f"{AIM} row 5 value",
    ),
    "benchmark-without-source": (aim(ENGLAND, "FY2022-23,benchmark,11,"), f"{AIM} row 2 source"),
}  # fmt: skip


def unfolded(data: Path) -> None:
    for path in sorted((data / CARD / "1.0.0").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (data / CARD / "1.0.0").rmdir()


def windows(data: Path) -> None:
    path = data / CARD / "1.0.0/outturns.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def taken_down(address: str) -> Spoil:
    return added("withdrawn.csv", f"address,date,reason\n{address},2025-07-01,Mistaken.\n")


def rowless(data: Path) -> None:
    path = data / CARD / "versions.csv"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")


def another_day(data: Path) -> None:
    """The second version's day before that of the first, in its row and in its descriptor's hash."""
    change(data / CARD / "versions.csv", "1.0.1,2024-09-19", "1.0.1,2024-06-01")


def interrupted(data: Path) -> None:
    """What the newest version's sealing leaves when it stops before its last step."""
    (data / ".sealing").mkdir()
    row = (data / CARD / "versions.csv").read_text(encoding="utf-8").splitlines()[-1]
    order = {"scorecard": CARD, "row": {"version": "1.1.0", "sha256": row[-64:]}, "previous": row[-64:]}
    (data / ".sealing/order.json").write_text(json.dumps(order), encoding="utf-8")


def resealed(data: Path) -> None:
    """The first version's descriptor written in another way, and its row's hash with it."""
    path = data / CARD / "1.0.0/datapackage.json"
    before = sha256(path.read_bytes()).hexdigest()
    change(path, '"created"', ' "created"')
    change(data / CARD / "versions.csv", before, sha256(path.read_bytes()).hexdigest())


def unjudged(data: Path) -> None:
    """The judgements of the newest version without their last row, and every hash right again."""
    folder = data / CARD / "1.1.0"
    rows = (folder / "judgements.csv").read_bytes().splitlines(keepends=True)
    (folder / "judgements.csv").write_bytes(b"".join(rows[:-1]))
    before = sha256((folder / "datapackage.json").read_bytes()).hexdigest()
    change(folder / "datapackage.json", sha256(b"".join(rows)).hexdigest(), sha256(b"".join(rows[:-1])).hexdigest())
    change(data / CARD / "versions.csv", before, sha256((folder / "datapackage.json").read_bytes()).hexdigest())


def unlike_its_schema(data: Path) -> None:
    """A word in the newest version that its schema does not have, and every hash right again."""
    folder = data / CARD / "1.1.0"
    old = (folder / "areas.csv").read_bytes()
    new = old.replace(b",neighbour,", b",town,")
    (folder / "areas.csv").write_bytes(new)
    before = sha256((folder / "datapackage.json").read_bytes()).hexdigest()
    change(folder / "datapackage.json", sha256(old).hexdigest(), sha256(new).hexdigest())
    change(folder / "datapackage.json", f'"bytes": {len(old)}', f'"bytes": {len(new)}')
    change(data / CARD / "versions.csv", before, sha256((folder / "datapackage.json").read_bytes()).hexdigest())


VERSIONS, FIRST_OUT = f"{CARD}/versions.csv", f"{CARD}/1.0.0/outturns.csv"
SEALED_TOP = f"{CARD}/1.1.0/datapackage.json"
WAIT = f"/{CARD}/wait/"
SEALED = f"/{CARD}/v/1.0.0/"


def redirected_and_taken_down(data: Path) -> None:
    taken_down(SEALED)(data)
    added("redirects.csv", f"old,new\n{SEALED}old/,{WAIT}\n")(data)


def edited(file: str, spoil: Spoil, old: str, new: str) -> Spoil:
    """What the spoil does, and then one change in a file."""

    def both(data: Path) -> None:
        spoil(data)
        change(data / file, old, new)

    return both


PAST: dict[str, tuple[Spoil, str]] = {
    "version-without-folder": (unfolded, f"{VERSIONS} row 2 version"),
    "version-without-row": (rowless, f"{CARD}/1.1.0"),
    "versions-reordered": (another_day, f"{VERSIONS} row 3 sealed"),
    "version-hash": (edit(f"{CARD}/1.1.0/datapackage.json", '"created"', ' "created"'), f"{VERSIONS} row 4 sha256"),
    "version-row": (edit(VERSIONS, "First version.", "The first."), f"{VERSIONS} row 2 note"),
    "version-before-changed": (resealed, f"{VERSIONS} row 3 sha256"),
    "sealed-not-plain": (linked(FIRST_OUT), FIRST_OUT),
    "sealed-missing": (gone(f"{CARD}/1.0.0/commentary/summary.md"), f"{CARD}/1.0.0/commentary/summary.md"),
    "sealed-changed": (edit(FIRST_OUT, "wait,2024-12,12", "wait,2024-12,11"), FIRST_OUT),
    "sealed-line-ends": (windows, FIRST_OUT),
    "sealed-added": (added(f"{CARD}/1.0.0/notes.txt"), f"{CARD}/1.0.0/notes.txt"),
    "addresses-gone": (gone("urls.txt"), "urls.txt"),
    "address-gone": (edit("urls.txt", f"{WAIT}\n", ""), "urls.txt"),
    "address-form": (added("urls.txt", "harrow\n"), "urls.txt:93"),
    "address-orphaned": (added("urls.txt", "/nowhere/\n"), "urls.txt:93"),
    "redirect-from-page": (added("redirects.csv", f"old,new\n{WAIT},/{CARD}/visits/\n"), "redirects.csv row 2 old"),
    "redirect-to-nowhere": (added("redirects.csv", "old,new\n/was/,/nowhere/\n"), "redirects.csv row 2 new"),
    "redirect-of-withdrawn": (redirected_and_taken_down, "redirects.csv row 2 old"),
    "withdrawal-day": (
        edited("withdrawn.csv", taken_down(SEALED), "2025-07-01", "2199-07-01"),
        "withdrawn.csv row 2 date",
    ),
    "withdrawal-still-shown": (taken_down(WAIT), "withdrawn.csv row 2 address"),
    "withdrawal-of-nothing": (taken_down("/nowhere/"), "withdrawn.csv row 2 address"),
    "synonym-of-nothing": (added("synonyms.csv", "said,means\ntruancy,skipping school\n"), "synonyms.csv row 2 means"),
    "place-ends-first": (in_places("a,A,,2021-04-01,2021-03-31,"), "places.csv row 2 end"),
    "place-not-next-day": (in_places("a,A,,,2023-03-31,b", "b,B,,2023-04-02,,"), "places.csv row 3 start"),
    "place-without-end": (in_places("a,A,,,,b", "b,B,,,,"), "places.csv row 2 successors"),
    "place-unknown": (in_places("a,A,,,2021-03-31,b"), "places.csv row 2 successors"),
    "place-code-differs": (in_places("a,Exampleshire,E1,,,"), "places.csv row 2 code"),
    "place-follows-itself": (in_places("a,A,,,2021-03-31,a"), "places.csv row 2 successors"),
    "release-scorecard": (in_releases("q3,2025-11-01,Q3,card,2026-01-20,,planned,,"), "releases.csv row 2 scorecard"),
    "release-of-another": (
        in_releases(
            f"q3,2025-10-01,Q3,{CARD},2026-01-20,09:30,planned,,", "q3,2025-11-01,Q3,,2026-01-20,09:30,confirmed,,"
        ),
        "releases.csv row 3 scorecard",
    ),
    "release-without-date": (in_releases("q3,2025-11-01,Q3,,,,planned,,"), "releases.csv row 2 date"),
    "release-without-reason": (
        in_releases("q3,2025-10-01,Q3,,2026-01-20,,planned,,", "q3,2025-11-01,Q3,,2026-01-27,,planned,,"),
        "releases.csv row 3 reason",
    ),
    "release-ahead": (in_releases("q3,2025-11-01,Q3,,2199-01-20,,published,,"), "releases.csv row 2 status"),
    "release-passed": (in_releases("q3,2024-11-01,Q3,,2025-01-20,,planned,,"), "releases.csv row 2 status"),
    "release-otherwise": (in_releases(f"q3,2025-11-01,Q3,{CARD},2199-01-20,,planned,,"), "releases.csv row 2 date"),
    "format-unknown": (edit(SEALED_TOP, '"format": 1', '"format": 9'), f"{SEALED_TOP} sealed.format"),
    "sealed-unreadable": (unjudged, f"{CARD}/1.1.0/judgements.csv"),
    "count-public-before": (
        disclosing(5, {"three-moves,FY2022-23,10,20,200,,": "three-moves,FY2022-23,,,,c,"}),
        f"{OUT} row 2 mark",
    ),
    "sealing-interrupted": (interrupted, ".sealing"),
}  # fmt: skip


COMPARED = {("year-to-date-against-previous", f"{IND} row 6 compare_with")}
MONTHS_MISSING = {("period-left-out", f"{OUT} row 12 period"), ("period-left-out", f"{OUT} row 14 period")}
BESIDE = {
    "trajectory-unfit": {("trajectory-without-baseline", f"{IND} row 5 trajectory")},
    "baseline-too-short": MONTHS_MISSING,
    "baseline-again": MONTHS_MISSING,
    "answer-outdated": COMPARED,
    "answer-without-reason": COMPARED,
    "warnings-unanswered": COMPARED,
    "scorecard-name": {("name-not-folder", "about/next/datapackage.json name")},
    "so-far-twice": {("so-far-not-sum", f"{OUT} row 16 value")},
    "count-worked-out": {("count-hide-too", f"{BREAK} row 2 mark")},
    "count-hide-too": {("count-worked-out", f"{BREAK} row 3 mark")},
    "band-end-without-band": {("band-with-one-end", f"{AIM} row 7 kind")},
    "also-in-third": {("also-in-third", f"{IND} row 8 also_in")},
    "same-as-chain": {("same-as-differs", "twin/next/indicators.csv row 4 same_as")},
}
"""What cannot but be found beside it."""


def with_settings(old: str, new: str) -> Spoil:
    return lambda data: change(data.parent / "mkdocs.yml", old, new)


def packages_moved(data: Path) -> None:
    change(data.parent / "mkdocs.yml", "notice: Made up to test the program.", "datapackage: figures")
    data.rename(data.parent / "figures")


def never_published(data: Path) -> None:
    """A revision that has no packages yet."""
    git(data.parent, "rm", "-r", "--cached", "--quiet", data.name)
    git(data.parent, "commit", "--quiet", "--message", "Nothing yet")


def published_unread(data: Path) -> None:
    """A revision with a line that is no address."""
    added("urls.txt", "harrow\n")(data)
    committed(data.parent)
    change(data / "urls.txt", "\nharrow\n", "\n")


def version_rewritten(data: Path) -> None:
    change(data / CARD / "versions.csv", "First version.", "The first.")


REGISTERED = (
    ("redirects.csv", f"old,new\n/was/,/{CARD}/visits/\n"),
    ("withdrawn.csv", f"address,date,reason\n/w/,2025-07-01,Why.\n{WAIT},2025-07-01,Checked.\n"),
    ("places.csv", "place,name,code,start,end,successors\nshire,Shire,,,,\nelsewhere,Elsewhere,,,,\n"),
    (
        "releases.csv",
        "release,announced,title,scorecard,date,time,status,reason,holds\nq3,2025-10-01,Q3,,2199-01-20,,planned,,\n",
    ),
)
AGAINST: dict[str, tuple[Spoil, str]] = {
    "published-version-changed": (version_rewritten, f"{VERSIONS} row 2"),
    "published-redirect-changed": (edit("redirects.csv", f"/{CARD}/visits/", f"/{CARD}/"), "redirects.csv row 2 new"),
    "published-withdrawal-changed": (edit("withdrawn.csv", "Why.", "Because."), "withdrawn.csv"),
    "published-place-gone": (edit("places.csv", "shire,Shire,,,,\n", ""), "places.csv"),
    "published-release-changed": (edit("releases.csv", "2199-01-20", "2199-01-27"), "releases.csv row 2 date"),
    "address-withdrawn": (added("withdrawn.csv", f"{SEALED},2025-07-01,Mistaken.\n"), "withdrawn.csv row 4 address"),
    "withdrawal-lifted": (edit("withdrawn.csv", f"{WAIT},2025-07-01,Checked.\n", ""), "withdrawn.csv"),
    "address-redirected": (added("redirects.csv", f"/older/,{WAIT}\n"), "redirects.csv row 3 old"),
    "packages-moved": (packages_moved, ""),
    "site-moved": (with_settings("https://scorecards.example/", "https://elsewhere.example/"), ""),
    "revision-without-past": (never_published, ""),
    "revision-unread": (published_unread, "urls.txt"),
}
"""What another revision has and this one has no more; there, the files of ``REGISTERED`` lie beside the rest."""
