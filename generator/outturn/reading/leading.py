"""Flaws of cells with what to write in their place, where somebody can tell what was meant."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import cast

from outturn.errors import Gap, Word, shown, word
from outturn.meant import (
    Meant,
    day_meant,
    marks_meant,
    number_meant,
    slug_meant,
    text_meant,
    truth_meant,
    word_meant,
)
from outturn.reading.cells import LOST, Field, Flaw
from outturn.reading.visible import without_unseen

MARK = "mark"
NUMBERS = ("number-replaced", "number-not-a-number", "number-exponent", "number-not-whole")


def led(field: Field, cell: str, wrong: Flaw, columns: Collection[str]) -> Flaw:
    """The flaw of a cell with what to write; ``columns`` are those of the table, which may have one for marks."""
    if wrong.id in NUMBERS:
        return _of_number(field, cell, wrong, has_marks=MARK in columns)
    return OTHERS[wrong.id](field, cell, wrong) if wrong.id in OTHERS else wrong


def _of_number(field: Field, cell: str, wrong: Flaw, *, has_marks: bool) -> Flaw:
    kind: Gap = word(f"kind-{field['type']}")
    meant = _exponent(cell) if wrong.id == "number-exponent" else number_meant(cell)
    if meant is None:
        wanted = word("write-no-figure") if wrong.id == "number-replaced" and has_marks else kind
        return wrong._replace(gaps={**wrong.gaps, "kind": wanted})
    if field["type"] == "integer" and "." in meant.cell:
        return _whole(str(field["name"]), meant.cell, wrong, kind)
    name = str(field["name"])
    is_value = name == "value" and has_marks
    said = {**wrong.gaps, "found": word("found-because", found=shown(cell), reason=word(f"why-{meant.why}"))}
    if meant.mark and not is_value:
        return wrong._replace(gaps={**said, "kind": kind if meant.cell or not has_marks else word("write-no-figure")})
    wanted = _wanted(meant)
    cells = {name: meant.cell, **({MARK: meant.mark} if meant.mark else {})}
    if not meant.sure:
        return wrong._replace(gaps={**said, "kind": word("write-perhaps", write=wanted, kind=kind)})
    return wrong._replace(gaps={**said, "kind": wanted, "sign": meant.sign}, write=cells)


def _exponent(cell: str) -> Meant:
    number = float(cell)
    return Meant(f"{number:.15g}" if abs(number) < 1e15 else "", "exponent", sure=False)  # noqa: PLR2004


def _whole(name: str, number: str, wrong: Flaw, kind: Gap) -> Flaw:
    """A whole number that is written with a point and noughts."""
    whole, _, part = number.partition(".")
    if part.strip("0"):
        return wrong._replace(gaps={**wrong.gaps, "kind": kind})
    return wrong._replace(gaps={**wrong.gaps, "kind": shown(whole)}, write={name: whole})


def _wanted(meant: Meant) -> Gap:
    if meant.mark:
        return (
            word("write-marked", cell=shown(meant.cell), mark=meant.mark)
            if meant.cell
            else word("write-mark", mark=meant.mark)
        )
    return shown(meant.cell)


def _with(wrong: Flaw, gap: str, field: Field, meant: Meant | None) -> Flaw:
    """The flaw with what was meant in the gap of what is expected."""
    if meant is None:
        return wrong
    if not meant.sure:
        wanted = word("write-perhaps", write=shown(meant.cell), kind=wrong.gaps[gap])
        return wrong._replace(gaps={**wrong.gaps, gap: wanted})
    return wrong._replace(gaps={**wrong.gaps, gap: shown(meant.cell)}, write={str(field["name"]): meant.cell})


def _truth(field: Field, cell: str, wrong: Flaw) -> Flaw:
    return _with(wrong, "kind", field, truth_meant(cell))


def _day(field: Field, cell: str, wrong: Flaw) -> Flaw:
    return _with(wrong, "kind", field, day_meant(cell))


def _one_of(field: Field, cell: str, wrong: Flaw) -> Flaw:
    limits = cast("Mapping[str, object]", field.get("constraints", {}))
    return _allowed(wrong, field, word_meant(cell, [str(one) for one in cast("Sequence[object]", limits["enum"])]))


def _marks(field: Field, cell: str, wrong: Flaw) -> Flaw:
    return _allowed(wrong, field, marks_meant(cell))


def _allowed(wrong: Flaw, field: Field, meant: Meant | None) -> Flaw:
    """The flaw with which of what is allowed was meant."""
    if meant is None:
        return wrong
    wanted = word("write-of", write=shown(meant.cell), kind=wrong.gaps["allowed"])
    return wrong._replace(gaps={**wrong.gaps, "allowed": wanted}, write={str(field["name"]): meant.cell})


def _slug(field: Field, cell: str, wrong: Flaw) -> Flaw:
    is_slug = isinstance(wrong.gaps["form"], Word) and wrong.gaps["form"].key == "form-slug"
    return _with(wrong, "form", field, slug_meant(cell) if is_slug else None)


def _text(field: Field, cell: str, wrong: Flaw) -> Flaw:
    """A text with blanks around it, or with characters that nobody sees."""
    clean = " ".join(without_unseen(cell.replace("\t", " ")).split(" ")).strip()
    return wrong._replace(write={str(field["name"]): clean})


def _line(field: Field, cell: str, wrong: Flaw) -> Flaw:
    return wrong._replace(write={str(field["name"]): " ".join(cell.split())})


def _encoding(field: Field, cell: str, wrong: Flaw) -> Flaw:
    meant = text_meant(cell)
    return wrong if LOST in meant else wrong._replace(write={str(field["name"]): meant})


OTHERS: Mapping[str, Callable[[Field, str, Flaw], Flaw]] = {
    "boolean-not-true-or-false": _truth,
    "date-not-a-day": _day,
    "word-not-allowed": _one_of,
    "mark-unknown": _marks,
    "text-form": _slug,
    "text-spaces": _text,
    "text-unseen": _text,
    "text-encoding": _encoding,
    "cell-line-break": _line,
}
"""How what was meant is found, by the id of the flaw."""
