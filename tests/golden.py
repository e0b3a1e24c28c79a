"""Golden cases: a folder ``cases/<name>/`` with the data and, beside it, what is expected of it.

``UPDATE_GOLDEN=1 python -m pytest tests`` writes what was found over what was expected; read the difference before
you commit it.
"""

import os
import shutil
from pathlib import Path

CASES = Path(__file__).parent / "cases"
UPDATES = os.environ.get("UPDATE_GOLDEN") == "1"


def copied(case: str, into: Path) -> Path:
    """A copy of the case's site (``datapackage/``, ``mkdocs.yml``…) in the folder."""
    shutil.copytree(CASES / case, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected"))
    return into


def expect(found: str, case: str, name: str) -> None:
    """Fail unless the text is that of ``cases/<case>/expected/<name>``; with UPDATE_GOLDEN=1, write it there."""
    path = CASES / case / "expected" / name
    if UPDATES:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8"), f"not as in {path.name}; see golden.py for how to update it"


def expected_names(case: str) -> set[str]:
    """The names of the case's golden files, relative to ``expected/``."""
    folder = CASES / case / "expected"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
