"""The search index: small files of which a browser fetches those that a question needs (docs/decisions/0037).

``search/index.json`` says what there is and what every other file begins with; the others lie in a folder named by
their content, so that none is ever mixed with those of another day:

- ``w<n>.txt``, words in order, each without what it shares with the one before; what residents say is there as a whole
  too, without spaces and after a dot;
- ``p<n>.txt``, for each of these words where it stands: for each field, from the most telling to the least, the lines
  of results as steps from one to the next (``exports/index_lines.py``);
- ``r<n>.txt``, results: what is shown of each, those of one measure together, since they are shown together.

Each has one line a word or result. A table that is small is one file, so that a small site's index is three files.

Results are numbered scorecard by scorecard, each followed by its outcomes and these by their indicators; then pages.
So a range of numbers is a place or an outcome.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from typing import NamedTuple

from outturn.exports.index_lines import as_json, by_field, files_of, in_order, parted_by, runs, shortened
from outturn.exports.terms import code_terms, says, terms, unstopped
from outturn.pages import Sought, SoughtCard

FOLDER = "search/"
INDEX = f"{FOLDER}index.json"
MOST = {"w": 24_000, "p": 4_000, "r": 4_000}
"""Bytes of a file's lines before another begins, words as they are; a third of it goes over the wire."""
WHOLE = {"w": 32_000, "p": 96_000, "r": 96_000}
"""Up to so many bytes a table is one file."""
SHORT, LONG, CALLED, BESIDE, TEXT = range(5)
"""Fields: a title of few words, one of many, what it is also called, what stands beside it, the rest."""
FEW = 4
"""So many words make a short title."""
COMMON = 4_096
"""A word that stands in more results than this in a field below titles tells nothing there."""


class Language(NamedTuple):
    """What search needs to know of a language.

    Words that say nothing, endings that words of one stem have, and what it says itself, with gaps.
    """

    stop: tuple[str, ...]
    endings: tuple[str, ...]
    say: Mapping[str, str]


class Saying(NamedTuple):
    """What residents say, and what pages say for it."""

    said: str
    means: str


def index_files(
    cards: Sequence[SoughtCard], pages: Sequence[Sought], sayings: Sequence[Saying], language: Language
) -> Iterator[tuple[str, bytes]]:
    """Every file of the index; the same values give the same bytes."""
    results = [*(one for card in cards for one in card.found), *pages]
    postings = _postings(results, sayings, language)
    words = in_order(postings)
    outcomes = list(dict.fromkeys(one.title for one in results if one.kind == "outcome"))
    measures = _measures(results)
    shown = sorted(range(len(results)), key=lambda number: (measures[number], number))
    line = {number: at for at, number in enumerate(shown)}
    where = ({line[number]: field for number, field in postings[word].items()} for word in words)
    tables = {
        "w": files_of(words, MOST["w"], WHOLE["w"]),
        "p": files_of([as_json(by_field(known, TEXT + 1)) for known in where], MOST["p"], WHOLE["p"]),
        "r": files_of([as_json(_row(results[number])) for number in shown], MOST["r"], WHOLE["r"]),
    }
    written = {**tables, "w": [shortened(each) for each in tables["w"]]}
    folder = sha256(as_json(written).encode()).hexdigest()[:12]
    head = {
        "folder": folder,
        "count": len(results),
        "pages": len(results) - len(pages),
        "stop": language.stop,
        "endings": language.endings,
        "say": language.say,
        "outcomes": outcomes,
        **_cards(cards, outcomes),
        "places": _places(cards, sayings),
        "measures": runs(measures),
        "words": parted_by(tables["w"]),
        "found": parted_by(_alike(words, tables["p"])),
        **{name: [len(lines) for lines in files] for name, files in tables.items()},
    }
    yield INDEX, as_json(head).encode()
    for name, files in written.items():
        for number, lines in enumerate(files):
            yield f"{FOLDER}{folder}/{name}{number}.txt", "\n".join(lines).encode()


