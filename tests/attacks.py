"""What accidents and attackers do to a folder of packages, by kind, each made from a seed.

An attack changes a site on disk and gives the kind's name. ``REFUSED`` are the kinds after which the check must find a
problem; the others may leave something that is right.
"""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

Attack = Callable[[random.Random, Path], None]
NEXT = "datapackage/exampleshire-children/next"
HIDDEN = "\u200b\u200e\u200f\u00ad\u2060\ufeff\u2800\u3164\u202e\u2066\x1b\x00\x07\U000e0041\u034f\u115f"
LINKS = (
    "https://www.gov.uk@evil.example/", "https:///evil.example/", "https://", "https://www.gov.uk\\@evil.example/",
    "https://2130706433/", "https://evil", "https://[::1]/", "https://a b.example/", "http://www.gov.uk/",
    "https://www.gov.uk:x/", "//evil.example/", "javascript:alert(1)", "https://www.gov%2euk/",
)  # fmt: skip
FORMULAS = ("=1+1", "+2 since Q1", "-3 points", "@SUM(A1)", '=HYPERLINK("https://evil.example")', "＝1")
NAMES = (
    "[red]x[bold]",
    "con",
    "Nul.csv",
    "x\x1b[31m",
    "x\ny",
    "x\u202ecsv",
    "X",
    "a b",
    "..x",
    "é",
    "%2e%2e",
    "x" * 200,
)
SCALARS: tuple[object, ...] = (
    *(None, True, 0, -1, 1e308, 10**400, "", " ", "x", "\u0000", "2025-02-30", "../x"),
    *([], {}, [[]], {"": ""}),
)


def _table(chance: random.Random, site: Path) -> Path:
    return chance.choice(sorted((site / NEXT).glob("*.csv")))


def _file(chance: random.Random, site: Path) -> Path:
    return chance.choice(sorted(path for path in (site / "datapackage").rglob("*") if path.is_file()))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _written(path: Path, lines: list[str], end: str = "\n") -> None:
    path.write_text(end.join(lines) + end, encoding="utf-8", newline="")


def widths(chance: random.Random, site: Path) -> None:
    """Most rows are shorter or longer than the header."""
    path = _table(chance, site)
    header, *rows = _lines(path)
    width = chance.choice([1, 2, header.count(",") + 5, 40])
    _written(path, [header, *rows[: chance.randint(0, 2)], *[",".join(["x"] * width)] * chance.randint(3, 20)])


def quotes(chance: random.Random, site: Path) -> None:
    """A quotation mark that is never closed, or text after a closing one."""
    path = _table(chance, site)
    lines = _lines(path)
    at = chance.randrange(1, len(lines))
    cells = lines[at].split(",")
    here = chance.randrange(len(cells))
    cells[here] = chance.choice([f'"{cells[here]}', f'"{cells[here]}"x', '"', '"a" "b"'])
    lines[at] = ",".join(cells).replace('""x', '"y"x')
    _written(path, [*lines[: at + 1], *[line.replace('"', "") for line in lines[at + 1 :]]])


def hidden_in_a_cell(chance: random.Random, site: Path) -> None:
    """A character that nobody sees in a text of a table."""
    path = site / NEXT / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    place = chance.choice(
        ["Visits on time", "Made-up figures", "Children looked after", "Visits made on the day agreed."]
    )
    at = text.index(place) + chance.randint(1, len(place) - 1)
    path.write_text(text[:at] + chance.choice(HIDDEN) + text[at:], encoding="utf-8", newline="")


def hidden_in_json(chance: random.Random, site: Path) -> None:
    """A character that nobody sees in a text of the descriptor, as it is or by its number."""
    path = site / NEXT / "datapackage.json"
    text, sign = path.read_text(encoding="utf-8"), chance.choice(HIDDEN)
    escaped = json.dumps(sign)[1:-1]
    path.write_text(text.replace("Exampleshire", f"Example{escaped}shire", 1), encoding="utf-8")


def hidden_in_commentary(chance: random.Random, site: Path) -> None:
    """A character that nobody sees in a commentary."""
    path = chance.choice(sorted((site / NEXT / "commentary").iterdir()))
    text, sign = path.read_text(encoding="utf-8"), chance.choice(HIDDEN)
    if chance.random() < 0.3:
        path.write_text(f"One &#x{max(ord(sign), 0xAD):x}; two\n", encoding="utf-8")
        return
    at = chance.randint(1, len(text) - 2)
    path.write_text(text[:at] + sign + text[at:], encoding="utf-8", newline="")


