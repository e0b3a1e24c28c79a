"""The past that shows all of format 1, sealed by today's program, and the lists that say what never changes.

``make freeze`` makes ``cases/sealed-format-1/`` anew from the working copies in ``cases/format-1/``. It is for the days
before format 1 is published: from then on what lies there is what old sites have, and stays (decision 0047).
"""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from built import DATA, ROOT, change
from golden import CASES
from outturn.model import WORKING_COPY
from outturn.pipeline.meeting_sealing import Notice, seal_meeting
from outturn.pipeline.packing import maker
from outturn.pipeline.printable import press_of
from outturn.pipeline.sealing import seal
from outturn.reading.site_settings import settings_of
from outturn.versions.history import Level
from outturn.words.catalogue import catalogue

SOURCE, FROZEN = CASES / "format-1", CASES / "sealed-format-1"
FILES, SCHEMAS, EXAMPLE = (FROZEN / "expected" / f"{name}.sha256" for name in ("files", "schemas", "example"))
CARD, OLD, MEETING = "northshire-children", "westshire-children", "panel-2024-07-11"
SEALED_NAMES = ("datapackage.json", "sealed.json")
"""What holds the hash of everything else that was sealed with it."""
NEXT = f"{CARD}/{WORKING_COPY}"
Step = Callable[[Path], None]


def main() -> None:
    """Make the frozen case and its lists anew; with ``--example``, only list what the example has sealed since."""
    if sys.argv[1:] != ["--example"]:
        shutil.rmtree(FROZEN, ignore_errors=True)
        sealed_anew(FROZEN)
        FILES.parent.mkdir()
        _write(FILES, files())
        _write(SCHEMAS, schemas())
        print(f"{len(files())} files are frozen. tests/test_frozen.py holds them to this line, which goes into it:")
        print(f'SEAL = "{seal_of_lists()}"')
    known = listed(EXAMPLE) if EXAMPLE.exists() else {}
    _write(EXAMPLE, {**example(), **known})
    print(f"{len(listed(EXAMPLE))} sealings of the example are listed, {len(known)} of them before.")


def seal_of_lists() -> str:
    """The SHA-256 of the lists of frozen files and schemas."""
    return sha256(FILES.read_bytes() + SCHEMAS.read_bytes()).hexdigest()


def sealed_anew(folder: Path) -> None:
    """The site in a new folder, with its past as if it had been sealed day by day."""
    shutil.copytree(SOURCE, folder)
    for step in STEPS:
        step(folder)


def files() -> dict[str, str]:
    """The SHA-256 of each frozen file."""
    return _hashes(FROZEN, (path for path in FROZEN.rglob("*") if FILES.parent not in path.parents))


def schemas() -> dict[str, str]:
    """The SHA-256 of each schema of format 1."""
    folder = ROOT / "generator/outturn/schemas/1"
    return _hashes(folder, folder.iterdir())


def example() -> dict[str, str]:
    """The SHA-256 of what seals each version and meeting of the example."""
    found = (path for name in SEALED_NAMES for path in (ROOT / DATA).glob(f"*/*/{name}"))
    return _hashes(ROOT / DATA, (path for path in found if path.parent.name != WORKING_COPY))


def listed(file: Path) -> dict[str, str]:
    """What a list says: the SHA-256 of each file by its name."""
    return {line[66:]: line[:64] for line in file.read_text(encoding="utf-8").splitlines()}


def _write(file: Path, hashes: Mapping[str, str]) -> None:
    lines = (f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))
    file.write_text("".join(lines), encoding="utf-8", newline="\n")


def _hashes(folder: Path, paths: Iterator[Path]) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths if path.is_file()
    }


def _sealing(level: Level, day: str, note: str, card: str = CARD) -> Step:
    """A version of that day."""

    def sealed(site: Path) -> None:
        change(site / DATA / card / WORKING_COPY / "datapackage.json", *_created(site, card, day))
        seal(site / DATA, card, level, note, date.fromisoformat(day), catalogue())

    return sealed


def _created(site: Path, card: str, day: str) -> tuple[str, str]:
    """What the descriptor says of its day, and what it says from now on."""
    text = (site / DATA / card / WORKING_COPY / "datapackage.json").read_text(encoding="utf-8")
    before = text.partition('"created": "')[2][:10]
    return f'"created": "{before}"', f'"created": "{day}"'


def _publishing(day: str, note: str) -> Step:
    """The meeting's papers, with the pack where it has none yet."""

    def publish(site: Path) -> None:
        press = press_of(settings_of(site / "mkdocs.yml"), catalogue())
        notice = Notice(note, date.fromisoformat(day))
        seal_meeting(site / DATA, MEETING, notice, catalogue(), maker(press, notice.day))

    return publish


def _edits(*edits: tuple[str, str, str]) -> Step:
    """Texts that are others from now on, in files of the folder of packages."""

    def edit(site: Path) -> None:
        for name, old, new in edits:
            change(site / DATA / name, old, new)

    return edit


def _added(lines: Mapping[str, str]) -> Step:
    """Lines at the end of files, which may be new."""

    def add(site: Path) -> None:
        for name, text in lines.items():
            with (site / DATA / name).open("a", encoding="utf-8", newline="") as file:
                file.write(text)

    return add


def _renamed(site: Path) -> None:
    """Visits become home visits, in every table and in the name of their commentary; clubs are gone."""
    folder = site / DATA / NEXT
    for path in sorted(folder.rglob("*.csv")):
        rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [row.replace("visits,", "home-visits,") if row.startswith("visits,") else row for row in rows]
        kept = [row for row in kept if not row.startswith("clubs,")]
        path.write_text("".join(kept).replace("moves visits", "moves home-visits"), encoding="utf-8", newline="\n")
    change(folder / "concerns.csv", "twice,visits,", "twice,home-visits,")
    (folder / "commentary/visits.md").rename(folder / "commentary/home-visits.md")


