"""Tomorrow's program reads what was sealed today: another profile, other pages, other words, the same articles."""

import json
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from built import DATA, ROOT, change, program, python
from pseudo import pseudo_words
from sealed import CARD, published

ARTICLES = """
import json, sys
from pathlib import Path
from outturn.pipeline.checking import check_site, sealed_problems
from outturn.pipeline.site import made
from outturn.settings import Settings

root = Path(sys.argv[1])
checked = check_site(root / "datapackage")
found = [str(one) for one in (*checked.problems, *sealed_problems(root / "datapackage", checked))]
assert not found, found
folders = [root / name for name in ("datapackage", "site_templates", "docs", "site")]
settings = Settings("A site", "https://site.example/", root, *folders)
pages = {one.source: one.body for one in made(settings, checked) if not isinstance(one, tuple)}
print(json.dumps(pages))
"""
MOVED_ON = """
import csv, json, sys
from pathlib import Path
from outturn.schemas import FORMAT, fields, schema

place = Path(sys.argv[1])
assert FORMAT == 2
whole = json.loads((place / "datapackage.json").read_text("utf-8"))
for resource in whole["resources"]:
    resource["schema"] = schema(resource["name"])
    path = place / resource["path"]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    before = {str(one["name"]) for one in fields(resource["name"], 1)}
    names = [str(one["name"]) for one in fields(resource["name"])]
    columns = [name for name in names if name in rows[0] or name not in before]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="everybody", lineterminator="\\n")
        writer.writeheader()
        writer.writerows(rows)
whole["audience"] = "everybody"
(place / "datapackage.json").write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\\n", "utf-8")
"""
NEW_WORDS = (
    *("profile-datapackage-audience", "profile-indicators-audience", "profile-indicators-reader"),
    *("changed-word-audience", "changed-word-reader"),
)
TODAYS = re.compile(
    r'<div class="ot-standing".*?</div>\n|<(h2|ul|details) class="[^"]*ot-offer".*?</\1>'
    r'|<span class="ot-when ot-size">.*?</span>',
    re.DOTALL,
)
"""The box that says what later versions say of it, and what can be taken away: files with their sizes, charts."""


def tomorrows(folder: Path) -> Path:
    """Tomorrow's program in the folder: today's, with more and less in its profile and pages, and other words."""
    package = folder / "generator/outturn"
    shutil.copytree(ROOT / "generator/outturn", package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("site_templates", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(package / "schemas/1", package / "schemas/2")
    change(package / "schemas/__init__.py", "FORMAT = 1\n", "FORMAT = 2\n")
    _profile(package / "schemas/2")
    change(package / "model" / "indicator.py", 'status: str\n    phrase: str = ""', 'status: str\n    phrase: str = ""\n    audience: str = ""\n    reader: str = ""')  # fmt: skip  # noqa: E501
    change(package / "own_pages.py", '("assets", "embed", "search")', f'("assets", "embed", "search", "{CARD}")')
    change(package / "versions/addresses.py", "= {1: _first_format}", "= {1: _first_format, 2: _second_format}")
    change(package / "versions/addresses.py", "BROUGHT: Mapping", 'def _second_format(name, number, known, tables):\n    more = ("gaps/", f"{downloads(name, number)}{name}-{number}.xlsx")\n    return (*_first_format(name, number, known, tables), *more)\n\n\nBROUGHT: Mapping')  # fmt: skip  # noqa: E501
    change(package / "pages/figures.py", "    long_period: str\n", "")
    change(package / "story/figures.py", "        long_period=words.long_label(say, period),\n", "")
    change(package / "pages/indicator.py", '    indicator: str = ""\n    scorecard: str = ""\n    illustrative', '    audience: str = ""\n    indicator: str = ""\n    scorecard: str = ""\n    illustrative')  # fmt: skip  # noqa: E501
    change(package / "story/indicator.py", "        definition=indicator.definition,\n", '        definition=indicator.definition,\n        audience="everybody",\n')  # fmt: skip  # noqa: E501
    other = pseudo_words(folder / "words", "en")
    shutil.rmtree(package / "words/en")
    shutil.move(other / "en", package / "words/en")
    with (package / "words/en/profile.po").open("a", encoding="utf-8") as file:
        for key in NEW_WORDS:
            file.write(f'\nmsgid "{key}"\nmsgstr "Who reads it"\n')
    return package.parent


def _profile(schemas: Path) -> None:
    """A required key more in the descriptor, and a required and an optional column more in the table of indicators."""
    whole = json.loads((schemas / "datapackage.json").read_text(encoding="utf-8"))
    whole["required"].append("audience")
    whole["properties"]["audience"] = {"type": "string", "description": "Who it is for."}
    (schemas / "datapackage.json").write_text(json.dumps(whole), encoding="utf-8")
    table = json.loads((schemas / "indicators.json").read_text(encoding="utf-8"))
    table["fields"].append({"name": "audience", "type": "string", "description": "Who it is for.", "constraints": {"required": True}})  # fmt: skip  # noqa: E501
    table["fields"].append({"name": "reader", "type": "string", "description": "Who reads it."})
    (schemas / "indicators.json").write_text(json.dumps(table), encoding="utf-8")


def articles(root: Path, environment: dict[str, str]) -> dict[str, str]:
    """The article of each page of the sealed versions, without what is said of today."""
    done = python("-c", ARTICLES, str(root), folder=root, environment=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    pages = json.loads(done.stdout)
    sealed = re.compile(rf"{CARD}/v/|data/{CARD}/\d")
    return {name: TODAYS.sub("", text) for name, text in pages.items() if sealed.match(name)}


class Moved(NamedTuple):
    """A site that was sealed today and whose working copy is tomorrow's, and what its sealed pages say today."""

    site: Path
    today: dict[str, str]
    later: dict[str, str]


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    site = tmp_path_factory.mktemp("site")
    published(site)
    today = articles(site, {})
    later = {"PYTHONPATH": str(tomorrows(tmp_path_factory.mktemp("tomorrow")))}
    done = python("-c", MOVED_ON, str(site / DATA / CARD / "next"), folder=site, environment=later)
    assert done.returncode == 0, done.stderr
    return Moved(site, today, later)


def test_what_was_sealed_is_read_and_drawn_by_a_later_program_as_it_was(moved: Moved) -> None:
    # each version's own page, its five indicators, its downloads; and what turned in the last, since the one before it
    assert len(moved.today) == 3 * (1 + 5 + 1) + 1
    assert articles(moved.site, moved.later) == moved.today
    said = program("check", folder=moved.site, environment=moved.later)
    assert (said.returncode, said.stdout) == (0, "No problems. 1 scorecard checked.\n"), said.stdout + said.stderr


def test_versions_of_two_formats_stand_side_by_side(moved: Moved, tmp_path: Path) -> None:
    site = Path(shutil.copytree(moved.site, tmp_path / "site"))
    change(site / DATA / CARD / "next/outturns.csv", "wait,2025-03,8.5,", "wait,2025-04,8.4,,,,\nwait,2025-03,8.5,")
    command = ("seal", CARD, "--level", "minor", "--note", "Adds April 2025.", "--date", "2025-07-17")
    done = program(*command, folder=site, environment=moved.later)
    assert done.returncode == 0, done.stdout + done.stderr
    sealed = json.loads((site / DATA / CARD / "1.2.0/datapackage.json").read_text(encoding="utf-8"))["sealed"]
    assert sealed["format"] == 2
    found = articles(site, moved.later)
    assert {name: text for name, text in found.items() if name in moved.today} == moved.today
    assert len(found) == len(moved.today) + 8
