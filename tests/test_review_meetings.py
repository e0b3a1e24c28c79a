"""What the comment on a pull request says of meetings: papers that are touched, newly sealed, and still prepared."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from built import DATA
from golden import expect
from meetings_of import (
    DECIDED,
    LATE,
    MEETING,
    MEETINGS,
    REPORT,
    SEAL,
    SUPPLEMENT,
    a_pack,
    add_meeting,
    added_decision,
    in_decisions,
    paper,
    seal_papers,
    with_meeting,
)
from outturn.command.main import app
from outturn.pipeline.meeting_sealing import Notice, seal_meeting
from outturn.words.catalogue import catalogue
from provoked import edit
from sealed import committed, git, published
from test_review import commented

Request = Callable[[Path], object]
AFTER = date(2025, 7, 11)


def before(root: Path, request: Request) -> Path:
    """The site as ``main`` has it: with three versions, and what the request needs."""
    OF_MAIN.get(request, _sealed_papers)(root)
    committed(root)
    return root


def _planned(root: Path) -> None:
    with_meeting(root)


def _sealed_papers(root: Path) -> None:
    seal_papers(with_meeting(root))


def prepared(root: Path) -> None:
    """A meeting with all its papers, none of them sealed yet."""
    add_meeting(root / DATA)


def papers_sealed(root: Path) -> None:
    """The papers of the meeting that was prepared, with their pack."""
    plan = Notice("The papers.", date(2025, 7, 1))
    seal_meeting(root / DATA, MEETING, plan, catalogue(), a_pack)


def supplemented(root: Path) -> None:
    """A supplement that came late, for a reason."""
    paper(SUPPLEMENT)(root / DATA)
    seal_meeting(root / DATA, MEETING, Notice("A table was missing.", date(2025, 7, 8), LATE), catalogue(), a_pack)


def decided(root: Path) -> None:
    """What the committee decided, sealed the day after."""
    added_decision(root / DATA)
    seal_meeting(root / DATA, MEETING, Notice("What was decided.", AFTER), catalogue(), a_pack)


def decision_prepared(root: Path) -> None:
    """What the committee decided, not sealed yet."""
    added_decision(root / DATA)


def papers_tampered(root: Path) -> None:
    """A report that committees decided by is another, a paper is gone, a recommendation says something else."""
    edit(REPORT, "None.", "Some.")(root / DATA)
    (root / DATA / "meetings" / MEETING / "plan.pdf").unlink()
    (root / DATA / "meetings" / MEETING / "told-2.json").write_text("{}", encoding="utf-8")
    in_decisions("To note the figures.", "To welcome the figures.")(root / DATA)


def seal_tampered(root: Path) -> None:
    """The note of a sealing is another."""
    edit(SEAL, '"note": "The papers."', '"note": "Papers."')(root / DATA)


def _sealed(root: Path) -> None:
    _sealed_papers(root)


OF_MAIN: dict[Request, Request] = {prepared: published, papers_sealed: _planned}


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (prepared, 0),
        (papers_sealed, 0),
        (supplemented, 0),
        (decided, 0),
        (decision_prepared, 0),
        (papers_tampered, 1),
        (seal_tampered, 1),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_the_comment_says_what_becomes_of_a_meeting(tmp_path: Path, request_: Request, code: int) -> None:
    found, comment = commented(before(tmp_path, request_), request_)
    expect(comment, "review", f"{request_.__name__}.md")
    assert found == code


def test_a_touched_paper_stands_before_all_else(tmp_path: Path) -> None:
    def both(root: Path) -> None:
        papers_tampered(root)
        decided_text = (root / DATA / "meetings/decisions.csv").read_text(encoding="utf-8") + DECIDED
        (root / DATA / "meetings/decisions.csv").write_text(decided_text, encoding="utf-8")

    lines = commented(before(tmp_path, both), both)[1].splitlines()
    assert lines[1].startswith("### ⛔ Not to be merged: 4 sealed files touched")
    assert lines[3] == "**What was published is touched**"


def test_a_meeting_that_was_taken_down_may_be_gone(tmp_path: Path) -> None:
    def taken_down(root: Path) -> None:
        row = "/meetings/childrens-scrutiny-panel/2025-07-10/"
        assert row in (root / DATA / "urls.txt").read_text(encoding="utf-8")
        (root / DATA / "withdrawn.csv").write_text(f"address,date,reason\n{row},2025-07-20,A name was in it.\n")
        (root / DATA / REPORT).unlink()

    root = before(tmp_path, taken_down)
    code, comment = commented(root, taken_down)
    assert code == 0, comment
    assert "touched" not in comment


def test_programs_get_the_same(tmp_path: Path) -> None:
    root = before(tmp_path, papers_sealed)
    git(root, "checkout", "--quiet", "-b", "change")
    papers_sealed(root)
    committed(root)
    code, said = _json(root)
    assert code == 0
    (one,) = said["published"]
    assert (one["meeting"], one["what"], one["sealed"]) == (MEETING, "papers", "2025-07-01")
    assert f"{MEETING}/pack.pdf" in one["files"]
    assert "decisions/recommendation/2" in one["rows"]
    assert said["prepared"] == []


def _json(root: Path) -> tuple[int, dict[str, list[dict[str, str]]]]:
    asked = ["diff", "main", "HEAD", "--format", "json", "--config", str(root / "mkdocs.yml")]
    found = CliRunner().invoke(app, asked)
    return found.exit_code, json.loads(found.stdout)


def test_rows_that_nobody_published_are_named_as_what_they_are(tmp_path: Path) -> None:
    root = before(tmp_path, papers_sealed)
    text = MEETINGS.replace("The scorecard to March 2025", "The scorecard")
    _, comment = commented(root, lambda at: (at / DATA / "meetings/meetings.csv").write_text(text, encoding="utf-8"))
    assert f"- {MEETING}: its row in meetings.csv is changed" in comment
