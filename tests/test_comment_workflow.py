"""The second step of a pull request's workflow: what it posts, and what it refuses, whoever made what it is given."""

import os
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from built import DATA, change, invoked
from fake_forge import BOT, REPOSITORY, FakeForge, fake_forge, pull_request, zipped
from golden import CASES, copied
from outturn.command.print_comment import MARK, MOST
from outturn.forge.brought import MOST_COMMENT
from outturn.forge.plain import odd
from sealed import CARD, committed, git, kept_in_git

PREVIEWS = "https://previews.exampleshire.example/scorecards"
HEAD, BRANCH, FORK = "a" * 40, "figures", "stranger/scorecards"
COMMENT = f"{MARK}\n### ✅ Nothing stands in the way: asks for a minor version\n"
Step = Callable[..., tuple[int, str]]


@pytest.fixture
def forge() -> Iterator[FakeForge]:
    with fake_forge() as one:
        one.pulls[42] = pull_request(42, BRANCH, HEAD, FORK)
        one.files[42] = [{"filename": f"{DATA}/{CARD}/next/outturns.csv"}]
        one.artifacts["proposal"] = zipped({"comment.md": COMMENT, "number": "42\n"})
        yield one


def event(head: str = HEAD, branch: str = BRANCH, repository: str = FORK, kind: str = "pull_request") -> dict[str, Any]:
    """What GitHub tells of the run of a check."""
    run = {"id": 7, "head_sha": head, "head_branch": branch, "event": kind, "html_url": "https://forge.invalid/run/7"}
    return {"workflow_run": {**run, "head_repository": {"full_name": repository}}}


