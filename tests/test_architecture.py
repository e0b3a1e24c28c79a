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


def test_every_decision_has_its_date_and_what_was_rejected_and_is_in_the_list() -> None:
    pages = sorted(path for path in (ROOT / "docs/decisions").glob("*.md") if path.name != "index.md")
    texts = {path.name: path.read_text(encoding="utf-8") for path in pages}
    assert len(texts) > 10
    dated = re.compile(r"(---\nsearch:\n  exclude: true\n---\n\n)?# [^\n]*\n\n\d{1,2} [A-Z][a-z]+ 20\d\d\n")
    assert [name for name, text in texts.items() if not dated.match(text)] == []
    assert [name for name, text in texts.items() if "Rejected" not in text] == []
    listed = re.findall(r"\(([^)]*\.md)\)", (ROOT / "docs/decisions/index.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(texts)
