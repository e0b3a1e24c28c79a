"""The pictures of shared links: what they say, that they are drawn as they were laid out, and the same everywhere."""

import struct
from hashlib import sha256
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from built import DATA, ELSEWHERE, ROOT, python
from outturn.pages import Picture, ScorecardPage, Told, read_told
from outturn.pictures import HEIGHT, WIDTH, Scene, picture, scene
from outturn.pictures.drawing import COLOURS, PAIRS, drawn
from outturn.pictures.lettering import fits, lines, width
from outturn.pictures.scene import Text
from outturn.pipeline.alone import FORMS
from outturn.pipeline.checking import check_site
from outturn.pipeline.making import site_of
from outturn.pipeline.picturing import pictured, sealed_files
from outturn.reading.site_settings import settings_of
from outturn.story.placed import Place, current_pages
from outturn.story.standing import Later
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.versions.register_files import read_register
from packages import SAY
from sealed import CARD, sealed_once
from shared_pictures import CARDS, COUNTS, LONG, LONG_CARD, MADE_UP, NOTHING, SCALE, USUAL, chart, line
from telling import site_files

MOST_BYTES = 40_000
LARGEST_MARGIN = 60
SMALLEST = 28
"""The smallest letters: chats show a picture 500 pixels wide, where 28 are 12."""


def said(told: Picture) -> list[str]:
    return [text.text for text in scene(told).texts]


@pytest.fixture(scope="module")
def example() -> dict[str, bytes]:
    """Every picture of the example's newest versions, by address."""
    settings = settings_of(ROOT / "mkdocs.yml")
    site, found = site_of(settings), dict[str, bytes]()
    for card in sorted(path.parent for path in (ROOT / DATA).glob("*/versions.csv")):
        told, version = newest(card)
        place = Place(card.name, addresses.scorecard(card.name), told, site, SAY)
        for page, files in pictured(SAY, site, told, version, current_pages(place, version, Later())):
            found |= dict(files)
            assert [page.picture] == [name for name, _ in files]
            if isinstance(page, ScorecardPage):  # what search engines are told of the data
                assert (page.dataset or {})["image"] == site.full(page.picture)
        found |= dict(sealed_files(SAY, site, card.name, [told]))
    return found


def newest(card: Path) -> tuple[Told, Version]:
    """What a scorecard's newest version tells, and its row."""
    version = read_register(card.parent)[0].newest(card.name)
    assert version is not None
    return read_told((card / version.version / "told.json").read_bytes()), version


def test_every_picture_of_the_example_has_its_size_and_is_small(example: dict[str, bytes]) -> None:
    assert len(example) == 166  # 156 indicators, five scorecards, and one for the sealed pages of each
    for content in example.values():
        assert content.startswith(b"\x89PNG")
        assert struct.unpack(">II", content[16:24]) == (1200, 630)
        assert len(content) <= MOST_BYTES


def test_no_two_pictures_of_a_scorecard_are_the_same(example: dict[str, bytes]) -> None:
    assert len({(name.split("/")[1], content) for name, content in example.items()}) == len(example)


@pytest.mark.program
def test_a_picture_has_the_same_bytes_twice_and_elsewhere(tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path[:0] = [{str(ROOT / 'tests')!r}, {str(ROOT / 'generator')!r}]\n"
        "from hashlib import sha256; from outturn.pictures import picture; from shared_pictures import MADE_UP\n"
        "print(*(sha256(picture(one)).hexdigest() for one in MADE_UP.values()))"
    )
    done = python("-c", script, folder=tmp_path, environment=ELSEWHERE)
    assert done.returncode == 0, done.stderr
    twice = [[sha256(picture(one) or b"").hexdigest() for one in MADE_UP.values()] for _ in range(2)]
    assert twice == [done.stdout.split()] * 2


def test_an_indicators_picture_says_place_title_figure_period_and_how_it_is_judged() -> None:
    words = said(USUAL)
    for one in (
        *("LEEDS", "Children excluded from school", "6.1%", "2023/24, provisional"),
        *("Worse than England, not tested", "About the same", "– – England 5.0%", "2015/16", "2018/19"),
        *("Scorecards of Leeds", "Published 20 November 2026"),
    ):
        assert words.count(one) == 1, one
    assert "Illustrative figures" in said(LONG)


def test_a_number_has_its_unit_beside_it_and_words_of_a_scale_stay_together() -> None:
    assert {"£34.4", "million"} <= set(said(replace(USUAL, figure="£34.4 million")))
    assert {"5.0", "per 1,000"} <= set(said(replace(USUAL, figure="5.0 per 1,000")))
    assert "Requires improvement" in said(SCALE)


def test_without_a_figure_it_says_so_and_draws_no_line() -> None:
    assert "There are no figures yet." in said(NOTHING)
    assert not scene(NOTHING).strokes


def test_a_gap_is_a_gap_and_a_scale_goes_in_steps() -> None:
    own, aim = scene(USUAL).strokes[1], scene(USUAL).strokes[0]
    assert [len(stretch) for stretch in own.stretches] == [1, 2]
    assert [len(stretch) for stretch in aim.stretches] == [4]
    (stretch,) = scene(SCALE).strokes[0].stretches
    assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(stretch))


