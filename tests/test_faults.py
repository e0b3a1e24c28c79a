"""Small packages with a fault of a kind, each with what is right of it beside it (``tests/cases/faults/<name>/``).

The block in ``expected.md`` has a line a finding: its id, its file, the row and the line, and the column.
"""

import re
from pathlib import Path

import pytest

from golden import CASES, UPDATES, copied
from in_words import in_words
from outturn.errors import Finding
from outturn.pipeline.checking import check_site

NAMES = sorted(path.name for path in (CASES / "faults").iterdir())
BLOCK = re.compile(r"```text\n(.*?)```", re.DOTALL)


def line(finding: Finding) -> str:
    where = finding.where
    row = f" row {where.row} line {where.line}" if where.row else ""
    return f"{finding.id} {Path(where.file).name}{row} {where.column}\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_is_found_as_what_it_is(name: str, tmp_path: Path) -> None:
    found = check_site(copied(f"faults/{name}", tmp_path) / "datapackage").findings
    said = "".join(map(line, found))
    page = CASES / "faults" / name / "expected.md"
    text = page.read_text(encoding="utf-8")
    if UPDATES:
        page.write_text(BLOCK.sub(lambda _: f"```text\n{said}```", text), encoding="utf-8")
    (right,) = BLOCK.findall(text)
    assert said == right


def test_a_bare_point_is_read_as_the_number_that_it_is(tmp_path: Path) -> None:
    (package,) = check_site(copied("faults/number-with-bare-point", tmp_path) / "datapackage").packages
    figures = package.outturns.set_index(["indicator", "period"])["value"]
    assert (figures["looked-after", "2023-03-31"], figures["looked-after", "2024-03-31"]) == (0.5, 47.0)


def test_two_units_of_one_measure_are_told_what_to_do(tmp_path: Path) -> None:
    (said,) = in_words(check_site(copied("faults/two-units-for-one-measure", tmp_path) / "datapackage").findings)
    assert "one measure in two units is two indicators that name each other in also_in" in said.fix


def test_a_slip_is_said_with_its_size(tmp_path: Path) -> None:
    said = in_words(check_site(copied("faults/figure-slipped-by-a-factor", tmp_path) / "datapackage").findings)
    assert [one.found for one in said] == [
        "“0.97”, about a hundredth of 96, the middle one of those beside it",
        "“0”, which comes after figures near 97, the middle one of those beside it",
        "“0”, which comes after figures near 41, the middle one of those beside it",
        "“0.95”, about a hundredth of 95.75, the middle one of those beside it",
    ]


def test_a_target_that_is_always_met_is_to_be_deleted_where_there_is_none(tmp_path: Path) -> None:
    for said in in_words(check_site(copied("faults/zero-as-no-target", tmp_path) / "datapackage").findings):
        assert said.what == "a target that is always met"
        assert said.fix.startswith("Delete the row where there is no target")
