"""A page that is open in the browser, and what a reader can tell of it."""

from dataclasses import dataclass, field
from typing import Literal

from kinds import FONTS
from playwright.sync_api import Page, expect

Scheme = Literal["light", "dark"]

PATIENCE = 120_000
"""Milliseconds after which what is waited for counts as lost; however busy the machine, it takes less."""

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (one) =>
  window.violations.push([one.violatedDirective, one.blockedURI, one.sourceFile, one.sample].join(" | ")));
"""
"""Keeps what broke the page's policy."""
SETTLED = "new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 200))"
"""The theme closes its search an eighth of a second after a page has loaded; a page's own timers come in order."""
SET = """
([family, spaced]) => {
  const sheet = new CSSStyleSheet();
  const spacing = "letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important";
  sheet.replaceSync(`body { --md-text-font-family: ${family} !important; font-family: ${family} !important; }
    ${spaced ? `body *:not(svg, svg *) { ${spacing} }` : ""}`);
  document.adoptedStyleSheets = family ? [sheet] : [];
}
"""
OUTSIDE = """
() => {
  const found = [];
  const said = one => `${one.tagName}.${one.getAttribute("class") ?? ""} "${one.textContent.trim().slice(0, 40)}"`;
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`the page is ${over} pixels wider than the window`);
  for (const one of document.querySelectorAll("article *, footer *, .md-tabs *, body > main *")) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    if (one.closest(".ot-interactive, .ot-hidden, pre, .md-typeset__scrollwrap")) continue;
    const box = one.getBoundingClientRect();
    const scrolls = one.closest(".ot-scroll");
    if (box.width && !scrolls && (box.right > innerWidth + 1 || box.left < -1)) {
      found.push(`${said(one)} ends at ${box.right.toFixed()}`);
    }
    if (one.matches("td, th, button, select, .md-tabs a") && one.clientWidth && one.scrollWidth > one.clientWidth + 1) {
      found.push(`${said(one)} is ${one.scrollWidth} wide in ${one.clientWidth}`);
    }
  }
  return found;
}
"""
"""What does not fit: a page wider than its window, text beyond its edge, text wider than its cell or button."""

FAINT = """
least => {
  const channels = colour => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const seen = new Map();
  const known = colour => seen.get(colour) ?? seen.set(colour, channels(colour)).get(colour);
  const over = ([r, g, b, a], back) => [r, g, b].map((one, i) => one * a / 255 + back[i] * (1 - a / 255));
  const linear = one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
  const light = colour => {
    const [r, g, b] = colour.map(one => linear(one / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = element => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) layers.unshift(known(getComputedStyle(one).backgroundColor));
    const back = layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
    const style = getComputedStyle(element);
    const ink = over(known(element instanceof SVGElement ? style.fill : style.color), back);
    const [one, two] = [light(ink), light(back)];
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  };
  return [...document.querySelectorAll("article *, header .md-tabs *")]
    .filter(one => [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().width > 1)
    .filter(one => contrast(one) < least)
    .map(one => `${one.tagName} ${one.textContent.trim().slice(0, 40)}: ${contrast(one).toFixed(2)}`);
}
"""
"""Texts whose contrast with what is behind them, by WCAG 2.2 (from 1 to 21), is less than asked for."""


def until(page: Page, condition: str, patience: int = PATIENCE) -> bool:
    """Whether an expression comes true on the page within so many milliseconds.

    The page asks itself: a text that is evaluated anew at every look, as the driver's own waiting does it, is what the
    policy of the page forbids.
    """
    return bool(
        page.evaluate(f"""
        (async () => {{
          for (const end = performance.now() + {patience}; performance.now() < end;) {{
            if ({condition}) return true;
            await new Promise((done) => setTimeout(done, 20));
          }}
          return false;
        }})()
        """)
    )


@dataclass
class Visit:
    """One page in one window; ``errors`` and ``requests`` fill while it is open."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def violations(self) -> list[str]:
        """What broke the policy of the page that is shown; without scripts nothing can tell."""
        return list(self.page.evaluate("window.violations ?? []"))

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]

    def outside(self, *widths: int) -> list[str]:
        """What does not fit into windows of these widths, in every font."""
        found = []
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            for font, given in FONTS.items():
                self.page.evaluate(SET, given)
                found += [f"{width}, {font}: {one}" for one in self.page.evaluate(OUTSIDE)]
        self.page.evaluate(SET, ("", False))
        return found

    @property
    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def settle(self) -> Page:
        """The page, when what its scripts do of themselves has been done and drawn."""
        self.page.evaluate(SETTLED)
        return self.page

    def search(self, words: str) -> Page:
        """The page with the search open and the whole answer to these words."""
        page = self.settle()
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.locator(f"[data-whole='{words}']").wait_for(state="attached")
        return page

    def explore(self) -> None:
        """Open every chart that can be."""
        for button in self.page.locator(".ot-open").all():
            button.click()
        for chart in self.page.locator("figure.ot-chart:has(.ot-open)").all():
            expect(chart.locator(".ot-interactive .main-svg").first).to_be_visible()

    def close_charts(self) -> None:
        """Close every chart that is open."""
        for button in self.page.locator(".ot-open").all():
            button.click()
        expect(self.page.locator(".ot-interactive")).to_have_count(0)

    def go_dark(self) -> None:
        """The reader chooses the dark scheme, and so does the reader's machine, for a page that offers no choice."""
        self.page.emulate_media(color_scheme="dark")
        choice = self.page.locator("label.md-header__button[for^=__palette]:visible")
        if choice.count():
            choice.click()
            expect(self.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")

    def faint(self, least: float) -> list[str]:
        """Texts that stand out less from what is behind them; the scale goes from 1 to 21."""
        return list(self.page.evaluate(FAINT, least))
