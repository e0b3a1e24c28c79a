"""What was published is looked for where it was: `check --against` cannot be evaded, and says what it lets pass.

Each attack is a pull request against ``main``, tried on the small case with three versions in a repository of its own.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from built import DATA, change
from in_words import in_words
from outturn.command.main import app
from outturn.errors import Finding
from outturn.findings import problems
from outturn.versions.repository import RevisionError
from sealed import CARD, against, committed, git, kept_in_git, published

Attack = Callable[[Path], object]
SETTINGS = "notice: Made up to test the program."
VERSION, WAIT = f"/{CARD}/v/1.0.0/", f"/{CARD}/wait/"
LOST = {"published-version-changed", "address-gone"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept_in_git(tmp_path_factory)


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "site", symlinks=True))


def ids(found: Iterable[Finding]) -> set[str]:
    return {one.id for one in found}


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of the command in the folder and what it said, which never is a traceback."""
    before = Path.cwd()
    os.chdir(root)
    try:
        found = CliRunner().invoke(app, arguments, env={"COLUMNS": "400"})
    finally:
        os.chdir(before)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.output


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def anew(root: Path, folder: str) -> None:
    """The working copy alone in another folder, and everything that was published gone."""
    shutil.copytree(root / DATA / CARD / "next", root / folder / CARD / "next")
    if folder != DATA:
        shutil.rmtree(root / DATA)


# the folder is another one


def renamed(root: Path) -> None:
    anew(root, "figures")
    change(root / "mkdocs.yml", SETTINGS, "datapackage: figures")


def inherited(root: Path) -> None:
    """The folder's new name stands in a file that mkdocs.yml inherits."""
    anew(root, "figures")
    text = (root / "mkdocs.yml").read_text(encoding="utf-8").replace(SETTINGS, "datapackage: figures")
    write(root / "base/mkdocs.yml", text)
    write(root / "mkdocs.yml", "INHERIT: base/mkdocs.yml\n")


def linked(root: Path) -> None:
    """A link in place of the folder leads to a fresh one."""
    anew(root, "figures")
    (root / DATA).symlink_to("figures")


def outside(root: Path) -> None:
    """The packages lie in another repository that is there."""
    anew(root, "../figures")
    git(root.parent / "figures", "init", "--quiet", "--initial-branch=main")
    committed(root.parent / "figures")
    change(root / "mkdocs.yml", SETTINGS, "datapackage: ../figures")


def bare(root: Path) -> None:
    """A folder that looks like a bare repository, whose main never published anything."""
    anew(root, "figures")
    other = root.parent / "other"
    other.mkdir()
    git(other, "init", "--quiet", "--initial-branch=main")
    git(other, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    shutil.copytree(other / ".git", root / "figures", dirs_exist_ok=True)
    change(root / "mkdocs.yml", SETTINGS, "datapackage: figures")


def submodule(root: Path) -> None:
    """A submodule in place of the folder, whose own main never published anything."""
    anew(root, "figures")
    other = root.parent / "other"
    (root / "figures").rename(other)
    git(other, "init", "--quiet", "--initial-branch=main")
    committed(other)
    git(root, "rm", "-r", "--cached", "--quiet", DATA)
    git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), DATA)


