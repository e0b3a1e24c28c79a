"""Ratings, directions and lines of charts can be told apart by those who see fewer colours, and without any.

What somebody sees who lacks one kind of cone is worked out as G. M. Machado, M. M. Oliveira and L. A. F. Fernandes have
it (“A physiologically-based model for simulation of color vision deficiency”, 2009, severity 1.0), in linear light. How
far two colours are apart is the distance in CIE L*a*b* of 1976 under D65, where 2.3 can just be noticed.
"""

import re
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from built import ROOT
from outturn import words
from outturn.pictures.drawing import COLOURS
from packages import SAY

STYLE = ROOT / "site_templates/assets/outturn.css"
EMBEDDED = ROOT / "site_templates/assets/embed.css"
TEMPLATE = ROOT / "site_templates/pages/_parts.md.jinja"
LEAST = 10
"""Four times what can just be noticed."""
Colour = tuple[float, float, float]
SEEN = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TOLD_APART = {
    "the words of chips": ("green", "amber", "red", "ink"),
    "the parts of bars": ("bar-green", "bar-amber", "bar-red", "bar-none"),
    "the lines of charts": ("outturn", "target", "comparator"),
}
KINDS = ("red", "amber", "green", "better", "worse", "similar", "neutral", "none")


def linear(text: str) -> Colour:
    """A colour of the stylesheet as red, green and blue light from 0 to 1 (IEC 61966-2-1)."""
    whole = text if len(text) == 7 else "#" + "".join(2 * one for one in text[1:])
    parts = [int(whole[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return red, green, blue


def seen(text: str, by: str) -> Colour:
    light = linear(text)
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in SEEN[by])
    return red, green, blue


def lab(light: Colour) -> Colour:
    """The colour in CIE L*a*b* under D65, from linear sRGB."""
    red, green, blue = light
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    f_x, f_y, f_z = (one ** (1 / 3) if one > (6 / 29) ** 3 else one / (3 * (6 / 29) ** 2) + 4 / 29 for one in (x, y, z))
    return 116 * f_y - 16, 500 * (f_x - f_y), 200 * (f_y - f_z)


def apart(one: str, other: str, by: str) -> float:
    return dist(lab(seen(one, by)), lab(seen(other, by)))


def colours(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of a stylesheet by their names: in the light scheme, which comes first, and in the dark one."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for name, value in re.findall(
        r"^\s*--ot-([a-z-]+): (#[0-9a-f]{3,6});", path.read_text(encoding="utf-8"), re.MULTILINE
    ):
        (dark if name in light else light)[name] = value
    return light, dark


def test_the_measure_is_the_published_one() -> None:
    """CIE L*a*b* of sRGB's red is 53.24, 80.09, 67.20 (B. Lindbloom's table); grey stays grey for everybody."""
    assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    for by in SEEN:
        assert seen("#808080", by) == pytest.approx(linear("#808080"), abs=1e-5)
    assert apart("#a01622", "#a01622", "protanopia") == 0


@pytest.mark.parametrize("by", SEEN)
@pytest.mark.parametrize("what", TOLD_APART)
def test_ratings_directions_and_lines_differ_in_colour_for_everybody(what: str, by: str) -> None:
    for scheme in colours(STYLE):
        for one, other in combinations(TOLD_APART[what], 2):
            assert apart(scheme[one], scheme[other], by) >= LEAST, (one, other)


def test_charts_on_other_sites_have_the_same_colours() -> None:
    for here, there in zip(colours(STYLE), colours(EMBEDDED), strict=True):
        for name in TOLD_APART["the lines of charts"]:
            assert there[name] == here[name]


def test_pictures_of_shared_links_have_the_same_colours() -> None:
    light, _ = colours(STYLE)
    for name in ("ink", "quiet", "target", "green", "green-soft", "amber", "amber-soft", "red", "red-soft"):
        assert "#{:02x}{:02x}{:02x}".format(*COLOURS[name]) == light[name], name


def test_without_any_colour_symbols_and_words_differ() -> None:
    """On paper in black and white, and in forced colours: no two judgements have one word, nor one symbol unless
    their words are of different things."""
    ratings = [words.rating(SAY, name) for name in ("green", "amber", "red", "not rated")]
    beside = [words.against_benchmark(SAY, name, "England", "beyond chance") for name in ("green", "amber", "red")]
    moves = [
        words.direction(SAY, "improving", 1),
        words.direction(SAY, "worsening", -1),
        words.direction(SAY, "no change", 0),
        words.direction(SAY, "not comparable", 0, "no-value"),
        words.about_the_same(SAY),
        words.up_or_down(SAY),
    ]
    for family in (ratings, beside, moves):
        assert len({one.word for one in family}) == len(family)
        assert len({one.symbol for one in family}) == len(family)
    for better, worse in ((1.0, 1.0), (-1.0, -1.0)):  # the arrow says the movement, so here the word alone tells
        assert words.direction(SAY, "improving", better).word != words.direction(SAY, "worsening", worse).word


def test_the_parts_of_a_bar_have_shapes_of_their_own() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    shapes = dict(re.findall(r'^  "([a-z]+)": "([^"]+)" \| safe,$', text, re.MULTILINE))
    assert {*KINDS} <= {*shapes}
    of_targets, of_moves = ("red", "amber", "green", "none"), ("better", "worse", "similar", "neutral", "none")
    for family in (of_targets[:3], of_moves):
        assert len({shapes[kind] for kind in family}) == len(family)
