"""Edit, seal, correct, rename, withdraw, meet in any order: what was published stands, every address leads somewhere.

The machine is the clerk: it changes a small scorecard at random, keeps its own book of what it did, and works out from
that book, by DESIGN's table, which level each sealing needs. It never asks the program what is right.
"""

import csv
import json
import shutil
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from built import DATA, ROOT, contents
from dying import ended
from meetings_of import a_pack
from outturn.errors import OutturnError
from outturn.findings import problems
from outturn.pipeline import sealing
from outturn.pipeline.checking import check_site
from outturn.pipeline.meeting_sealing import MeetingPlan, Notice, carry_out_meeting, planned_meeting
from outturn.publish import finish_sealing
from outturn.schemas import REQUIRED, fields, schema
from outturn.settings import Settings
from outturn.versions.against import against
from outturn.versions.history import Level
from outturn.versions.register import Register
from outturn.versions.resolve import coming, former, live, of_meetings, redirected
from outturn.words.catalogue import catalogue
from searches import share
from telling import markdown_pages, site_files

NAMES = ("moves", "visits", "wait", "spend")
"""What indicators are called; a name that was given up may come back."""
CARDS = ("children", "young-people", "families")
LEVELS: tuple[Level, ...] = ("patch", "minor", "major")
FIRST_DAY = date(2015, 1, 1)
MARKS = ("", "", "p", "e", "r")
COMMITTEE = "Panel"
MOST_MEETINGS = 3
PARTS = ("", "item-2", "evening")
"""What tells apart what the committee considers on one day, one for each meeting."""
ADDED = ("supplement", "minutes", "decision")
"""What comes after a meeting's papers were published."""
EDITS = ("figure", "figure", "new period", "new period", "old period", "title", "summary", "target", "polarity")


@dataclass
class Book:
    """The working copy as the clerk knows it: titles and figures by indicator, each figure with its mark."""

    titles: dict[str, str] = field(default_factory=dict)
    polarities: dict[str, str] = field(default_factory=dict)
    figures: dict[str, dict[int, tuple[float, str]]] = field(default_factory=dict)
    targets: dict[str, float] = field(default_factory=dict)
    summary: str = "As it is."


def needed(old: Book, new: Book) -> tuple[int, set[str]]:
    """The place in LEVELS that the table asks for, −1 where nothing changed, and what the note must name."""
    removed = set(old.titles) - set(new.titles)
    found = [2] if removed else []
    found += [1] if set(new.titles) - set(old.titles) else []
    found += [0] if old.summary != new.summary else []
    for name in set(old.titles) & set(new.titles):
        was, now = old.figures[name], new.figures[name]
        if set(was) - set(now):
            found, removed = [*found, 2], removed | {name}
        found += [2] if old.polarities[name] != new.polarities[name] else []
        found += [1] if set(now) - set(was) or old.targets.get(name) != new.targets.get(name) else []
        found += [0] if old.titles[name] != new.titles[name] else []
        for year in set(was) & set(now):
            (value, mark), (value_now, mark_now) = was[year], now[year]
            if value != value_now:
                found.append(1 if mark in ("p", "e") or mark_now == "r" else 0)
            elif mark != mark_now:
                found.append(0)
    return max(found, default=-1), removed