def test_a_site_that_becomes_a_submodule_is_compared_in_the_repository_that_has_it(
    original: Path, tmp_path: Path
) -> None:
    site, other = tmp_path / "sites/one", tmp_path / "other"
    shutil.copytree(original, site, ignore=shutil.ignore_patterns(".git"))
    committed(tmp_path)
    anew(site, "figures")
    change(site / "mkdocs.yml", SETTINGS, "datapackage: figures")
    site.rename(other)
    committed(other)
    git(tmp_path, "rm", "-r", "--cached", "--quiet", "sites/one")
    git(tmp_path, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sites/one")
    assert ids(problems(against(site, "main"))) == LOST


@pytest.mark.parametrize("attack", [renamed, inherited, linked, outside, bare, submodule])
def test_the_past_is_looked_for_where_it_was(root: Path, attack: Attack) -> None:
    attack(root)
    assert ids(problems(against(root, "main"))) == LOST
    assert "nothing published" not in str(in_words(against(root, "main")))


def capitalised(root: Path) -> None:
    (root / DATA / CARD).rename(root / DATA / CARD.title())


def redirected_home(root: Path) -> None:
    """Every old address leads to the home page."""
    (root / DATA / CARD).rename(root / DATA / "other")
    for path in [*(root / DATA / "other").glob("*.*.*"), root / DATA / "other/versions.csv"]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    redirect(root, f"/{CARD}/,/", f"/data/{CARD}/,/data/", f"/embed/{CARD}/,/")


def sealed_away(root: Path) -> None:
    """The newest version with its row and its addresses, as if it had never been."""
    shutil.rmtree(root / DATA / CARD / "1.1.0")
    for name, sign in ((f"{CARD}/versions.csv", "1.1.0,"), ("urls.txt", "/1.1.0/")):
        path = root / DATA / name
        kept = [one for one in path.read_text(encoding="utf-8").splitlines(keepends=True) if sign not in one]
        path.write_text("".join(kept), encoding="utf-8")


@pytest.mark.parametrize(
    ("attack", "lost"),
    [
        (capitalised, {"published-version-changed"}),
        (redirected_home, {"published-version-changed"}),
        (sealed_away, LOST),
    ],
)
def test_what_was_published_is_missed_where_it_was(root: Path, attack: Attack, lost: set[str]) -> None:
    attack(root)
    assert ids(problems(against(root, "main"))) == lost


def test_everything_may_be_taken_down_with_a_reason_but_not_unseen(root: Path) -> None:
    withdraw(root, *(f"/{CARD}/v/{one}/,2025-07-01,A reason." for one in ("1.0.0", "1.0.1", "1.1.0")))
    found = in_words(against(root, "main"))
    assert [(one.id, one.where.row) for one in found] == [("address-withdrawn", row) for row in (2, 3, 4)]
    urls = (root / DATA / "urls.txt").read_text(encoding="utf-8").splitlines()
    numbers = [sum(f"/{version}/" in one for one in urls) for version in ("1.0.0", "1.0.1", "1.1.0")]
    assert [int(one.found.split()[0]) for one in found] == numbers


def test_a_folder_that_is_renamed_with_its_past_is_told_and_no_problem(root: Path) -> None:
    (root / DATA).rename(root / "figures")
    change(root / "mkdocs.yml", SETTINGS, "datapackage: figures")
    (found,) = in_words(against(root, "main"))
    assert (found.id, found.found, found.expected) == ("packages-moved", "“figures/”", "“datapackage/”, as at “main”")
    code, said = run(root, "check", "--against", "main")
    assert (code, "No problems, 1 warning." in said) == (0, True)


def test_a_configuration_that_comes_or_goes_hides_nothing(root: Path) -> None:
    """Before there was one, the packages lay in datapackage/, as they do for every command."""
    kept = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").unlink()
    committed(root)
    write(root / "mkdocs.yml", kept)
    renamed(root)
    assert ids(problems(against(root, "main"))) == LOST


@pytest.mark.parametrize(
    "text", ["plugins: [", "\x00", "INHERIT: none.yml\n", "- a\n", "plugins: [outturn: [1]]\n", ""]
)
def test_a_revision_whose_configuration_cannot_be_used_hides_nothing(root: Path, text: str) -> None:
    """Neither where the packages lay elsewhere than is usual: what has addresses and versions is found."""
    kept = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / DATA).rename(root / "old")
    write(root / "mkdocs.yml", text)
    committed(root)
    shutil.copytree(root / "old" / CARD / "next", root / "figures" / CARD / "next")
    shutil.rmtree(root / "old")
    write(root / "mkdocs.yml", kept.replace(SETTINGS, "datapackage: figures"))
    assert ids(problems(against(root, "main"))) == LOST


