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
pytestmark = pytest.mark.site
"""Whole folders are read, checked and judged, a second each."""


def block(name: str, kind: str) -> list[str]:
    """The lines of the case's block of that kind."""
    page = (CASES / "judging" / name / "expected.md").read_text(encoding="utf-8")
    (text,) = re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [line for line in str(text).splitlines() if line]


@pytest.fixture(scope="module", params=NAMES)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Checked]:
    """The case's name, and its site, read and checked once."""
    name = str(request.param)
    folder = copied(f"judging/{name}", tmp_path_factory.mktemp(name))
    (folder / "mkdocs.yml").write_bytes((CASES / "small/mkdocs.yml").read_bytes())
    return name, folder, check_site(folder / "datapackage")


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


def test_a_figure_is_judged_as_it_should_be(case: tuple[str, Path, Checked]) -> None:
    name, _, checked = case
    (package,) = checked.packages
    judgements = judge(package)
    lines = block(name, "judgements")
    assert lines
    for line in lines:
        names = line.partition(": ")[0]
        row = row_of(judgements, names.split())
        for column, right in claims(line):
            assert as_written(row[column], right) == right, f"{names}: {column}"


def test_nothing_is_found_in_it_but_what_is_beside_it(case: tuple[str, Path, Checked]) -> None:
    name, _, checked = case
    found = checked.findings
    said = [f"{one.id} {Path(one.where.file).name} row {one.where.row} {one.where.column}" for one in found]
    assert said == block(name, "findings")
    assert all(one.severity == "warning" for one in found)


def test_the_sentences_that_are_decided_stand_on_the_page(case: tuple[str, Path, Checked]) -> None:
    name, folder, checked = case
    pages = markdown_pages(settings_of(folder / "mkdocs.yml"), checked)
    wanted = dict(line.split(": ", 1)[::-1] for line in block(name, "sentences"))
    left = set(wanted)
    while left:  # the scorecard's pages come first, and no other is made
        address, markdown = next(pages)
        text = " ".join(unescape(re.sub(r"<[^>]*>", "", markdown)).split())
        said = {sentence for sentence in left if address == f"{CARD}/{wanted[sentence]}/index.md"}
        assert [sentence for sentence in said if sentence not in text] == []
        left -= said
