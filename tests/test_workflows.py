"""The workflows of the project and those of a new site: pinned, with no rights to spare, and clean to zizmor."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from built import ROOT
from outturn.authoring.site import TEMPLATES
from reference import commands

OWN, OURS = ROOT / ".github/workflows", TEMPLATES / "_github/workflows"
EVERY = sorted([*OWN.glob("*.yml"), *OURS.glob("*.yml")])
SHARED = ("check", "comment", "publish", "remind", "seal")

PINNED = {
    "actions/attest-build-provenance": ("977bb373ede98d70efdf65b84cb5f73e068dcc2a", "v3.0.0"),
    "actions/cache": ("cdf6c1fa76f9f475f3d7449005a359c84ca0f306", "v5.0.3"),
    "actions/cache/restore": ("cdf6c1fa76f9f475f3d7449005a359c84ca0f306", "v5.0.3"),
    "actions/checkout": ("de0fac2e4500dabe0009e67214ff5f5447ce83dd", "v6.0.2"),
    "actions/configure-pages": ("983d7736d9b0ae728b81ab479565c72886d7745b", "v5.0.0"),
    "actions/deploy-pages": ("d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e", "v4.0.5"),
    "actions/download-artifact": ("37930b1c2abaa49bbe596cd826c3c89aef350131", "v7.0.0"),
    "actions/setup-python": ("a309ff8b426b58ec0e2a45f0f869d46889d02405", "v6.2.0"),
    "actions/upload-artifact": ("b7c566a772e6b6bfb58ed0dc250532a479d7789f", "v6.0.0"),
    "actions/upload-pages-artifact": ("7b1f4a764d45c48632c6b24a0339c27f5614fb0b", "v4.0.0"),
    "pypa/gh-action-pypi-publish": ("ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e", "v1.13.0"),
}
"""Every action that is used, the commit that is run, and its version: as several independent repositories pin them."""
RIGHTS = {
    "check": {"check": {"contents": "read"}},
    "comment": {
        "comment": {"actions": "read", "contents": "read", "pull-requests": "write"},
        "preview": {"actions": "read", "contents": "read", "pull-requests": "read"},
    },
    "publish": {"build": {"contents": "read", "pages": "read"}, "publish": {"pages": "write", "id-token": "write"}},
    "seal": {"seal": {"contents": "write", "pull-requests": "write"}},
    "remind": {"remind": {"contents": "read", "issues": "write"}},
    "test": {"everything": {"contents": "read"}, "everywhere": {"contents": "read"}},
    "release": {
        "build": {"contents": "read", "id-token": "write", "attestations": "write"},
        "publish": {"id-token": "write"},
        "announce": {"contents": "write"},
    },
}
SET_OFF = {
    "check": {"pull_request"},
    "comment": {"workflow_run"},
    "publish": {"push", "workflow_dispatch"},
    "seal": {"workflow_dispatch"},
    "remind": {"schedule", "workflow_dispatch"},
    "test": {"push", "pull_request"},
    "release": {"push"},
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.program
@pytest.mark.parametrize("folder", [".github", "new site"])
def test_zizmor_finds_nothing_but_the_one_exception(tmp_path: Path, folder: str) -> None:
    """By its strictest persona, without asking anybody: actions, rights, secrets, injections, caches, Dependabot."""
    place = tmp_path / ".github"
    shutil.copytree(ROOT / ".github" if folder == ".github" else TEMPLATES / "_github", place)
    program = Path(sys.executable).with_name("zizmor")
    arguments = ("--offline", "--no-progress", "--color", "never", "--persona", "auditor", "--strict-collection")
    done = subprocess.run([program, *arguments, place], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report. Good job! (1 ignored)" in done.stdout + done.stderr


def test_one_trigger_alone_is_excepted_with_its_reason() -> None:
    excepted = [
        (path.name, line) for path in EVERY for line in path.read_text("utf-8").splitlines() if "zizmor:" in line
    ]
    assert {name for name, _ in excepted} == {"comment.yml"}
    assert len(excepted) == 2
    (line,) = {line for _, line in excepted}
    assert re.fullmatch(r"  workflow_run: # zizmor: ignore\[dangerous-triggers\] \w.{40,}", line)


def test_every_action_is_run_at_the_commit_in_the_list_and_none_is_listed_for_nothing() -> None:
    used = {one for path in EVERY for one in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))}
    assert used == {f"{name}@{commit} # {version}" for name, (commit, version) in PINNED.items()}


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.parts[-3].strip("._") + "-" + path.stem)
def test_a_workflow_may_do_no_more_than_it_needs(path: Path) -> None:
    content = read(path)
    assert content["permissions"] == {}
    assert {name: job["permissions"] for name, job in content["jobs"].items()} == RIGHTS[path.stem]
    assert set(content[True]) == SET_OFF[path.stem]  # YAML takes “on” for true
    assert all(job["timeout-minutes"] <= 90 for job in content["jobs"].values())
    assert "concurrency" in content


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.parts[-3].strip("._") + "-" + path.stem)
def test_no_script_holds_what_somebody_else_may_write(path: Path) -> None:
    """What comes from outside reaches a script as a variable, between quotation marks; no step keeps git's token."""
    runs = [step["run"] for step in steps(path) if "run" in step]
    assert [run for run in runs if "${{" in run] == []
    assert [run for run in runs if re.search(r'(?<!")\$[A-Z]', run) and "origin/$BASE" not in run] == []
    checkouts = [step for step in steps(path) if "checkout" in step.get("uses", "")]
    assert [one for one in checkouts if one["with"]["persist-credentials"] is not False] == []
    assert [one for one in checkouts if "ref" in one["with"] or "repository" in one["with"]] == []


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.parts[-3].strip("._") + "-" + path.stem)
def test_each_script_is_one_command(path: Path) -> None:
    """A line each; what the program runs is a command that there is, with options that there are."""
    for run in (step["run"].strip() for step in steps(path) if "run" in step):
        assert "\n" not in run
        assert not re.search(r"[;|&<>`]|\$\(", run)
        if run.startswith("outturn "):
            name = max((one for one in commands() if run.startswith(f"outturn {one}")), key=len)
            options = {option for one in commands()[name].params for option in one.opts}
            assert set(re.findall(r"(?<= )--[a-z-]+", run)) <= options


