"""Templates as Python that does what Jinja's does where nothing is wrong, without asking first what each thing is.

What a template reads is read as an attribute, what it calls is called, and what it prints is looked up if it was
printed before. Where that fails, the template is filled once more by Jinja's own code (``templates.Templates``), which
knows keys of mappings too, and says what is wrong.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from outturn.render.escaping import PRINTED

ASKING = frozenset({"defined", "undefined", "default", "d"})
"""Tests and filters that are about whether there is something: they need Jinja's way to what there is not."""


class QuickMacro(Macro):
    """A macro of Jinja's that is called with its arguments as they stand."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - whatever a template gives
        """What the macro makes; as ``Macro`` calls it where it is more than arguments by place and by name."""
        if self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        if len(args) != self._argument_count:
            args += tuple([kwargs.pop(name, missing) for name in self.arguments[len(args) :]])
        if kwargs:
            raise TypeError(self.name)
        return str.__new__(Markup, self._func(*args))


class _Quick(CodeGenerator):
    """Jinja's code without its own escaping, and without its own way to attributes and calls."""

    _is_asking = False

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write("(_printed if type(_printed := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(
            ") is Markup else environment.printed[_printed] if type(_printed) is str"
            " else environment.finalize(_printed))"
        )

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        if self._is_asking or iskeyword(node.attr) or not node.attr.isascii():
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        with self._asking(node.name):
            super().visit_Filter(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        with self._asking(node.name):
            super().visit_Test(node, frame)

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier, frame: Frame) -> None:  # noqa: N802
        """Refuse what is to be printed in another way."""
        del frame
        self.fail("Jinja's own code is needed", node.lineno)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """What defines a macro of ours in the place of Jinja's."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    @contextmanager
    def _asking(self, name: str) -> Iterator[None]:
        before, self._is_asking = self._is_asking, self._is_asking or name in ASKING
        yield
        self._is_asking = before


class QuickTemplates(Environment):
    """Jinja's environment with that code."""

    code_generator_class = _Quick
    Macro = QuickMacro
    printed = PRINTED
