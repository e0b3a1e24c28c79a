"""What was published of a meeting, as ``sealed.json`` has it: a chain of sealings, each with its files and its rows.

Each sealing holds the SHA-256 of the one before, so that none can be changed without changing all that follow; what
git has keeps the last. The rows stand there as they were, so that a changed cell is named.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import cast

from outturn.errors import Finding, Where, printable, shown
from outturn.findings import found
from outturn.meetings import FOLDER, PACK, SEALED, TOLD, Considered, Decision, Meeting, Paper, Sealing
from outturn.versions.meeting_rules import is_taken_down
from outturn.versions.register import Register

FORM = 1
"""The number of the form that ``sealed.json`` has."""
WHAT = ("papers", "supplement", "minutes", "decisions")
"""What a sealing may be about; the first of a meeting is about its papers, and no other is."""
AFTERWARDS = ("supplement", "minutes")
"""Kinds of papers that may come after the others were published."""
Rows = Mapping[str, Mapping[str, str]]
"""The cells that a meeting's rows fill: by "meetings", "papers/<paper>", "decisions/<kind>/<number>"."""


def rows_of(one: Considered) -> Rows:
    """The rows of a meeting as they stand."""
    decisions = {f"decisions/{each.kind}/{each.number}": _cells(each) for each in one.decisions}
    papers = {f"papers/{each.paper}": _cells(each) for each in one.papers}
    return {"meetings": _cells(one.meeting), **papers, **decisions}


def new_rows(one: Considered) -> Rows:
    """Those that no sealing has published."""
    known = {key for sealing in one.sealings for key in sealing.rows}
    return {key: cells for key, cells in rows_of(one).items() if key not in known}


def what_is_new(one: Considered) -> str:
    """What the next sealing of the meeting is about: the first of WHAT that it holds."""
    if not one.is_sealed:
        return WHAT[0]
    new = new_rows(one)
    kinds = {paper.kind for paper in one.papers if f"papers/{paper.paper}" in new}
    return next((what for what in WHAT[1:-1] if what in kinds), WHAT[-1])


def published(one: Considered) -> Considered:
    """The meeting with only those papers and decisions that a sealing has published: what its page may show."""
    known = {key for sealing in one.sealings for key in sealing.rows}
    papers = tuple(each for each in one.papers if f"papers/{each.paper}" in known)
    decisions = tuple(each for each in one.decisions if f"decisions/{each.kind}/{each.number}" in known)
    return replace(one, papers=papers, decisions=decisions)


def _cells(row: Meeting | Paper | Decision) -> dict[str, str]:
    values = {one.name: getattr(row, one.name) for one in fields_of(row) if one.name != "row"}
    return {name: "|".join(cell) if isinstance(cell, tuple) else str(cell) for name, cell in values.items() if cell}


