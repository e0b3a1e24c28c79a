"""What the pages of the five example scorecards say: every indicator complete, nothing lost, nothing twice."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from outturn import charts
from outturn.model import Area
from outturn.pages import HomePage, IndexPage, IndicatorPage, Page, ScorecardPage, Site
from outturn.pipeline.checking import check_site
from outturn.pipeline.editions import judged_edition
from outturn.story.indicator import told_indicator
from outturn.values import Value
from outturn.versions.history import Edition
from outturn.versions.resolve import former
from packages import first_reading, indicator, package, series
from telling import pages_of

SITE = Site("Scorecards", "https://example.org/", "An example.")
DATA = Path(__file__).parents[1] / "datapackage"
NOT_WORDS = re.compile(r"\b(nan|NaN|None|null|NaT|inf|True|False)\b")
SCORECARDS = {
    "harrow-children",
    "harrow-corporate-parenting",
    "herefordshire-digest",
    "leeds-accountability",
    "peterborough-dashboard",
}


@pytest.fixture(scope="module")
def judged() -> list[Edition]:
    checked = check_site(DATA)
    assert checked.problems == ()
    return [judged_edition(package) for package in checked.packages]


@pytest.fixture(scope="module")
def pages(judged: list[Edition]) -> list[Page]:
    return pages_of(judged, SITE, former(check_site(DATA).folders))


@pytest.fixture(scope="module")
def indicator_pages(pages: list[Page]) -> list[IndicatorPage]:
    return [page for page in pages if isinstance(page, IndicatorPage)]


def texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a page's values, with where it stands."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts(one, place)


def test_the_five_scorecards_are_there(pages: list[Page]) -> None:
    assert {page.scorecard for page in pages if isinstance(page, ScorecardPage)} == SCORECARDS


def test_every_indicator_has_a_page(judged: list[Edition], indicator_pages: list[IndicatorPage]) -> None:
    wanted = [
        f"{edition.package.scorecard.name}/{one.indicator}/" for edition in judged for one in edition.package.indicators
    ]
    assert [page.address for page in indicator_pages] == wanted
    assert len(wanted) > 140


def test_every_page_says_the_figure_what_it_is_and_where_it_comes_from(indicator_pages: list[IndicatorPage]) -> None:
    for page in indicator_pages:
        assert page.headline, page.address
        assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in page.headline), page.headline
        assert page.chart, page.address
        assert page.figures, page.address
        assert page.tiles, page.address
        assert page.definition, page.address
        assert page.source.title, page.address
        assert page.licences, page.address
        assert page.rules, page.address


def test_no_page_shows_a_value_of_the_program_in_place_of_words(pages: list[Page]) -> None:
    for page in pages:
        for place, text in texts(page):
            if not place.endswith((".commentary", ".summary")):  # people's own prose may well begin with "None"
                assert not NOT_WORDS.search(text), f"{page.address}{place}: {text}"


def test_no_sentence_has_a_hole(indicator_pages: list[IndicatorPage]) -> None:
    for page in indicator_pages:
        said = " ".join(page.headline)
        assert not re.search(r"  | [,.;]|\(\)|\[\]|\bof \.|\.\.", said), said


def test_counts_by_rating_add_up(pages: list[Page], judged: list[Edition]) -> None:
    in_use = {
        edition.package.scorecard.name: sum(
            one.status != "retired" and not one.year_to_date_of for one in edition.package.indicators
        )
        for edition in judged
    }
    for page in pages:
        if isinstance(page, ScorecardPage):
            groups = {group.id: sum(count.number for count in group.counts) for group in page.counts}
            unrated = int(page.unrated.split()[0]) if page.unrated else 0
            assert groups.get("target", 0) + groups.get("benchmark", 0) + unrated == page.total
            assert groups["direction"] <= page.total == in_use[page.scorecard]
    (home,) = [page for page in pages if isinstance(page, HomePage)]
    assert home.total == sum(card.total for card in home.scorecards) == sum(in_use.values())


def test_addresses_are_unique_and_plain(pages: list[Page]) -> None:
    addresses = [page.address for page in pages]
    assert [address for address, times in Counter(addresses).items() if times > 1] == []
    assert all(re.fullmatch(r"([a-z0-9-]+/)*", address) for address in addresses)


def test_every_page_can_be_reached_through_breadcrumbs_and_lists(pages: list[Page]) -> None:
    addresses = {page.address for page in pages}
    listed = {row.address for page in pages if isinstance(page, ScorecardPage) for one in page.outcomes
              for row in one.rows}  # fmt: skip
    leading = [page for page in pages if isinstance(page, IndicatorPage) and page.address in listed]
    beside = {page.companion.page.path for page in leading if page.companion and page.companion.page}
    for page in pages:
        if isinstance(page, IndicatorPage):
            assert (page.address in listed) != (page.address in beside)
            assert [crumb.path for crumb in page.crumbs] == ["", f"{page.scorecard}/", page.address]
            for _, link in page.related:
                assert link.path in addresses
    assert listed <= addresses


def test_every_indicator_in_use_stands_once_in_the_index(pages: list[Page]) -> None:
    (index,) = [page for page in pages if isinstance(page, IndexPage)]
    entries = [entry for _, entries in index.letters for entry in entries]
    rows = [place.row.address for entry in entries for place in entry.places]
    (home,) = [page for page in pages if isinstance(page, HomePage)]
    assert len(rows) == len(set(rows)) == home.total
    assert len(entries) < len(rows)  # the example's councils share most of their indicators
    letters = [letter for letter, _ in index.letters]
    assert letters == sorted(letters)
    assert all(
        entry.title.upper().startswith(letter) for letter, entries in index.letters for entry in entries
        if len(letter) == 1
    )  # fmt: skip


def test_every_figure_of_the_data_stands_in_its_table_newest_first(
    judged: list[Edition], indicator_pages: list[IndicatorPage]
) -> None:
    rows = Counter(
        f"{edition.package.scorecard.name}/{name}/"
        for edition in judged
        for name in edition.package.outturns["indicator"]
    )
    for page in indicator_pages:
        assert len(page.every_figure) == rows[page.address]
        assert page.figures[0].value


def test_every_chart_has_the_figures_of_its_table(indicator_pages: list[IndicatorPage]) -> None:
    for page in indicator_pages:
        assert page.chart
        outturns = page.chart.lines[0]
        shown = [figure.value for figure in reversed(page.figures) if not figure.value.startswith("[")]
        assert [text for text, value in zip(outturns.shown, outturns.values, strict=True) if value is not None] == shown
        assert len(page.chart.periods) == len(outturns.values)
        charts.draw(page.chart)


def test_a_column_is_there_only_where_some_row_fills_it(indicator_pages: list[IndicatorPage]) -> None:
    for page in indicator_pages:
        assert not page.comparator or any(row.comparator for row in page.figures), page.address
        assert not page.aim or any(row.target for row in page.figures), page.address
        assert page.has_notes == any(row.note for row in page.figures), page.address
        assert page.has_counts == any(row.counts for row in page.figures), page.address


def test_every_mark_on_a_page_is_explained_on_it(indicator_pages: list[IndicatorPage]) -> None:
    for page in indicator_pages:
        explained = {mark for mark, _ in page.marks}
        marks = [row.mark for row in page.figures] + [area.mark for area in page.areas]
        used = {mark for several in marks for mark in several.split()}
        bare = [text for row in page.figures for text in (row.value, row.comparator)] + [
            one.value for one in page.areas
        ]
        used |= {text.strip("[]") for text in bare if text.startswith("[")}
        assert used - {""} <= explained, page.address


def test_what_is_not_rated_or_compared_has_a_reason_on_the_page(indicator_pages: list[IndicatorPage]) -> None:
    for page in indicator_pages:
        for row in page.figures:
            assert row.rating.reason or row.rating.word != "Not rated", page.address
            assert row.direction.reason or row.direction.word != "Not comparable", page.address


def test_telling_twice_says_the_same(judged: list[Edition], pages: list[Page]) -> None:
    assert pages_of(judged, SITE, former(check_site(DATA).folders)) == pages


@pytest.mark.parametrize(
    ("unit", "per", "latest", "target", "caption"),
    [
        ("rate", 10000, "45.5 per 10,000", "40.0 per 10,000", "Rate per 10,000"),
        ("days", None, "45.5 days", "40.0 days", "Days"),
        ("score", None, "45.5 (score)", "40.0 (score)", "Score"),
        ("ratio", None, "45.5 (ratio)", "40.0 (ratio)", "Ratio"),
        # These carry their sign in every cell, and a number counts what its title says.
        ("percent", None, "45.5%", "40.0%", ""),
        ("currency", None, "£45.50", "£40.00", ""),
        ("number", None, "45.5", "40.0", ""),
    ],
)
def test_a_figure_stands_nowhere_without_its_unit(
    unit: str, per: int | None, latest: str, target: str, caption: str
) -> None:
    page, row = told_indicator(first_reading(series([("2024", 45.5)], [("2024", "target", 40)], unit=unit, per=per)))
    assert [tile.value for tile in page.tiles[:2]] == [latest, target]
    assert row.latest == latest
    assert page.chart
    assert page.chart.lines[0].key == f"Exampleshire {latest}"
    assert page.unit == caption


def test_a_band_says_its_unit_once() -> None:
    band = [("2024", "lower", 10), ("2024", "upper", 12)]
    about = {"polarity": "band", "unit": "rate", "per": 1000, "decimals": 0}
    page, _ = told_indicator(first_reading(series([("2024", 11)], band, **about)))
    assert page.tiles[1].value == "10 to 12 per 1,000"


@pytest.mark.parametrize(
    ("kinds", "label"),
    [
        (("neighbour", "neighbour"), "Rank among statistical neighbours"),
        (("neighbour", "peer"), "Rank among areas compared"),
        (("peer", "peer"), "Rank among areas compared"),
    ],
)
def test_a_rank_says_among_which_areas(kinds: tuple[str, str], label: str) -> None:
    areas = (Area("england", "England", "nation"), Area("a", "Alder", kinds[0]), Area("b", "Birch", kinds[1]))
    others = [("moves", "2024", area.area, 5.0) for area in areas]
    page, _ = told_indicator(first_reading(package({indicator(): [("2024", 6.0)]}, comparators=others, areas=areas)))
    (tile,) = [tile for tile in page.tiles if tile.label.startswith("Rank")]
    assert (tile.label, tile.value) == (label, "1st of 3")


@pytest.mark.parametrize(
    ("value", "commentary", "said"),
    [(60, "", "No commentary was given."), (60, "Fewer homes were ready.", ""), (85, "", "")],
)
def test_where_a_figure_is_off_target_the_page_says_that_nothing_is_said_of_it(
    value: float, commentary: str, said: str
) -> None:
    whole = package(
        {indicator(): [("2024", value)]}, [("moves", "2024", "target", 80)], commentary={"moves": commentary}
    )
    page, _ = told_indicator(first_reading(whole))
    assert page.commentary_missing == said


def test_targets_of_several_names_each_say_theirs_in_the_table() -> None:
    # 62.0% against a statutory 60% and a local 70%; the column is no one's
    targets = [
        ("moves", "2024", "target", value, "", "", "", name) for value, name in ((60, "statutory"), (70, "local"))
    ]
    page, _ = told_indicator(first_reading(package({indicator(): [("2024", 62.0)]}, targets)))
    (row,) = page.figures
    assert (page.aim, row.target, [aim for aim, _ in row.further]) == (
        *("Target", "60.0% (statutory)"),
        ["70.0% (local)"],
    )
    page, _ = told_indicator(first_reading(package({indicator(): [("2024", 62.0)]}, targets[:1])))
    assert (page.aim, page.figures[0].target) == ("Target (statutory)", "60.0%")
