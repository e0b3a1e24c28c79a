"""Pages across scorecards: what needs attention, the frameworks' codes, A to Z, the map of the site, the home page."""

import dataclasses
import re
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn import charts, words
from outturn.own_pages import anchor
from outturn.pages import (
    AttentionPage,
    Badge,
    Count,
    FrameworksPage,
    HomePage,
    IndexPage,
    IndicatorPage,
    IndicatorRow,
    Left,
    Measure,
    Page,
    ScorecardPage,
    Site,
    SiteMapPage,
)
from outturn.pipeline.checking import check_site
from outturn.pipeline.editions import judged_edition
from outturn.story.attention import Concern, data_concerns, need_attention, worst
from outturn.story.attention import concerns as concerns_of
from outturn.story.frameworks import frameworks_page
from outturn.story.home import news
from outturn.story.lists import index_page
from outturn.story.overview import overview
from outturn.story.same import Member, families
from outturn.story.told import told as told_edition
from outturn.versions.history import Edition, Version
from outturn.versions.register import Register, Withdrawal
from packages import SAY, SCORECARD, indicator, package
from telling import pages_of

DATA = Path(__file__).parents[1] / "datapackage"
SITE = Site("Scorecards", "https://example.org/")
Kind = TypeVar("Kind", bound=Page)
REASONS = [
    "red",
    "red-benchmark",
    "amber-worsening",
    "worsening-twice",
    "process-concern",
    "worse-than",
    "forecast-miss",
]
"""The reasons in the performance, in the order in which DESIGN names them: what is red first."""
IN_DATA = ["overdue", "low-reliability"]


