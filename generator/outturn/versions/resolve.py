"""What stands at every address ever published: a page, a redirect, a note that it was withdrawn, or nothing."""

from collections.abc import Collection, Iterable, Iterator

from outturn.schemas import FORMATS
from outturn.versions import addresses
from outturn.versions.history import SealedFolder, Version
from outturn.versions.register import Register
from outturn.versions.ways import Ends


def expected(folders: Collection[SealedFolder]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The addresses that each sealed version brought with it, by scorecard and version, with a slash in front."""
    return {
        (one.scorecard, one.version): tuple(
            f"/{address}"
            for address in addresses.of_version(
                one.scorecard, one.version, one.indicators, tables(one), one.form, has_exceptions=bool(one.against)
            )
        )
        for one in folders
        if one.form in FORMATS
    }


def tables(folder: SealedFolder) -> list[str]:
    """The names of the version's CSV files."""
    return [name for name in sorted(folder.files) if name.endswith(".csv")]


def live(folders: Collection[SealedFolder]) -> frozenset[str]:
    """Every address at which the site and its sealed versions have a page or a file of their own today.

    An indicator that the newest version does not have is not among them at its current addresses.
    """
    own = {f"/{address}" for address in addresses.SITE}
    return frozenset(own.union(*expected(folders).values())) - set(former(folders))


def of_meetings(register: Register) -> frozenset[str]:
    """Every address that the sealings of meetings' papers have brought, with a slash in front."""
    return frozenset(f"/{address}" for one in register.meetings for address in addresses.of_meeting(one))


def coming(register: Register) -> frozenset[str]:
    """Every current address that there will be once the working copies are sealed."""
    homes = (f"/{addresses.scorecard(name)}" for name in register.working)
    return frozenset(homes).union(*(current(name, known) for name, known in register.working.items()))


def current(scorecard: str, indicators: Iterable[str]) -> frozenset[str]:
    """The current addresses of the scorecard's indicators: their pages, and their charts for other sites."""
    home = addresses.scorecard(scorecard)
    pages = ((f"/{home}{one}/", f"/{addresses.embedded(scorecard, one)}") for one in indicators)
    return frozenset(address for both in pages for address in both)


def former(folders: Collection[SealedFolder]) -> dict[str, tuple[str, str, str]]:
    """Current addresses of indicators that the newest version does not have: scorecard, last version, indicator."""
    newest = {one.scorecard: frozenset(one.indicators) for one in folders}
    found = {}
    for one in folders:
        for indicator in [name for name in one.indicators if name not in newest[one.scorecard]]:
            last = (one.scorecard, one.version, indicator)
            found[f"/{addresses.scorecard(one.scorecard)}{indicator}/"] = last
            found[f"/{addresses.embedded(one.scorecard, indicator)}"] = last
    return found


def orphans(register: Register, folders: Collection[SealedFolder]) -> Iterator[tuple[int, str]]:
    """Rows of ``urls.txt``, with their numbers, at which nothing stands; not those that are no addresses at all."""
    known = live(folders) | of_meetings(register) | set(former(folders))
    ends = Ends(register.moves, known)
    for number, address in enumerate(register.urls, start=1):
        if address in known or not addresses.is_one(address):
            continue
        if not register.withdrawal(address) and not ends.of(address):
            yield number, address


def redirected(register: Register, folders: Collection[SealedFolder]) -> dict[str, str]:
    """Every address that leads to another one now, with that one: those published, and the redirects' own."""
    alive = live(folders) | of_meetings(register)
    ends = Ends(register.moves, alive | set(former(folders)))
    wanted = [*register.urls, *(one.old for one in register.moves)]
    pairs = {
        address: ends.of(address) for address in wanted if address not in alive and not register.withdrawal(address)
    }
    return {address: found for address, found in pairs.items() if found}


def withdrawn_versions(register: Register) -> frozenset[tuple[str, str]]:
    """The versions, by scorecard and number, that were taken down as a whole."""
    return frozenset(
        (scorecard, one.version)
        for scorecard, versions in register.versions.items()
        for one in versions
        if is_withdrawn(register, scorecard, one)
    )


def is_withdrawn(register: Register, scorecard: str, version: Version) -> bool:
    """Whether the whole version was taken down, with its downloads."""
    return register.withdrawal(f"/{addresses.version(scorecard, version.version)}") is not None
