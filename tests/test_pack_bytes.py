"""What a pack is as a file: the same bytes everywhere, its own fonts, nothing of the data that could run."""

import os
import shutil
import subprocess
import sys
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from built import ROOT
from hostile import EVERY
from outturn.packs import Imprint, PackError, letters, pack_of
from outturn.packs.blocks import Cover, Pack, Paragraph, text
from outturn.packs.imprint import Subject
from outturn.packs.setting import pdf
from outturn.pages import IndicatorPage, Site, Told, read_told
from outturn.settings import packaged
from packages import SAY
from pdf_reading import Document
from pdf_ua import failed
from sealed import published

TEMPLATES = (packaged("site_templates"),)
EXAMPLE = ROOT / "datapackage/peterborough-dashboard/2.3.0/told.json"
IMPRINT = Imprint(
    Site("Scorecards", "https://scorecards.example/"), "any/v/1.0.0/", "1.0.0", "ab" * 32, date(2025, 7, 3)
)
TYPST = (
    "#panic()",
    '#read("/etc/passwd")',
    '#import "x.typ": *',
    "#{ while true {} }",
    "#set page(width: 1pt)",
    "#pagebreak()",
    "$ sum_(k=1)^n $",
    "$x",
    "@label",
    "<label>",
    "= Heading",
    "== Heading",
    "*strong* _emphasis_",
    "*open",
    "/* comment",
    "// comment",
    "*/",
    "`raw`",
    "```",
    "\\u{41} \\ \\",
    "- item\n+ item\n/ term: x",
    "#",
    "#\u201d",
    "~ -- --- ...",
    "[content] ] [",
    '"string" " \' \'',
    "https://evil.example/#fragment",
    "{ } ( ) ; ,",
)
"""What would run, or be markup, if a template put it into its own text."""
WHERE_IT_IS_USED = frozenset(
    [
        "kind",
        "symbol",
        "certainty",
        "role",
        "look",
        "indicator",
        "address",
        "path",
        "scorecard",
        "id",
        "versions",
        "downloads",
        "language",
        "labels",
        "anchor",
    ]
)
"""Fields that the program compares, or that lead somewhere; the data cannot say anything in them."""


def one_page(said: str, **parts: Any) -> Pack:
    """A pack that says one thing."""
    cover = Cover("Exampleshire", "A scorecard", ("For a committee",), (("Version", text("1.0.0")),))
    held: dict[str, Any] = {
        "title": "A title",
        "language": "en",
        "region": "GB",
        "author": "A council",
        "cover": cover,
        "contents": "Contents",
        "blocks": (Paragraph(text(said)),),
        "running": "A committee",
        "imprint": ("Version 1.0.0.", "SHA-256 abc"),
        "numbered": (("text", "Page "), ("page", "")),
        "words": {"unshown": "Not every letter is shown."},
    }
    return Pack(**held | parts)


def set_in_type(pack: Pack) -> Document:
    return Document(pdf(pack, date(2025, 7, 3), TEMPLATES))


def paragraphs(document: Document) -> list[str]:
    return [one.text for one in document.structure.every("P")]


@pytest.mark.parametrize("said", TYPST)
def test_what_looks_like_typst_is_printed_as_it_stands(said: str) -> None:
    found = set_in_type(one_page(said))
    assert "".join(said.split()) in "".join("".join(paragraphs(found)).split())
    assert len(found.pages) == 2


def test_no_text_of_the_data_can_run_or_keep_a_pack_from_being_made(tmp_path: Path) -> None:
    """Hostile texts stand in every place that the data fill: the first in a large pack, each of the rest in a small."""
    small = published(tmp_path) / "1.1.0/told.json"
    texts = (*EVERY, *TYPST)
    for start in range(0, len(texts), 150):
        told = msgspec.to_builtins(read_told((small if start else EXAMPLE).read_bytes()))
        some = islice(cycle(texts[start : start + 150]), 150 * 200)
        spoilt = msgspec.convert(_spoilt(told, some), Told)
        assert 150 * 200 - sum(1 for _ in some) >= 150  # so many places were filled that each text stands somewhere
        content = pack_of(spoilt, None, IMPRINT, SAY, TEMPLATES)
        assert failed(content) == []
        links = addresses_in(Document(content))
        assert links
        assert all(one.startswith(("https://", "http://", "mailto:")) for one in links)


