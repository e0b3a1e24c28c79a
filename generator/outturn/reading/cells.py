"""What can be wrong with a header or with a cell: flaws, without the place at which they stand."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, cast

from outturn.errors import LONGEST_QUOTE, Finding, Gap, Where, counted, printable, shown, word
from outturn.findings import found, leading
from outturn.meant import plain, text_meant
from outturn.meetings import PAPER_FILE, TIME
from outturn.model import MARKS, MARKS_BESIDE, MARKS_INSTEAD, SLUG
from outturn.reading.links import wrong_link
from outturn.reading.visible import has_letter, name_of, unseen, without_unseen

Field = Mapping[str, object]
Value: TypeAlias = str | float | bool | date | None

_DIGITS = r"-?(?:\d+\.?\d*|\.\d+)"
NUMBER = re.compile(_DIGITS, re.ASCII)
"""Digits and a point, which may stand first or last, as spreadsheets and databases write .54 and 5."""
EXPONENT = re.compile(rf"{_DIGITS}[eE][+-]?\d+", re.ASCII)
INTEGER = re.compile(r"-?\d+", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
TRUTHS: Mapping[str, bool] = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
"""Spreadsheets turn small letters into capitals when they save."""
NOT_FIGURES = frozenset({"na", "n/a", "-", "..", ".", "nil", "none", "null", "*", "–", "—", "x", "c", "z", "u"})
HTTPS = r"https://[^\s]+"
FORMS = {
    SLUG: "form-slug",
    "[0-9a-f]{64}": "form-sha256",
    r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}": "form-version",
    "/([a-z0-9.-]+/)*([a-z0-9.-]+)?": "form-address",
    r"[^|]+\|[^|]+": "form-label",
    "[A-Z]{3}": "form-currency",
    r"[0-9]{1,6}(\.[0-9]{1,6})?( [0-9]{1,6}(\.[0-9]{1,6})?)*": "form-shares",
    HTTPS: "form-https",
    f"{SLUG}/{SLUG}": "form-indicator-elsewhere",
    TIME: "form-time",
    PAPER_FILE: "form-paper-file",
}
"""What the profile's patterns ask for, as messages say it."""
LIKE = 0.75
"""How much a column that is not known must be like one that is missing to be taken for it."""
LETTERED = ("title", "name")
"""Columns whose text is what something is called."""
LARGEST = 1e15
LOST = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character was lost."""
FORMULA = re.compile(r"[=+@\uff1d\uff0b\uff20\uff0d-]")
"""How a text begins that a spreadsheet takes for a formula; wide forms, where the keyboard is set to them."""
TELEPHONE = re.compile(r"\+\d[\d ()-]{6,20}", re.ASCII)


class Flaw(NamedTuple):
    """What is wrong with one text, wherever it stands: the id of a finding and what fills the gaps of its words."""

    id: str
    gaps: Mapping[str, Gap]
    write: Mapping[str, str] = MappingProxyType({})

    def at(self, where: Where) -> Finding:
        """The finding of it at that place."""
        return leading(found(self.id, where, **self.gaps), **self.write)


def flaw(id_: str, /, **gaps: Gap) -> Flaw:
    """A flaw of that id."""
    return Flaw(id_, gaps)


def named(labels: Sequence[str], columns: Collection[str]) -> dict[str, str]:
    """The column that each label of a header names; what is spelt otherwise is meant where nothing else names it."""
    clean = {label: _named(label, columns) for label in labels}
    once = {name for name in columns if name not in labels and list(clean.values()).count(name) == 1}
    meant = {label: name if name in once else label for label, name in clean.items()}
    missing = [name for name in columns if name not in meant.values()]
    return {label: name if name in columns else _like(label, missing) or label for label, name in meant.items()}


def _is_spelt(label: str, column: str) -> bool:
    """Whether the label is the column's name in another spelling, and no other word."""
    return column in (label, _named(label, (column,)))


def _like(label: str, missing: list[str]) -> str:
    """The missing column that a label is so much like that it is taken for it, and for no other; empty where none."""
    near = get_close_matches(plain(label).casefold(), missing, 1, LIKE)
    if near:
        missing.remove(near[0])
    return near[0] if near else ""


def _named(label: str, columns: Collection[str]) -> str:
    """The column that a label means: without blanks around it, in small letters, with low lines between its words."""
    bare = without_unseen(label).strip()
    if bare in columns:
        return bare
    return "_".join(plain(label).strip("\"'").casefold().replace("-", " ").replace("_", " ").split())


