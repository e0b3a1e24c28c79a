"""What referencing and jsonschema use of rpds: maps, sets and lists of which a changed one is another one."""

from collections.abc import Iterable, Mapping
from typing import Any


class HashTrieMap(dict[Any, Any]):
    """A map; what changes it gives another one."""

    @classmethod
    def convert(cls, value: Any) -> "HashTrieMap":  # noqa: ANN401 - rpds' is the same
        """A map of the same."""
        return value if isinstance(value, cls) else cls(value)

    def insert(self, key: Any, value: Any) -> "HashTrieMap":  # noqa: ANN401 - rpds' is the same
        """The map with a value more."""
        return HashTrieMap({**self, key: value})

    def remove(self, key: Any) -> "HashTrieMap":  # noqa: ANN401 - rpds' is the same
        """The map without the key; raises KeyError where there is none."""
        rest = dict(self)
        del rest[key]
        return HashTrieMap(rest)

    def discard(self, key: Any) -> "HashTrieMap":  # noqa: ANN401 - rpds' is the same
        """The map without the key, if there is one."""
        return HashTrieMap({one: value for one, value in self.items() if one != key})

    def update(self, *others: Mapping[Any, Any], **more: Any) -> "HashTrieMap":  # type: ignore[override]  # noqa: ANN401
        """The map with all of theirs."""
        whole = dict(self)
        for other in (*others, more):
            whole |= dict(other)
        return HashTrieMap(whole)


class HashTrieSet(frozenset[Any]):
    """A set; what changes it gives another one."""

    def insert(self, value: Any) -> "HashTrieSet":  # noqa: ANN401 - rpds' is the same
        """The set with one more."""
        return HashTrieSet(self | {value})

    def remove(self, value: Any) -> "HashTrieSet":  # noqa: ANN401 - rpds' is the same
        """The set without it; raises KeyError where it is not there."""
        if value not in self:
            raise KeyError(value)
        return HashTrieSet(self - {value})

    def update(self, *others: Iterable[Any]) -> "HashTrieSet":
        """The set with all of theirs."""
        return HashTrieSet(self.union(*others))


class List(tuple[Any, ...]):
    """A list; what changes it gives another one."""

    __slots__ = ()

    def push_front(self, value: Any) -> "List":  # noqa: ANN401 - rpds' is the same
        """The list behind one more."""
        return List((value, *self))