def test_links_of_a_revision_are_followed_within_it_and_no_further(root: Path) -> None:
    (root / DATA).rename(root / "kept")
    (root / DATA).symlink_to("kept")
    (root / "mkdocs.yml").rename(root / "kept.yml")
    (root / "mkdocs.yml").symlink_to("kept.yml")
    committed(root)
    (root / DATA).unlink()
    (root / "mkdocs.yml").unlink()
    shutil.copyfile(root / "kept.yml", root / "mkdocs.yml")
    shutil.copytree(root / "kept" / CARD / "next", root / DATA / CARD / "next")
    assert ids(problems(against(root, "main"))) == LOST
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").symlink_to("/etc/passwd")
    shutil.rmtree(root / DATA)
    (root / DATA).symlink_to("/etc")
    committed(root)
    (root / "mkdocs.yml").unlink()
    (root / DATA).unlink()
    shutil.copyfile(root / "kept.yml", root / "mkdocs.yml")
    (root / "kept").rename(root / DATA)
    assert ids(against(root, "main")) == {"packages-moved"}


def test_a_site_beside_another_keeps_to_its_own_past(original: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(original, tmp_path / "sites" / name, ignore=shutil.ignore_patterns(".git"))
    committed(tmp_path)
    shutil.copytree(tmp_path / "sites/one", tmp_path / "sites/three")
    shutil.rmtree(tmp_path / "sites/three" / DATA)
    anew(tmp_path / "sites/one", f"../three/{DATA}")
    assert ids(against(tmp_path / "sites/two", "main")) == set()
    assert ids(problems(against(tmp_path / "sites/three", "main"))) == LOST
    git(tmp_path, "checkout", "--quiet", "--", "sites/one")
    assert ids(against(tmp_path / "sites/three", "main")) == {"revision-without-past"}


def test_packages_in_a_repository_of_their_own_are_compared_there(root: Path, tmp_path: Path) -> None:
    """As where CI checks two repositories out, one inside the other, and only one of them has packages."""
    shutil.rmtree(root / ".git")
    committed(root / DATA)
    write(tmp_path / "site/.gitignore", f"{DATA}/\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "mkdocs.yml")
    git(root, "commit", "--quiet", "--message", "The site")
    assert against(root, "main") == []
    (root / DATA / CARD / "versions.csv").write_text("version,sealed,level,note,sha256\n", encoding="utf-8")
    assert ids(problems(against(root, "main"))) == {"published-version-changed"}


def test_packages_in_a_submodule_are_compared_with_the_commit_that_the_revision_named(root: Path) -> None:
    other = root.parent / "other"
    (root / DATA).rename(other)
    committed(other)
    git(root, "rm", "-r", "--cached", "--quiet", DATA)
    git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), DATA)
    committed(root)
    assert against(root, "main") == []
    versions = root / DATA / CARD / "versions.csv"
    change(versions, "First version.", "The first.")
    committed(root / DATA)
    assert ids(problems(against(root, "main"))) == {"published-version-changed"}
    shutil.rmtree(root / DATA)
    shutil.copytree(other / CARD / "next", root / DATA / CARD / "next")
    with pytest.raises(RevisionError, match="git submodule update --init"):
        against(root, "main")


# the repository is another one, or not all there


def test_variables_that_name_another_repository_count_for_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(other / "README.md", "Nothing.")
    committed(other)
    shutil.rmtree(root / DATA / CARD / "1.0.0")
    change(root / DATA / CARD / "versions.csv", "First version.", "The first.")
    tied = {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / ".git/index"),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
        "GIT_COMMON_DIR": str(other / ".git"),
        "GIT_NAMESPACE": "other",
    }
    for name, value in tied.items():
        monkeypatch.setenv(name, value)
    assert ids(problems(against(root, "main"))) == {"published-version-changed"}


def test_objects_that_another_one_replaces_count_as_they_were(root: Path) -> None:
    true = git(root, "rev-parse", "main")
    change(root / DATA / CARD / "versions.csv", "First version.", "The first.")
    git(root, "replace", true, committed(root))
    assert ids(problems(against(root, true))) == {"published-version-changed"}


def test_parents_that_were_made_up_count_for_nothing(root: Path) -> None:
    """What git calls a graft: one commit is said to come after another one than it does."""
    change(root / "mkdocs.yml", "Exampleshire", "Exampleshire's")
    newest = committed(root)
    git(root, "rm", "-r", "--cached", "--quiet", DATA)
    git(root, "commit", "--quiet", "--message", "Nothing")
    write(root / ".git/info/grafts", f"{newest} {git(root, 'rev-parse', 'HEAD')}\n")
    (root / DATA / "urls.txt").unlink()
    assert ids(problems(against(root, f"{newest}~1"))) == {"address-gone"}


