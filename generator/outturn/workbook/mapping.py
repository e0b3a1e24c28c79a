"""What is kept of how a workbook is read, as a small file that people can change: YAML, every value a text.

``?`` stands where nobody has said yet; nothing is imported before something else stands there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import yaml

OPEN = "?"
ALL_READ, NOTHING_READ = "figures", "nothing"
"""What is read of a sheet."""
MOST_BYTES = 1_000_000
TOO_LARGE, NO_YAML, STRANGE, NO_TABLE, NO_TEXT = "size", "yaml", "key", "table", "text"
HEAD = """\
# How this workbook is read. Outturn wrote it, asks it the next time, and adds what is new.
# A ? stands where it is not sure: write what is right in its place, then run the same command again.
#   sheets      read: figures, or nothing; hidden: figures, or nothing, of hidden rows and columns
#   columns     outturn, target, floor, baseline, numerator, denominator, rating or direction, with a period behind
#               where the heading does not name it (outturn 2024/25, target Q1 2024/25); comparator with the short name
#               of an area, and perhaps a period (comparator england); indicator, code, period, kind, outcome, unit,
#               polarity, owner, definition or note; ignored
#   indicators  the short name of an indicator of the scorecard; ignored; or new with what it is
#   outcomes    the id of an outcome
"""

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class SheetMap:
    """How a sheet is read: whether at all, what its columns are, by their headings, and whether what is hidden is read.

    ``hidden`` is empty where nothing of it is.
    """

    read: str = ALL_READ
    columns: Texts = field(default_factory=dict)
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class WorkbookMap:
    """How a workbook is read. ``indicators`` have a short name, "ignored", "?", or the facts of a new one."""

    workbook: str = ""
    year: str = ""
    sheets: dict[str, SheetMap] = field(default_factory=dict)
    outcomes: Texts = field(default_factory=dict)
    indicators: dict[str, str | Texts] = field(default_factory=dict)


class MappingError(Exception):
    """The file is none that says how a workbook is read; ``line`` is where, 0 where that is not known.

    ``why`` is one of size, yaml, key, table and text; ``about`` is what is wrong.
    """

    def __init__(self, why: str, about: str = "", line: int = 0) -> None:
        super().__init__(why)
        self.why, self.about, self.line = why, about, line


def written(one: WorkbookMap) -> bytes:
    """The file that says the same; the same bytes for the same mapping."""
    content: dict[str, object] = {"workbook": one.workbook}
    if one.year:
        content["year"] = one.year
    content["sheets"] = {
        title: {
            "read": sheet.read,
            **({"hidden": sheet.hidden} if sheet.hidden else {}),
            **({"columns": sheet.columns} if sheet.columns else {}),
        }
        for title, sheet in one.sheets.items()
    }
    content |= {"outcomes": one.outcomes, "indicators": one.indicators}
    text = yaml.dump(content, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=1_000)
    return (HEAD + text).encode("utf-8")


def read_mapping(content: bytes) -> WorkbookMap:
    """The mapping that the file says. Raises MappingError."""
    if len(content) > MOST_BYTES:
        raise MappingError(TOO_LARGE)
    try:
        # every scalar is a text: a period such as 2024 is no number, and “no” is no truth
        found = yaml.load(content.decode("utf-8-sig"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    except yaml.MarkedYAMLError as error:
        raise MappingError(NO_YAML, line=error.problem_mark.line + 1 if error.problem_mark else 0) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise MappingError(NO_YAML) from error
    if found in (None, ""):
        return WorkbookMap()
    known = _table(found, "the whole file")
    if strange := [name for name in known if name not in {"workbook", "year", "sheets", "outcomes", "indicators"}]:
        raise MappingError(STRANGE, strange[0])
    return WorkbookMap(
        _text(known.get("workbook", ""), "workbook"),
        _text(known.get("year", ""), "year"),
        {title: _sheet(title, one) for title, one in _table(known.get("sheets", {}), "sheets").items()},
        _texts(known.get("outcomes", {}), "outcomes"),
        {
            name: _texts(one, name) if isinstance(one, Mapping) else _text(one, name)
            for name, one in _table(known.get("indicators", {}), "indicators").items()
        },
    )


def _sheet(title: str, found: object) -> SheetMap:
    if isinstance(found, str):
        return SheetMap(found)
    one = _table(found, title)
    columns, hidden = _texts(one.get("columns", {}), title), _text(one.get("hidden", ""), title)
    return SheetMap(_text(one.get("read", ALL_READ), title), columns, hidden)


def _table(found: object, where: str) -> dict[str, object]:
    if found == "":
        return {}
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found):
        raise MappingError(NO_TABLE, where)
    return found


def _texts(found: object, where: str) -> Texts:
    return {name: _text(one, f"{where}: {name}") for name, one in _table(found, where).items()}


def _text(found: object, where: str) -> str:
    if not isinstance(found, str):
        raise MappingError(NO_TEXT, where)
    return found.strip()


class _Plain(yaml.SafeDumper):
    """Texts as they are typed where they can be, in quotation marks where they cannot; no anchors.

    Nothing that looks like a number or a truth is told from a text, since the reader takes every value as one.
    """

    yaml_implicit_resolvers: ClassVar[dict[str, list[object]]] = {}  # type: ignore[misc]

    def ignore_aliases(self, data: object) -> bool:
        """Every table stands where it is said."""
        del data
        return True
