"""What the program uses of msgspec, in Python: in a browser there is no msgspec for the Python that runs there.

Frozen values with named fields, made, compared, copied and read from JSON as msgspec does it (decision 0035). Tests
hold it to msgspec itself, value by value. No value is written as JSON in a browser, only plain data.
"""

import dataclasses
import json as plain
import sys
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

MISSING = dataclasses.MISSING


class DecodeError(ValueError):
    """The text is no JSON, or not of the type that was expected."""


def field(*, default_factory: Callable[[], Any]) -> Any:  # noqa: ANN401 - msgspec's is the same
    """A field whose value is made anew where none is given."""
    return dataclasses.field(default_factory=default_factory)


class Struct:
    """A frozen value; its fields and their order are those of its annotations, its parents' first."""

    def __init_subclass__(cls, **_: bool) -> None:
        """Make it a dataclass; what msgspec takes beside the name is how it is stored, which is the same here."""
        dataclasses.dataclass(frozen=True)(cls)


class Decoder:
    """Reads JSON into values of a type."""

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 - any annotation
        self._kind = kind

    def decode(self, content: bytes) -> Any:  # noqa: ANN401 - of that type
        """The value; raises DecodeError."""
        try:
            return _read(self._kind, plain.loads(content))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise DecodeError(str(error)) from error


class Encoder:
    """Writes plain data as JSON."""

    def __init__(self, **_: str) -> None: ...

    def encode(self, value: object) -> bytes:
        """The data as JSON, in one line."""
        return plain.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any annotation
    """The value as that annotation has it; raises TypeError where it is another."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return None if value is None else _read(next(one for one in parts if one is not type(None)), value)
    if origin is tuple:
        kinds = [parts[0]] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(_read(one, each) for one, each in zip(kinds, value, strict=True))
    if origin is Mapping:
        return {name: _read(parts[1], each) for name, each in value.items()}
    if isinstance(kind, type) and issubclass(kind, Struct):
        hints = _hints(typing.cast("Any", kind))
        return kind(**{name: _read(hints[name], each) for name, each in value.items() if name in hints})
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(kind, type) and kind is not object and not (isinstance(value, kind) and _is_plain(kind, value)):
        message = f"Expected {kind.__name__}, got {type(value).__name__}"
        raise TypeError(message)
    return value


def _is_plain(kind: type, value: object) -> bool:
    return kind is bool or not isinstance(value, bool)


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any annotation
    return typing.get_type_hints(kind)


def _module(name: str, **names: object) -> types.ModuleType:
    made = types.ModuleType(f"{__name__}.{name}")
    vars(made).update(names)
    sys.modules[made.__name__] = made
    return made


json = _module("json", Decoder=Decoder, Encoder=Encoder)
structs = _module("structs", replace=dataclasses.replace)