@pytest.mark.parametrize("name", SHARED)
def test_the_project_s_own_differ_from_a_new_site_s_in_what_is_installed_alone(name: str) -> None:
    ours = (OURS / f"{name}.yml").read_text(encoding="utf-8")
    install = "      - run: python -m pip install -r requirements.txt\n"
    own = (
        "      - run: python -m pip install --require-hashes -r requirements.txt\n"
        "      - run: python -m pip install --no-deps --no-build-isolation -e .\n"
    )
    assert install in ours
    assert (OWN / f"{name}.yml").read_text(encoding="utf-8") == ours.replace(install, own)


def test_the_second_workflow_follows_the_first_and_both_name_the_same_artifacts() -> None:
    assert read(OURS / "comment.yml")[True]["workflow_run"]["workflows"] == [read(OURS / "check.yml")["name"]]
    left = [step["with"]["name"] for step in steps(OURS / "check.yml") if "upload-artifact" in step.get("uses", "")]
    assert left == ["proposal", "site"]


def test_the_token_of_previews_is_given_to_one_step_in_an_environment() -> None:
    text = (OURS / "comment.yml").read_text(encoding="utf-8")
    assert text.count("secrets.") == 1
    assert read(OURS / "comment.yml")["jobs"]["preview"]["environment"] == "preview"
    assert [
        name for name in SHARED if name != "comment" and "secrets." in (OURS / f"{name}.yml").read_text("utf-8")
    ] == []


def test_every_python_and_system_is_tried() -> None:
    matrix = read(OWN / "test.yml")["jobs"]["everywhere"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert [one.partition("-")[0] for one in matrix["system"]] == ["ubuntu", "macos", "windows"]


def test_dependabot_looks_after_actions_and_packages_in_both() -> None:
    for path in (ROOT / ".github/dependabot.yml", TEMPLATES / "_github/dependabot.yml"):
        assert [one["package-ecosystem"] for one in read(path)["updates"]] == ["github-actions", "pip"]


def test_what_gitlab_runs_are_commands_that_there_are() -> None:
    jobs = {
        name: job for name, job in read(TEMPLATES / "_gitlab-ci.yml").items() if "script" in job and name != "default"
    }
    assert list(jobs) == ["check", "pages", "seal", "remind"]
    for run in (line for job in jobs.values() for line in job["script"] if line.startswith("outturn ")):
        name = max((one for one in commands() if run.startswith(f"outturn {one}")), key=len)
        options = {option for one in commands()[name].params for option in one.opts}
        assert set(re.findall(r"(?<= )--[a-z-]+", run)) <= options
    assert "TOKEN" not in str(jobs["check"])


def test_only_what_workflows_ask_and_what_browsers_check_with_comes_from_the_network() -> None:
    package = ROOT / "generator/outturn"
    asking = re.compile(r"^(?:from|import) (?:urllib\.request|http\.client|requests|httpx|urllib3)\b", re.MULTILINE)
    found = [path for path in package.rglob("*.py") if asking.search(path.read_text(encoding="utf-8"))]
    asked = sorted(path.relative_to(package).as_posix() for path in found)
    assert asked == ["forge/web.py", "in_browser/bringing.py"]


FORMS = ("figure-wrong", "figure-change")


@pytest.mark.parametrize("folder", [ROOT / ".github", TEMPLATES / "_github"], ids=["project", "new site"])
def test_each_form_asks_what_is_needed_and_its_fields_can_be_filled_by_an_address(folder: Path) -> None:
    for path in (folder / "ISSUE_TEMPLATE").glob("*.yml"):
        content = read(path)
        if path.stem == "config":
            assert set(content) == {"blank_issues_enabled", "contact_links"}
            continue
        assert {"name", "description", "body"} <= set(content) <= {"name", "description", "body", "labels"}
        fields = [one for one in content["body"] if one["type"] != "markdown"]
        assert {one["type"] for one in fields} <= {"input", "textarea"}
        assert len({one["id"] for one in fields}) == len(fields)
        assert any(one.get("validations", {}).get("required") for one in fields)
    wrong, change = (read(folder / f"ISSUE_TEMPLATE/{name}.yml") for name in FORMS)
    assert [one["id"] for one in wrong["body"] if "id" in one] == ["page", "what", "source"]
    assert "scorecard" in [one.get("id") for one in change["body"]]


def test_the_python_for_browsers_is_kept_and_never_holds_up_a_publication() -> None:
    (fetching,) = [one for one in steps(OURS / "publish.yml") if one.get("run") == "outturn fetch-python"]
    assert fetching["continue-on-error"] is True
    kept = [one["with"]["path"] for one in steps(OURS / "publish.yml") if "actions/cache@" in one.get("uses", "")]
    assert kept == [".outturn", ".outturn-python"]
    assert ".outturn-python/" in read(TEMPLATES / "_gitlab-ci.yml")["pages"]["cache"]["paths"]
