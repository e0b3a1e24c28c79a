"""What was found before in what is still the same: a working copy's findings, and that a sealed version is readable."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import cast

from outturn.check import check
from outturn.errors import Finding, OutturnError
from outturn.model import WORKING_COPY, Draft
from outturn.pipeline import keys
from outturn.pipeline.disclosing import given_away
from outturn.pipeline.editions import sealed
from outturn.pipeline.kept import UNREADABLE, Kept, as_json, read_findings
from outturn.pipeline.promises import Finders, Promise
from outturn.pipeline.remembered import Remembered, WorkingCopy
from outturn.reading.guard import closed_folder
from outturn.reading.load import read
from outturn.versions.history import SealedFolder, Version


class Known:
    """The working copies in a folder as they were when this was made, and what was found in the same ones before."""

    def __init__(self, folder: Path, public: Iterable[SealedFolder], kept: Kept, remembered: Remembered) -> None:
        self._folder, self._public, self._kept, self._remembered = folder, tuple(public), kept, remembered
        self._begun = self._states()
        self._found: dict[str, tuple[str, bytes]] = {}
        self._copies: dict[str, tuple[str, WorkingCopy]] = {}
        self._asked: dict[str, Promise[object]] = {}

    def look_ahead(self, past: Mapping[str, frozenset[str]], finders: Finders) -> None:
        """Have others look for what is wrong in the working copies of which it is not known."""
        new = [name for name, had in past.items() if self._is_new(name, had)]
        if finders.ask is None or len(new) < max(finders.least, 2):
            return
        with suppress(Exception):  # whatever befalls them, their work can be done here
            for name in sorted(new, key=self._size, reverse=True):  # else all wait for a large one that was begun last
                given = (self._folder, f"{name}/{WORKING_COPY}", past[name], self._public)
                self._asked[name] = finders.ask(found_there, *given)

    def _size(self, name: str) -> int:
        """Bytes in a scorecard's working copy."""
        place = self._folder / name / WORKING_COPY
        return sum(one.stat().st_size for one in place.iterdir() if one.is_file())

    def _is_new(self, name: str, past: frozenset[str]) -> bool:
        key = self._key(f"{name}/{WORKING_COPY}", past)
        return bool(key) and not self._kept.has(key) and self._remembered.copies.get(name, ("",))[0] != key

    def copy(self, name: str, past: frozenset[str], read: Callable[[], WorkingCopy]) -> WorkingCopy:
        """A scorecard's working copy, read where this process does not remember it."""
        key = self._key(f"{name}/{WORKING_COPY}", past)
        before, found = self._remembered.copies.get(name, ("", None))
        if found is None or not key or before != key:
            found = read()
            self._copies[name] = (key, found)
        return found

    def findings(self, draft: Draft) -> Iterator[Finding]:
        """What the check finds in a working copy that was read."""
        name = draft.folder.partition("/")[0]
        key = self._key(draft.folder, draft.past)
        content = self._kept.get(key) if key else None
        if content is not None:
            try:
                yield from read_findings(content)
            except UNREADABLE:
                pass
            else:
                return
        found = self._answered(name)
        if found is None:
            found = found_in(self._folder, draft, self._public)
        if key:
            self._found[name] = (key, as_json(found))
        yield from found

    def _answered(self, name: str) -> list[Finding] | None:
        """What another found; None where nobody was asked, or who was asked has died."""
        promise = self._asked.pop(name, None)
        try:
            return cast("list[Finding]", promise.result()) if promise else None
        except Exception:  # noqa: BLE001 - whatever befalls them, their work can be done here
            return None

    def keep(self) -> dict[str, str]:
        """Keep what was found in the working copies that have not changed since; gives the states of those."""
        now = self._states()
        same = {name: state for name, state in now.items() if self._begun.get(name) == state}
        for name, (key, content) in self._found.items():
            if name in same:
                self._kept.put(key, content)
        self._remembered.copies.update({name: one for name, one in self._copies.items() if name in same})
        return same

    def _key(self, folder: str, past: frozenset[str]) -> str:
        """The key of what is found, which depends on what earlier versions had; empty where nothing can be known."""
        name = folder.partition("/")[0]
        if name not in self._begun:
            return ""
        public = [(one.version, sorted(one.files.items())) for one in self._public if one.scorecard == name]
        return keys.key("found", keys.program(), folder, self._begun[name], sorted(past), public)

    def _states(self) -> dict[str, str]:
        """What lies in every working copy."""
        places = [one for one in self._folder.glob(f"*/{WORKING_COPY}") if not one.is_symlink()]
        own = [one for one in places if not one.parent.is_symlink() and not closed_folder(one.parent, "")]
        return {one.parent.name: keys.of_package(one) for one in own if not closed_folder(one, "")}


def found_there(folder: Path, name: str, past: frozenset[str], public: tuple[SealedFolder, ...]) -> list[Finding]:
    """What the check finds in the working copy of that name, which it reads."""
    draft, _ = read(folder / name, name)
    return found_in(folder, replace(draft, past=past), public)


def found_in(folder: Path, draft: Draft, public: tuple[SealedFolder, ...]) -> list[Finding]:
    """What the check finds in a working copy that was read."""
    return [*check(draft), *given_away(folder, draft, public)]


def readable(folder: Path, one: SealedFolder, version: Version, kept: Kept) -> tuple[Finding, ...]:
    """Why a sealed version whose hashes are right cannot be told; nothing where it can, which is then known."""
    key = keys.key("readable", keys.program(), one.scorecard, version, sorted(one.files.items()))
    if kept.get(key) is not None:
        return ()
    try:
        sealed(folder, one.scorecard, version, one.files)
    except OutturnError as error:
        return error.findings
    kept.put(key, b"")
    return ()
