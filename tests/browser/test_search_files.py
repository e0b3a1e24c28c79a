"""What the search fetches of its index: few files a question, and the same answer however the index is packed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page
from served import Quiet
from visit import PATIENCE, until

from outturn.exports import indexed
from outturn.exports.indexed import Language, index_files
from outturn.pages import Badge, Sought, SoughtCard
from outturn.words.catalogue import catalogue

SAY = catalogue("en")
SCRIPT = Path(__file__).parents[2] / "site_templates/assets/search.js"
PLACES, EACH = 40, 12
THINGS = (
    "absence",
    "adoption",
    "asthma",
    "bullying",
    "carers",
    "dentists",
    "exclusions",
    "fostering",
    "housing",
    "income",
)
ADJECTIVES = (
    "persistent",
    "serious",
    "repeated",
    "early",
    "late",
    "local",
    "young",
    "older",
    "missed",
    "planned",
    "safe",
)
PAGE = """<!doctype html><meta charset="utf-8"><title>Search</title>
<div class="ot-search ot-search--page" data-failed="Failed"><form><input name="q"></form>
<div class="ot-search__chips"></div><p role="status"></p><div class="ot-search__found" id="found"></div>
<div class="ot-search__help"></div></div>
<script src="search.js"></script>
<script>outturnSearch(document.querySelector(".ot-search"), new URL("search/", location.href).href);</script>"""
ASK = """
async (question) => {
  const box = document.querySelector(".ot-search");
  const input = box.querySelector("input");
  delete box.dataset.whole;
  input.value = question;
  input.dispatchEvent(new Event("input"));
  while (box.dataset.whole !== question) await new Promise((done) => setTimeout(done, 5));
  const said = [...box.querySelectorAll("[role=status], .ot-search__chip")].map((one) => one.textContent);
  const links = [...box.querySelectorAll(".ot-search__found a")];
  return [...said, ...links.map((one) => `${one.pathname} ${one.textContent}`)];
}
"""
QUESTIONS = (
    *(
        "absence",
        "persistant absense",
        "NI 62",
        "are children safe in place 7",
        "exclusions place 11",
        "place 3",
        "ni6",
    ),
    *(
        "repeated dentists",
        "housng",
        "be healthy",
        "be healthy place 4",
        "youngcarers",
        "zzzyqx",
        "saf",
        "children",
        "the",
    ),
)
FIRST = """
(question) => new Promise((done) => {
  const box = document.querySelector(".ot-search");
  const files = () => performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".txt")).length;
  const before = files();
  delete box.dataset.answered;
  new MutationObserver((_, watcher) => {
    if (box.dataset.answered === question) {
      watcher.disconnect();
      done(files() - before);
    }
  }).observe(box, { attributeFilter: ["data-answered"] });
  box.querySelector("input").value = question;
  box.querySelector("input").dispatchEvent(new Event("input"));
})
"""
"""Asks a question, and gives how many files came until its first results stood there."""
TABLES, SHOWN = 3, 3
"""The tables of the index, and the results that are shown first."""


@dataclass
class Site:
    """A page that is all search, and the files of the index that it asked for."""

    page: Page
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str) -> list[str]:
        """What is said, every choice and every result, in order, of the whole answer."""
        found: list[str] = self.page.evaluate(ASK, question)
        return found

    def ahead(self) -> None:
        """Turn to the search and wait until what is done for that is done."""
        self.page.locator("input").focus()
        self.page.wait_for_load_state("networkidle")


def cards() -> list[SoughtCard]:
    """Made-up scorecards: a third of their measures is everybody's, the others are each place's own."""
    return [_card(place) for place in range(PLACES)]


def _card(place: int) -> SoughtCard:
    badge = Badge("worse", "−", "Worse than England")
    name, home = f"Place {place}", f"place-{place}/"
    found = [Sought("scorecard", f"{name}: scorecard", home, place=name, beside=(name,))]
    for number in range(EACH):
        own = number if number % 3 == 0 else place * EACH + number
        outcome = ("Be healthy", "Stay safe")[number * 2 // EACH]
        if number % (EACH // 2) == 0:
            found.append(Sought("outcome", outcome, f"{home}#{number}", place=name, beside=(name,)))
        title = f"Children with {ADJECTIVES[own % 11]} {THINGS[own % 10]} {ADJECTIVES[own // 10 % 11]}"
        found.append(
            Sought(
                "indicator",
                title,
                f"{home}measure-{own}/",
                f"measure-{own}",
                name,
                f"{place + number}%",
                "2023/24",
                badge,
                codes=(f"NI {own}",) if own % 2 == 0 else (),
                synonyms=("young carers",) if own % 7 == 0 else (),
                beside=(outcome,),
                text=f"The share of those who had {THINGS[own % 9]} in word{own} of the year",
            )
        )
    return SoughtCard(f"{name}: scorecard", name, home, tuple(found))


@pytest.fixture(scope="module", params=["whole", "parted"])
def packed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The site's folder, each table of the index in one file or in many, and which of the two it is."""
    folder = tmp_path_factory.mktemp(request.param)
    _written(folder, request.param)
    return request.param, folder