def addresses_in(document: Document) -> list[str]:
    """Where its links lead outside of it."""
    actions: list[Any] = [link.get("/A", {}) for one in document.structure.every("Link") for link in one.links]
    return [str(action["/URI"]) for action in actions if "/URI" in action]


def _spoilt(value: Any, texts: Any, field: str = "") -> Any:
    if isinstance(value, str):
        return next(texts) if value and field not in WHERE_IT_IS_USED else value
    if isinstance(value, dict):
        return {key: one if key == "labels" else _spoilt(one, texts, key) for key, one in value.items()}
    return [_spoilt(one, texts, field) for one in value] if isinstance(value, (list, tuple)) else value


def test_commentary_is_set_as_its_markdown_means() -> None:
    markdown = (
        "# One\n\nIt **fell** by *half*, see [the plan](https://example.org/plan).\n\n"
        "1. first\n2. second\n\n### Two\n\n> Said so.\n"
    )
    told = read_told(EXAMPLE.read_bytes())
    name = told.scorecard.attention[0]
    indicators = tuple(
        msgspec.structs.replace(one, commentary=markdown) if one.indicator == name else one for one in told.indicators
    )
    content = pack_of(msgspec.structs.replace(told, indicators=indicators), None, IMPRINT, SAY, TEMPLATES)
    document = Document(content)
    assert failed(content) == []
    levels = [(one.kind, one.text) for one in document.structure.every("H3", "H4", "H5")]
    place = levels.index(("H4", "One"))
    assert levels[place - 1 : place + 2] == [("H3", "What lies behind it"), ("H4", "One"), ("H5", "Two")]
    assert [one.text for one in document.structure.every("LBody")][:2] == ["first", "second"]
    assert any(one.text == "the plan" for one in document.structure.every("Link"))
    assert any("Said so." in one.text for one in document.structure.every("BlockQuote"))


def test_a_letter_that_the_fonts_have_not_stands_as_a_lozenge_and_the_document_says_so() -> None:
    found = set_in_type(one_page("Zoë Łódź ŵ Ω \u5e73 \U0001f600"))
    assert "Zoë Łódź ŵ Ω ◊ ◊" in paragraphs(found)
    assert "Not every letter is shown." in paragraphs(found)
    assert "Not every letter is shown." not in paragraphs(set_in_type(one_page("Zoë")))


def test_the_fonts_print_every_letter_that_is_said_to_be_in_them() -> None:
    """typst refuses PDF/UA-1 where a letter has no glyph: the table that is read here must be the one that it reads."""
    upright, slanted = (sorted(letters.known(slanted=one) - set(range(0x20))) for one in (False, True))
    assert len(upright) > len(slanted) > 600
    both = (
        Paragraph(text(" ".join(letters.printable(chr(one)) for one in upright), "strong")),
        Paragraph(text(" ".join(letters.printable(chr(one), slanted=True) for one in slanted), "emphasis")),
    )
    assert len(set_in_type(one_page("", blocks=both)).pages) >= 2


def test_slanted_letters_are_fewer() -> None:
    both = (Paragraph(text("Ω", "emphasis")), Paragraph(text("Ω")))
    assert paragraphs(set_in_type(one_page("", blocks=both)))[-3:] == ["◊", "Ω", "Not every letter is shown."]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("e\u0301", "é"),
        ("a\tb\u2003c", "a b c"),
        ("a\u200bb\u202e\u0007c", "abc"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("no\u00a0break", "no\u00a0break"),
        ("\u05e9\u4e2d", "◊◊"),
    ],
)
def test_spaces_are_spaces_and_what_is_not_seen_is_left_out(said: str, expected: str) -> None:
    assert letters.printable(said) == expected


def test_a_word_too_long_for_its_column_is_broken() -> None:
    """No line is wider than the page: 170 mm of A4 between its margins."""
    found = set_in_type(one_page("W" * 400))
    assert "W" * 400 in "".join(paragraphs(found))
    widest = max(len(line) for line in found.reader.pages[1].extract_text().splitlines() if set(line) == {"W"})
    assert widest <= 72  # a W is 6.6 pt wide here, and there are 170 mm
    assert letters.breakable("short words stay whole") == "short words stay whole"


