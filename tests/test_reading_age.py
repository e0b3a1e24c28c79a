"""What a resident reads first can be read at twelve: headlines, answers, what stands out, summaries, commentary.

The age is that of the Flesch-Kincaid grade (J. P. Kincaid and others 1975), which counts words a sentence and syllables
a word, plus five: an American first grader is six years old. Figures count as one short word each, since their dots and
strokes are not the ends of sentences. A text is what stands together, because the grade means nothing for a sentence
of four words.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textstat

from built import ROOT
from outturn.model import WORKING_COPY
from outturn.pages import Told
from outturn.pipeline.editions import judged_edition
from outturn.reading.load import read
from outturn.reading.settle import settle
from outturn.story.told import told
from packages import SAY

OLDEST = 12
FIGURE = re.compile(r"£?\d[\d,./]*\d%?|\d%?")
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."
"""The statement that the licence prescribes word for word."""
SCORECARDS = sorted(path.parents[1].name for path in (ROOT / "datapackage").glob(f"*/{WORKING_COPY}/indicators.csv"))
COMMENTARY = ROOT / "generator/example/commentary"
TEXTS = sorted(COMMENTARY.glob("*/*.md"))


def age(text: str) -> float:
    """How old a reader is who can read the text."""
    return float(textstat.flesch_kincaid_grade(FIGURE.sub("12", text.replace(LICENCE, "")))) + 5


@cache
def telling(scorecard: str) -> Told:
    draft, _ = read(ROOT / "datapackage" / scorecard / WORKING_COPY, f"{scorecard}/{WORKING_COPY}")
    return told(judged_edition(settle(draft)), SAY, {})


def first_words(scorecard: str) -> Iterator[str]:
    """What a scorecard and its indicators say first."""
    found = telling(scorecard)
    card = found.scorecard
    yield " ".join(card.answer)
    yield from (one.sentence for one in card.standouts)
    yield from (" ".join(page.headline) for page in found.indicators)


def test_the_measure_is_the_published_one() -> None:
    """Kincaid's formula by hand: 13 words in 2 sentences, 14 syllables: 0.39 * 6.5 + 11.8 * 14/13 - 15.59 = -0.35."""
    simple = "The cat sat on the mat. It was a very big cat then."
    assert age(simple) == pytest.approx(-0.35 + 5, abs=0.2)
    assert age("Notwithstanding considerable organisational difficulties, representatives collaborated.") > 20


@pytest.mark.parametrize("scorecard", SCORECARDS)
def test_what_is_said_first_can_be_read_at_twelve(scorecard: str) -> None:
    texts = list(first_words(scorecard))
    assert len(texts) > 15
    assert [(round(age(text), 1), text) for text in texts if age(text) > OLDEST] == []


@pytest.mark.parametrize("path", TEXTS, ids=[f"{path.parent.name}/{path.stem}" for path in TEXTS])
def test_summaries_and_commentary_of_the_example_can_be_read_at_twelve(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert age(text) <= OLDEST
    if path.stem == "summary":
        parts = [part for part in text.split("\n\n") if part.strip() != LICENCE]
        assert [(round(age(part), 1), part) for part in parts if age(part) > OLDEST] == []


def test_every_sentence_that_a_scorecard_can_answer_with_can_be_read_at_twelve() -> None:
    """Each form of the words, as it stands after a first sentence with all three parts."""
    words = {key: forms for key, forms in SAY.forms.items() if key.startswith("answer-")}
    first = "Of 33 indicators, 7 are getting better, 6 are getting worse and 6 are about the same."
    sentences = [
        form for key, forms in words.items() if key.startswith(("answer-sure", "answer-rest")) for form in forms
    ]
    assert len(sentences) >= 5
    for sentence in sentences:
        text = f"{first} {sentence.format(number=14)}"
        assert age(text) <= OLDEST, text
