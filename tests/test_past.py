"""What later versions say of a sealed one, and how often a sealed version is read."""

from collections import Counter
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from built import DATA, change
from outturn.errors import OutturnError
from outturn.judge import judge
from outturn.judge.table import table
from outturn.model import Table
from outturn.pages import Correction, Site
from outturn.pipeline import editions
from outturn.pipeline.checking import check_site, sealed_problems
from outturn.pipeline.differing import difference
from outturn.pipeline.past import Place
from outturn.pipeline.site import made
from outturn.settings import Settings
from outturn.story.gone import gone_pages
from outturn.story.standing import Later, corrections, renamed
from outturn.versions import archive
from outturn.versions.archive import told_of
from outturn.versions.history import Version
from outturn.versions.register import Redirect, Register, Withdrawal
from outturn.versions.stored import stored_judgements
from packages import SAY, indicator, package
from sealed import CARD, FIRST, published, seal, small

CLEAN = date(2025, 7, 17)


def notices(root: Path) -> dict[str, list[Correction]]:
    """What each version's page of three-moves says of later versions, by version."""
    register = check_site(root / DATA).register
    later, found = Later(renamed(register, CARD)), dict[str, list[Correction]]()
    for version in reversed(register.versions[CARD]):
        telling = told_of(root / DATA, CARD, version.version)
        found[version.version] = list(corrections(SAY, CARD, version, telling, later).get("three-moves", ()))
        later = later.and_also(version, telling)
    return found


def taken_out_and_given_again(root: Path) -> list[Version]:
    """1.0.0 has 12%, 1.0.1 takes it out while it is checked, and then 12.5% is given, as a correction."""
    card = small(root)
    first = seal(root, "major", "First version.", FIRST)
    change(card / "next/outturns.csv", "FY2024-25,12,24,200,,", "FY2024-25,,,,x,")
    second = seal(root, "patch", "Withdraws three-moves for 2024/25 while it is checked.", date(2024, 7, 18))
    change(card / "next/outturns.csv", "FY2024-25,,,,x,", "FY2024-25,12.5,25,200,,")
    (found,) = difference(Place(root / "mkdocs.yml", root / DATA), f"{CARD}/1.0.1", "next", SAY).scorecards
    assert found.level == "patch"
    return [first, second, seal(root, "patch", "Corrects three-moves for 2024/25.", date(2024, 9, 19))]


def test_a_figure_that_was_taken_out_and_given_again_leads_to_the_newest(tmp_path: Path) -> None:
    versions = taken_out_and_given_again(tmp_path)
    assert [one.version for one in versions] == ["1.0.0", "1.0.1", "1.0.2"]
    assert [one.corrects for one in versions[1:]] == [("three-moves",), ("three-moves",)]
    given = "The figure of Children who moved home three times or more for 2024/25 was given as 12.5%."
    taken = "The figure of Children who moved home three times or more for 2024/25, which was 12.0%, was taken out."
    found = notices(tmp_path)
    assert [(one.sentence, one.where.title) for one in found["1.0.0"]] == [
        (taken, "version 1.0.1"),
        (given, "version 1.0.2"),
    ]
    assert [(one.sentence, one.where.path) for one in found["1.0.1"]] == [(given, f"{CARD}/v/1.0.2/three-moves/")]
    assert found["1.0.2"] == []


def test_a_figure_that_is_given_for_the_first_time_corrects_nothing(tmp_path: Path) -> None:
    card = small(tmp_path)
    change(card / "next/outturns.csv", "FY2024-25,12,24,200,,", "FY2024-25,,,,x,")
    seal(tmp_path, "major", "First version.", FIRST)
    change(card / "next/outturns.csv", "FY2024-25,,,,x,", "FY2024-25,12.5,25,200,,")
    with pytest.raises(OutturnError, match="level-too-low"):
        seal(tmp_path, "patch", "Corrects three-moves for 2024/25.", CLEAN)
    assert seal(tmp_path, "minor", "Adds three-moves for 2024/25.", CLEAN).corrects == ()
    assert notices(tmp_path)["1.0.0"] == []


