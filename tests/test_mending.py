"""``outturn check --fix``: a file in another encoding or with other line ends; every other byte as it was."""

from pathlib import Path

import pytest

from built import DATA, change
from golden import copied
from outturn.pipeline.checking import check_site
from outturn.pipeline.mending import mend
from outturn.reading.mending import mended_table, mended_text
from provoked import OUT, WORKING
from sealed import CARD, published

SAID = "indicator,note\r\none,Isn’t\r\n"


@pytest.mark.parametrize(
    ("content", "done"),
    [
        ("indicator,note\none,Isn’t\n".encode(), []),
        ("indicator,note\none,Isn’t\n".encode("utf-8-sig"), ["mark of order"]),
        (SAID.encode(), ["line ends"]),
        (SAID.encode("cp1252"), ["encoding", "line ends"]),
        (SAID.encode("utf-16"), ["encoding", "line ends"]),
        ("indicator,note\rone,Isn’t\r".encode(), ["line ends"]),
    ],
)
def test_a_text_in_whatever_way_it_was_saved(content: bytes, done: list[str]) -> None:
    text, mended = mended_text(content)
    assert text == "indicator,note\none,Isn’t\n"
    assert [one.what for one in mended] == done


@pytest.mark.parametrize("content", [b"caf\x81\n", b"\x00\xff\x00\xff", "Ş".encode("iso8859-9")])
def test_bytes_that_can_be_several_texts_are_left(content: bytes) -> None:
    assert mended_text(content) == (None, [])


def test_a_text_that_is_no_table_is_left() -> None:
    assert mended_table('a,b\n"x" y,z\n', (), ("a", "b")) == ('a,b\n"x" y,z\n', [])


def test_quotation_marks_that_need_not_be_stay(tmp_path: Path) -> None:
    data = copied("small", tmp_path) / DATA
    change(data / OUT, "wait,2024-12,12,,,,", '"wait","Dec-24","12",,,,"As ""usual"""')
    assert len(mend(data)) == 1
    assert '"wait",2024-12,"12",,,,"As ""usual"""\n' in (data / OUT).read_text(encoding="utf-8")
    assert check_site(data).findings == ()


def test_a_file_of_windows_is_whole_again(tmp_path: Path) -> None:
    data = copied("small", tmp_path) / DATA
    right = (data / OUT).read_text(encoding="utf-8").replace("Not yet audited", "Isn’t audited")
    (data / OUT).write_bytes(right.replace("\n", "\r\n").replace("2024-12,12", "2024-12,12.0").encode("cp1252"))
    (one,) = mend(data)
    assert ({done.what for done in one.done}, one.file) == ({"encoding", "line ends"}, f"{CARD}/next/outturns.csv")
    assert (data / OUT).read_bytes() == right.replace("2024-12,12", "2024-12,12.0").encode()


def test_a_sealed_version_is_never_touched(tmp_path: Path) -> None:
    card = published(tmp_path)
    for version in ("1.0.0", "next"):
        change(card / version / "outturns.csv", "wait,2024-12,12", "wait,Dec-24,12")
    sealed = (card / "1.0.0/outturns.csv").read_bytes()
    (one,) = mend(tmp_path / DATA)
    assert one.file == f"{CARD}/next/outturns.csv"
    assert (card / "1.0.0/outturns.csv").read_bytes() == sealed


@pytest.mark.parametrize("kind", ["cell-quotes", "cell-line-break", "column-spaces", "column-order", "row-empty"])
def test_what_is_mended_is_found_no_more(tmp_path: Path, kind: str) -> None:
    data = copied("small", tmp_path) / DATA
    WORKING[kind][0](data)
    assert mend(data)
    assert check_site(data).findings == ()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    data = copied("small", tmp_path) / DATA
    outside = tmp_path / "outside.csv"
    outside.write_bytes((data / OUT).read_bytes().replace(b"\n", b"\r\n"))
    (data / OUT).unlink()
    (data / OUT).symlink_to(outside)
    assert mend(data) == ()
    assert b"\r\n" in outside.read_bytes()
