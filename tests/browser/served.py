"""A built site on a server of its own, as hosts of static sites serve it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing; ``headers_of`` gives what is sent with a path beside what is sent with all."""

    headers_of: Callable[[str], Mapping[str, str]] = staticmethod(lambda _: {})

    def end_headers(self) -> None:
        """Send the headers, those of the path too."""
        for name, value in type(self).headers_of(self.path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there is answered with the site's own page, as hosts of static sites do."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path, headers_of: Callable[[str], Mapping[str, str]] = Quiet.headers_of) -> Iterator[str]:
    """The address at which the folder is served, with those headers for a path."""
    kind = type("Quiet", (Quiet,), {"headers_of": staticmethod(headers_of)})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=folder)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
