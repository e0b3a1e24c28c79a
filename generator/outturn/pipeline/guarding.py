"""What another git revision had published and this state has no more, as findings."""

import os
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from outturn.errors import Finding, Where, printable, shown
from outturn.findings import found, in_order, problems
from outturn.meetings import SEALED
from outturn.model import ADDRESS
from outturn.pipeline.checking import Checked
from outturn.pipeline.past import Past, Place, opened, published
from outturn.reading.lines import located
from outturn.schemas import MEETINGS, REGISTER
from outturn.versions.against import against
from outturn.versions.register import Register
from outturn.versions.register_files import URLS, VERSIONS, read_register
from outturn.versions.resolve import coming, live, of_meetings

REGISTER_FILES = frozenset({VERSIONS, URLS, SEALED, *(f"{name}.csv" for name in (*REGISTER, *MEETINGS))})


def findings_against(place: Place, address: str, revision: str, checked: Checked) -> list[Finding]:
    """Everything that the revision had published and this state does not have any more as it was.

    ``address`` is the site's today, and ``checked`` what ``check_site`` found in its packages. What is taken down or
    redirected by a row that says so is a warning, and so is a revision that had published nothing.
    Raises RevisionError.
    """
    pasts, looked = published(place, revision)
    states = [(past, *_register(past)) for past in pasts]
    findings = [one for past in pasts for one in _moved(past, place, address)]
    if not any(_has_published(then) for _, then, _ in states):
        folders = ", ".join(dict.fromkeys(f"{one.shown}/" for one in (*looked, *pasts))) or f"{place.packages.name}/"
        findings = [found("revision-without-past", Where(""), revision=shown(revision), folder=printable(folders))]
    now = checked.register
    alive = live(checked.folders) | of_meetings(now) | coming(now)
    for _, then, unread in states:
        findings += [found("revision-unread", Where(file), revision=shown(revision)) for file in unread]
        findings += against(now, then, alive)
    return in_order(located(findings, place.packages))


def _register(past: Past) -> tuple[Register, list[str]]:
    """What had been published from the folder, and the files that cannot be read whole."""
    with opened(past, lambda path: path.name in REGISTER_FILES) as earlier:
        then, unread = read_register(earlier)
    return then, list(dict.fromkeys(one.where.file for one in problems(unread)))


def _has_published(then: Register) -> bool:
    return any(then.versions.values()) or any(re.fullmatch(ADDRESS, one) for one in then.urls)


def _moved(past: Past, place: Place, address: str) -> Iterator[Finding]:
    """That the packages lay elsewhere, and that the site was another one."""
    here, revision = place.packages.resolve(), shown(past.tree.revision)
    if past.folder != here:
        way = os.path.relpath(here, past.folder)
        today = PurePosixPath(os.path.normpath(PurePosixPath(past.shown, way))).as_posix()
        gaps = {"found": shown(f"{today}/"), "expected": shown(f"{past.shown}/")}
        yield found("packages-moved", Where(""), revision=revision, **gaps)
    if past.address and past.address != address:
        yield found("site-moved", Where(""), revision=revision, found=shown(address), expected=shown(past.address))
