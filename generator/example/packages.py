"""Write one working copy: a descriptor, the tables, the commentary."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from outturn.schemas import OPTIONAL, REQUIRED, fields

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Package:
    """One scorecard's working copy, ready to be written; every cell is the text that goes into the file."""

    descriptor: Mapping[str, Any]
    tables: Mapping[str, Sequence[Row]]
    commentary: Mapping[str, str] = field(default_factory=dict)


def write(package: Package, folder: Path) -> None:
    """Write the package into the folder; a table that the package does not have and must have is written empty."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*REQUIRED, *OPTIONAL):
        if name in OPTIONAL and name not in package.tables:
            continue
        columns = [str(column["name"]) for column in fields(name)]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(package.tables.get(name, ()))
    (folder / "datapackage.json").write_text(
        json.dumps(package.descriptor, indent=2, ensure_ascii=False) + "\n", "utf-8"
    )
    for name, text in package.commentary.items():
        (folder / "commentary").mkdir(exist_ok=True)
        (folder / "commentary" / f"{name}.md").write_text(text.strip() + "\n", "utf-8")
