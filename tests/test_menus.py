"""The menu of a site without the pages that are not made."""

import pytest

from outturn.builders.menus import shown

PLACES, COMPARE = "places/index.md", "compare/index.md"


@pytest.mark.parametrize("entry", [COMPARE, {"Compare": COMPARE}])
def test_a_menu_leads_to_comparisons_only_where_there_is_one(entry: object) -> None:
    nav = ["index.md", {"Places": PLACES}, entry, {"About": ["about/index.md", entry]}]
    assert shown(nav, {PLACES, COMPARE}) == nav
    assert shown(nav, {PLACES}) == ["index.md", {"Places": PLACES}, {"About": ["about/index.md"]}]


def test_what_is_not_known_stays_for_the_builder_to_name() -> None:
    assert shown(["missing.md", {"Elsewhere": "https://example.org/"}], ()) == [
        "missing.md",
        {"Elsewhere": "https://example.org/"},
    ]
    assert shown(None, ()) is None
