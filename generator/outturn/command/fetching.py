"""The command that brings the Python that a reader's browser runs."""

from pathlib import Path

from outturn import publish
from outturn.command.terminal import counted, out
from outturn.in_browser import FOLDER, NEEDED, SIZE
from outturn.in_browser.bringing import brought
from outturn.settings import Settings

MEGABYTE = 1_000_000


def fetch_python(settings: Settings, had: Path | None) -> None:
    """Bring what is missing, from where it is published or from a folder, each file whole and with its hash or not."""
    folder = settings.root / FOLDER
    files = brought(folder, had)
    folder.mkdir(exist_ok=True)
    publish.write_files([(one.name, content) for one, content in files], folder)
    told = counted(len(files), "file was brought", "files were brought") if files else "Nothing was missing"
    whole = f"{counted(len(NEEDED), 'file', 'files')}, {round(SIZE / MEGABYTE)} MB"
    out.print(f"{told}. {whole}, are in {FOLDER}/, and the next build uses them.")
