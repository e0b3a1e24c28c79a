"""What nobody foresaw ends in a sentence, and any terminal can show what is said."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from built import ROOT
from golden import copied
from outturn import __main__ as start
from outturn.command import checking, main

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
    monkeypatch.setattr(checking, "check_site", fails)
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


SITE = "exampleshire-children"
FULL = "What the program says could not be written: No space left on device.\n"


@pytest.mark.program
@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("check >/dev/full", FULL),
        ("--help >/dev/full", FULL),
        (f"judge {SITE} --format csv >/dev/full", "[Errno 28] No space left on device\nNothing was changed.\n"),
        (f"judge {SITE} --format csv >&-", FULL.replace("No space left on device", "the standard output is closed")),
        ("check >&- 2>&-", ""),
        ("check nosuch 2>/dev/full", ""),
        ("check nosuch 2>&-", ""),
    ],
)
def test_streams_that_lead_nowhere_end_in_a_sentence(tmp_path: Path, command: str, expected: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m outturn {command}', sys.executable],
        cwd=copied("small", tmp_path),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


@pytest.mark.program
def test_findings_are_said_without_a_stream_for_errors(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m outturn check 2>&-', sys.executable],
        cwd=copied("small", tmp_path),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "No problems. 1 scorecard checked.\n", "")


def test_an_interruption_while_things_are_imported_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "outturn.command.main", Interrupted("outturn.command.main"))
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert (ended.value.code, *capsys.readouterr()) == (130, "", "")


def test_the_installed_command_starts_there_too() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts == {"outturn": f"{start.__name__}:{start.main.__name__}"}


@pytest.mark.program
@pytest.mark.parametrize(
    ("encoding", "form"),
    [
        ("ascii", "text"),
        ("ascii", "github"),
        ("ascii", "json"),
        *((one, "text") for one in ("latin-1", "cp1252", "utf-8")),
    ],
)
def test_any_terminal_can_show_what_is_said(tmp_path: Path, encoding: str, form: str) -> None:
    """What is printed is encoded in one place, whatever its form."""
    site = copied("small", tmp_path)
    path = site / "datapackage/exampleshire-children/next/outturns.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("wait,2024-12,12,", f'wait,2024-12,"{ODD}",'), encoding="utf-8"
    )
    strict = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "outturn", "check", "--format", form]
    done = subprocess.run(command, cwd=site, env=strict, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode(encoding)
    assert "Caf" in text
    assert "[red]closed[/red]" in text
    assert form != "json" or json.loads(text)[0]["found"] == f"“{ODD}”"


def test_what_a_terminal_lacks_is_written_plainly() -> None:
    written = ODD.encode("ascii", "outturn-plain")
    assert written == b'Cafe "[red]closed[/red]" - GBP 3 ... \\u0141\\u03a9'
