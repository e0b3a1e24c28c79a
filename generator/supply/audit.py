"""Whether a vulnerability is known in what is pinned: ``python -m supply.audit REQUIREMENTS…``.

pip-audit asks, and what it answers is judged here: it ends well though its source knew none of the packages, as a
mirror of an index does that has no such list, and as if it had found something where no source answers.
"""

import json
import subprocess
import sys
from typing import Any, NamedTuple

CLEAN, VULNERABLE, UNKNOWN = 0, 1, 3
UNREACHED = "The list of known vulnerabilities could not be reached, so nothing was audited: "


class Verdict(NamedTuple):
    """What the program ends with, and what it says."""

    code: int
    words: str


def main() -> None:
    """Audit the hashed requirements that are named; ends with 0, with 1 if one is vulnerable, with 3 if unknown."""
    files = [part for name in sys.argv[1:] for part in ("-r", name)]
    if not files:
        sys.exit("Name the files of requirements.")
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    done = subprocess.run([*command, "-f", "json", *files], capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    found = verdict(done.stdout, done.stderr)
    sys.stdout.write(found.words + "\n")
    sys.exit(found.code)


def verdict(said: str, complaint: str) -> Verdict:
    """Judge pip-audit's report in JSON, and what it wrote to its standard error."""
    if not said.strip():
        return Verdict(UNKNOWN, UNREACHED + _last_line(complaint))
    packages = json.loads(said)["dependencies"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    if len(skipped) == len(packages):
        return Verdict(UNKNOWN, f"{UNREACHED}its source knows none of the {len(packages)} packages.")
    weak = [line for package in packages for line in _lines(package)]
    unknown = [f"Not audited, since the source does not know them: {', '.join(skipped)}."] if skipped else []
    if weak:
        return Verdict(VULNERABLE, "\n".join(["Vulnerabilities are known:", *weak, *unknown]))
    clean = f"None of the packages that were looked up ({len(packages) - len(skipped)}) has a known vulnerability."
    return Verdict(UNKNOWN if unknown else CLEAN, "\n".join([clean, *unknown]))


def _lines(package: dict[str, Any]) -> list[str]:
    """A line for each vulnerability of a package: its names, and the versions without it."""
    return [
        f"  {package['name']} {package['version']}: {', '.join([one['id'], *one['aliases']])}; "
        f"mended in {' or '.join(one['fix_versions']) or 'no version'}"
        for one in package.get("vulns", [])
    ]


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["pip-audit says nothing"])[-1].strip()


if __name__ == "__main__":
    main()
