"""Text that is seen: characters that show nothing are found wherever they stand, and what people write is not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.reading.cells import wrong_text
from outturn.reading.visible import has_letter, name_of, unseen, without_unseen

HIDDEN = (
    "\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\u2061\u2064\ufeff\u2800\u3164\u115f\u1160\uffa0\u034f\u061c\u180e"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\x00\x07\x08\x1b\x7f\x85\x9b\ufff9\ufffc\ufe0f"
    "\ue000\ufdd0\uffff\ud800\udfff\U000e0001\U000e0041\U000e007f\U000e0100\U000f0000\U0010ffff\U0001d173"
)


@pytest.mark.parametrize("character", HIDDEN, ids=lambda one: f"{ord(one):04X}")
@pytest.mark.parametrize("text", ["Care{}leavers", "{}Care leavers", "Care leavers{}", "{}"])
def test_a_character_that_nobody_sees_is_found(character: str, text: str) -> None:
    assert unseen(text.format(character)) == character
    assert without_unseen(text.format(character)) == text.format("")


@pytest.mark.parametrize(
    "text",
    [
        "Children’s services: “good” – 12.5 % (£3.4m), 5 °C, ½, №4, …",
        "Gwasanaethau plant: tŷ, môr, ŵyn",
        "Größe naïve café İstanbul",
        "Дети 児童 ילדים أطفال",
        "Up ▲ ⚠️ ❤️ 👩‍🏫 🏴 1️⃣ #️⃣",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f Cymru",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0dc1\u0dca\u200d\u0dbb\u0dd3",
        "e\u0301te\u0301",
        "non\u00a0breaking and thin\u2009space",
    ],
)
def test_what_people_write_is_seen(text: str) -> None:
    assert unseen(text) == ""


@given(st.characters(codec="utf-8"))
def test_every_control_and_format_character_is_found_but_those_that_show_something(character: str) -> None:
    shown_all_the_same = {0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    hieroglyphs = range(0x13430, 0x13440)
    kind = unicodedata.category(character)
    if kind in ("Cc", "Cf", "Co", "Zl", "Zp") and ord(character) not in (*shown_all_the_same, *hieroglyphs):
        assert unseen(character) == character
    if kind[0] in "LNPS" and character not in "\u2800\u3164\u115f\u1160\uffa0\ufffc":
        assert unseen(character) == ""


@pytest.mark.parametrize("text", ["\u0301", "\u0335 owner", "Z" + "\u0301" * 5, "Ze\u0301" + "\u0335" * 6_000])
def test_a_mark_that_stands_on_nothing_or_on_a_heap_is_found(text: str) -> None:
    assert unicodedata.category(unseen(text)) == "Mn"


@pytest.mark.parametrize("text", ["a\u200cb", "a\u200db", "\U0001f3f4\U000e0041", "\U000e0067", "1\ufe0f"])
def test_what_shapes_a_picture_or_a_letter_is_found_where_there_is_none(text: str) -> None:
    assert unseen(text) != ""


def test_a_hidden_character_is_named_as_the_standard_names_it() -> None:
    assert name_of("\u200b") == "U+200B ZERO WIDTH SPACE"
    assert name_of("\x1b") == "U+001B"


@pytest.mark.parametrize(("text", "is_name"), [("Care leavers", True), ("Ж1", True), ("2024", False), ("...", False)])
def test_a_name_has_a_letter(text: str, is_name: bool) -> None:  # noqa: FBT001 - a parameter of the case
    assert has_letter(text) is is_name
    flaw = wrong_text(text, is_name=True)
    assert (flaw is None) is is_name


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=HYPERLINK(A1)", "+2 since Q1", "-3 points", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "- not yet", "-"],
)
def test_a_text_that_a_spreadsheet_works_out_is_found(text: str) -> None:
    flaw = wrong_text(text)
    assert flaw is not None
    assert flaw.id == "text-formula"


@pytest.mark.parametrize(
    "text",
    ["-0.5", "+44 20 7946 0000", "+442079460000", "Up 2 since Q1", "−2 since Q1", "– not yet", "2 + 2", "a=b", "(+2)"],
)
def test_a_text_that_a_spreadsheet_shows_is_not(text: str) -> None:
    assert wrong_text(text) is None