@pytest.mark.parametrize("kind", ["tag", "branch"])
def test_a_name_of_two_things_is_refused(root: Path, kind: str) -> None:
    """A tag is looked for before a branch, and whoever may push tags could call one origin/main."""
    git(root, "update-ref", "refs/remotes/origin/main", "main")
    shutil.rmtree(root / DATA)
    committed(root)
    git(root, *(("tag", "origin/main") if kind == "tag" else ("branch", "origin/main")))
    git(root, "checkout", "--quiet", "refs/remotes/origin/main")
    for revision in ("origin/main", "origin/main~0"):
        with pytest.raises(RevisionError, match=r"more than one thing.*refs/remotes/origin/main"):
            against(root, revision)
    assert against(root, "refs/remotes/origin/main") == []


@pytest.mark.parametrize("revision", ["", " ", "\t"])
def test_a_variable_that_is_not_set_is_wrong_use(root: Path, revision: str) -> None:
    code, said = run(root, "check", "--against", revision)
    assert (code, "--against names no revision" in said) == (2, True)


@pytest.mark.parametrize("revision", ["--help", "-x", "--output=stolen", "a\nb", "\x1b[2J", "datapackage", "../x"])
def test_what_is_no_revision_is_said_in_one_sentence(root: Path, revision: str) -> None:
    with pytest.raises(RevisionError, match="git does not know the revision") as refused:
        against(root, revision)
    assert str(refused.value).isprintable()
    assert not (root / "stolen").exists()


def clone(root: Path, *options: str) -> Path:
    """A clone of the repository that may fetch from it what it left out."""
    git(root, "config", "uploadpack.allowFilter", "true")
    git(root, "config", "uploadpack.allowAnySHA1InWant", "true")
    committed(root)
    git(root.parent, "clone", "--quiet", "--no-local", *options, f"file://{root}", "clone")
    return root.parent / "clone"


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_clone_without_the_revisions_files_says_so_and_fetches_nothing(root: Path, left_out: str) -> None:
    change(root / DATA / CARD / "versions.csv", "First version.", "The first.")
    here = clone(root, f"--filter={left_out}")
    for command in (("check", "--against", "origin/main~1"), ("diff", "origin/main~1", "origin/main")):
        code, said = run(here, *command)
        assert (code, "cloned without its files (--filter)" in said) == (2, True)
        assert len([line for line in said.splitlines() if not line.startswith("Nothing was changed")]) == 1


