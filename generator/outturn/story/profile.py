"""The data profile's page, made from the schemas, so that it cannot say anything else than they do."""

from collections.abc import Iterator, Mapping
from typing import cast

from outturn import words
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Link
from outturn.pages import ColumnRow, ProfilePage, ProfileTable
from outturn.periods import parse
from outturn.schemas import OPTIONAL, REQUIRED, fields, schema

Schema = Mapping[str, object]

TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "date": "a day",
}
EXAMPLES = (
    "2024",
    "FY2024-25",
    "AY2024-25",
    "FY2024-25-H1",
    "FY2024-25-Q1",
    "2024-Q1",
    "AY2024-25-T1",
    "2024-04",
    "2024-W37",
    "2024-03-31",
    "2022..2024",
    "FY2013-14..FY2015-16",
)


def profile_page(crumbs: tuple[Link, ...], notice: str) -> ProfilePage:
    """What the data profile's page says."""
    title = "The data profile"
    address = "about/data-profile/"
    return ProfilePage(
        address,
        title,
        "What goes into which file and column of a scorecard's data package.",
        (*crumbs, Link(title, address)),
        notice,
        tables=(_descriptor(), *(_table(name) for name in (*REQUIRED, *OPTIONAL))),
        marks_instead=tuple(MARKS_INSTEAD.items()),
        marks_beside=tuple(MARKS_BESIDE.items()),
        periods=tuple((text, words.long_label(parse(text))) for text in EXAMPLES),
    )


def _table(name: str) -> ProfileTable:
    content = schema(name)
    key = ", ".join(cast("list[str]", content["primaryKey"]))
    optional = " This file is optional." if name in OPTIONAL else ""
    columns = tuple(_column(field) for field in fields(name))
    return ProfileTable(name, f"{name}.csv", f"{content['description']}{optional}", key, columns)


def _column(field: Schema) -> ColumnRow:
    limits = cast("Schema", field.get("constraints", {}))
    return ColumnRow(
        str(field["name"]),
        str(field["description"]),
        _allowed(str(field["type"]), limits),
        bool(limits.get("required", False)),
    )


def _allowed(kind: str, limits: Schema) -> str:
    if "enum" in limits:
        return ", ".join(cast("list[str]", limits["enum"]))
    pattern = str(limits.get("pattern", ""))
    if pattern.startswith("[a-z0-9]"):
        return f"small letters, digits and single hyphens, at most {limits['maxLength']}"
    about = TYPES[kind]
    if "minimum" in limits:
        ends = f" to {limits['maximum']}" if "maximum" in limits else " or more"
        about += f", {limits['minimum']}{ends}"
    if "maxLength" in limits:
        about += f", at most {limits['maxLength']} characters"
    return about


def _descriptor() -> ProfileTable:
    content = schema("datapackage")
    return ProfileTable("datapackage", "datapackage.json", str(content["description"]), "", tuple(_keys(content, "")))


def _keys(content: Schema, within: str) -> Iterator[ColumnRow]:
    """The keys of an object and of the objects in it, by their paths."""
    required = cast("list[str]", content.get("required", []))
    for name, entry in cast("Mapping[str, Schema]", content["properties"]).items():
        about = str(entry["description"])
        yield ColumnRow(f"{within}{name}", about, "", name in required)
        if "properties" in entry:
            yield from _keys(entry, f"{within}{name}.")
        items = cast("Schema", entry.get("items", {}))
        if "properties" in items:
            yield from _keys(items, f"{within}{name}[].")
