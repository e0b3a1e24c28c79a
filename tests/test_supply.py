"""What is installed is what the requirements name, on every Python and system, and so is what is listed."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from itertools import product
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from built import ROOT
from locks import locked
from outturn import __version__
from supply.audit import verdict
from supply.components import shortened

SITE, TESTS, TOOLS = "requirements.txt", "requirements-test.txt", "requirements-tools.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED, GROUPS = PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]
NAMED = {
    SITE: [*NEEDED, *GROUPS["build"], *PROJECT["build-system"]["requires"]],
    TESTS: [*NEEDED, *GROUPS["build"], *PROJECT["project"]["optional-dependencies"]["test"]],
    TOOLS: GROUPS["tools"],
}
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
PLACES = [
    {
        **{key: str(value) for key, value in default_environment().items()},
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": name,
        "os_name": os_name,
    }
    for python, (system, name, os_name) in product(("3.11", "3.12", "3.13", "3.14"), SYSTEMS)
]


def versions(file: str) -> dict[str, str]:
    """The version of each package."""
    return {
        canonicalize_name(entry.requirement.name): str(entry.requirement.specifier).removeprefix("==")
        for entry in locked(file)
    }


@pytest.mark.parametrize("file", [SITE, TESTS, TOOLS])
def test_every_package_is_pinned_once_and_hashed(file: str) -> None:
    """Nothing else stands in the file: no index, no address, no path, no version that is a range."""
    entries = locked(file)
    assert [entry for entry in entries if not entry.hashes or entry.rest or entry.requirement.url] == []
    loose = [
        str(entry.requirement) for entry in entries if not re.fullmatch(r"==[^*,]+", str(entry.requirement.specifier))
    ]
    assert loose == []
    assert len(versions(file)) == len(entries) > 40


@pytest.mark.parametrize("file", [SITE, TESTS, TOOLS])
def test_what_the_project_names_is_there_in_a_version_that_it_allows(file: str) -> None:
    found = versions(file)
    wrong = [
        text
        for text in map(Requirement, NAMED[file])
        if not text.specifier.contains(found.get(canonicalize_name(text.name), "0"))
    ]
    assert wrong == []


def test_tests_and_tools_have_the_site_s_own_versions() -> None:
    site, tests, tools = versions(SITE), versions(TESTS), versions(TOOLS)
    assert site.items() <= tests.items()
    assert {name: tools[name] for name in tests.keys() & tools} == {name: tests[name] for name in tests.keys() & tools}
    hashes = {entry.requirement.name: entry.hashes for entry in locked(TESTS)}
    assert [entry for entry in locked(SITE) if hashes[entry.requirement.name] != entry.hashes] == []


@pytest.mark.wide
@pytest.mark.parametrize("file", [SITE, TESTS])
def test_what_any_package_needs_on_any_python_and_system_is_there_and_nothing_else(file: str) -> None:
    """Asked of the packages themselves, as they are installed here."""
    entries = {canonicalize_name(entry.requirement.name): entry.requirement for entry in locked(file)}
    found: set[str] = set()
    for place in PLACES:
        needed = closure(map(Requirement, NAMED[file]), place)
        installed = {name for name, one in entries.items() if one.marker is None or one.marker.evaluate(place)}
        assert needed <= installed
        found |= needed
    assert found == entries.keys()


def closure(roots: Iterable[Requirement], place: dict[str, str]) -> set[str]:
    """What these need in such a place, and what that needs, and so on."""
    seen: set[tuple[str, str]] = set()
    left = [*roots]
    while left:
        one = left.pop()
        for extra in {"", *one.extras}:
            if (step := (canonicalize_name(one.name), extra)) not in seen:
                seen.add(step)
                left.extend(needs(one.name, extra, place))
    return {name for name, _ in seen}


def needs(name: str, extra: str, place: dict[str, str]) -> Iterator[Requirement]:
    for text in distribution(name).requires or []:
        needed = Requirement(text)
        if needed.marker is None or needed.marker.evaluate({**place, "extra": extra}):
            yield needed


def test_make_installs_nothing_that_has_no_hash() -> None:
    """The program itself, which is no file of an index, brings nothing else along."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    installing = [
        line for line in lines if line.startswith("\t") and re.search(r"\$\((PIP_)?INSTALL\)|pip install", line)
    ]
    assert len([line for line in installing if " --require-hashes -r requirements" in line]) == 3
    assert [line.split(")")[-1] for line in installing if "--require-hashes" not in line] == [
        " --no-deps --no-build-isolation -e ."
    ]


# the list of components


@pytest.fixture(scope="module")
def components() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))
    return found


