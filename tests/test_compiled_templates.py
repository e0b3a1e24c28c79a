"""Templates are compiled once by the same program, and anew where anything differs."""

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from outturn.model import Link
from outturn.render.escaping import escaped
from outturn.render.templates import Before, Compiled, Templates


class _Kept(dict[str, bytes]):
    def put(self, key: str, content: bytes) -> None:
        self[key] = content


def _filled(folder: Path, before: Before, *, compiles: bool) -> str:
    made = Templates(loader=FileSystemLoader(folder), finalize=escaped, bytecode_cache=Compiled(before, "pages"))
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