def header_problems(labels: Sequence[str], columns: Mapping[str, Field], file: str) -> Iterator[Finding]:
    """Columns that are missing, unknown, named twice or in another order than the schema's.

    A column that may be empty in every row may be left out, but for that of the figures themselves.
    """
    listed = ", ".join(columns)
    if not labels:
        yield found("header-missing", Where(file), columns=",".join(columns))
        return
    if len(labels) == 1 and (";" in labels[0] or "\t" in labels[0]):
        yield found("header-separator", Where(file, 1), found=shown(labels[0]))
        return
    yield from _nameless(labels, file)
    counts = Counter(label for label in labels if label)
    for label in sorted(label for label, count in counts.items() if count > 1):
        yield found("column-twice", Where(file, 1, label), found=shown(label))
    meant = named(labels, columns)
    guessed = {label: column for label, column in meant.items() if column in columns and not _is_spelt(label, column)}
    for label, column in meant.items():
        if label != column and label not in guessed:
            seen = re.sub(r"^\s|\s$", "·", without_unseen(label, "·"))
            is_blank = without_unseen(label).strip() == column
            kind, said = ("column-spaces", f"“{seen}”") if is_blank else ("column-spelling", shown(label))
            yield leading(found(kind, Where(file, 1, column), column=column, found=said), **{label: column})
    names = [meant[label] for label in labels]
    unknown = (label for label in counts if meant[label] not in columns or label in guessed)
    for label in unknown:
        near = guessed.get(label, "")
        wanted = word("names-near", near=near, place=listed) if near else listed
        gaps = {"meant": near} if near else {}
        yield found("column-unknown", Where(file, 1, label), found=shown(label), columns=wanted, **gaps)
    for column, field in columns.items():
        if column not in names and is_needed(field):
            yield found("column-missing", Where(file, 1, column), column=column)
    in_order = [column for column in columns if column in names]
    if sorted(names) == sorted(in_order) and names != in_order:
        yield found("column-order", Where(file, 1), found=", ".join(names), columns=listed)


def _nameless(labels: Sequence[str], file: str) -> Iterator[Finding]:
    if number := labels.count(""):
        yield found("column-nameless", Where(file, 1), count=counted("count-columns", number))


def is_needed(field: Field) -> bool:
    """Whether the column must be there."""
    return bool(_limits(field).get("required")) or field["name"] == "value"


def reader(field: Field) -> Callable[[str], tuple[Value, Flaw | None]]:
    """A function from a cell of that column, as it is written, to its value and what is wrong with it.

    An empty cell and one that cannot be read have no value; a text with a flaw is its own value all the same.
    """
    return partial(READERS[str(field["type"])], field)


def _limits(field: Field) -> Mapping[str, object]:
    return cast("Mapping[str, object]", field.get("constraints", {}))


def _empty(field: Field) -> Flaw | None:
    if not _limits(field).get("required"):
        return None
    return flaw("cell-empty", title=str(field["title"]).lower(), description=str(field["description"]))


def _text(field: Field, cell: str) -> tuple[Value, Flaw | None]:
    if not cell:
        return "", _empty(field)
    limits = _limits(field)
    if "\n" in cell or "\r" in cell:
        return cell, flaw("cell-line-break", found=shown(cell))
    if len(cell) > cast("int", limits.get("maxLength", len(cell))):
        most = counted("count-characters", cast("int", limits["maxLength"]))
        return cell, flaw("text-too-long", length=counted("count-characters", len(cell)), most=most)
    if "enum" in limits:
        return cell, None if cell in cast("Sequence[str]", limits["enum"]) else _not_allowed(field, limits, cell)
    if "pattern" in limits:
        return cell, _out_of_form(str(limits["pattern"]), cell)
    return cell, wrong_text(cell, is_name=field["name"] in LETTERED)


def _not_allowed(field: Field, limits: Mapping[str, object], cell: str) -> Flaw:
    allowed = ", ".join(map(str, cast("Sequence[object]", limits["enum"])))
    return flaw("word-not-allowed", found=shown(cell), allowed=allowed, description=str(field["description"]))


def _out_of_form(pattern: str, cell: str) -> Flaw | None:
    if pattern == MARKS:
        return _wrong_marks(cell)
    if not re.fullmatch(pattern, cell):
        return flaw("text-form", found=shown(cell), form=word(FORMS[pattern]))
    wrong = wrong_link(cell) if pattern == HTTPS else None
    return flaw("link-wrong", found=shown(cell), reason=wrong) if wrong else wrong_text(cell)


