"""What a page says to PDF: a version as a committee's paper, alone or behind the covering report of its meeting."""

from collections.abc import Sequence
from pathlib import Path

from outturn.packs.across import composed_across
from outturn.packs.composed import composed, composed_exceptions
from outturn.packs.imprint import Imprint, Subject
from outturn.packs.setting import PackError, pdf
from outturn.pages import Told
from outturn.pages.meetings import MeetingPage
from outturn.words.catalogue import Catalogue

__all__ = ["Imprint", "PackError", "exceptions_across", "exceptions_of", "pack_of"]


def pack_of(
    told: Told, meeting: MeetingPage | None, imprint: Imprint, say: Catalogue, templates: Sequence[Path]
) -> bytes:
    """The pack as a tagged PDF (PDF/UA-1); the same values give the same bytes, wherever and whenever.

    ``templates`` are folders with templates in ``pack/``, the first of which takes precedence. Raises PackError where
    it cannot be made, and for a meeting whose item is exempt: nothing of that is public.
    """
    if meeting and meeting.exempt:
        raise PackError(say("pack-exempt"))
    return pdf(composed(Subject(told, imprint, say), meeting), imprint.day, templates)


def exceptions_of(told: Told, imprint: Imprint, say: Catalogue, templates: Sequence[Path]) -> bytes:
    """What turned red or worsened in a version since one before it, as a PDF like ``pack_of``.

    Raises PackError where it cannot be made, and where there was no version before to set it beside.
    """
    if told.exceptions is None:
        raise PackError(say("pack-exceptions-none"))
    return pdf(composed_exceptions(Subject(told, imprint, say)), imprint.day, templates)


def exceptions_across(known: Sequence[tuple[Told, Imprint]], say: Catalogue, templates: Sequence[Path]) -> bytes:
    """The same of several scorecards' versions in one PDF, in that order; those without exceptions are left out.

    Its day is the newest of theirs. Raises PackError where none was set beside a version before it.
    """
    subjects = [Subject(told, imprint, say) for told, imprint in known if told.exceptions is not None]
    if not subjects:
        raise PackError(say("pack-exceptions-none"))
    return pdf(composed_across(subjects), max(one.imprint.day for one in subjects), templates)
