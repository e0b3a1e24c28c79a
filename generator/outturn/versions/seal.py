"""What sealing writes: the files of a version's folder, from those of the working copy; pure, bytes in and out."""

import csv
import json
from collections.abc import Mapping
from hashlib import sha256
from io import StringIO
from typing import cast

from outturn.model import DESCRIPTOR
from outturn.pages import TOLD
from outturn.schemas import FORMAT, OPTIONAL, REQUIRED, SEALED, fields, schema
from outturn.versions.history import Version

Files = Mapping[str, bytes]
"""The content of files by their names in the package's folder."""
Resource = dict[str, object]


def sealed_files(plain: Files, judgements: str, told: bytes, version: Version, previous: str) -> dict[str, bytes]:
    """The files of the sealed version: the plain ones as they are, its judgements, what its pages say, a descriptor.

    ``judgements`` is the table as CSV, ``told`` what stands in ``told.json``; the descriptor has every hash.
    ``previous`` is the SHA-256 of the version before, or empty. ``version``'s own ``sha256`` is not looked at: it is
    the hash of what comes out, see ``descriptor_hash``.
    """
    content = json.loads(plain[DESCRIPTOR].decode("utf-8-sig"))
    files = {name: data for name, data in plain.items() if name != DESCRIPTOR}
    files[f"{SEALED}.csv"] = judgements.encode("utf-8")
    files[TOLD] = told
    resources = [*_tables(content, files), _judgements(), _told(), *_texts(files)]
    day = version.sealed.isoformat()
    about = {"format": FORMAT, "date": day, "level": version.level, "note": version.note, "previous": previous}
    sealed = {**about, "corrects": list(version.corrects), "against": version.against}
    said = {key: value for key, value in content.items() if key != "resources"}  # which stand last, named here or not
    whole = {
        **said,
        "version": version.version,
        "created": f"{day}T00:00:00Z",
        "sealed": sealed,
        "resources": [_with_hash(resource, files[str(resource["path"])]) for resource in resources],
    }
    return {**files, DESCRIPTOR: (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode("utf-8")}


def as_package(plain: Files) -> dict[str, bytes]:
    """A working copy's files as a Data Package that any program can open: with tables and schemas, and a whole time."""
    content = json.loads(plain[DESCRIPTOR].decode("utf-8-sig"))
    day = str(content["created"])[:10]
    whole = {**content, "created": f"{day}T00:00:00Z", "resources": _tables(content, plain)}
    return {**plain, DESCRIPTOR: json.dumps(whole, ensure_ascii=False).encode("utf-8")}


def descriptor_hash(files: Files) -> str:
    """The SHA-256 that stands for the whole version: its descriptor holds the hashes of all other files."""
    return sha256(files[DESCRIPTOR]).hexdigest()


def _tables(content: Mapping[str, object], files: Files) -> list[Resource]:
    """The package's tables, with what the working copy says of them and the schemas of today."""
    written = {str(one["name"]): one for one in cast("list[Resource]", content.get("resources", []))}
    there = [name for name in (*REQUIRED, *OPTIONAL) if f"{name}.csv" in files]
    return [{**_table(name), **written.get(name, {}), "schema": _schema(name, files)} for name in there]


def _schema(name: str, files: Files) -> Resource:
    """The table's schema with the columns that its file has, so that any program finds them as it says.

    A column of the key that is not there has nothing to tell rows apart by, and no program looks for it.
    """
    labels = next(csv.reader(StringIO(files[f"{name}.csv"].decode("utf-8-sig"))), [])
    whole = schema(name)
    key = [column for column in cast("list[str]", whole["primaryKey"]) if column in labels]
    return {**whole, "fields": [field for field in fields(name) if field["name"] in labels], "primaryKey": key}


def _table(name: str) -> Resource:
    return {"name": name, "path": f"{name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}


def _judgements() -> Resource:
    return {**_table(SEALED), "schema": schema(SEALED)}


def _told() -> Resource:
    return {"name": "told", "path": TOLD, "format": "json", "mediatype": "application/json", "encoding": "utf-8"}


def _texts(files: Files) -> list[Resource]:
    names = [name for name in sorted(files) if name.endswith(".md")]
    return [
        {
            "name": name.removesuffix(".md").replace("/", "-"),
            "path": name,
            "format": "md",
            "mediatype": "text/markdown",
            "encoding": "utf-8",
        }
        for name in names
    ]


def _with_hash(resource: Resource, data: bytes) -> Resource:
    plain = {key: value for key, value in resource.items() if key not in ("hash", "bytes", "schema")}
    table = {"schema": resource["schema"]} if "schema" in resource else {}
    return {**plain, "hash": f"sha256:{sha256(data).hexdigest()}", "bytes": len(data), **table}
