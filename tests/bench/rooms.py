"""How many rooms the program has, and how many imports lead from one to another: ``rooms.py [FOLDER OF OUTTURN]``.

A room is a file or a folder right below ``outturn/``. Beside the count stand the imports that go up, from a room to one
that data reaches later, which there should be none of.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

OURS = Path(__file__).parents[2] / "generator/outturn"


def main() -> None:
    """Print the counts for the program here, or for another checkout's."""
    package = Path(sys.argv[1]) if len(sys.argv) > 1 else OURS
    modules = [path for path in package.rglob("*.py") if path.parent != package or not path.name.startswith("__")]
    rooms = {_room(path, package) for path in modules}
    crossing = Counter(pair for path in modules for pair in _imports(path, package, rooms))
    back = {pair for pair in crossing if (pair[1], pair[0]) in crossing}
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in modules)
    print(f"{len(rooms)} rooms, {len(modules)} modules, {lines:,} lines")
    print(f"{sum(crossing.values())} imports from one room to another, between {len(crossing)} pairs of rooms")
    print(f"{len(back) // 2} pairs of rooms that import each other")


def _room(path: Path, package: Path) -> str:
    return path.relative_to(package).parts[0].removesuffix(".py")


def _imports(path: Path, package: Path, rooms: set[str]) -> Iterator[tuple[str, str]]:
    """Each import of another room's module: both rooms, the importing one first."""
    own = _room(path, package)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("outturn"):
            continue
        inner = (node.module or "").split(".")[1:2]
        found = inner or [name.name for name in node.names]
        for room in {one for one in found if one in rooms and one != own}:
            yield own, room


if __name__ == "__main__":
    main()
