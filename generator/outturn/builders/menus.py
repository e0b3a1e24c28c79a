"""A site's menu without the pages that are not made.

Comparisons, while no two places share an indicator; meetings, while there is none.
"""

from collections.abc import Collection
from typing import Any

from outturn import own_pages

AT_TIMES = frozenset({f"{own_pages.COMPARE}index.md", f"{own_pages.MEETINGS}index.md"})
"""Pages that a menu may name and that are made only where there is something for them to say."""


def shown(nav: Any, sources: Collection[str]) -> Any:  # noqa: ANN401 - whatever the configuration has
    """The menu as it is written, without those of ``AT_TIMES`` that are not among the sources of pages."""
    if isinstance(nav, list):
        return [shown(one, sources) for one in nav if not _is_missing(one, sources)]
    if isinstance(nav, dict):
        return {title: shown(one, sources) for title, one in nav.items()}
    return nav


def _is_missing(one: Any, sources: Collection[str]) -> bool:  # noqa: ANN401
    named = next(iter(one.values()), "") if isinstance(one, dict) and len(one) == 1 else one
    return isinstance(named, str) and named in AT_TIMES and named not in sources
