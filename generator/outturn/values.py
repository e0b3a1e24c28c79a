"""Frozen values that pages are made of, which can be written as JSON as they are."""

import msgspec
from msgspec.structs import replace

__all__ = ["Value", "as_json", "replace"]


class Value(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A value with named fields; as JSON it has no field that holds what it holds when nothing is said.

    None can hold itself, so the search for cycles in memory leaves them out.
    """


def as_json(value: object) -> str:
    """Plain data as JSON in one line; what is no number is null."""
    return _ENCODER.encode(value).decode("utf-8")


_ENCODER = msgspec.json.Encoder()
