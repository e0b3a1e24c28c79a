"""``outturn new site``: a repository that checks and builds at once, safe in its workflows, and of no real council."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from built import contents, invoked
from html_pages import pages_of
from outturn import __version__
from outturn.authoring.site import NewSite, site_files
from outturn.pipeline.checking import check_site
from outturn.publish import add_files
from outturn.reading.site_settings import settings_of

FILES = {
    *(".gitattributes", ".gitignore", "README.md", "mkdocs.yml", "requirements.txt", "docs/contact.md"),
    *(f".github/ISSUE_TEMPLATE/{name}.yml" for name in ("config", "figure-change", "figure-wrong")),
    *(".github/CODEOWNERS", ".github/dependabot.yml", ".github/pull_request_template.md"),
    *(f".github/workflows/{name}.yml" for name in ("check", "comment", "publish", "remind", "seal")),
    *(
        f"datapackage/example/next/{table}.csv"
        for table in ("areas", "comparators", "indicators", "outturns", "targets")
    ),
    "datapackage/example/next/datapackage.json",
    *(f"datapackage/example/next/commentary/{name}.md" for name in ("summary", "missed-bins")),
}
OPTIONS = (
    *("--publisher", 'The "City" & <Town> Council', "--title", "How: we # do", "--url", "https://a.example/scores/"),
    *("--repository", "https://github.com/a/b", "--contact", "figures@a.example", "--owners", "@a/b @c"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    done = invoked("new", "site", "my-council", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "my-council"


def test_nothing_is_wrong_in_it(site: Path) -> None:
    assert invoked("check", folder=site).stdout == "No problems. 1 scorecard checked.\n"
    assert invoked("upgrade", folder=site).stdout == "datapackage/example/next: up to date.\n"


@pytest.mark.site
def test_it_builds_and_every_page_says_that_its_figures_are_made_up(tmp_path: Path) -> None:
    assert invoked("new", "site", "my-council", *OPTIONS, folder=tmp_path).returncode == 0
    done = invoked("build", folder=tmp_path / "my-council")
    assert done.returncode == 0, done.stderr
    pages = pages_of(tmp_path / "my-council/site")
    own = {name: page for name, page in pages.items() if name.startswith("example/")}
    assert {"example/index.html", "example/missed-bins/index.html"} <= own.keys()
    assert [name for name, page in own.items() if "made up" not in page.words] == []
    assert 'published by The "City" & <Town> Council.' in pages["contact/index.html"].words
    links = [link.value for link in pages["example/missed-bins/index.html"].links]
    assert "https://github.com/a/b/edit/main/datapackage/example/next/outturns.csv" in links
    links = [link.value for link in pages["check/index.html"].links]
    assert "https://github.com/a/b/issues/new?template=figure-change.yml&scorecard=example" in links


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2026, 4, 1), date(2028, 2, 29), date(2099, 12, 31)])
def test_its_figures_are_right_on_whatever_day_it_is_made(tmp_path: Path, day: date) -> None:
    add_files(tmp_path, site_files(NewSite("Ours", "Us", day, "1.0.0")))
    assert check_site(tmp_path / "datapackage").findings == ()


def test_what_was_said_stands_in_it(tmp_path: Path) -> None:
    assert invoked("new", "site", "ours", *OPTIONS, folder=tmp_path).returncode == 0
    settings = settings_of(tmp_path / "ours/mkdocs.yml")
    assert (settings.name, settings.url) == ("How: we # do", "https://a.example/scores/")
    assert (settings.feedback, settings.editing) == (
        "mailto:figures@a.example",
        "https://github.com/a/b/edit/main/datapackage/",
    )
    assert settings.issues == "https://github.com/a/b/issues/new"
    assert replace(settings, feedback="").asking == "https://github.com/a/b/issues/new?template=figure-wrong.yml"
    (tmp_path / "ours/.github/ISSUE_TEMPLATE/figure-wrong.yml").unlink()
    assert settings_of(tmp_path / "ours/mkdocs.yml").issues == ""
    (card,) = [one.scorecard for one in check_site(tmp_path / "ours/datapackage").packages]
    assert (card.publisher, card.contact) == ('The "City" & <Town> Council', "figures@a.example")
    assert "\n* @a/b @c\n" in (tmp_path / "ours/.github/CODEOWNERS").read_text(encoding="utf-8")


def test_what_was_not_said_is_named_by_the_folder(site: Path) -> None:
    settings = settings_of(site / "mkdocs.yml")
    assert (settings.name, settings.url, settings.editing, settings.feedback) == ("My council scorecards", "", "", "")


def test_it_names_no_council_that_there_is(site: Path) -> None:
    said = "\n".join((site / name).read_text(encoding="utf-8") for name in FILES).casefold()
    assert not [name for name in ("harrow", "hereford", "peterborough", "leeds") if name in said]


def test_it_is_pinned_to_this_release(site: Path) -> None:
    lines = (site / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [f"outturn=={__version__}"]


def test_git_leaves_its_data_as_they_are_and_keeps_no_built_site(site: Path) -> None:
    assert "datapackage/** -text" in (site / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert {"/site/", "/.outturn/", ".sealing*", ".*-outturn-*/"} <= set(
        (site / ".gitignore").read_text(encoding="utf-8").splitlines()
    )


def test_on_gitlab_it_has_one_file_in_place_of_the_workflows(tmp_path: Path) -> None:
    """A council's own GitLab is one too; what is on GitHub alone is left out."""
    options = ("--repository", "https://git.exampleshire.example/scores", "--owners", "@a")
    assert invoked("new", "site", "ours", *options, folder=tmp_path).returncode == 0
    own = set(contents(tmp_path / "ours"))
    assert {name for name in own if name.startswith(".git") and name not in FILES} == {
        *(".gitlab-ci.yml", ".gitlab/CODEOWNERS", ".gitlab/merge_request_templates/Default.md"),
        *(f".gitlab/issue_templates/{name}.md" for name in ("A figure looks wrong", "A figure to change")),
    }
    assert not any(name.startswith(".github") for name in own)
    readme = (tmp_path / "ours/README.md").read_text(encoding="utf-8")
    assert "`.gitlab/CODEOWNERS`" in readme
    assert "GitHub" not in readme


