"""What is slow to import is imported by the command that needs it: a command's process is looked at, not a clock."""

import json
from pathlib import Path

import pytest

from built import python
from golden import copied

RUN = """
import json, sys
sys.argv = ["outturn", *json.loads(sys.argv[1])]
from outturn.__main__ import main
try:
    main()
except SystemExit as ended:
    print(ended.code or 0, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.__stderr__)
"""
SLOW = {
    *("pandas", "numpy", "scipy", "frictionless", "jinja2", "mkdocs", "material", "plotly", "babel", "jsonschema"),
    *("markdown_it", "nh3", "feedgenerator", "git"),
}
UNNEEDED = {"scipy", "frictionless", "jinja2", "markupsafe", "mkdocs", "material", "plotly", "nh3", "feedgenerator"}


def ended_with(site: Path, *command: str) -> tuple[int, set[str]]:
    """The exit code of the command, and the packages that its process had imported when it ended."""
    done = python("-c", RUN, json.dumps(command), folder=site, environment={})
    code, *names = done.stderr.splitlines()[-1].split()
    assert {"outturn", "typer"} <= set(names)
    return int(code), set(names)


SAID = ("--help", "--version", "check --help", "seal --help", "new --help", "new indicator --help")
WRONG = (
    *("chekc", "check --agianst main", "check --against=", "check nowhere", "judge nowhere", "pages"),
    *("seal nowhere --level minor --note New", "build --config nowhere.yml"),
    *("new period nowhere 2025", "upgrade nowhere"),
)


@pytest.mark.program
@pytest.mark.parametrize("command", [*SAID, *WRONG])
def test_help_the_version_and_wrong_use_are_said_at_once(tmp_path: Path, command: str) -> None:
    ended, names = ended_with(copied("small", tmp_path), *command.split())
    assert (ended, names & SLOW) == (2 if command in WRONG else 0, set())


@pytest.mark.program
@pytest.mark.parametrize("command", ["chekc", "check --agianst main", "new nothing"])
def test_a_name_that_there_is_not_is_said_before_values_are_looked_at(tmp_path: Path, command: str) -> None:
    ended, names = ended_with(copied("small", tmp_path), *command.split())
    assert (ended, names & {*SLOW, "pydantic", "yaml"}) == (2, set())


@pytest.mark.program
def test_checking_imports_nothing_that_only_others_need(tmp_path: Path) -> None:
    ended, names = ended_with(copied("small", tmp_path), "check")
    assert (ended, names & UNNEEDED) == (0, set())
    assert "pandas" in names  # so it is a check that was looked at
