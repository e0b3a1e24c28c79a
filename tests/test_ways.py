"""Where redirects end and what withdrawals cover: as plain searches through every row find it, in far fewer steps."""

from collections.abc import Collection, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.versions import covers, ways
from outturn.versions.covers import DOWNLOAD, EMBEDDED
from outturn.versions.places import carried, places
from outturn.versions.register import Redirect, Register, Withdrawal
from outturn.versions.ways import LONGEST, Ends, Ways

PARTS = st.sampled_from(["a", "b", "c", "data", "embed", "v", "1.0.0", "a-1.0.0.zip"])
ADDRESSES = st.builds(lambda parts, end: "/" + "/".join(parts) + end * bool(parts), st.lists(PARTS, max_size=4),
                      st.sampled_from(["/", "/", ""]))  # fmt: skip
SCORECARDS = st.sampled_from(["/a/", "/b/", "/c/", "/data/a/", "/embed/b/"])
PAIRS = st.one_of(st.tuples(SCORECARDS, SCORECARDS), st.tuples(ADDRESSES, ADDRESSES))
REDIRECTS = st.lists(PAIRS, max_size=6).map(lambda rows: tuple(Redirect(*row) for row in rows))


def lies_in(address: str, place: str) -> bool:
    """Whether the address is the place's own or one below it."""
    return address == place or address.startswith(place if place.endswith("/") else f"{place}/")


def plainly_onward(address: str, moves: Collection[Redirect]) -> Iterator[str]:
    seen = {address}
    waiting = [address]
    while waiting and len(seen) <= 10 * len(moves):
        at = waiting.pop()
        covering = sorted((one for one in moves if lies_in(at, one.old)), key=lambda one: len(one.old))
        found = [one for one in (carried(at, one.old, one.new) for one in covering) if len(one) <= LONGEST]
        if at != address:
            yield at
        waiting += [one for one in found if one not in seen]
        seen.update(found)


def plain_names(address: str, moves: Collection[Redirect]) -> list[str]:
    names = [address]
    for name in names:
        download = DOWNLOAD.match(name)
        if download and (home := f"/{download['scorecard']}/v/{download['version']}/") not in names:
            names.append(home)
        if name.startswith(EMBEDDED) and (page := name.removeprefix(EMBEDDED)) not in names:
            names.append(page)
        for one in [one for one in moves if one.is_rename]:
            for here, there in ((one.new, one.old), (one.old, one.new)):
                if name.startswith(here) and (other := carried(name, here, there)) not in names:
                    names.append(other)
    return names


@given(ADDRESSES, ADDRESSES)
def test_the_places_of_an_address_are_those_that_it_lies_in(address: str, other: str) -> None:
    every = list(places(address))
    assert len(set(every)) == len(every)
    assert all(lies_in(address, one) for one in every)
    assert (other in every) is lies_in(address, other)
    assert list(places(address, len(other))) == [one for one in every if len(one) <= len(other)]


@pytest.mark.property
@given(REDIRECTS, st.sets(ADDRESSES, max_size=6), st.lists(ADDRESSES, min_size=1, max_size=6))
def test_redirects_lead_where_a_plain_search_finds(
    redirects: tuple[Redirect, ...], known: set[str], asked: list[str]
) -> None:
    moves = Register(redirects=redirects).moves
    ends = Ends(moves, known)
    for address in [*asked, *(one.old for one in moves), *(one.new for one in moves), *known]:
        assert list(Ways(moves).onward(address)) == list(plainly_onward(address, moves))
        assert ends.of(address) == next((one for one in plainly_onward(address, moves) if one in known), "")


@pytest.mark.property
@given(REDIRECTS, st.lists(ADDRESSES, min_size=1, max_size=5), st.lists(ADDRESSES, min_size=1, max_size=6))
def test_withdrawals_cover_what_a_plain_search_finds(
    redirects: tuple[Redirect, ...], down: list[str], asked: list[str]
) -> None:
    rows = tuple(Withdrawal(address, date(2025, 7, 1), "A reason.", row) for row, address in enumerate(down, start=2))
    register = Register(redirects=redirects, withdrawn=rows)
    for address in [*asked, *down, *(one.new for one in redirects)]:
        names = plain_names(address, register.moves)
        assert register.withdrawal(address) == next(
            (one for name in names for one in rows if lies_in(name, one.address)), None
        )


class Counted:
    """How often addresses are carried on."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, address: str, old: str, new: str) -> str:
        self.calls += 1
        return carried(address, old, new)


@pytest.mark.parametrize(
    ("last", "end"),
    [("/known/", "/known/"), ("/nowhere/", ""), ("/a0/", "")],
    ids=["leads on", "leads nowhere", "ring"],
)
def test_each_redirect_of_a_long_chain_is_followed_once(monkeypatch: pytest.MonkeyPatch, last: str, end: str) -> None:
    count = Counted()
    monkeypatch.setattr(ways, "carried", count)
    new = [*(f"/a{number}/" for number in range(1, 2000)), last]
    ends = Ends([Redirect(f"/a{number}/", to) for number, to in enumerate(new)], {"/known/"})
    assert {ends.of(f"/a{number}/") for number in range(2000)} == {end}
    assert count.calls <= 2000


def test_what_no_withdrawal_covers_under_any_of_many_names_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    count = Counted()
    monkeypatch.setattr(covers, "carried", count)
    chain = tuple(Redirect(f"/a{number}/", f"/a{number + 1}/") for number in range(500))
    register = Register(redirects=chain, withdrawn=(Withdrawal("/other/", date(2025, 7, 1), "A reason."),))
    assert {register.withdrawal(f"/a{number}/") for number in range(501)} == {None}
    assert count.calls == 2 * 500  # each rename there and back


def test_a_ring_in_which_addresses_grow_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    count = Counted()
    monkeypatch.setattr(ways, "carried", count)
    ends = Ends([Redirect(f"/a{number}/", f"/a{number}/longer/") for number in range(100)], {"/known/"})
    assert ends.of("/a0/") == ""
    assert count.calls <= 1024 // len("longer/") + 1
