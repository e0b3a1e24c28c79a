"""The last step of every site: a policy in each page and the headers, whichever program built it."""

import re
from pathlib import Path

import pytest

from built import contents, differing, invoked, once, program
from golden import copied
from outturn.builders.finish import finish
from outturn.security import policy

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
PAGE = '<!doctype html>\n<html><head>\n<meta charset="utf-8">\n<title>A</title>\n{}</head><body></body></html>\n'
BUILDERS = {"mkdocs": (), "properdocs": ("-f", "mkdocs.yml"), "zensical": ()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site, as some program might have built it."""
    site = tmp_path / "site"
    for name in ("assets", "embed/a", "own"):
        (site / name).mkdir(parents=True)
    (site / "index.html").write_text(PAGE.format("<script>one()</script>"), encoding="utf-8")
    (site / "embed" / "a" / "index.html").write_text(PAGE.format("<style>p{}</style>"), encoding="utf-8")
    (site / "own" / "piece.html").write_text("<p>No page.</p>\n", encoding="utf-8")
    (site / "assets" / "outturn.css").write_text("", encoding="utf-8")
    return site


def test_every_page_gets_the_policy_of_what_stands_in_it(folder: Path) -> None:
    before = contents(folder)
    assert finish(folder) == 3
    assert differing(before, contents(folder)) == ["_headers", "embed/a/index.html", "index.html"]
    (said,) = META.findall((folder / "index.html").read_text(encoding="utf-8"))
    # printf '%s' 'one()' | openssl dgst -sha256 -binary | openssl base64
    assert "script-src 'self' 'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='" in said


def test_the_headers_allow_what_any_page_needs(folder: Path) -> None:
    finish(folder)
    rules = dict(re.findall(r"^(/\S*)\n((?:  .*\n)+)", (folder / "_headers").read_text(encoding="utf-8"), re.MULTILINE))
    assert list(rules) == ["/", "/assets/*", "/embed/*", "/own/*"]
    for page in ("index.html", "embed/a/index.html"):
        (said,) = META.findall((folder / page).read_text(encoding="utf-8"))
        for one in re.findall(r"'sha256-[^']+'", said):
            assert all(one in rule for rule in rules.values())


def test_what_is_finished_stays_as_it_is(folder: Path) -> None:
    finish(folder)
    before = contents(folder)
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
    assert finish(folder) == 3
    assert differing(before, contents(folder)) == []
    assert times == {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}


def test_a_page_that_was_built_again_gets_a_new_policy_and_no_second_one(folder: Path) -> None:
    finish(folder)
    page = folder / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("one()", "two()"), encoding="utf-8")
    finish(folder)
    again = page.read_text(encoding="utf-8")
    page.write_text(PAGE.format("<script>two()</script>"), encoding="utf-8")
    finish(folder)
    assert again == page.read_text(encoding="utf-8")
    assert len(META.findall(again)) == 1


def test_a_page_that_a_link_leads_to_is_left_alone(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_text(PAGE.format(""), encoding="utf-8")
    (folder / "link.html").symlink_to(other)
    finish(folder)
    assert other.read_text(encoding="utf-8") == PAGE.format("")


@pytest.fixture(scope="module", params=BUILDERS)
def another(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plain pages of the small case, as a program builds them."""

    def make(folder: Path) -> None:
        assert invoked("pages", "--into", "plain", folder=copied("small", folder)).returncode == 0
        done = program("build", *BUILDERS[request.param], folder=folder / "plain", module=request.param)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, f"small-by-{request.param}", make) / "plain" / "site"


def test_a_site_that_another_program_built_is_finished(another: Path) -> None:
    assert not META.search((another / "index.html").read_text(encoding="utf-8"))
    done = invoked("pages", "--finish", "plain/site", folder=another.parents[1])
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{len(list(another.rglob('*.html')))} pages of plain/site finished.\n"
    for page in another.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert len(META.findall(text)) == 1, page
        assert not re.search(r"<(script|style|link|img|title)", text.partition("<meta http-equiv=")[0]), page
        # nothing in the page would need more than its policy allows
        assert not re.search(r'<[a-z][^<>]*?\s(?:on[a-z]+|style)="', text), page
    assert policy()[:20] in (another / "_headers").read_text(encoding="utf-8")
    before = contents(another)
    assert invoked("pages", "--finish", "plain/site", folder=another.parents[1]).returncode == 0
    assert differing(before, contents(another)) == []


@pytest.mark.parametrize("name", ["docs", "nowhere", ".", "datapackage"])
def test_what_is_no_built_site_is_refused(tmp_path: Path, name: str) -> None:
    folder = copied("small", tmp_path)
    before = contents(folder)
    done = invoked("pages", "--finish", name, folder=folder)
    assert done.returncode == 2
    assert "Nothing was changed." in done.stderr
    assert differing(before, contents(folder)) == []


@pytest.mark.parametrize("options", [(), ("--into", "plain", "--finish", "site")])
def test_pages_are_either_written_or_finished(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = invoked("pages", *options, folder=copied("small", tmp_path))
    assert done.returncode == 2
    assert "--into" in done.stderr
    assert "--finish" in done.stderr