def test_the_list_names_what_the_site_s_requirements_name(components: dict[str, Any]) -> None:
    listed = {canonicalize_name(one["name"]): one["version"] for one in components["components"]}
    assert listed == versions(SITE)
    assert len(components["components"]) == len(listed)
    assert {one["purl"].split("@")[0] for one in components["components"]} == {f"pkg:pypi/{name}" for name in listed}
    assert [one["name"] for one in components["components"] if not one.get("licenses")] == []


def test_the_list_is_of_this_program_and_says_what_needs_what(components: dict[str, Any]) -> None:
    root = components["metadata"]["component"]
    assert (components["bomFormat"], components["specVersion"]) == ("CycloneDX", "1.6")
    assert (root["name"], root["version"], root["licenses"][0]["license"]["id"]) == ("outturn", __version__, "MIT")
    needed = {
        one["ref"]: {name.split("==")[0] for name in one.get("dependsOn", [])} for one in components["dependencies"]
    }
    named = {canonicalize_name(Requirement(text).name) for text in NEEDED}
    assert named <= {canonicalize_name(name) for name in needed[root["bom-ref"]]}
    assert "urllib3" in needed["requests==2.34.2"]


def test_the_list_has_no_date_and_no_address(components: dict[str, Any]) -> None:
    """So it is the same wherever and whenever it is made."""
    assert {"serialNumber", "timestamp"} & {*components, *components["metadata"]} == set()
    assert re.findall(r"https?://[^\"]+", json.dumps(components)) == [components["$schema"]]


def test_the_program_s_version_is_added_and_what_packages_say_of_themselves_left_out() -> None:
    tool = {"name": "tool", "externalReferences": [{"url": "https://tool.example/"}]}
    package = {"name": "a", "version": "1", "description": "A package", "externalReferences": []}
    root = {"name": "outturn", "externalReferences": [{"url": "https://outturn.example/"}]}
    said = {"components": [package], "metadata": {"component": root, "tools": {"components": [tool]}}}
    assert shortened(said, "7.0.0") == {
        "components": [{"name": "a", "version": "1"}],
        "metadata": {"component": {"name": "outturn", "version": "7.0.0"}, "tools": {"components": [{"name": "tool"}]}},
    }


# the audit: what pip-audit 2.10.1 printed when it was asked

SOUND = {"name": "annotated-doc", "version": "0.0.7", "vulns": []}
WEAK = {
    "name": "jinja2",
    "version": "3.1.6",
    "vulns": [
        {"id": "CVE-2099-1", "fix_versions": ["3.2.0"], "aliases": ["GHSA-xxxx-1"], "description": "bad"},
        {"id": "CVE-2099-2", "fix_versions": [], "aliases": [], "description": "worse"},
    ],
}
SKIPPED = {
    "name": "babel",
    "skip_reason": "Dependency not found on PyPI and could not be audited: babel (2.18.0)",
}
UNREACHED = "The list of known vulnerabilities could not be reached, so nothing was audited: "
TRACEBACK = """\
Traceback (most recent call last):
  File "requests/adapters.py", line 729, in send
    raise ConnectionError(e, request=request)
requests.exceptions.ConnectionError: Max retries exceeded (Failed to resolve 'advisories.example')
"""


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([SOUND], 0, ["None of the packages that were looked up (1) has a known vulnerability."]),
        (
            [SOUND, WEAK, SKIPPED],
            1,
            [
                "Vulnerabilities are known:",
                "  jinja2 3.1.6: CVE-2099-1, GHSA-xxxx-1; mended in 3.2.0",
                "  jinja2 3.1.6: CVE-2099-2; mended in no version",
                "Not audited, since the source does not know them: babel.",
            ],
        ),
        (
            [SOUND, SKIPPED],
            3,
            [
                "None of the packages that were looked up (1) has a known vulnerability.",
                "Not audited, since the source does not know them: babel.",
            ],
        ),
        (
            [SKIPPED, SKIPPED],
            3,
            [f"{UNREACHED}its source knows none of the 2 packages."],
        ),
    ],
)
def test_an_audit_ends_well_only_if_every_package_was_looked_up(
    packages: list[dict[str, Any]], code: int, words: list[str]
) -> None:
    found = verdict(json.dumps({"dependencies": packages, "fixes": []}), "")
    assert (found.code, found.words.splitlines()) == (code, words)


def test_an_audit_without_its_source_says_so_in_one_line() -> None:
    found = verdict("", TRACEBACK)
    assert found.code == 3
    reason = "requests.exceptions.ConnectionError: Max retries exceeded (Failed to resolve 'advisories.example')"
    assert found.words == UNREACHED + reason
