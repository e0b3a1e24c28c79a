"""What is overdue and which links are dead: said at a terminal, and kept in one issue."""

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from built import DATA, change, invoked
from fake_forge import BOT, FakeForge, fake_forge, serving
from golden import copied
from outturn.command.print_overdue import MARK
from outturn.forge.links import Dead, dead_links, dead_within, named_links
from outturn.pipeline.checking import check_site
from sealed import CARD

LATE, EARLY = "2027-06-30", "2025-04-01"
Step = Callable[..., tuple[int, str]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small case, in which the waiting time has a day on which its next figure is due."""
    return copied("small", tmp_path / "site")


def due(site: Path, day: str) -> None:
    """Announce the next version of the scorecard for that day."""
    place = site / DATA / CARD / "next/datapackage.json"
    text, count = re.subn('"next_publication": "[0-9-]+"', f'"next_publication": "{day}"', place.read_text("utf-8"))
    assert count == 1
    place.write_text(text, encoding="utf-8")


def test_a_figure_is_overdue_from_the_day_after_its_own(tmp_path: Path) -> None:
    assert invoked("new", "site", "ours", folder=tmp_path).returncode == 0
    table = tmp_path / "ours" / DATA / "example/next/indicators.csv"
    change(table, ",owner,source", ",owner,due,source")
    text = table.read_text(encoding="utf-8").replace(",Head of Waste,", ",Head of Waste,2098-06-30,")
    table.write_text(text.replace(",Head of Libraries,", ",Head of Libraries,,"), encoding="utf-8")
    done = invoked("overdue", "--on", "2098-06-30", folder=tmp_path / "ours")
    assert "Bins missed" not in done.stdout
    done = invoked("overdue", "--on", "2098-07-01", folder=tmp_path / "ours")
    told = "  Bins missed on collection day: the next figure was due on 30 June 2098. Ask: Head of Waste.\n"
    assert (done.returncode, told in done.stdout) == (1, True)


def test_nothing_overdue_is_said_and_ends_with_0(tmp_path: Path) -> None:
    assert invoked("new", "site", "ours", folder=tmp_path).returncode == 0
    done = invoked("overdue", "--on", "2020-01-01", folder=tmp_path / "ours")
    assert (done.returncode, done.stdout) == (0, "Nothing is overdue on 1 January 2020.\n")


def test_a_version_that_was_announced_is_overdue_after_its_day(site: Path) -> None:
    due(site, "2027-06-29")
    sentence = "  The next version was announced for 29 June 2027 (next_publication in datapackage.json).\n"
    assert sentence in invoked("overdue", "--on", LATE, folder=site).stdout
    assert sentence not in invoked("overdue", "--on", "2027-06-29", folder=site).stdout


def test_where_the_data_have_problems_those_come_first(site: Path) -> None:
    change(site / DATA / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,twelve,")
    done = invoked("overdue", folder=site)
    assert (done.returncode, "twelve" in done.stdout + done.stderr) == (1, True)


@pytest.fixture
def forge() -> Iterator[FakeForge]:
    with fake_forge() as one:
        yield one


@pytest.fixture
def step(forge: FakeForge, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    def run(*options: str) -> tuple[int, str]:
        for name, value in forge.surroundings(tmp_path / "event.json", {}).items():
            monkeypatch.setenv(name, value)
        done = invoked("workflow", "remind", *options, folder=site)
        return done.returncode, done.stdout + done.stderr

    return run


def test_one_issue_is_opened_brought_up_to_date_and_closed(
    forge: FakeForge, step: Step, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outturn.command.reminding.named_links", lambda _: {})
    assert step("--on", EARLY) == (0, "Nothing is overdue on 1 April 2025.\n")
    due(site, "2025-05-01")
    assert step("--on", "2025-05-02") == (0, "Issue #100 is opened.\n")
    first = forge.issues[0]["body"]
    assert first.startswith(f"{MARK}\nAs at 2 May 2025.")
    assert step("--on", "2025-05-03") == (0, "Issue #100 is up to date.\n")
    assert len(forge.issues) == 1
    assert forge.issues[0]["body"] == first.replace("2 May", "3 May")
    due(site, "2099-05-01")
    assert step("--on", EARLY) == (0, "Issue #100 is closed.\n")
    assert (forge.issues[0]["state"], forge.issues[0]["state_reason"]) == ("closed", "completed")


def test_an_issue_of_somebody_else_and_a_pull_request_are_left_alone(
    forge: FakeForge, step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outturn.command.reminding.named_links", lambda _: {})
    forge.issues = [
        {"number": 1, "state": "open", "user": {"login": "clerk"}, "body": f"{MARK}\nMine"},
        {"number": 2, "state": "open", "user": {"login": BOT}, "body": f"{MARK}\nx", "pull_request": {}},
        {"number": 3, "state": "open", "user": {"login": BOT}, "body": None},
    ]
    assert step("--on", EARLY)[0] == 0
    assert forge.writes == []


class _Host(BaseHTTPRequestHandler):
    """Answers with the status that its address ends with, and counts."""

    asked: list[str] = []  # noqa: RUF012 - the class is made for each test

    def do_GET(self) -> None:
        self.asked.append(self.path)
        number = int(self.path.rpartition("/")[2])
        self.send_response(number)
        if number == 302:
            self.send_header("Location", "/200" if "fine" in self.path else "file:///etc/passwd")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[tuple[str, list[str]]]:
    handler = type("Host", (_Host,), {"asked": []})
    with serving(handler) as address:
        yield address, handler.asked  # type: ignore[attr-defined]


def test_a_link_is_dead_where_there_is_nothing_and_not_where_programs_are_turned_away(
    host: tuple[str, list[str]],
) -> None:
    address, asked = host
    named = {f"{address}/{number}": f"card/{number}" for number in (200, 404, 410, 403, 429, 500, 503)}
    assert dead_links({**named, f"{address}/fine/302": "card/moved"}) == (
        Dead("card/404", f"{address}/404", "404"),
        Dead("card/410", f"{address}/410", "410"),
    )
    assert asked.count("/404") == 2  # a second time, since the first may have been a bad moment
    assert asked.count("/200") == 2  # its own, and where the moved one leads


def test_a_link_that_leads_out_of_the_web_is_not_followed(host: tuple[str, list[str]]) -> None:
    address, _ = host
    assert dead_links({f"{address}/out/302": "card"}) == ()


def test_a_host_that_is_not_there_is_dead_with_the_reason() -> None:
    (one,) = dead_links({"http://127.0.0.1:1/x": "card/one"})
    assert (one.where, one.address) == ("card/one", "http://127.0.0.1:1/x")
    assert "refused" in one.answer.lower()


def test_every_address_that_the_data_name_is_asked(site: Path) -> None:
    named = named_links(check_site(site / DATA).packages)
    assert named["https://www.example.org/figures"] == CARD
    assert named["https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"] == CARD


def test_a_dead_link_is_named_with_its_place(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outturn.forge.links.led_to", lambda address: 404 if "figures" in address else 200)
    done = invoked("overdue", "--on", EARLY, "--links", "--format", "markdown", folder=site)
    assert f"- {CARD}: `https://www.example.org/figures` (404)\n" in done.stdout.replace("\\", "")
    done = invoked("overdue", "--on", EARLY, "--links", folder=site)
    assert f"  {CARD}: https://www.example.org/figures (404)\n" in done.stdout
    assert done.returncode == 1


def test_links_within_a_site_that_lead_nowhere_are_found_below_its_base_path(tmp_path: Path) -> None:
    pages = {
        "index.html": '<a href="a/">a</a><a href="b/">b</a><a href="/scores/a/#x">c</a><a href="/elsewhere/">d</a>',
        "a/index.html": '<a href="../">home</a><img src="../no.png"><a href="https://x.example/">e</a>',
        "404.html": '<a href="/scores/gone/">g</a><a href="mailto:a@b.example">h</a><a href="http://[">i</a>',
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(dead_within(tmp_path, "https://council.example/scores/")) == [
        Dead("404.html", "/scores/gone/"),
        Dead("a/index.html", "../no.png"),
        Dead("index.html", "b/"),
    ]