def test_a_period_that_was_removed_and_comes_back_leads_to_the_newest(tmp_path: Path) -> None:
    card = small(tmp_path)
    seal(tmp_path, "major", "First version.", FIRST)
    path = card / "next/outturns.csv"
    rows = path.read_text(encoding="utf-8")
    line = next(one for one in rows.splitlines(keepends=True) if "FY2024-25,12,24,200,," in one)
    path.write_text(rows.replace(line, ""), encoding="utf-8", newline="")
    seal(tmp_path, "major", "Takes out three-moves for FY2024-25.", date(2024, 7, 18))
    path.write_text(rows.replace("FY2024-25,12,24,200,,", "FY2024-25,12.5,25,200,,"), encoding="utf-8", newline="")
    assert seal(tmp_path, "minor", "Gives 2024/25 again.", CLEAN).corrects == ("three-moves",)
    assert [one.where.title for one in notices(tmp_path)["1.0.0"]] == ["version 2.0.0", "version 2.1.0"]


def test_a_rename_in_one_scorecard_is_none_in_another() -> None:
    rows = (Redirect("/leeds/moves/", "/leeds/homes/"), Redirect("/harrow/moves/", "/harrow/places/"))
    register = Register(redirects=(*rows, Redirect("/harrow/a/", "/leeds/b/")))
    assert renamed(register, "leeds") == {"moves": "homes"}
    assert renamed(register, "harrow") == {"moves": "places"}
    assert renamed(register, "bath") == {}


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/care-leavers/old/", "care-leavers/"),
        ("/data/care-leavers/1.0.0/", "care-leavers/"),
        ("/city/v/1.0.0/leavers/", "city/"),
        ("/city/leavers/", "city/"),
    ],
)
def test_what_was_taken_down_leads_to_its_own_scorecard(address: str, leads_to: str) -> None:
    """“leavers” and “data” are scorecards too, whose names stand in other addresses."""
    titles = {"leavers": "Leavers", "data": "Data", "care-leavers": "Care leavers", "city": "City"}
    register = Register(urls=(address,), withdrawn=(Withdrawal(address, FIRST, "A reason."),))
    (page,) = gone_pages(SAY, register, {}, titles, Site("A site"))
    assert page.links[0].path == leads_to


def test_stored_judgements_are_matched_by_their_keys_whatever_their_order() -> None:
    whole = package({indicator(): [("2023", 40.0), ("2024", 50.0)], indicator(indicator="waits"): [("2024", 3.0)]})
    frame = table(judge(whole))
    turned = frame.iloc[::-1].reset_index(drop=True)
    found, expected = (stored_judgements(Table("judgements", "judgements.csv", one), whole) for one in (turned, frame))
    pd.testing.assert_frame_equal(found.figures, expected.figures)
    assert list(found.series.index) == list(expected.series.index)
    for wrong in (frame.iloc[1:], frame.assign(period=frame["period"].replace("2024", "2025"))):
        with pytest.raises(OutturnError):
            stored_judgements(Table("judgements", "judgements.csv", wrong.reset_index(drop=True)), whole)
    with pytest.raises(OutturnError):
        stored_judgements(Table("judgements", "judgements.csv", frame.loc[[*frame.index, frame.index[-1]]]), whole)


def test_every_sealed_version_is_read_once_in_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(tmp_path)
    read = Counter[str]()
    real = archive.sealed_files

    def counted(folder: Path, scorecard: str, version: str) -> dict[str, bytes]:
        read[version] += 1
        return real(folder, scorecard, version)

    monkeypatch.setattr(editions, "sealed_files", counted)
    checked = check_site(tmp_path / DATA)
    data, templates, docs, site = (tmp_path / name for name in (DATA, "site_templates", "docs", "site"))
    assert len(list(made(Settings("A site", "", tmp_path, data, templates, docs, site), checked))) > 50
    assert read == {"1.0.0": 1, "1.0.1": 1, "1.1.0": 1}
    read.clear()
    assert sealed_problems(tmp_path / DATA, checked) == []
    assert read == {"1.0.0": 1, "1.0.1": 1, "1.1.0": 1}
