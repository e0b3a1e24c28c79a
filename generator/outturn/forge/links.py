"""Links that lead nowhere: those that the data name, which are asked, and those within a built site."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from outturn.forge.web import led_to
from outturn.model import Package

AT_ONCE = 4
TRIES = 2
GONE = (404, 410)
HERE = "https://site.invalid/"
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Dead:
    """A link that leads nowhere: where it stands, its address, and what was answered (empty: there is no such file)."""

    where: str
    address: str
    answer: str = ""


def named_links(packages: Iterable[Package]) -> dict[str, str]:
    """Every address of the web that the packages name, and where it stands first: a scorecard, or its indicator."""
    found: dict[str, str] = {}
    for package in packages:
        card = package.scorecard
        places = [(card.name, one.path) for one in (*card.sources, *card.licences)]
        places += [(f"{card.name}/{one.indicator}", one.source_url) for one in package.indicators]
        for where, address in places:
            if address.startswith(("https://", "http://")):
                found.setdefault(address, where)
    return found


def dead_links(named: dict[str, str]) -> tuple[Dead, ...]:
    """Those of the addresses at which there is nothing, in their order; each is asked, a second time where it fails.

    An address whose host turns programs away, or is out of order, is not said to be dead.
    """
    with ThreadPoolExecutor(AT_ONCE) as asking:
        answers = asking.map(_answer, named)
    pairs = zip(named.items(), answers, strict=True)
    return tuple(Dead(where, address, str(answer)) for (address, where), answer in pairs if _is_dead(answer))


def _answer(address: str) -> int | str:
    answer: int | str = ""
    for _ in range(TRIES):
        answer = led_to(address)
        if not _is_dead(answer):
            break
    return answer


def _is_dead(answer: int | str) -> bool:
    return isinstance(answer, str) or answer in GONE


class _Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: dict[str, None] = {}
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element leads to or loads."""
        del tag
        self.found |= {value: None for name, value in attrs if name in ("href", "src") and value}


def dead_within(site: Path, base: str) -> Iterator[Dead]:
    """The links from one page of the built site to another at which there is no file; ``base`` is its address."""
    path = urlsplit(base).path or "/"
    known: dict[str, bool] = {}
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        here = urljoin(HERE, path) + name.removesuffix(INDEX)
        for link in _Links(file.read_text(encoding="utf-8")).found:
            try:
                parts = urlsplit(urljoin(here, link))
            except ValueError:
                continue
            if f"{parts.scheme}://{parts.netloc}/" != HERE or not parts.path.startswith(path):
                continue
            target = unquote(parts.path.removeprefix(path))
            if target not in known:
                known[target] = (site / target).is_file() or (site / target / INDEX).is_file()
            if not known[target]:
                yield Dead(name, link)
