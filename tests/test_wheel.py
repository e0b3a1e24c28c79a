"""A release's files, each in an empty environment in another folder: they carry all that a site of one's own needs.

``make wheel PYTHON=…`` tries it on another Python, for which the requirements are then fetched.
"""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

import councils
from built import DATA, ROOT, change, once, python
from golden import copied
from html_pages import pages_of
from locks import locked
from pdf_ua import failed_elsewhere
from sealed import CARD

OTHER = os.environ.get("WHEEL_PYTHON", "")
"""The Python to try it on; empty for that of the tests."""
FILES = {"wheel": "*.whl", "sdist": "*.tar.gz"}
"""The files of a release by their kind."""
CONFIGURATION = """\
site_name: Our scorecards
theme:
  name: material
  font: false
plugins: [search, outturn]
"""


@pytest.fixture(scope="module")
def environments(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Environments with nothing but what a release's files bring and what they say that they need.

    One has the wheel, the other the source distribution. The requirements are lent by the environment of the tests,
    where ``make`` installed them by their hashes.
    """
    folder = once(tmp_path_factory, "wheel", _installed)
    return {kind: folder / kind for kind in FILES}


@pytest.fixture(scope="module")
def environment(environments: Mapping[str, Path]) -> Path:
    """The one with the wheel."""
    return environments["wheel"]


def _installed(folder: Path) -> None:
    made = python("-m", "hatchling", "build", "-d", str(folder / "dist"), folder=ROOT, environment={})
    assert made.returncode == 0, made.stderr
    first, *others = FILES
    if OTHER:
        subprocess.run([OTHER, "-m", "venv", "--without-pip", folder / first], check=True, env=_clean())
        _pip(folder / first, "install", "-qq", "--require-hashes", "-r", str(ROOT / "requirements.txt"))
    else:
        venv.create(folder / first, symlinks=os.name != "nt")
        _lend_all(folder / first)
    for kind in others:
        shutil.copytree(folder / first, folder / kind, symlinks=True)
    for kind, pattern in FILES.items():
        (file,) = (folder / "dist").glob(pattern)
        _pip(folder / kind, "install", "-qq", "--no-deps", "--no-build-isolation", "--no-compile", str(file))
        _pip(folder / kind, "check")


def _pip(environment: Path, *arguments: str) -> None:
    """What pip of the tests does in the environment, which has none of its own."""
    target = ("--python", str(_python(environment)), "--disable-pip-version-check")
    done = python("-m", "pip", *target, *arguments, folder=environment, environment={})
    assert done.returncode == 0, done.stdout + done.stderr


def _lend_all(environment: Path) -> None:
    (packages,) = environment.glob("[Ll]ib/**/site-packages")
    for one in locked("requirements.txt"):
        if one.requirement.marker is None or one.requirement.marker.evaluate():
            _lend(distribution(one.requirement.name), packages)


def _lend(package: Distribution, packages: Path) -> None:
    """Link to every module of a package that is installed here, and to what is said of it."""
    for name in {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}:
        if not (packages / name).exists():
            (packages / name).symlink_to(Path(str(package.locate_file(name))))


def _python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture(scope="module")
def own_site(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council's own folder, built: figures, one page, a configuration, and one template of its own."""
    folder = tmp_path_factory.mktemp("our own site")
    shutil.copytree(copied("small", tmp_path_factory.mktemp("small")) / DATA, folder / DATA)
    (folder / "docs").mkdir()
    (folder / "docs" / "contact.md").write_text("# Contact\n\nWrite to us.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    done = _run(environment, "build", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _clean() -> dict[str, str]:
    """The surroundings without what would lead to another Python's packages."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def _run(environment: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(_python(environment)), "-m", "outturn", *arguments]
    return subprocess.run(command, cwd=folder, env=_clean(), capture_output=True, encoding="utf-8", check=False)


def test_the_environment_is_not_the_tests_own(environment: Path) -> None:
    code = "import outturn, importlib.util; print(outturn.__file__, importlib.util.find_spec('pytest'))"
    said = subprocess.run(
        [_python(environment), "-c", code], capture_output=True, text=True, check=True, cwd=environment, env=_clean()
    )
    assert said.stdout.startswith(str(environment))
    assert said.stdout.strip().endswith("None")
    assert not sys.prefix.startswith(str(environment))


@pytest.mark.parametrize(
    "page",
    [
        "",
        f"{CARD}/",
        f"{CARD}/three-moves/",
        "indicators/",
        "about/",
        "about/judging/",
        "about/words/",
        "about/sources/",
        "contact/",
    ],
)
def test_an_own_site_has_every_page(own_site: Path, page: str) -> None:
    assert "<h1" in (own_site / "site" / page / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("asset", ["outturn.css", "outturn.js", "plotly.min.js"])
def test_an_own_site_has_every_asset(own_site: Path, asset: str) -> None:
    assert (own_site / "site" / "assets" / asset).stat().st_size > 1000


@pytest.mark.parametrize("kind", FILES)
def test_a_site_is_begun_filled_from_a_workbook_built_sealed_and_packed(
    kind: str, environments: Mapping[str, Path], tmp_path: Path
) -> None:
    site = tmp_path / "my-council"
    (tmp_path / "Report.xlsx").write_bytes(councils.dashboard())
    said = ("--into", "children", "--area", "Exampleshire", "--yes")
    first = ("--level", "major", "--note", "The first version.")
    for folder, command in (
        (tmp_path, ("new", "site", "my-council")),
        (site, ("check",)),
        (site, ("import", "../Report.xlsx", *said)),
        (site, ("seal", "example", *first)),
        (site, ("build",)),
        (site, ("pack", "example/1.0.0", "--to", "pack.pdf")),
    ):
        done = _run(environments[kind], *command, folder=folder)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    pages = ("", "example/", "example/missed-bins/", "example/v/1.0.0/", "children/visits-on-time/", "about/findings/")
    for page in pages:
        assert "<h1" in (site / "site" / page / "index.html").read_text(encoding="utf-8")
    assert failed_elsewhere((site / "pack.pdf").read_bytes()) == []


def test_an_own_page_and_an_own_template_take_precedence(environment: Path, own_site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(own_site, folder, ignore=shutil.ignore_patterns("site"))
    templates = folder / "site_templates" / "pages"
    templates.mkdir(parents=True)
    shutil.copyfile(ROOT / "site_templates" / "pages" / "home.md.jinja", templates / "home.md.jinja")
    change(templates / "home.md.jinja", '{{ now("now-scorecards") }}', "Our own heading")
    (folder / "docs" / "about").mkdir()
    (folder / "docs" / "about" / "words.md").write_text("# Our own words\n", encoding="utf-8")
    done = _run(environment, "build", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    before, after = pages_of(own_site / "site"), pages_of(folder / "site")
    changed = {name for name, page in after.items() if page.words != before[name].words}
    assert changed == {"index.html", "about/words/index.html"}
    assert "Our own heading" in after["index.html"].words
    assert "Our own words" in after["about/words/index.html"].words
