"""The words of the pages' script stand in the script, once for the site."""

import json
import re
from pathlib import Path

from built import ROOT
from outturn.builders.scripts import OWN, PLOTLY, SCRIPT, colours, worded
from outturn.words.catalogue import catalogue

SOURCE = ROOT / "site_templates" / "assets" / "outturn.js"
WORDS = catalogue().labels("theme-")


def said(text: str) -> dict[str, object]:
    (found,) = re.findall(r"^const wordsOfPage = (.*);$", text, re.MULTILINE)
    return dict(json.loads(found))


def test_the_script_has_every_word_that_it_asks_for_and_no_other() -> None:
    _, made = worded({SCRIPT: SOURCE}, WORDS, [])
    asked = set(re.findall(r"\bwordsOfPage\.(\w+)", SOURCE.read_text(encoding="utf-8")))
    assert {*said(made[SCRIPT])} == asked
    assert said(made[SCRIPT])["copy"] == WORDS["theme-copy"] == "Copy"


def test_what_plotly_would_say_in_the_same_words_is_left_to_it() -> None:
    foreign = {**WORDS, "theme-chart-reset": "Ailosod yr echelinau"}
    assert said(worded({SCRIPT: SOURCE}, foreign, [])[1][SCRIPT])["plotly"] == {"Reset axes": "Ailosod yr echelinau"}
    assert {*PLOTLY.values(), *OWN.values()} <= {*WORDS}


def test_a_script_of_a_sites_own_is_copied_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "outturn.js"
    own.write_text("alert(1);\n", encoding="utf-8")
    assert worded({SCRIPT: own, "assets/a.css": own}, WORDS, []) == ({SCRIPT: own, "assets/a.css": own}, {})


def test_the_colours_to_choose_from_are_those_of_the_configuration_with_the_themes_drawings(tmp_path: Path) -> None:
    (tmp_path / ".icons" / "material").mkdir(parents=True)
    (tmp_path / ".icons" / "material" / "sun.svg").write_text("<svg/>\n", encoding="utf-8")
    toggle = {"icon": "material/sun", "name": "Use the dark scheme"}
    palette = [
        {"media": "(prefers-color-scheme: light)", "primary": "light blue", "toggle": toggle},
        {"scheme": "slate"},
    ]
    assert colours(palette, [tmp_path / "none", tmp_path]) == [
        {
            "media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "light-blue", "accent": "indigo",
            "name": "Use the dark scheme", "icon": "<svg/>",
        },
        {"media": "", "scheme": "slate", "primary": "indigo", "accent": "indigo", "name": "", "icon": ""},
    ]  # fmt: skip
    assert colours({"scheme": "default"}, []) == colours(None, []) == []


def test_comments_are_not_sent(tmp_path: Path) -> None:
    path = tmp_path / "outturn.js"
    path.write_text(
        '/* Why */\nconst coloursOfSite = [];\n  /* How,\n  and when */\nask("/* no */");\n', encoding="utf-8"
    )
    _, made = worded({SCRIPT: path}, WORDS, [])
    assert made == {SCRIPT: 'const coloursOfSite = [];\nask("/* no */");\n'}
