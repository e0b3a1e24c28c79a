"""Whatever is done to a workbook: no traceback, every cell is accounted for, and it ends soon.

``make deep`` tries 2,000 seeds through the whole command, ``WORKBOOKS=200:400`` those.
"""

import os
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from built import DATA
from golden import copied
from mutations import mutated
from outturn.check.period import fits
from outturn.command.main import app
from outturn.workbook.asked import Ground
from outturn.workbook.mapping import WorkbookMap, read_mapping, written
from outturn.workbook.opened import opened
from outturn.workbook.understood import understood
from sealed import CARD

USUAL = "0:2000" if "ATTACKS" in os.environ else "0:10"
"""``make deep`` says how many attacks it makes elsewhere."""
SEEDS = range(*map(int, os.environ.get("WORKBOOKS", USUAL).split(":")))
MOST_SECONDS = 10


@pytest.mark.property
def test_no_workbook_gets_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = copied("small", tmp_path)
    monkeypatch.chdir(site)
    counts: Counter[int] = Counter()
    for seed in SEEDS:
        name, content = mutated(seed)
        (site / name).write_bytes(content)
        begun = time.process_time()
        into = (CARD,) if seed % 2 else ("begun", "--area", "Exampleshire", "--yes")
        found = CliRunner().invoke(app, ["import", name, "--polarity", "none", "--into", *into])
        assert isinstance(found.exception, SystemExit | None), f"seed {seed}: {found.exception!r}"
        assert found.exit_code in (0, 1), f"seed {seed}: {found.output}"
        assert time.process_time() - begun < MOST_SECONDS, f"seed {seed}"
        assert all(line.isprintable() for line in found.output.split("\n")), f"seed {seed}"
        (site / name).unlink()
        shutil.rmtree(site / DATA / "begun", ignore_errors=True)
        for kept in (site / "imports").rglob("*.yaml"):
            kept.unlink()
        counts[found.exit_code] += 1
    print(counts)


@pytest.mark.property
def test_every_cell_is_accounted_for_whatever_a_sheet_looks_like() -> None:
    read = 0
    for seed in range(len(SEEDS) * 5):
        name, content = mutated(seed)
        book, wrong = opened(name, content)
        assert bool(wrong) != bool(book.sheets) or not wrong
        found = understood(name, book, WorkbookMap(), Ground((), {}, fits, "none", "Performance", is_new=True))
        places = [one.place for one in found.read] + [one.place for one in found.said]
        places += [one.place for one in found.fates]
        cells = sum(value is not None for sheet in book.sheets for row in sheet.rows for value in row)
        assert (len(places), len({(one.sheet, one.address) for one in places})) == (cells, cells), f"seed {seed}"
        assert read_mapping(written(found.mapping)) == found.mapping, f"seed {seed}"
        read += bool(found.read)
    assert read > len(SEEDS)
