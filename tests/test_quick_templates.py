"""Templates that are filled without asking what each thing is, as Jinja itself fills them, and kept as compiled."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError

from outturn.model import Link
from outturn.render.escaping import escaped
from outturn.render.quick import QuickTemplates
from outturn.render.templates import Before, Compiled, Templates

MACROS = """\
{% macro cell(text, kind="plain", more=()) %}<td class="{{ kind }}">{{ text }}{{ more | join }}</td>{% endmacro %}
{% macro row() %}<tr>{{ caller() }}</tr>{% endmacro %}"""
SAME = {
    "{{ page.title }}": "A &#38; B",
    "{% import 'macros' as m %}{{ m.cell(page.title) }}": '<td class="plain">A &#38; B</td>',
    "{% import 'macros' as m %}{{ m.cell(page.title, more=('x',)) }}": '<td class="plain">A &#38; Bx</td>',
    "{% import 'macros' as m %}{{ m.cell(kind='wide', text=1.5) }}": '<td class="wide">1.5</td>',
    "{% from 'macros' import row %}{% call row() %}{{ page.title }}{% endcall %}": "<tr>A &#38; B</tr>",
    "{% for one in page.title.split() %}{{ loop.index }}{{ one }}{% endfor %}": "1A2&#38;3B",
    "{{ page.nothing is defined }}{{ page.nothing | default('-') }}": "False&#45;",
    "{% set made = namespace(n=1) %}{% set made.n = made.n + 1 %}{{ made.n }}": "2",
    "{{ [1, page.title] }}": "&#91;1&#44; &#39;A &#38; B&#39;&#93;",
}
"""What templates make of a page whose title is A & B, worked out by hand."""


def _environment(kind: type[Environment], text: str) -> Environment:
    loader = DictLoader({"page": text, "macros": MACROS})
    return kind(autoescape=True, finalize=escaped, undefined=StrictUndefined, loader=loader)


@pytest.mark.parametrize("text", SAME)
def test_a_template_says_the_same_however_it_is_filled(text: str) -> None:
    for kind in (QuickTemplates, Templates):
        assert _environment(kind, text).get_template("page").render(page=Link("A & B")) == SAME[text]


@pytest.mark.parametrize(
    "text",
    [
        "{{ given.key }}",
        "{{ page.nothing }}",
        "{{ page.title.nothing }}",
        "{% import 'macros' as m %}{{ m.cell('a', 'b', (), 'd') }}",
        "{% import 'macros' as m %}{{ m.cell('a', nothing='b') }}",
        "{% import 'macros' as m %}{{ m.cell('a', text='b') }}",
        "{% import 'macros' as m %}{{ m.cell() }}",
        "{% autoescape false %}{{ page.title }}{% endautoescape %}",
    ],
)
def test_what_only_jinja_knows_fails_so_that_jinja_is_asked(text: str) -> None:
    with pytest.raises((AttributeError, TypeError, TemplateError)):
        _environment(QuickTemplates, text).get_template("page").render(page=Link("A"), given={"key": "b"})


@given(st.text())
def test_what_is_printed_is_escaped_whoever_prints_it(text: str) -> None:
    quick, own = (_environment(kind, "{{ page.title }}").get_template("page") for kind in (QuickTemplates, Templates))
    assert quick.render(page=Link(text)) == own.render(page=Link(text)) == str(escaped(text))


class _Kept(dict[str, bytes]):
    def put(self, key: str, content: bytes) -> None:
        self[key] = content


def _filled(folder: Path, before: Before, *, compiles: bool) -> str:
    made = QuickTemplates(loader=FileSystemLoader(folder), finalize=escaped, bytecode_cache=Compiled(before, "quick"))
    if not compiles:
        made.compile = None  # type: ignore[assignment, method-assign]
    return made.get_template("page").render(page=Link("A"))


def test_what_was_compiled_by_the_same_program_is_not_compiled_again(tmp_path: Path) -> None:
    kept, page = _Kept(), tmp_path / "page"
    page.write_text("{{ page.title }}1", encoding="utf-8")
    before = Before(kept, "program", (tmp_path,))
    assert _filled(tmp_path, before, compiles=True) == "A1"
    assert _filled(tmp_path, before, compiles=False) == "A1"
    page.write_text("{{ page.title }}2", encoding="utf-8")
    assert _filled(tmp_path, before, compiles=True) == "A2"
    with pytest.raises(TypeError):
        _filled(tmp_path, Before(kept, "another program", (tmp_path,)), compiles=False)
    kept.update(dict.fromkeys(kept, b"damaged"))
    assert _filled(tmp_path, before, compiles=True) == "A2"


def test_a_template_from_elsewhere_is_not_kept(tmp_path: Path) -> None:
    kept = _Kept()
    (tmp_path / "page").write_text("{{ page.title }}", encoding="utf-8")
    assert _filled(tmp_path, Before(kept, "program", (tmp_path / "program",)), compiles=True) == "A"
    assert not kept
