"""Programs that die at any step, as by ``kill -9``: each in a child of this process, which then looks what is there.

A step is whatever changes the disk: Python tells of each before it is done. Run as a program, since what forks should
have no threads: ``python dying.py FOLDER exchange`` prints what there was after the death at each step of putting a
small folder in place of another, and of none; with ``renames``, the same of another where folders cannot be exchanged;
with ``grown``, of one that grows out of the one before the other; with ``program``, what there was after some deaths
of ``outturn build``.
"""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from itertools import count, takewhile
from pathlib import Path

from outturn import publish
from outturn.publish import swap

STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
DEAD = -signal.SIGKILL
OLD = {"index.html": b"old", "assets/outturn.css": b"old", "assets/a/only.txt": b"old"}
NEW = {"index.html": b"new", "assets/outturn.css": b"new", "b/index.html": b"new"}


def ended(
    work: Callable[[], object],
    at: int = 0,
    kinds: Collection[str] = (*STEPS, "open"),
    begun: Callable[[], bool] = lambda: True,
) -> int:
    """The exit code of a child that does the work, and dies before its step of that number of these kinds."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = count(at, -1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        is_step = event in STEPS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING)
        if is_step and event in kinds and begun() and next(left) == 1:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    code = 70
    try:
        work()
        code = 0
    except SystemExit as error:
        code = int(error.code or 0)
    except BaseException:  # noqa: BLE001 - the child must not go on as its parent
        traceback.print_exc()
    finally:
        os._exit(code)


def said(site: Path) -> str:
    """The site, and a plus for each thing beside it: old, new, none, half, or how many pages of a real one.

    What was kept for later builds is no leftover.
    """
    found = {one.relative_to(site).as_posix(): one.read_bytes() for one in site.rglob("*") if one.is_file()}
    known = {"old": OLD, "new": NEW, "none": {}}
    pages = sum(name.endswith("index.html") for name in found)
    which = next((name for name, one in known.items() if one == found), f"{pages} pages" if pages > 3 else "half")
    return which + "+" * sum(path.name.startswith(".") and path.name != publish.STORE for path in site.parent.iterdir())


def build(site: Path) -> None:
    """What every command does that makes a folder."""
    publish.recover(site)
    with publish.built_beside(site) as fresh:
        publish.write_files(NEW.items(), fresh)


def grow(site: Path, files: Mapping[str, bytes] = NEW) -> None:
    """What ``outturn build`` does: the site before is made the next one."""
    publish.recover(site)
    with publish.grown_beside(site, publish.Generations(site.parent, publish.Store(site.parent / publish.STORE))) as it:
        it.write(files.items())
        time.sleep(0.05)  # so that it is known when the next is built what was written


def deaths(
    root: Path, *befores: str, build: Callable[[Path], None] = build
) -> Iterator[tuple[str, str, list[str], str, str]]:
    """Each step's death in turn, until one build comes to its end.

    Gives what there was before, after the death, after each of the next starts, which died as well, after a start that
    did not, and after a whole run.
    """
    for before in befores:
        for at in count(1):
            site = root / before / str(at) / "site"
            site.parent.mkdir(parents=True)
            if before == "grown":
                for files in (OLD | {"a.txt": b"a"}, OLD):
                    grow(site, files)
            elif before == "old":
                publish.write_files(OLD.items(), site)
            if ended(lambda: build(site), at) != DEAD:  # noqa: B023 - it is called now
                break
            now = said(site)
            starts = takewhile(lambda step: ended(lambda: publish.recover(site), step) == DEAD, count(1))  # noqa: B023
            dead = [said(site) for _ in starts]
            publish.recover(site)
            start = said(site)
            build(site)
            yield before, now, dead, start, said(site)


def deaths_of_the_program(root: Path) -> Iterator[tuple[str, int, str]]:
    """What there is after ``outturn build`` died: keeping what it made, writing, between two renames, and clearing up.

    With each, the exit code of the next start, which finds wrong data and so builds nothing, and what there is then.
    """
    from outturn.builders import mkdocs_site  # noqa: F401, PLC0415 - imported once, for all that die
    from outturn.command.main import app  # noqa: PLC0415
    from sealed import small  # noqa: PLC0415

    site, data = root / "site", small(root) / "next" / "outturns.csv"
    right = data.read_bytes()
    publish.write_files(OLD.items(), site)
    os.chdir(root)
    os.umask(0o077)
    exchange, exchanges = swap.exchanged, list[object]()

    def counted(one: Path, other: Path) -> bool:
        exchanges.append(one)
        return exchange(one, other)

    def refused(one: Path, other: Path) -> bool:
        del other
        exchanges.append(one)
        return False

    for at, kind, is_exchange, options in (
        (1, "os.rename", True, []),
        (100, "open", True, ["--fresh"]),
        (2, "os.rename", False, ["--fresh"]),
        (2, "os.rmdir", True, ["--fresh"]),
    ):
        swap.exchanged = counted if is_exchange else refused
        exchanges.clear()
        data.write_bytes(right)
        begun = partial(bool, exchanges) if kind == "os.rmdir" or not is_exchange else partial(bool, True)
        assert ended(partial(app, ["build", *options]), at, [kind], begun) == DEAD
        now = said(site)
        data.write_bytes(right + b"wrong\n")
        yield now, ended(lambda: app(["build"])), said(site)


if __name__ == "__main__":
    folder, what = Path(sys.argv[1]), sys.argv[2]
    if what == "program":
        print(json.dumps([*deaths_of_the_program(folder)]))
    elif what == "grown":
        print(json.dumps([*deaths(folder, "grown", build=grow)]))
    elif what == "exchange":
        print(json.dumps([*deaths(folder, "old", "none")]))
    else:
        swap.exchanged = lambda *_: False
        print(json.dumps([*deaths(folder, "old")]))
