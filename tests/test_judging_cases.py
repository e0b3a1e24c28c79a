"""Small packages that were once judged wrongly, each with what is right beside it (``tests/cases/judging/<name>/``).

In ``expected.md`` the block ``judgements`` has a line for each row that matters: the indicator, the period and the
other area, where there are any, then the columns of the table of judgements that are certain, with their values
("nothing" where there is none; a number with as many decimals as are certain). The block ``findings`` has what
``check`` says, and the block ``sentences`` the sentences that must stand on a page, as ``indicator: sentence``; it is
empty where none is decided.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from golden import CASES, copied
from outturn.judge import judge
from outturn.model import Judgements
from outturn.pipeline.checking import Checked, check_site
from outturn.reading.site_settings import settings_of
from telling import markdown_pages

CARD = "exampleshire-children"
NAMES = sorted(path.name for path in (CASES / "judging").iterdir())
NOTHING = "nothing"


def block(name: str, kind: str) -> list[str]:
    """The lines of the case's block of that kind."""
    page = (CASES / "judging" / name / "expected.md").read_text(encoding="utf-8")
    (text,) = re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [line for line in str(text).splitlines() if line]


def checked(name: str, into: Path) -> Checked:
    return check_site(copied(f"judging/{name}", into) / "datapackage")


def row_of(judgements: Judgements, names: list[str]) -> dict[str, object]:
    """The row about the indicator's series, about one period, or about one area in it."""
    frames = (judgements.series.rename_axis("indicator").reset_index(), judgements.figures, judgements.comparisons)
    frame = frames[len(names) - 1]
    is_named = (frame[["indicator", "period", "area"][: len(names)]] == names).all(axis="columns")
    (row,) = frame[is_named].to_dict("records")
    return {str(column): value for column, value in row.items()}


def as_written(found: object, right: str) -> str:
    """A judgement as the case writes it."""
    if isinstance(found, float):
        places = len(right.partition(".")[2])
        return NOTHING if pd.isna(found) else f"{found + 0.0:.{places}f}"
    return str(found) or NOTHING


def claims(line: str) -> Iterator[tuple[str, str]]:
    """The columns that the line names, with their right values."""
    for claim in line.partition(": ")[2].split(", "):
        column, _, right = claim.partition(" ")
        yield column, right


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_judged_as_it_should_be(name: str, tmp_path: Path) -> None:
    (package,) = checked(name, tmp_path).packages
    judgements = judge(package)
    lines = block(name, "judgements")
    assert lines
    for line in lines:
        names = line.partition(": ")[0]
        row = row_of(judgements, names.split())
        for column, right in claims(line):
            assert as_written(row[column], right) == right, f"{names}: {column}"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_it_but_what_is_beside_it(name: str, tmp_path: Path) -> None:
    found = checked(name, tmp_path).findings
    said = [f"{one.id} {Path(one.where.file).name} row {one.where.row} {one.where.column}" for one in found]
    assert said == block(name, "findings")
    assert all(one.severity == "warning" for one in found)


@pytest.mark.parametrize("name", [name for name in NAMES if block(name, "sentences")])
def test_the_sentences_that_are_decided_stand_on_the_page(name: str, tmp_path: Path) -> None:
    here = checked(name, tmp_path)
    (tmp_path / "mkdocs.yml").write_bytes((CASES / "small/mkdocs.yml").read_bytes())
    pages = dict(markdown_pages(settings_of(tmp_path / "mkdocs.yml"), here))
    for line in block(name, "sentences"):
        indicator, _, sentence = line.partition(": ")
        text = unescape(re.sub(r"<[^>]*>", "", pages[f"{CARD}/{indicator}/index.md"]))
        assert sentence in " ".join(text.split()), sentence
