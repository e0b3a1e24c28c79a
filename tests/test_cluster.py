"""A real cluster on loopback makes the same site, whoever dies; what cannot be used is said in a sentence."""

import os
import signal
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from built import contents, differing, invoked
from outturn import publish
from outturn.pipeline import cluster as clusters
from outturn.pipeline import keys, plans, units
from outturn.pipeline.cluster import cluster
from outturn.pipeline.kept import Nothing
from outturn.pipeline.parts import Parts
from outturn.pipeline.running import Running
from outturn.pipeline.units import Unit, Workshop
from outturn.reading.site_settings import settings_of
from outturn.render import RenderError
from sealed import published

if TYPE_CHECKING:
    from distributed import LocalCluster

QUIETLY = {"silence_logs": 60, "processes": True, "threads_per_worker": 1}
LOOPBACK = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}
OWN = {
    "site_templates/pages/versions.md.jinja": "<h1>Our own page of {{ page.title }}</h1>\n",
    "site_templates/words/en/own.po": 'msgid "page-crumb-home"\nmsgstr "Start"\n',
}


def started(workers: int, **more: Any) -> "LocalCluster":
    """A cluster of that many workers, each a process; one that dies is started anew."""
    from distributed import LocalCluster  # noqa: PLC0415 - every test process would import it, and one needs it

    return LocalCluster(n_workers=workers, **QUIETLY, **LOOPBACK, **more)


@pytest.fixture(scope="module")
def dask() -> Iterator["LocalCluster"]:
    with started(2) as found:
        yield found


def written(root: Path) -> Path:
    """The small case's site with three versions, a template and words of its own, not built."""
    published(root)
    publish.write_files(OWN.items(), root)
    return root


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The same site as it is built without a cluster."""
    root = written(tmp_path_factory.mktemp("whole"))
    assert invoked("build", "--jobs", "1", folder=root).returncode == 0
    return contents(root / "site")


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that reads a sealed version is made in this process, only by workers."""
    own = Unit.made
    monkeypatch.setattr(Unit, "made", lambda unit: pytest.fail("it was made here") if unit.reads else own(unit))


