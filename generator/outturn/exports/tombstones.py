"""What stands in place of a download that had to be taken down: the day and the reason, in the file's own format."""

import csv
import io
import json

from outturn.exports.bundle import bundle
from outturn.exports.feed import Entry, feed
from outturn.pages import Site
from outturn.versions.history import Withdrawal

NOWHERE = Site("Withdrawn")


def tombstone(address: str, withdrawal: Withdrawal, site: Site = NOWHERE) -> bytes:
    """A file that can stand at that address, of the kind that its name's ending promises; plain text otherwise."""
    match address.rpartition(".")[2]:
        case "json" | "jsonld":
            return _json(withdrawal)
        case "csv":
            return _csv(withdrawal)
        case "zip":
            return bundle({"WITHDRAWN.txt": _text(withdrawal)}, withdrawal.date)
        case "xml":
            return _feed(address, withdrawal, site)
        case _:
            return _text(withdrawal)


def _text(withdrawal: Withdrawal) -> bytes:
    day = withdrawal.date.isoformat()
    return f"Withdrawn: {withdrawal.address}\nDate: {day}\nReason: {withdrawal.reason}\n".encode()


def _json(withdrawal: Withdrawal) -> bytes:
    said = {"address": withdrawal.address, "date": withdrawal.date.isoformat(), "reason": withdrawal.reason}
    return (json.dumps({"withdrawn": said}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _csv(withdrawal: Withdrawal) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("withdrawn", "reason"))
    rows.writerow((withdrawal.date.isoformat(), withdrawal.reason))
    return text.getvalue().encode("utf-8")


def _feed(address: str, withdrawal: Withdrawal, site: Site) -> bytes:
    """A feed whose one entry says it, so that those who follow it are told."""
    own = address.lstrip("/")
    entry = Entry("This feed was withdrawn", "", f"{own}#withdrawn", withdrawal.date, withdrawal.reason)
    return feed("Withdrawn", own, "", (entry,), site)
