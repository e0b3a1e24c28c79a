"""The catalogue: the code asks for what there is, and nothing lies there unasked; other languages, other words."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from outturn import own_pages, words
from outturn.exports.partner_schemas import COLUMNS
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Indicator, Scorecard, Unit
from outturn.pages.dated import GONE
from outturn.pipeline.alone import FORMS
from outturn.pipeline.checking import checked_site
from outturn.pipeline.listing import KINDS as CELL_KINDS
from outturn.reading.site_settings import settings_of
from outturn.schemas import fields as columns
from outturn.story.changes import BESIDE, LISTS
from outturn.story.check_page import SAID
from outturn.story.chips import SELDOM
from outturn.story.dated import STATUSES
from outturn.story.issue_rows import CELLS as ISSUE_CELLS
from outturn.story.quality import KINDS
from outturn.story.verify_page import SAID as VERIFYING
from outturn.versions.compare import JUDGING, OF_THE_VERSION, REDEFINING
from outturn.versions.history import EXCEPTIONS
from outturn.words.catalogue import HERE, SOURCE, Catalogue, catalogue
from outturn.workbook.alone import SHOWN
from outturn.workbook.cover import FACTS, READING, WRITING
from outturn.workbook.headings import JUDGED, LEFT
from outturn.workbook.own_form import Reason
from packages import SAY
from sealed import small
from telling import markdown_pages

CODE = HERE.parent
ELSEWHERE = ("meeting-pages.po", "pages.po", "theme.po", "profile.po")
OF_FINDINGS = ("finding-", "findings-", "gap-")
"""Words of templates, the theme, the schemas and findings, which have tests of their own."""

RATED, MOVED = ("green", "amber", "red"), ("improving", "worsening", "increasing", "decreasing", "no-change")
AREAS, AIMS = (
    ("nation", "region", "all", "neighbour", "peer"),
    ("target", "floor", "ceiling", "baseline", "benchmark", "lower", "upper"),
)
STEPS = ("year", "half", "quarter", "term", "month", "week", "every", "irregular")
SET = (
    *("target-met", "target-nearly", "target-floor", "target-missed"),
    *("band-inside", "band-near", "band-outside"),
)
"""How a figure stands against what somebody set: of a forecast it is said what would be."""
BENCHMARK = ("benchmark-same", "benchmark-similar", "benchmark-higher", "benchmark-lower")
"""How a figure stands beside a benchmark where nothing was tested, as a forecast never is."""
TESTED = ("benchmark-similar-chance", "benchmark-better", "benchmark-worse")
EARLIER = ("better", "worse", "same", "about-the-same", "about-the-same-chance", "up", "down")
COMPARED = ("better", "similar", "worse")
NAMED = ("period", "term-1", "term-2", "term-3", "years")
WHEN = (
    "window",
    "day",
    "to-month",
    "to-day",
    "week",
    *NAMED,
    *(f"once-{kind}" for kind in NAMED),
    "end-period",
    "end-week",
)
CHANGED = ("added", "removed", "changed")
OTHER_WORDS = ("mark", "note", "commentary", "order-of-its-indicators", *AIMS)


def dashed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.replace("_", "-") for name in names)


def enum(table: str, column: str) -> tuple[str, ...]:
    (found,) = [one["constraints"]["enum"] for one in columns(table) if one["name"] == column]  # type: ignore[index]
    return tuple(found)


CURRENCIES = ("currency-GBP", "currency-EUR", "currency-USD")
MULTIPLIERS = tuple(f"times-{one}" for one in enum("indicators", "multiplier")[1:])


WORDS_OF = {one.name for one in fields(Indicator)} - REDEFINING - JUDGING - {"indicator"}
CARD = {one.name for one in fields(Scorecard)} - OF_THE_VERSION

LEFT_CELLS = (
    *(
        "outside",
        "no-table",
        "hidden-sheet",
        "hidden-cell",
        "sheet-left",
        "note",
        "total",
        "no-indicator",
        "unknown-column",
    ),
    *(f"column-{one}" for one in LEFT),
    *("indicator-ignored", "indicator-unknown", "no-period", "no-year", "period-unfit", "period-unsure", "so-far"),
    *("twice-same", "twice", "date", "time", "truth", "uncalculated", "error", "dash", "sign", "many", "comma"),
    *("no-number", "no-word", "percentage", "money", "mark-of-target", *(f"no-{one}" for one in JUDGED)),
)

FAMILIES: Mapping[str, Iterable[str]] = {
    "cells-": CELL_KINDS,
    "cells-way-": (
        *("written", "quotes", "money", "percent", "brackets", "marked", "footnote", "few", "mark", "sized", "words"),
    ),
    "cells-left-": LEFT_CELLS,
    "cells-asked-": ("year", "column", "time", "indicator", "polarity", "outcome"),
    "cells-reason-": get_args(Reason),
    "check-script-": SAID,
    "check-left-": ("elsewhere", "mapping", "sealed", "twice", "unknown", "workbook"),
    "check-count-": ("problems", "changes"),
    "check-no-": ("problems", "changes"),
    "answer-": ("better", "worse", "similar", "of-1", "of-2", "of-3"),
    "caption-trend-": ("improving", "worsening", "increasing", "decreasing"),
    "rating-": (*RATED, "not-rated"),
    "direction-": (*MOVED, "not-comparable"),
    "comparison-": (*words.COMPARISONS, "none"),
    "not-rated-": ("no-value", "no-polarity", "break", "no-target", "in-words", "whole-year"),
    "not-comparable-": ("no-value", "no-earlier", "no-such-week", "overlap", "gap", "break"),
    "benchmark-": COMPARED,
    "benchmark-kind-": COMPARED,
    "mark-in-short-": words.QUALIFYING,
    "attention-": (
        *(kind for kind in (*words.ATTENTION, *words.ATTENTION_DATA) if kind != "red-benchmark"),
        *("red-benchmark-sure", "red-benchmark-untested", "amber-worsening-untested", "worsening-twice-untested"),
    ),
    "reason-": (*words.ATTENTION, *words.ATTENTION_DATA),
    "book-": (
        *("cover", "contents", "notes", "columns", "figures"),
        *("sheet", "holds", "count", "column", "about", "allowed", "part-of-key"),
        *(name for _, name in FACTS),
    ),
    "book-how-": (*READING, *WRITING),
    "mark-": (*MARKS_INSTEAD, *MARKS_BESIDE),
    "unit-": (*enum("indicators", "unit"), *CURRENCIES, *MULTIPLIERS),
    "axis-": MULTIPLIERS,
    "figure-": ("percent", "currency", "score-with-unit", "ratio-with-unit", *CURRENCIES, *MULTIPLIERS),
    "search-say-": (
        *("begin", "browse", "called", "corrected", "elsewhere", "found", "missing", "more", "nothing"),
        *("outcome", "page", "place"),
    ),
    "number-": ("thousands", "decimal", "negative"),
    "list-": ("and", "comma", "or", "semicolon"),
    "ordinal-ends-": ("1", "2", "3", "11", "12", "13"),
    "": ("ordinal", "days", "points", "steps", "days-with-decimals", "points-with-decimals"),
    "month-": [str(month) for month in range(1, 13)],
    "month-short-": [str(month) for month in range(1, 13)],
    "period-": ("half", "quarter", "week", "term-1", "term-2", "term-3"),
    "years-": (*enum("indicators", "year_type"), "starting"),
    "beside-": (
        "so-far",
        "so-far-short",
        "alone-short",
        *(f"alone-{one}" for one in STEPS if one not in ("year", "every", "irregular")),
    ),
    "span-months-": ["2", "3", "4", "5", "6", "9", "12", "18", "24", "36"],
    "span-years-": [str(years) for years in range(2, 11)],
    "earlier-": (*STEPS, "years"),
    "compared-with-": (*STEPS, "years"),
    "rule-direction-": (*STEPS, "years"),
    "polarity-": enum("indicators", "polarity"),
    "basis-": enum("indicators", "basis"),
    "status-": set(enum("indicators", "status")) - {"active"},
    "statutory-": ("yes", "no"),
    "issue-": enum("issues", "status"),
    "issue-step-": (
        *("listed", "listed-again", "dropped", "closed", "opened-again", "open", "watching"),
        *(f"{column}{what}" for column in ISSUE_CELLS for what in ("", "-given", "-taken")),
    ),
    "concern-": enum("concerns", "status"),
    "reporting-": [one.replace(" ", "-") for one in SELDOM],
    "exceptions-": [one.replace(" ", "-") for one in EXCEPTIONS],
    "quality-": (*KINDS, *(f"{kind}-means" for kind in KINDS)),
    "assessment-": tuple(one.replace(" ", "-") for one in enum("assessments", "status")),
    "area-": AREAS,
    "areas-": (*AREAS, "by-interval", "by-value", "by-interval-value"),
    "tile-rank-": ("neighbours", "areas"),
    "areas-ranked-": ("neighbours", "areas"),
    "aim-": ("target", "band", "benchmark", "words", "interim"),
    "interim-target-": ("plain", "named"),
    "interim-band-": ("plain", "named"),
    "aim-kind-": AIMS,
    "target-": ("plain", "named"),
    "band-": ("plain", "named"),
    "line-": ("lower", "upper", "lower-ahead", "target-ahead", "upper-ahead"),
    "chart-ahead-": ("target", "band"),
    "chart-squares-": ("concern", "improvement", "special"),
    "chart-newest-": ("chance", "untested"),
    "chart-rule-": (
        *("outside-high", "outside-low", "trend-up", "trend-down"),
        *("two-of-three-high", "two-of-three-low", "shift-high", "shift-low"),
    ),
    "chart-": ("line", "line-beside", "one-figure", "one-figure-beside", "step", "baseline"),
    "fact-": (
        *(
            "outcome",
            "unit",
            "every",
            "rounding",
            "years",
            "council",
            "owner",
            "reporting",
            "due",
            "codes",
            "proxy",
            "statutory",
            "status",
        ),
        "small-numbers",
    ),
    "related-": ("replaces", "replaced-by", "other-unit"),
    "when-": WHEN,
    "headline-phrase-": WHEN,
    "headline-scale-": ("up", "down"),
    "headline-": (*SET, *BENCHMARK, *TESTED, *EARLIER),
    "headline-forecast-": (*SET, *BENCHMARK),
    "headline-would-": (*SET, *BENCHMARK),
    "headline-mark-": words.QUALIFYING,
    "method-": ("rating", "direction", "intervals", "comparison", "trend", "process-behaviour", "forecast"),
    "judged-": (
        *("target", "benchmark", "forecast-target", "forecast-benchmark", "scale-target", "scale-benchmark"),
        *("step", "baseline"),
    ),
    "judged-band-": RATED,
    "judged-rating-": RATED,
    "judged-benchmark-": (
        *("by-area", "by-interval", "by-value", "by-scale", "similar-chance", "better-scale", "worse-scale"),
        *("".join(both) for both in product(COMPARED, ["", "-untested"])),
    ),
    "judged-change-": (
        *("not-tested", "not-tested-overlap", "not-tested-forecast", "could-be-chance-inside"),
        *("-".join(both) for both in product(["beyond-chance", "could-be-chance"], ["interval", "chart"])),
    ),
    "judged-interval-": ("rounded", "published", "wilson", "byar", "exact-poisson"),
    "judged-comparison-": ("-".join(both) for both in product(words.COMPARISONS, ["interval", "value"])),
    "judged-trend-": ("improving", "worsening", "increasing", "decreasing", "no-trend"),
    "judged-forecast-": ("last-year", "time", "year-end", "officer"),
    "judged-forecast-because-": ("no-last-year", "break", "nothing-last-year", "too-few", "small-share"),
    "cause-": ("outside", "trend", "two-of-three", "shift"),
    "variation-": ("improvement", "concern", "increase", "decrease", "common-cause"),
    "assurance-": ("will-hit", "will-miss", "hit-or-miss"),
    "rule-": (
        *(f"{way}-target{close}" for way, close in product(["higher", "lower"], ["", "-tolerance", "-floor"])),
        *("line", "profile"),
    ),
    "changes-": (
        *("turned-worse", "turned-better", "turned-otherwise"),
        *("figures-corrected", "figures-revised", "indicators-removed", "indicators-added", "indicators-redefined"),
        *("periods-removed", "new-figures", "ratings", "directions", "targets", "rules", "lists"),
        *("comparators", "breakdowns", "words"),
    ),
    "changed-": (
        *("yes", "no"),
        *("figure", "figure-up", "figure-down"),
        *("-".join(both) for both in product(["comparators", "breakdowns"], BESIDE)),
        *("-".join(both) for both in product(LISTS, CHANGED)),
    ),
    "turned-": ("worse", "better", "new", "retired", "corrected"),
    "compare-": (
        *("ranked", "unranked", "nation", "region"),
        *(f"apart-{how}" for how in ("beyond", "chance", "untested")),
        *(f"unlike-{why}" for why in ("unit", "polarity", "periods", "definition")),
    ),
    "review-": (
        *(
            "touched-changed",
            "touched-missing",
            "touched-added",
            "touched-row",
            "asks-major",
            "asks-minor",
            "asks-patch",
        ),
        *("publishes", "prepares", *(f"papers-{one}" for one in ("papers", "supplement", "minutes", "decisions"))),
        *(f"thing-{one}" for one in ("enclosure", "background", "supplement", "minutes", "recommendation", "decision")),
        *(f"prepared-{one}" for one in ("added", "changed", "missing")),
        *(f"part-{one}" for one in ("meetings", "papers", "recommendation", "decision", "report", "file")),
        *("added", "removed", "unreadable", "touches", "seals", "changed", "new", "gone", "flips", "renames"),
        *("problems", "warnings", "new-figure", "taken-out", "figures", "rated", "headlines"),
        *(f"column-{one}" for one in ("figure", "indicator", "before", "after", "target", "rating", "direction")),
    ),
    "changed-aim-": (*AIMS, *("-".join(both) for both in product(AIMS, ["added", "removed"]))),
    "changed-column-": dashed(REDEFINING | JUDGING),
    "changed-word-": (*dashed(WORDS_OF | CARD | {"name"}), *OTHER_WORDS),
    "gap-": (
        *("two", "placed", "unplaced", "beyond", "beyond-many", "chance", "chance-many", "untested", "no-change"),
        *("-".join(both) for both in product(["narrowing", "widening"], ["beyond", "chance", "untested"])),
        *("not-compared-other-groups", "not-compared-break"),
        *("direction-narrowing", "direction-widening", "reason-no-earlier", "reason-other-groups", "reason-break"),
    ),
    "calendar-": (
        *(f"kind-{one}" for one in ("release", "due", "meeting")),
        *(f"status-{one}" for one in STATUSES),
        *(f"summary-{one}" for one in GONE),
        *(f"coming-{one}" for one in STATUSES if one != "published"),
    ),
    "verify-script-": VERIFYING,
    "partners-": (name for name, _ in COLUMNS),
    "gaps-": ("widening", "narrowing", "same", "not-compared"),
    "groups-by-": ("interval", "value", "interval-value", "scale", "part"),
    "file-alone-": (*FORMS, *(f"{form}-holds" for form in FORMS)),
    "alone-": (*SHOWN, "unit"),
    "page-shared-": ("newest", "version"),
    "page-described-": ("newest", "version"),
    "considered-": ("was", "will-be", "was-version", "will-be-version"),
    "meeting-answer-": ("yes", "no", "not-applicable"),
    "meeting-field-": (
        *("committee", "date", "item", "subject", "lead-officer", "portfolio-holder", "originator"),
        *("key-decision", "call-in", "exempt", "late", "wards", "enclosures"),
    ),
    "new-meeting-": (
        f"{section}{line}"
        for section in (
            *("summary", "purpose", "background", "performance", "options", "financial", "risk", "priorities"),
            *("specific", "consultation", "next", "clearance", "contact"),
        )
        for line in ("", "-line")
    ),
    "meeting-kind-": ("background", "enclosure", "supplement", "minutes"),
    "level-": ("major", "minor", "patch", "major-with-corrections", "minor-with-corrections"),
    "index-": ("digits", "other"),
    "scorecard-statistics-": ("official", "accredited", "management-information"),
    "about-": [address.strip("/").partition("/")[2] or "title" for address in own_pages.ABOUT_PAGES],
}
"""Keys that are put together: what each begins with, and every ending that the data or judging can give."""
PUT_TOGETHER = {f"{family}{ending}" for family, endings in FAMILIES.items() for ending in endings}


@cache
def nodes() -> tuple[ast.AST, ...]:
    """Every node of the code."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in CODE.rglob("*.py"))
    return tuple(node for tree in trees for node in ast.walk(tree))


