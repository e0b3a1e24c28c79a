"""The data profile's page: what the schemas allow, in the catalogue's words, which a test holds to the schemas' own."""

from collections.abc import Iterator, Mapping
from typing import cast

from outturn import words
from outturn.meetings import FOLDER
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Link
from outturn.pages import ColumnRow, ProfilePage, ProfileTable
from outturn.periods import parse
from outturn.schemas import MEETINGS, OPTIONAL, REGISTER, REQUIRED, fields, schema
from outturn.words.catalogue import Catalogue
from outturn.words.columns import allowed

Schema = Mapping[str, object]

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


def profile_page(say: Catalogue, crumbs: tuple[Link, ...], notice: str) -> ProfilePage:
    """What the data profile's page says."""
    title = say("profile-title")
    address = "about/data-profile/"
    return ProfilePage(
        address,
        title,
        say("profile-described"),
        (*crumbs, Link(title, address)),
        notice,
        tables=(_descriptor(say), *(_table(say, name) for name in (*REQUIRED, *OPTIONAL, *REGISTER, *MEETINGS))),
        marks_instead=tuple((mark, say(f"mark-{mark}")) for mark in MARKS_INSTEAD),
        marks_beside=tuple((mark, say(f"mark-{mark}")) for mark in MARKS_BESIDE),
        periods=tuple((text, words.long_label(say, parse(text))) for text in EXAMPLES),
    )


def _table(say: Catalogue, name: str) -> ProfileTable:
    key = ", ".join(cast("list[str]", schema(name)["primaryKey"]))
    about = say(f"profile-{name}")
    if name not in REQUIRED:
        about = say("profile-optional", table=about)
    if name in REGISTER:
        about = say("profile-site", table=say(f"profile-{name}"))
    file = f"{FOLDER}/{name}.csv" if name in MEETINGS else f"{name}.csv"
    return ProfileTable(name, file, about, key, tuple(_column(say, name, field) for field in fields(name)))


def _column(say: Catalogue, table: str, field: Schema) -> ColumnRow:
    limits = cast("Schema", field.get("constraints", {}))
    return ColumnRow(
        str(field["name"]),
        say(f"profile-{table}-{field['name']}"),
        allowed(say, field),
        bool(limits.get("required", False)),
    )


def _descriptor(say: Catalogue) -> ProfileTable:
    keys = tuple(_keys(say, schema("datapackage"), ""))
    return ProfileTable("datapackage", "datapackage.json", say("profile-datapackage"), "", keys)


def _keys(say: Catalogue, content: Schema, within: str) -> Iterator[ColumnRow]:
    """The keys of an object and of the objects in it, by their paths."""
    required = cast("list[str]", content.get("required", []))
    for name, entry in cast("Mapping[str, Schema]", content["properties"]).items():
        yield ColumnRow(f"{within}{name}", say(f"profile-datapackage-{within}{name}"), "", name in required)
        if "properties" in entry:
            yield from _keys(say, entry, f"{within}{name}.")
        items = cast("Schema", entry.get("items", {}))
        if "properties" in items:
            yield from _keys(say, items, f"{within}{name}[].")
