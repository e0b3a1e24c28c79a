"""What describes the feed for partners: a JSON Schema, a Table Schema, and metadata for the web.

One list of columns makes them and the rows, so none of them can say another.
"""

from typing import Literal

from outturn.pages import Site
from outturn.versions import addresses
from outturn.versions.addresses import PARTNERS
from outturn.words.catalogue import Catalogue

Kind = Literal["string", "number", "integer", "boolean", "date", "uri", "issues"]

CSV_FILE, SCHEMA_FILE = "indicators.csv", "indicators.schema.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
KEY = ("scorecard", "indicator")
NEEDED = ("scorecard", "scorecard_title", "area", "indicator", "title", "unit", "unit_name", "decimals", "polarity")
"""The columns that are never empty."""
ISSUE = ("issue", "title", "owner", "status")
"""What is said of an issue."""
COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("scorecard", "string"),
    ("scorecard_title", "string"),
    ("publisher", "string"),
    ("area", "string"),
    ("area_code", "string"),
    ("illustrative", "boolean"),
    ("licence", "string"),
    ("version", "string"),
    ("indicator", "string"),
    ("title", "string"),
    ("outcome", "string"),
    ("codes", "string"),
    ("unit", "string"),
    ("unit_name", "string"),
    ("decimals", "integer"),
    ("polarity", "string"),
    ("period", "string"),
    ("period_label", "string"),
    ("period_start", "date"),
    ("period_end", "date"),
    ("value", "number"),
    ("grade", "string"),
    ("mark", "string"),
    ("target", "number"),
    ("target_kind", "string"),
    ("target_name", "string"),
    ("target_period", "string"),
    ("lower", "number"),
    ("upper", "number"),
    ("rating", "string"),
    ("rating_reason", "string"),
    ("rating_certainty", "string"),
    ("direction", "string"),
    ("direction_reason", "string"),
    ("certainty", "string"),
    ("compared_with", "string"),
    ("issues", "issues"),
    ("address", "uri"),
    ("newest_address", "uri"),
)
"""The columns of the feed in their order, with what is in each; ``issues`` is a list in JSON and names in CSV."""


def json_schema(say: Catalogue, site: Site) -> dict[str, object]:
    """The JSON Schema (2020-12) of the JSON file."""
    return {
        "$schema": DRAFT,
        "$id": site.full(addresses.partners(SCHEMA_FILE)),
        "title": say("partners-feed"),
        "type": "object",
        "required": ["format", "schema", "site", "as_at", "indicators"],
        "properties": {
            "format": {"const": PARTNERS},
            "schema": {"type": "string"},
            "site": {"type": "string"},
            "as_at": {"type": "string", "format": "date"},
            "indicators": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": [name for name, _ in COLUMNS],
                    "properties": {name: _property(say, name, kind) for name, kind in COLUMNS},
                },
            },
        },
    }


def _property(say: Catalogue, name: str, kind: Kind) -> dict[str, object]:
    about: dict[str, object] = {"description": say(f"partners-{name}")}
    match kind:
        case "issues":
            of_one = {
                "type": "object",
                "required": list(ISSUE),
                "properties": {one: {"type": "string"} for one in ISSUE},
            }
            return about | {"type": "array", "items": of_one}
        case "date":
            return about | {"type": ["string", "null"], "format": "date"}
        case "number":
            return about | {"type": ["number", "null"]}
        case "string" | "uri":
            return about | {"type": "string"} | ({"minLength": 1} if name in NEEDED else {})
        case _:
            return about | {"type": kind}


def table_schema(say: Catalogue) -> dict[str, object]:
    """The Table Schema of the CSV file, as Frictionless tools read it."""
    return {
        "fields": [
            {
                "name": name,
                "type": _written(kind),
                "description": say(f"partners-{name}"),
                **({"constraints": {"required": True}} if name in NEEDED else {}),
            }
            for name, kind in COLUMNS
        ],
        "missingValues": [""],
        "primaryKey": list(KEY),
    }


def csvw(say: Catalogue, site: Site) -> dict[str, object]:
    """The metadata of the CSV file for the web (CSVW, https://www.w3.org/TR/tabular-metadata/)."""
    columns: list[dict[str, object]] = [
        {
            "name": name,
            "titles": name,
            "datatype": _written(kind),
            "dc:description": say(f"partners-{name}"),
            "required": name in NEEDED,
        }
        for name, kind in COLUMNS
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": say.language}],
        "url": CSV_FILE,
        "dc:title": say("partners-feed"),
        "dc:publisher": site.name,
        "tableSchema": {"columns": columns, "primaryKey": list(KEY)},
    }


def _written(kind: Kind) -> str:
    """The type of what stands in a cell of the CSV file."""
    return "string" if kind in ("issues", "uri") else kind
