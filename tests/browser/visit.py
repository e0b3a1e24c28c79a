"""A page that is open in the browser, and what a reader can tell of it."""

from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

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


@dataclass
class Visit:
    """One page in one window; ``errors`` and ``requests`` fill while it is open."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]

    @property
    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def faint(self, least: float) -> list[str]:
        """Texts that stand out less from what is behind them; the scale goes from 1 to 21."""
        return list(self.page.evaluate(FAINT, least))
