"""Git, where something is sent: a branch with a sealed version, and the folder of a preview."""

import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from outturn.errors import printable
from outturn.forge.web import ForgeError
from outturn.versions.repository import TIED

AUTHOR = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")
"""Who commits where a workflow does, as GitHub knows it."""
LONGEST_REASON = 500
TRIES = 3
PAGES = "gh-pages"
"""The branch from which the previews are published."""
NO_JEKYLL = ".nojekyll"
ROBOTS = "robots.txt"
NOBODY = b"User-agent: *\nDisallow: /\n"


@dataclass(frozen=True, slots=True)
class Remote:
    """A repository that is pushed to, and the token that opens it, which stands in no command and in no file."""

    address: str
    token: str = ""

    def git(self, folder: Path, *arguments: str) -> str:
        """What git says in the folder; raises ForgeError where it does not do what it is told."""
        done = subprocess.run(  # noqa: S603 - fixed words; what others name stands behind --
            ["git", "-c", "core.hooksPath=/dev/null", *arguments],  # noqa: S607 - the git of the machine
            cwd=folder,
            env={**_untied(), **self._key()},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            reason = " ".join(printable(line.strip()) for line in done.stderr.split("\n") if line.strip())
            message = f"git {arguments[0]}: {reason[:LONGEST_REASON]}"
            raise ForgeError(message)
        return done.stdout.strip()

    def _key(self) -> dict[str, str]:
        """Variables that have git show the token to this remote alone."""
        if not self.token:
            return {}
        shown = b64encode(f"x-access-token:{self.token}".encode()).decode()
        return {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"http.{self.address}.extraheader",
            "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {shown}",
        }


def _untied() -> Mapping[str, str]:
    name, address = AUTHOR
    own = {one: value for one, value in os.environ.items() if one not in TIED}
    who = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": address}
    return {**own, **who, "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": address, "GIT_TERMINAL_PROMPT": "0"}


def push_branch(root: Path, folder: Path, branch: str, title: str, remote: Remote, options: Sequence[str] = ()) -> None:
    """Commit what changed in the folder on a new branch, and push it; raises ForgeError where it is there already."""
    remote.git(root, "checkout", "--quiet", "-b", branch)
    remote.git(root, "add", "--all", "--", str(folder))
    remote.git(root, "commit", "--quiet", "--no-gpg-sign", "--message", title)
    lease = f"--force-with-lease=refs/heads/{branch}:"
    asked = (f"--push-option={one}" for one in options)
    remote.git(root, "push", "--quiet", lease, *asked, remote.address, f"HEAD:refs/heads/{branch}")


def push_preview(number: int, site: Iterable[tuple[str, bytes]], is_open: Mapping[int, bool], remote: Remote) -> None:
    """Put the site into the folder of that number, and take away those of pull requests that are no longer open.

    The branch has one commit: what a preview once showed is not kept. Raises ForgeError where the remote refuses.
    """
    files = dict(site)
    for tries in range(1, TRIES + 1):
        with TemporaryDirectory() as place:
            there = Path(place)
            before = _brought(there, remote)
            for folder in there.iterdir():
                if folder.name.isdecimal() and not is_open.get(int(folder.name), False):
                    shutil.rmtree(folder)
            _write(there / str(number), files)
            (there / NO_JEKYLL).touch()
            (there / ROBOTS).write_bytes(NOBODY)
            remote.git(there, "add", "--all", "--force", ".")
            tree = remote.git(there, "write-tree")
            commit = remote.git(there, "commit-tree", tree, "-m", "Previews of open pull requests")
            lease = f"--force-with-lease=refs/heads/{PAGES}:{before}"
            try:
                remote.git(there, "push", "--quiet", lease, remote.address, f"{commit}:refs/heads/{PAGES}")
            except ForgeError:
                if tries == TRIES:
                    raise
            else:
                return


def _brought(there: Path, remote: Remote) -> str:
    """The branch as it is now, in the folder; its commit, empty where there is none yet."""
    remote.git(there, "init", "--quiet")
    found = remote.git(there, "ls-remote", remote.address, f"refs/heads/{PAGES}")
    if not found:
        return ""
    commit = found.split()[0]
    remote.git(there, "fetch", "--quiet", "--depth=1", remote.address, commit)
    remote.git(there, "checkout", "--quiet", "--detach", commit)
    return commit


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """The files in the folder, in the place of what was there."""
    if folder.exists():
        shutil.rmtree(folder)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
