"""What redirects.csv and withdrawn.csv may say: one row an address, one meaning of it, and a day that can be."""

from dataclasses import replace
from datetime import date

import pytest

from in_words import Said, in_words
from outturn.versions.history import SealedFolder, Version
from outturn.versions.register import Redirect, Register, Withdrawal
from outturn.versions.resolve import expected
from outturn.versions.rules import redirect_problems, withdrawal_problems

FOLDERS = [
    SealedFolder("card", "1.0.0", {"outturns.csv": ("0", 1)}, (), {}, ("wait", "moves"), form=1),
    SealedFolder("card", "1.1.0", {"outturns.csv": ("0", 1)}, (), {}, ("wait",), form=1),
]
SEALED = (
    Version("1.0.0", date(2024, 6, 20), "major", "First version.", "0" * 64),
    Version("1.1.0", date(2025, 6, 19), "major", "Without moves.", "1" * 64),
)
URLS = tuple(dict.fromkeys(address for each in expected(FOLDERS).values() for address in each))
REGISTER = Register({"card": SEALED}, URLS, working={"card": ("wait",)}, newest_day=date(2025, 11, 20))


def redirected(*rows: tuple[str, str], withdrawn: tuple[Withdrawal, ...] = ()) -> list[Said]:
    redirects = tuple(Redirect(old, new, row) for row, (old, new) in enumerate(rows, start=2))
    return list(in_words(redirect_problems(replace(REGISTER, redirects=redirects, withdrawn=withdrawn), FOLDERS)))


def withdrawal(address: str, day: str = "2025-07-01", row: int = 2) -> Withdrawal:
    return Withdrawal(address, date.fromisoformat(day), "A reason.", row)


def withdrawn(*rows: tuple[str, str], register: Register = REGISTER) -> list[Said]:
    rows_of = tuple(withdrawal(address, day, row) for row, (address, day) in enumerate(rows, start=2))
    return list(in_words(withdrawal_problems(replace(register, withdrawn=rows_of), FOLDERS)))


def told(found: list[Said]) -> list[tuple[str, str]]:
    return [(one.id, one.place.removeprefix("datapackage/")) for one in found]


# a key


@pytest.mark.parametrize("again", ["/old/", "/old"])
def test_two_redirects_of_one_address(again: str) -> None:
    found = redirected(("/old/", "/card/"), ("/older/", "/card/"), (again, "/card/wait/"))
    assert told(found) == [("row-twice", "redirects.csv, row 4, column old")]
    assert found[0].found == f"“{again}”, as in row 2"


@pytest.mark.parametrize("again", ["/card/v/1.0.0/", "/card/v/1.0.0"])
def test_two_withdrawals_of_one_address(again: str) -> None:
    found = withdrawn(("/card/v/1.0.0/", "2025-07-01"), (again, "2025-07-02"))
    assert told(found) == [("row-twice", "withdrawn.csv, row 3, column address")]
    assert found[0].found == f"“{again}”, as in row 2"


def test_an_address_and_another_one_below_it_are_two() -> None:
    assert redirected(("/old/", "/card/"), ("/old/days/", "/card/wait/")) == []
    assert withdrawn(("/card/v/1.0.0/", "2025-07-01"), ("/card/v/1.0.0/moves/", "2025-06-20")) == []


@pytest.mark.parametrize("old", ["/card/v/1.0.0/", "/card/v/1.0.0", "/card/v/1.0.0/moves/"])
def test_what_was_taken_down_is_redirected_nowhere(old: str) -> None:
    down = withdrawal("/card/v/1.0.0/", row=7)
    alone = replace(REGISTER, redirects=(Redirect(old, "/card/", 3),), withdrawn=(down,))
    found = list(in_words(redirect_problems(alone, FOLDERS[1:])))
    assert told(found) == [("redirect-of-withdrawn", "redirects.csv, row 3, column old")]
    assert found[0].found == f"“{old}”, taken down in datapackage/withdrawn.csv, row 7, column address"


