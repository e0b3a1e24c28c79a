"""Jinja's environment for templates of ours: what it prints is escaped once, and what it has compiled is kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any, Protocol

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateError, TemplateSyntaxError, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

from outturn.errors import PlainError

HERE_ALONE = "?"
"""Before the key of a template of which only this process remembers what was compiled."""


class RenderError(PlainError):
    """A template is wrong; the message says which and how."""


class _Printing(CodeGenerator):
    """Jinja's own code without its own escaping, and without asking what is called whether it wants the context.

    What ``finalize`` gives is escaped already, and nothing that a template of ours calls wants it.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        self.visit(node.node, frame)
        self.write("(")
        given = [("", one) for one in (*node.args, *node.kwargs)]
        given += [(stars, one) for stars, one in (("*", node.dyn_args), ("**", node.dyn_kwargs)) if one]
        for stars, one in given:
            self.write(stars)
            self.visit(one, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class Templates(Environment):
    """Jinja's environment with that code."""

    code_generator_class = _Printing


class Kept(Protocol):
    """What was compiled before, by its key."""

    def get(self, key: str) -> bytes | None:
        """What was kept, or None."""

    def put(self, key: str, content: bytes) -> None:
        """Keep it, if that can be done."""


@dataclass(frozen=True, slots=True)
class Before:
    """Where templates in those folders are kept as they were compiled, and the key of the program that did it."""

    kept: Kept
    program: str
    folders: tuple[Path, ...]


class Compiled(BytecodeCache):
    """Templates that were compiled by this process, and ``before`` it by the same program.

    So when one is changed, the others are not compiled again.
    """

    def __init__(self, before: Before | None = None, kind: str = "") -> None:
        self._known = dict[tuple[str, str], CodeType]()
        self._before, self._kind = before, kind

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's key; that of one which is not kept begins with a mark."""
        folders = self._before.folders if self._before else ()
        is_kept = filename and any(Path(filename).is_relative_to(one) for one in folders)
        return ("" if is_kept else HERE_ALONE) + super().get_cache_key(name, filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what was compiled of the same text."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        content = self._before.kept.get(self._key(bucket)) if self._before and bucket.code is None else None
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, in place of what was before."""
        if bucket.code:
            self._known = {key: code for key, code in self._known.items() if key[0] != bucket.key}
            self._known[bucket.key, bucket.checksum] = bucket.code
            if self._before and not bucket.key.startswith(HERE_ALONE):
                self._before.kept.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        program = self._before.program if self._before else ""
        return sha256(f"{program}|{self._kind}|{bucket.key}|{bucket.checksum}".encode()).hexdigest()


@lru_cache(maxsize=8)
def compiled(kind: str, before: Before | None) -> Compiled:
    """What this process has compiled for environments of that kind."""
    return Compiled(before, kind)


@contextmanager
def themed() -> Iterator[None]:
    """Turn what is wrong in a template that somebody else reads, such as the theme's, into RenderError."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise RenderError(unread(error.name or "", error)) from error
    except TemplateError as error:
        message = f"A template of the theme cannot be used: {error}"
        raise RenderError(message) from error


def unread(name: str, error: TemplateSyntaxError) -> str:
    """That the template cannot be read, with its file, its line and why."""
    return f"The template {error.filename or name}, line {error.lineno}, cannot be read: {error.message}"


def unhidden(env: Environment) -> Environment:
    """An environment that lists no template in a hidden folder, such as the theme's thousands of icons.

    MkDocs lists templates to find what it is to copy, which nothing hidden is; hidden ones are still found by name.
    """
    if isinstance(env.loader, FileSystemLoader):
        env.loader = _Unhidden(env.loader.searchpath, env.loader.encoding, env.loader.followlinks)
    return env


class _Unhidden(FileSystemLoader):
    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in self._listed(folder)})

    def _listed(self, folder: str) -> Iterator[str]:
        for place, folders, names in os.walk(folder, followlinks=self.followlinks):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                if not name.startswith("."):
                    yield Path(place, name).relative_to(folder).as_posix()
