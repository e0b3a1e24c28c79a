"""The commands that write pages: build, serve and pages."""

from contextlib import AbstractContextManager, suppress
from ipaddress import ip_address
from pathlib import Path

from outturn import publish
from outturn.builders import SiteError, plain
from outturn.builders.finish import finish
from outturn.command.bar import progress
from outturn.command.print_findings import Manner
from outturn.command.saying import manner_of, said_plainly
from outturn.command.site import configuration_of
from outturn.command.terminal import counted, err, near, out, refuse
from outturn.pipeline.checking import checked_site
from outturn.pipeline.processes import processes
from outturn.pipeline.running import Workers
from outturn.settings import Settings, sources
from outturn.words.catalogue import catalogue

LAST_PORT = 65_535


def helping(settings: Settings, jobs: int, on: str, shared: Path | None) -> AbstractContextManager[Workers]:
    """Those who help to build: the cluster of that scheduler, else so many processes (0: as there are cores)."""
    if not on:
        return processes(jobs)
    from outturn.pipeline.cluster import cluster  # noqa: PLC0415 - only who builds on a cluster needs it

    return cluster(on, settings, shared)


def build(
    settings: Settings,
    config: Path,
    helping: AbstractContextManager[Workers],
    *,
    fresh: bool = False,
    preview: bool = False,
) -> None:
    """Build the site of that configuration with the help of workers; ``fresh`` takes nothing that was made before.

    With ``preview``, working copies are shown too.
    """
    from outturn.builders import mkdocs_site  # noqa: PLC0415 - its import takes half a second that others do not need

    apart = publish.store_of(settings.root, fresh=fresh)
    with said_plainly(manner_of(settings)), helping as workers, apart as store:
        publish.guard_apart(settings.site, sources(settings))
        publish.recover(settings.site)
        checked = checked_site(settings, store, workers)
        publish.guard_site(settings.site)
        generations = publish.Generations(settings.root, None if fresh else store)
        with publish.grown_beside(settings.site, generations) as place, progress("Building pages") as bar:
            way = mkdocs_site.Way(store, workers, bar, preview)
            built = mkdocs_site.build(config, checked, place, way)
            if missing := publish.missing_pages(built.sources, place.sizes):
                message = f"MkDocs left out {counted(len(missing), 'page', 'pages')}: {', '.join(missing[:5])}"
                raise SiteError(message)
            if missing := publish.missing_addresses(checked.register.urls, place.sizes):
                count = counted(len(missing), "published address", "published addresses")
                message = f"The site has nothing at {count}: {', '.join(missing[:5])}"
                raise SiteError(message)
            pages = sum(name.rpartition("/")[2] == "index.html" for name in place.sizes)
    store.sweep()
    if store.trouble:
        err.print(f"What was made could not be kept in {near(settings.root / publish.STORE)}: {store.trouble}.")
    if built.why:
        err.print(f"MkDocs rendered every page itself, which takes longer: {built.why}.")
    out.print(
        f"{counted(pages, 'page', 'pages')} built. Open {near(settings.site / 'index.html')} in a browser.",
        soft_wrap=True,
    )


def serve(settings: Settings, config: Path, address: str) -> None:
    """Preview the site of that configuration at that address."""
    host, port = _here(address)
    from outturn.builders import preview_server  # noqa: PLC0415 - see build

    with said_plainly(manner_of(settings)):
        publish.recover(settings.site)
        preview_server.serve(config, host, port)


def _here(address: str) -> tuple[str, int]:
    """The host and the port of an address on this machine: what is not published yet is shown to nobody else."""
    host, _, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    is_here = host == "localhost"
    with suppress(ValueError):
        is_here = is_here or ip_address(host).is_loopback
    if not (is_here and port.isdecimal() and int(port) <= LAST_PORT):
        refuse(f"--address is “{address}”, but expected one of this machine, with a port, such as 127.0.0.1:8000.")
    return host, int(port)


def write_pages(settings: Settings, config: Path, target: Path) -> None:
    """Write the site's pages as plain Markdown into the folder."""
    with said_plainly(manner_of(settings)):
        publish.guard_apart(target, sources(settings))
        publish.recover(target)
        plain.guard(target)
        checked = checked_site(settings)
        with publish.built_beside(target) as fresh:
            count = plain.write(settings, configuration_of(config), checked, fresh)
    out.print(f"{counted(count, 'page', 'pages')} written to {near(target)}.")


def finish_site(target: Path) -> None:
    """Finish the site that was built of pages in the folder."""
    with said_plainly(Manner(catalogue(), target.name)):
        publish.recover(target)
        publish.guard_built(target)
        with publish.changed_beside(target) as fresh:
            count = finish(fresh)
    out.print(f"{counted(count, 'page', 'pages')} of {near(target)} finished.")
