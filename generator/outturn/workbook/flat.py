"""A JSON object as rows of paths and values, and back: ``sources[0].title`` says the title of the first source."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

HIDDEN = frozenset({"name", "version", "resources", "sealed", "$schema", "profile"})
"""Keys of a descriptor that a workbook does not show: the program's own, and those that the sheets say."""
STEP = re.compile(r"(?:^|\.)([^.\[\]]+)|\[(\d+)\]")
PATH = re.compile(r"[^.\[\]]+(\.[^.\[\]]+|\[\d{1,4}\])*")


def flat(content: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the object says that a workbook shows, as paths and values in its order."""
    return tuple(pair for key, value in content.items() if key not in HIDDEN for pair in _pairs(key, value))


def _pairs(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _pairs(f"{path}.{key}", one)
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _pairs(f"{path}[{at}]", one)
    else:
        yield path, said(value)


def said(value: object) -> str:
    """A value as a cell has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def rebuilt(content: Mapping[str, Any], pairs: Sequence[tuple[str, str]], schema: Mapping[str, Any]) -> dict[str, Any]:
    """The object that says what these rows say and is otherwise as it was; rows that name nothing of it are left out.

    A value that did not change keeps its type; another has that which the JSON Schema gives it.
    """
    before = dict(flat(content))
    made: dict[str | int, object] = {}
    for path, text in pairs:
        if PATH.fullmatch(path) and _steps(path)[0] not in HIDDEN:
            is_kept = path in before and before[path] == text
            _put(made, _steps(path), _at(content, _steps(path)) if is_kept else _typed(schema, _steps(path), text))
    shown = {str(key): _listed(value) for key, value in made.items()}
    unsaid = [key for key, value in content.items() if key in HIDDEN or value in ([], {})]
    kept = {key: shown.get(key, value) for key, value in content.items() if key in shown or key in unsaid}
    return kept | {key: value for key, value in shown.items() if key not in kept and key not in HIDDEN}


def _steps(path: str) -> list[str | int]:
    return [int(found[2]) if found[2] else found[1] for found in STEP.finditer(path)]


def _at(content: object, steps: Sequence[str | int]) -> object:
    for step in steps:
        content = cast("Mapping[str | int, object]", content)[step]
    return content


def _put(made: dict[str | int, object], steps: Sequence[str | int], value: object) -> None:
    """Put the value at its path; lists are kept as objects by their numbers until all is there."""
    for step in steps[:-1]:
        inner = made.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        made = inner
    made[steps[-1]] = value


def _listed(value: object) -> object:
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(key, int) for key in value):
        return [_listed(value[key]) for key in sorted(value)]
    return {str(key): _listed(one) for key, one in value.items()}


def _typed(schema: Mapping[str, Any], steps: Sequence[str | int], text: str) -> object:
    for step in steps:
        schema = schema.get("items", {}) if isinstance(step, int) else schema.get("properties", {}).get(step, {})
    kind = schema.get("type")
    if kind == "boolean" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind == "integer" and re.fullmatch(r"-?\d{1,9}", text):
        return int(text)
    return text
