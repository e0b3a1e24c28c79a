"""Small packages with a fault of a kind, each with what is right of it beside it (``tests/cases/faults/<name>/``).

The block in ``expected.md`` has a line a finding: its id, its file, the row and the line, and the column.
"""

import re
from pathlib import Path

import pytest

from golden import CASES, UPDATES, copied
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
