"""Places that end: what pages say of what came after and before, and figures added up over all that came before."""

import shutil
from collections.abc import Mapping
from datetime import date
from html import unescape
from re import sub

import pytest

from built import DATA, change
from golden import CASES
from outturn.model import Link, Package
from outturn.pipeline.checking import check_site
from outturn.reading.site_settings import settings_of
from outturn.story.before import before
from outturn.story.successions import merged_into, successions
from outturn.versions.councils import council_problems
from outturn.versions.register import Council, Register
from outturn.words.findings import message
from packages import SAY, indicator, package
from telling import markdown_pages

EAST, WEST = (
    Council(name.lower(), f"{name} Shire", end=date(2027, 3, 31), successors=("new",)) for name in ("East", "West")
)
pytestmark = pytest.mark.wide
NEW = Council("new", "New Shire", start=date(2027, 4, 1))
LINKS = {"east shire": [Link("East Shire: children", "east/")], "new shire": [Link("New Shire: children", "new/")]}


def register(*councils: Council, day: date = date(2027, 10, 1)) -> Register:
    return Register(councils=councils, newest_day=day)


def test_an_old_page_says_what_came_after_and_a_new_one_what_came_before() -> None:
    known = register(EAST, WEST, NEW)
    (after,) = successions(SAY, known, "East Shire", LINKS)
    assert after.sentence == (
        "East Shire came to an end on 31 March 2027. These pages stay as they are. What came after it:"
    )
    assert after.links == (Link("New Shire: children", "new/"),)
    (came,) = successions(SAY, known, "New Shire", LINKS)
    assert came.sentence.startswith("New Shire took over on 1 April 2027 from councils that came to an end then.")
    assert came.links == (Link("East Shire: children", "east/"), Link("West Shire"))


def test_a_council_of_two_halves_that_was_split_later_says_both() -> None:
    middle = Council("new", "New Shire", start=date(2027, 4, 1), end=date(2028, 3, 31), successors=("north", "south"))
    north, south = (Council(name.lower(), f"{name} Shire", start=date(2028, 4, 1)) for name in ("North", "South"))
    known = register(EAST, WEST, middle, north, south, day=date(2028, 10, 1))
    after, before_it = successions(SAY, known, "New Shire", LINKS)
    assert [link.title for link in after.links] == ["North Shire", "South Shire"]
    assert [link.title for link in before_it.links] == ["East Shire: children", "West Shire"]
    (came,) = successions(SAY, known, "North Shire", LINKS)
    assert came.sentence == (
        "North Shire took over on 1 April 2028 from a council that came to an end then. "
        "Its figures are of another place, and not comparable. What came before it:"
    )
    assert merged_into(known, "New Shire") == [EAST, WEST]
    assert merged_into(known, "North Shire") == []


def test_what_came_before_long_ago_stands_on_a_council_s_own_page_alone() -> None:
    # ten years after 31 March 2027 every page still says it, eleven years after only where there are figures of it
    for year, without, with_figures in ((2037, 1, 1), (2038, 0, 1)):
        known = register(EAST, WEST, NEW, day=date(year, 1, 1))
        assert len(successions(SAY, known, "New Shire", {}, lately=True)) == without
        assert len(successions(SAY, known, "New Shire", LINKS, lately=True)) == with_figures
        assert len(successions(SAY, known, "New Shire", {})) == 1
    (after,) = successions(SAY, register(EAST, NEW, day=date(2099, 1, 1)), "East Shire", {}, lately=True)
    assert after.links == (Link("New Shire"),)


def test_nothing_is_said_before_the_day_comes_or_of_a_place_that_is_not_named() -> None:
    known = register(EAST, WEST, NEW, day=date(2027, 3, 31))
    assert successions(SAY, known, "East Shire", LINKS) == successions(SAY, known, "New Shire", LINKS) == ()
    assert successions(SAY, register(EAST, WEST, NEW), "Elsewhere", LINKS) == ()


@pytest.mark.parametrize(
    ("start", "is_said"),
    [
        ("2027-03-31", True),  # a day on which both are there
        ("2027-04-01", False),
        ("2027-04-02", True),  # a day on which neither is
        ("2028-04-01", True),
        ("1974-04-01", False),  # it had been there before, and took the other in
        ("", False),
    ],
)
def test_what_comes_after_a_place_starts_the_day_after(start: str, *, is_said: bool) -> None:
    first = Council("old", "Old", end=date(2027, 3, 31), successors=("new",), row=2)
    second = Council("new", "New", start=date.fromisoformat(start) if start else None, row=3)
    found = list(council_problems([first, second]))
    assert [(one.id, one.where.row, one.where.column) for one in found] == [
        ("place-not-next-day", 3, "start")
    ] * is_said
    assert [message(one, SAY, "datapackage").expected for one in found] == [
        "2027-04-01, the day after old ended"
    ] * is_said


def test_only_places_that_became_one_whole_are_added_up() -> None:
    assert merged_into(register(EAST, WEST, NEW), "New Shire") == [EAST, WEST]
    split = Council("east", "East Shire", end=date(2027, 3, 31), successors=("new", "other"))
    assert merged_into(register(split, WEST, NEW), "New Shire") == []
    standing = Council("new", "New Shire", start=date(1974, 4, 1))
    assert merged_into(register(EAST, WEST, standing), "New Shire") == []


