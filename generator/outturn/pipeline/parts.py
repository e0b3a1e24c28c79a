"""What one unit of work makes, as bytes that can be kept and sent: a line of JSON, then texts and files one by one."""

import json
from dataclasses import astuple, dataclass, replace
from typing import Any

from outturn.pages import Rendered

File = tuple[str, bytes]
"""A file's name from the site's root, and its content."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Pages, files beside them, what the edition's pages say, as ``told.json`` has it, and what it leaves behind."""

    pages: tuple[Rendered, ...] = ()
    files: tuple[File, ...] = ()
    told: bytes = b""
    left: bytes = b""


def as_bytes(parts: Parts) -> bytes:
    """The parts, ready to be kept."""
    bodies, lengths = bytearray(), list[int]()
    for page in parts.pages:
        before = len(bodies)
        bodies += page.body.encode("utf-8")
        lengths.append(len(bodies) - before)
    head = {
        "pages": [astuple(replace(page, body="")) for page in parts.pages],
        "bodies": lengths,
        "files": [(name, len(content)) for name, content in parts.files],
        "told": len(parts.told),
    }
    line = json.dumps(head, separators=(",", ":")).encode()
    return b"".join((line, b"\n", bodies, *(content for _, content in parts.files), parts.told, parts.left))


def read_parts(content: bytes) -> Parts:
    """What was kept; raises ValueError where it is something else."""
    line, _, rest = content.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    at, pages, files = 0, [], []
    for values, length in zip(head["pages"], head["bodies"], strict=True):
        source, title, description, _, updated, tags, *more = values
        body = rest[at : at + length].decode("utf-8")
        pages.append(Rendered(source, title, description, body, updated, tuple(tags), *more))
        at += length
    for name, length in head["files"]:
        files.append((name, rest[at : at + length]))
        at += length
    behind = at + head["told"]
    return Parts(tuple(pages), tuple(files), rest[at:behind], rest[behind:])
