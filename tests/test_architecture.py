"""The page about the architecture names the rooms that there are, in the order in which they may import each other."""

import re
import tomllib

from built import ROOT

PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def rooms() -> list[str]:
    return re.findall(r"^\| `([a-z_]+(?:\.py|/))` \|", PAGE.partition("## The rooms")[2], re.MULTILINE)


def test_every_room_is_on_the_page_once_and_nothing_else_is() -> None:
    package = ROOT / "generator/outturn"
    there = {path.name if path.is_file() else f"{path.name}/" for path in package.iterdir()}
    there -= {"__init__.py", "__main__.py", "__pycache__/", "py.typed"}
    assert sorted(rooms()) == sorted(there)


def test_the_page_has_the_rooms_in_the_order_of_their_layers() -> None:
    (layers,) = [one["layers"] for one in CONTRACTS if one["type"] == "layers"]
    floors = {name.strip(): floor for floor, layer in enumerate(reversed(layers)) for name in layer.split("|")}
    order = [floors[name.rstrip("/").removesuffix(".py")] for name in rooms()]
    assert order == sorted(order)


def test_every_file_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py|[a-z_]+(?:/[a-z_]+)*/)`", PAGE))
    places = [
        ROOT / "generator/outturn",
        ROOT,
        *(path for path in (ROOT / "generator/outturn").iterdir() if path.is_dir()),
    ]
    assert sorted(one for one in named if not any((place / one).exists() for place in places)) == []
