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


def test_prose_stands_as_it_is_but_for_its_last_sign_and_what_could_mean_something() -> None:
    assert escaped(PROSE[0]) == PROSE[0]
    assert escaped(PROSE[1]) == PROSE[1]
    assert escaped(PROSE[2]) == "Figures &#40;2015/16&#41;. They rose"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1. A list", "1&#46; A list"),
        ("iv. A list", "iv&#46; A list"),
        ("- A list", "&#45; A list"),
        (": A term", "&#58; A term"),
        ("it is a--b and so on...", "it is a&#45;&#45;b and so on&#46;&#46;&#46;"),
        ("https://www.example", "https&#58;&#47;&#47;www&#46;example"),
        ("so :smile: now", "so &#58;smile: now"),
        ("half is 1/2", "half is 1&#47;2"),
        ("a_b {% x %} {{ y }}", "a&#95;b &#123;&#37; x &#37;&#125; &#123;&#123; y &#125;&#125;"),
        ("one.\n2. two", "one&#46;&#10;2&#46; two"),
    ],
)
def test_what_could_mean_something_is_an_entity(text: str, kept: str) -> None:
    assert escaped(text) == kept


@pytest.mark.parametrize("text", [*SCRIPTS, *MARKDOWN, *PROSE])
@pytest.mark.parametrize("start", ["", "Figures are so and so. "])
def test_even_markdown_with_every_extension_makes_of_a_text_that_text(text: str, start: str) -> None:
    """Pages hold it in HTML, which no Markdown reads; this is a line of Markdown all the same."""
    said = " ".join(f"{start}{text}".split())
    made = markdown(escaped(said), extensions=EXTENSIONS + MORE)
    assert html.unescape(re.sub(r"</?p>", "", made)).strip() == said


@given(st.text(st.sampled_from("ab1 .,:/-%()_*&<\n"), max_size=30))
def test_no_text_loses_a_character_or_has_signs_that_mean_something(text: str) -> None:
    found = escaped(text)
    assert html.unescape(found) == text
    plain = re.sub(r"&#\d+;", "", found)
    assert not re.search(r"[_*&<()\n]|--|\.\.|::|//", found.replace("&#", ""))
    assert re.fullmatch(r"[\w .,:/%-]*", plain)
