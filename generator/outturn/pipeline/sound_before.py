"""That nothing at all was found in a site's packages before, which are still the same: then nothing need be read."""

from pathlib import Path

from outturn.pipeline import keys
from outturn.pipeline.kept import Kept
from outturn.settings import Settings, found_once, word_folders


class SoundBefore:
    """The packages in a folder as they were when this was made; ``settings`` are those of the site, if it has any."""

    def __init__(self, folder: Path, settings: Settings | None, kept: Kept) -> None:
        self._folder, self._settings, self._kept = folder, settings, kept
        self._begun = self._state()

    @property
    def count(self) -> int | None:
        """How many scorecards there are in which nothing was found; None where that is not known."""
        content = self._kept.get(self._begun) or b""
        return int(content) if content.isdigit() else None

    def keep(self, count: int) -> None:
        """Keep that nothing was found in so many scorecards, unless they have changed since."""
        if self._state() == self._begun:
            self._kept.put(self._begun, str(count).encode())

    def _state(self) -> str:
        """The key of everything that is looked at: the packages' files, where hand-written pages lie, and words."""
        own = self._settings
        beside = [sorted(found_once((own.docs,))), *map(keys.of_folder, word_folders(own))] if own else []
        return keys.key("sound", keys.program(), keys.of_package(self._folder), beside)
