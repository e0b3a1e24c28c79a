"""What may be printed: a version that is as it was published and was not taken down; and what packs are made with."""

from dataclasses import dataclass
from pathlib import Path

from outturn.errors import OutturnError
from outturn.findings import in_order, problems
from outturn.packs import Imprint, PackError
from outturn.pages import Site, Told
from outturn.pipeline.making import site_of
from outturn.settings import Settings, packaged, template_folders
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.register import Register
from outturn.versions.register_files import read_register
from outturn.versions.sealed_folders import sealed_folders
from outturn.versions.verify import verify
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """What packs are made with: the words, what the site calls itself, and the folders of templates."""

    say: Catalogue
    site: Site
    templates: tuple[Path, ...]


def press_of(settings: Settings | None, say: Catalogue) -> Press:
    """What the site's packs are made with; without a site, what comes with the program."""
    if settings is None:
        return Press(say, Site(""), (packaged("site_templates"),))
    return Press(say, site_of(settings), template_folders(settings))


def intact(packages: Path, *places: str) -> Register:
    """What was published; raises OutturnError where anything in those places is not as it was, or cannot be read."""
    register, findings = read_register(packages)
    wrong = problems(in_order([*findings, *verify(register, tuple(sealed_folders(packages, register)))]))
    if about := tuple(one for one in wrong if one.where.file.startswith(places)):
        raise OutturnError(about)
    return register


def stored_of(packages: Path, register: Register, scorecard: str, version: str, press: Press) -> tuple[Told, Imprint]:
    """What a sealed version tells, with what stands on every page of its pack; raises PackError where there is none.

    One that was taken down has none: nothing is printed anew that had to go.
    """
    row = next((one for one in register.versions.get(scorecard, ()) if one.version == version), None)
    if row is None:
        raise PackError(press.say("pack-no-version", version=f"{scorecard}/{version}"))
    wanted = Imprint(press.site, addresses.version(scorecard, version), version, row.sha256, row.sealed)
    return standing(packages, register, scorecard, version, press), wanted


def standing(packages: Path, register: Register, scorecard: str, version: str, press: Press) -> Told:
    """What a version tells; raises PackError where it, or the page of one of its indicators, was taken down."""
    home = f"/{addresses.version(scorecard, version)}"
    if register.withdrawal(home):
        raise PackError(press.say("pack-taken-down", about=home))
    stored = told_of(packages, scorecard, version)
    pages = (f"{home}{one.indicator}/" for one in stored.indicators)
    if down := next((page for page in pages if register.withdrawal(page)), ""):
        raise PackError(press.say("pack-taken-down", about=down))
    return stored
