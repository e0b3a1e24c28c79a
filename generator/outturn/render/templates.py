"""Jinja's environment for templates of ours: what it prints is escaped once, and what it has compiled is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, TemplateError, TemplateSyntaxError, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

from outturn.errors import PlainError


class RenderError(PlainError):
    """A template is wrong; the message says which and how."""


class _Printing(CodeGenerator):
    """Jinja's own code without its own escaping: what ``finalize`` gives is escaped already."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(")")


class Templates(Environment):
    """Jinja's environment with that code."""

    code_generator_class = _Printing


class Compiled(BytecodeCache):
    """Templates that this process has compiled: when one is changed, the others are not compiled again."""

    def __init__(self) -> None:
        self._known = dict[tuple[str, str], CodeType]()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what was compiled of the same text."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, in place of what was before."""
        if bucket.code:
            self._known = {key: code for key, code in self._known.items() if key[0] != bucket.key}
            self._known[bucket.key, bucket.checksum] = bucket.code


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