def formula(chance: random.Random, site: Path) -> None:
    """A text that a spreadsheet works out."""
    path = site / NEXT / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    old = chance.choice(["Visits on time", "Children looked after"])
    made = chance.choice(FORMULAS).replace('"', '""')
    path.write_text(text.replace(f"{old},", f'"{made}",', 1), encoding="utf-8", newline="")


def link(chance: random.Random, site: Path) -> None:
    """An address that leads elsewhere than it says, wherever one can stand."""
    made = chance.choice(LINKS)
    where = chance.choice(["cell", "source", "licence", "homepage", "commentary"])
    if where == "cell":
        path = site / NEXT / "indicators.csv"
        lines = _lines(path)
        at = next(at for at, line in enumerate(lines) if "https://www" in line)
        start = lines[at].index("https://www")
        end = lines[at].index(",", start)
        lines[at] = f'{lines[at][:start]}"{made}"{lines[at][end:]}'
        return _written(path, lines)
    if where == "commentary":
        shown = made.replace("\\", "%5C").replace(" ", "%20")
        text = f"See [the source](<{shown}>).\n"
        (site / NEXT / "commentary/summary.md").write_text(text, encoding="utf-8")
        return None
    content = _descriptor(site)
    if where == "homepage":
        content["homepage"] = made
    else:
        content["sources" if where == "source" else "licenses"][0]["path"] = made
    return _describe(site, content)


