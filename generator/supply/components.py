"""The packages that a site is made with, as a CycloneDX list of components: ``python -m supply.components FILE``.

They are installed from the hashed requirements into an environment of their own, where their licences and what needs
what can be read; the list is the same on every system, and has no date.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from outturn import __version__

SPECIFICATION = "1.6"
# addresses are the packages' own words, which nobody here has checked, and say nothing of what was installed
LEFT_OUT = ("description", "externalReferences")


def main() -> None:
    """Write the list to the file that is named, for the requirements of the folder that the program is started in."""
    with TemporaryDirectory() as folder:
        listed = _listed(_installed(Path(folder) / "listed"))
    text = json.dumps(shortened(listed, __version__), indent=2, sort_keys=True, ensure_ascii=False)
    Path(sys.argv[1]).write_text(text + "\n", encoding="utf-8", newline="\n")


def shortened(listed: dict[str, Any], version: str) -> dict[str, Any]:
    """The tool's list with the program's version, which ``pyproject.toml`` does not say, and without addresses."""
    metadata = listed["metadata"]
    tools = [_without(one) for one in metadata["tools"]["components"]]
    root = {**_without(metadata["component"]), "version": version}
    return {
        **listed,
        "components": [_without(one) for one in listed["components"]],
        "metadata": {**metadata, "component": root, "tools": {"components": tools}},
    }


def _without(component: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in component.items() if key not in LEFT_OUT}


def _installed(folder: Path) -> Path:
    """The Python of a new environment with what the requirements name, and nothing else."""
    _run("uv", "venv", "-q", "--python", sys.executable, str(folder))
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _run("uv", "pip", "install", "-q", "--python", str(python), "--require-hashes", "-r", "requirements.txt")
    return python


def _listed(python: Path) -> dict[str, Any]:
    form = ("--sv", SPECIFICATION, "--of", "JSON", "--output-reproducible", "--pyproject", "pyproject.toml")
    listed: dict[str, Any] = json.loads(_run("cyclonedx_py", "environment", *form, str(python)))
    return listed


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout  # noqa: S603


if __name__ == "__main__":
    main()