@pytest.fixture
def step(forge: FakeForge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    """What a command of the workflow ends with and says; run in the site, after that event."""
    site = copied("small", tmp_path / "site")

    def run(*command: str, told: Mapping[str, Any] | None = None, **more: str) -> tuple[int, str]:
        surroundings = {**forge.surroundings(tmp_path / "event.json", event() if told is None else told), **more}
        for name, value in surroundings.items():
            monkeypatch.setenv(name, value)
        done = invoked("workflow", *command, folder=site)
        return done.returncode, done.stdout + done.stderr

    return run


def test_there_is_one_comment_and_it_is_brought_up_to_date(forge: FakeForge, step: Step) -> None:
    assert step("comment") == (0, "There is a comment on #42 now.\n")
    forge.artifacts["proposal"] = zipped({"comment.md": f"{COMMENT}\nAnother line\n", "number": "42"})
    assert step("comment") == (0, "The comment on #42 is up to date.\n")
    (one,) = forge.comments[42]
    assert one["body"] == (
        f"{MARK}\n### ✅ Nothing stands in the way: asks for a minor version\n\nAnother line\n\n"
        "<sub>Of commit aaaaaaaaaa, by [this check](https://forge.invalid/run/7).</sub>\n"
    )
    assert forge.strangers_told == []


def test_a_comment_with_the_same_mark_by_somebody_else_is_left_alone(forge: FakeForge, step: Step) -> None:
    theirs = {"id": 900, "user": {"login": "stranger"}, "body": f"{MARK}\nAll is well"}
    mine_of_another_kind = {"id": 901, "user": {"login": BOT}, "body": "Something else"}
    forge.comments[42] = [dict(theirs), dict(mine_of_another_kind)]
    assert step("comment")[0] == 0
    assert forge.comments[42][:2] == [theirs, mine_of_another_kind]
    assert len(forge.comments[42]) == 3


def test_the_comment_is_found_behind_a_hundred_others(forge: FakeForge, step: Step) -> None:
    forge.comments[42] = [{"id": at, "user": {"login": "somebody"}, "body": "Hm"} for at in range(150)]
    assert step("comment")[0] == step("comment")[0] == 0
    assert len(forge.comments[42]) == 151


def test_two_pull_requests_at_once_have_a_comment_each(forge: FakeForge, step: Step) -> None:
    forge.pulls[43] = pull_request(43, "others", "b" * 40)
    assert step("comment")[0] == 0
    forge.artifacts["proposal"] = zipped({"comment.md": COMMENT, "number": "43"})
    assert step("comment", told=event("b" * 40, "others", REPOSITORY))[0] == 0
    assert [len(forge.comments[number]) for number in (42, 43)] == [1, 1]


@pytest.mark.parametrize(
    "told",
    [event(branch="others"), event(repository="another/scorecards"), event(repository=REPOSITORY)],
    ids=["branch", "repository", "own"],
)
def test_the_number_of_another_pull_request_is_refused(forge: FakeForge, step: Step, told: Mapping[str, Any]) -> None:
    code, said = step("comment", told=told)
    assert (code, forge.writes) == (2, [])
    assert said == "The check says that it was about #42, but it was about another branch; nothing is posted\n"


def test_a_pull_request_of_another_repository_that_has_the_branch_too_is_refused(forge: FakeForge, step: Step) -> None:
    forge.pulls[42]["base"]["repo"]["full_name"] = "another/scorecards"
    assert step("comment")[0] == 2
    assert forge.writes == []


@pytest.mark.parametrize("change_", [{"state": "closed"}, {"head": {"ref": BRANCH, "sha": "b" * 40, "repo": {}}}])
def test_a_closed_one_and_one_with_a_newer_commit_are_left(
    forge: FakeForge, step: Step, change_: dict[str, Any]
) -> None:
    forge.pulls[42].update(change_)
    forge.pulls[42]["head"]["repo"] = {"full_name": FORK}
    code, said = step("comment")
    assert (code, forge.writes) == (0, [])
    assert said.startswith("Nothing to do: #42 is closed, or has a newer commit")


def test_the_run_of_anything_but_a_pull_request_is_refused(forge: FakeForge, step: Step) -> None:
    for told in (event(kind="push"), {}):
        assert step("comment", told=told)[0] == 2
    assert forge.writes == []


def test_a_fork_that_is_gone_is_refused_in_a_sentence(forge: FakeForge, step: Step) -> None:
    forge.pulls[42]["head"]["repo"] = None
    assert step("comment")[0] == 2


def bomb() -> bytes:
    return zipped_with(("comment.md", MARK.encode() + b"\n" + b"a" * 50_000_000), ("number", b"42"))


def zipped_with(*files: tuple[str | ZipInfo, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


def link(name: str) -> ZipInfo:
    one = ZipInfo(name)
    one.external_attr = 0o120777 << 16
    return one


BAD: Mapping[str, Callable[[], bytes]] = {
    "no zip": lambda: b"PK\x03\x04 not one",
    "another name": lambda: zipped({"comment.txt": COMMENT, "number": "42"}),
    "one more": lambda: zipped({"comment.md": COMMENT, "number": "42", "run.sh": "x"}),
    "one less": lambda: zipped({"comment.md": COMMENT}),
    "a path": lambda: zipped({"../comment.md": COMMENT, "number": "42"}),
    "an absolute path": lambda: zipped({"/etc/comment.md": COMMENT, "number": "42"}),
    "a folder": lambda: zipped({"proposal/comment.md": COMMENT, "proposal/number": "42"}),
    "a link": lambda: zipped_with((link("comment.md"), b"/etc/passwd"), ("number", b"42")),
    "binary": lambda: zipped({"comment.md": MARK.encode() + b"\n\xff\xfe\x00", "number": "42"}),
    "a null": lambda: zipped({"comment.md": f"{COMMENT}\0", "number": "42"}),
    "UTF-16": lambda: zipped({"comment.md": COMMENT.encode("utf-16"), "number": "42"}),
    "too long": lambda: zipped({"comment.md": COMMENT + "a" * MOST_COMMENT, "number": "42"}),
    "a bomb": bomb,
    "a number with more": lambda: zipped({"comment.md": COMMENT, "number": "42; rm -rf /"}),
    "a way": lambda: zipped({"comment.md": COMMENT, "number": "42/../43"}),
    "no number": lambda: zipped({"comment.md": COMMENT, "number": "-1"}),
    "a long number": lambda: zipped({"comment.md": COMMENT, "number": "4" * 5000}),
    "no mark": lambda: zipped({"comment.md": "### All is well", "number": "42"}),
    "its mark twice": lambda: zipped({"comment.md": f"{COMMENT}{MARK}\n", "number": "42"}),
    "its mark below": lambda: zipped({"comment.md": f"Look\n{COMMENT}", "number": "42"}),
}


@pytest.mark.parametrize("name", BAD)
def test_an_artifact_that_the_program_would_not_leave_is_refused(forge: FakeForge, step: Step, name: str) -> None:
    forge.artifacts["proposal"] = BAD[name]()
    code, said = step("comment")
    assert (code, forge.writes) == (2, [])
    assert said.count("\n") == 1


def test_a_file_that_is_there_twice_is_refused(forge: FakeForge, step: Step) -> None:
    files = (("comment.md", b"x"), ("comment.md", COMMENT.encode()), ("number", b"42"))
    with pytest.warns(UserWarning, match="Duplicate name"):
        forge.artifacts["proposal"] = zipped_with(*files)
    assert step("comment")[0] == 2


def test_an_artifact_that_is_larger_than_it_may_be_is_not_fetched(forge: FakeForge, step: Step) -> None:
    forge.artifacts["proposal"] = os.urandom(1_000_001)
    code, said = step("comment")
    assert (code, said) == (2, "The artifact “proposal” has 1,000,001 bytes, but may have 1,000,000\n")


def test_a_check_that_left_nothing_is_said(forge: FakeForge, step: Step) -> None:
    forge.artifacts.clear()
    assert step("comment") == (2, "The check left no artifact “proposal”; its log says why\n")


def test_of_a_check_that_was_started_again_the_newest_is_posted(forge: FakeForge, step: Step) -> None:
    forge.older["proposal"] = zipped({"comment.md": f"{COMMENT}\nThe first attempt\n", "number": "42"})
    assert step("comment")[0] == 0
    assert "first attempt" not in forge.comments[42][0]["body"]


HOSTILE = (
    *("@exampleshire/all", "\\@team", "&commat;team", "#1", "see !7", "&#64;team", "x@y.example"),
    *("<img src=https://evil.example/x>", "<script>", "</details ><b>", "<!-- hidden -->", "<sub onclick=x>"),
    *("![x](https://evil.example/p.png)", "[merge](https://evil.example)", "[merge](javascript:x)", "[merge][x]"),
    *("https://evil.example", "WWW.evil.example", "[x]: https://evil.example", "`code`", "$\\href{x}{y}$"),
    *(
        "x\n```text\n@team\n```",
        "\n```html\n@team\n```",
        "\n```text\ncode\n```\n@team",
        "\n```text\ncode\n   ````\n@team",
    ),
    *("<details>\n```text\n<img>\n```", "\u202egnp.exe", "a\x1b[31m", f"[x]({PREVIEWS}/42/) [y](https://evil.example)"),
    f"[x]({PREVIEWS}/42/) [y](z)",
    f"[x]({PREVIEWS}/42/../../other/)\u0000",
    f"[x]({PREVIEWS}.evil.example/)",
    f"[x]({PREVIEWS}/42/ 'title')",
    f"]({PREVIEWS}/42/x)",
    "a\r\n@team",
)


@pytest.mark.parametrize("line", HOSTILE)
def test_a_comment_that_calls_loads_or_leads_elsewhere_is_refused(forge: FakeForge, step: Step, line: str) -> None:
    forge.artifacts["proposal"] = zipped({"comment.md": f"{COMMENT}\n{line}\n", "number": "42"})
    code, said = step("comment", "--previews", PREVIEWS)
    assert (code, forge.writes) == (2, [])
    assert said.startswith("The comment is none that outturn diff writes: it has ")


@pytest.mark.parametrize("path", sorted((CASES / "review/expected").glob("*.md")), ids=lambda path: path.stem)
def test_every_comment_that_the_program_writes_is_posted(path: Path) -> None:
    assert odd(path.read_text(encoding="utf-8"), MARK, "https://preview.example/pull/42/") == ""


def test_what_the_program_may_write_the_workflow_may_post() -> None:
    assert MOST_COMMENT == MOST


def test_links_lead_to_the_pull_request_s_own_preview_alone(forge: FakeForge, step: Step) -> None:
    for number, code in ((42, 0), (43, 2)):
        line = f"#### [Children]({PREVIEWS}/{number}/{CARD}/next/)\n"
        forge.artifacts["proposal"] = zipped({"comment.md": f"{COMMENT}\n{line}", "number": "42"})
        assert step("comment", "--previews", PREVIEWS)[0] == code


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([".github/workflows/check.yml"], ".github/workflows/check.yml"),
        (["mkdocs.yml", "hooks.py"], "mkdocs.yml, hooks.py"),
        (["requirements.txt"], "requirements.txt"),
        (["docs/hook.py"], "docs/hook.py"),
        (["docs/@team [x](https://evil.example).py"], "docs/@\u200bteam [x](https:\u200b//evil.example).py"),
    ],
)
def test_a_pull_request_that_changes_what_makes_the_site_says_so_first(
    forge: FakeForge, step: Step, names: list[str], said: str
) -> None:
    forge.files[42] += [{"filename": name} for name in names]
    forge.pulls[42]["changed_files"] = 1 + len(names)
    assert step("comment")[0] == 0
    first = forge.comments[42][0]["body"].splitlines()[1]
    plain = first.replace("\\", "").replace("&#8203;", "\u200b")
    assert plain.startswith(f"> ⚠️ **This pull request also changes what makes the site: {said}.**")


def test_a_page_and_a_picture_are_nothing_unusual_and_a_renamed_program_is(forge: FakeForge, step: Step) -> None:
    forge.files[42] = [{"filename": "docs/contact.md"}, {"filename": "docs/images/a.png"}]
    forge.pulls[42]["changed_files"] = 2
    assert step("comment")[0] == 0
    assert "also changes" not in forge.comments[42][0]["body"]
    forge.files[42] = [{"filename": "docs/a.md", "previous_filename": "hooks.py"}]
    assert step("comment")[0] == 0
    assert "hooks.py" in forge.comments[42][0]["body"].splitlines()[1].replace("\\", "")


def test_more_files_than_github_lists_are_not_taken_for_harmless(forge: FakeForge, step: Step) -> None:
    forge.pulls[42]["changed_files"] = 5000
    assert step("comment")[0] == 0
    assert "also changes what makes the site: …" in forge.comments[42][0]["body"]


def test_a_forge_that_says_no_is_quoted_in_a_line(forge: FakeForge, step: Step) -> None:
    forge.is_allowed = False
    code, said = step("comment")
    assert (code, said.count("\n")) == (2, 1)
    assert said.endswith("403 GitHub Actions is not permitted to create or approve pull requests.\n")


def test_outside_a_workflow_it_says_what_is_missing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in os.environ if one.startswith("GITHUB_")]:
        monkeypatch.delenv(name)
    done = invoked("workflow", "comment", folder=small)
    assert (done.returncode, "not set: GITHUB_API_URL, GITHUB_SERVER_URL" in done.stderr) == (2, True)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copied("small", tmp_path / "plain")


