"""What an earlier state had published and a later one does not have: redirects and withdrawals that may change."""

from datetime import date

import pytest

from outturn.versions.against import against
from outturn.versions.history import Version
from outturn.versions.register import Redirect, Register, Withdrawal

VERSION = Version("1.0.0", date(2024, 4, 18), "major", "First.", "a" * 64)
DAY = date(2024, 5, 1)
URLS = tuple(f"/children/{name}/" for name in ("visits", "wait", "spend"))


def kinds(now: Register, then: Register, *alive: str) -> list[str]:
    return [one.id for one in against(now, then, frozenset(alive)) if one.severity == "problem"]


def register(*redirects: tuple[str, str], down: tuple[str, ...] = (), working: dict[str, tuple[str, ...]] | None = None) -> Register:  # fmt: skip  # noqa: E501
    moves = tuple(Redirect(f"/{old}/", f"/{new}/") for old, new in redirects)
    withdrawn = tuple(Withdrawal(f"/{one}/", DAY, "A reason.") for one in down)
    name = "families" if ("children", "families") in redirects else "children"
    return Register({name: (VERSION,)}, URLS, moves, withdrawn, working=working or {})


@pytest.mark.parametrize("now", [(), (("children/visits", "children/wait"),)])
def test_a_redirect_to_what_is_taken_down_may_go_or_lead_elsewhere(now: tuple[tuple[str, str], ...]) -> None:
    then = register(("children/visits", "children/spend"))
    wait = "/children/wait/"
    assert kinds(register(*now), then, wait) == ["published-redirect-changed"]
    assert kinds(register(*now, down=("children/spend",)), then, wait) == []


def test_a_redirect_by_way_of_what_is_taken_down_still_leads_where_that_leads() -> None:
    chain = (("children/visits", "children/spend"), ("children/spend", "children/wait"))
    assert kinds(register(chain[1]), register(*chain), "/children/wait/") == ["published-redirect-changed"]
    assert kinds(register(*chain), register(*chain), "/children/wait/") == []


def test_a_withdrawal_is_lifted_where_the_page_comes_back_under_the_scorecard_s_new_name() -> None:
    renamed = ("children", "families")
    then = register(renamed, down=("children/visits",))
    assert kinds(register(renamed, working={"families": ("wait",)}), then) == ["published-withdrawal-changed"]
    assert kinds(register(renamed, working={"families": ("wait", "visits")}), then) == []
