"""Build the example site's packages: python -m example FIGURES DATAPACKAGE."""

import argparse
from pathlib import Path

from example import corporate_parenting, peterborough, yearly
from example.packages import write

SCORECARDS = (yearly, corporate_parenting, peterborough)


def main() -> None:
    """Write the working copy of every example scorecard."""
    parser = argparse.ArgumentParser(prog="python -m example", description=__doc__)
    parser.add_argument("figures", type=Path, help="the folder of published figures")
    parser.add_argument("datapackage", type=Path, help="the folder to write the scorecards into")
    arguments = parser.parse_args()
    for scorecards in SCORECARDS:
        for name, package in scorecards.build(arguments.figures).items():
            write(package, arguments.datapackage / name / "next")
            print(name)


if __name__ == "__main__":
    main()