def _descriptor(site: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((site / NEXT / "datapackage.json").read_text(encoding="utf-8"))
    return content


def _describe(site: Path, content: object) -> None:
    (site / NEXT / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")


def key_twice(chance: random.Random, site: Path) -> None:
    """An object of the descriptor with a key that stands in it twice."""
    path = site / NEXT / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    key = chance.choice(['"title":', '"path":', '"name":', '"scorecard":', '"id":'])
    places = [at for at in range(len(text)) if text.startswith(key, at)]
    at = chance.choice(places)
    made = json.dumps(chance.choice(["x", None, {}]))
    path.write_text(f"{text[:at]}{key} {made}, {text[at:]}", encoding="utf-8")


def nested(chance: random.Random, site: Path) -> None:
    """Brackets without end, in the descriptor or in a journal that another sealing left."""
    depth = chance.choice([60, 500, 975, 990, 5_000, 100_000])
    kind = chance.choice(["[]", "{}"])
    deep = "[" * depth + "]" * depth if kind == "[]" else '{"a":' * depth + "1" + "}" * depth
    if chance.random() < 0.5:
        (site / "datapackage/.sealing").mkdir()
        (site / "datapackage/.sealing/order.json").write_text(deep, encoding="ascii")
    else:
        text = (site / NEXT / "datapackage.json").read_text(encoding="utf-8")
        (site / NEXT / "datapackage.json").write_text(text.replace("{", f'{{"deep": {deep},', 1), encoding="utf-8")


def value_of_json(chance: random.Random, site: Path) -> None:
    """Another kind of value somewhere in the descriptor."""
    content: Any = _descriptor(site)
    place = content
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = chance.choice(keys)
        if isinstance(place[key], dict | list) and place[key] and chance.random() < 0.8:
            place = place[key]
            continue
        place[key] = chance.choice(SCALARS)
        return _describe(site, content)


def bytes_of_a_file(chance: random.Random, site: Path) -> None:
    """Some bytes of a file changed, taken out or put in."""
    path = _file(chance, site)
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(content) + 1)
        content[at : at + chance.choice([0, 0, 1, 1, 50])] = bytes(
            chance.choices(range(256), k=chance.choice([0, 1, 3]))
        )
    path.write_bytes(content)


def encoding(chance: random.Random, site: Path) -> None:
    """A file in another encoding, or with other ends of lines."""
    path = _file(chance, site)
    text = path.read_text(encoding="utf-8")
    name = chance.choice(["utf-16", "utf-32", "cp1252", "utf-8-sig", "cr", "crlf"])
    ends = {"cr": "\r", "crlf": "\r\n"}
    if name in ends:
        path.write_bytes(text.replace("\n", ends[name]).encode("utf-8"))
    else:
        path.write_bytes(text.encode(name, "replace"))


def no_plain_file(chance: random.Random, site: Path) -> None:
    """A pipe, a folder or a link where a file should be, or a file where a folder should be."""
    path = chance.choice([_table(chance, site), site / NEXT / "datapackage.json", site / NEXT / "commentary"])
    kept = path.with_name(f".{path.name}.kept")
    path.rename(kept)
    kind = chance.choice(["pipe", "folder", "link", "loop", "file"])
    is_folder = path.name == "commentary"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to(kept)
    elif kind == "loop":
        path.symlink_to(path)
    elif is_folder:
        path.write_text("x", encoding="utf-8")
    else:
        path.mkdir()


def name(chance: random.Random, site: Path) -> None:
    """A file or folder of another name."""
    made, where = chance.choice(NAMES), chance.choice(["", NEXT, f"{NEXT}/commentary", "datapackage"])
    place = site / (where or "datapackage/exampleshire-children")
    (place / made).write_text("x", encoding="utf-8") if chance.random() < 0.5 else (place / made).mkdir()


def register(chance: random.Random, site: Path) -> None:
    """Redirects, withdrawals, addresses and versions that nobody made."""
    rows = {
        "redirects.csv": [
            "old,new",
            "/a/,/b/",
            "/b/,/a/",
            "/a,/c/",
            "/exampleshire-children/,//evil.example/",
            "/../x,/y",
        ],
        "withdrawn.csv": [
            "address,date,reason",
            "/a/,2199-01-01,Gone.",
            "/,2025-01-01,All.",
            "/a/,2025-02-30,x",
            "/a,,",
        ],
        "urls.txt": ["/a/", "/../../etc/passwd", "//evil.example/", "/A/", "", "/a/"],
        "exampleshire-children/versions.csv": [
            "version,sealed,level,note,sha256",
            f"1.0.0,2025-01-01,major,x,{'0' * 64}",
        ],
    }
    file = chance.choice(sorted(rows))
    header, *others = rows[file]
    first = [] if file == "urls.txt" else [header]
    _written(site / "datapackage" / file, [*first, *chance.choices([header, *others], k=chance.randint(1, 6))])


def page_in_the_way(chance: random.Random, site: Path) -> None:
    """A hand-written page where the program makes one."""
    name = chance.choice(["index.md", "exampleshire-children.md", "exampleshire-children/wait/index.md", "data/x.csv"])
    (site / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (site / "docs" / name).write_text("x", encoding="utf-8")


def configuration(chance: random.Random, site: Path) -> None:
    """A configuration that is odd, deep or none."""
    path = site / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    odd = [
        "{",
        "a: &a [*a]\n",
        "[" * 5_000,
        "\x00",
        "!!python/object/apply:os.system [x]",
        f"{text}\nsite_dir: .\n",
        "",
    ]
    path.write_text(chance.choice([*odd, text.replace("site_name", "site_nam")]), encoding="utf-8")


def flood(chance: random.Random, site: Path) -> None:
    """The same mistake in very many rows, or very many columns."""
    path = site / NEXT / "outturns.csv"
    header, *rows = _lines(path)
    if chance.random() < 0.3:
        more = ",".join(f"c{at}" for at in range(400))
        _written(path, [f"{header},{more}", *[row + "," * 400 for row in rows[:3]]])
    else:
        bad = chance.choice(["visits,FY2024-25,n/k,,,,", "visits,2024/25,1,,,,", ",,,,,,", "x", "visit,2024,1,,,,"])
        _written(path, [header, *rows, *[bad] * 400])


KINDS: tuple[Attack, ...] = (
    widths, quotes, hidden_in_a_cell, hidden_in_json, hidden_in_commentary, formula, link, key_twice, nested,
    value_of_json, bytes_of_a_file, encoding, no_plain_file, name, register, page_in_the_way, configuration, flood,
)  # fmt: skip
REFUSED = frozenset(
    {
        *(widths, quotes, hidden_in_a_cell, hidden_in_json, hidden_in_commentary),
        *(formula, link, key_twice, page_in_the_way, flood),
    }
)  # fmt: skip
"""After these the check finds a problem, whatever the seed."""


def attacked(site: Path, seed: int) -> Attack:
    """Attack the site as the seed says; gives the kind of the attack."""
    kind = KINDS[seed % len(KINDS)]
    kind(random.Random(seed), site)  # noqa: S311 - the same attack from the same seed
    return kind
