"""Whatever is done to a folder of packages: no traceback, no unseen character printed, and what is wrong is refused.

``make deep`` tries 5,000 seeds; ``ATTACKS=200:400`` tries those.
"""

import json
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attacks import KINDS, REFUSED, Attack, attacked
from golden import copied
from outturn.command.main import app
from outturn.pipeline.checking import check_site
from outturn.reading.site_settings import settings_of
from telling import markdown_pages

FORMS = ("json", "text", "github")
EACH = f"0:{len(FORMS) * len(KINDS) * 2}"
"""Every kind twice in every form."""
SEEDS = range(*map(int, os.environ.get("ATTACKS", EACH).split(":")))
BATCHES = 4


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied("small", tmp_path_factory.mktemp("attacks"))


def outcome(whole: Path, seed: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Attack, int]:
    """The kind of the attack, and with which code the check ended."""
    shutil.copytree(whole, site)
    kind = attacked(site, seed)
    monkeypatch.chdir(site)
    form = FORMS[seed // len(KINDS) % len(FORMS)]
    found = CliRunner().invoke(app, ["check", "--format", form])
    text = found.stdout + found.stderr
    assert isinstance(found.exception, SystemExit | None), repr(found.exception)
    assert found.exit_code in (0, 1, 2), text
    assert (found.exit_code == 0) == (not text or "No problems" in text or not json_problems(form, found.stdout)), text
    assert all(line.isprintable() for line in text.split("\n")), text
    assert len(text) < 2_000_000
    return kind, found.exit_code


def json_problems(form: str, text: str) -> bool:
    if form == "json" and text:
        return any(one["severity"] == "problem" for one in json.loads(text))
    return True


@pytest.mark.property
@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_attack_gets_through(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    counts: Counter[tuple[str, int]] = Counter()
    for seed in SEEDS[batch::BATCHES]:
        site = tmp_path / "site"
        kind, code = outcome(whole, seed, site, monkeypatch)
        assert code == 1 or kind not in REFUSED, f"seed {seed}, {kind.__name__}: ended with {code}"
        if code < 2 and seed % 20 == 0:
            checked = check_site(site / "datapackage")
            list(markdown_pages(settings_of(site / "mkdocs.yml"), checked, preview=bool(checked.problems)))
        counts[kind.__name__, code] += 1
        monkeypatch.chdir(tmp_path)
        shutil.rmtree(site)
    print(*(f"{kind}: {number} ended with {code}" for (kind, code), number in sorted(counts.items())), sep="\n")
