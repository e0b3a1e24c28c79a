"""What figures by group cost: CPU seconds and memory of ``outturn check``, and the size of an indicator's page.

200 groups in 20 years, of 25, 50 and 100 indicators: how the seconds grow with the rows, and how large a page is when a
web server has packed it.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "generator"))

from golden import copied  # noqa: E402 - the tests' folder comes first

CARD = "datapackage/exampleshire-children/next"
GROUPS, YEARS = 200, 20
ABOUT = "percent,,1,lower,year,calendar,period,previous,,,,,,Made up,,Made up.,,,active"
COLUMNS = "indicator,period,dimension,group,value,numerator,denominator"


def made(site: Path, indicators: int) -> int:
    """Give the small site so many indicators by group; the number of their rows."""
    data = site / CARD
    descriptor = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    descriptor.pop("resources")
    (data / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    names = [f"share-{number}" for number in range(indicators)]
    years = [2005 + number for number in range(YEARS)]
    with (data / "indicators.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{name},Share {at} of all,,stay-safe,{ABOUT}\n" for at, name in enumerate(names))
    with (data / "outturns.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{name},{year},50,10000,20000,,\n" for name in names for year in years)
    wards = [f"ward-{number},{'Ward' if not number else ''},Ward {number},,E{number:08d}" for number in range(GROUPS)]
    header = "dimension,group,dimension_title,title,order,code"
    (data / "groups.csv").write_text("\n".join([header, *(f"ward,{ward}" for ward in wards)]) + "\n", encoding="utf-8")
    rows = (
        f"{name},{year},ward,ward-{number},{(top := (at * 7 + number * 13 + year * 3) % 60 + 20)},{top},100"
        for at, name in enumerate(names)
        for year in years
        for number in range(GROUPS)
    )
    (data / "breakdowns.csv").write_text("\n".join([COLUMNS, *rows]) + "\n", encoding="utf-8")
    return indicators * YEARS * GROUPS


def run(site: Path, *command: str) -> tuple[float, float]:
    """The CPU seconds and the peak memory in MB of a command of the program."""
    process = subprocess.Popen([sys.executable, "-m", "outturn", *command], cwd=site, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"outturn {' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    for indicators in (25, 50, 100):
        with tempfile.TemporaryDirectory() as folder:
            site = copied("small", Path(folder))
            rows = made(site, indicators)
            seconds, memory = run(site, "check")
            print(f"{rows:9,} rows: check {seconds:6.1f} s, {memory:6.0f} MB", flush=True)
            if indicators == 25:
                seconds, memory = run(site, "build")
                page = (site / "site/exampleshire-children/share-7/index.html").read_bytes()
                packed = f"{len(page):,} bytes, packed {len(gzip.compress(page, 6)):,}"
                print(f"           build {seconds:6.1f} s, {memory:6.0f} MB; a page {packed}")
            seconds, memory = run(site, "judge", "exampleshire-children", "--format", "csv")
            print(f"           judge {seconds:6.1f} s, {memory:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
