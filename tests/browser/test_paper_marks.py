"""What stands for a figure in a chart is on paper too, where a path of no length is not."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import markdown
from playwright.sync_api import Browser

from outturn.model import Area, Package
from outturn.pages import IndicatorPage, Site
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.making import renderer
from outturn.settings import Settings, template_folders
from packages import SAY, counted, indicator, package, years
from sheets import SITE
from telling import pages_of

SETTINGS = Settings("", "", Path(), Path(), Path("nowhere"), Path(), Path())
AREAS = (Area("england", "England", "nation"), Area("alder", "Alder", "neighbour"))
RED, TEAL, BLUE, GREY = "a01622", "1f7a73", "12436d", "545d6d"
"""Colours of the stylesheet: a concern, other areas that hold the council, the council, neighbours."""


def whole_page(whole: Package) -> str:
    """The page of the package's first indicator with the site's own style, without the theme."""
    told = pages_of([judged_edition(whole)], Site("Scorecards"))
    page = next(one for one in told if isinstance(one, IndicatorPage))
    body = renderer(template_folders(SETTINGS), SAY).render(page).body
    edgeless = ".md-typeset .ot-badge {border: 0 !important}"  # some have dashed edges of their own
    styled = f"<style>{SITE}{edgeless}</style>"
    return f"<!doctype html>{styled}<body class='md-typeset'>{markdown.markdown(body)}"


def drawn(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Each line that the PDF strokes: its colour, and whether it is a mark, a dash or a line.

    A mark is so short that only its ends are seen; a dash is 5 pixels high, and as wide as its stroke.

    A line of no length has no direction: PDF gives it round ends but no square ones, so there must be none.
    """
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(packed).decode("latin-1")
        except zlib.error:
            continue
        colour, at = "", (0.0, 0.0)
        for numbers, operator in re.findall(r"((?:-?[\d.]+ )+)(RG|m|l)\b", content):
            values = [float(one) for one in numbers.split()]
            if operator == "RG":
                colour = "".join(f"{round(255 * one):02x}" for one in values)
            elif operator == "l":
                assert (values[0], values[1]) != at, f"a line of no length in {colour}"
                across, down = abs(values[0] - at[0]), abs(values[1] - at[1])
                yield colour, "mark" if across + down < 1 else "dash" if (across, round(down)) == (0, 5) else "line"
            at = (values[0], values[1]) if operator in "ml" else at


def printed(browser: Browser, whole: Package) -> Counter[tuple[str, str]]:
    """How many marks, dashes and lines of each colour are on paper."""
    page = browser.new_page()
    page.set_content(whole_page(whole))
    found = Counter(drawn(page.pdf(format="A4")))
    page.close()
    return found


def test_every_area_has_its_mark_on_paper(browser: Browser) -> None:
    whole = package(
        {indicator(): counted([("2023", 20, 100), ("2024", 24, 100)])},
        comparators=[("moves", "2024", "england", 22.0), ("moves", "2024", "alder", 30.0)],
        areas=AREAS,
    )
    found = printed(browser, whole)
    assert found[TEAL, "mark"] == 2  # England's square in the dot plot, and its one figure in the line chart
    assert found[GREY, "mark"] == 1
    assert found[BLUE, "mark"] == 2  # the first figure in the line chart, the newest in the dot plot
    assert found[BLUE, "dash"] == 1  # the newest in the line chart: from 20 to 24 of 100 could be chance


def test_every_special_cause_has_its_square_on_paper(browser: Browser) -> None:
    # Sixteen figures around 1.5, then 8: above the upper limit, 4.54, and for the worse.
    found = printed(browser, package({indicator(polarity="lower"): years([1.0, 2.0] * 8 + [8.0])}))
    assert found[RED, "mark"] == 1
    assert found[BLUE, "mark"] == 17
