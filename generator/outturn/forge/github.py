"""One repository on GitHub, as its workflows see it: what the surroundings say, and what little is asked of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from outturn.forge.web import ForgeError, asked, fetched

ITSELF = "github-actions[bot]"
"""Who writes with the token of a workflow."""
A_PAGE = 100
MOST_PAGES = 40
NEEDED = ("GITHUB_API_URL", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN", "GITHUB_EVENT_PATH")

Record = Mapping[str, Any]
"""What GitHub says of a thing: the keys of its own documentation."""


@dataclass(frozen=True, slots=True)
class Run:
    """The run of another workflow, as GitHub itself tells of it: whose branch, at which commit."""

    id: int
    head: str
    branch: str
    repository: str
    address: str


@dataclass(frozen=True, slots=True)
class GitHub:
    """A repository (``owner/name``), asked by a token; ``event`` is what set the workflow off, as GitHub tells it."""

    api: str
    server: str
    repository: str
    token: str
    event: Record

    def _at(self, way: str, **query: object) -> str:
        asking = f"?{urlencode(query)}" if query else ""
        return f"{self.api}/repos/{self.repository}/{way}{asking}"

    def ask(self, method: str, way: str, content: object = None) -> Any:  # noqa: ANN401 - JSON
        """What is answered below the repository's own address; raises ForgeError."""
        return asked(method, self._at(way), self.token, content)

    def every(self, way: str, key: str = "", **query: object) -> Iterator[Record]:
        """Every record of a list, page by page; ``key`` is where the list is in the answer."""
        for page in range(1, MOST_PAGES + 1):
            answer = asked("GET", self._at(way, per_page=A_PAGE, page=page, **query), self.token)
            records = answer[key] if key and isinstance(answer, dict) else answer
            if not isinstance(records, list):
                message = f"{way}: expected a list"
                raise ForgeError(message)
            yield from records
            if len(records) < A_PAGE:
                return

    def archive(self, run: Run, name: str, most: int) -> bytes:
        """The artifact of that name of a run, as a zip; raises ForgeError where there is none or it is too large.

        A run that was started again may have left several; the newest is that of its last attempt.
        """
        found = [one for one in self.every(f"actions/runs/{run.id}/artifacts", "artifacts") if one["name"] == name]
        if not found:
            message = f"The check left no artifact “{name}”; its log says why"
            raise ForgeError(message)
        newest = max(found, key=lambda one: int(one["id"]))
        if newest["size_in_bytes"] > most:
            message = f"The artifact “{name}” has {newest['size_in_bytes']:,} bytes, but may have {most:,}"
            raise ForgeError(message)
        return fetched(self._at(f"actions/artifacts/{int(newest['id'])}/zip"), self.token, most)

    @property
    def main(self) -> str:
        """The branch that is published."""
        return str(self.event["repository"]["default_branch"])

    @property
    def run(self) -> Run:
        """The run that set this workflow off; raises ForgeError where it is no run for a pull request."""
        found = self.event.get("workflow_run")
        if not isinstance(found, Mapping) or found.get("event") != "pull_request":
            message = "This is for a workflow that the check of a pull request sets off (workflow_run)"
            raise ForgeError(message)
        whose = found.get("head_repository") or {}
        place = (found["head_sha"], found["head_branch"] or "", whose.get("full_name", ""), found["html_url"])
        return Run(int(found["id"]), *map(str, place))

    def new_pull_request(self, branch: str) -> str:
        """The page on which somebody opens a pull request of that branch by hand."""
        return f"{self.server}/{self.repository}/compare/{quote(self.main)}...{quote(branch)}?expand=1"


def github_of(surroundings: Mapping[str, str]) -> GitHub:
    """The repository whose workflow runs; raises ForgeError where none does."""
    missing = [name for name in NEEDED if not surroundings.get(name)]
    if missing:
        message = f"This is run by a workflow on GitHub; not set: {', '.join(missing)}"
        raise ForgeError(message)
    api, server, repository, token, event = (surroundings[name] for name in NEEDED)
    try:
        told = json.loads(Path(event).read_text(encoding="utf-8"))
    except ValueError:
        message = "GITHUB_EVENT_PATH does not lead to what set the workflow off"
        raise ForgeError(message) from None
    return GitHub(api.rstrip("/"), server.rstrip("/"), repository, token, told)
