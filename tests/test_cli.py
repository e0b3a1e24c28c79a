"""The commands: exit codes, messages, and that every one of them is documented."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import typer
import yaml
from typer.main import get_command
from typer.testing import CliRunner

from built import invoked, program, python
from golden import UPDATES, copied
from outturn import __version__
from outturn.command.main import app
from reference import PAGE, as_page, commands
from sealed import CARD

ROOT = Path(__file__).parents[1]
TOP = get_command(app).commands  # type: ignore[attr-defined]
COMMANDS = commands()
Result = subprocess.CompletedProcess[str]


def outturn(*arguments: str, cwd: Path) -> Result:
    return invoked(*arguments, folder=cwd)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copied("small", tmp_path)


@pytest.fixture
def mistaken(tmp_path: Path) -> Path:
    return copied("twenty-mistakes", tmp_path)


@pytest.mark.program
def test_the_version_is_said_and_nothing_else(tmp_path: Path) -> None:
    found = program("--version", folder=tmp_path)
    assert (found.returncode, found.stdout, found.stderr) == (0, f"outturn {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check", "--format", "xml"),
        ("check", "--no-such-option"),
        ("check", "one", "two"),
        ("check", "nowhere"),
        ("check", "../datapackage"),
        ("check", "."),
        ("check", "/"),
        ("build", "extra"),
        ("build", "--config", "nowhere.yml"),
        ("serve", "--config", "nowhere.yml"),
        ("serve", "--address", "0.0.0.0:8000"),
        ("serve", "--address", "127.0.0.1"),
        ("serve", "--address", "127.0.0.1:65536"),
        ("pages",),
        ("pages", "--into", "docs"),
        ("pages", "--into", "."),
        ("pages", "--into", "mkdocs.yml"),
    ],
)
def test_wrong_use_exits_2_with_a_message(
    small: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small)
    found = CliRunner().invoke(app, arguments)
    assert found.exit_code == 2
    assert found.stderr.strip()
    assert isinstance(found.exception, SystemExit)


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_a_site_here_the_message_says_what_is_missing(tmp_path: Path, command: str) -> None:
    found = outturn(command, cwd=tmp_path)
    assert found.returncode == 2
    assert "mkdocs.yml" in found.stderr


def test_a_site_without_the_plugin_is_told_how_to_name_it(small: Path) -> None:
    (small / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    found = outturn("build", cwd=small)
    assert found.returncode == 2
    assert "- outturn" in found.stderr


def test_the_data_of_a_folder_without_a_site_can_be_checked(small: Path) -> None:
    (small / "mkdocs.yml").unlink()
    assert outturn("check", cwd=small).stdout == "No problems. 1 scorecard checked.\n"


def test_without_data_check_says_so(tmp_path: Path) -> None:
    found = outturn("check", cwd=tmp_path)
    assert found.returncode == 1
    assert "no folder of packages" in found.stdout


def test_one_scorecard_can_be_checked_alone(mistaken: Path) -> None:
    right = copied("small", mistaken / "more") / "datapackage" / "exampleshire-children"
    right.rename(mistaken / "datapackage" / "exampleshire-children")
    assert outturn("check", "exampleshire-children", cwd=mistaken).returncode == 0
    assert "19 problems in 20 places." in outturn("check", "twenty-mistakes", cwd=mistaken).stdout
    assert outturn("check", cwd=mistaken).returncode == 1


def test_a_slash_at_the_end_as_shells_complete_it_hides_no_problem(mistaken: Path) -> None:
    found = outturn("check", "twenty-mistakes/", cwd=mistaken)
    assert found.returncode != 0
    assert "No problems" not in found.stdout


def test_a_scorecard_without_working_copy_is_a_problem_when_it_is_checked_alone(small: Path) -> None:
    (small / "datapackage" / "empty").mkdir()
    found = outturn("check", "empty", cwd=small)
    assert found.returncode == 1
    assert "no working copy" in found.stdout


def test_machines_get_json_and_nothing_else(small: Path) -> None:
    found = outturn("check", "--format", "json", cwd=small)
    assert (found.returncode, json.loads(found.stdout), found.stderr) == (0, [], "")
    assert outturn("check", "--format", "github", cwd=small).stdout == ""


def test_pages_are_written_as_plain_markdown_and_can_be_written_again(small: Path) -> None:
    first = outturn("pages", "--into", "plain", cwd=small)
    assert (first.returncode, first.stderr) == (0, "")
    assert (small / "plain" / "docs" / "exampleshire-children" / "three-moves" / "index.md").is_file()
    plain = yaml.safe_load((small / "plain" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert plain["plugins"] == []
    assert outturn("pages", "--into", "plain", cwd=small).stdout == first.stdout


def test_without_a_command_the_help_is_shown() -> None:
    found = CliRunner().invoke(app, [])
    assert found.exit_code == 2
    for command in TOP:
        assert command in found.output


def test_the_page_of_commands_is_what_the_program_says_of_itself() -> None:
    """UPDATE_GOLDEN=1 writes it anew."""
    if UPDATES:
        PAGE.write_text(as_page(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == as_page()


def parameters() -> list[tuple[str, str]]:
    return [
        (command, option)
        for command, about in COMMANDS.items()
        for one in about.params
        if isinstance(one, typer.core.TyperOption)
        for option in one.opts
        if option.startswith("--") and option != "--help"
    ]


@pytest.fixture(scope="module")
def documents() -> str:
    files = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(documents: str, command: str) -> None:
    assert f"outturn {command}" in documents


@pytest.mark.parametrize(("command", "option"), parameters(), ids=str)
def test_every_option_is_documented(documents: str, command: str, option: str) -> None:
    assert f"outturn {command}" in documents
    assert option in documents


@pytest.mark.parametrize(("command", "option"), parameters(), ids=str)
def test_every_option_says_what_it_is_for(command: str, option: str) -> None:
    assert any(option in one.opts and one.help for one in COMMANDS[command].params)
    assert COMMANDS[command].help


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_that_it_would_take(command: str) -> None:
    (example,) = re.findall(r"Example: (outturn [^\n]+)", COMMANDS[command].help)
    words = shlex.split(example)[1:]
    assert words[: len(command.split())] == command.split()
    options = {option for one in COMMANDS[command].params for option in one.opts}
    assert {word for word in words if word.startswith("--")} <= options


def test_commands_are_listed_in_the_order_of_use() -> None:
    said = CliRunner().invoke(app, ["--help"]).output.partition("Commands:")[2]
    names = re.findall(r"(?m)^  ([a-z-]+) ", said)
    assert names[:3] == ["new", "check", *(["import"] if "import" in names else ["serve"])]
    assert names.index("diff") < names.index("seal") < names.index("build")
    assert names[-1] == "workflow"
    assert set(names) == set(TOP)


@pytest.mark.program
@pytest.mark.parametrize(
    ("shell", "asked", "said"),
    [
        ("bash", {"COMP_WORDS": "outturn s", "COMP_CWORD": "1"}, {"serve", "seal"}),
        ("bash", {"COMP_WORDS": "outturn check ", "COMP_CWORD": "2"}, {"exampleshire-children"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "outturn seal --level "}, {"patch", "minor", "major"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "outturn up", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}, {"upgrade"}),
        ("pwsh", {"_TYPER_COMPLETE_ARGS": "outturn ov", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "ov"}, {"overdue"}),
    ],
)
def test_a_shell_completes_commands_options_and_scorecards(
    small: Path, shell: str, asked: dict[str, str], said: set[str]
) -> None:
    start = "import sys; sys.argv[0] = 'outturn'; from outturn.__main__ import main; main()"
    done = python("-c", start, folder=small, environment={"_OUTTURN_COMPLETE": f"complete_{shell}", **asked})
    assert (done.returncode, done.stderr) == (0, "")
    assert said <= set(re.findall(r"[a-z-]+", done.stdout))


@pytest.mark.parametrize("day", ["2025-02-30", "2025-2-3", "tomorrow", "20250203", "2025-W05-1"])
@pytest.mark.parametrize(
    "command",
    [
        ("seal", CARD, "--level", "minor", "--note", "x", "--date"),
        ("overdue", "--on"),
        ("workflow", "remind", "--on"),
        ("workflow", "seal", "--scorecard", CARD, "--level", "minor", "--note", "x", "--date"),
    ],
)
def test_a_day_that_there_is_not_is_refused_in_a_sentence(day: str, command: tuple[str, ...], tmp_path: Path) -> None:
    done = invoked(*command, day, folder=copied("small", tmp_path))
    said = f"{command[-1]}: expected a day that there is, such as 2026-11-20, but got “{day}”.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
