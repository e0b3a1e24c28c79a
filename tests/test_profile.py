"""The page of the data profile says what the schemas say, which other programs read."""

from collections.abc import Iterator
from typing import Any

import pytest

from outturn.schemas import MEETINGS, OPTIONAL, REGISTER, REQUIRED, SEALED, fields, schema
from outturn.story.profile import profile_page
from outturn.words.catalogue import catalogue


def described(content: Any, within: str = "") -> Iterator[tuple[str, str]]:
    """Each key of an object and of the objects in it with its description, by its path."""
    for name, entry in content.get("properties", {}).items():
        yield f"-{within}{name}", entry["description"]
        yield from described(entry, f"{within}{name}.")
        yield from described(entry.get("items", {}), f"{within}{name}[].")


@pytest.mark.parametrize("name", [*REQUIRED, *OPTIONAL, *REGISTER, *MEETINGS, "datapackage"])
def test_the_english_words_for_a_table_are_those_of_its_schema(name: str) -> None:
    content = schema(name)
    columns = () if name == "datapackage" else [(f"-{field['name']}", field["description"]) for field in fields(name)]
    expected = {"": content["description"], **dict(columns), **dict(described(content))}
    labels = catalogue().labels(f"profile-{name}")
    assert {f"profile-{name}{key}": text for key, text in expected.items()} == labels


def test_the_english_words_for_the_table_that_sealing_adds_are_those_of_its_schema() -> None:
    assert catalogue()(f"profile-{SEALED}") == schema(SEALED)["description"]


def test_what_a_column_may_hold_is_said_in_words() -> None:
    tables = {table.id: table for table in profile_page(catalogue(), (), "").tables}
    allowed = {(name, row.name): row.allowed for name, table in tables.items() for row in table.columns}
    assert allowed["indicators", "indicator"] == "small letters, digits and single hyphens, at most 80"
    assert allowed["indicators", "decimals"] == "a whole number, 0 to 6"
    assert allowed["indicators", "polarity"] == "higher, lower, band, none"
    assert allowed["indicators", "statutory"] == "true or false"
    assert allowed["outturns", "value"] == "a number"
    assert allowed["outturns", "numerator"] == "a number, 0 or more"
    assert allowed["outturns", "note"] == "text, at most 500 characters"
    assert allowed["issues", "review"] == "a day"
    assert allowed["meetings", "time"] == "a time of day such as 14:00"
    assert allowed["papers", "file"].startswith("small letters, digits and single hyphens, and an ending: .csv")
    assert tables["papers"].file == "meetings/papers.csv"
    assert tables["issues"].description.endswith(". This file is optional.")


def test_a_descriptor_may_name_every_table_of_the_profile_and_no_other() -> None:
    resources = schema("datapackage")["properties"]["resources"]  # type: ignore[index]
    named = resources["items"]["properties"]
    assert tuple(named["name"]["enum"]) == (*REQUIRED, *OPTIONAL)
    assert named["path"]["pattern"].startswith(f"^({'|'.join((*REQUIRED, *OPTIONAL))})")
    assert resources["maxItems"] == len((*REQUIRED, *OPTIONAL))
