"""The command that verifies: which version or meeting a file, a hash or an address is of, and what became of it."""

import io
import re
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from built import DATA, invoked
from meetings_of import MEETING, PDF, SUPPLEMENT, a_pack, paper, seal_papers, with_meeting
from outturn.pipeline.checking import check_site
from outturn.pipeline.meeting_sealing import Notice, seal_meeting
from outturn.reading.site_settings import settings_of
from outturn.words.catalogue import catalogue
from sealed import CARD
from telling import site_files

PAGE = "meetings/childrens-scrutiny-panel/2025-07-10/"
ELSEWHERE = "https://scorecards.example/somewhere/"
TITLE = "Exampleshire: children's scorecard"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three versions, and a meeting whose papers a supplement corrects."""
    root = tmp_path_factory.mktemp("verifying")
    data = with_meeting(root)
    seal_papers(data)
    (root / "first.json").write_bytes((data / f"meetings/{MEETING}/sealed.json").read_bytes())
    paper(SUPPLEMENT)(data)
    seal_meeting(data, MEETING, Notice("A supplement.", date(2025, 7, 4)), catalogue(), a_pack)
    return root


def said(root: Path, *asked: str, code: int = 0) -> str:
    done = invoked("verify", *asked, folder=root)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_a_pack_is_known_with_its_meeting_and_what_corrected_it(root: Path) -> None:
    (root / "agenda item 7.pdf").write_bytes(a_pack())
    found = said(root, "agenda item 7.pdf")
    assert sha256(a_pack()).hexdigest() in found
    assert (
        "(pack.pdf) of a meeting, published 1 July 2025: The scorecard to March 2025, considered by Children's" in found
    )
    assert "A supplement of 3 July 2025 corrects it: A table was missing." in found
    assert "What became of the version that was considered, 1.1.0 of" in found
    assert "Sealing 2 of 4 July 2025: A supplement." in found
    assert "Sealing 1 says that pack.pdf has the SHA-256" in found


def test_a_paper_that_nothing_corrects_says_so_by_its_hash_alone(root: Path) -> None:
    found = said(root, f"SHA256:{sha256(PDF).hexdigest().upper()}")
    assert "This is “The plan for moves” (plan.pdf) of a meeting" in found
    assert "Nothing in it was corrected or withdrawn by a later paper of the meeting." in found


def test_the_list_of_sealings_is_known_as_it_was_each_time(root: Path) -> None:
    for file in ("first.json", f"{DATA}/meetings/{MEETING}/sealed.json"):
        assert "(sealed.json) of a meeting" in said(root, file)


def test_an_address_of_a_meeting_or_of_its_paper_is_known_wherever_it_is(root: Path) -> None:
    assert "This is the page of a meeting: The scorecard to March 2025" in said(root, f"{ELSEWHERE}{PAGE}#decisions")
    assert "(plan.pdf) of a meeting" in said(root, f"<{PAGE}plan.pdf>.")
    assert "this address is not one of its papers" in said(root, f"{PAGE}other.pdf", code=1)
    other = said(root, "meetings/childrens-scrutiny-panel/2025-07-11/", code=1)
    assert "This site has published no papers of a meeting at this address." in other


def test_a_table_is_known_with_what_corrected_it_whatever_its_line_ends(root: Path) -> None:
    content = (root / DATA / CARD / "1.0.0/outturns.csv").read_bytes()
    (root / "saved.csv").write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    found = said(root, "saved.csv")
    assert "only in its line ends" in found
    assert f"This is outturns.csv of {TITLE}, version 1.0.0" in found
    assert re.search(r"Version 1\.0\.1 of [^.]+ corrected figures of 1 indicator\.", found)
    assert "The descriptor says that outturns.csv has the SHA-256" in found
    (root / "saved.csv").write_bytes(content.replace(b"12", b"13", 1))
    assert "No version on this site has a file with these bytes." in said(root, "saved.csv", code=1)


def test_what_is_made_of_a_version_is_known_and_a_package_by_what_is_inside(root: Path) -> None:
    files = dict(site_files(settings_of(root / "mkdocs.yml"), check_site(root / DATA)))
    for name in (f"{CARD}/1.0.0/{CARD}-1.0.0.zip", f"{CARD}/1.0.1/{CARD}-1.0.1.json", f"{CARD}/latest/three-moves.csv"):
        (root / "down.load").write_bytes(files[f"data/{name}"])
        own = name.rpartition("/")[2]
        assert f"This is {own} of {TITLE}, version" in said(root, "down.load")
    again, package = io.BytesIO(), io.BytesIO(files[f"data/{CARD}/1.0.0/{CARD}-1.0.0.zip"])
    with (
        zipfile.ZipFile(package) as old,
        zipfile.ZipFile(again, "w") as new,
    ):
        for one in old.namelist():
            new.writestr(one, old.read(one) + (b" " if one == "targets.csv" else b""))
    (root / "down.load").write_bytes(again.getvalue())
    found = said(root, "down.load")
    assert "It was packed another way than here" in found
    assert "these are not as the descriptor names them, or are missing, or are not named at all: targets.csv." in found


@pytest.mark.parametrize(
    ("asked", "expected", "code"),
    [
        (f"{ELSEWHERE}{CARD}/v/1.0.0/three-moves/", f"This is a page of {TITLE}, version 1.0.0, published", 0),
        (f"data/{CARD}/1.0.1/outturns.csv", f"This is outturns.csv of {TITLE}, version 1.0.1", 0),
        (f"{CARD}/three-moves/", f"/{CARD}/v/1.1.0/three-moves/", 0),
        (f"{CARD}/v/9.9.9/", f"{TITLE} has no version 9.9.9.", 1),
        (f"{CARD}/v/1.0.0/nothing/", "this address is not one of its pages or files", 1),
        ("https://council.example/report.pdf", "No scorecard of this site is in this address.", 1),
        ("\x1b[2J", "No scorecard of this site is in this address.", 1),
        ("a" * 64, "No version on this site has a file with this hash.", 1),
    ],
)
def test_each_kind_of_address_is_called_what_it_is(root: Path, asked: str, expected: str, code: int) -> None:
    found = said(root, asked, code=code)
    assert expected in found
    assert not re.search(r"\x1b\[2J", found)


def test_what_was_withdrawn_says_when_and_why(root: Path, tmp_path: Path) -> None:
    del root
    data = with_meeting(tmp_path)
    seal_papers(data)
    down = f"address,date,reason\n/{CARD}/v/1.1.0/,2025-07-02,One child could be recognised.\n"
    (data / "withdrawn.csv").write_text(down, encoding="utf-8")
    (tmp_path / "pack.pdf").write_bytes(a_pack())
    assert "One child could be recognised." in said(tmp_path, "pack.pdf")
    (data / "withdrawn.csv").write_text(
        f"address,date,reason\n/{PAGE},2025-07-02,It named a child.\n", encoding="utf-8"
    )
    found = said(tmp_path, "pack.pdf")
    assert "It named a child." in found
    assert "The scorecard to March 2025" not in found


def test_what_is_not_as_it_was_published_ends_with_a_problem(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    seal_papers(data)
    (tmp_path / "plan.pdf").write_bytes(PDF)
    (data / f"meetings/{MEETING}/plan.pdf").write_bytes(PDF + b"\n")
    found = said(tmp_path, "plan.pdf", code=1)
    assert "(plan.pdf) of a meeting" in found
    assert "sealed-changed" in found
    assert "is as it was published" not in found
