"""What nobody foresaw ends in a sentence, and any terminal can show what is said."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from golden import copied
from outturn.command import main

ODD = "Café “[red]closed[/red]” – £3 … \u0141\u03a9"


def said(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[object, str, str]:
    """The exit code of the command in this process, and what it wrote."""
    monkeypatch.setattr(sys, "argv", ["outturn", *arguments])
    with pytest.raises(SystemExit) as ended:
        main.main()
    return (ended.value.code, *capsys.readouterr())


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("division"), RecursionError("too deep"), KeyError("x"), MemoryError()]
)
def test_what_nobody_foresaw_ends_in_a_sentence_that_says_where_to_report_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.chdir(copied("small", tmp_path))
    monkeypatch.setattr(main, "check_site", fails)
    code, out, err = said(["check"], monkeypatch, capsys)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert type(error).__name__ in err
    assert "--debug" in err
    assert "/issues" in err
    monkeypatch.setattr(sys, "argv", ["outturn", "check", "--debug"])
    with pytest.raises(type(error)):
        main.main()


def test_without_a_fault_debug_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copied("small", tmp_path))
    assert said(["check", "--debug"], monkeypatch, capsys) == (0, "No problems. 1 scorecard checked.\n", "")


@pytest.mark.program
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_any_terminal_can_show_what_is_said(tmp_path: Path, encoding: str) -> None:
    site = copied("small", tmp_path)
    path = site / "datapackage/exampleshire-children/next/outturns.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("wait,2024-12,12,", f'wait,2024-12,"{ODD}",'), encoding="utf-8"
    )
    strict = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "PYTHONUTF8": "0"}
    for form in ("text", "github", "json"):
        command = [sys.executable, "-m", "outturn", "check", "--format", form]
        done = subprocess.run(command, cwd=site, env=strict, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (1, b"")
        text = done.stdout.decode(encoding)
        assert "Caf" in text
        assert "[red]closed[/red]" in text
        if form == "json":
            assert json.loads(text)[0]["found"] == f"“{ODD}”"


def test_what_a_terminal_lacks_is_written_plainly() -> None:
    written = ODD.encode("ascii", "outturn-plain")
    assert written == b'Cafe "[red]closed[/red]" - GBP 3 ... \\u0141\\u03a9'
