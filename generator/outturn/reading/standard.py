"""What any Frictionless tool says of a package; the only module that knows frictionless.

The check reads tables by the same schemas, more strictly and with more to say. That a package opens and validates
elsewhere is what Frictionless itself answers for: of the very bytes that are to be sealed, and of every package where
somebody asks (``outturn check --frictionless``).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from outturn.errors import PlainError


class NotStandardError(PlainError):
    """A package that passed the check is none for Frictionless; the message says why."""


class Fault(NamedTuple):
    """What Frictionless has against a package: its name for it and why; where it says so, in which row and column."""

    kind: str
    why: str
    file: str
    row: int | None = None
    column: str = ""


def guard_standard(files: Mapping[str, bytes], descriptor: str) -> None:
    """Raise NotStandardError unless the files, by their names in the package, are a valid Data Package."""
    for fault in standard_faults(files, descriptor):
        message = f"The version would be no Data Package that other programs can open: {fault.why}"
        raise NotStandardError(message)


def standard_faults(files: Mapping[str, bytes], descriptor: str) -> Iterator[Fault]:
    """Everything that Frictionless has against the files, by their names in the package, as a Data Package."""
    from frictionless import FrictionlessException, Package, system  # noqa: PLC0415 - its import takes half a second

    with TemporaryDirectory() as folder, system.use_context(trusted=False):
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            report = Package.from_descriptor(str(Path(folder, descriptor))).validate()
        except FrictionlessException as error:
            yield from (_fault(one, descriptor) for one in error.reasons or [error.error])
            return
    yield from (_fault(error, descriptor) for error in report.errors)
    for task in report.tasks:
        yield from (_fault(error, task.place) for error in task.errors)


def _fault(error: Any, file: str) -> Fault:  # noqa: ANN401 - every kind of error has other attributes
    row, column = getattr(error, "row_number", None), getattr(error, "field_name", "")
    return Fault(str(error.type), str(error.message), file, row, str(column or ""))
