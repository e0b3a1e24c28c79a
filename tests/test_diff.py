"""What differs between two states, as text, Markdown and JSON: versions, the working copy, git revisions."""

import csv
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from built import DATA, change, contents
from outturn.command.main import app
from outturn.story.changes import told
from outturn.versions.history import Change
from packages import SAY, indicator, package
from sealed import CARD, FIRST, committed, correct, git, published, seal, small


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("original")
    published(root)
    return root


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    """Three versions: 1.0.1 corrects three-moves for 2024/25 from 12 to 12.5, 1.1.0 adds March 2025 to wait."""
    return Path(shutil.copytree(original, tmp_path / "site"))


@pytest.fixture
def card(root: Path) -> Path:
    return root / DATA / CARD


def outturn(root: Path, *arguments: str) -> tuple[int, str, str]:
    """The exit code of the command, what it printed, and what it said beside; nothing may have been written."""
    here, before = Path.cwd(), contents(root / DATA)
    os.chdir(root)
    try:
        found = CliRunner().invoke(app, ["diff", *arguments], env={"COLUMNS": "400"})
    finally:
        os.chdir(here)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    assert contents(root / DATA) == before
    return found.exit_code, found.stdout, found.stderr


def as_json(root: Path, *states: str) -> list[dict[str, object]]:
    code, out, err = outturn(root, *states, "--format", "json")
    assert (code, err) == (0, "")
    found: list[dict[str, object]] = json.loads(out)["scorecards"]
    return found


def test_a_correction_between_two_versions_in_words(root: Path) -> None:
    # the benchmark is 11: 24 of 200 is 8.2% to 17.2% and 25 of 200 is 8.6% to 17.8%, so both are similar to it, and
    # both are about the same as 12.5% in 2023/24
    assert outturn(root, f"{CARD}/1.0.0", "1.0.1") == (
        0,
        f"""{CARD}: 1.0.0 to 1.0.1
Level: at least patch.

Figures corrected
  Children who moved home three times or more, 2024/25: 12.5%, was 12.0% (up 0.5 percentage points)

""",
        "",
    )


def test_the_differences_for_programs(root: Path) -> None:
    (found,) = as_json(root, f"{CARD}/1.0.0", f"{CARD}/1.0.1")
    place = {"indicator": "three-moves", "period": "FY2024-25", "count": 1}
    assert found == {
        "scorecard": CARD,
        "old": "1.0.0",
        "new": "1.0.1",
        "state": "changed",
        "level": "patch",
        "changes": [
            {
                "kind": "figure corrected",
                "level": "patch",
                **place,
                "subject": "value",
                "before": 12.0,
                "after": 12.5,
                "name": None,
            },
        ],
        "answers": [],
    }


def test_backwards_everything_is_the_other_way_round(root: Path) -> None:
    (found,) = as_json(root, f"{CARD}/1.1.0", f"{CARD}/1.0.0")
    assert found["level"] == "major"
    kinds = {one["kind"] for one in found["changes"]}  # type: ignore[attr-defined]
    assert kinds == {"figure corrected", "period removed"}


def test_across_several_versions_it_is_all_that_changed(root: Path) -> None:
    (found,) = as_json(root, f"{CARD}/1.0.0", f"{CARD}/1.1.0")
    kinds = [one["kind"] for one in found["changes"]]  # type: ignore[attr-defined]
    assert kinds == ["figure corrected", "period added"]
    assert found["level"] == "minor"


@pytest.mark.parametrize("version", ["1.0.0", "1.0.1", "1.1.0"])
def test_a_version_does_not_differ_from_itself(root: Path, version: str) -> None:
    assert outturn(root, f"{CARD}/{version}", version)[:2] == (0, "Nothing has changed.\n")
    assert as_json(root, f"{CARD}/{version}", version)[0]["state"] == "same"