def _written(folder: Path, kind: str) -> None:
    stop, endings = (tuple(SAY(f"search-{one}").split()) for one in ("stop-words", "endings"))
    say = {key.removeprefix("search-say-"): text for key, text in SAY.labels("search-say-").items()}
    with pytest.MonkeyPatch.context() as patched:
        for name, most in (("MOST", 1_000), ("WHOLE", 0)) if kind == "parted" else (("WHOLE", 1_000_000),):
            patched.setattr(indexed, name, dict.fromkeys("wpr", most))
        files = list(index_files(cards(), (), (), Language(stop, endings, say)))
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "search.js").write_bytes(SCRIPT.read_bytes())


@pytest.fixture(scope="module")
def address(packed: tuple[str, Path]) -> Iterator[str]:
    """Where the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=packed[1])) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def site(browser: Browser, address: str) -> Iterator[Site]:
    """The page as somebody sees it who was never here."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        found = Site(context.new_page())
        found.page.on("request", lambda one: found.asked.append(one.url) if one.url.endswith(".txt") else None)
        found.page.goto(address)
        assert until(found.page, "document.querySelector('.ot-search').dataset.whole !== undefined")
        yield found


def test_nothing_is_fetched_until_somebody_turns_to_it(site: Site, packed: tuple[str, Path]) -> None:
    """And then, of an index that is small, all of it, so that no question fetches anything."""
    site.page.wait_for_load_state("networkidle")
    assert site.asked == []
    site.ahead()
    ahead = len(site.asked)
    assert ahead > 0
    for question in QUESTIONS if packed[0] == "whole" else ():
        assert site.ask(question)
    assert len(site.asked) == ahead or packed[0] == "parted"


def test_a_question_fetches_few_files_and_none_twice(site: Site, packed: tuple[str, Path]) -> None:
    """Of an index of many files at most two a result, since a measure's lines stand together, and for each word two
    that have it or may have it with the next, and one that says where it stands; and one of phrases."""
    fetched = {
        question: site.page.evaluate(FIRST, question)
        for question in ("exclusions", "serious bullying", "NI 62", "absence")
    }
    print(f"{packed[0]}: {fetched}")
    if packed[0] == "whole":
        assert [*fetched.values()] == [TABLES, 0, 0, 0]
    else:
        assert {one: most for one, most in fetched.items() if most > 2 * SHOWN + 3 * len(one.split()) + 1} == {}
    assert len(set(site.asked)) == len(site.asked)


def test_the_answer_is_the_same_with_and_without_what_was_fetched_ahead(site: Site, address: str) -> None:
    alone = {question: site.ask(question) for question in QUESTIONS}
    site.page.goto(address)
    site.ahead()
    assert {question: site.ask(question) for question in QUESTIONS} == alone
    assert {question: site.ask(question) for question in reversed(QUESTIONS)} == alone


def test_an_index_in_one_file_a_table_or_in_many_answers_the_same(
    browser: Browser, site: Site, packed: tuple[str, Path], tmp_path: Path
) -> None:
    other = "whole" if packed[0] == "parted" else "parted"
    _written(tmp_path, other)
    assert len([*tmp_path.glob("search/*/*.txt")]) == 3 or other == "parted"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        found = {question: Site(page).ask(question) for question in QUESTIONS}
        page.close()
        server.shutdown()
    assert found == {question: site.ask(question) for question in QUESTIONS}


def test_keys_that_come_at_once_end_in_the_answer_to_the_last(site: Site) -> None:
    """Whatever was under way: the answers to the keys before are left."""
    wanted = site.ask("repeated dentists")
    site.page.locator("input").fill("")
    site.page.locator("input").press_sequentially("repeated dentists")
    assert until(site.page, "document.querySelector('.ot-search').dataset.whole === 'repeated dentists'")
    assert site.ask("repeated dentists") == wanted
