"""What a template prints is text to HTML, to Markdown and to every template that may read it later."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from hostile import MARKDOWN, SCRIPTS
from outturn.render.escaping import escaped

PROSE = (
    "In 2020/21, 8.9% of pupils stayed: that is 1,024 of 11,506 well-off ones. Take care.",
    "Harrow: children and young people",
    "Figures (2015/16). They rose",
)
EXTENSIONS = ["extra", "smarty", "sane_lists", "toc", "admonition", "attr_list", "md_in_html", "nl2br", "wikilinks"]
MORE = ["pymdownx.magiclink", "pymdownx.emoji", "pymdownx.smartsymbols", "pymdownx.fancylists", "pymdownx.tilde"]


@pytest.mark.parametrize("text", [*SCRIPTS, *MARKDOWN, *PROSE])
@pytest.mark.parametrize("start", ["", "Figures are so and so. "])
def test_even_markdown_with_every_extension_makes_of_a_text_that_text(text: str, start: str) -> None:
    """Pages hold it in HTML, which no Markdown reads; this is a line of Markdown all the same."""
    said = " ".join(f"{start}{text}".split())
    made = markdown(escaped(said), extensions=EXTENSIONS + MORE)
    assert html.unescape(re.sub(r"</?p>", "", made)).strip() == said


@given(st.text(st.sampled_from("ab1 .,:/-%()_*&<\n"), max_size=30))
def test_no_text_loses_a_character(text: str) -> None:
    assert html.unescape(escaped(text)) == text


@given(st.text(max_size=30).filter(lambda text: not re.search(r"[\d-]", text)))
def test_every_sign_of_a_text_is_an_entity(text: str) -> None:
    assert re.fullmatch(r"(?:[^\W_]| |&#\d+;)*", escaped(text))