def asked() -> Iterator[tuple[str, ast.Call]]:
    """Every call of a catalogue in the code whose key stands there in full, one or one of several."""
    for node in nodes():
        if isinstance(node, ast.Call) and node.args and _is_saying(node.func):
            yield from ((key, node) for key in keys_in(node.args[0]))


def _is_saying(called: ast.expr) -> bool:
    """Whether it is ``say``, ``….say``, ``say.count`` or the label of a page."""
    if isinstance(called, ast.Attribute) and called.attr == "count":
        return _is_saying(called.value)
    return (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) in ("say", "label")


def keys_in(said: ast.expr) -> Iterator[str]:
    """The keys that an expression can give, as far as they stand there in full."""
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        yield said.value
    elif isinstance(said, ast.IfExp):
        yield from (*keys_in(said.body), *keys_in(said.orelse))
    elif isinstance(said, ast.Subscript) and isinstance(said.value, ast.Tuple):
        yield from (key for one in said.value.elts for key in keys_in(one))


def literals() -> set[str]:
    """Every text in the code."""
    return {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def own() -> set[str]:
    """The keys of the words that the code says, in the files that have no test elsewhere."""
    found: set[str] = set()
    for path in (HERE / SOURCE).glob("*.po"):
        if path.name not in ELSEWHERE:
            with path.open("rb") as file:
                ids = [message.id for message in read_po(file)]
            found |= {one[0] if isinstance(one, (tuple, list)) else one for one in ids} - {""}
    return {key for key in found if not key.startswith(OF_FINDINGS)}


@pytest.mark.wide
def test_every_key_that_is_asked_for_is_there() -> None:
    known = dict(asked())
    assert len(known) > 150
    assert sorted(key for key in known if not SAY.has(key)) == []
    assert sorted(key for key in PUT_TOGETHER if not SAY.has(key)) == []


def test_every_key_that_is_there_is_asked_for() -> None:
    assert sorted(own() - literals() - PUT_TOGETHER) == []


def test_every_gap_is_filled() -> None:
    """A call that fills gaps by their names fills those of its message; what it fills with ``**`` is told elsewhere."""
    wrong = []
    for key, call in asked():
        filled = {one.arg for one in call.keywords}
        wanted = {gap for form in SAY.forms[key] for gap in gaps(form)}
        is_counted = isinstance(call.func, ast.Attribute) and call.func.attr == "count"
        missing = wanted - filled - ({"number"} if is_counted else set())
        if missing and None not in filled:
            wrong.append((key, missing))
    assert wrong == []


def test_no_gap_follows_an_article_that_may_not_fit_it() -> None:
    """“a {frequency}” is wrong where an academic year fills it: what may follow is said in full."""
    said = [(key, form) for key, forms in SAY.forms.items() for form in forms]
    assert [key for key, form in said if re.search(r"\b[Aa]n? [“\"]?\{", form)] == []


def test_a_period_stands_after_in_only_where_its_kind_is_known() -> None:
    """Of a day it is on, of a snapshot at the end: other sentences say ``{when}``, or the period alone.

    What is compared with names its period only where it is of pooled years.
    """
    found = {key for key, forms in SAY.forms.items() if any(re.search(r"\b[Ii]n \{period\}", form) for form in forms)}
    named = {f"{start}-{kind}" for start in ("when", "headline-phrase") for kind in ("period", "once-period")}
    assert found == named | {"earlier-years"}


def test_every_plural_has_the_forms_of_its_language_with_the_same_gaps() -> None:
    for path in (HERE / SOURCE).glob("*.po"):
        with path.open("rb") as file:
            content = read_po(file)
        for message in content:
            if message.id and message.pluralizable:
                forms = message.string or ()
                assert len(forms) == content.num_plurals == 2
                assert len({frozenset(gaps(form)) for form in forms}) == 1


def written(folder: Path, language: str, plural: str, body: str) -> Catalogue:
    """A catalogue of that language whose one file holds the messages."""
    place = folder / language
    place.mkdir(parents=True)
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    (place / "own.po").write_text(head + body, encoding="utf-8")
    return catalogue(language, folder)


def messages(texts: Mapping[str, str]) -> str:
    return "\n".join(f'msgid "{key}"\nmsgstr "{text}"\n' for key, text in texts.items())


WELSH = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
"""The forms that Welsh counts in: https://www.unicode.org/cldr/charts/46/supplemental/language_plural_rules.html#cy"""
DOGS = """\
msgid "dogs"
msgid_plural "dogs"
msgstr[0] "{number} cŵn"
msgstr[1] "{number} ci"
msgstr[2] "{number} gi"
msgstr[3] "{number} chi"
msgstr[4] "{number} chi (chwech)"
msgstr[5] "{number} ci (llawer)"
"""


def test_a_language_counts_in_its_own_forms(tmp_path: Path) -> None:
    say = written(tmp_path, "cy", WELSH, DOGS)
    said = {0: "0 cŵn", 1: "1 ci", 2: "2 gi", 3: "3 chi", 4: "4 ci (llawer)", 6: "6 chi (chwech)",
            1234: "1,234 ci (llawer)"}  # fmt: skip
    assert {number: say.count("dogs", number) for number in said} == said


def test_what_a_language_does_not_say_is_said_in_english(tmp_path: Path) -> None:
    say = written(tmp_path, "cy", WELSH, DOGS)
    assert (say("rating-red"), say.count("indicators", 2)) == ("Off target", "2 indicators")


def test_numbers_are_written_with_the_marks_of_the_language(tmp_path: Path) -> None:
    marks = {
        "number-thousands": ".",
        "number-decimal": ",",
        "number-negative": "–{number}",
        "figure-percent": "{number} %",
    }
    body = "\n".join(f'msgid "{key}"\nmsgstr "{text}"\n' for key, text in marks.items())
    say = written(tmp_path, "de", "nplurals=2; plural=(n != 1);", body)
    assert words.figure(say, -1234.5, Unit("percent"), 1) == "–1.234,5 %"
    assert words.figure(say, -1234.5, Unit("currency"), 2) == "–£1.234,50"
    assert say.count("indicators", 1234) == "1.234 indicators"
    shown = words.numerals(say, Unit("percent"))
    assert (shown.thousands, shown.decimal, shown.minus, shown.before, shown.behind) == (".", ",", "–", "", " %")


def test_a_language_may_have_a_word_for_a_place_of_its_own(tmp_path: Path) -> None:
    say = written(tmp_path, "cy", WELSH, 'msgid "ordinal-3"\nmsgstr "trydydd"\n')
    assert [words.ordinal(say, place) for place in (3, 23)] == ["trydydd", "23rd"]


def test_two_languages_in_one_process_are_not_mixed(tmp_path: Path) -> None:
    say = written(tmp_path, "cy", WELSH, 'msgid "rating-red"\nmsgstr "Ymhell"\n')
    assert [words.rating(one, "red").word for one in (SAY, say, SAY)] == ["Off target", "Ymhell", "Off target"]


@pytest.mark.site
def test_a_site_says_a_word_in_its_own_way(tmp_path: Path) -> None:
    small(tmp_path)
    place = tmp_path / "site_templates" / "words" / "en"
    place.mkdir(parents=True)
    text = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "rating-amber"\nmsgstr "Nearly"\n'
    )
    (place / "own.po").write_text(text, encoding="utf-8")
    settings = settings_of(tmp_path / "mkdocs.yml")
    made = "".join(text for _, text in markdown_pages(settings, checked_site(settings)))
    assert "Nearly" in made
    assert "Close to target" not in made
    assert "On target" in made