def sealed_json(meeting: str, sealings: Sequence[Sealing]) -> bytes:
    """What stands in ``sealed.json``; the same sealings give the same bytes."""
    whole = {"format": FORM, "meeting": meeting, "sealings": [_entry(one) for one in sealings]}
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def hash_of(sealing: Sealing) -> str:
    """The SHA-256 by which the next sealing names this one: of its entry as JSON, keys in order, without spaces."""
    plain = json.dumps(_entry(sealing), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(plain.encode("utf-8")).hexdigest()


def chained(before: Sequence[Sealing], following: Sealing) -> tuple[Sealing, ...]:
    """The sealings with one more, which holds the hash of the last."""
    return (*before, replace(following, previous=hash_of(before[-1]) if before else ""))


def _entry(one: Sealing) -> dict[str, object]:
    files = {name: {"sha256": digest, "bytes": size} for name, (digest, size) in sorted(one.files.items())}
    late = {"late": one.late} if one.late else {}
    about = {"sealed": one.sealed.isoformat(), "what": one.what, "note": one.note, **late, "previous": one.previous}
    return {**about, "files": files, "rows": {key: dict(cells) for key, cells in one.rows.items()}}


def sealings_in(content: Mapping[str, object], meeting: str) -> tuple[Sealing, ...]:
    """The sealings of a meeting's ``sealed.json``; raises ValueError where it is not what sealing writes."""
    entries = content.get("sealings")
    if content.get("format") != FORM or content.get("meeting") != meeting or not isinstance(entries, list):
        message = "it is of another form, or of another meeting"
        raise ValueError(message)
    try:
        sealings = tuple(_sealing(one) for one in entries)
    except (AttributeError, KeyError, TypeError) as error:
        message = "a sealing lacks something, or has something else in its place"
        raise ValueError(message) from error
    if json.loads(sealed_json(meeting, sealings)) != content or not sealings:
        message = "it holds something else than sealings"
        raise ValueError(message)
    return sealings


def _sealing(entry: Mapping[str, object]) -> Sealing:
    files = cast("Mapping[str, Mapping[str, object]]", entry["files"])
    rows = cast("Mapping[str, Mapping[str, str]]", entry["rows"])
    return Sealing(
        date.fromisoformat(str(entry["sealed"])),
        str(entry["what"]),
        str(entry["note"]),
        {name: (str(one["sha256"]), int(str(one["bytes"]))) for name, one in files.items()},
        {key: {name: str(cell) for name, cell in cells.items()} for key, cells in rows.items()},
        str(entry["previous"]),
        str(entry.get("late", "")),
    )


def sealed_meeting_problems(register: Register) -> Iterator[Finding]:
    """Everything in which what was published of meetings is not as it was."""
    for one in register.meetings:
        if not is_taken_down(one, register):
            yield from _chain(one)
            yield from _files(one)
            yield from row_problems(one)


def _chain(one: Considered) -> Iterator[Finding]:
    """Each sealing follows the one before: by its hash, its day, and what it is about."""
    for at, sealing in enumerate(one.sealings):
        before = one.sealings[at - 1] if at else None
        expected = hash_of(before) if before else ""
        is_in_order = before is None or before.sealed <= sealing.sealed
        is_about = sealing.what in WHAT and (sealing.what == WHAT[0]) == (before is None)
        if sealing.previous != expected or not is_in_order or not is_about:
            where = Where(f"{FOLDER}/{one.own(SEALED)}", column=f"sealings[{at}]")
            yield found("meeting-chain", where, found=shown(f"{sealing.sealed}: {sealing.note}"))


def _files(one: Considered) -> Iterator[Finding]:
    """Every file that was published is there as it was; and nothing that only sealing makes lies there without it."""
    listed = {name: digest for sealing in one.sealings for name, (digest, _) in sealing.files.items()}
    for name, digest in sorted(listed.items()):
        where = Where(f"{FOLDER}/{printable(name)}")
        if name not in one.files:
            yield found("sealed-missing", where)
        elif one.files[name][0] != digest:
            kind = "sealed-line-ends" if one.unix.get(name) == digest else "sealed-changed"
            yield found(kind, where, found=one.files[name][0], expected=digest)
    made = [name for name in one.files if name == one.own(PACK) or TOLD.fullmatch(name.removeprefix(one.own("")))]
    for name in sorted(set(made) - set(listed)):
        yield found("sealed-added", Where(f"{FOLDER}/{printable(name)}"), found=shown(name))


def row_problems(one: Considered) -> Iterator[Finding]:
    """Every row that was published says what it said; and only what may come later came later."""
    if not one.is_sealed:
        return
    now, places = rows_of(one), _places(one)
    for key, cells in ((key, cells) for sealing in one.sealings for key, cells in sealing.rows.items()):
        if key not in now:
            table = f"{FOLDER}/{key.partition('/')[0]}.csv"
            yield found("meeting-row-gone", Where(table), found=shown(f"{one.meeting.meeting}, {key}"))
            continue
        for column in dict.fromkeys([*cells, *now[key]]):
            if now[key].get(column) != cells.get(column):
                was, stands = shown(cells.get(column, "")), shown(now[key].get(column, ""))
                yield found("meeting-row-changed", replace(places[key], column=column), found=stands, expected=was)
    late = {f"papers/{paper.paper}" for paper in one.papers if paper.kind not in AFTERWARDS}
    late |= {f"decisions/{each.kind}/{each.number}" for each in one.decisions if each.kind == "recommendation"}
    for key in late.intersection(new_rows(one)):
        yield found("meeting-row-late", places[key], found=shown(key.partition("/")[2]))


def _places(one: Considered) -> dict[str, Where]:
    papers, decisions = f"{FOLDER}/papers.csv", f"{FOLDER}/decisions.csv"
    return {
        "meetings": Where(f"{FOLDER}/meetings.csv", one.meeting.row),
        **{f"papers/{each.paper}": Where(papers, each.row) for each in one.papers},
        **{f"decisions/{each.kind}/{each.number}": Where(decisions, each.row) for each in one.decisions},
    }


def newest_told(one: Considered) -> str:
    """The file that holds what the page said when papers of the meeting were sealed last; empty where none were."""
    for sealing in reversed(one.sealings):
        for name in sealing.files:
            if name.startswith(one.own("")) and TOLD.fullmatch(name.removeprefix(one.own(""))):
                return name
    return ""
