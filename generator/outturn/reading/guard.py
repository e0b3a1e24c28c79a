"""What is refused before anything else opens it: the descriptor's shape, and files that are not plain files.

Nothing outside the package's folder is read and nothing is fetched (docs/decisions/0003); frictionless sees a
descriptor only after everything here has passed.
"""

import json
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from outturn.errors import Problem, Where, shown
from outturn.schemas import FORMAT, required, schema

MOST_BYTES = 100_000_000
MOST_DESCRIPTOR_BYTES = 1_000_000
MOST_COMMENTARY_BYTES = 100_000


def plain_file(path: Path, name: str, most: int = MOST_BYTES) -> Problem | None:
    """The reason for which the file must not be opened, or None when it is a plain file of a bearable size."""
    try:
        status = path.lstat()
    except OSError:
        return Problem(
            "a file is missing",
            Where(name),
            "no such file",
            "a file of this name",
            "Add the file, or take its entry out of datapackage.json if it is an optional one.",
        )
    if not stat.S_ISREG(status.st_mode):
        kind = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "something that is not a plain file"
        fix = "Replace it with the file itself."
        return Problem("not a plain file", Where(name), kind, "a plain file inside the folder", fix)
    if status.st_size > most:
        fix = "Split the scorecard, or take out what does not belong in it."
        return Problem(
            "the file is too large", Where(name), f"{status.st_size:,} bytes", f"at most {most:,} bytes", fix
        )
    return None


def read_descriptor(folder: Path, name: str) -> tuple[Mapping[str, object], list[Problem]]:
    """The folder's ``datapackage.json`` (empty where it cannot be read), and everything that is wrong with it.

    ``name`` is the file's name as messages give it.
    """
    content, problems = read_object(folder / "datapackage.json", name)
    return content, problems or list(shape_problems(content, name))


def read_object(path: Path, name: str) -> tuple[Mapping[str, object], list[Problem]]:
    """The JSON object that the file holds (empty where it cannot be read), and why it cannot."""
    if problem := plain_file(path, name, MOST_DESCRIPTOR_BYTES):
        return {}, [problem]
    return object_in(path.read_bytes(), name)


def object_in(text: bytes, name: str) -> tuple[Mapping[str, object], list[Problem]]:
    """The JSON object that the bytes are (empty where they are none), and why they are not."""
    where = Where(name)
    try:
        content = json.loads(text.decode("utf-8-sig"))
        json.dumps(content, ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        return {}, [Problem("not UTF-8 text", where, "other bytes", "UTF-8", "Save the file as UTF-8.")]
    except json.JSONDecodeError as error:
        fix = "Put right the comma, quote or bracket at that place."
        found = f"{error.msg} at line {error.lineno}, column {error.colno}"
        return {}, [Problem("not JSON", Where(name, error.lineno), found, "JSON", fix)]
    except (ValueError, RecursionError):
        fix = "Write the file again from an example."
        found = "brackets nested too deep, or a number of thousands of digits"
        return {}, [Problem("not a descriptor", where, found, "a data package", fix)]
    if not isinstance(content, dict):
        fix = "Begin the file with { and end it with }."
        return {}, [Problem("not a descriptor", where, shown(content), "a JSON object", fix)]
    return content, []


def shape_problems(
    content: Mapping[str, object], name: str, *, own_schemas: bool = True, number: int = FORMAT
) -> Iterator[Problem]:
    """Everything in which a descriptor is not as the profile says in the format of that number.

    With ``own_schemas``, its tables' schemas must be the project's of today, as in every working copy.
    """
    errors = sorted(Draft202012Validator(schema("datapackage", number)).iter_errors(content), key=lambda e: e.json_path)
    for error in errors:
        yield from _shape_problem(error, name)
    if not errors:
        yield from _resource_problems(content, name, own_schemas=own_schemas, number=number)


def _shape_problem(error: ValidationError, name: str) -> Iterator[Problem]:
    place = error.json_path.removeprefix("$").removeprefix(".")
    about = str(cast("Mapping[str, object]", error.schema).get("description", "as the profile says"))
    content = cast("Mapping[str, object]", error.instance)
    if error.validator == "required":
        for key in [key for key in cast("list[str]", error.validator_value) if key not in content]:
            if f"'{key}'" in error.message:
                where = Where(name, column=f"{place}.{key}".removeprefix("."))
                yield Problem("a key is missing", where, "nothing", _described(error, key), f"Add the key “{key}”.")
    elif error.validator == "additionalProperties":
        known = cast("Mapping[str, object]", error.schema)["properties"]
        for key in sorted(set(content) - set(cast("Mapping[str, object]", known))):
            where = Where(name, column=f"{place}.{key}".removeprefix("."))
            yield Problem(
                "a key that the profile does not have", where, shown(content[key]), about, f"Take out “{key}”."
            )
    else:
        fix = "Write it as expected."
        yield Problem("not as the profile says", Where(name, column=place), shown(error.instance), about, fix)


def _described(error: ValidationError, key: str) -> str:
    properties = cast("Mapping[str, Mapping[str, object]]", cast("Mapping[str, object]", error.schema)["properties"])
    return str(properties[key].get("description", key))


def _resource_problems(
    content: Mapping[str, object], name: str, *, own_schemas: bool, number: int
) -> Iterator[Problem]:
    resources = cast("list[Mapping[str, object]]", content["resources"])
    names = [str(resource["name"]) for resource in resources]
    for missing in [one for one in required(number) if one not in names]:
        where = Where(name, column="resources")
        yield Problem("a table is missing", where, ", ".join(names), f"a resource “{missing}”", f"Add {missing}.csv.")
    for twice in sorted({one for one in names if names.count(one) > 1}):
        where = Where(name, column="resources")
        yield Problem("a table is named twice", where, shown(twice), "each table once", "Take one of the two out.")
    for index, resource in enumerate(resources):
        table = str(resource["name"])
        if resource["path"] != f"{table}.csv":
            where = Where(name, column=f"resources[{index}].path")
            fix = "Keep each table in the file of its own name."
            yield Problem("another table's file", where, shown(resource["path"]), f"{table}.csv", fix)
        if own_schemas and resource["schema"] != schema(table):
            where = Where(name, column=f"resources[{index}].schema")
            fix = "Write the project's own schema back: copy it from the datapackage.json of another scorecard."
            found = f"another schema for {table}"
            yield Problem("the schema was changed", where, found, "the project's own schema", fix)
