"""The commands for the website, as they are typed: looking at it, building it, what goes with it."""

from pathlib import Path
from typing import Annotated

import typer

from outturn.command.site import settings_of
from outturn.command.terminal import MKDOCS, Config, refuse

app = typer.Typer()


@app.command()
def serve(
    config: Config = MKDOCS,
    address: Annotated[str, typer.Option(help="Where to serve, on this machine.")] = "127.0.0.1:8000",
) -> None:
    """Preview the website; it builds again whenever data, templates or pages change.

    Example: outturn serve --address 127.0.0.1:8001
    """
    settings = settings_of(config)
    from outturn.command import building

    building.serve(settings, config, address)


@app.command()
def build(
    jobs: Annotated[
        int, typer.Option(min=0, help="How many processes work at it; as many as there are cores when left out.")
    ] = 0,
    *,
    on: Annotated[
        str, typer.Option(help="A Dask cluster that works at it, by its scheduler: tcp://scheduler:8786.")
    ] = "",
    shared: Annotated[
        Path | None, typer.Option(help="A folder that this machine and the cluster see, for what is made.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make everything anew, whatever was made before.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show working copies too, for a look at what is not published.")
    ] = False,
    config: Config = MKDOCS,
) -> None:
    """Build the website into the site's folder, whole or not at all.

    Example: outturn build
    """
    if (jobs and on) or (shared and not on):
        refuse("Say either how many processes work at it, with --jobs, or on which cluster, with --on (and --shared).")
    settings = settings_of(config)
    from outturn.command import building

    building.build(settings, config, building.helping(settings, jobs, on, shared), fresh=fresh, preview=preview)


@app.command()
def pages(
    into: Annotated[Path | None, typer.Option("--into", help="The folder to write; it is replaced.")] = None,
    built: Annotated[
        Path | None,
        typer.Option(
            "--finish", help="A site that another program built of the pages: give it its policy and headers."
        ),
    ] = None,
    config: Config = MKDOCS,
) -> None:
    """Write the pages as plain Markdown with a plain mkdocs.yml beside them, which needs nothing of this program.

    Example: outturn pages --into plain
    """
    if bool(into) == bool(built):
        refuse("Say either where to write the pages, with --into, or which built site to finish, with --finish.")
    settings = settings_of(config) if into else None
    from outturn.command import building

    if into and settings:
        building.write_pages(settings, config, into.resolve())
    elif built:
        building.finish_site(built.resolve())


@app.command("fetch-python")
def fetch_python(
    had: Annotated[
        Path | None,
        typer.Option("--from", help="A folder in which the files lie already; then nothing is asked of the network."),
    ] = None,
    config: Config = MKDOCS,
) -> None:
    """Bring the Python for browsers that the page “Check a workbook” needs, once, each file by its SHA-256.

    The next build puts it into the site; without it, the page says how to propose a change instead.
    Example: outturn fetch-python
    """
    settings = settings_of(config)
    from outturn.command import fetching

    fetching.fetch_python(settings, had)