def test_a_page_of_what_was_renamed_may_be_taken_down() -> None:
    assert redirected(("/old/", "/card/"), withdrawn=(withdrawal("/old/v/1.0.0/"),)) == []


# what stands


@pytest.mark.parametrize("old", ["/card/wait/", "/card/wait", "/card", "/embed/card/wait", "/card/v/1.0.0"])
def test_no_redirect_leads_away_from_a_page_whether_or_not_it_ends_with_a_slash(old: str) -> None:
    assert told(redirected((old, "/card/versions/"))) == [("redirect-from-page", "redirects.csv, row 2, column old")]


@pytest.mark.parametrize(
    "address",
    ["/", "/card/", "/card", "/card/wait/", "/card/wait", "/embed/card", "/data", "/card/versions/",
     "/data/card/latest.json", "/data/card", "/attention"],
)  # fmt: skip
def test_nothing_that_is_shown_is_taken_down_by_whatever_covers_it(address: str) -> None:
    assert told(withdrawn((address, "2025-07-01"))) == [
        ("withdrawal-still-shown", "withdrawn.csv, row 2, column address")
    ]


def test_nothing_that_is_shown_is_taken_down_under_an_older_name() -> None:
    moved = replace(REGISTER, urls=(*URLS, "/old/wait/"), redirects=(Redirect("/old/", "/card/", 2),))
    assert told(withdrawn(("/old/wait/", "2025-07-01"), register=moved)) == [
        ("withdrawal-still-shown", "withdrawn.csv, row 2, column address")
    ]


@pytest.mark.parametrize("rows", [[("/a/", "/b/"), ("/b/", "/a/")], [("/a/", "/a/")], [("/a/", "/a/a/")]])
def test_redirects_that_lead_round_lead_nowhere(rows: list[tuple[str, str]]) -> None:
    assert {one.id for one in redirected(*rows)} == {"redirect-to-nowhere"}


# a calendar


@pytest.mark.parametrize(
    ("address", "day", "first"),
    [
        ("/card/v/1.0.0/", "2024-06-19", "2024-06-20"),  # the day before it was sealed
        ("/card/v/1.1.0/", "2025-06-18", "2025-06-19"),
        ("/data/card/1.1.0/", "2025-06-18", "2025-06-19"),
        ("/card/moves/", "2024-06-19", "2024-06-20"),  # that of the scorecard's first version
        ("/card/v/1.0.0/", "2026-11-22", "2024-06-20"),  # 366 days after 20 November 2025 is 21 November 2026
        ("/card/v/1.0.0/", "2199-01-01", "2024-06-20"),
        ("/card/v/1.0.0/", "9999-12-31", "2024-06-20"),
        ("/card/v/1.0.0/", "0001-01-01", "2024-06-20"),
    ],
)
def test_nothing_is_taken_down_before_it_was_published_nor_long_after_what_the_packages_know(
    address: str, day: str, first: str
) -> None:
    found = withdrawn((address, day))
    assert told(found) == [("withdrawal-day", "withdrawn.csv, row 2, column date")]
    assert (found[0].found, found[0].expected) == (day, f"a day from {first} to 2026-11-21")


@pytest.mark.parametrize(
    ("address", "day"),
    [("/card/v/1.0.0/", "2024-06-20"), ("/card/v/1.1.0/", "2025-06-19"), ("/card/moves/", "2026-11-21")],
)
def test_the_days_at_either_end_are_right(address: str, day: str) -> None:
    assert withdrawn((address, day)) == []


# names that no Windows can have


@pytest.mark.parametrize("old", ["/con/", "/old/nul/", "/aux.html", "/lpt1/x/", "/com9.tar.gz"])
def test_no_redirect_makes_a_folder_that_windows_cannot_have(old: str) -> None:
    assert told(redirected((old, "/card/"))) == [("name-of-device", "redirects.csv, row 2, column old")]


@pytest.mark.parametrize("old", ["/cone/", "/contacts/", "/com10/", "/x-con/", "/v1.con/"])
def test_longer_names_are_free(old: str) -> None:
    assert redirected((old, "/card/")) == []