@pytest.mark.site
def test_from_a_stranger_s_fork_to_the_comment(
    forge: FakeForge, step: Step, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    """A clone with a branch, the check with no rights in it, its folder as an archive, the comment that is posted."""
    fork = tmp_path / "fork"
    git(tmp_path, "clone", "--quiet", str(kept_in_git(tmp_path_factory)), "fork")
    git(fork, "checkout", "--quiet", "-b", BRANCH)
    change(fork / DATA / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,11,")
    head = committed(fork)
    options = ("--against", "origin/main", "--number", "42", "--into", "proposal", "--previews", PREVIEWS)
    done = invoked("workflow", "propose", *options, folder=fork)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (fork / "site" / CARD / "next/index.html").is_file()
    assert '<meta name="robots" content="noindex">' in (fork / "site/index.html").read_text(encoding="utf-8")
    forge.pulls[42] = pull_request(42, BRANCH, head, FORK)
    forge.artifacts["proposal"] = zipped({path.name: path.read_bytes() for path in (fork / "proposal").iterdir()})
    assert step("comment", "--previews", PREVIEWS, told=event(head))[0] == 0
    (posted,) = forge.comments[42]
    assert posted["body"].startswith(
        f"{MARK}\n### ✅ Nothing stands in the way: asks for a patch version · 1 figure changed"
    )
    assert f"({PREVIEWS}/42/{CARD}/next/wait/)" in posted["body"]


@pytest.mark.site
def test_what_is_wrong_is_annotated_and_told_in_the_comment_all_the_same(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork = tmp_path / "fork"
    git(tmp_path, "clone", "--quiet", str(kept_in_git(tmp_path_factory)), "fork")
    change(fork / DATA / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,twelve,")
    committed(fork)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = invoked(
        *("workflow", "propose", "--against", "origin/main", "--number", "42", "--into", "proposal"), folder=fork
    )
    assert done.returncode == 1
    assert f"::error file={DATA}/{CARD}/next/outturns.csv,line=" in done.stdout
    comment = (fork / "proposal/comment.md").read_text(encoding="utf-8")
    assert comment.splitlines()[1].startswith("### ⛔ Not to be merged: ")
    assert odd(comment, MARK, "") == ""
    assert not (fork / "site").exists()