def test_a_working_copy_that_was_just_sealed_does_not_differ_from_its_version(root: Path) -> None:
    """Neither do the judgements that were stored from those that are made anew."""
    assert outturn(root, f"{CARD}/1.1.0", "next") == (0, "Nothing has changed.\n", "")
    assert outturn(root, f"{CARD}/next", f"{CARD}/1.1.0")[1] == "Nothing has changed.\n"


def test_the_working_copy_says_the_level_that_its_sealing_will_need(root: Path, card: Path) -> None:
    change(card / "next/indicators.csv", ",lower,year,", ",higher,year,")
    (found,) = as_json(root, f"{CARD}/1.1.0", "next")
    assert (found["new"], found["level"]) == ("next", "major")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_hostile_text_comes_out_as_text(root: Path, card: Path, form: str) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:1) **b** `c` # h & | [bold]r[/]"
    change(card / "next/indicators.csv", "Days from referral to first visit", hostile)
    change(card / "next/outturns.csv", "wait,2025-02,9,", "wait,2025-02,10,")
    code, out, _ = outturn(root, f"{CARD}/1.1.0", "next", "--format", form)
    assert code == 0
    if form == "text":
        assert f"{hostile}, Feb 2025: 10 days, was 9 days" in out
    if form == "json":
        assert json.loads(out)["scorecards"][0]["changes"][0]["after"] == hostile
    if form == "markdown":
        data = re.sub(r"<!-- outturn diff -->|</?details>|</?summary>|<br>", "", out)
        assert not re.search(r"(?<!\\)[<`]|(?<!\\)\]\(|\*\*b", data)
        assert r"\<script\>alert(1)\</script\>" in out


# what is not there


@pytest.mark.parametrize(
    ("old", "new", "there"),
    [
        (f"{CARD}/9.9.9", "next", "1.0.0, 1.0.1, 1.1.0, next"),
        (f"{CARD}/1.0.0", "2.0.0", "1.0.0, 1.0.1, 1.1.0, next"),
        (f"{CARD}/1.0.0", "", "1.0.0, 1.0.1, 1.1.0, next"),
        (f"{CARD}/latest", "next", "1.0.0, 1.0.1, 1.1.0, next"),
        (f"{CARD}/../x", "next", "1.0.0, 1.0.1, 1.1.0, next"),
        (f"{CARD}/1.0.0", "other/1.0.0", f"{CARD} and other"),
        ("nowhere/1.0.0", "next", CARD),
        ("nowhere", "HEAD", CARD),
        ("../docs/1.0.0", "next", CARD),
        ("/1.0.0", "next", CARD),
        ("", "", CARD),
    ],
)
def test_what_is_unknown_is_wrong_use_and_is_told_what_there_is(root: Path, old: str, new: str, there: str) -> None:
    committed(root)
    code, out, err = outturn(root, old, new)
    assert (code, out) == (2, "")
    assert there in err


def test_without_a_repository_revisions_cannot_be_compared(root: Path) -> None:
    code, _, err = outturn(root, "HEAD~1", "HEAD")
    assert code == 2
    assert "git repository" in err


