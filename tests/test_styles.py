"""The rules of charts are written once, and stand in the site's stylesheet and in the one for other sites."""

import re
from pathlib import Path

from outturn.builders import styles
from sheets import ASSETS, EMBEDDED, SITE

MARK = "/* Here stands charts.css */\n"


def rules(text: str) -> set[str]:
    """Every selector of the top level, with what it sets."""
    return {" ".join(rule.split()) for rule in re.findall(r"^[^\s@/{}][^{}]*\{[^{}]*\}", text, re.MULTILINE)}


def test_both_stylesheets_hold_the_rules_of_charts_and_neither_writes_one_itself() -> None:
    charts = (ASSETS / "charts.css").read_text(encoding="utf-8")
    assert len(rules(charts)) > 20
    for name, whole in (("outturn.css", SITE), ("embed.css", EMBEDDED)):
        own = (ASSETS / name).read_text(encoding="utf-8")
        assert whole == styles.uncommented(own.replace(MARK, charts))
        assert rules(styles.uncommented(charts)) <= rules(whole)
        assert rules(charts) & rules(own) == set()


def test_a_site_has_both_at_their_addresses_and_no_third(tmp_path: Path) -> None:
    sheets = {
        "outturn.css": f"a {{}}\n{MARK}b {{}}\n",
        "embed.css": MARK,
        "charts.css": "path {}\n",
        "own.css": "i {}\n",
    }
    files = {}
    for name, text in sheets.items():
        files[f"assets/{name}"] = tmp_path / name
        files[f"assets/{name}"].write_text(text, encoding="utf-8")
    copied, joined = styles.joined(files)
    assert [*copied] == ["assets/own.css"]
    assert joined == {"assets/outturn.css": "a {}\npath {}\nb {}\n", "assets/embed.css": "path {}\n"}


def test_a_stylesheet_of_a_site_s_own_that_names_none_is_copied_as_it_is(tmp_path: Path) -> None:
    for name, text in (("outturn.css", "a {}\n"), ("embed.css", MARK), ("charts.css", "path {}\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    copied, joined = styles.joined({f"assets/{path.name}": path for path in tmp_path.iterdir()})
    assert copied == {"assets/outturn.css": tmp_path / "outturn.css"}
    assert joined == {"assets/embed.css": "path {}\n"}


def test_comments_are_for_whoever_writes_the_rules_and_texts_stay() -> None:
    sheet = '/* it\'s */\na { b: c }\n\n  /* two\n  lines */\nd { content: "/* no */" }\n'
    assert styles.uncommented(sheet) == 'a { b: c }\n\nd { content: "/* no */" }\n'