def _alike(words: Sequence[str], files: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The words parted as these files are."""
    ends = list(accumulate(map(len, files)))
    return [words[end - len(lines) : end] for end, lines in zip(ends, files, strict=True)]


def _cards(cards: Sequence[SoughtCard], outcomes: Sequence[str]) -> dict[str, object]:
    """Each scorecard's title, place, address and first result; and where each outcome's results begin."""
    known = {title: at for at, title in enumerate(outcomes)}
    places = {name: at for at, name in enumerate(_names(cards))}
    begins, listed, sections = 0, [], []
    for card in cards:
        listed.append([card.title, places[card.place], card.address, begins])
        sections += [[known[one.title], begins + at] for at, one in enumerate(card.found) if one.kind == "outcome"]
        begins += len(card.found)
    return {"cards": listed, "sections": sections}


def _names(cards: Iterable[SoughtCard]) -> list[str]:
    return list(dict.fromkeys(card.place for card in cards))


def _places(cards: Sequence[SoughtCard], sayings: Sequence[Saying]) -> list[list[str]]:
    """Each place's name, and after it the words that name it: its own, and those that residents have for it."""
    own = {name: " ".join(terms(name)) for name in _names(cards)}
    return [
        [name, key, *(" ".join(terms(one.said)) for one in sayings if " ".join(terms(one.means)) == key)]
        for name, key in own.items()
    ]


def _measures(results: Sequence[Sought]) -> list[int]:
    """A number for each result, the same for the same measure."""
    known: dict[str, int] = {}
    return [known.setdefault(one.measure or f"/{one.address}", len(known)) for one in results]


def _postings(results: Sequence[Sought], sayings: Sequence[Saying], language: Language) -> Mapping[str, dict[int, int]]:
    """For each word its results, each with the most telling field that has it."""
    stop = frozenset(language.stop)
    phrases = _Phrases(sayings)
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, one in enumerate(results):
        for word, field in _fields(one, phrases, stop):
            known = found[word]
            known[number] = min(field, known.get(number, field))
    return {word: _telling(known) for word, known in found.items()}


def _telling(known: dict[int, int]) -> dict[int, int]:
    """A word's results without those that it tells nothing of, because it says the same of so many."""
    if len(known) <= COMMON:
        return known
    titles = {number: field for number, field in known.items() if field in (SHORT, LONG)}
    return titles or dict(list(known.items())[:COMMON])


def _fields(one: Sought, phrases: "_Phrases", stop: frozenset[str]) -> Iterator[tuple[str, int]]:
    title = terms(one.title)
    telling = [word for word in unstopped(title, stop) if word.isalpha()]
    own = SHORT if len(telling) <= FEW and not one.is_last else LONG
    called = [terms(text) for text in (*one.synonyms, *phrases.said_for(title))]
    yield from ((word, own) for word in title)
    yield from ((word, CALLED) for words in called for word in words)
    yield from ((phrase(words), CALLED) for words in called)
    yield from ((word, SHORT) for code in one.codes for word in code_terms(code))
    yield from ((word, BESIDE) for text in one.beside for word in terms(text))
    text = terms(one.text)
    yield from ((word, TEXT) for word in text if word not in stop and (one.kind != "page" or word.isalpha()))


def phrase(words: Sequence[str]) -> str:
    """A whole phrase as a word of the index: after a dot, which no word begins with."""
    return f".{''.join(words)}"


class _Phrases:
    """What residents say for phrases of titles, by the first word of each."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self._by_first: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for one in sayings:
            if meant := terms(one.means):
                self._by_first[meant[0]].append((meant, one.said))

    def said_for(self, title: Sequence[str]) -> Iterator[str]:
        """What residents say for the phrases in a title."""
        for first in dict.fromkeys(title):
            for meant, said in self._by_first.get(first, ()):
                if says(title, meant):
                    yield said


def _row(one: Sought) -> list[object]:
    """What is shown of a result; what is empty at the end is left out."""
    badge = [one.badge.kind, one.badge.symbol, one.badge.word, one.badge.certainty] if one.badge else []
    row: list[object] = [one.kind[0], one.title, one.address, one.figure, one.period, badge, one.note]
    row.append([*one.codes])
    while not row[-1]:
        row.pop()
    return row
