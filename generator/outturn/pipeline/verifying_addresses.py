"""What an address is of: a version, a meeting, one of their files, or a page that shows whatever is newest."""

import re
from collections.abc import Iterator

from outturn.meetings import FOLDER, SEALED
from outturn.pipeline.proving import Proofs
from outturn.pipeline.verdicts import Verdict, full, of_meeting, of_version, row_of, title_of
from outturn.versions import addresses
from outturn.versions.resolve import redirected

AROUND = re.compile(r"^[\s<\"'(]+|[\s>\"').,;]+$")
"""What stands around an address in a text."""
MEETING = re.compile(rf"/{FOLDER}/(?P<key>[^/]+/\d{{4}}-\d\d-\d\d[^/]*)/(?P<file>[^/]*)")
VERSION = re.compile(
    r"/(?:data/(?P<card>[^/]+)/(?P<number>\d+\.\d+\.\d+)/(?P<file>[^/]*)"
    r"|(?:embed/)?(?P<shown>[^/]+)/v/(?P<version>\d+\.\d+\.\d+)/.*)"
)
OF_CARD = re.compile(r"/(?:(?:data|embed)/)?(?P<card>[^/]+)/(?P<page>.*)")


def of_address(known: Proofs, text: str) -> Verdict:
    """What that address is of, wherever the site is said to be."""
    say = known.say
    moved = redirected(known.register, tuple(known.folders.values()))
    asked = next((one for one in _within(text) if _is_known(known, one) or one in moved), "")
    if not asked:
        return Verdict((say("verify-script-no-address"),))
    address = moved.get(asked, asked)
    first = [say("verify-script-address-moved", old=asked, new=address)] if address != asked else []
    verdict = _of(known, address)
    return Verdict((*first, *verdict.sentences), verdict.is_known, verdict.wrong)


def _within(text: str) -> Iterator[str]:
    """The addresses from a site's root that the text may be, the longest first."""
    bare = re.sub(r"[?#].*$", "", AROUND.sub("", text), flags=re.DOTALL)
    bare = re.sub(r"index\.html?$", "", re.sub(r"^[A-Za-z][A-Za-z0-9+.-]*://", "", bare))
    parts = [one for one in bare.split("/") if one]
    is_file = bool(parts) and re.search(r"\.[a-z]+$", parts[-1]) is not None
    for at in range(len(parts)):
        yield f"/{'/'.join(parts[at:])}{'' if is_file else '/'}"


def _is_known(known: Proofs, address: str) -> bool:
    """Whether it was ever published, or is of a scorecard or a meeting here."""
    if address in known.register.urls or known.register.withdrawal(address):
        return True
    if MEETING.fullmatch(address):
        return True
    found = VERSION.fullmatch(address) or OF_CARD.fullmatch(address)
    name = (found.groupdict().get("card") or found.groupdict().get("shown")) if found else None
    return name in known.register.versions


def _of(known: Proofs, address: str) -> Verdict:
    """What an address of this site is of, where it leads now."""
    if found := MEETING.fullmatch(address):
        return _meeting(known, address, found["key"], found["file"])
    if found := VERSION.fullmatch(address):
        name, number = found["card"] or found["shown"], found["number"] or found["version"]
        return _version(known, address, (name, number), found["file"] or "")
    found = OF_CARD.fullmatch(address)
    newest = known.register.newest(found["card"]) if found else None
    if found is None or newest is None:
        return Verdict((known.say("verify-script-no-address"),))
    key = {"versions/": "address-versions", "next/": "address-working"}.get(found["page"], "address-moving")
    name, page = found["card"], found["page"] if not address.startswith("/data/") else ""
    said = known.say(f"verify-script-{key}", title=title_of(known, name), **row_of(known, name, newest.version))
    own = f"{addresses.version(name, newest.version)}{page if key == 'address-moving' else ''}"
    return Verdict((said, full(known, own)), is_known=True)


def _meeting(known: Proofs, address: str, key: str, file: str) -> Verdict:
    one, down = known.meeting(key), known.register.withdrawal(address)
    if not one and down:
        return Verdict((known.say("gone-taken-down-on", date=str(down.date), reason=down.reason),), is_known=True)
    if not one:
        return Verdict((known.say("verify-script-no-meeting"),))
    if file and not one["withdrawn"] and file != SEALED and file not in one["files"]:
        gaps = {"title": one["title"], "committee": one["committee"], "day": one["day"]}
        said = known.say("verify-script-no-paper", meeting=known.say("verify-script-meeting", **gaps))
        return Verdict((said,))
    return of_meeting(known, key, file, known.digest_of_paper(key, file) if file else "")


def _version(known: Proofs, address: str, of: tuple[str, str], file: str) -> Verdict:
    name, number = of
    say, title = known.say, title_of(known, name)
    if number not in known.card(name)["versions"]:
        down = known.register.withdrawal(address)
        if down:
            return Verdict((say("gone-taken-down-on", date=str(down.date), reason=down.reason),), is_known=True)
        return Verdict((say("verify-script-no-version", title=title, version=number),))
    row = row_of(known, name, number)
    if address not in known.register.urls and not address.startswith("/embed/"):
        return Verdict((say("verify-script-no-page", title=title, **row),))
    key = "address-file" if file else "address"
    first = say(f"verify-script-{key}", title=title, file=file, **row)
    own = known.folders[of].files.get(file)
    rest = of_version(known, name, number, file, own[0] if own else "")
    return Verdict((first, *rest.sentences), is_known=True, wrong=rest.wrong)
