"""Putting up previews: only of our own branches, only plain files, and only while a pull request is open."""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from built import invoked
from fake_forge import REPOSITORY, FakeForge, fake_forge, pull_request, zipped
from golden import copied
from outturn.forge import brought
from outturn.forge.web import ForgeError
from sealed import git
from test_comment_workflow import BRANCH, COMMENT, FORK, HEAD, event

PREVIEWS = "exampleshire/previews"
Step = Callable[..., tuple[int, str]]


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[FakeForge]:
    with fake_forge() as one:
        one.server = (tmp_path / "server").as_uri()
        propose(one, 42, "<h1>First</h1>")
        yield one


def propose(forge: FakeForge, number: int, page: str) -> None:
    forge.pulls[number] = pull_request(number, BRANCH, HEAD)
    forge.artifacts["proposal"] = zipped({"comment.md": COMMENT, "number": str(number)})
    forge.artifacts["site"] = zipped({"index.html": page, "data/feed.xml": "<feed/>"})


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    place = tmp_path / "server" / f"{PREVIEWS}.git"
    place.mkdir(parents=True)
    git(place, "init", "--quiet", "--bare")
    return place


@pytest.fixture
def step(forge: FakeForge, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    site = copied("small", tmp_path / "site")
    assert bare.is_dir()

    def run(repository: str = REPOSITORY, token: str = "another-token") -> tuple[int, str]:  # noqa: S107 - of nobody
        told = event(repository=repository)
        for name, value in {**forge.surroundings(tmp_path / "event.json", told), "PREVIEW_TOKEN": token}.items():
            monkeypatch.setenv(name, value)
        done = invoked("workflow", "preview", "--into", PREVIEWS, folder=site)
        return done.returncode, done.stdout + done.stderr

    return run


def there(bare: Path) -> list[str]:
    return git(bare, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()


def test_each_has_its_folder_and_the_branch_one_commit(forge: FakeForge, step: Step, bare: Path) -> None:
    assert step() == (0, f"The preview of #42 is in {PREVIEWS}.\n")
    assert there(bare) == [".nojekyll", "42/data/feed.xml", "42/index.html", "robots.txt"]
    propose(forge, 43, "<h1>Other</h1>")
    assert step()[0] == 0
    propose(forge, 42, "<h1>Second</h1>")
    assert step()[0] == 0
    assert [name for name in there(bare) if name.endswith("index.html")] == ["42/index.html", "43/index.html"]
    assert git(bare, "show", "gh-pages:42/index.html") == "<h1>Second</h1>"
    assert git(bare, "rev-list", "--count", "gh-pages") == "1"
    assert git(bare, "show", "gh-pages:robots.txt") == "User-agent: *\nDisallow: /"


def test_what_is_closed_is_taken_away(forge: FakeForge, step: Step, bare: Path) -> None:
    assert step()[0] == 0
    forge.pulls[42]["state"] = "closed"
    propose(forge, 43, "x")
    assert step()[0] == 0
    assert "42/index.html" not in there(bare)


def test_a_site_from_another_repository_is_never_put_up(forge: FakeForge, step: Step, bare: Path) -> None:
    forge.pulls[42] = pull_request(42, BRANCH, HEAD, FORK)
    code, said = step(FORK)
    assert (code, said.startswith("No preview: the branch lies in another repository.")) == (0, True)
    assert git(bare, "branch", "--list") == ""


def test_a_number_of_another_pull_request_is_refused(forge: FakeForge, step: Step, bare: Path) -> None:
    forge.pulls[42]["head"]["ref"] = "others"
    assert step()[0] == 2
    assert git(bare, "branch", "--list") == ""


def test_without_a_token_it_says_which(step: Step) -> None:
    assert step(token="") == (2, f"PREVIEW_TOKEN is not set: a token that may write to {PREVIEWS}.\n")


def linked() -> bytes:
    made, one = BytesIO(), ZipInfo("index.html")
    one.external_attr = 0o120777 << 16
    with ZipFile(made, "w") as archive:
        archive.writestr(one, "/etc/passwd")
    return made.getvalue()


SITES: Mapping[str, bytes] = {
    "up": zipped({"../../evil.html": "x"}),
    "absolute": zipped({"/evil.html": "x"}),
    "a drive": zipped({"C:/evil.html": "x"}),
    "backslashes": zipped({"a\\..\\evil.html": "x"}),
    "git's own": zipped({".git/hooks/post-checkout": "x"}),
    "git's own below": zipped({"a/.git/config": "x"}),
    "a dot": zipped({"a/./b.html": "x"}),
    "nothing between": zipped({"a//b.html": "x"}),
    "a control": zipped({"a\nb.html": "x"}),
    "a link": linked(),
    "no zip": b"x",
}


@pytest.mark.parametrize("name", SITES)
def test_a_site_with_anything_but_plain_files_below_its_folder_is_refused(
    forge: FakeForge, step: Step, bare: Path, name: str
) -> None:
    forge.artifacts["site"] = SITES[name]
    assert step()[0] == 2
    assert git(bare, "branch", "--list") == ""


def test_a_site_that_unpacks_to_more_than_it_may_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brought, "MOST_UNPACKED", 5)
    assert [name for name, _ in brought.site(zipped({"a": "12345"}))] == ["a"]
    with pytest.raises(ForgeError, match="larger"):
        list(brought.site(zipped({"a": "123", "b": "456"})))


def test_the_token_stands_in_no_command_and_in_no_file_that_is_pushed(
    step: Step, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = subprocess.run

    def run(command: list[str], **more: object) -> object:
        seen.extend(command)
        return real(command, **more)  # type: ignore[call-overload]

    monkeypatch.setattr("outturn.forge.pushing.subprocess.run", run)
    assert step()[0] == 0
    assert "push" in seen
    assert "another-token" not in " ".join([*seen, git(bare, "show", "gh-pages")])
