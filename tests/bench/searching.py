"""What the first question to the search costs: bytes over the wire and time from the key to the answer.

Prints a line for each size, of made-up indicators of made-up places: one measure in many places, and every measure
another; then what each question loads in Chromium, pasted or typed key by key without a pause after an answer; how many
files a key waits for; and what a key takes. That is said twice: what the page's thread is busy until the answer stands
there, times four, in which who else works on the machine counts little; and how long a reader waits at a processor that
Chromium slows down four times, in which everything counts. Of each key the least of some runs. Before the first key the
box has the focus, as a reader's has. What making the index takes is at the head of each.
"""

# ruff: noqa: E402 - the browser's modules lie beside this folder
import gzip
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import product
from pathlib import Path
from statistics import median
from threading import Thread
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "browser")]

import chromium
from playwright.sync_api import Browser, CDPSession, sync_playwright
from served import Quiet

from outturn.exports.indexed import Language, Saying, index_files
from outturn.pages import Badge, Sought, SoughtCard
from outturn.words.catalogue import catalogue

ROOT = Path(__file__).parents[2]
SAY = catalogue("en")
SIZES = {
    "400 indicators, 8 places with the same 50": (8, 50, True),
    "20,000 indicators, 400 places with the same 50": (400, 50, True),
    "20,000 indicators, 400 places with 50 of their own": (400, 50, False),
}
QUESTIONS = (
    "exclusions",
    "are children safe in place 7",
    "how many young people were helped at home in place 3",
    "persistant absense",
    "NI 62",
)
SLOWED = 4
RUNS = 5
TURNED = 500
"""Milliseconds from turning to the box until the first key."""
PAGE = """<!doctype html><meta charset="utf-8"><title>Search</title>
<div class="ot-search ot-search--page" data-failed="Failed"><form><input name="q"></form>
<div class="ot-search__chips"></div><p role="status"></p><div class="ot-search__found" id="found"></div>
<div class="ot-search__help"></div></div>
<script src="search.js"></script><script src="begin.js"></script>"""
BEGIN = "outturnSearch(document.querySelector('.ot-search'), new URL('search/', location.href).href);"
KEY = """
window.ask = (question) => new Promise((done) => {
  const box = document.querySelector(".ot-search");
  const input = box.querySelector("input");
  delete box.dataset.answered;
  const begun = performance.now();
  new MutationObserver((_, watcher) => {
    if (box.dataset.answered === question) {
      watcher.disconnect();
      done(performance.now() - begun);
    }
  }).observe(box, { attributeFilter: ["data-answered"] });
  input.value = question;
  input.dispatchEvent(new Event("input"));
});
"""
ASK = "(question) => window.ask(question)"
"""What the page is told, so that who asks takes nothing of its thread: no looking again and again, nothing compiled."""


class Packed(Quiet):
    """Serves files compressed, as hosts do, and says so."""

    def do_GET(self) -> None:  # noqa: N802 - its name in the standard library
        """Send the file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    """Print what each size costs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--headless", "--no-sandbox"])
        for name, size in SIZES.items():
            with tempfile.TemporaryDirectory() as folder:
                print(f"{name}: {_made(Path(folder), *size)}", flush=True)
                _asked(browser, Path(folder))
        browser.close()