def row(title: str, scorecard: str = "Exampleshire", **more: object) -> IndicatorRow:
    name = re.sub("[^a-z0-9]+", "-", title.lower())
    nothing = Badge("none", "○", "Not rated")
    fixed = {"latest": "", "period": "", "target": "", "comparator": "", "codes": ()}
    address = f"{scorecard.lower()}/{name}/"
    about = {"indicator": name, "title": title, "address": address, "rating": nothing, "direction": nothing}
    return IndicatorRow(**(about | {"scorecard": scorecard, "scorecard_address": f"{scorecard}/"} | fixed | more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def editions() -> list[Edition]:
    return [judged_edition(one) for one in check_site(DATA).packages]


@pytest.fixture(scope="module")
def pages(editions: list[Edition]) -> list[Page]:
    return pages_of(editions, SITE)


def only(pages: list[Page], kind: type[Kind]) -> Kind:
    (found,) = [page for page in pages if isinstance(page, kind)]
    return found


@pytest.mark.site
def test_reasons_stand_in_the_order_of_their_weight(editions: list[Edition]) -> None:
    assert (list(words.ATTENTION), list(words.ATTENTION_DATA)) == (REASONS, IN_DATA)
    for edition in editions:
        for reasons in edition.judgements.series["attention"]:
            kinds = [re.sub("^worse-than-.*", "worse-than", reason) for reason in reasons.split()]
            assert kinds == sorted(kinds, key=REASONS.index)
        for reasons in edition.judgements.series["attention_data"]:
            assert reasons.split() == sorted(reasons.split(), key=IN_DATA.index)


def test_the_attention_page_has_every_indicator_that_needs_it_and_counts_them(
    editions: list[Edition], pages: list[Page]
) -> None:
    page = only(pages, AttentionPage)
    wanted = {
        f"{edition.package.scorecard.name}/{one.indicator}/"
        for edition in editions
        for one in edition.package.indicators
        if one.status != "retired" and edition.judgements.series.loc[one.indicator, "attention"]
    }
    shown = [one.address for group in page.groups for one in group.rows]
    in_use = sum(
        one.status != "retired" and not one.year_to_date_of
        for edition in editions
        for one in edition.package.indicators
    )
    assert sorted(shown) == sorted(wanted)
    assert page.sentence.startswith(f"{len(wanted)} of {in_use} indicators need attention")
    rows = [one for group in page.groups for one in group.rows]
    assert dict(page.reasons) == {
        SAY(f"reason-{kind}"): number for kind in REASONS if (number := sum(kind in one.concerns for one in rows))
    }
    for group in page.groups:
        assert [one.stake for one in group.rows] == sorted(one.stake for one in group.rows)


def test_what_is_said_of_the_data_is_counted_apart_from_the_performance(
    editions: list[Edition], pages: list[Page]
) -> None:
    page = only(pages, AttentionPage)
    wanted = {
        f"{edition.package.scorecard.name}/{one.indicator}/"
        for edition in editions
        for one in edition.package.indicators
        if one.status != "retired" and edition.judgements.series.loc[one.indicator, "attention_data"]
    }
    rows = [one for group in page.groups for one in group.data_rows]
    assert {one.address for one in rows} == wanted
    assert dict(page.data_reasons) == {
        SAY(f"reason-{kind}"): number for kind in IN_DATA if (number := sum(kind in one.data_concerns for one in rows))
    }
    assert not set(dict(page.reasons)) & set(dict(page.data_reasons))


def test_the_worst_come_first_and_an_area_s_indicator_once() -> None:
    certain_red, certain, red = (0.0, 0.0, -0.2), (0.0, 1.0, 0.0), (1.0, 0.0, -0.5)
    concerns = [
        Concern(row("Amber", concerns=("amber-worsening",), stake=(1.0, 1.0, -0.1)), "Exampleshire"),
        Concern(row("Red by a forecast", concerns=("forecast-miss",), stake=red), "Exampleshire"),
        Concern(row("Beyond chance", concerns=("process-concern",), stake=certain), "Exampleshire"),
        Concern(row("Red", concerns=("red",), stake=certain_red), "Exampleshire"),
        Concern(row("Red", "Another scorecard", concerns=("red",), stake=certain_red), "Exampleshire"),
        Concern(row("Red", "Elsewhere", concerns=("red",), stake=certain_red), "Elsewhere"),
        Concern(row("Further off", concerns=("red",), stake=(0.0, 0.0, -0.3)), "Exampleshire"),
        Concern(row("And as far", concerns=("red",), stake=(0.0, 0.0, -0.3)), "Exampleshire"),
    ]
    titles = [one.title for one in worst(concerns, 10)]
    assert titles == ["And as far", "Further off", "Red", "Red", "Beyond chance", "Red by a forecast", "Amber"]
    assert [one.title for one in worst(concerns, 2)] == titles[:2]


def test_what_only_its_data_is_wrong_with_is_not_among_the_worst() -> None:
    rows = [row("Late", data_concerns=("overdue",)), row("Gone", concerns=("red",), is_retired=True)]
    assert concerns_of(rows, "Exampleshire") == ()
    assert [one.title for one in data_concerns(rows)] == ["Late"]


@pytest.mark.parametrize(
    ("number", "total", "said"),
    [
        (0, 5, "No indicator needs attention for its performance by its newest figure."),
        (1, 5, "1 of 5 indicators needs attention for its performance by the newest figure."),
        (1, 1, "1 of 1 indicator needs attention for its performance by the newest figure."),
        (12, 1234, "12 of 1,234 indicators need attention for their performance by the newest figure."),
    ],
)
def test_how_many_need_attention_is_said_rightly(number: int, total: int, said: str) -> None:
    assert need_attention(SAY, number, total) == said


def test_codes_stand_as_people_count_with_what_shares_them() -> None:
    moves, again = row("Moves", "Harrow"), row("Moves", "Leeds")
    uses = [
        ("National Indicators", "NI 112", row("Pregnancies", "Leeds")),
        ("National Indicators", "NI 62", again),
        ("National Indicators", "NI 62", moves),
        ("Best Value", "BV49", moves),
    ]
    page = frameworks_page(SAY, uses, "")
    assert [table.name for table in page.frameworks] == ["Best Value", "National Indicators"]
    (best,), (first, second) = (table.codes for table in page.frameworks)
    assert (best.code, [link.title for link in best.others]) == ("BV49", ["NI 62"])
    assert (first.code, second.code) == ("NI 62", "NI 112")
    assert [one.scorecard for one in first.rows] == ["Harrow", "Leeds"]
    assert first.id == "code-national-indicators--ni-62"
    assert [link.path for link in first.others] == ["frameworks/#code-best-value--bv49"]


@given(st.lists(st.text(max_size=6).filter(anchor), max_size=8, unique_by=anchor))
def test_every_code_that_the_check_lets_pass_has_an_id_of_its_own(codes: list[str]) -> None:
    uses = [(name, code, row("One")) for name in ("A framework", "Another") for code in codes]
    page = frameworks_page(SAY, uses, "")
    ids = [code.id for table in page.frameworks for code in table.codes] + [table.id for table in page.frameworks]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[a-z0-9]+(--?[a-z0-9]+)*", one) for one in ids)


def test_every_code_of_the_data_is_on_the_frameworks_page(editions: list[Edition], pages: list[Page]) -> None:
    shown = {
        (table.name, code.code, one.address)
        for table in only(pages, FrameworksPage).frameworks
        for code in table.codes
        for one in code.rows
    }
    wanted = {
        (one.framework, one.code, f"{edition.package.scorecard.name}/{one.indicator}/")
        for edition in editions
        for one in edition.package.frameworks
    }
    assert shown == wanted
    assert wanted


def listed(rows: list[IndicatorRow]) -> IndexPage:
    """The list from A to Z of one scorecard with these indicators."""
    seen = overview(SAY, SCORECARD.name, told_edition(judged_edition(package({})), SAY), None, Left())
    members = [
        Member(SCORECARD.name, SCORECARD.title, "place", "2024-01-01", Measure(indicator(indicator=one.indicator), ()))
        for one in rows
    ]
    return index_page(SAY, [dataclasses.replace(seen, rows=tuple(rows))], families(members), (), "")


def test_a_to_z_has_every_letter_and_sorts_as_people_look_up() -> None:
    titles = ["Zebra crossings", "Élan", "eggs", "“Early” help", "16-year-olds", "Ω", "Apples"]
    page = listed([row(title, indicator=f"i{place}") for place, title in enumerate(titles)])
    found = {letter: [one.title for one in entries] for letter, entries in page.letters}
    assert [letter for letter in found if len(letter) == 1] == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert {letter: rows for letter, rows in found.items() if rows} == {
        "0 to 9": ["16-year-olds"],
        "A": ["Apples"],
        "E": ["“Early” help", "eggs", "Élan"],
        "Z": ["Zebra crossings"],
        "Other": ["Ω"],
    }


def test_a_to_z_leaves_out_digits_that_no_title_begins_with() -> None:
    assert "0 to 9" not in dict(listed([row("Apples", indicator="apples")]).letters)


def test_one_measure_in_two_units_stands_once_from_a_to_z() -> None:
    share = row("Waste recycled", indicator="share", twin="tonnes")
    rows = [row("Tonnes recycled", indicator="tonnes", twin="share"), share, row("Apples", indicator="apples")]
    entries = [one for _, entries in listed(rows).letters for one in entries]
    assert [(one.title, one.places[0].other and one.places[0].other.title) for one in entries] == [
        ("Apples", None),
        ("Tonnes recycled", "Waste recycled"),
    ]
    # where the one that stands first is no longer in use, the other stands alone
    assert [one.places[0].other for _, entries in listed([share]).letters for one in entries] == [None]


def test_the_map_leads_to_every_page_that_shows_how_things_are(pages: list[Page]) -> None:
    page = only(pages, SiteMapPage)
    listed = {link.path for _, links in page.groups for link in links}
    for entry in page.scorecards:
        listed |= {entry.scorecard.path, *(link.path for _, links in entry.outcomes for link in links)}
    wanted = {one.address for one in pages if isinstance(one, (ScorecardPage, IndicatorPage, HomePage, IndexPage))}
    assert wanted | {"attention/", "frameworks/", "data/"} <= listed


def version(number: str, sealed: str, level: str = "minor") -> Version:
    corrects = ("moves",) if level == "patch" else ()
    return Version(number, date.fromisoformat(sealed), level, f"What {number} is.", "", corrects)  # type: ignore[arg-type]


def test_news_are_the_last_versions_of_all_scorecards_and_none_that_was_taken_down() -> None:
    name = SCORECARD.name
    versions = (
        version("1.0.0", "2023-01-05", "major"),
        version("1.0.1", "2024-01-05", "patch"),
        *(version(f"1.{step}.0", "2025-01-05") for step in range(1, 6)),
    )
    withdrawn = (Withdrawal(f"/{name}/v/1.4.0/", date(2025, 2, 1), "A reason."),)
    rows = news(
        SAY,
        [overview(SAY, name, told_edition(judged_edition(package({})), SAY), None, Left())],
        Register({name: versions}, withdrawn=withdrawn),
    )
    assert [one.version.title for one in rows] == [f"Version 1.{step}" for step in ("5.0", "3.0", "2.0", "1.0", "0.1")]
    assert rows[0].version.path == f"{name}/v/1.5.0/"
    assert (rows[0].sealed, rows[0].level) == ("5 January 2025", "New or revised figures")
    assert rows[-1].level == "Correction"


def test_the_home_page_says_what_it_is_in_two_sentences(pages: list[Page], editions: list[Edition]) -> None:
    home = only(pages, HomePage)
    what = "each with its figures, what they are held against and how they have changed."
    assert home.sentences == (
        "How is your council doing, and is it getting better?",
        f"Here are {home.total} indicators on 5 scorecards, {what}",
    )
    asked = [outcome.question for edition in editions for outcome in edition.package.scorecard.outcomes]
    assert [question for question, _ in home.questions] == list(dict.fromkeys(asked))
    assert len(home.questions) < len(asked)
    assert sum(len(answers) for _, answers in home.questions) == len(asked)
    assert len(home.worst) == 5


def told(figures: list[tuple[str, float]], target: float | None = None) -> IndicatorRow:
    one = indicator()
    targets = [(one.indicator, figures[-1][0], "target", target)] if target is not None else []
    edition = judged_edition(package({one: figures}, targets))
    (page,) = [page for page in pages_of([edition], SITE) if isinstance(page, ScorecardPage)]
    return page.outcomes[0].rows[0]


def test_a_row_is_sorted_by_what_is_not_rounded() -> None:
    found = told([("2022", 10.0), ("2023", 8.04), ("2024", 12.04)], 12.06)
    assert (found.latest, found.target) == ("12.0%", "12.1%")
    assert (found.keys.latest, found.keys.target) == (12.04, 12.06)
    assert found.keys.trend == pytest.approx(0.204)  # (12.04 - 10) / 10
    assert (found.keys.rating, found.keys.direction, found.keys.comparator) == (0, 3, None)
    assert found.trend == "From 10.0% (2022) to 12.0% (2024), between 8.0% and 12.0%."


def test_what_is_not_rated_or_compared_has_no_place_in_the_order() -> None:
    found = told([("2024", 12.0)])
    assert (found.keys.rating, found.keys.direction, found.keys.target) == (None, None, None)
    assert found.trend == "12.0% (2024), the only figure."


def test_a_bar_has_a_part_for_each_rating_that_there_is() -> None:
    counts = [Count(words.rating(SAY, name), number) for name, number in
              [("red", 1), ("amber", 0), ("green", 96), ("not rated", 3)]]  # fmt: skip
    parts = charts.bar(counts)
    assert [(part.kind, part.x, part.width, part.middle) for part in parts] == [
        ("red", 0, 1, 0.5),
        ("green", 1, 96, 49),
        ("none", 97, 3, 98.5),
    ]
    assert [part.has_room for part in parts] == [False, True, False]


def test_a_bar_of_nothing_has_no_part() -> None:
    assert charts.bar([Count(words.rating(SAY, "red"), 0)]) == ()
