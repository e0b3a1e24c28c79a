"""In the colours that a reader's machine forces on pages: all can be read, charts stand out, choices are marked."""

from collections.abc import Callable

import pytest
from kinds import KINDS
from playwright.sync_api import Page
from visit import Scheme, Visit

READABLE, DRAWN = 4.5, 3
"""The least contrast of text, and of what must be seen of a drawing, by WCAG 2.2."""
LINES = """
least => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(one => one / 255)
      .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const back = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll(".ot-line, .ot-dots, .ot-spark path:not(.ot-ring), text.ot-key")]
    .filter(one => one.checkVisibility())
    .map(one => [one.getAttribute("class"), one.tagName === "text" ? "fill" : "stroke", one])
    .map(([name, part, one]) => [name, light(getComputedStyle(one)[part])])
    .filter(([, ink]) => (Math.max(ink, back) + 0.05) / (Math.min(ink, back) + 0.05) < least)
    .map(([name]) => name);
}
"""
"""The lines, marks and names of charts that stand out less than asked for from what is behind them."""
EDGES = """
() => [...document.querySelectorAll(".ot-badge.ot-chance, .ot-badge.ot-untested")]
  .filter(one => one.checkVisibility())
  .map(one => getComputedStyle(one))
  .filter(({ borderTopStyle, borderTopWidth }) => borderTopStyle === "none" || parseFloat(borderTopWidth) < 1)
  .length
"""

Open = Callable[..., Visit]


def forced(page: Page, machine: Scheme) -> Page:
    page.emulate_media(forced_colors="active", color_scheme=machine)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    return page


@pytest.mark.parametrize("chosen", ["light", "dark"])
@pytest.mark.parametrize("kind", ["scorecard", "indicator by month"])
def test_everything_stands_out_in_forced_colours_whichever_scheme_was_chosen(
    visit: Open, kind: str, chosen: Scheme
) -> None:
    """On a light machine and on a dark one."""
    one = visit(KINDS[kind], scheme=chosen)
    try:
        for machine in ("light", "dark"):
            page = forced(one.page, machine)
            page.evaluate(
                "chosen => document.body.dataset.mdColorScheme = chosen", {"light": "default"}.get(chosen, "slate")
            )
            assert one.faint(READABLE) == []
            assert page.evaluate(LINES, DRAWN) == []
            assert page.evaluate(EDGES) == 0
    finally:
        one.page.emulate_media(forced_colors="none")


def test_a_choice_and_the_focus_are_marked_in_forced_colours(visit: Open) -> None:
    one = visit(KINDS["scorecard"])
    try:
        page = forced(one.page, "light")
        for at in (".ot-layouts a[aria-current]", ".ot-part >> nth=0"):
            page.locator(at).focus()
            assert page.locator(at).evaluate("one => parseFloat(getComputedStyle(one).outlineWidth)") >= 2
        page.locator("body").evaluate("() => document.activeElement.blur()")
        outline = "one => getComputedStyle(one).outlineStyle"
        assert page.locator(".ot-layouts a[aria-current]").evaluate(outline) == "solid"
        assert page.locator(".ot-layouts a:not([aria-current])").evaluate(outline) == "none"
    finally:
        one.page.emulate_media(forced_colors="none")