def _taken_down(site: Path) -> None:
    """The folder of a version that was withdrawn as a whole."""
    shutil.rmtree(site / DATA / OLD / "1.0.1")


FIRST_CORRECTION = _edits(
    (f"{NEXT}/outturns.csv", "looked-after,2022-03-31,61,", "looked-after,2022-03-31,62,"),
    (f"{NEXT}/outturns.csv", "teeth,AY2020-21,75,,150", "teeth,AY2020-21,72.5,,145"),
)
REVISION = _edits(
    (f"{NEXT}/outturns.csv", "moves,FY2023-24,14,,56,400,,,p,Not yet audited", "moves,FY2023-24,13.5,,54,400,,,,"),
    (f"{NEXT}/breakdowns.csv", "moves,FY2023-24,sex,boys,18.0,,36,", "moves,FY2023-24,sex,boys,17.0,,34,"),
    (f"{NEXT}/breakdowns.csv", "quay,18.3333,,22,", "quay,16.6667,,20,"),
    (f"{NEXT}/breakdowns.csv", "over-9,16.3636,,36,", "over-9,15.4545,,34,"),
)
ANSWER = (
    "period-not-ended,outturns.csv,mentors FY2024-25,period,FY2024-25,All mentors of the year are found.,Head of Care\n"
)
NEW_PERIODS = _added(
    {
        f"{NEXT}/outturns.csv": "visits,FY2024-25-Q1,79,,,,,,,\nspend,FY2024-25-Q1,300,,,,,,,\n"
        "spend-so-far,FY2024-25-Q1,300,,,,,,,\nadoptions,FY2023-24-Q4,25,,,,,,,\nadoptions,FY2024-25-Q1,20,,,,,,,\n"
        "wait,2024-05,30,,,,,,,\ninspection,2024-11-15,,Requires improvement,,,,,,\n"
        "mentors,FY2024-25,41,,,,,,,\n",
        f"{NEXT}/answers.csv": ANSWER,
        f"{NEXT}/targets.csv": "inspection,2024-11-15,target,,,Good,Improvement plan,a partner,\n",
        "releases.csv": 'northshire-spring,2024-11-21,"Northshire: children, next version",northshire-children,'
        "2025-06-19,,confirmed,,the figures of the year\n",
    }
)
NEW_STATES = _edits(
    (f"{NEXT}/issues.csv", "Find twelve more homes,2024-09-30,open", "Find twenty more homes,2025-03-31,open"),
    (f"{NEXT}/issues.csv", "Old buildings,Head of Property,,,,watching", "Old buildings,Head of Property,,,,closed"),
    (f"{NEXT}/concerns.csv", "Head of Performance,2024-05-31,open", "Head of Performance,2024-05-31,closed"),
    (f"{NEXT}/assessments.csv", "2023,3 (good),provisional,Not yet published", "2023,2 (adequate),confirmed,"),
    (f"{NEXT}/datapackage.json", "2024-11-21", "2025-06-19"),
)
SUPPLEMENT = (
    f"{MEETING},late,supplement,Late figures,2024-07-05,,,https://www.example.org/late,{'0' * 64},report,"
    "A table was missing.\n"
    f"{MEETING},costs,supplement,The plan with its costs,2024-07-05,,,https://www.example.org/plan,{'3' * 64},plan,"
    "Costs were missing.\n"
)
MINUTES = "minutes,Minutes of item 7,2024-07-{},{},,https://www.example.org/minutes,{},,\n"
STEPS: tuple[Step, ...] = (
    _sealing("major", "2024-03-21", "First version.", OLD),
    _sealing("major", "2024-06-20", "First version."),
    _publishing("2024-07-03", "The papers."),
    _added({"meetings/papers.csv": SUPPLEMENT}),
    _publishing("2024-07-05", "Late figures."),
    FIRST_CORRECTION,
    _sealing("patch", "2024-07-18", "Corrects looked-after for March 2022 and healthy teeth for 2020/21."),
    _added(
        {
            "meetings/papers.csv": f"{MEETING},draft," + MINUTES.format(19, "draft", "1" * 64),
            "meetings/decisions.csv": f"{MEETING},decision,1,Noted.,1,2024-07-11\n",
        }
    ),
    _publishing("2024-07-19", "What was decided, and draft minutes."),
    _added({"meetings/papers.csv": f"{MEETING},minutes," + MINUTES.format(30, "approved", "2" * 64)}),
    _publishing("2024-07-30", "Approved minutes."),
    _edits((f"{OLD}/{WORKING_COPY}/outturns.csv", "FY2022-23,12,24,200", "FY2022-23,12.5,25,200")),
    _sealing("patch", "2024-08-01", "Corrects moves for 2022/23.", OLD),
    REVISION,
    NEW_PERIODS,
    NEW_STATES,
    _sealing("minor", "2024-11-21", "Adds the figures of summer."),
    _added(
        {
            "withdrawn.csv": f"address,date,reason\n/{OLD}/v/1.0.1/,2024-12-02,A name stood in it.\n"
            f"/{CARD}/v/1.0.1/survival/,2024-12-02,A small number made a child recognisable.\n"
        }
    ),
    _taken_down,
    _renamed,
    _edits((f"{NEXT}/answers.csv", ANSWER, "")),
    _added({"redirects.csv": f"old,new\n/{CARD}/visits/,/{CARD}/home-visits/\n"}),
    _sealing("major", "2025-06-19", "Visits are called home visits (home-visits, before visits), and clubs are gone."),
)
"""What happened, in order."""


if __name__ == "__main__":
    main()
