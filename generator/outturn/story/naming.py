"""What places are called in addresses: as ``places.csv`` names them, else by their own names (decision 0038)."""

from collections.abc import Mapping, Sequence

from outturn.own_pages import anchor
from outturn.story.overview import Overview
from outturn.versions.register import Register

Area = tuple[str, str]
"""A place's name without capitals, and its official code."""


def place_names(overviews: Sequence[Overview], register: Register) -> Mapping[str, str]:
    """By scorecard, the name of its place in addresses; a scorecard that names no area has none.

    Scorecards of one name are about one place, unless both have codes and these differ: then the codes tell them apart.
    """
    known = {one.name.casefold(): one.place for one in register.councils}
    codes: dict[str, set[str]] = {}
    for one in overviews:
        codes.setdefault(_name(one), set()).add(one.left.area_code.casefold())
    found: dict[str, str] = {}
    taken: dict[str, Area] = {}
    for one in overviews:
        name, code = _name(one), one.left.area_code.casefold()
        several = codes[name] - {""}
        if not name:
            continue
        area = (name, code if len(several) > 1 else "")
        plain = known.get(name) or anchor(name) or anchor(code) or one.name
        slug = f"{plain}-{anchor(code)}" if area[1] else plain
        while taken.setdefault(slug, area) != area:
            slug = f"{slug}-{anchor(code) or one.name}"
        found[one.name] = slug
    return found


def _name(one: Overview) -> str:
    return one.scorecard.area.strip().casefold()
