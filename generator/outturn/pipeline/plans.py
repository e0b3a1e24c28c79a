"""What there is to do for each scorecard: its units, each with the key of everything that goes into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from secrets import token_hex

from outturn.model import Link, Package
from outturn.pipeline import keys
from outturn.pipeline.around import area_of, around
from outturn.pipeline.editions import sealed
from outturn.pipeline.making import Making, scorecard_names
from outturn.pipeline.units import Around, Unit, Workshop, draft_parts, newest_parts, preview_parts, sealed_parts
from outturn.story.meeting_links import considered_by
from outturn.story.standing import names_of, renamed
from outturn.versions.history import SealedFolder, Version
from outturn.versions.register import by_release

TEMPLATES = (
    *("scorecard.md.jinja", "indicator.md.jinja", "exceptions.md.jinja", "downloads.md.jinja"),
    *("embed.html.jinja", "box.md.jinja"),
)
"""What pages of scorecards are made with; no other template can be used there."""
Kept = tuple[Version, SealedFolder]
"""A sealed version's row and what lies in its folder."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The units of one scorecard.

    ``versions`` are those that were sealed, the newest first. ``own`` makes the newest of them and the scorecard's own
    pages, ``earlier`` the others; while none was sealed, ``own`` makes the working copy's pages. ``preview`` makes them
    beside those of the newest version.
    """

    name: str
    own: Unit
    versions: tuple[Version, ...] = ()
    earlier: tuple[Unit, ...] = ()
    preview: Unit | None = None

    @property
    def units(self) -> Iterator[Unit]:
        """All of them, in the order in which they are wanted."""
        yield from (self.preview,) if self.preview else ()
        yield from (self.own, *self.earlier)


def plans(making: Making) -> Iterator[Plan]:
    """The plan of every scorecard that is shown; a working copy is told in a preview, and while none was sealed."""
    planning = _Planning(making)
    for name in scorecard_names(making):
        folders = {one.version: one for one in making.checked.folders if one.scorecard == name}
        rows = making.checked.register.versions.get(name, ())
        versions = [(one, folders[one.version]) for one in rows if one.version in folders]
        draft = next((one for one in making.checked.packages if one.scorecard.name == name), None)
        if versions:
            shown = draft if making.is_preview else None
            preview = planning.preview(shown, versions[-1]) if shown else None
            earlier = tuple(planning.sealed(*one) for one in reversed(versions[:-1]))
            rows = tuple(version for version, _ in reversed(versions))
            yield Plan(name, planning.newest(versions), rows, earlier, preview)
        elif draft:
            yield Plan(name, planning.draft(draft))


class _Planning:
    """What all units of a run have in common."""

    def __init__(self, making: Making) -> None:
        self._making = making
        only, state = making.made_with(*TEMPLATES)
        self._workshop = Workshop(making.settings, making.site, state, only)
        self._common = making.common_of(*TEMPLATES)

    def sealed(self, version: Version, folder: SealedFolder) -> Unit:
        key = keys.key("sealed", *self._common, *_state(version, folder))
        return Unit(key, sealed_parts, (self._workshop, folder, version), _reads([(version, folder)]))

    def newest(self, versions: Sequence[Kept]) -> Unit:
        (*_, (newest, folder)), name = versions, versions[-1][1].scorecard
        packages, moved = self._making.settings.packages, renamed(self._making.checked.register, name)
        about = around(
            self._making, area_of(folder), lambda: sealed(packages, name, newest, folder.files).edition.package
        )
        about = replace(self._announced(about, name), meetings=self._considered(name))
        key = keys.key("newest", *self._common, [_state(*one) for one in versions], moved, about)
        rows = tuple(version for version, _ in versions)
        return Unit(key, newest_parts, (self._workshop, folder, rows, moved, about), _reads(versions))

    def draft(self, draft: Package) -> Unit:
        state, titles = self._working(draft)
        about = self._announced(around(self._making, draft.scorecard.area, lambda: draft), draft.scorecard.name)
        key = keys.key("draft", *self._common, state, titles, about)
        return Unit(key, draft_parts, (self._workshop, draft, titles, about))

    def preview(self, draft: Package, newest: Kept) -> Unit:
        (version, folder), (state, titles) = newest, self._working(draft)
        about = around(self._making, draft.scorecard.area, lambda: draft)
        key = keys.key("preview", *self._common, state, titles, _state(version, folder), about)
        return Unit(key, preview_parts, (self._workshop, draft, titles, folder, version, about), _reads([newest]))

    def _announced(self, about: Around, name: str) -> Around:
        """The same with what is announced of the scorecard or of the whole site, and has not been published yet."""
        register = self._making.checked.register
        known = [steps for steps in by_release(register.releases).values() if steps[-1].status != "published"]
        rows = tuple(one for steps in known if steps[-1].scorecard in ("", name) for one in steps)
        return replace(about, releases=rows)

    def _considered(self, name: str) -> tuple[Link, ...]:
        """The meetings that considered the scorecard, as its page says it."""
        making, register = self._making, self._making.checked.register
        return considered_by(making.say, register, names_of(register, name))

    def _working(self, draft: Package) -> tuple[str, dict[str, str]]:
        """The state of a working copy, and what the scorecard's indicators were called last."""
        name, checked = draft.scorecard.name, self._making.checked
        state = checked.states.get(name) or token_hex()  # of what changed while it was read nothing is known
        return state, dict(checked.register.titles.get(name, {}))


def _state(version: Version, folder: SealedFolder) -> tuple[object, ...]:
    """Everything that a sealed version is."""
    return (version, version.corrects, folder.scorecard, folder.version, sorted(folder.files.items()))


def _reads(versions: Sequence[Kept]) -> tuple[str, ...]:
    return tuple(f"{folder.scorecard}/{folder.version}" for _, folder in versions)
