"""The list of a scorecard's versions, with what changed in each."""

from collections.abc import Mapping

from outturn import words
from outturn.model import Link
from outturn.pages import ChangeGroup, Site, VersionRow, VersionsPage
from outturn.story.crumbs import home_crumb
from outturn.story.gone import taken_down
from outturn.story.standing import level_of, plain_citation
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.versions.register import Register, Withdrawal
from outturn.words.catalogue import Catalogue

Changes = tuple[str, tuple[ChangeGroup, ...]]
"""What changed in a version: in judgements, in a sentence, and all of it by kinds."""
UNCHANGED: Changes = ("", ())


def versions_page(
    say: Catalogue,
    scorecard: Link,
    name: str,
    register: Register,
    changes: Mapping[str, Changes],
    site: Site,
) -> VersionsPage:
    """Every version of the scorecard (its title and address), newest first; ``changes`` are those of each."""
    title, rows = say("versions-title"), []
    for version in reversed(register.versions[name]):
        withdrawal = register.withdrawal(f"/{addresses.version(name, version.version)}")
        rows.append(_version_row(say, name, version, changes.get(version.version, UNCHANGED), withdrawal))
    address = addresses.versions(name)
    return VersionsPage(
        address=address,
        title=title,
        description=say("versions-described", title=scorecard.title),
        crumbs=(home_crumb(say), scorecard, Link(title, address)),
        notice=site.notice,
        updated=register.versions[name][-1].sealed.isoformat(),
        citation=plain_citation(say, say("versions-of", title=scorecard.title), address, site),
        scorecard=name,
        rows=tuple(rows),
        feed=addresses.feed(name),
    )


def _version_row(
    say: Catalogue, name: str, version: Version, changes: Changes, withdrawal: Withdrawal | None
) -> VersionRow:
    turned, groups = changes
    return VersionRow(
        version=version.version,
        address="" if withdrawal else addresses.version(name, version.version),
        sealed=words.long_date(say, version.sealed),
        level=level_of(say, version),
        note=version.note,
        downloads="" if withdrawal else addresses.downloads(name, version.version),
        sha256=version.sha256,
        changes=groups,
        withdrawn=taken_down(say, withdrawal) if withdrawal else "",
        turned="" if withdrawal else turned,
        exceptions=addresses.exceptions(name, version.version) if version.against and not withdrawal else "",
    )
