"""The form of the search index's files: lines of text, of which a browser reads only those that it needs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""How many letters a word shares with the one before it, as one letter."""


def files_of(lines: Sequence[str], most: int, whole: int) -> list[list[str]]:
    """The lines in files of at most so many bytes, or one line, each; in one where all are no more than ``whole``."""
    sizes = [len(line.encode()) + 1 for line in lines]
    if sum(sizes) <= whole:
        return [[*lines]]
    found: list[list[str]] = [[]]
    size = 0
    for line, length in zip(lines, sizes, strict=True):
        if found[-1] and size + length > most:
            found.append([])
            size = 0
        found[-1].append(line)
        size += length
    return found


def shortened(words: Sequence[str]) -> list[str]:
    """Each word after the first without what it shares with the one before: “child”, “children” give 0child, 5ren."""
    shares = [_shared(before, word) for before, word in pairwise(["", *words])]
    return [f"{DIGITS[shared]}{word[shared:]}" for shared, word in zip(shares, words, strict=True)]


def _shared(one: str, other: str) -> int:
    """Letters at the beginning of both; none beyond the first that is two in a browser."""
    most = min(len(one), len(other), len(DIGITS) - 1)
    return next((at for at in range(most) if one[at] != other[at] or one[at] > "\uffff"), most)


def in_order(words: Iterable[str]) -> list[str]:
    """Words as a browser orders them, by the 16 bits of each part of a letter."""
    return sorted(words, key=lambda word: word.encode("utf-16-be"))


def parted_by(files: Sequence[Sequence[str]]) -> list[str]:
    """For each file of words in order the shortest text that is not before its first word, and after all before it."""
    lasts = [words[-1] for words in files[:-1]]
    firsts = [words[0] for words in files[1:]]
    return ["", *(first[: _common(before, first) + 1] for before, first in zip(lasts, firsts, strict=True))]


def _common(one: str, other: str) -> int:
    least = min(len(one), len(other))
    return next((at for at in range(least) if one[at] != other[at]), least)


def steps(numbers: Iterable[int]) -> list[int]:
    """Numbers in order as steps from one to the next; a step that is taken again so often is that number below zero.

    0, 5, 10, 15, 16 are 0, 5, -2, 1.
    """
    found: list[int] = []
    step = last = 0
    for number in numbers:
        if not found or number - last != step or not step:
            step = number - last
            found.append(step)
        elif found[-1] < 0:
            found[-1] -= 1
        else:
            found.append(-1)
        last = number
    return found


def by_field(known: Mapping[int, int], fields: int) -> list[list[int]]:
    """A word's results, each with its field, as steps of each field; none after the last that has any."""
    found: list[list[int]] = [[] for _ in range(fields)]
    for number in sorted(known):
        found[known[number]].append(number)
    while found and not found[-1]:
        found.pop()
    return [steps(numbers) for numbers in found]


def runs(numbers: Iterable[int]) -> list[int]:
    """Numbers as pairs: a step, and how often it is taken."""
    found: list[int] = []
    before = -1
    for one in numbers:
        step = one - before
        if found and found[-2] == step:
            found[-1] += 1
        else:
            found += [step, 1]
        before = one
    return found


def as_json(value: object) -> str:
    """A value in as few letters as JSON has it, without an end of a line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