@pytest.mark.parametrize("lost", ["HEAD:datapackage/urls.txt", "HEAD:datapackage", "HEAD:mkdocs.yml"])
def test_a_repository_that_has_lost_an_object_is_no_traceback(root: Path, lost: str) -> None:
    name = git(root, "rev-parse", lost)
    (root / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(RevisionError, match=r"not all of the revision “main” is in .*(missing|Could not read)"):
        against(root, "main")


def test_a_clone_without_history_says_what_to_do(root: Path) -> None:
    here = clone(root, "--depth=1")
    with pytest.raises(RevisionError, match="fetch-depth: 0"):
        against(here, "origin/main~1")
    assert against(here, "origin/main") == []


def test_a_file_that_git_keeps_elsewhere_is_no_past(root: Path) -> None:
    kept = (root / DATA / "urls.txt").read_text(encoding="utf-8")
    write(root / DATA / "urls.txt", f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 9\n")
    committed(root)
    write(root / DATA / "urls.txt", kept)
    with pytest.raises(RevisionError, match="pointer of Git LFS"):
        against(root, "main")


def test_what_git_does_not_want_to_read_is_said_in_its_own_words(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container, where the repository may be another user's."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(RevisionError, match=r"git says: .*safe\.directory"):
        against(root, "main")


def test_a_worktree_is_compared_like_its_repository(root: Path) -> None:
    git(root, "worktree", "add", "--quiet", "../beside", "main~0")
    here = root.parent / "beside"
    assert against(here, "main") == []
    renamed(here)
    assert ids(problems(against(here, "main"))) == LOST


# what is let pass, and said


def test_a_revision_that_published_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Nothing yet.\n", encoding="utf-8")
    committed(tmp_path)
    published(tmp_path)
    found = against(tmp_path, "main")
    assert problems(found) == ()
    assert [one.found for one in in_words(found)] == ["nothing published in datapackage/ at “main”"]


@pytest.mark.parametrize("lines", ["", "\n"])
def test_an_empty_past_is_none(root: Path, lines: str) -> None:
    kept = Path(shutil.copytree(root / DATA, root.parent / "kept"))
    shutil.rmtree(root / DATA)
    write(root / DATA / "urls.txt", lines)
    write(root / DATA / "deep/er/versions.csv", "version,sealed,level,note,sha256\n")
    committed(root)
    shutil.rmtree(root / DATA)
    kept.rename(root / DATA)
    assert "revision-without-past" in ids(against(root, "main"))


def test_another_address_of_the_site_is_said(root: Path) -> None:
    change(root / "mkdocs.yml", "https://scorecards.example/", "https://scorecards.example/new/")
    (found,) = in_words(against(root, "main"))
    assert (found.id, found.found) == ("site-moved", "“https://scorecards.example/new/”")
    assert "https://scorecards.example/" in found.expected


def withdraw(root: Path, *rows: str) -> None:
    write(root / DATA / "withdrawn.csv", "\n".join(["address,date,reason", *rows, ""]))


def redirect(root: Path, *rows: str) -> None:
    write(root / DATA / "redirects.csv", "\n".join(["old,new", *rows, ""]))


def test_what_is_taken_down_is_named_address_by_address(root: Path) -> None:
    """Its 6 pages and 5 charts, its downloads, zip and JSON and the 6 tables of its data, by hand from urls.txt."""
    withdraw(root, f"{VERSION},2025-07-01,A child could be recognised.")
    (found,) = in_words(against(root, "main"))
    gone = [
        one
        for one in (root / DATA / "urls.txt").read_text(encoding="utf-8").splitlines()
        if one.startswith((VERSION, f"/embed{VERSION}", f"/data/{CARD}/1.0.0/"))
    ]
    assert (found.id, found.place) == ("address-withdrawn", f"{DATA}/withdrawn.csv, row 2, column address")
    assert found.found == (
        f"{len(gone)} addresses taken down on 2025-07-01, “A child could be recognised.”: {', '.join(gone[:20])}"
        f" and {len(gone) - 20} more, which outturn diff names"
    )
    for form, sign in (("text", "warning: what was published"), ("json", '"warning"'), ("github", "::warning ")):
        code, said = run(root, "check", "--against", "main", "--format", form)
        assert (code, sign in said, f"{VERSION}wait/" in said) == (0, True, True)


def test_what_is_redirected_is_named(root: Path) -> None:
    """A vanity address, and the whole of what a scorecard was called."""
    (root / DATA / CARD).rename(root / DATA / "young-people")
    change(root / DATA / "young-people/next/datapackage.json", f'"name": "{CARD}"', '"name": "young-people"')
    redirect(root, f"/{CARD}/,/young-people/", "/kids/,/young-people/")
    whole, vain = in_words(against(root, "main"))
    count = sum(CARD in one for one in (root / DATA / "urls.txt").read_text(encoding="utf-8").splitlines())
    assert whole.found.startswith(f"/{CARD}/ leads to /young-people/, with {count} addresses that were published: /")
    assert vain.found == "/kids/ leads to /young-people/, with 0 addresses that were published: none"
    assert {whole.id, vain.id} == {"address-redirected"}


def test_a_longer_redirect_does_not_lead_elsewhere_what_a_shorter_one_redirected(root: Path) -> None:
    (root / DATA / CARD).rename(root / DATA / "young-people")
    change(root / DATA / "young-people/next/datapackage.json", f'"name": "{CARD}"', '"name": "young-people"')
    redirect(root, f"/{CARD}/,/young-people/")
    urls = root / DATA / "urls.txt"
    urls.write_text(urls.read_text(encoding="utf-8") + "/young-people/\n/young-people/wait/\n", encoding="utf-8")
    committed(root)
    redirect(root, f"/{CARD}/,/young-people/", f"{WAIT},/young-people/visits/")
    (found,) = [one for one in in_words(against(root, "main")) if one.id == "published-redirect-changed"]
    assert (found.found, found.expected) == (f"“{WAIT}” leads to “/young-people/visits/”", "“/young-people/wait/”")
    assert found.place == f"{DATA}/redirects.csv, row 3, column new"


def test_a_redirect_that_was_published_is_not_taken_out(root: Path) -> None:
    redirect(root, f"/kids/,/{CARD}/")
    committed(root)
    (root / DATA / "redirects.csv").unlink()
    (found,) = in_words(against(root, "main"))
    assert (found.id, found.found) == ("published-redirect-changed", "“/kids/” leads to nothing")


def test_a_withdrawal_of_what_stands_again_is_named_when_it_goes(root: Path) -> None:
    withdraw(root, f"{WAIT},2025-07-01,Checked.")
    committed(root)
    (root / DATA / "withdrawn.csv").unlink()
    (found,) = in_words(against(root, "main"))
    assert found.id == "withdrawal-lifted"
    assert found.found == (f"2 addresses no longer taken down, as since 2025-07-01, “Checked.”: {WAIT}, /embed{WAIT}")


def test_diff_has_a_section_of_what_is_taken_down_and_redirected(root: Path) -> None:
    withdraw(root, f"{VERSION}wait/,2025-07-01,A child could be recognised.")
    redirect(root, f"/kids/,/{CARD}/")
    committed(root)
    code, said = run(root, "diff", "main~1", "main")
    assert (code, said) == (
        0,
        f"""Addresses taken down
  {VERSION}wait/: taken down on 1 July 2025. A child could be recognised.
  /embed{VERSION}wait/: taken down on 1 July 2025. A child could be recognised.

Addresses redirected
  /kids/ leads to /{CARD}/: 0 addresses that were published

""",
    )
    code, said = run(root, "diff", "main~1", "main", "--format", "json")
    row = {"address": f"{VERSION}wait/", "date": "2025-07-01", "reason": "A child could be recognised."}
    assert json.loads(said) == {
        "scorecards": [],
        "touched": [],
        "sealed": [],
        "published": [],
        "prepared": [],
        "withdrawn": [{**row, "published": [f"{VERSION}wait/", f"/embed{VERSION}wait/"]}],
        "redirected": [{"old": "/kids/", "new": f"/{CARD}/", "published": []}],
        "restored": [],
    }
    code, said = run(root, "diff", "main", "main~1", "--format", "markdown")
    assert "**Addresses that stand again**" in said


# a file of the register


@pytest.mark.parametrize(
    "change_of", [bytes.upper, lambda text: text[: len(text) // 2], lambda text: b"\n" + text[:40]]
)
def test_addresses_that_are_cut_off_or_written_otherwise_are_gone(
    root: Path, change_of: Callable[[bytes], bytes]
) -> None:
    path = root / DATA / "urls.txt"
    path.write_bytes(change_of(path.read_bytes()))
    assert "address-gone" in ids(against(root, "main"))


@pytest.mark.parametrize(
    "change_of", [lambda text: text * 2, lambda text: text.replace(b"\n", b"\r\n"), lambda text: text.rstrip(b"\n")]
)
def test_addresses_that_stand_twice_or_end_otherwise_are_all_there(
    root: Path, change_of: Callable[[bytes], bytes]
) -> None:
    path = root / DATA / "urls.txt"
    path.write_bytes(change_of(path.read_bytes()))
    assert against(root, "main") == []


def test_what_a_revision_has_that_cannot_be_read_hides_nothing_beside_it(root: Path) -> None:
    path = root / DATA / "urls.txt"
    kept = path.read_bytes()
    path.write_bytes(b"\xff\xfe\n" + kept)
    committed(root)
    path.write_bytes(kept)
    assert ids(against(root, "main")) == {"revision-unread"}
    path.write_bytes(b"/\n")
    assert ids(against(root, "main")) == {"revision-unread", "address-gone"}
