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

from outturn.errors import Finding, Where, counted, shown, word
from outturn.findings import found
from outturn.model import DESCRIPTOR
from outturn.schemas import FORMAT, required, schema

MOST_BYTES = 100_000_000
MOST_DESCRIPTOR_BYTES = 1_000_000
MOST_COMMENTARY_BYTES = 100_000


def plain_file(path: Path, name: str, most: int = MOST_BYTES) -> Finding | None:
    """The reason for which the file must not be opened, or None when it is a plain file of a bearable size."""
    try:
        status = path.lstat()
    except OSError:
        return found("file-missing", Where(name))
    if not stat.S_ISREG(status.st_mode):
        kind = word("kind-link" if stat.S_ISLNK(status.st_mode) else "kind-other")
        return found("file-not-plain", Where(name), kind=kind)
    if status.st_size > most:
        size, allowed = counted("count-bytes", status.st_size), counted("count-bytes", most)
        return found("file-too-large", Where(name), size=size, most=allowed)
    return None


def not_utf8(wrong: UnicodeError, name: str) -> Finding:
    """The finding of a file that is not UTF-8, with the line that holds the first wrong byte."""
    if not isinstance(wrong, UnicodeDecodeError):  # half of a pair of surrogates, which no file can hold
        return found("file-not-utf8", Where(name), byte=word("half-character"))
    line = wrong.object.count(b"\n", 0, wrong.start) + 1
    return found("file-not-utf8", Where(name, line=line), byte=f"0x{wrong.object[wrong.start]:02X}")


def read_descriptor(folder: Path, name: str) -> tuple[Mapping[str, object], list[Finding]]:
    """The folder's ``datapackage.json`` (empty where it cannot be read), and everything that is wrong with it.

    ``name`` is the file's name as findings give it.
    """
    content, findings = read_object(folder / DESCRIPTOR, name)
    return content, findings or list(shape_problems(content, name))


def read_object(path: Path, name: str) -> tuple[Mapping[str, object], list[Finding]]:
    """The JSON object that the file holds (empty where it cannot be read), and why it cannot."""
    if finding := plain_file(path, name, MOST_DESCRIPTOR_BYTES):
        return {}, [finding]
    return object_in(path.read_bytes(), name)


def object_in(text: bytes, name: str) -> tuple[Mapping[str, object], list[Finding]]:
    """The JSON object that the bytes are (empty where they are none), and why they are not."""
    try:
        content = json.loads(text.decode("utf-8-sig"))
        json.dumps(content, ensure_ascii=False).encode("utf-8")
    except UnicodeError as error:
        return {}, [not_utf8(error, name)]
    except json.JSONDecodeError as error:
        reason = word("reason-json", reason=error.msg, line=str(error.lineno), column=str(error.colno))
        return {}, [found("descriptor-not-json", Where(name, line=error.lineno), reason=reason)]
    except (ValueError, RecursionError):
        return {}, [found("descriptor-too-deep", Where(name))]
    if not isinstance(content, dict):
        return {}, [found("descriptor-not-object", Where(name), found=shown(content))]
    return content, []


def shape_problems(
    content: Mapping[str, object], name: str, *, own_schemas: bool = True, number: int = FORMAT
) -> Iterator[Finding]:
    """Everything in which a descriptor is not as the profile says in the format of that number.

    With ``own_schemas``, its tables' schemas must be the project's of today, as in every working copy.
    """
    errors = sorted(Draft202012Validator(schema("datapackage", number)).iter_errors(content), key=lambda e: e.json_path)
    for error in errors:
        yield from _shape_problem(error, name)
    if not errors:
        yield from _resource_problems(content, name, own_schemas=own_schemas, number=number)


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
    resources = cast("list[Mapping[str, object]]", content["resources"])
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
        if own_schemas and resource["schema"] != schema(table):
            yield found("schema-changed", Where(name, column=f"resources[{index}].schema"), table=table)
