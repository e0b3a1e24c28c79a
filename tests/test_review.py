"""A pull request simulated with local git, and the comment that `outturn diff --format markdown` makes of it.

Each is a change on top of the small case with three versions; what the comment says is golden, in cases/review/.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from built import DATA, change
from golden import expect
from outturn.command.main import app
from outturn.command.markdown import escaped
from outturn.command.print_comment import MARK, MOST
from sealed import CARD, THIRD, committed, git, kept_in_git, seal

PREVIEW = "https://preview.example/pull/42/"
Request = Callable[[Path], object]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept_in_git(tmp_path_factory)


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "site", symlinks=True))


def commented(root: Path, request: Request, *options: str) -> tuple[int, str]:
    """The exit code and the comment on the request, made on a branch of its own beside ``main``."""
    git(root, "checkout", "--quiet", "-b", "change")
    request(root)
    committed(root)
    before = Path.cwd()
    os.chdir(root)
    try:
        found = CliRunner().invoke(app, ["diff", "main", "HEAD", "--format", "markdown", *options])
    finally:
        os.chdir(before)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.stdout


def corrected(root: Path) -> None:
    """One figure is another, one is no longer given, one is new to a year, with its note."""
    path = root / DATA / CARD / "next/outturns.csv"
    change(path, "three-moves,FY2022-23,10,20,200,,", "three-moves,FY2022-23,10.5,21,200,r,Recounted by @audit in #7")
    change(path, "wait,2024-11,13,,,,", "wait,2024-11,,,,x,")
    change(path, "visits,FY2024-25-Q1,93.5,,,,", "visits,FY2024-25-Q1,89,,,,")


def quarter(root: Path) -> None:
    """A third quarter and a month: visits reach their target of 95%; 15 days are 3 outside the band of 8 to 12.

    The tolerance is 2 days, and the days of March, 8.5, lay in the band.
    """
    path = root / DATA / CARD / "next/outturns.csv"
    second = "visits,FY2024-25-Q2,85,,,b,Counted in another way since July\n"
    change(path, second, f"{second}visits,FY2024-25-Q3,95.5,,,p,First count\n")
    change(path, "wait,2025-03,8.5,,,,\n", "wait,2025-03,8.5,,,,\nwait,2025-04,15,,,,\n")


def renamed(root: Path) -> None:
    """The waiting time has another short name and title in every table."""
    for path in (root / DATA / CARD / "next").glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^wait,", "first-visit,", text), encoding="utf-8")
    change(root / DATA / CARD / "next/indicators.csv", "Days from referral to first visit", "Days to the first visit")


def redirected(root: Path) -> None:
    renamed(root)
    text = f"old,new\n/{CARD}/wait/,/{CARD}/first-visit/\n"
    (root / DATA / "redirects.csv").write_text(text, encoding="utf-8")


def tampered(root: Path) -> None:
    """A figure of a sealed version is another, one of its files is gone, and another came."""
    place = root / DATA / CARD / "1.0.0"
    change(place / "outturns.csv", "wait,2024-12,12,", "wait,2024-12,11,")
    (place / "issues.csv").unlink()
    (place / "notes.txt").write_text("A note.\n", encoding="utf-8")


def newly_sealed(root: Path) -> None:
    """A figure is corrected, and the correction sealed."""
    change(root / DATA / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,11,")
    seal(root, "patch", "Corrects the days for December 2024.", THIRD)


def warned(root: Path) -> None:
    """A figure about ten times those beside it, which nobody explains."""
    change(root / DATA / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,120,")


def answered(root: Path) -> None:
    warned(root)
    head = "finding,file,key,column,value,reason,post\n"
    row = "figure-slipped,outturns.csv,wait 2024-12,value,120,The one visitor was ill,Head of Visits\n"
    (root / DATA / CARD / "next/answers.csv").write_text(head + row, encoding="utf-8")


def mistaken(root: Path) -> None:
    """A new quarter, one row that cannot be read beside it, and a figure ten times its neighbours."""
    quarter(root)
    path = root / DATA / CARD / "next/outturns.csv"
    change(path, "three-moves,FY2022-23,10,", "three-moves,FY2022-24,10,")
    change(path, "spend,FY2024-25-Q2,2600000,", "spend,FY2024-25-Q2,26000000,")


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (corrected, 0),
        (quarter, 0),
        (renamed, 0),
        (redirected, 0),
        (tampered, 1),
        (newly_sealed, 0),
        (warned, 0),
        (answered, 0),
        (mistaken, 1),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_the_comment_on_a_pull_request(root: Path, request_: Request, code: int) -> None:
    found, comment = commented(root, request_, "--preview", PREVIEW)
    expect(comment, "review", f"{request_.__name__}.md")
    assert found == code
    assert comment.startswith(f"{MARK}\n### ")


def test_without_a_preview_nothing_is_linked(root: Path) -> None:
    assert "](" not in commented(root, corrected)[1]


def test_the_same_change_gives_the_same_text(root: Path) -> None:
    first = commented(root, quarter)[1]
    git(root, "checkout", "--quiet", "main")
    git(root, "branch", "--quiet", "-D", "change")
    assert commented(root, quarter)[1] == first


def test_what_cannot_be_read_at_all_is_told_in_the_comment(root: Path) -> None:
    code, comment = commented(root, lambda one: (one / DATA / CARD / "next/datapackage.json").write_text("{"))
    assert code == 1
    assert comment.splitlines()[1] == "### ⛔ Not to be merged: 1 problem"
    assert f"{DATA}/{CARD}/next/datapackage.json" in comment


def test_a_scorecard_with_another_name_asks_for_its_redirect(root: Path) -> None:
    def moved(one: Path) -> None:
        (one / DATA / CARD).rename(one / DATA / "families")
        change(one / DATA / "families/next/datapackage.json", f'"name": "{CARD}"', '"name": "families"')

    assert f"\n/{CARD}/,/families/\n" in commented(root, moved)[1]


def test_what_was_published_and_has_another_row_now_is_not_to_be_merged(root: Path) -> None:
    def reworded(one: Path) -> None:
        change(one / DATA / CARD / "versions.csv", "First version.", "The first version.")

    code, comment = commented(root, reworded)
    assert code == 1
    assert comment.splitlines()[1] == "### ⛔ Not to be merged: 1 problem"
    assert f"{DATA}/{CARD}/versions.csv, row 2" in comment


HOSTILE = "Ask @team #7 !8 ~bug https://evil.example www.evil.example <img src=x> [a](b) | `c` **d** </details> & $x$"


def many(root: Path) -> None:
    """So many figures that not all of them have room, each with a hostile note, of an indicator with such a title."""
    card = root / DATA / CARD / "next"
    change(card / "indicators.csv", "Days from referral to first visit", f'"{HOSTILE}"')
    rows = "".join(f'wait,{1900 + month // 12}-{month % 12 + 1:02},9,,,,"{HOSTILE}"\n' for month in range(600))
    change(card / "outturns.csv", "wait,2024-11,", f"{rows}wait,2024-11,")


def test_a_comment_has_room_and_is_never_cut_within_markup(root: Path) -> None:
    comment = commented(root, many, "--preview", PREVIEW)[1]
    assert MOST // 10 < len(comment) <= MOST
    assert re.search(r"^and \d+ more$", comment, re.MULTILINE)
    assert comment.count("<details>") == comment.count("</details>")
    lines = [line for line in comment.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {7}


def test_no_text_of_the_data_is_markup_or_calls_anybody(root: Path) -> None:
    html = MarkdownIt("commonmark").enable("table").render(commented(root, many, "--preview", PREVIEW)[1])
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {*("h3", "h4", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "a", "br", "sub"),
                    *("details", "summary", "ul", "li")}  # fmt: skip
    assert {one.partition("exampleshire")[0] for one in re.findall(r'href="([^"]*)', html)} == {PREVIEW}
    assert not re.search(r"[@#!~]\w|https://evil|(?<!\u200b)www\.evil", re.sub(r'href="[^"]*"', "", html))
    assert "@\u200bteam #\u200b7 !\u200b8 ~\u200bbug" in html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "preview", "https://", "https://a.example/?x", "//a.example"]
)
def test_a_preview_that_is_no_address_of_the_web_is_refused(root: Path, address: str) -> None:
    assert commented(root, quarter, "--preview", address) == (2, "")


def test_an_address_of_a_preview_cannot_leave_its_link(root: Path) -> None:
    comment = commented(root, quarter, "--preview", "https://a.example/x) [y](z")[1]
    assert "(https://a.example/x%29%20%5By%5D%28z/exampleshire-children/next/)" in comment


def test_a_long_text_is_shown_in_part() -> None:
    assert escaped("a" * 301) == "a" * 299 + "…"