def test_a_pack_is_the_same_in_another_folder_time_zone_and_order_of_files(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\nfrom outturn.packs import Imprint, pack_of\n"
        "from outturn.pages import Site, read_told\nfrom outturn.words.catalogue import catalogue\n"
        "told = read_told(Path(sys.argv[1]).read_bytes())\n"
        "imprint = Imprint(Site('S', 'https://s.example/'), 'a/v/1.0.0/', '1.0.0', 'ab' * 32, date(2025, 7, 3))\n"
        "sys.stdout.buffer.write(pack_of(told, None, imprint, catalogue(), [Path(sys.argv[2])]))\n"
    )
    made = []
    for name, zone in (("one", "Pacific/Kiritimati"), ("a far longer name", "America/Los_Angeles")):
        place = tmp_path / name
        files = sorted((TEMPLATES[0] / "pack").iterdir(), reverse=name == "one")
        (place / "pack").mkdir(parents=True)
        for path in files:
            shutil.copyfile(path, place / "pack" / path.name)
        environment = {
            **os.environ,
            "TZ": zone,
            "LC_ALL": "C",
            "TMPDIR": str(place),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        arguments = [sys.executable, "-c", script, str(EXAMPLE), str(place)]
        made.append(subprocess.run(arguments, cwd=place, env=environment, capture_output=True, check=True).stdout)
    assert made[0].startswith(b"%PDF")
    assert made[0] == made[1]


def test_a_pack_holds_no_font_of_the_machine() -> None:
    document = set_in_type(one_page("Plain, and **not** bold."))
    names = {
        str(font.get_object()["/BaseFont"])
        for page in document.reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert names
    assert all("SourceSansPro" in name.replace("-", "") for name in names)


def test_sixty_indicators_are_a_megabyte_and_a_half_at_most() -> None:
    told = read_told(EXAMPLE.read_bytes())
    assert len(pack_of(of_many(told, 60), None, IMPRINT, SAY, TEMPLATES)) <= 1_500_000


def of_many(told: Told, number: int) -> Told:
    """The scorecard with so many indicators, each of which needs attention: those that it has, again and again."""
    rows = [row for row in told.scorecard.rows for _ in range(number // len(told.scorecard.rows) + 1)][:number]
    known = {page.indicator: page for page in told.indicators}
    named = [msgspec.structs.replace(row, indicator=f"{row.indicator}-{at}") for at, row in enumerate(rows)]
    pages: list[IndicatorPage] = [
        msgspec.structs.replace(known[row.indicator], indicator=one.indicator)
        for row, one in zip(rows, named, strict=True)
    ]
    outcomes = list(told.scorecard.outcomes)
    size = -(-number // len(outcomes))
    held = iter(named)
    sections = tuple(msgspec.structs.replace(one, rows=tuple(islice(held, size))) for one in outcomes)
    card = msgspec.structs.replace(
        told.scorecard, outcomes=sections, attention=tuple(one.indicator for one in named), standouts=()
    )
    return msgspec.structs.replace(told, scorecard=card, indicators=tuple(pages))


def test_a_template_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/pack.typ").write_text("#nothing-of-that-name()", encoding="utf-8")
    with pytest.raises(PackError, match="nothing-of-that-name"):
        pdf(one_page("x"), date(2025, 7, 3), [tmp_path])


def test_a_site_can_have_packs_of_its_own_look(tmp_path: Path) -> None:
    """One file of its own takes the place of the program's; the others stay."""
    (tmp_path / "pack").mkdir()
    own = (TEMPLATES[0] / "pack/look.typ").read_text(encoding="utf-8").replace("#12436d", "#123456")
    (tmp_path / "pack/look.typ").write_text(own, encoding="utf-8")
    day = date(2025, 7, 3)
    assert pdf(one_page("x"), day, [tmp_path, *TEMPLATES]) != pdf(one_page("x"), day, TEMPLATES)


def test_a_template_can_read_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    for place in ("../secret.txt", "/../secret.txt", "/etc/passwd"):
        (tmp_path / "pack/pack.typ").write_text(f'#read("{place}")', encoding="utf-8")
        with pytest.raises(PackError):
            pdf(one_page("x"), date(2025, 7, 3), [tmp_path])


def test_addresses_are_given_in_full_and_only_such_as_may_be_followed() -> None:
    subject = Subject(read_told(EXAMPLE.read_bytes()), IMPRINT, SAY)
    assert subject.at("/any/v/1.0.0/moves/") == "https://scorecards.example/any/v/1.0.0/moves/"
    assert subject.link("moves/") == "https://scorecards.example/any/v/1.0.0/moves/"
    assert subject.at("https://example.org/") == "https://example.org/"
    for address in ("javascript:alert(1)", "//elsewhere.test/x", "data:text/html,x", "file:///etc/passwd", "#top", ""):
        assert subject.at(address) == ""
