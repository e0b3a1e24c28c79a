"""Words and settings of a site that cannot be used: one sentence that says what and where, and exit 2."""

from pathlib import Path

import pytest

from built import invoked
from golden import copied

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PLURAL = HEADER.replace("\n\n", '\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copied("small", tmp_path / "site")


def refused(site: Path, *command: str) -> str:
    """What the command says where it was used wrongly; it never says where in the program it fell."""
    done = invoked(*command, folder=site)
    assert done.returncode == 2, done.stdout + done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (b"garbage here", "is not a catalogue of words"),
        (b"\xff\xfe\x00", "is not a catalogue of words"),
        (HEADER.replace("UTF-8", "klingon").encode(), "is not a catalogue of words"),
        (PLURAL.replace("(n != 1)", "import os").encode(), "is not a catalogue of words"),
        ((HEADER + 'msgid "rating-green"\nmsgstr "Wow {nonsense}"\n').encode(), "nothing fills the gap {nonsense}"),
        ((HEADER + 'msgid "rating-green"\nmsgstr "Wow {0.a}"\n').encode(), "nothing fills the gap {0.a}"),
        ((HEADER + 'msgid "rating-green"\nmsgstr "Wow {"\n').encode(), "a brace is not closed"),
        (
            (
                PLURAL + 'msgid "indicators"\nmsgid_plural "indicators"\nmsgstr[0] "{number} measure"\nmsgstr[1] ""\n'
            ).encode(),
            "“indicators”: a plural form is missing",
        ),
    ],
)
def test_words_that_cannot_be_used_are_named_with_their_file(site: Path, words: bytes, said: str) -> None:
    path = site / "site_templates/words/en/own.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(words)
    found = refused(site, "check")
    assert said in " ".join(found.split())
    assert "own.po" in found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("when: 2024-13-45", "month must be in 1..12"),
        (f"deep: {'[' * 5000}", "nested too deep"),
        ("theme: {name: material, language: ../../x}", "theme.language is '../../x'"),
        ("theme: {name: material, language: [a]}", "theme.language is ['a']"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_said(site: Path, line: str, said: str) -> None:
    path = site / "mkdocs.yml"
    rest = [
        one
        for one in path.read_text(encoding="utf-8").splitlines()
        if not (line.startswith("theme") and one.startswith(("theme", "  name: material", "  font")))
    ]
    path.write_text("\n".join([*rest, line]) + "\n", encoding="utf-8")
    assert said in " ".join(refused(site, "check").split())
