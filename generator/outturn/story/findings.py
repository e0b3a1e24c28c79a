"""The page of everything that can be found in the data, made from the registry, so that none is missing."""

from outturn import own_pages
from outturn.findings import SUBJECTS
from outturn.findings.kind import Kind
from outturn.model import Link
from outturn.pages import FindingEntry, FindingGroup, FindingsPage
from outturn.words.catalogue import Catalogue


def findings_page(say: Catalogue, crumbs: tuple[Link, ...], notice: str) -> FindingsPage:
    """What the findings' page says: each kind with what it means, an example, and how to put it right."""
    title = say("about-findings")
    return FindingsPage(
        own_pages.FINDINGS,
        title,
        say("findings-lead"),
        (*crumbs, Link(title, own_pages.FINDINGS)),
        notice,
        groups=tuple(
            FindingGroup(subject, say(f"findings-{subject}"), tuple(_entry(kind, say) for kind in kinds))
            for subject, kinds in SUBJECTS.items()
        ),
    )


def _entry(kind: Kind, say: Catalogue) -> FindingEntry:
    return FindingEntry(
        kind.id,
        say(f"finding-{kind.id}-what"),
        say(f"findings-{kind.severity}"),
        say(f"finding-{kind.id}-means"),
        say("findings-folder") if not kind.file else kind.file,
        tuple((kind.wrong or say(f"finding-{kind.id}-wrong")).splitlines()),
        tuple((kind.right or say(f"finding-{kind.id}-right")).splitlines()),
        say(f"finding-{kind.id}-fix"),
    )
