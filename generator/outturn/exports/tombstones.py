"""What stands in place of a download that had to be taken down: the day and the reason, in the file's own format."""

import csv
import io
import json

from outturn.exports.bundle import bundle
from outturn.exports.feed import Entry, feed
from outturn.exports.page_pdf import page_pdf
from outturn.pages import Site
from outturn.versions.register import Withdrawal
from outturn.words.catalogue import Catalogue


def tombstone(say: Catalogue, address: str, withdrawal: Withdrawal, site: Site) -> bytes:
    """A file that can stand at that address, of the kind that its name's ending promises; plain text otherwise."""
    match address.rpartition(".")[2]:
        case "json" | "jsonld":
            return _json(withdrawal)
        case "csv":
            return _csv(withdrawal)
        case "zip":
            return bundle({"WITHDRAWN.txt": _text(say, withdrawal)}, withdrawal.date)
        case "xml":
            return _feed(say, address, withdrawal, site)
        case "pdf":
            return page_pdf(say("withdrawn-title"), _text(say, withdrawal).decode(), say.language)
        case _:
            return _text(say, withdrawal)


def _text(say: Catalogue, withdrawal: Withdrawal) -> bytes:
    day = withdrawal.date.isoformat()
    return say("withdrawn-text", address=withdrawal.address, date=day, reason=withdrawal.reason).encode()


def _json(withdrawal: Withdrawal) -> bytes:
    said = {"address": withdrawal.address, "date": withdrawal.date.isoformat(), "reason": withdrawal.reason}
    return (json.dumps({"withdrawn": said}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _csv(withdrawal: Withdrawal) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("withdrawn", "reason"))
    rows.writerow((withdrawal.date.isoformat(), withdrawal.reason))
    return text.getvalue().encode("utf-8")


def _feed(say: Catalogue, address: str, withdrawal: Withdrawal, site: Site) -> bytes:
    """A feed whose one entry says it, so that those who follow it are told."""
    own = address.lstrip("/")
    entry = Entry(say("withdrawn-feed"), "", f"{own}#withdrawn", withdrawal.date, withdrawal.reason)
    return feed(say, say("withdrawn-title"), own, "", (entry,), site)