class History(RuleBasedStateMachine):
    """The clerk at work."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / DATA
        self.day = FIRST_DAY
        self.card = ""
        self.book = Book()
        self.sealed: dict[str, tuple[Book, dict[str, bytes]]] = {}
        self.deleted: set[str] = set()
        self.withdrawn: dict[str, str] = {}
        self.since: dict[str, date] = {}
        self.before = Register()
        self.redirects: dict[str, str] = {}
        self.rows: list[dict[str, str]] = []
        self.urls: list[str] = []
        self.meetings = Meetings()

    # the working copy

    @initialize(name=st.sampled_from(NAMES), value=st.integers(1, 99))
    def begin(self, name: str, value: int) -> None:
        self.card = CARDS[0]
        self.add(name)
        self.book.figures[name][2010] = (float(value), "")
        self.write()

    def add(self, name: str) -> None:
        self.book.titles[name] = f"What is called {name}"
        self.book.polarities[name] = "lower"
        self.book.figures[name] = {2010: (50.0, "p")}

    @rule(data=st.data(), what=st.sampled_from(EDITS), value=st.integers(1, 99), mark=st.sampled_from(MARKS))
    def edit(self, data: st.DataObject, what: str, value: int, mark: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.book.titles)))
        figures = self.book.figures[name]
        match what:
            case "figure":
                figures[data.draw(st.sampled_from(sorted(figures)))] = (float(value), mark)
            case "new period":
                figures[max(figures) + 1] = (float(value), mark)
            case "old period" if len(figures) > 1:
                del figures[min(figures)]
            case "title":
                self.book.titles[name] = f"What is called {name}, in words {value}"
            case "summary":
                self.book.summary = f"As it is, in words {value}."
            case "target":
                self.book.targets[name] = float(value)
            case "polarity":
                self.book.polarities[name] = "higher" if self.book.polarities[name] == "lower" else "lower"
        self.write()

    @precondition(lambda self: len(self.book.titles) < len(NAMES))
    @rule(data=st.data())
    def add_an_indicator(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from([one for one in NAMES if one not in self.book.titles]))
        self.stands_again(name)
        self.add(name)
        self.write()

    @precondition(lambda self: len(self.book.titles) > 1)
    @rule(data=st.data())
    def take_an_indicator_out(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.book.titles)))
        self.forget(name)
        self.redirects = {
            old: new for old, new in self.redirects.items() if new.split("/")[-2] != name or self.is_known(name)
        }
        self.write()

    def forget(self, name: str) -> None:
        for part in (self.book.titles, self.book.polarities, self.book.figures, self.book.targets):
            part.pop(name, None)

    def stands_again(self, name: str) -> None:
        """No redirect leads away from a page that is; one that is yet to come needs it until it is sealed."""
        if self.is_known(name) or f"/{self.card}/{name}/" not in self.urls:
            self.redirects.pop(f"/{self.card}/{name}/", None)

    def is_known(self, name: str) -> bool:
        """Whether a version that stands has the indicator."""
        return any(name in book.titles for number, (book, _) in self.sealed.items() if number not in self.gone())

    # renaming

    @precondition(lambda self: len(self.book.titles) < len(NAMES))
    @rule(data=st.data())
    def rename_an_indicator(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.book.titles)))
        new = data.draw(st.sampled_from([one for one in NAMES if one not in self.book.titles]))
        parts: tuple[dict[str, Any], ...] = (
            self.book.titles,
            self.book.polarities,
            self.book.figures,
            self.book.targets,
        )
        for part in parts:
            if name in part:
                part[new] = part.pop(name)
        old_address, new_address = f"/{self.card}/{name}/", f"/{self.card}/{new}/"
        self.stands_again(new)
        if self.is_known(name):
            self.redirects[old_address] = new_address
        else:
            moved = {old: new_address if to == old_address else to for old, to in self.redirects.items()}
            self.redirects = {old: to for old, to in moved.items() if old != to}
        self.write()

    @rule(data=st.data())
    def rename_the_scorecard(self, data: st.DataObject) -> None:
        new = data.draw(st.sampled_from([one for one in CARDS if one != self.card]))
        (self.folder / self.card).rename(self.folder / new)
        if self.sealed:
            self.redirects.pop(f"/{new}/", None)
            self.redirects[f"/{self.card}/"] = f"/{new}/"  # its downloads and charts go with it
            below = f"/{new}/"  # what stands there again is redirected from no more
            alive = {f"{below}{name}/" for name in [*filter(self.is_known, self.book.titles), *self.newest_names()]}
            self.redirects = {old: to for old, to in self.redirects.items() if old not in alive}
        self.card = new
        self.write()

    def newest_names(self) -> list[str]:
        stand = [book for number, (book, _) in self.sealed.items() if number not in self.gone()]
        return list(stand[-1].titles) if stand else []

    # publishing

    @rule(higher=st.booleans())
    def seal(self, higher: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
        self.day += timedelta(days=30)
        stand = [number for number in self.sealed if number not in self.gone()]
        if not stand:
            return self.publish("major", "First version.") if not self.sealed else None
        least, removed = needed(self.sealed[stand[-1]][0], self.book)
        least = 2 if self.sealed_as(stand[-1]) != self.card else least
        note = f"Changes, without {', '.join(sorted(removed))}." if removed else "Changes."
        if least != 0:  # what is too low is refused as what is lower still; of no change no level is right
            self.is_refused(LEVELS[least - 1], note)
        if removed:
            self.is_refused("major", "Changes.")
        if least >= 0:
            self.publish(LEVELS[2 if higher else least], note)
        return None

    def sealed_as(self, number: str) -> str:
        """What the scorecard was called when the version was sealed."""
        return str(json.loads(self.sealed[number][1]["datapackage.json"])["name"])

    def is_refused(self, level: Level, note: str) -> None:
        with pytest.raises(OutturnError):
            sealing.planned(self.folder, self.card, level, note, self.day, catalogue())

    @precondition(lambda self: self.sealed)
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        """Correct one figure of the newest version that nobody said would change, and seal that alone."""
        stand = [number for number in self.sealed if number not in self.gone()]
        book = self.sealed[stand[-1]][0]
        plain = [(name, year) for name in sorted(book.titles) for year, (_, mark) in book.figures[name].items() if mark not in ("p", "e")]  # fmt: skip  # noqa: E501
        if not plain or self.book != book or self.sealed_as(stand[-1]) != self.card:
            return
        name, year = data.draw(st.sampled_from(plain))
        value, mark = book.figures[name][year]
        self.book.figures[name][year] = (value + 1, "" if mark == "r" else mark)
        self.write()
        self.day += timedelta(days=30)
        self.publish("patch", f"Corrects {name}.")

    def publish(self, level: Level, note: str) -> None:
        version = sealing.seal(self.folder, self.card, level, note, self.day, catalogue())
        place = self.folder / self.card / version.version
        self.sealed[version.version] = (deepcopy(self.book), contents(place))
        before = self.rows[-1]["version"] if self.rows else ""
        major, minor, patch = (int(one) for one in before.split(".")) if before else (0, 0, 0)
        following = {"major": (major + 1, 0, 0), "minor": (major, minor + 1, 0), "patch": (major, minor, patch + 1)}
        assert version.version == ".".join(map(str, following[level]))
        pages = {f"/{self.card}/{name}/" for name in self.book.titles}
        self.redirects = {old: new for old, new in self.redirects.items() if old not in pages}
        # what is shown again is taken down under none of the names that its scorecard had
        again = {one for one, number in self.withdrawn.items() if not number and one.split("/")[-2] in self.book.titles}
        self.withdrawn = {one: number for one, number in self.withdrawn.items() if one not in again}
        self.write()

    # taking down

    def gone(self) -> set[str]:
        return set(self.withdrawn.values())

    @precondition(lambda self: len(self.sealed) - len(self.gone()) > 1)
    @rule(data=st.data(), is_deleted=st.booleans())
    def withdraw(self, data: st.DataObject, is_deleted: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
        number = data.draw(st.sampled_from([one for one in self.sealed if one not in self.gone()]))
        self.withdrawn[f"/{self.sealed_as(number)}/v/{number}/"] = number
        here = f"/{self.card}/v/{number}/"
        if here in self.urls:
            self.withdrawn[here] = number
        self.meetings.give_up(number, self.folder)
        if is_deleted:
            shutil.rmtree(self.folder / self.card / number)
            self.deleted.add(number)
        self.take_down_what_only_it_had()
        self.write()

    def take_down_what_only_it_had(self) -> None:
        """Pages at current addresses of indicators that no version has any more, nor any redirect leads away from."""
        self.write()
        while vain := [old for old, new in self.redirects.items() if self.is_vain(new)]:
            for old in vain:
                del self.redirects[old]
        self.write()
        checked = check_site(self.folder)
        known = (
            live(checked.folders)
            | of_meetings(checked.register)
            | set(former(checked.folders))
            | set(redirected(checked.register, checked.folders))
        )
        for address in self.urls:
            if address not in known and not checked.register.withdrawal(address):
                name = address.rstrip("/").rpartition("/")[2]
                assert name in NAMES, address
                assert not self.is_known(name)
                self.withdrawn[address] = ""

    def is_vain(self, address: str) -> bool:
        """Whether the address is of an indicator that is nowhere any more, and does not lead on."""
        name = address.rstrip("/").rpartition("/")[2]
        is_of_indicator = address.count("/") == 3 and name in NAMES
        is_there = self.is_known(name) or name in self.book.titles or address in self.redirects
        return is_of_indicator and not is_there

    def down_since(self, address: str) -> date:
        """The day on which the address was taken down first."""
        return self.since.setdefault(address, self.day)

    # meetings

    def standing(self) -> list[str]:
        return [number for number in self.sealed if number not in self.gone()]

    @precondition(lambda self: self.standing() and len(self.meetings.rows) < MOST_MEETINGS)
    @rule(data=st.data())
    def plan_a_meeting(self, data: st.DataObject) -> None:
        """A meeting about a version that stands, a month from now, with a report that speaks of its indicators."""
        number = data.draw(st.sampled_from(self.standing()))
        names = sorted(self.sealed[number][0].titles)
        spoken = data.draw(st.sampled_from(names))
        self.meetings.plan(self.card, number, self.day + timedelta(days=30), spoken)
        self.meetings.write(self.folder)

    @precondition(lambda self: self.meetings.drafts())
    @rule(data=st.data(), kill=st.integers(0, 12))
    def publish_papers(self, data: st.DataObject, kill: int) -> None:
        """Publish a meeting's papers, killed at some step or at none."""
        self.sealed_whole(data.draw(st.sampled_from(self.meetings.drafts())), kill)

    @precondition(lambda self: self.meetings.published)
    @rule(data=st.data(), what=st.sampled_from(ADDED), kill=st.integers(0, 12))
    def add_to_a_meeting(self, data: st.DataObject, what: str, kill: int) -> None:
        """A supplement, draft and then approved minutes, a decision: added, and published by a further sealing."""
        name = data.draw(st.sampled_from(sorted(self.meetings.published)))
        with pytest.raises(OutturnError):  # there is nothing new yet
            self.planned(name)
        self.meetings.add(name, what, self.day)
        self.meetings.write(self.folder)
        self.sealed_whole(name, kill)

    @precondition(lambda self: self.meetings.published)
    @rule(data=st.data())
    def change_what_was_published(self, data: st.DataObject) -> None:
        """Whatever is changed of a meeting that was published is found, and put back."""
        name = data.draw(st.sampled_from(sorted(self.meetings.published)))
        place = self.folder / "meetings"
        file = data.draw(st.sampled_from(sorted(self.meetings.published[name])))
        before = (place / file).read_bytes()
        (place / file).write_bytes(before + b" ")  # which says nothing else in sealed.json alone
        assert check_site(self.folder).problems or file.endswith("sealed.json")
        (place / file).write_bytes(before)

    @precondition(lambda self: self.meetings.published)
    @rule(data=st.data(), is_deleted=st.booleans())
    def withdraw_a_meeting(self, data: st.DataObject, is_deleted: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
        name = data.draw(st.sampled_from(sorted(self.meetings.published)))
        self.withdrawn[self.meetings.rows[name].page] = ""
        self.meetings.withdraw(name)
        if is_deleted:
            self.meetings.delete(name, self.folder)
        self.meetings.write(self.folder)
        self.write()

    def planned(self, name: str) -> MeetingPlan:
        return planned_meeting(
            self.folder, name, Notice("What is new.", self.day, "It is urgent."), catalogue(), a_pack
        )

    def sealed_whole(self, name: str, kill: int) -> None:
        """Seal what is new of a meeting; where it is killed, all or nothing was done, and then it is done."""
        plan = self.planned(name)
        before = contents(self.folder)
        if kill:
            ended(lambda: carry_out_meeting(self.folder, plan), kill)
            finish_sealing(self.folder)
            if without_dots(contents(self.folder)) == before:
                carry_out_meeting(self.folder, plan)
        else:
            carry_out_meeting(self.folder, plan)
        self.meetings.remember(name, self.folder)

    # to disk

    def write(self) -> None:
        place = self.folder / self.card / "next"
        (place / "commentary").mkdir(parents=True, exist_ok=True)
        (place / "commentary/summary.md").write_text(self.book.summary, encoding="utf-8")
        for table in REQUIRED:
            with (place / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, [str(one["name"]) for one in fields(table)], restval="", lineterminator="\n")  # fmt: skip  # noqa: E501
                writer.writeheader()
                writer.writerows(self.table(table))
        (place / "datapackage.json").write_text(json.dumps(descriptor(self.card)), encoding="utf-8")
        for name, columns, rows in (
            ("redirects", "old,new", [f"{old},{new}" for old, new in self.redirects.items()]),
            (
                "withdrawn",
                "address,date,reason",
                [f"{one},{self.down_since(one)},A reason." for one in self.withdrawn],
            ),
        ):
            if rows:
                (self.folder / f"{name}.csv").write_text("\n".join([columns, *rows, ""]), encoding="utf-8")
            else:
                (self.folder / f"{name}.csv").unlink(missing_ok=True)

    def table(self, table: str) -> Iterator[dict[str, Any]]:
        for name in self.book.titles:
            if table == "indicators":
                yield INDICATOR | {"indicator": name, "title": self.book.titles[name], "polarity": self.book.polarities[name]}  # fmt: skip  # noqa: E501
            if table == "outturns":
                for year, (value, mark) in self.book.figures[name].items():
                    yield {"indicator": name, "period": year, "value": value, "mark": mark}
            if table == "targets" and name in self.book.targets:
                yield {"indicator": name, "period": 2010, "kind": "target", "value": self.book.targets[name]}

    # what must always hold

    @invariant()
    def check_is_clean(self) -> None:
        if self.card:
            self.checked = check_site(self.folder)
            assert self.checked.problems == ()

    @invariant()
    def every_sealed_byte_stands(self) -> None:
        for number, (_, files) in self.sealed.items():
            place = self.folder / self.card / number
            assert contents(place) == files if number not in self.deleted else not place.exists()

    @invariant()
    def what_was_published_of_meetings_stands(self) -> None:
        for files in self.meetings.published.values():
            for file, content in files.items():
                assert (self.folder / "meetings" / file).read_bytes() == content

    @invariant()
    def rows_and_addresses_only_grow(self) -> None:
        if not self.sealed:
            return
        with (self.folder / self.card / "versions.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        urls = (self.folder / "urls.txt").read_text(encoding="utf-8").splitlines()
        assert rows[: len(self.rows)] == self.rows
        assert urls[: len(self.urls)] == self.urls
        assert [row["version"] for row in rows] == list(self.sealed)
        self.rows, self.urls = rows, urls

    @invariant()
    def every_address_leads_somewhere(self) -> None:
        if not self.sealed:
            return
        register, folders = self.checked.register, self.checked.folders
        pages = live(folders) | of_meetings(register) | set(former(folders))
        moved = redirected(register, folders)
        for address in self.urls:
            assert address in pages or address in moved or register.withdrawal(address), address
        assert set(moved.values()) <= pages

    @invariant()
    def nothing_is_missed_of_the_state_before(self) -> None:
        """What the clerk may do is at most something to look at for whoever compares with the state before."""
        if self.card:
            now, before = self.checked.register, self.before
            self.before = now
            assert problems(against(now, before, live(self.checked.folders) | of_meetings(now) | coming(now))) == ()

    def teardown(self) -> None:
        """Build the pages and the files, and look for every address among them."""
        try:
            if self.sealed:
                self.built()
        finally:
            shutil.rmtree(self.folder.parent)

    def built(self) -> None:
        root = self.folder.parent
        site = Settings("Example", "https://scorecards.example/", root, self.folder, ROOT / "site_templates", root / "docs", root / "site")  # fmt: skip  # noqa: E501
        pages = [f"{name.removesuffix('.md')}.html" for name, _ in markdown_pages(site, self.checked)]
        made = [*pages, *(name for name, _ in site_files(site, self.checked))]
        assert len(made) == len(set(made))
        for address in self.urls:
            name = address.lstrip("/")
            assert (f"{name}index.html" if address.endswith("/") else name) in made, address


@dataclass
class Row:
    """A meeting as the clerk knows it: what it is about, its day, what was added to it."""

    card: str
    number: str
    day: date
    report: str
    part: str = ""
    papers: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)

    @property
    def page(self) -> str:
        return f"/meetings/{COMMITTEE.lower()}/{self.named}/"

    @property
    def named(self) -> str:
        """Its day, and what tells it from what else the committee considers then."""
        return "-".join(filter(None, (str(self.day), self.part)))


class Meetings:
    """The clerk's book of meetings: their rows, and every byte that was published of each."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.published: dict[str, dict[str, bytes]] = {}
        self.withdrawn: set[str] = set()
        self.deleted: set[str] = set()

    def plan(self, card: str, number: str, day: date, spoken: str) -> None:
        taken = [one.part for one in self.rows.values() if one.day == day]
        part = next(one for one in PARTS if one not in taken)
        row = Row(card, number, day, f"## Summary\n\nIt is about [[{spoken}]].\n", part)
        self.rows[f"panel-{row.named}"] = row

    def drafts(self) -> list[str]:
        return sorted(set(self.rows) - set(self.published) - self.withdrawn)

    def add(self, name: str, what: str, day: date) -> None:
        row = self.rows[name]
        at = len(row.papers) + len(row.decisions)
        if what == "decision":
            row.decisions.append(f"{name},decision,{at + 2},It was so decided.,1,{max(day, row.day)}")
            return
        kind, status, why = ("minutes", "draft", ",") if what == "minutes" else ("supplement", "", "report,A reason.")
        if what == "minutes" and any(",minutes," in one for one in row.papers):
            status = "approved"
        of = max(day, row.day) if kind == "minutes" else day
        row.papers.append(f"{name},p{at},{kind},A paper,{of},{status},p{at}.txt,,,{why}")

    def give_up(self, number: str, folder: Path) -> None:
        """No committee is shown a version that was taken down."""
        for name in [one for one in self.drafts() if self.rows[one].number == number]:
            del self.rows[name]
            (folder / f"meetings/reports/{name}.md").unlink()
            self.write(folder)

    def withdraw(self, name: str) -> None:
        self.published.pop(name)
        self.withdrawn.add(name)

    def delete(self, name: str, folder: Path) -> None:
        self.deleted.add(name)
        shutil.rmtree(folder / "meetings" / name)
        (folder / f"meetings/reports/{name}.md").unlink()

    def remember(self, name: str, folder: Path) -> None:
        """Everything that is published of a meeting now; but what was there before must be as it was."""
        place = folder / "meetings"
        names = [f"reports/{name}.md", *(f"{name}/{one}" for one in contents(place / name))]
        now = {file: (place / file).read_bytes() for file in names}
        before = self.published.get(name, {})
        own = f"{name}/sealed.json"
        assert {file: now[file] for file in before if file != own} == {
            file: content for file, content in before.items() if file != own
        }
        if own in before:  # the sealings only grow
            old, new = (json.loads(one[own])["sealings"] for one in (before, now))
            assert new[: len(old)] == old
        self.published[name] = now

    def write(self, folder: Path) -> None:
        place = folder / "meetings"
        (place / "reports").mkdir(parents=True, exist_ok=True)
        there = {name: row for name, row in self.rows.items() if name not in self.deleted}
        for name, row in there.items():
            (place / f"reports/{name}.md").write_text(row.report, encoding="utf-8")
            for one in row.papers:
                (place / name).mkdir(exist_ok=True)
                (place / name / f"{one.split(',')[1]}.txt").write_text(one, encoding="utf-8")
        recommended = "{name},recommendation,1,To note it.,,"
        tables = {
            "meetings": [
                "meeting,committee,date,part,title,scorecard,version",
                *(
                    f"{name},{COMMITTEE},{row.day},{row.part},The scorecard,{row.card},{row.number}"
                    for name, row in there.items()
                ),
            ],
            "papers": [
                "meeting,paper,kind,title,date,status,file,url,sha256,corrects,reason",
                *(one for row in there.values() for one in row.papers),
            ],
            "decisions": [
                "meeting,kind,number,text,on,date",
                *(one for name, row in there.items() for one in (recommended.format(name=name), *row.decisions)),
            ],
        }
        for name, lines in tables.items():
            (place / f"{name}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")


def without_dots(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not name.startswith(".")}


INDICATOR = {
    "outcome": "stay-safe",
    "unit": "number",
    "decimals": 0,
    "frequency": "year",
    "year_type": "calendar",
    "basis": "period",
    "compare_with": "previous",
    "source": "Made up",
    "definition": "Made up, to be changed in every way.",
    "status": "active",
}


def descriptor(name: str) -> dict[str, object]:
    return {
        "name": name,
        "title": "Exampleshire's scorecard",
        "description": "Made-up figures of a made-up council.",
        "version": "next",
        "created": "2015-01-01",
        "licenses": [{"name": "CC0-1.0", "title": "CC0"}],
        "sources": [{"title": "Made up"}],
        "resources": [{"name": table, "path": f"{table}.csv", "schema": schema(table)} for table in REQUIRED],
        "scorecard": {
            "publisher": "Exampleshire Council",
            "area": {"name": "Exampleshire"},
            "outcomes": [{"id": "stay-safe", "title": "Stay safe", "question": "Are children safe?"}],
        },
    }


class Committee(History):
    """The clerk at work once a first version and the papers of a first meeting are published."""

    @initialize(kill=st.integers(0, 12), what=st.sampled_from(ADDED))
    def meet(self, kill: int, what: str) -> None:
        self.card = CARDS[0]
        self.add(NAMES[0])
        self.write()
        self.publish("major", "First version.")
        self.meetings.plan(self.card, "1.0.0", self.day + timedelta(days=30), NAMES[0])
        self.meetings.write(self.folder)
        (name,) = self.meetings.drafts()
        self.sealed_whole(name, 0)
        self.meetings.add(name, what, self.day)
        self.meetings.write(self.folder)
        self.sealed_whole(name, kill)

    begin = None  # type: ignore[assignment] # it has begun


TestHistory = History.TestCase
TestHistory.settings = share(0.1, steps=20)
TestCommittee = Committee.TestCase
TestCommittee.settings = share(0.1, steps=16)