def test_the_newest_point_looks_as_sure_as_it_is() -> None:
    """A dot, a level dash and a ring: the same places, other pixels."""
    looks = {sure: replace(USUAL, chart=chart(line((4, 5, 6.1), newest=sure))) for sure in ("", "chance", "untested")}
    made = [drawn(Scene((), (), scene(one).strokes, scene(one).plot)) for one in looks.values()]
    assert len(set(made)) == 3


def test_a_scorecards_picture_counts_every_indicator_once() -> None:
    words = said(CARDS)
    for count in COUNTS:
        assert words.count(f"{count.number} {count.badge.word}") == 1
    assert "Direction of travel: 47 of 48 indicators" in words
    assert {"12", "11", "8", "10"} <= set(words)
    assert set(said(LONG_CARD)) >= {f"{count.number} {count.badge.word}" for count in COUNTS}


def test_what_was_not_tested_says_so_however_long_it_is() -> None:
    assert any(text.endswith(", not tested") and "…" in text for text in said(LONG))
    assert any(text.endswith("34.4") and "…" in text for text in said(LONG))


def test_long_titles_are_wrapped_and_then_cut() -> None:
    title = [text for text in scene(LONG).texts if text.face == "bold" and text.ink == "ink"]
    assert len(title) == 3
    assert title[-1].text.endswith("…")
    assert lines("one two", "bold", 40, 1000, 2) == ["one two"]
    assert lines("Donaudampfschifffahrtsgesellschaft", "bold", 40, 200, 2)[0].endswith("…")


def place(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line's small letters and most of its large ones."""
    return text.x, text.y - 0.6 * text.size, text.x + width(text.text, text.face, text.size), text.y


@pytest.mark.parametrize("name", MADE_UP)
def test_no_text_leaves_the_picture_or_stands_on_another(name: str) -> None:
    found = scene(MADE_UP[name]).texts
    for text in found:
        left, top, right, bottom = place(text)
        assert left >= LARGEST_MARGIN - 4, text
        assert right <= WIDTH - LARGEST_MARGIN + 2, text
        assert 0 < top < bottom < HEIGHT, text
        assert text.size >= SMALLEST, text
    for one, other in combinations([text for text in found if text.text not in ("↑", "↓")], 2):
        a, b = place(one), place(other)
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)


@pytest.mark.parametrize("name", ["usual", "scorecard"])
def test_each_text_is_drawn_where_it_was_laid_out_and_nowhere_else(name: str) -> None:
    whole = scene(MADE_UP[name])
    complete = opened(drawn(whole))
    for at, text in enumerate(whole.texts):
        without = Scene(whole.boxes, (*whole.texts[:at], *whole.texts[at + 1 :]), whole.strokes, whole.plot)
        found = ImageChops.difference(complete, opened(drawn(without))).getbbox()
        assert found is not None, text
        left, _, right, bottom = place(text)
        assert left - 4 <= found[0], text
        assert found[2] <= right + 4, text
        assert text.y - text.size <= found[1], text
        assert found[3] <= bottom + text.size * 0.3, text


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def test_letters_stand_out_from_what_is_behind_them() -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""

    def light(name: str) -> float:
        parts = [part / 255 for part in COLOURS[name]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for ground, ink in PAIRS:
        low, high = sorted((light(ground), light(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ground, ink)


@pytest.mark.parametrize("text", ["Llŷn and Ŵ", "Ελλάδα", "Київ", "£34.4 million – “half”", "5½ ≥ 4, −3%"])
def test_the_font_has_what_is_written_here(text: str) -> None:
    assert fits(text)


@pytest.mark.parametrize("text", ["学校", "مدرسة", "स्कूल", "School 🏫", "e\N{COMBINING RING BELOW}x"])
def test_a_text_with_letters_that_the_font_lacks_gets_no_picture(text: str) -> None:
    assert picture(replace(USUAL, title=text)) is None
    assert picture(replace(CARDS, place=text)) is None


@pytest.mark.parametrize("address", [f"/{CARD}/wait/", f"/embed/{CARD}/wait/"])
def test_what_was_taken_down_has_no_picture_either(tmp_path: Path, address: str) -> None:
    """The newest version still has it, which ``check`` refuses: a preview shows the rest."""
    sealed_once(tmp_path)
    row = f"address,date,reason\n{address},2025-10-01,A child could be recognised.\n"
    (tmp_path / DATA / "withdrawn.csv").write_text(row, encoding="utf-8")
    settings = settings_of(tmp_path / "mkdocs.yml")
    made = {name for name, _ in site_files(settings, check_site(settings.packages))}
    names = {name for name in made if name.endswith(".png")}
    own = {f"embed/{CARD}/three-moves/picture.png", f"embed/{CARD}/picture.png"}
    assert own <= names
    assert f"embed/{CARD}/wait/picture.png" not in names
    alone = {name for name in made if name.startswith(f"data/{CARD}/latest/")}
    is_page = address == f"/{CARD}/wait/"  # whose figures go with it; a chart for other sites may go alone
    assert {f"data/{CARD}/latest/three-moves.{form}" for form in FORMS} <= alone
    assert any("/wait." in name for name in alone) is not is_page
    (sealed,) = [name for name in names if "/sealed-" in name]
    assert sealed.startswith(f"embed/{CARD}/sealed-")