def test_its_address_is_what_the_workflow_says_where_none_was_named(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://exampleshire.github.io/scorecards")
    assert settings_of(site / "mkdocs.yml").url == "https://exampleshire.github.io/scorecards/"


@pytest.mark.parametrize("name", ["notes.txt", "datapackage", ".hidden"])
def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "ours" / name).mkdir(parents=True)
    done = invoked("new", "site", "ours", folder=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "The folder ours is not empty; name another, or one that is not there yet.\nNothing was changed.\n",
    )
    assert contents(tmp_path) == {}


def test_a_file_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("mine", encoding="utf-8")
    assert invoked("new", "site", "ours", folder=tmp_path).returncode == 2
    assert contents(tmp_path) == {"ours": b"mine"}


@pytest.mark.parametrize(("name", "there"), [("ours", "."), ("ours", "ours"), ("ours", "ours/.git"), (".", ".git")])
def test_it_has_these_files_in_a_folder_that_holds_nothing_but_git(tmp_path: Path, name: str, there: str) -> None:
    (tmp_path / there).mkdir(parents=True, exist_ok=True)
    assert invoked("new", "site", name, folder=tmp_path).returncode == 0
    assert set(contents(tmp_path / name)) == FILES


def test_every_mistake_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    wrong = ("--url", "a.example", "--repository", "http://a/b", "--contact", "me", "--owners", "us", "--title", "a\nb")
    done = invoked("new", "site", "ours", *wrong, folder=tmp_path)
    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        [
            "--title: expected one line of text without control characters.",
            "--url: expected an address that begins with https://, but got “a.example”.",
            "--repository: expected an address that begins with https://, but got “http://a/b”.",
            "--contact: expected an e-mail address, but got “me”.",
            "--owners: expected names such as @council/team, with a space between two, but got “us”.",
            "Nothing was written.",
        ],
    )
    assert contents(tmp_path) == {}


def test_where_one_file_cannot_be_written_none_is_left(tmp_path: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - which one is the system's to say
        add_files(tmp_path, {"a/b.txt": b"1", "a/b.txt/c.txt": b"2"})
    assert list(tmp_path.iterdir()) == []
