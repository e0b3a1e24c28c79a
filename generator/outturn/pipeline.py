"""The stages, composed: load, check, judge, tell, render."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from outturn import charts
from outturn.check import check, check_together, in_order
from outturn.check.package import folder_problems
from outturn.errors import OutturnError, Problem
from outturn.judge import judge
from outturn.judge.table import table
from outturn.load import read
from outturn.model import Package
from outturn.render import Renderer
from outturn.settings import Settings, about_folders, found_once, template_folders
from outturn.settle import settle
from outturn.story import tell

WORKING_COPY = "next"


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """The packages that are right, and the problems of those that are not."""

    packages: tuple[Package, ...]
    problems: tuple[Problem, ...]


def check_site(folder: Path, only: str = "") -> Checked:
    """Every working copy under the folder (``datapackage/``), read and checked; with ``only``, one scorecard's."""
    problems: list[Problem] = list(folder_problems(folder, WORKING_COPY))
    packages = []
    for place in sorted(folder.glob(f"*/{WORKING_COPY}")) if folder.is_dir() else ():
        if place.parent.is_symlink():
            continue
        draft, found = read(place, f"{folder.name}/{place.parent.name}/{WORKING_COPY}")
        found = found + check(draft)
        problems += found
        if not found:
            packages.append(settle(draft))
    problems += check_together(packages)
    if only:
        problems = [problem for problem in problems if _is_about(problem, f"{folder.name}/{only}")]
    return Checked(tuple(packages), tuple(in_order(problems)))


def _is_about(problem: Problem, scorecard: str) -> bool:
    """Whether the problem lies in the scorecard's folder, or names it as the other of two places."""
    file = problem.where.file
    return file == scorecard or file.startswith(f"{scorecard}/") or f" {scorecard}/" in problem.expected


def checked_packages(settings: Settings) -> tuple[Package, ...]:
    """The site's packages; raises OutturnError with every problem when there is one."""
    checked = check_site(settings.packages)
    if checked.problems:
        raise OutturnError(checked.problems)
    return checked.packages


def judged_table(place: Path) -> pd.DataFrame:
    """Every judgement of one package's folder as one table; raises OutturnError with every problem of the package."""
    draft, problems = read(place, "/".join(place.resolve().parts[-3:]))
    if found := in_order([*problems, *check(draft)]):
        raise OutturnError(tuple(found))
    return table(judge(settle(draft)))


def markdown_pages(settings: Settings, packages: tuple[Package, ...]) -> Iterator[tuple[str, str]]:
    """Every generated page as its source path ("harrow-children/index.md") and its Markdown."""
    drawing = {"draw": charts.draw, "spark": charts.spark, "plotly": charts.plotly}
    renderer = Renderer(template_folders(settings), drawing)
    judged = ((package, judge(package)) for package in packages)
    for page in tell(judged, settings.name, settings.notice):
        yield f"{page.address}index.md", renderer.render(page)


def extra_files(settings: Settings) -> dict[str, Path]:
    """Files that go beside the pages: assets, Plotly's script, and pages under /about/ that the site has not itself."""
    assets = found_once(tuple(folder / "assets" for folder in template_folders(settings)))
    own, ours = about_folders(settings)
    about = found_once((ours,), "**/*.md")
    return {
        **{f"assets/{name}": path for name, path in assets.items()},
        "assets/plotly.min.js": charts.plotly_script(),
        **{f"about/{name}": path for name, path in about.items() if not (own / name).exists()},
    }


def last_change(packages: tuple[Package, ...]) -> str:
    """The newest day on which a package changed: the site's own date, whatever the clock says."""
    return max((package.scorecard.created for package in packages), default="1970-01-01")