def _made(folder: Path, places: int, each: int, is_same: bool) -> str:  # noqa: FBT001
    cards = _cards(places, each, is_same=is_same)
    sayings = [Saying("exclusions", "sent home"), Saying("truancy", "missed without permission")]
    stop, endings = (tuple(SAY(f"search-{one}").split()) for one in ("stop-words", "endings"))
    say = {key.removeprefix("search-say-"): text for key, text in SAY.labels("search-say-").items()}
    begun = time.process_time()
    files = list(index_files(cards, (), sayings, Language(stop, endings, say)))
    spent = time.process_time() - begun
    tracemalloc.start()
    list(index_files(cards, (), sayings, Language(stop, endings, say)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "begin.js").write_text(BEGIN, encoding="utf-8")
    (folder / "search.js").write_bytes((ROOT / "site_templates/assets/search.js").read_bytes())
    whole = sum(len(content) for _, content in files)
    count = places * each
    return (
        f"{len(files)} files, {whole / 1e6:.1f} MB, made in {spent:.2f} s ({spent / count * 1000:.3f} ms an indicator),"
        f" {most / 1e6:.0f} MB of memory"
    )


def _cards(places: int, each: int, *, is_same: bool) -> list[SoughtCard]:
    words = _vocabulary()
    pick = random.Random(15)  # noqa: S311 - made-up figures
    shared = [_measure(pick, words, number) for number in range(each)]
    cards = []
    for place in range(places):
        name, home = f"Place {place}", f"place-{place}/"
        own = shared if is_same else [_measure(pick, words, place * each + number) for number in range(each)]
        found = [Sought("scorecard", f"{name}: scorecard", home, place=name, beside=(name,))]
        for number, (slug, title, text, codes) in enumerate(own):
            if number % 10 == 0:
                outcome = ("Be healthy", "Stay safe", "Enjoy and achieve", "Make a contribution", "Money")[number // 10]
                question = "Are children protected from harm?" if number == 10 else "Are children doing well?"
                found.append(Sought("outcome", outcome, f"{home}#{number}", place=name, beside=(question, name)))
            badge = Badge("worse", "−", "Worse than England")
            figure = f"{pick.uniform(0, 100):.1f}%"
            found.append(
                Sought(
                    "indicator", title, f"{home}{slug}/", slug, name, figure, "2023/24", badge, "", codes, (),
                    (outcome, question), text,
                )
            )  # fmt: skip
        cards.append(SoughtCard(f"{name}: scorecard", name, home, tuple(found)))
    return cards


def _measure(pick: random.Random, words: list[str], number: int) -> tuple[str, str, str, tuple[str, ...]]:
    """A measure's name, its title, its definition and its codes: words by how often words are used."""
    title = ["Children", "who", *pick.choices(words, _weights(len(words)), k=6)]
    if number % 50 == 7:
        title = ["Children", "sent", "home", "from", "school", "for", "persistent", "absence"]
    text = pick.choices(words, _weights(len(words)), k=35)
    return f"measure-{number}", " ".join(title), " ".join(text), (f"NI {number}",) if number % 2 == 0 else ()


def _weights(count: int) -> list[float]:
    return [1 / (rank + 3) for rank in range(count)]


def _vocabulary() -> list[str]:
    """Some twenty thousand words: those of this project's pages, then made-up ones."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))
    known = dict.fromkeys(word for word in text.casefold().split() if word.isalpha() and len(word) > 2)
    pick = random.Random(37)  # noqa: S311
    parts = ["ba", "con", "de", "fer", "gra", "ho", "in", "lo", "mer", "no", "per", "ri", "sta", "ter", "un", "ve"]
    while len(known) < 20_000:
        known["".join(pick.choices(parts, k=pick.randint(2, 5)))] = None
    return list(known)


class Cost(NamedTuple):
    """What one question cost: bytes over the wire, and for each key the files it waited for and its milliseconds."""

    size: int
    files: tuple[int, ...]
    times: tuple[float, ...]


def _asked(browser: Browser, folder: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        for question, is_typed in product(QUESTIONS, (False, True)):
            keys = [question[:length] for length in range(1, len(question) + 1)] if is_typed else [question]
            busy = [_cost(browser, address, keys, is_slowed=False) for _ in range(RUNS)]
            waited = [_cost(browser, address, keys, is_slowed=True) for _ in range(RUNS)]
            files = max(map(min, zip(*(one.files for one in busy), strict=True)))
            print(
                f"  “{question}”, {'key by key' if is_typed else 'as a whole'}: {max(one.size for one in busy):,}"
                f" bytes; at most {files} files a key; busy {_said(busy)}; waited {_said(waited)}",
                flush=True,
            )
        server.shutdown()


def _said(costs: Sequence[Cost]) -> str:
    least = [min(times) for times in zip(*(one.times for one in costs), strict=True)]
    return f"at most {max(least):.0f} ms, half of the keys {median(least):.0f}"


def _cost(browser: Browser, address: str, keys: Sequence[str], *, is_slowed: bool) -> Cost:
    """What these keys cost somebody who was never here."""
    with browser.new_context() as context:
        page = context.new_page()
        wire = context.new_cdp_session(page)
        sizes: list[int] = []
        wire.send("Network.enable")
        wire.send("Performance.enable", {"timeDomain": "threadTicks"})
        wire.on("Network.loadingFinished", lambda one: sizes.append(int(one["encodedDataLength"])))
        page.goto(address, wait_until="networkidle")
        page.evaluate(f"() => {{{KEY}}}")
        page.locator("input").focus()
        page.wait_for_timeout(TURNED)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED if is_slowed else 1})
        times, files = list[float](), list[int]()
        for key in keys:
            before = len(sizes)
            spent = page.evaluate(ASK, key) if is_slowed else _spent(wire, partial(page.evaluate, ASK, key))
            times.append(spent)
            files.append(len(sizes) - before)
        return Cost(sum(sizes), tuple(files), tuple(times))


def _spent(wire: CDPSession, ask: Callable[[], object]) -> float:
    """Milliseconds of the page's own thread, as a slower processor would take; who else works does not count."""
    before = _thread(wire)
    ask()
    return (_thread(wire) - before) * 1000 * SLOWED


def _thread(wire: CDPSession) -> float:
    metrics = {one["name"]: float(one["value"]) for one in wire.send("Performance.getMetrics")["metrics"]}
    return metrics["TaskDuration"]


if __name__ == "__main__":
    main()