def of(*rows: tuple[str, float, str, str, float | None, float | None], **changes: object) -> Package:
    return package({indicator(**changes): rows})


def test_counts_are_added_up_over_all_places_before() -> None:
    # 12 of 100 and 9 of 50 together are 21 of 150, which is 14%; the mean of 12% and 18% would be 15%.
    east = of(("2025", 10, "", "", 10, 100), ("2026", 12, "", "", 12, 100))
    west = of(("2025", 18, "", "", None, None), ("2026", 18, "p", "", 9, 50))
    newest, older = before(SAY, indicator(), {"East Shire": [east], "West Shire": [west]})
    assert (newest.period, newest.value, newest.counts) == ("2026", "14.0%", "21 of 150")
    assert newest.sources == "East Shire: 12.0% (12 of 100); West Shire: 18.0% [p] (9 of 50)"
    assert (older.period, older.value, older.counts) == ("2025", "not comparable", "")
    assert older.sources == "East Shire: 10.0% (10 of 100); West Shire: 18.0%"


@pytest.mark.parametrize("changes", [{"definition": "Another one."}, {"unit": "score"}, {"indicator": "other"}])
def test_what_is_not_the_same_measure_is_not_added_up(changes: Mapping[str, object]) -> None:
    east = of(("2026", 12, "", "", 12, 100))
    west = of(("2026", 18, "", "", 9, 50), **changes)
    (row,) = before(SAY, indicator(), {"East Shire": [east], "West Shire": [west]})
    assert (row.value, row.sources) == (
        "not comparable",
        "East Shire: 12.0% (12 of 100); West Shire: no figure of this measure",
    )


def test_numbers_are_added_up_and_means_are_not() -> None:
    for decimals, expected in ((0, "19"), (1, "not comparable")):
        about = {"unit": "number", "decimals": decimals}
        east, west = of(("2026", 12, "", "", None, None), **about), of(("2026", 7, "", "", None, None), **about)
        (row,) = before(SAY, indicator(**about), {"East Shire": [east], "West Shire": [west]})
        assert (row.value, row.counts) == (expected, "")


def test_weeks_are_not_added_up() -> None:
    about = {"unit": "number", "decimals": 0, "unit_label": "week|weeks"}
    east, west = of(("2026", 12, "", "", None, None), **about), of(("2026", 7, "", "", None, None), **about)
    (row,) = before(SAY, indicator(**about), {"East Shire": [east], "West Shire": [west]})
    assert (row.value, row.sources) == ("not comparable", "East Shire: 12 weeks; West Shire: 7 weeks")


def test_of_a_council_that_was_split_each_shows_the_whole_and_compares_nothing() -> None:
    (row,) = before(SAY, indicator(), {"Old Shire": [of(("2026", 12, "", "", 12, 100))]}, are_whole=False)
    assert (row.value, row.counts, row.sources) == ("not comparable", "", "Old Shire: 12.0% (12 of 100)")


def test_a_measure_that_no_place_before_had_has_no_rows() -> None:
    west = of(("2026", 18, "", "", 9, 50), indicator="other")
    assert before(SAY, indicator(), {"West Shire": [west], "East Shire": []}) == ()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of every page of a site of two councils that became one, by its address."""
    root = tmp_path_factory.mktemp("places")
    shutil.copy(CASES / "small/mkdocs.yml", root)
    for name, area, created in (("east", "East Shire", "2027-02-01"), ("new", "New Shire", "2027-10-01")):
        folder = root / DATA / f"{name}-children"
        shutil.copytree(CASES / "small" / DATA / "exampleshire-children/next", folder / "next")
        change(folder / "next/datapackage.json", '"name": "exampleshire-children"', f'"name": "{name}-children"')
        change(folder / "next/datapackage.json", '"name": "Exampleshire"', f'"name": "{area}"')
        change(folder / "next/datapackage.json", '"created": "2025-11-20"', f'"created": "{created}"')
        (folder / "next/frameworks.csv").write_text("indicator,framework,code\n", encoding="utf-8")
    rows = (
        "place,name,code,start,end,successors",
        "east,East Shire,,,2027-03-31,new",
        "new,New Shire,,2027-04-01,,",
        "",
    )
    (root / DATA / "places.csv").write_text("\n".join(rows), encoding="utf-8")
    checked = check_site(root / DATA)
    assert checked.findings == ()
    pages = markdown_pages(settings_of(root / "mkdocs.yml"), checked)
    return {address: " ".join(unescape(sub(r"<[^>]*>", " ", text)).split()) for address, text in pages}


def test_pages_of_both_places_say_it_and_old_addresses_stand(site: dict[str, str]) -> None:
    for page in ("index.md", "three-moves/index.md"):
        assert "East Shire came to an end on 31 March 2027." in site[f"east-children/{page}"]
        assert "New Shire took over on 1 April 2027" in site[f"new-children/{page}"]
    assert "What each of them had" in site["new-children/three-moves/index.md"]
    assert "East Shire: 12.0% (24 of 200)" in site["new-children/three-moves/index.md"]
    assert "All together Based on What each of them had" in site["new-children/three-moves/index.md"]
    assert "All together What each of them had" in site["new-children/visits/index.md"]  # which has no counts
    assert "What each of them had" not in site["east-children/three-moves/index.md"]
