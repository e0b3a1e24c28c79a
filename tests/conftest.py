"""What tests share: properties are tried on many examples, and none is failed for being slow."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless.resources
import pytest
from hypothesis import HealthCheck, settings

from golden import copied
from outturn.schemas import OPTIONAL, REQUIRED, schema

settings.register_profile("outturn", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("outturn")

pytest_plugins = ("opened",)
"""The browser: the fixtures of browser/."""

PLAIN_PATHS = {f"{table}.csv" for table in (*REQUIRED, *OPTIONAL)}


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
