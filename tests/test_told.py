"""What a page says can be stored and read back, whatever a later program adds or takes away."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from golden import copied
from outturn.pages import Told, ToldError, as_told, read_told
from outturn.pipeline.checking import check_site
from outturn.pipeline.editions import judged_edition
from outturn.story.told import told
from outturn.values import Value, replace
from outturn.versions.history import Edition, Version
from outturn.words.catalogue import catalogue

VERSION = Version("1.0.0", date(2025, 3, 31), "major", "First version.", "0" * 64)


@pytest.fixture
def small(tmp_path: Path) -> Told:
    (package,) = check_site(copied("small", tmp_path) / "datapackage").packages
    return told(dataclasses.replace(judged_edition(package), version=VERSION), catalogue())


def kinds(kind: object, seen: set[type]) -> Iterator[type]:
    """The kind of value and every other that its fields hold."""
    if get_origin(kind) in (tuple, Union, UnionType):
        for one in get_args(kind):
            yield from kinds(one, seen)
    elif isinstance(kind, type) and issubclass(kind, Value) and kind not in seen:
        seen.add(kind)
        yield kind
        for one in get_type_hints(kind).values():
            yield from kinds(one, seen)


KINDS = list(kinds(Told, set()))


def test_what_is_stored_is_read_back_as_it_was(small: Told) -> None:
    assert read_told(as_told(small)) == small


def test_the_same_values_give_the_same_bytes_in_one_line(small: Told) -> None:
    text = as_told(small)
    assert text == as_told(read_told(text))
    assert text.count(b"\n") == 1
    assert json.loads(text)["scorecard"]["title"] == small.scorecard.title


def test_a_number_that_is_none_is_not_stored(small: Told) -> None:
    row = replace(small.indicators[0].figures[0], number=float("nan"))
    page = replace(small.indicators[0], figures=(row,))
    with pytest.raises(ToldError, match="cannot be stored"):
        as_told(replace(small, indicators=(page,)))


def test_what_is_stored_is_words_and_no_markup(small: Told) -> None:
    assert b"<" not in as_told(small)


@pytest.mark.parametrize("kind", KINDS, ids=[one.__name__ for one in KINDS])
def test_what_is_not_said_is_empty(kind: type) -> None:
    """So that a field that was left out reads as it was, and not as what a later program takes for granted."""
    for one in msgspec.structs.fields(kind):
        made = one.default_factory() if one.default_factory is not msgspec.NODEFAULT else one.default
        assert made is msgspec.NODEFAULT or not made or not _said(made), f"{kind.__name__}.{one.name}"


def _said(value: Any) -> bool:
    """Whether the value holds anything in any of its fields."""
    if isinstance(value, Value):
        return any(_said(getattr(value, name)) for name in value.__struct_fields__)
    return bool(value)


def test_what_a_later_program_takes_away_is_left_out(small: Told) -> None:
    content = json.loads(as_told(small))
    content["no_longer"] = {"said": [1, 2]}
    content["indicators"][0]["no_longer"] = "said"
    assert read_told(json.dumps(content).encode()) == small


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"scorecard":1}', b"[" * 100_000, b'{"scorecard":{"title":1}}', b'"told"'],
)
def test_what_sealing_did_not_write_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(ToldError, match=r"."):
        read_told(content)


def test_an_edition_is_told_without_knowing_where_it_will_stand(small: Told, tmp_path: Path) -> None:
    (package,) = check_site(copied("small", tmp_path / "again") / "datapackage").packages
    renamed = dataclasses.replace(package.scorecard, name="young-people")
    edition: Edition = dataclasses.replace(judged_edition(package), version=VERSION)
    other = dataclasses.replace(edition, package=dataclasses.replace(package, scorecard=renamed))
    found, before = msgspec.to_builtins(told(other, catalogue())), msgspec.to_builtins(small)
    for each in (found, before):
        for page in (each["scorecard"], each["downloads"], *each["indicators"]):
            page.pop("scorecard")
    assert found == before
