"""What files would do to a published scorecard: the same as when they lie in its working copy."""

import json
from pathlib import Path

import pytest

from outturn.exports.bundle import bundle
from outturn.pages import Site
from outturn.pipeline.browsing import Browsing
from outturn.pipeline.checking import check_site
from outturn.pipeline.differing import difference
from outturn.pipeline.given import fitting, published
from outturn.pipeline.looking import Seen, Telling, see
from outturn.pipeline.past import Place
from packages import SAY
from sealed import CARD, FIRST
from sealed import published as published_site

TELLING = Telling(SAY, Site("Exampleshire"))
NEW = "wait,2025-03,8.5,,,,\n"


def packages(card: Path) -> list[bytes]:
    """The packages of every version, as the site offers them."""
    versions = [{path.relative_to(one).as_posix(): path.read_bytes() for path in files(one)} for one in sealed(card)]
    return [bundle(one, FIRST) for one in versions]


def sealed(card: Path) -> list[Path]:
    return sorted(card.glob("[0-9]*"))


def files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def seen(tmp_path: Path, given: dict[str, bytes]) -> Seen:
    base = published(packages(published_site(tmp_path / "site")))
    (tmp_path / "seen").mkdir()
    return see(tmp_path / "seen", base, given, TELLING)


def test_it_says_what_the_commands_say_of_the_same_files(tmp_path: Path) -> None:
    card = published_site(tmp_path / "site")
    figures = card / "next/outturns.csv"
    text = figures.read_text(encoding="utf-8").replace(NEW, "wait,2025-03,7,,,,\nwait,2025-05,1O,,,,\n")
    figures.write_text(text, encoding="utf-8")
    checked = check_site(card.parent, CARD)
    compared = difference(Place(tmp_path / "site/mkdocs.yml", card.parent), f"{CARD}/1.1.0", "next", SAY)

    base = published(packages(card))
    (tmp_path / "seen").mkdir()
    found = see(tmp_path / "seen", base, {"outturns.csv": text.encode()}, TELLING)
    assert found.findings == checked.findings
    assert [(one.id, one.where.row) for one in found.problems] == [("number-not-a-number", 16)]
    assert found.review == compared.scorecards[0].review
    assert found.review is not None
    assert [(one.period, one.before, one.after) for one in found.review.figures] == [("Mar 2025", "9 days", "7 days")]


def test_the_files_that_are_published_change_nothing(tmp_path: Path) -> None:
    figures = (published_site(tmp_path / "given") / "next/outturns.csv").read_bytes()
    found = seen(tmp_path, {"outturns.csv": figures})
    assert (found.problems, found.pages, found.level) == ((), (), "")


def test_only_the_scorecards_page_and_those_of_changed_indicators_are_shown(tmp_path: Path) -> None:
    figures = (published_site(tmp_path / "given") / "next/outturns.csv").read_text(encoding="utf-8")
    found = seen(tmp_path, {"outturns.csv": figures.replace(NEW, "wait,2025-03,7,,,,\n").encode()})
    assert [page.address for page in found.pages] == [f"{CARD}/next/", f"{CARD}/next/wait/"]


@pytest.mark.parametrize(
    ("name", "place", "why"),
    [
        ("outturns.csv", "outturns.csv", ""),
        ("outturns (2).csv", "outturns.csv", ""),
        ("outturns.CSV", "outturns.csv", ""),
        ("datapackage/card/next/targets.csv", "targets.csv", ""),
        ("next/commentary/wait.md", "commentary/wait.md", ""),
        ("card\\next\\targets.csv", "targets.csv", ""),
        ("datapackage/other/next/targets.csv", "", "elsewhere"),
        ("card/1.0.0/outturns.csv", "", "sealed"),
        ("next/../../../etc/passwd", "", "unknown"),
        ("figures.xlsx", "", "workbook"),
        ("outturns.exe", "", "unknown"),
        ("judgements.csv", "", "unknown"),
        ('<img src=x onerror="hit()">.csv', "", "unknown"),
    ],
)
def test_a_file_has_its_place_by_its_name_or_a_reason_why_it_has_none(name: str, place: str, why: str) -> None:
    assert fitting([name], "card") == (({name: place}, []) if place else ({}, [(name, why)]))


def test_of_two_files_with_one_place_the_first_is_taken_and_the_other_is_named() -> None:
    assert fitting(["a/outturns.csv", "b/outturns.csv"], "card") == (
        {"a/outturns.csv": "outturns.csv"},
        [("b/outturns.csv", "twice")],
    )


@pytest.mark.parametrize("packages", [[], [b"no zip"], [b"PK\x05\x06" + b"\x00" * 18]])
def test_what_is_no_package_is_refused(packages: list[bytes]) -> None:
    with pytest.raises(ValueError, match="no package of a published version"):
        published(packages)


def test_a_page_of_the_browser_gets_sentences_and_escaped_html(tmp_path: Path) -> None:
    card = published_site(tmp_path)
    one = Browsing({"name": "Exampleshire", "url": "", "notice": "", "language": "en"})
    figures = (card / "next/outturns.csv").read_text(encoding="utf-8")
    changed = figures.replace(NEW, "wait,2025-03,7,,,,\nwait,2025-04,<b>7</b>,,,,\n").encode("latin-1")
    told = json.loads(one.look(packages(card), {"outturns.csv": changed, "<i>.csv": b""}))
    assert told["said"] == "1 problem to put right; 1 figure differs from what is published"
    assert "<b>7" not in told["html"]
    assert "<i>" not in told["html"]
    assert "&#60;i&#62;&#46;csv" in told["html"]
    assert "row 16&#44; column value" in told["html"]
    assert "<h1" in one.page(0)
