"""A GitHub on this machine: as much of its API as workflows ask, with what was written to it, and what it was told."""

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

REPOSITORY = "exampleshire/scorecards"
TOKEN = "a-token"  # noqa: S105 - of nobody
BOT = "github-actions[bot]"


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """An archive of those files."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def pull_request(number: int, branch: str, head: str, repository: str = REPOSITORY, **more: Any) -> dict[str, Any]:
    """A pull request of that branch of that repository, as GitHub tells of it."""
    return {
        "number": number,
        "state": "open",
        "head": {"ref": branch, "sha": head, "repo": {"full_name": repository}},
        "base": {"ref": "main", "repo": {"full_name": REPOSITORY}},
        "changed_files": 1,
        **more,
    }


@dataclass
class FakeForge:
    """What is there, and what came: ``writes`` has every request that was to change something."""

    server: str = "https://forge.invalid"
    pulls: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    issues: list[dict[str, Any]] = field(default_factory=list)
    artifacts: dict[str, bytes] = field(default_factory=dict)
    older: dict[str, bytes] = field(default_factory=dict)
    is_allowed: bool = True
    writes: list[tuple[str, str, Any]] = field(default_factory=list)
    address: str = ""
    strangers_told: list[str] = field(default_factory=list)

    def surroundings(self, event: Path, told: Mapping[str, Any]) -> dict[str, str]:
        """The variables that a workflow has; ``told`` set it off."""
        event.write_text(json.dumps({"repository": {"default_branch": "main"}, **told}), encoding="utf-8")
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_SERVER_URL": self.server,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REF": "refs/heads/main",
        }

    @property
    def stored(self) -> list[tuple[str, bytes]]:
        """Every artifact of the run by its id, those of an earlier attempt first."""
        return [*self.older.items(), *self.artifacts.items()]

    def answer(self, method: str, way: str, query: Mapping[str, list[str]], content: Any) -> tuple[int, Any]:
        """The status and what is answered."""
        if method != "GET":
            self.writes.append((method, way, content))
            if not self.is_allowed:
                return 403, {"message": "GitHub Actions is not permitted to create or approve pull requests."}
        page = int(query.get("page", ["1"])[0])
        listed = self._listed(way)
        if method == "GET" and listed is not None:
            records = listed[100 * (page - 1) : 100 * page]
            return 200, {"artifacts": records} if way.endswith("artifacts") else records
        if method == "GET" and (found := re.fullmatch(r"pulls/(\d+)", way)):
            one = self.pulls.get(int(found[1]))
            return (200, one) if one else (404, {"message": "Not Found"})
        if method == "POST":
            return 201, self._made(way, content)
        if method == "PATCH":
            return 200, self._changed(way, content)
        return 404, {"message": "Not Found"}

    def _listed(self, way: str) -> list[Any] | None:
        if way == "pulls":
            return [one for one in self.pulls.values() if one["state"] == "open"]
        if way == "issues":
            return [one for one in self.issues if one["state"] == "open"]
        if re.fullmatch(r"actions/runs/\d+/artifacts", way):
            sizes = enumerate(self.stored)
            return [{"id": at, "name": name, "size_in_bytes": len(content)} for at, (name, content) in sizes]
        if found := re.fullmatch(r"pulls/(\d+)/files", way):
            return self.files.get(int(found[1]), [])
        if found := re.fullmatch(r"issues/(\d+)/comments", way):
            return self.comments.get(int(found[1]), [])
        return None

    def _made(self, way: str, content: Any) -> Any:
        if found := re.fullmatch(r"issues/(\d+)/comments", way):
            number = 1 + sum(map(len, self.comments.values()))
            self.comments.setdefault(int(found[1]), []).append({"id": number, "user": {"login": BOT}, **content})
            return {"id": number}
        number = 100 + len(self.issues) + len(self.pulls)
        if way == "issues":
            self.issues.append({"number": number, "state": "open", "user": {"login": BOT}, **content})
        elif way == "pulls":
            self.pulls[number] = pull_request(number, content["head"], "0" * 40)
        return {"number": number}

    def _changed(self, way: str, content: Any) -> Any:
        kind, _, number = way.rpartition("/")
        every = [one for some in self.comments.values() for one in some] if kind == "issues/comments" else self.issues
        key = "id" if kind == "issues/comments" else "number"
        (one,) = [one for one in every if one[key] == int(number)]
        one.update(content)
        return one


def _handler(forge: FakeForge) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            content = json.loads(self.rfile.read(length)) if length else None
            if parts.path.startswith("/stored/"):  # another host's, at GitHub
                forge.strangers_told += [self.headers["Authorization"]] if "Authorization" in self.headers else []
                self._say(200, forge.stored[int(parts.path.rpartition("/")[2])][1])
                return
            way = parts.path.removeprefix(f"/repos/{REPOSITORY}/")
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self._say(401, b'{"message": "Bad credentials"}')
            elif found := re.fullmatch(r"actions/artifacts/(\d+)/zip", way):
                self.send_response(302)
                self.send_header("Location", f"{forge.address}/stored/{found[1]}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                status, said = forge.answer(self.command, way, parse_qs(parts.query), content)
                self._say(status, json.dumps(said).encode())

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _do  # noqa: N815 - as http.server calls them

        def _say(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    return Handler


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address at which requests are handled, on this machine, while it is open."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def fake_forge() -> Iterator[FakeForge]:
    """A forge that answers while it is open."""
    forge = FakeForge()
    with serving(_handler(forge)) as address:
        forge.address = address
        yield forge
