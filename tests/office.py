"""Which LibreOffice the tests let open and save workbooks; run as a program, it installs Debian's where there is none.

Where it cannot be installed, it says so, and the tests that need it are skipped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
PACKAGES = ("libreoffice-calc-nogui", "libreoffice-calc")
PATIENCE = 300
"""Seconds after which it counts as lost."""


def find() -> str | None:
    """The path of an installed LibreOffice, the one in SOFFICE first; None where there is none."""
    named = (shutil.which(name) for name in (os.environ.get("SOFFICE", ""), *NAMES))
    return next((path for path in named if path), None)


def install() -> None:
    """Install what is missing, where apt is there and the user may; on a machine of CI, by sudo."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    by_sudo = [sudo, "-n"] if sudo and os.environ.get("CI") == "true" and os.geteuid() != 0 else []
    if find() or not apt or (os.geteuid() != 0 and not by_sudo):
        return
    sys.stderr.write("Installing LibreOffice Calc; this is done once, and takes some minutes.\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], *(["install", "-y", "--no-install-recommends", one] for one in PACKAGES)):
        if not find():
            subprocess.run([*by_sudo, apt, "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


def saved_again(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The workbooks by their names, as LibreOffice saves them once it has opened them; it is started once for all."""
    office = find() or "soffice"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    into = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved")]
    command = [office, "--headless", profile, *into, *(str(folder / name) for name in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return {name: (folder / "saved" / name).read_bytes() for name in files}


if __name__ == "__main__":
    install()
    sys.stdout.write(
        f"Workbooks are opened and saved by {find() or 'no program: install LibreOffice to test that too'}\n"
    )