@pytest.mark.usefixtures("elsewhere")
def test_a_cluster_makes_the_same_site(
    dask: "LocalCluster", site: Path, whole: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    shared = tmp_path_factory.mktemp("shared")
    done = invoked("build", "--on", dask.scheduler_address, "--shared", str(shared), folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert differing(whole, contents(site / "site")) == []
    assert b"Our own page" in whole["exampleshire-children/versions/index.html"]
    assert list(shared.iterdir()) == []


def dying_once(workshop: Workshop, *more: Any) -> Parts:
    """A sealed version's parts; the first process that is to make any is killed over it."""
    with suppress(FileExistsError):
        (workshop.settings.root / "killed").touch(exist_ok=False)
        os.kill(os.getpid(), signal.SIGKILL)
    return units.sealed_parts(workshop, *more)


@pytest.mark.usefixtures("elsewhere")
def test_a_worker_that_is_killed_over_its_work_has_it_done_by_another(
    dask: "LocalCluster", site: Path, whole: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "sealed_parts", dying_once)
    done = invoked("build", "--on", dask.scheduler_address, folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "killed").exists()
    assert differing(whole, contents(site / "site")) == []


def here_only(here: int) -> Parts:
    """What this process can make and no other."""
    if os.getpid() != here:
        message = "The template is wrong"
        raise RenderError(message)
    return Parts(told=b"made here")


def test_what_no_worker_can_make_is_made_here(dask: "LocalCluster", site: Path) -> None:
    every = [Unit(name, here_only, (os.getpid(),)) for name in ("one", "two")]
    with cluster(dask.scheduler_address, settings_of(site / "mkdocs.yml")) as workers:
        running = Running(every, Nothing(), workers)
        assert [running.parts(unit).told for unit in every] == [b"made here"] * 2


def made_here() -> Parts:
    return Parts(told=b"made here")


def refused(site: Path, address: str, *more: str) -> str:
    """What is said where the site cannot be built so, which leaves the old one as it was."""
    (site / "site").mkdir()
    before = contents(site)
    done = invoked("build", "--on", address, *more, folder=site)
    assert done.returncode == 2, done.stdout + done.stderr
    assert contents(site) == before
    assert done.stdout == ""
    said, end = done.stderr.strip().rsplit("\n", 1)
    assert end == "Nothing was changed."
    return " ".join(said.split())


def test_a_scheduler_that_does_not_answer_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "REACHED", 1)
    with socket.socket() as taken:  # bound and not listening: nobody else answers there
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        assert refused(site, address) == f"No scheduler answers at {address} within 1 seconds."


def test_what_is_no_address_is_said(site: Path) -> None:
    expected = "“carrier-pigeon://loft” is no address of a scheduler, such as tcp://scheduler:8786."
    assert refused(site, "carrier-pigeon://loft") == expected


def test_a_cluster_without_workers_is_said(site: Path) -> None:
    with started(0) as empty:
        address = empty.scheduler_address
        assert refused(site, address) == f"The cluster at {address} has no workers."


def test_workers_of_another_release_are_named(
    dask: "LocalCluster", site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "release", lambda: "another")
    said, address = refused(site, dask.scheduler_address), dask.scheduler_address
    begin = (
        f"Every worker needs this release of the program, 0.1.0, with the same packages; these at {address} have not: "
    )
    assert said.startswith(begin)
    assert said.removeprefix(begin).count("tcp://127.0.0.1:") == 2


def test_workers_without_the_program_are_named(site: Path) -> None:
    with started(1, preload=["import sys\nsys.modules['outturn'] = None\n"]) as foreign:
        said = refused(site, foreign.scheduler_address)
    assert said.startswith("Every worker needs this release of the program, 0.1.0, with the same packages; these at ")


def test_a_shared_folder_that_is_none_is_said(dask: "LocalCluster", site: Path) -> None:
    expected = "mkdocs.yml is no folder that could be shared."
    assert refused(site, dask.scheduler_address, "--shared", "mkdocs.yml") == expected


def test_a_shared_folder_that_workers_do_not_see_is_said(
    dask: "LocalCluster", site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path_factory.mktemp("shared")
    monkeypatch.setattr(publish, "write_files", lambda *_: None)  # what the program writes is not where they look
    said = refused(site, dask.scheduler_address, "--shared", str(shared))
    assert said.startswith(f"Every worker must see the folder {shared} and write there; these do not: tcp://127.0.0.1:")


@pytest.mark.parametrize("options", [("--jobs", "2", "--on", "tcp://127.0.0.1:1"), ("--shared", ".")])
def test_options_that_do_not_go_together_are_refused(site: Path, options: tuple[str, ...]) -> None:
    done = invoked("build", *options, folder=site)
    assert done.returncode == 2
    expected = "Say either how many processes work at it, with --jobs, or on which cluster, with --on (and --shared)."
    assert done.stderr.strip() == expected


def test_without_its_packages_a_cluster_says_which_they_are(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert (
        refused(site, "tcp://127.0.0.1:1")
        == "A cluster needs more packages than a site: pip install “outturn[cluster]”."
    )


def test_where_all_workers_or_the_scheduler_are_lost_the_rest_is_made_here(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 0)
    every = [Unit(name, made_here, ()) for name in ("one", "two", "three", "four")]
    settings = settings_of(site / "mkdocs.yml")
    with (
        started(1) as lost,
        cluster(lost.scheduler_address, settings) as workers,
        cluster(lost.scheduler_address, settings) as others,
    ):
        assert workers.ahead == 2
        lost.scale(0)
        running = Running(every, Nothing(), workers)
        assert [running.parts(unit).told for unit in every] == [b"made here"] * 4
        assert workers.ahead == 0
        lost.close()
        running = Running(every, Nothing(), others)
        assert [running.parts(unit).told for unit in every] == [b"made here"] * 4