def test_a_working_copy_with_problems_is_told_them_and_compared_in_the_rest(root: Path, card: Path) -> None:
    change(card / "next/outturns.csv", "FY2022-23,10,", "FY2022-24,10,")
    change(card / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,11,")
    code, out, err = outturn(root, f"{CARD}/1.1.0", "next", "--format", "json")
    assert code == 1
    assert "FY2022-24" in err
    assert "period-not-a-period" in err
    (found,) = json.loads(out)["scorecards"]
    assert [(one["kind"], one["indicator"], one["period"]) for one in found["changes"]][:1] == [
        ("figure corrected", "wait", "2024-12")
    ]
    assert "three-moves" not in out


def test_a_working_copy_of_which_nothing_can_be_read_is_told_why(root: Path, card: Path) -> None:
    (card / "next/datapackage.json").write_text("{", encoding="utf-8")
    code, out, err = outturn(root, f"{CARD}/1.1.0", "next", "--format", "json")
    assert (code, out) == (1, "")
    assert "descriptor-not-json" in err


def test_a_sealed_version_that_cannot_be_read_is_told_and_prints_nothing(root: Path, card: Path) -> None:
    (card / "1.0.0/outturns.csv").write_text("indicator,period\n", encoding="utf-8")
    code, out, err = outturn(root, f"{CARD}/1.0.0", "1.0.1")
    assert (code, out) == (1, "")
    assert "1.0.0" in err


# git revisions


def test_two_revisions_differ_in_their_working_copies(tmp_path: Path) -> None:
    card = small(tmp_path)
    committed(tmp_path)
    correct(card)
    shutil.copytree(card, tmp_path / DATA / "other")
    change(tmp_path / DATA / "other/next/datapackage.json", f'"name": "{CARD}"', '"name": "other"')
    committed(tmp_path)
    found = as_json(tmp_path, "HEAD~1", "HEAD")
    assert [(one["scorecard"], one["state"], one["level"]) for one in found] == [
        (CARD, "changed", "patch"),
        ("other", "added", None),
    ]
    assert [one["state"] for one in as_json(tmp_path, "HEAD", "HEAD~1")] == ["changed", "removed"]
    assert outturn(tmp_path, "main", "HEAD") == (0, "Nothing has changed.\n", "")
    assert "The scorecard was added." in outturn(tmp_path, "HEAD~1", "HEAD")[1]


def test_an_indicator_may_follow_one_that_only_a_sealed_version_has(tmp_path: Path) -> None:
    card = small(tmp_path)
    seal(tmp_path, "major", "First version.", FIRST)
    for name in ("indicators", "outturns", "targets"):
        path = card / "next" / f"{name}.csv"
        path.write_text(re.sub(r"(?m)^wait,", "days,", path.read_text(encoding="utf-8")), encoding="utf-8")
    path = card / "next/indicators.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["follows"] = "wait" if row["indicator"] == "days" else row.get("follows", "")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    committed(tmp_path)
    correct(card)
    committed(tmp_path)
    (found,) = as_json(tmp_path, "HEAD~1", "HEAD")
    assert found["level"] == "patch"


def test_a_scorecard_without_a_state_is_asked_for_one(root: Path) -> None:
    code, out, err = outturn(root, CARD, "next")
    assert (code, out) == (2, "")
    assert f"Name it: {CARD}/1.0.0, or {CARD}/next." in err


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("28.4", "29.6", "29.6%, was 28.4% (up 1.2 percentage points)"),  # not 30, was 28, up 1
        ("99.96", "100.04", "100.04%, was 99.96% (up 0.08 percentage points)"),
        ("12", "13", "13%, was 12% (up 1 percentage point)"),
    ],
)
def test_what_figures_differ_by_is_what_their_difference_is(was: str, now: str, said: str) -> None:
    one = indicator(decimals=0)
    change_ = Change("figure corrected", "patch", one.indicator, "2024", "value", float(was), float(now))
    (group,) = told(SAY, [change_], package({one: [("2024", float(now))]}))
    assert group.sentences[0].endswith(said)


def test_revisions_are_read_as_git_has_them_and_not_as_they_lie_there(tmp_path: Path) -> None:
    card = small(tmp_path)
    first = committed(tmp_path)
    seal(tmp_path, "major", "First version.", FIRST)
    correct(card)
    committed(tmp_path)
    shutil.rmtree(card / "next")
    git(tmp_path, "status", "--short")
    (found,) = as_json(tmp_path, first, "HEAD")
    kinds = [one["kind"] for one in found["changes"]]  # type: ignore[attr-defined]
    assert kinds == ["figure corrected"]


def test_a_revision_whose_working_copy_has_problems_is_told_them(tmp_path: Path) -> None:
    card = small(tmp_path)
    first = committed(tmp_path)
    change(card / "next/outturns.csv", "FY2022-23,10,", "FY2022-24,10,")
    committed(tmp_path)
    code, out, err = outturn(tmp_path, first, "HEAD")
    assert (code, out) == (1, "Nothing has changed.\n")
    assert "FY2022-24" in err
