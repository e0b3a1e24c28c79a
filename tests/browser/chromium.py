"""Which Chromium the browser tests drive: an installed one, otherwise Debian's, otherwise Playwright's own.

Run as a program, it installs one where there is none, and on Debian the fonts whose widths the tests look at.
"""

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FONTS = ("fonts-dejavu-core", "fonts-liberation2")
PLAYWRIGHT = (sys.executable, "-m", "playwright")


def find() -> str | None:
    """The path of an installed Chromium that runs, the one in CHROME first; None where only Playwright's own can."""
    named = (shutil.which(name) for name in (os.environ.get("CHROME", ""), *NAMES))
    return next((path for path in named if path and _runs(path)), None)


def _runs(*command: str) -> bool:
    """Whether it says its version; Ubuntu's chromium-browser, for one, is a stub that does not."""
    said = subprocess.run([*command, "--version"], capture_output=True, check=False)
    return said.returncode == 0


def _has(package: str) -> bool:
    """Whether Debian's package is installed."""
    told = subprocess.run([shutil.which("dpkg") or "dpkg", "--status", package], capture_output=True, check=False)
    return told.returncode == 0


def install() -> None:
    """Install what is missing: through apt where the user is root, otherwise Playwright's own browser."""
    missing = [] if find() else ["chromium"]
    if not _runs(*PLAYWRIGHT):
        missing.append("libatomic1")
    apt = shutil.which("apt-get")
    missing += [font for font in FONTS if apt and not _has(font)]
    if missing and apt and os.geteuid() == 0:
        sys.stderr.write(f"Installing {' and '.join(missing)}; this is done once.\n")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
            subprocess.run([apt, "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
    if find() is None and subprocess.run([*PLAYWRIGHT, "install", "chromium"], check=False).returncode:
        sys.exit("There is no Chromium or Chrome here. Install one, or name it: make test CHROME=/where/it/is/chrome")


if __name__ == "__main__":
    install()
    sys.stdout.write(f"Browser tests drive {find() or 'Playwright’s own Chromium'}\n")
