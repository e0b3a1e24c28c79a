"""The figures of one indicator made into a book: a cover that says what they are, the marks, and one table."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from outturn.words.catalogue import Catalogue
from outturn.workbook.book import Book, Column, Line, TableSheet
from outturn.workbook.composed import made_on, notes_sheet
from outturn.workbook.cover import address_in, sheet_name

SHOWN = (
    *("area", "group", "label", "start", "end", "value", "grade", "mark", "numerator", "denominator", "low", "high"),
    *("target", "floor", "lower", "upper", "rating_in_words", "direction_in_words", "note"),
)
"""The columns in their order; one that has nothing in any row is left out."""
WHOLE = frozenset({"value", "numerator", "denominator"})
"""Numbers that stand as they were given."""
WORKED_OUT = frozenset({"low", "high", "target", "floor", "lower", "upper"})
"""Numbers that may have been worked out, and then have more digits than anybody reads."""
MORE_DECIMALS = 2
"""So many more decimals than the indicator's figures those are given with."""

Texts = Mapping[str, str]


def book_alone(about: Texts, rows: Sequence[Texts], decimals: int, say: Catalogue) -> Book:
    """The book of an indicator's figures; ``about`` says what they are, and ``decimals`` is how many pages show."""
    names = [name for name in SHOWN if any(row[name] for row in rows)]
    columns = tuple(Column(say(f"alone-{name}"), name in WHOLE | WORKED_OUT) for name in names)
    cells = [tuple(_cell(name, row[name], decimals) for name in names) for row in rows]
    facts = (
        say("alone-unit", text=about["unit"]),
        say.count("book-rows", len(rows)),
        say("book-empty-cells"),
        say("alone-see", notes=sheet_name(say, "notes")),
    )
    figures = TableSheet(sheet_name(say, "figures"), about["title"], facts, columns, cells, is_long=True)
    return Book(
        about["title"],
        about["publisher"],
        say.language,
        made_on(about["published"]),
        sheet_name(say, "cover"),
        tuple(_lines(about, decimals, say)),
        (figures, notes_sheet(say)),
    )


def _lines(about: Texts, decimals: int, say: Catalogue) -> Iterator[Line]:
    yield Line(about["definition"])
    if about["illustrative"] == "true":
        yield Line(say("book-illustrative"))
    yield Line(say("alone-unit", text=about["unit"]))
    yield Line(say("alone-source", text=about["source"]), address_in(about["source_url"]))
    yield Line(say("book-publisher", text=about["publisher"]))
    yield Line(say("alone-of", text=about["scorecard"]))
    yield Line(say("book-sealed-version", version=about["version"], day=about["published"]))
    yield Line(say("alone-page"), address_in(about["address"]))
    yield Line(say("book-licence", text=about["licence"]))
    yield Line(say("book-how"), is_heading=True)
    yield Line(say("book-how-empty"))
    yield Line(say("book-how-marks"))
    yield Line(say("alone-digits", number=decimals + MORE_DECIMALS))


def _cell(name: str, text: str, decimals: int) -> str:
    """A number that was worked out, with as many digits as tell anything; everything else as it stands."""
    if name not in WORKED_OUT or len(text.partition(".")[2]) <= decimals + MORE_DECIMALS:
        return text
    return f"{Decimal(text).quantize(Decimal(1).scaleb(-decimals - MORE_DECIMALS), ROUND_HALF_UP):f}"
