"""Which indicators of several scorecards are the same, and which of their figures stand beside each other."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from outturn.judge.across import apart, places
from outturn.model import Area, Package
from outturn.pages import (
    ComparePage,
    HomePage,
    Left,
    Measure,
    Page,
    PlacePage,
    PlacesPage,
    Reading,
    Site,
    as_left,
    read_left,
)
from outturn.pipeline.editions import judged_edition
from outturn.story.comparable import comparable, shared_period
from outturn.story.leaving import left, newest_alone
from outturn.story.same import Family, Member, families
from packages import SCORECARD, Rows, indicator, package
from telling import pages_of

ENGLAND = Area("england", "England", "nation")


def member(card: str, name: str, codes: tuple[tuple[str, str], ...] = (), place: str = "", **changes: object) -> Member:
    """An indicator of the scorecard with a figure of 2023."""
    measure = Measure(indicator(indicator=name, **changes), (Reading("2023", 1.0),), codes)
    return Member(card, card, place or card, "2024-01-01", measure)


def grouped(*members: Member) -> dict[str, list[str]]:
    return {one.name: ["/".join(each.key) for each in one.members] for one in families(members)}


def test_one_short_name_is_one_indicator() -> None:
    assert grouped(member("a", "moves"), member("b", "moves"), member("b", "homes")) == {
        "homes": ["b/homes"],
        "moves": ["a/moves", "b/moves"],
    }


def test_one_code_of_one_framework_is_one_indicator_whatever_its_name() -> None:
    code = (("NI", "NI 62"),)
    assert grouped(member("a", "moves", code), member("b", "stability", code), member("c", "moves")) == {
        "moves": ["a/moves", "b/stability", "c/moves"]
    }


def test_different_codes_of_one_framework_are_different_indicators() -> None:
    one, other = member("a", "moves", (("NI", "NI 62"),)), member("b", "moves", (("NI", "NI 63"),))
    assert sorted(grouped(one, other).values()) == [["a/moves"], ["b/moves"]]


def test_what_says_that_it_is_the_same_is() -> None:
    assert grouped(member("a", "stability", same_as="b/moves"), member("b", "moves"), member("c", "moves")) == {
        "moves": ["a/stability", "b/moves", "c/moves"]
    }


def test_two_of_one_scorecard_are_never_the_same() -> None:
    code = (("NI", "NI 148"),)
    found = grouped(member("a", "older", code), member("a", "younger", code), member("b", "older", code))
    assert found == {"older": ["a/older", "b/older"], "younger": ["a/younger"]}


def family(*members: Member) -> Family:
    (found,) = families(members)
    return found


def test_what_counts_in_another_unit_or_is_defined_otherwise_is_not_compared() -> None:
    others = [member(name, "moves") for name in ("a", "b")]
    for changed, why in (
        ({"unit": "rate", "per": 1000}, "unit"),
        ({"polarity": "lower"}, "polarity"),
        ({"frequency": "quarter"}, "periods"),
        ({"definition": "Another."}, "definition"),
    ):
        found = comparable(family(*others, member("c", "moves", **changed)))
        assert found is not None
        assert [(one.shown.place, reason) for one, reason in found.unlike] == [("c", why)]
        assert [one.shown.place for one in found.entries] == ["a", "b"]


def test_other_words_for_the_same_are_compared_where_they_say_so() -> None:
    found = comparable(family(member("a", "moves"), member("b", "moves", same_as="a/moves", definition="Other words.")))
    assert found is not None
    assert not found.unlike


def test_a_council_with_two_scorecards_stands_once() -> None:
    found = comparable(
        family(member("a", "moves", place="x"), member("b", "moves", place="x"), member("c", "moves", place="y"))
    )
    assert found is not None
    assert [(one.shown.place, len(one.members)) for one in found.entries] == [("x", 2), ("y", 1)]
    assert comparable(family(member("a", "moves", place="x"), member("b", "moves", place="x"))) is None


@pytest.mark.parametrize(
    ("having", "period"),
    [
        ([["2022", "2023"], ["2022", "2023"]], "2023"),
        ([["2022", "2023", "2024"], ["2022", "2023"], ["2022"]], "2023"),  # two of three have 2023
        ([["2022", "2023"], ["2022"], ["2022"]], "2022"),  # one of three alone has 2023
        ([["2021"], ["2021"], ["2023"], ["2023"], ["2024"]], "2023"),  # no period has most; two have each
        ([["2022"], ["2023"]], ""),
        ([[], ["2023"]], ""),
    ],
)
def test_the_period_is_the_newest_that_most_share(having: list[list[str]], period: str) -> None:
    assert shared_period(having) == period


def test_ties_share_the_best_place_and_nothing_is_ranked_without_a_polarity() -> None:
    assert places([10.0, 12.5, 12.5, 9.0], "higher") == (3, 1, 1, 4)
    assert places([10.0, 12.5, 12.5, 9.0], "lower") == (2, 3, 3, 1)
    assert places([10.0, 12.5], "band") == places([10.0, 12.5], "none") == ()


def test_the_ends_of_a_ranking_differ_beyond_chance_only_allowing_for_the_choice() -> None:
    # Of two: 20 from 17 to 23 less 15 from 13 to 17 is 5 less the root of 3² + 2², 1.39: beyond chance.
    one, other = (20.0, 17.0, 23.0), (15.0, 13.0, 17.0)
    assert apart(one, other, 2) == "beyond chance"
    # Of ten there are 45 pairs: the normal quantile at 1 - 0.05/90 is 3.261, 1.664 times 1.960;
    # 5 less 1.664 times 3.606 is below 0.
    assert apart(one, other, 10) == "could be chance"
    assert apart(one, None, 2) == "not tested"


def card(name: str, area: str, figures: Rows, code: str = "", **changes: object) -> Package:
    others = [("moves", "2023", "england", 38.0)]
    made = package({indicator(): figures}, (), others, areas=(ENGLAND,))
    about = replace(SCORECARD, name=name, title=f"{area or name}: scorecard", area=area, area_code=code)
    return replace(made, scorecard=replace(about, **changes))  # type: ignore[arg-type]


def site(*packages: Package) -> list[Page]:
    return pages_of([judged_edition(one) for one in packages], Site("Scorecards"))


def of(pages: Sequence[Page], address: str) -> Page:
    (page,) = [one for one in pages if one.address == address]
    return page


NORTH = [("2022", 40.0, "", "", 400, 1000), ("2023", 42.0, "", "", 420, 1000)]
SOUTH = [("2022", 30.0, "", "", 300, 1000), ("2023", 31.0, "", "", 310, 1000), ("2024", 35.0, "", "", 350, 1000)]


def test_a_comparison_ranks_says_how_sure_and_names_who_is_missing() -> None:
    pages = site(card("n", "North", NORTH), card("s", "South", SOUTH), card("w", "West", [("2022", 20.0)]))
    page = of(pages, "compare/moves/")
    assert isinstance(page, ComparePage)
    assert page.period == "2023"  # two of the three have it
    assert [(row.rank, row.place.title, row.value) for row in page.rows] == [
        ("1st", "North", "42.0%"),
        ("2nd", "South", "31.0%"),
    ]
    # 42 of 100 in 1,000 is 39.0% to 45.1% and 31 is 28.2% to 33.9% (Wilson): 11 apart, give or take 4
    assert [row.interval for row in page.rows] == ["39.0% to 45.1%", "28.2% to 33.9%"]
    assert page.sentences[1] == "The gap between the two is more than chance would explain."
    assert page.sentences[2].endswith("2 of 3 councils have a figure for it.")
    assert [(link.title, why) for link, why in page.missing] == [
        ("West", "no figure for this time; its newest is for 2022")
    ]
    assert page.nation == "England"
    assert page.lines == (("England", "Nation", "38.0%"),)
    assert page.multiples is not None
    assert [row.name for row in page.multiples.rows] == ["England", "North", "South", "West"]
    assert page.multiples.rows[3].line == (20.0, None, None)


def test_a_site_of_one_council_compares_nothing_and_says_nothing_of_it() -> None:
    pages = site(card("n", "North", NORTH), card("again", "North", NORTH))
    assert not [one for one in pages if one.address.startswith("compare/")]
    home = of(pages, "")
    assert isinstance(home, HomePage)
    assert not home.has_comparisons
    place = of(pages, "places/north/")
    assert isinstance(place, PlacePage)
    assert len(place.scorecards) == 2
    assert place.compared == ()


def test_two_councils_of_one_name_are_told_apart_by_their_codes() -> None:
    pages = site(
        card("i", "Newport", NORTH, "W06000022"), card("s", "Newport", SOUTH, "E07000000"), card("x", "", SOUTH)
    )
    listed = of(pages, "places/")
    assert isinstance(listed, PlacesPage)
    assert [one.place.path for one in listed.places] == ["places/newport-w06000022/", "places/newport-e07000000/"]
    assert [one.path for one in listed.others] == ["x/"]


def test_what_is_left_behind_is_read_back_as_it_was() -> None:
    behind = left(judged_edition(card("n", "North", NORTH, "E1")), {"1.0.0": "A sentence."})
    assert read_left(as_left(behind)) == behind
    assert behind != Left()
    (measure,) = behind.measures
    assert [(one.period, one.value) for one in measure.readings] == [("2022", 40.0), ("2023", 42.0)]
    assert measure.readings[-1].comparison == "better"  # than the 38.0 of England


def test_where_nothing_is_compared_the_newest_figure_and_the_forecasts_behind_it_are_all_that_is_held() -> None:
    figures = [("2022", 40.0, "", "", 400, 1000), ("2023", 42.0, "", "", 420, 1000), ("2024", 45.0, "f")]
    behind = left(judged_edition(card("n", "North", figures)), {"1.0.0": "A sentence."})
    (whole,), (measure,) = behind.measures, newest_alone(behind).measures
    assert [one.period for one in whole.readings] == ["2022", "2023", "2024"]
    assert measure.readings == whole.readings[1:]
    assert (whole.lines[0].name, measure.lines) == ("England", ())
    assert (measure.newest, measure.indicator) == (whole.newest, whole.indicator)
    assert newest_alone(behind).turned == behind.turned
