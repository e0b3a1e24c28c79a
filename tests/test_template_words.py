"""The words of templates: by key, with gaps, stored with a page or today's."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from outturn.pages import GonePage
from outturn.render import Renderer, RenderError, linked
from outturn.words.catalogue import HERE, SOURCE, catalogue

ROOT = Path(__file__).parents[1]
PAGE = GonePage("a/b/", "Title", "Description", ())
WORDS = """
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "page-plain"
msgstr "Plain <b>"

msgid "page-gaps"
msgstr "{second} before {first}"

msgid "page-linked"
msgstr "See {link}it & that{link_end}."

msgid "page-open"
msgstr "{first"

"""


def said(tmp_path: Path, template: str, labels: dict[str, str] | None = None) -> str:
    """What the template says, with the words above."""
    (tmp_path / "words/en").mkdir(parents=True)
    (tmp_path / "words/en/own.po").write_text(WORDS, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/gone.md.jinja").write_text(template, encoding="utf-8")
    made = Renderer((tmp_path,), {}, catalogue("en", tmp_path / "words")).render(PAGE, labels).body
    return made.rpartition("---\n\n")[2].strip()


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ label("page-plain") }}', "Plain &#60;b&#62;"),
        ('{{ label("page-gaps", first="1 < 2", second=3) }}', "3 before 1 &#60; 2"),
        ('{{ label("page-gaps", first="<i>x</i>" | safe, second=2) }}', "2 before <i>x</i>"),
        # What fills a gap is never read as a text with gaps.
        ('{{ label("page-gaps", first="{second}", second="{first}") }}', "&#123;first&#125; before &#123;second&#125;"),
        ('{{ label("page-linked", **linked(to("x/"))) }}', 'See <a href="../../x/">it &#38; that</a>&#46;'),
        ('{{ label("page-linked", **linked("")) }}', "See it &#38; that&#46;"),
    ],
)
def test_words_are_escaped_and_their_gaps_filled(tmp_path: Path, template: str, expected: str) -> None:
    assert said(tmp_path, template) == expected


def test_an_address_cannot_end_the_link_that_it_stands_in() -> None:
    (start, end) = linked('https://a.example/"onclick=x>').values()
    assert (start, end) == ('<a href="https&#58;&#47;&#47;a&#46;example&#47;&#34;onclick&#61;x&#62;">', "</a>")


def test_a_page_keeps_the_words_that_were_stored_with_it_and_is_given_todays_for_the_rest(tmp_path: Path) -> None:
    template = '{{ label("page-plain") }}; {{ label("page-gaps", first=1, second=2) }}; {{ now("page-plain") }}'
    assert said(tmp_path, template, {"page-plain": "Old"}) == "Old; 2 before 1; Plain &#60;b&#62;"


def test_macros_of_another_template_say_and_link_as_each_page_does(tmp_path: Path) -> None:
    (tmp_path / "words/en").mkdir(parents=True)
    (tmp_path / "words/en/own.po").write_text(WORDS, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    macro = '{% macro own() %}{{ label("page-plain") }}; {{ now("page-plain") }}; {{ to("x/") }}{% endmacro %}'
    (tmp_path / "pages/_own.md.jinja").write_text(macro, encoding="utf-8")
    template = '{% import "_own.md.jinja" as parts %}{{ parts.own() }}'
    (tmp_path / "pages/gone.md.jinja").write_text(template, encoding="utf-8")
    made = Renderer((tmp_path,), {}, catalogue("en", tmp_path / "words"))
    pages = [(PAGE, {"page-plain": "Old"}), (GonePage("a/", "Title", "Description", ()), {"page-plain": "Older"})]
    assert [
        made.render(page, labels).body.rpartition("---\n\n")[2].strip() for page, labels in [*pages, (PAGE, {})]
    ] == [
        "Old; Plain &#60;b&#62;; ../../x/",
        "Older; Plain &#60;b&#62;; ../x/",
        "Plain &#60;b&#62;; Plain &#60;b&#62;; ../../x/",
    ]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('{{ label("page-none") }}', "asks for the words “page-none”, which no catalogue has"),
        ('{{ label("page-gaps", first=1) }}', "does not fill the gap 'second' of the words “page-gaps”"),
        ('{{ label("page-open", first=1) }}', "cannot say the words “page-open”"),
    ],
)
def test_words_that_cannot_be_said_are_named_with_their_template(tmp_path: Path, template: str, message: str) -> None:
    with pytest.raises(RenderError, match=re.escape(message)) as raised:
        said(tmp_path, template)
    assert "gone.md.jinja" in str(raised.value)


@pytest.mark.parametrize(("words", "begins"), [("pages", "page|now"), ("meeting-pages", "meeting-page")])
def test_templates_use_all_words_of_theirs_and_no_others(words: str, begins: str) -> None:
    """A key that is put together from pieces would be missed here: templates name each key in full."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "site_templates/pages").glob("*.jinja"))]
    used = set(re.findall(rf'"((?:{begins})-[a-z-]+)"', "".join(texts)))
    with (HERE / SOURCE / f"{words}.po").open("rb") as file:
        assert used == {
            str(message.id[0] if isinstance(message.id, tuple) else message.id) for message in read_po(file)
        } - {""}
