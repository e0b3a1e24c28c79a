"""What any Frictionless tool says of a package; the only module that knows frictionless, and only sealing asks.

The check reads tables by the same schemas, more strictly and with more to say. That a sealed package opens and
validates elsewhere is what Frictionless itself answers for, of the very bytes that are to be sealed.
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from outturn.errors import PlainError


class NotStandardError(PlainError):
    """A package that passed the check is none for Frictionless; the message says why."""


def guard_standard(files: Mapping[str, bytes], descriptor: str) -> None:
    """Raise NotStandardError unless the files, by their names in the package, are a valid Data Package."""
    from frictionless import FrictionlessException, Package, system  # noqa: PLC0415 - its import takes half a second

    with TemporaryDirectory() as folder, system.use_context(trusted=False):
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            report = Package.from_descriptor(str(Path(folder, descriptor))).validate()
        except FrictionlessException as error:
            raise NotStandardError(_said(error.error.message)) from error
    if not report.valid:
        raise NotStandardError(_said(str(report.flatten(["message"])[0][0])))


def _said(why: str) -> str:
    return f"The version would be no Data Package that other programs can open: {why}"
