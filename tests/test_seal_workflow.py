"""Sealing by pull request: what is pushed and proposed, and what becomes of two sealings at once."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from built import DATA, change, invoked
from fake_forge import REPOSITORY, FakeForge, fake_forge, pull_request
from meetings_of import MEETING, add_meeting
from sealed import AS_GIT, CARD, committed, git, kept_in_git

OPTIONS = ("--scorecard", CARD, "--level", "patch", "--note", "Corrects the days for December 2024.")
SEALED = (*OPTIONS, "--date", "2025-07-01")
Step = Callable[..., tuple[int, str]]


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[FakeForge]:
    with fake_forge() as one:
        one.server = (tmp_path / "server").as_uri()
        yield one


@pytest.fixture
def bare(forge: FakeForge, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository on the server, whose figure for December 2024 is corrected and waits to be sealed."""
    place = tmp_path / "server" / f"{REPOSITORY}.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(kept_in_git(tmp_path_factory)), str(place))
    git(place, "config", "receive.advertisePushOptions", "true")
    ours = cloned(place, tmp_path / "ours")
    change(ours / DATA / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,11,")
    git(ours, "commit", "--quiet", "--all", "--message", "Correct December")
    git(ours, "push", "--quiet", "origin", "main")
    assert forge.pulls == {}
    return place


def cloned(bare: Path, into: Path) -> Path:
    git(into.parent, "clone", "--quiet", str(bare), str(into))
    return into


@pytest.fixture
def step(forge: FakeForge, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    """What the command of the workflow ends with and says, in a clone of its own."""

    def run(*options: str, **more: str) -> tuple[int, str]:
        clone = cloned(bare, tmp_path / f"clone{len(list(tmp_path.iterdir()))}")
        for name, value in {**forge.surroundings(tmp_path / "event.json", {}), **more}.items():
            monkeypatch.setenv(name, value)
        done = invoked("workflow", "seal", *options, folder=clone)
        return done.returncode, done.stdout + done.stderr

    return run


def test_the_sealed_version_is_pushed_and_proposed(forge: FakeForge, step: Step, bare: Path) -> None:
    code, said = step(*SEALED)
    assert code == 0, said
    assert said.splitlines()[-1] == "Pull request #100 publishes it when it is merged."
    ((_, way, asked),) = forge.writes
    assert (way, asked["title"], asked["head"], asked["base"]) == (
        "pulls",
        f"Seal version 1.1.1 of {CARD}",
        f"seal/{CARD}-1.1.1",
        "main",
    )
    assert asked["body"].startswith("Corrects the days for December 2024. (patch version)\n\nPress “Approve workflows")
    changed = git(bare, "diff", "--name-only", "main", asked["head"]).splitlines()
    assert {name.split("/")[2] for name in changed if name.count("/") > 1} == {"1.1.1", "versions.csv"}
    assert [name for name in changed if name.count("/") == 1] == [f"{DATA}/urls.txt"]
    assert git(bare, "log", "-1", "--format=%an <%ae> %s", asked["head"]) == (
        f"github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com> Seal version 1.1.1 of {CARD}"
    )


PAPERS = ("--scorecard", f"meetings/{MEETING}", "--date", "2025-07-01", "--note", "The papers.")


def with_papers(bare: Path, tmp_path: Path) -> None:
    """A meeting whose papers wait to be sealed, on the server's main branch."""
    planning = cloned(bare, tmp_path / "planning")
    add_meeting(planning / DATA)
    committed(planning)
    git(planning, "push", "--quiet", "origin", "main")


def test_the_papers_of_a_meeting_are_pushed_and_proposed(
    forge: FakeForge, step: Step, bare: Path, tmp_path: Path
) -> None:
    with_papers(bare, tmp_path)
    code, said = step(*PAPERS, "--level", "none")
    assert code == 0, said
    ((_, _, asked),) = forge.writes
    branch = f"seal/meetings-{MEETING}-2025-07-01"
    assert (asked["title"], asked["head"]) == (f"Seal papers of {MEETING}", branch)
    assert asked["body"].startswith("The papers.\n\nPress “Approve workflows")
    assert "pack.pdf" in asked["body"]
    changed = git(bare, "diff", "--name-only", "main", branch).splitlines()
    own = {f"{DATA}/meetings/{MEETING}/{name}" for name in ("pack.pdf", "sealed.json", "told.json")}
    assert set(changed) == {*own, f"{DATA}/urls.txt"}


@pytest.mark.parametrize(
    "options",
    [
        (*PAPERS, "--level", "minor"),
        ("--scorecard", "meetings/none-2025-07", "--note", "The papers."),
        (*SEALED, "--late", "The chair asked for it."),
        ("--scorecard", CARD, "--level", "none", "--note", "x"),
    ],
)
def test_papers_have_no_level_and_versions_are_never_late(
    forge: FakeForge, step: Step, bare: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    with_papers(bare, tmp_path)
    assert step(*options)[0] == 2
    assert (forge.writes, git(bare, "branch", "--list", "seal/*")) == ([], "")


def test_papers_that_were_sealed_twice_at_once_do_not_merge(
    forge: FakeForge, step: Step, bare: Path, tmp_path: Path
) -> None:
    with_papers(bare, tmp_path)
    branch = f"seal/meetings-{MEETING}-2025-07-01"
    for note, kept in (("The papers.", "first"), ("The papers, says another.", "second")):
        assert step(*PAPERS[:-1], note)[0] == 0
        git(bare, "branch", "-m", branch, kept)
        forge.pulls.clear()
    said = merged(bare, tmp_path / "merge", "first", "second")
    assert (said.returncode, f"{DATA}/meetings/{MEETING}/sealed.json" in said.stdout) == (1, True)


def test_a_second_one_is_refused_while_the_first_waits(forge: FakeForge, step: Step) -> None:
    forge.pulls[41] = pull_request(41, f"seal/{CARD}-1.1.1", "0" * 40)
    assert step(*SEALED) == (
        2,
        "Pull request #41 seals a version already. Merge or close it, then seal again\n",
    )
    forge.pulls[41]["head"]["repo"]["full_name"] = "stranger/scorecards"  # whose branches hinder nobody
    assert step(*SEALED)[0] == 0


def test_a_branch_that_is_there_already_is_never_overwritten(step: Step, bare: Path) -> None:
    git(bare, "branch", f"seal/{CARD}-1.1.1", "main")
    before = git(bare, "rev-parse", f"seal/{CARD}-1.1.1")
    code, said = step(*SEALED)
    assert (code, git(bare, "rev-parse", f"seal/{CARD}-1.1.1")) == (2, before)
    assert "git push:" in said


def test_nothing_is_sealed_from_another_branch(forge: FakeForge, step: Step) -> None:
    code, said = step(*SEALED, GITHUB_REF="refs/heads/drafts")
    assert (code, forge.writes) == (2, [])
    assert said.startswith("Versions are sealed from main; choose it where the workflow is started")


def test_where_workflows_may_not_open_pull_requests_it_says_how(forge: FakeForge, step: Step) -> None:
    forge.is_allowed = False
    code, said = step(*SEALED)
    assert code == 2
    assert f"{forge.server}/{REPOSITORY}/compare/main...seal/{CARD}-1.1.1?expand=1" in said
    assert "tick “Allow GitHub Actions to create and approve pull requests”" in said


@pytest.mark.parametrize(
    "options",
    [
        ("--scorecard", "nowhere", "--level", "patch", "--note", "x"),
        ("--scorecard", CARD, "--level", "patch", "--note", "x", "--date", "tomorrow"),
        ("--scorecard", CARD, "--level", "huge", "--note", "x"),
        ("--scorecard", "--dry-run", "--level", "patch", "--note", "x"),
        ("--scorecard", "../..", "--level", "patch", "--note", "x"),
    ],
)
def test_what_somebody_typed_wrongly_is_refused(forge: FakeForge, step: Step, options: tuple[str, ...]) -> None:
    assert step(*options)[0] == 2
    assert forge.writes == []


def test_a_level_that_is_too_low_is_a_problem_and_nothing_is_pushed(forge: FakeForge, step: Step, bare: Path) -> None:
    note = "$(touch pwned) `x` @team\n<img>"
    assert step("--scorecard", CARD, "--level", "patch", "--note", note)[0] == 1
    assert (forge.writes, git(bare, "branch", "--list", "seal/*")) == ([], "")


def merged(bare: Path, into: Path, *branches: str) -> subprocess.CompletedProcess[str]:
    """What git says to merging the branches into main one after the other; the last may fail."""
    clone = cloned(bare, into)
    for branch in branches[:-1]:
        git(clone, "merge", "--quiet", "--no-ff", "-m", "Merge", f"origin/{branch}")
    last = ("git", *AS_GIT, "merge", "--no-ff", "-m", "Merge", f"origin/{branches[-1]}")
    own = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"}
    return subprocess.run(last, cwd=clone, env=own, capture_output=True, encoding="utf-8", check=False)


def sealed_twice(step: Step, forge: FakeForge, bare: Path) -> tuple[str, str]:
    """Two branches that seal the same version from the same main, as where the second did not wait for the first."""
    branch = f"seal/{CARD}-1.1.1"
    for note, kept in (("Corrects December 2024.", "first"), ("Corrects it, says another.", "second")):
        assert step(*OPTIONS[:-1], note, "--date", "2025-07-01")[0] == 0
        git(bare, "branch", "-m", branch, kept)
        forge.pulls.clear()
    return "first", "second"


def test_of_two_that_were_sealed_at_once_the_second_does_not_merge_and_is_sealed_again(
    step: Step, forge: FakeForge, bare: Path, tmp_path: Path
) -> None:
    """As docs/publishing.md says: close it, delete its branch, seal again from main."""
    said = merged(bare, clone := tmp_path / "merge", *sealed_twice(step, forge, bare))
    assert said.returncode == 1
    conflicts = {line.rpartition(" in ")[2] for line in said.stdout.splitlines() if line.startswith("CONFLICT")}
    assert f"{DATA}/{CARD}/versions.csv" in conflicts
    git(clone, "merge", "--abort")
    change(clone / DATA / CARD / "next/outturns.csv", "wait,2024-11,13,", "wait,2024-11,14,")
    git(clone, "commit", "--quiet", "--all", "--message", "Correct November")
    git(clone, "push", "--quiet", "origin", "main")
    code, told = step(*OPTIONS[:-1], "Corrects November 2024.", "--date", "2025-07-02")
    assert code == 0, told
    assert merged(bare, tmp_path / "again", f"seal/{CARD}-1.1.2").returncode == 0
    assert invoked("check", folder=tmp_path / "again").returncode == 0


def test_who_keeps_both_rows_of_a_conflict_is_stopped_by_the_check(
    step: Step, forge: FakeForge, bare: Path, tmp_path: Path
) -> None:
    clone = tmp_path / "merge"
    merged(bare, clone, *sealed_twice(step, forge, bare))
    for name in git(clone, "diff", "--name-only", "--diff-filter=U").splitlines():
        marks = ("<<<<<<<", "=======", ">>>>>>>")
        lines = (clone / name).read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith(marks))
        (clone / name).write_text(text, encoding="utf-8", newline="")
    done = invoked("check", "--against", "origin/main", folder=clone)
    assert done.returncode == 1
    assert f"{DATA}/{CARD}/versions.csv" in done.stdout


def test_versions_of_two_scorecards_that_were_sealed_at_once_conflict_too(tmp_path: Path) -> None:
    """In the list of addresses, to which both add at its end."""
    assert invoked("new", "site", "ours", folder=tmp_path).returncode == 0
    ours = tmp_path / "ours"
    shutil.copytree(ours / DATA / "example", ours / DATA / "second")
    change(ours / DATA / "second/next/datapackage.json", '"name": "example"', '"name": "second"')
    committed(ours)
    for card in ("example", "second"):
        git(ours, "checkout", "--quiet", "-b", card, "main")
        assert invoked("seal", card, "--level", "major", "--note", "First.", folder=ours).returncode == 0
        committed(ours)
    git(ours, "checkout", "--quiet", "main")
    said = merged(ours, tmp_path / "merge", "example", "second")
    assert (said.returncode, f"{DATA}/urls.txt" in said.stdout) == (1, True)


@pytest.fixture
def pipeline(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    """The same command in a pipeline on GitLab, where pushing with options opens the merge request."""
    hook = bare / "hooks/post-receive"
    hook.write_text("#!/bin/sh\nenv | grep ^GIT_PUSH_OPTION_[0-9] | sort > options\n", encoding="utf-8")
    hook.chmod(0o755)

    def run(**more: str) -> tuple[int, str]:
        clone = cloned(bare, tmp_path / f"clone{len(list(tmp_path.iterdir()))}")
        own = {"GITLAB_CI": "true", "CI_PROJECT_URL": bare.as_uri().removesuffix(".git"), "SEAL_TOKEN": "another"}
        for name, value in {**own, "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main", **more}.items():
            monkeypatch.setenv(name, value)
        done = invoked("workflow", "seal", *SEALED, folder=clone)
        return done.returncode, done.stdout + done.stderr

    return run


def test_on_gitlab_the_push_opens_the_merge_request(pipeline: Step, bare: Path) -> None:
    code, said = pipeline()
    assert (code, said.splitlines()[-1]) == (
        0,
        f"The merge request of seal/{CARD}-1.1.1 publishes it when it is merged.",
    )
    assert [line.partition("=")[2] for line in (bare / "options").read_text(encoding="utf-8").splitlines()] == [
        "merge_request.create",
        "merge_request.target=main",
        f"merge_request.title=Seal version 1.1.1 of {CARD}",
        "merge_request.remove_source_branch",
    ]
    code, said = pipeline()
    assert (code, said) == (
        2,
        f"The branch seal/{CARD}-1.1.1 seals a version already. Merge it, or delete it, then seal again\n",
    )


def test_on_gitlab_what_is_not_set_is_named_and_another_branch_refused(pipeline: Step) -> None:
    assert pipeline(SEAL_TOKEN="") == (2, "Not set, or protected and this branch is not: SEAL_TOKEN\n")
    code, said = pipeline(CI_COMMIT_BRANCH="drafts")
    assert (code, said.startswith("Versions are sealed from main")) == (2, True)
