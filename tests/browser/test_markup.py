"""The HTML of built pages, as a strict parser of the HTML standard reads it."""

from pathlib import Path

import pytest
from justhtml import JustHTML
from kinds import KINDS

from built import example_site

EACH = 25
"""Of all pages, every so many."""


def test_the_parser_is_strict() -> None:
    found = JustHTML("<!doctype html><title>a</title><p><div></p></div>", collect_errors=True).errors
    assert "unexpected-end-tag" in str(found)


def test_pages_are_sound(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = example_site(tmp_path_factory)
    one_of_a_kind = [site / address / "index.html" for address in KINDS.values()]
    pages = {
        site / "404.html",
        *sorted(site.rglob("*.html"))[::EACH],
        *(page for page in one_of_a_kind if page.is_file()),
    }
    assert len(pages) > len(KINDS)
    assert [(page.relative_to(site), wrong) for page in sorted(pages) if (wrong := errors(page))] == []


def errors(page: Path) -> list[str]:
    return [str(error) for error in JustHTML(page.read_text(encoding="utf-8"), collect_errors=True).errors]
