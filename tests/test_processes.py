"""Workers on this machine end with the process that wants their work, however it died."""

import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from outturn.errors import Finding, OutturnError, Where

GENERATOR = Path(__file__).parents[1] / "generator"
PATIENCE = 120
"""Seconds after which they count as left behind."""
PROGRAM = """
import os, sys, threading, time
sys.path.insert(0, sys.argv[1])
from outturn.pipeline.processes import processes

if __name__ == "__main__":
    if sys.argv[2] == "beside a thread":
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    with processes(2) as workers:
        print(*{promise.result() for promise in [workers.ask(os.getpid) for _ in range(8)]}, flush=True)
        workers.ask(time.sleep, 600).result()
"""


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that end a process")
@pytest.mark.parametrize("way", ["alone", "beside a thread"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_no_worker_outlives_the_program(tmp_path: Path, name: str, way: str) -> None:
    """Each of them holds the end of the pipe into which the program writes: it is at its end when all have ended."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, str(program), str(GENERATOR), way]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as started:
        assert started.stdout
        assert started.stdout.readline().strip()
        started.send_signal(getattr(signal, name))
        try:
            rest, _ = started.communicate(timeout=PATIENCE)
            assert rest == ""
        finally:
            started.kill()


def test_findings_come_whole_out_of_another_process() -> None:
    wrong = OutturnError((Finding("damaged", "problem", Where("a/1.0.0/outturns.csv", row=3), (("found", "“5”"),)),))
    told = pickle.loads(pickle.dumps(wrong))  # noqa: S301 - as an executor sends it
    assert (told.findings, str(told)) == (wrong.findings, str(wrong))
