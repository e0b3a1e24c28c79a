"""Commentary: what Markdown makes of it is seen, shown and leads where it says."""

from pathlib import Path

import pytest

from in_words import in_words
from outturn.reading.commentary import read_commentary


def found(folder: Path, text: str) -> list[tuple[str, int | None]]:
    """The ids of what is wrong with a summary, each with its line."""
    (folder / "commentary").mkdir()
    (folder / "commentary/summary.md").write_text(text, encoding="utf-8")
    _, findings = read_commentary(folder, "a/next")
    assert all(one.found and one.expected for one in in_words(findings))
    return [(one.id, one.where.line) for one in findings]


@pytest.mark.parametrize(
    "text",
    [
        "a&#8203;b",
        "a &#x202e;b",
        "&ZeroWidthSpace;",
        "x &#x2800; y",
        "`&#8203;`&#8203;",
        '[x](https://www.gov.uk "t&#8203;t")',
        "[&#x3164;](https://www.gov.uk/)",
        "a\u200bb",
    ],
)
def test_what_hides_is_found_as_an_entity_too_once(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, f"One.\n\n- two\n- {text}\n") == [("text-unseen", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "[x](http://www.gov.uk/)",
        "[x](https://www.gov.uk@evil.example/)",
        "[x](https://www.\u0430pple.com/)",
        "[x](../other/)",
        "[x](/other/)",
        "[x]()",
        "[https://www.gov.uk/](https://evil.example/)",
        "[www.gov.uk](https://evil.example/)",
        "[WWW.GOV.UK/a](https://evil.example/)",
        "[gov.uk](https://evil.example/)",
        "[https://exampleshire](https://evil.example/)",
        "[m](mailto:)",
        "[m](mailto:a@b?bcc=evil@evil.example)",
        "[m](mailto:https://evil.example)",
        "[m](mailto:a@b.example,c@d.example)",
        "[x][1]\n\n[1]: https://evil/",
        "<http://evil.example>",
        "[x](javascript:alert(1))",
        "<vbscript:x>",
        "[x](file:///etc/passwd)",
        "[x](DATA:text/html,x)",
        "[x][1]\n\n[1]: javascript:alert(1)",
    ],
)
def test_a_link_that_leads_elsewhere_than_it_says_is_found(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, f"{text}\n") == [("link-wrong", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "[the report](https://www.gov.uk/a?b=c#d) and <https://www.gov.uk/>",
        "[www.gov.uk](https://www.gov.uk/a)",
        "[GOV.UK](https://www.gov.uk/)",
        "[report.pdf](https://www.gov.uk/a/b) and [outturns.csv](https://www.gov.uk/c), [St.Helens](https://www.gov.uk/)",
        "[write](mailto:performance.team@example.gov.uk), <team@example.gov.uk>",
        "[below](#more)",
        "Cafés, tŷ, 12% – “good” &amp; &pound;3",
        "| a | b |\n\n> quote\n\n```\ncode\n```",
    ],
)
def test_what_officers_write_is_right(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_a_picture_is_named_rather_than_left_out(tmp_path: Path) -> None:
    assert found(tmp_path, "One\n\n![chart](https://www.gov.uk/x.png)\n") == [("commentary-picture", 3)]