def _wrong_marks(cell: str) -> Flaw | None:
    known = (*MARKS_INSTEAD, *MARKS_BESIDE)
    if unknown := [one for one in cell.split(" ") if one not in known]:
        named = ", ".join(f"“{printable(one)[:LONGEST_QUOTE]}”" for one in unknown)
        return flaw("mark-unknown", found=shown(cell), unknown=named, allowed=", ".join(known))
    return None


def wrong_text(text: str, *, is_name: bool = False) -> Flaw | None:
    """What is wrong with a line of text that people read, wherever it stands; ``is_name`` where it names something."""
    if hidden := unseen(text):
        return flaw("text-unseen", found=shown(text), character=name_of(hidden))
    if text != text.strip():
        return flaw("text-spaces", found=f"“{text}”")
    if (meant := text_meant(text)) != text or LOST in text:
        lost = {"write": shown(meant)} if LOST not in meant else {"write": word("write-lost")}
        return flaw("text-encoding", found=shown(text), **lost)
    if FORMULA.match(text) and not NUMBER.fullmatch(text) and not TELEPHONE.fullmatch(text):
        return flaw("text-formula", found=shown(text), write=_without_formula(text))
    if is_name and not has_letter(text):
        return flaw("text-no-letter", found=shown(text))
    return None


def _without_formula(text: str) -> Gap:
    """The words to write in place of a text that begins like a formula."""
    rest = printable(text.lstrip("=+@-\uff1d\uff0b\uff20\uff0d "))[:LONGEST_QUOTE]
    is_figure = bool(re.match(r"[£$€]?[\d.]", rest))
    sign = {"+": "formula-up", "\uff0b": "formula-up", "-": "formula-down", "\uff0d": "formula-down"}.get(text[0], "")
    return word(sign, rest=rest) if sign and is_figure else shown(rest)


def _figure(field: Field, cell: str) -> tuple[Value, Flaw | None]:
    if not cell:
        return None, _empty(field)
    kind = str(field["type"])
    if cell.strip().lower() in NOT_FIGURES:
        return None, flaw("number-replaced", found=shown(cell), kind=word(f"kind-{kind}"))
    if not (NUMBER if kind == "number" else INTEGER).fullmatch(cell):
        is_shortened = EXPONENT.fullmatch(cell) is not None
        id_ = "number-exponent" if is_shortened else "number-not-a-number" if kind == "number" else "number-not-whole"
        return None, flaw(id_, found=shown(cell), kind=word(f"kind-{kind}"))
    wrong = _out_of_limits(field, float(cell), cell)
    return (None, wrong) if wrong else (float(cell) + 0.0, None)  # -0 is 0


def _out_of_limits(field: Field, value: float, cell: str) -> Flaw | None:
    limits = _limits(field)
    low, high = (float(str(limits[end])) if end in limits else None for end in ("minimum", "maximum"))
    if (low is not None and value < low) or (high is not None and value > high):
        return flaw("number-outside-range", found=shown(cell), range=_range(limits))
    if "enum" in limits and value not in cast("Sequence[float]", limits["enum"]):
        return _not_allowed(field, limits, cell)
    return flaw("number-too-large", found=shown(cell), most=f"{LARGEST:,.0f}") if abs(value) > LARGEST else None


def _range(limits: Mapping[str, object]) -> Gap:
    low, high = str(limits.get("minimum", "")), str(limits.get("maximum", ""))
    return word("range-between", low=low, high=high) if high else word("range-least", low=low)


def _truth(field: Field, cell: str) -> tuple[Value, Flaw | None]:
    if not cell:
        return None, _empty(field)
    if cell not in TRUTHS:
        return None, flaw("boolean-not-true-or-false", found=shown(cell), kind=word("kind-boolean"))
    return TRUTHS[cell], None


def _day(field: Field, cell: str) -> tuple[Value, Flaw | None]:
    if not cell:
        return None, _empty(field)
    try:
        day = date.fromisoformat(cell) if DAY.fullmatch(cell) else None
    except ValueError:
        day = None
    return day, None if day else flaw("date-not-a-day", found=shown(cell), kind=word("kind-date"))


READERS: Mapping[str, Callable[[Field, str], tuple[Value, Flaw | None]]] = {
    "string": _text,
    "number": _figure,
    "integer": _figure,
    "boolean": _truth,
    "date": _day,
}
"""How a cell is read, by the type of its column."""
