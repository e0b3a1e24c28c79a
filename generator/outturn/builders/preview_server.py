"""Serving a preview: MkDocs' server, which has browsers load a page again, with what is wrong on top of each."""

import logging
import re
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from outturn.builders.preview import Preview
from outturn.builders.watching import Watcher
from outturn.settings import about_folders, template_folders

INTERVAL = 0.2
"""Seconds from one look at the files to the next."""
QUIET = 0.05
"""Seconds without a change after which a save is taken to be whole."""
AGAIN = b'<meta http-equiv="refresh" content="2">'
"""Has a browser ask again in two seconds."""
_ARTICLE = re.compile(rb'<article class="[^"]*md-typeset[^"]*">|<body[^>]*>')

Application = Callable[[dict[str, Any], Callable[..., object]], Iterable[bytes]]


def serve(config_file: Path, host: str, port: int) -> None:
    """Serve a preview on a host of this machine until interrupted; raises PlainError and OSError where it cannot."""
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    with TemporaryDirectory(prefix="outturn-") as folder:
        watcher = Watcher(INTERVAL)
        preview = Preview(config_file, Path(folder), watcher.again)
        mount = urlsplit(preview.frames.config.site_url or "/").path

        def rebuild() -> None:
            preview.rebuild()
            watch()  # a changed configuration may name other folders

        server = LiveReloadServer(rebuild, host, port, str(preview.stock.served), mount)
        server.observer, server.build_delay = watcher, QUIET  # type: ignore[assignment]
        server.set_app(with_boxes(server.serve_request, preview, server.mount_path))
        server.error_handler = lambda code: _error_page(preview.stock.served / f"{code}.html")
        watched = set[str]()

        def watch() -> None:
            for path in map(str, _sources(config_file, preview)):
                if path not in watched:
                    watched.add(path)
                    server.watch(path)

        try:
            # A port that is taken is said before all is made, not after.
            socket.create_server((host, port), family=server.address_family).close()
            watch()
            preview.begin()
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            preview.sweep()


def with_boxes(application: Application, preview: Preview, mount: str) -> Application:
    """The application with each page made before it is served, and with what is wrong on top of it."""

    def served(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        name = path.removeprefix(mount)
        if not path.startswith(mount) or not (path.endswith(("/", ".html"))):
            return application(environ, start_response)
        address = name.removesuffix("index.html")
        file = f"{address}index.html" if address.endswith("/") or not address else address
        run = None
        while run is not preview.run:  # what is saved meanwhile makes another page of it
            run = preview.run
            preview.ensure(file)
            begun = list[Any]()
            content = b"".join(application(environ, lambda *given: begun.extend(given)))  # noqa: B023
        status, headers = begun[:2]
        if dict(headers).get("Content-Type") == "text/html":
            is_there = status.startswith("200")
            box = preview.boxes(address, is_there=is_there).encode("utf-8")
            if box and not is_there:  # on those MkDocs' script does not stand
                box = AGAIN + box
            content = boxed(content, box)
            headers = [(key, value) for key, value in headers if key != "Content-Length"]
            headers.append(("Content-Length", str(len(content))))
        start_response(status, headers)
        return [content]

    return served


def boxed(page: bytes, box: bytes) -> bytes:
    """The page with the box at the top of its article, or of all where it has none."""
    found = list(_ARTICLE.finditer(page))
    at = next((one.end() for one in reversed(found)), 0)
    return page[:at] + box + page[at:] if box else page


def _error_page(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _sources(config_file: Path, preview: Preview) -> list[Path]:
    """Everything that a site is made of; a folder that is not there may come."""
    config, settings = preview.frames.config, preview.frames.settings
    more = [Path(one) for one in (*config.watch, config.theme.custom_dir) if one]
    templates, abouts = template_folders(settings), about_folders(settings)
    return [config_file, settings.packages, settings.docs, *templates, *abouts, *more]
