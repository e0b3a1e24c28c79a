"""A site of every shape that figures can have: ``cases/shapes``, and each case of judging as a scorecard of its own."""

import shutil
from pathlib import Path

from built import DATA, change
from golden import CASES, copied

CARD = "exampleshire-children"


def shapes_site(into: Path) -> Path:
    """The sources of the site in the folder."""
    copied("shapes", into)
    for case in sorted((CASES / "judging").iterdir()):
        place = into / DATA / case.name
        shutil.copytree(case / DATA / CARD, place)
        descriptor = place / "next/datapackage.json"
        change(descriptor, f'"name": "{CARD}"', f'"name": "{case.name}"')
        title = case.name.replace("-", " ").capitalize()
        change(descriptor, '"title": "Exampleshire: children\'s scorecard"', f'"title": "{title}"')
    return into
