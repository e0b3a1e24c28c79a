"""What stands at every address ever published: a page, a redirect, a note that it was withdrawn, or nothing."""

from collections.abc import Collection, Iterable, Iterator

from outturn.schemas import FORMATS
from outturn.versions import addresses
from outturn.versions.history import Register, SealedFolder, Version, carried, lies_in


def expected(folders: Collection[SealedFolder]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The addresses that each sealed version brought with it, by scorecard and version, with a slash in front."""
    return {
        (one.scorecard, one.version): tuple(
            f"/{address}"
            for address in addresses.of_version(one.scorecard, one.version, one.indicators, tables(one), one.form)
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


def target(address: str, register: Register, known: Collection[str]) -> str:
    """Where the redirects lead from the address: one that is known, or empty where they lead nowhere.

    The longest old address that covers it decides; the next longest where that one leads to nothing yet, as when an
    indicator's new name is not sealed but its scorecard was renamed meanwhile.
    """
    return next((one for one in onward(address, register) if one in known), "")


def leads_on(place: str, register: Register, known: Collection[str]) -> bool:
    """Whether the redirects lead from the place to one that is known, or below which something is."""
    return any(lies_in(address, one) for one in onward(place, register) for address in known)


def onward(address: str, register: Register) -> Iterator[str]:
    """Every address to which the redirects lead from this one, each once: those of the longest old address first.

    No more than ten a redirect, since redirects may lead round in a ring in which addresses grow.
    """
    moves = register.moves
    seen = {address}
    waiting = [address]
    while waiting and len(seen) <= 10 * len(moves):
        at = waiting.pop()
        covering = sorted((one for one in moves if lies_in(at, one.old)), key=lambda one: len(one.old))
        found = [carried(at, one.old, one.new) for one in covering]
        if at != address:
            yield at
        waiting += [one for one in found if one not in seen]
        seen.update(found)


def orphans(register: Register, folders: Collection[SealedFolder]) -> Iterator[tuple[int, str]]:
    """Rows of ``urls.txt``, with their numbers, at which nothing stands."""
    known = live(folders) | set(former(folders))
    for number, address in enumerate(register.urls, start=1):
        if address not in known and not register.withdrawal(address) and not target(address, register, known):
            yield number, address


def redirected(register: Register, folders: Collection[SealedFolder]) -> dict[str, str]:
    """Every address that leads to another one now, with that one: those published, and the redirects' own."""
    alive = live(folders)
    known = alive | set(former(folders))
    wanted = [*register.urls, *(one.old for one in register.moves)]
    pairs = {
        address: target(address, register, known)
        for address in wanted
        if address not in alive and not register.withdrawal(address)
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
