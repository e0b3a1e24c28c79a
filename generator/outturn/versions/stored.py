"""A sealed version's judgements as pages need them: the table that was stored, taken apart again."""

from outturn.errors import OutturnError, Problem, Where
from outturn.model import Judgements, Package, Table


def stored_judgements(table: Table, package: Package) -> Judgements:
    """The judgements in the table; raises OutturnError where they are not those of the package's figures."""
    frame = table.frame
    figures = frame[(frame["period"] != "") & (frame["area"] == "")]
    series = frame[frame["period"] == ""].set_index("indicator")
    names = [one.indicator for one in package.indicators]
    keys = ["indicator", "period"]
    if figures[keys].to_numpy().tolist() != package.outturns[keys].to_numpy().tolist() or list(series.index) != names:
        fix = "Put the sealed version back as it was."
        found = "other indicators or periods than those of indicators.csv and outturns.csv"
        problem = Problem("not what was sealed", Where(table.file), found, "a judgement of every figure", fix)
        raise OutturnError((problem,))
    said = {
        str(name): tuple(one for one in (str(first), str(rest)) if one)
        for name, first, rest in zip(series.index, series["headline"], series["standing"], strict=True)
    }
    return Judgements(figures.set_index(package.outturns.index), frame[frame["area"] != ""], series, said)
