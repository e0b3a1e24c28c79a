"""What tests share: how long properties are searched, which tests are of what kind, and some fixtures.

``--hypothesis-profile`` chooses how long: ``quick`` for the hand that works, ``ci`` where nothing is said (the same
examples on every machine and every day, so that a change is what makes a test fail), ``deep`` for a search that takes
its time and begins elsewhere every time. None is failed for being slow.
"""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless.resources
import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from golden import copied
from outturn.schemas import OPTIONAL, REQUIRED, schema

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
settings.register_profile("quick", PATIENT, max_examples=10, derandomize=True)
settings.register_profile("ci", PATIENT, max_examples=60, derandomize=True)
settings.register_profile("deep", PATIENT, max_examples=2_000, print_blob=True)
settings.load_profile("ci")

BUILDERS = {"built", "example", "example_site", "foreign_site", "once", "published", "seal"}
"""What a module of tests takes from ``built``, ``foreign`` or ``sealed`` where it makes whole sites."""
TOLD = {"editions", "pages"}
"""Fixtures for which the whole example is read, judged and told."""

pytest_plugins = ("opened",)
"""The browser: the fixtures of browser/."""

PLAIN_PATHS = {f"{table}.csv" for table in (*REQUIRED, *OPTIONAL)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it needs, and begin with the files that take longest, so that no worker ends alone."""
    for item in items:
        for kind in _kinds(item):
            item.add_marker(kind)
    items.sort(
        key=lambda item: 0 if item.get_closest_marker("browser") else 1 if item.get_closest_marker("site") else 2
    )


def _kinds(item: pytest.Item) -> Iterator[str]:
    """What kinds a test is of, by the folder of its file, by what its file imports, and by how it was decorated."""
    function = getattr(item, "obj", None)
    if "browser" in item.path.relative_to(item.config.rootpath).parts:
        yield "browser"
    elif BUILDERS & vars(sys.modules[function.__module__]).keys() or TOLD & set(getattr(item, "fixturenames", ())):
        yield "site"
    if is_hypothesis_test(function) or "runTest" in item.name:
        yield "property"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when anything asks for the network."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("something opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """The descriptors that frictionless was given; none of them may name anything but the project's own files."""
    descriptors: list[dict[str, Any]] = []
    real = frictionless.resources.TableResource.from_descriptor

    def watched(descriptor: dict[str, Any], *arguments: Any, **options: Any) -> Any:
        descriptors.append(descriptor)
        return real(descriptor, *arguments, **options)

    monkeypatch.setattr(frictionless.resources.TableResource, "from_descriptor", watched)
    yield descriptors
    for descriptor in descriptors:
        assert descriptor["path"] in PLAIN_PATHS
        assert descriptor["path"] == f"{descriptor['name']}.csv"
        assert descriptor["schema"]["fields"] == schema(descriptor["name"])["fields"]
        assert not set(descriptor) & {"data", "extrapaths", "profile", "$schema", "compression", "innerpath", "scheme"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small case's package, right as it is."""
    return copied("small", tmp_path) / "datapackage/exampleshire-children/next"
