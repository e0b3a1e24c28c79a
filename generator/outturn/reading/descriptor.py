"""``datapackage.json``: its shape by the profile, and its texts; every fault at once.

Nothing outside the package's folder is read and nothing is fetched (docs/decisions/0003): what a descriptor may hold is
listed, and everything else is refused.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import DESCRIPTOR
from outturn.reading.cells import Flaw, flaw, wrong_text
from outturn.reading.links import wrong_link
from outturn.reading.objects import read_object
from outturn.schemas import FORMAT, required, schema

LINKS = ("path", "homepage")
"""Keys whose text is the address of another site."""
NAMES = ("title", "question", "publisher", "area.name")
"""Keys whose text is what something is called."""
OF_LINES = ("description",)
"""Keys whose text may have several lines."""


def read_descriptor(folder: Path, name: str) -> tuple[Mapping[str, object], list[Finding]]:
    """The folder's ``datapackage.json`` (empty where it cannot be read), and everything that is wrong with it.

    ``name`` is the file's name as findings give it.
    """
    content, findings = read_object(folder / DESCRIPTOR, name)
    return content, findings or list(shape_problems(content, name))


def shape_problems(
    content: Mapping[str, object], name: str, *, own_schemas: bool = True, number: int = FORMAT
) -> Iterator[Finding]:
    """Everything in which a descriptor is not as the profile says in the format of that number.

    With ``own_schemas``, its tables' schemas are the project's of today, as in every working copy, which need not name
    its tables; its texts are held to the rules of today too.
    """
    errors = sorted(_validator(number).iter_errors(content), key=lambda one: one.json_path)
    for error in errors:
        yield from _shape_problem(error, name)
    if not errors:
        yield from _resource_problems(content, name, own_schemas=own_schemas, number=number)
        if own_schemas:
            yield from _texts(content, name, "")


@cache
def _validator(number: int) -> Draft202012Validator:
    return Draft202012Validator(schema("datapackage", number))


def _texts(value: object, name: str, place: str) -> Iterator[Finding]:
    """What is wrong with the texts below that place of a descriptor; tables are the program's own to describe."""
    if isinstance(value, dict):
        for key in [key for key in value if key != "resources"]:
            yield from _texts(value[key], name, f"{place}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _texts(one, name, f"{place}[{at}]")
    elif isinstance(value, str) and (wrong := _wrong(place, value)):
        yield wrong.at(Where(name, column=place))


def _wrong(place: str, text: str) -> Flaw | None:
    key = place.rpartition(".")[2]
    if key in LINKS:
        wrong = wrong_link(text)
        return flaw("link-wrong", found=shown(text), reason=wrong) if wrong else None
    lines = [line.strip() for line in text.strip().split("\n")] if key in OF_LINES else [text]
    flaws = (wrong_text(line, is_name=place.endswith(NAMES)) for line in lines if line or key not in OF_LINES)
    return next((one for one in flaws if one), None)


def _shape_problem(error: ValidationError, name: str) -> Iterator[Finding]:
    place = error.json_path.removeprefix("$").removeprefix(".")
    about = str(cast("Mapping[str, object]", error.schema).get("description", "as the profile says"))
    content = cast("Mapping[str, object]", error.instance)
    if error.validator == "required":
        for key in [key for key in cast("list[str]", error.validator_value) if key not in content]:
            if f"'{key}'" in error.message:
                where = Where(name, column=f"{place}.{key}".removeprefix("."))
                yield found("key-missing", where, about=_described(error, key))
    elif error.validator == "additionalProperties":
        known = cast("Mapping[str, object]", error.schema)["properties"]
        for key in sorted(set(content) - set(cast("Mapping[str, object]", known))):
            where = Where(name, column=f"{place}.{key}".removeprefix("."))
            yield found("key-unknown", where, found=shown(content[key]), about=about)
    else:
        yield found("key-value", Where(name, column=place), found=shown(error.instance), about=about)


def _described(error: ValidationError, key: str) -> str:
    properties = cast("Mapping[str, Mapping[str, object]]", cast("Mapping[str, object]", error.schema)["properties"])
    return str(properties[key].get("description", key))


def _resource_problems(
    content: Mapping[str, object], name: str, *, own_schemas: bool, number: int
) -> Iterator[Finding]:
    if own_schemas and "resources" not in content:
        return
    resources = cast("list[Mapping[str, object]]", content.get("resources", []))
    names = [str(resource["name"]) for resource in resources]
    for missing in [one for one in required(number) if one not in names]:
        yield found("table-missing", Where(name, column="resources"), found=", ".join(names), table=missing)
    for twice in sorted({one for one in names if names.count(one) > 1}):
        yield found("table-twice", Where(name, column="resources"), found=shown(twice))
    for index, resource in enumerate(resources):
        table = str(resource["name"])
        if resource["path"] != f"{table}.csv":
            where = Where(name, column=f"resources[{index}].path")
            yield found("table-path", where, found=shown(resource["path"]), table=table)
        if own_schemas and resource.get("schema", schema(table)) != schema(table):
            yield found("schema-ignored", Where(name, column=f"resources[{index}].schema"), table=table)
