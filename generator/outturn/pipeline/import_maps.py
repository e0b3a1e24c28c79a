"""How workbooks of a name are read: where that is kept, and what answers make of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from outturn.meant import slug_meant
from outturn.pipeline.import_ground import Asked
from outturn.pipeline.importing import Plan
from outturn.settings import IMPORTS
from outturn.workbook.mapping import WorkbookMap, read_mapping


def mapping_path(packages: Path, scorecard: str, name: str) -> Path:
    """Where it is kept how workbooks of that name are read into the scorecard."""
    return packages.parent / IMPORTS / scorecard / mapping_name(PurePath(name).stem)


def mapping_name(stem: str) -> str:
    """What the file is called that says how workbooks of that name, without its ending, are read."""
    meant = slug_meant(stem)
    return f"{meant.cell if meant else 'workbook'}.yaml"


def kept_mapping(path: Path) -> WorkbookMap:
    """What is kept of how a workbook is read; nothing where it is read for the first time. Raises MappingError."""
    return read_mapping(path.read_bytes()) if path.is_file() else WorkbookMap()


def answered(asked: Asked, plan: Plan, path: Sequence[str], answer: str) -> Asked:
    """What is asked, with an answer at that place of the mapping."""
    mapping = plan.understood.mapping
    match tuple(path):
        case ("year",):
            return replace(asked, mapping=replace(mapping, year=answer))
        case ("sheets", title, "columns", head):
            sheet = mapping.sheets[title]
            sheets = {**mapping.sheets, title: replace(sheet, columns={**sheet.columns, head: answer})}
            return replace(asked, mapping=replace(mapping, sheets=sheets))
        case ("indicators", name):
            one = {"new": ""} if answer == "new" else answer
            return replace(asked, mapping=replace(mapping, indicators={**mapping.indicators, name: one}))
        case ("indicators", name, fact):
            facts = mapping.indicators[name]
            own = {**facts, fact: answer} if isinstance(facts, dict) else {"new": "", fact: answer}
            return replace(asked, mapping=replace(mapping, indicators={**mapping.indicators, name: own}))
    raise KeyError(path)
