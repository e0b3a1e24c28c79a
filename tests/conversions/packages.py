"""What every conversion writes: the tables of a package as text, and its descriptor."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from outturn.schemas import fields

Row = Mapping[str, str]
ABOUT = {"outcome": "all", "source": "Made up", "definition": "As it was published.", "status": "active"}


def table(name: str, rows: Sequence[Row]) -> str:
    """Rows as a CSV file whose columns are those of any of them, in the order of the profile."""
    order = [str(one["name"]) for one in fields(name)]
    columns = sorted({column for row in rows for column in row}, key=order.index)
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write(folder: Path, name: str, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the working copy of a scorecard of that name; the tables that every package has may be empty."""
    empty = {
        "targets": "indicator,period,kind,value,source\n",
        "comparators": "indicator,period,area,value,mark\n",
        "areas": "area,name,kind\n",
    }
    place = folder / name / "next"
    place.mkdir(parents=True)
    for file, text in {**empty, **{one: table(one, rows) for one, rows in tables.items()}}.items():
        (place / f"{file}.csv").write_text(text, encoding="utf-8")
    said = {
        "name": name,
        "title": f"Exampleshire: {name}",
        "description": "Made-up figures.",
        "version": "next",
        "created": "2024-06-30",
        "licenses": [{"name": "OGL-UK-3.0", "title": "Open Government Licence v3.0"}],
        "sources": [{"title": "Made up"}],
        "contributors": [{"title": "Performance team", "role": "author"}],
        "scorecard": {
            "publisher": "Exampleshire Council",
            "area": {"name": "Exampleshire", "code": "E10000000"},
            "outcomes": [{"id": "all", "title": "All", "question": "How is it going?"}],
            "illustrative": True,
        },
    }
    (place / "datapackage.json").write_text(json.dumps(said, indent=2), encoding="utf-8")
