"""The worked examples of the pages about methods: each is computed anew by the functions that judge."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from worked import CALLS

PAGES = Path(__file__).parents[1] / "docs/about/methods"
METHODS = (
    "attention",
    "certainty",
    "comparison",
    "direction",
    "forecast",
    "groups",
    "intervals",
    "process-behaviour",
    "rating",
    "small-numbers",
    "trend",
)
EXAMPLE = re.compile(r"^(\w+)\((.*)\) -> (.+)$")


def examples(text: str) -> list[str]:
    """The lines of the page's fenced blocks of text."""
    blocks = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def assert_holds(line: str) -> None:
    """Fail unless the call gives what the page prints, to the last printed digit."""
    match = EXAMPLE.match(line)
    assert match, f"not of the form call(arguments) -> result: {line}"
    call, given, printed = match.groups()
    assert call in CALLS, f"unknown call: {call}"
    found = CALLS[call](*ast.literal_eval(f"({given},)"))
    if isinstance(found, tuple):
        decimals = [len(text.partition(".")[2]) for text in printed.split(", ")]
        assert ", ".join(f"{one:.{places}f}" for one, places in zip(found, decimals, strict=True)) == printed
    else:
        assert found == ast.literal_eval(printed)


def all_examples() -> Iterator[tuple[str, str]]:
    for page in METHODS:
        for line in examples((PAGES / f"{page}.md").read_text(encoding="utf-8")):
            yield page, line


@pytest.mark.parametrize(("page", "line"), list(all_examples()), ids=str)
def test_a_worked_example_is_what_the_program_works_out(page: str, line: str) -> None:
    del page
    assert_holds(line)


@pytest.mark.parametrize("page", METHODS)
def test_every_method_has_a_page_with_an_example_and_a_source(page: str) -> None:
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    assert examples(text)
    assert re.search(r"^# \w", text, re.MULTILINE)
    assert "Source: " in text


def test_every_page_is_a_methods_or_one_of_the_two_about_them_all_and_is_linked() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {*METHODS, "index", "judgements"}
    index = (PAGES / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", index)) == {*METHODS, "judgements"}


def test_every_call_has_an_example() -> None:
    assert {line.partition("(")[0] for _, line in all_examples()} == set(CALLS)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("wilson(65, 100) -> 0.552544, 0.736359", "0.736358"),
        ("wilson(65, 100) -> 0.552544", "zip"),
        ('rating(12, 10, 2, "lower") -> "red"', "amber"),
        ("wilton(65, 100) -> 0.552544, 0.736358", "unknown call"),
        ("wilson of 65 in 100 is 0.55", "not of the form"),
    ],
)
def test_a_wrong_example_is_found(line: str, said: str) -> None:
    with pytest.raises((AssertionError, ValueError), match=said):
        assert_holds(line)
