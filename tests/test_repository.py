"""What stands at the top of the repository for those who come to it: valid, and true of the program."""

import re
import tomllib
from configparser import ConfigParser
from typing import Any

import pytest
import yaml

from built import ROOT
from reference import commands

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_hook_for_pre_commit_is_a_command_that_looks_at_what_it_is_for() -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook["entry"].removeprefix("outturn ") in commands()
    assert hook["pass_filenames"] is False  # a check is of all that is there
    assert re.search(hook["files"], "datapackage/children/next/outturns.csv")
    assert not re.search(hook["files"], "README.md")


def test_the_citation_says_what_the_project_says_of_itself() -> None:
    cited = read("CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    assert (cited["abstract"].rstrip("."), cited["license"]) == (PROJECT["description"], PROJECT["license"])
    assert cited["repository-code"] == PROJECT["urls"]["Source"]
    assert [one["name"] for one in cited["authors"]] == [one["name"] for one in PROJECT["authors"]]


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_what_it_needs(form: Any) -> None:
    content = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= content.keys()
    ids = [one["id"] for one in content["body"]]
    assert len(set(ids)) == len(ids)
    assert {one["type"] for one in content["body"]} <= {"textarea", "input"}
    assert any(one.get("validations", {}).get("required") for one in content["body"])


def test_there_are_forms() -> None:
    assert len(FORMS) == 3


def test_every_page_of_the_project_s_own_that_is_linked_is_there() -> None:
    own = f"{PROJECT['urls']['Source']}/blob/main/"
    named = [one.removeprefix(own) for one in PROJECT["urls"].values() if one.startswith(own)]
    for page in ("SECURITY.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "README.md"):
        named += re.findall(r"\]\(((?!https?:|#)[^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert len(named) > 5
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_owners_of_folders_own_what_is_there() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    places = [line.split()[0] for line in lines if line.startswith("/")]
    assert {"/.github/", "/datapackage/"} <= set(places)
    assert [one for one in places if not (ROOT / one.strip("/")).is_dir()] == []


def test_editors_leave_the_bytes_of_the_data_alone() -> None:
    settings = ConfigParser()
    settings.read_string("[top]\n" + (ROOT / ".editorconfig").read_text(encoding="utf-8"))
    assert settings["top"]["root"] == "true"
    assert set(settings["datapackage/**"].values()) == {"unset"}
    assert settings["*.py"]["max_line_length"] == "120"
