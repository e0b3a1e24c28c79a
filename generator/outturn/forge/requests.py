"""The pull request that publishes a sealed version: on GitHub by its API, on GitLab by the options of the push."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from outturn.forge.github import GitHub, github_of
from outturn.forge.pushing import Remote, push_branch
from outturn.forge.web import ForgeError, NotAllowedError

BRANCHES = "seal/"
GITLAB = ("CI_PROJECT_URL", "CI_COMMIT_BRANCH", "CI_DEFAULT_BRANCH", "SEAL_TOKEN")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be merged: the folder in its repository that changed, the branch for it, a title, a text."""

    root: Path
    folder: Path
    branch: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class OnGitHub:
    """Sealing in a workflow on GitHub, started on the ref."""

    github: GitHub
    ref: str

    def guard(self) -> None:
        """Refuse to seal what is not merged, and a second sealing while one waits: both write into the same lists."""
        _guard_branch(self.ref.removeprefix("refs/heads/"), self.github.main)
        for pull in self.github.every("pulls", state="open", base=self.github.main):
            head = pull["head"]
            if head["ref"].startswith(BRANCHES) and (head["repo"] or {}).get("full_name") == self.github.repository:
                message = f"Pull request #{pull['number']} seals a version already. Merge or close it, then seal again"
                raise ForgeError(message)

    def propose(self, request: Request) -> str:
        """Push the branch and open the pull request; gives a sentence, or raises ForgeError with what to do."""
        github = self.github
        push_branch(request.root, request.folder, request.branch, request.title, self._remote)
        asked = {"title": request.title, "head": request.branch, "base": github.main, "body": request.body}
        try:
            number = int(github.ask("POST", "pulls", asked)["number"])
        except NotAllowedError as error:
            message = (
                f"{error}\nThe version is sealed on the branch {request.branch}. Open its pull request by hand at"
                f" {github.new_pull_request(request.branch)}; so that the workflow may, tick “Allow GitHub Actions to"
                " create and approve pull requests” under Settings, Actions, General."
            )
            raise ForgeError(message) from None
        return f"Pull request #{number} publishes it when it is merged."

    @property
    def _remote(self) -> Remote:
        return Remote(f"{self.github.server}/{self.github.repository}.git", self.github.token)


@dataclass(frozen=True, slots=True)
class OnGitLab:
    """Sealing in a pipeline on GitLab, on a branch of a project."""

    project: Remote
    branch: str
    main: str

    def guard(self) -> None:
        """As on GitHub; a branch that seals is there until it is merged, or taken away."""
        _guard_branch(self.branch, self.main)
        here = Path.cwd()
        if found := self.project.git(here, "ls-remote", "--heads", self.project.address, f"refs/heads/{BRANCHES}*"):
            branch = found.split()[1].removeprefix("refs/heads/")
            message = f"The branch {branch} seals a version already. Merge it, or delete it, then seal again"
            raise ForgeError(message)

    def propose(self, request: Request) -> str:
        """Push the branch with the options that have GitLab open the merge request; gives a sentence."""
        asked = ("create", f"target={self.main}", f"title={request.title}", "remove_source_branch")
        options = tuple(f"merge_request.{one}" for one in asked)
        push_branch(request.root, request.folder, request.branch, request.title, self.project, options)
        return f"The merge request of {request.branch} publishes it when it is merged."


def _guard_branch(branch: str, main: str) -> None:
    if branch != main:
        message = f"Versions are sealed from {main}; choose it where the workflow is started (now: {branch or 'a tag'})"
        raise ForgeError(message)


def place_of(surroundings: Mapping[str, str] = os.environ) -> OnGitHub | OnGitLab:
    """Where this runs; raises ForgeError where it is neither, or where something is not set."""
    if not surroundings.get("GITLAB_CI"):
        return OnGitHub(github_of(surroundings), surroundings.get("GITHUB_REF", ""))
    if missing := [name for name in GITLAB if not surroundings.get(name)]:
        message = f"Not set, or protected and this branch is not: {', '.join(missing)}"
        raise ForgeError(message)
    project, branch, main, token = (surroundings[name] for name in GITLAB)
    return OnGitLab(Remote(f"{project}.git", token), branch, main)
