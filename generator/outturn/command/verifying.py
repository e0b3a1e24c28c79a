"""What ``verify`` does: says of each file, hash or address which version or meeting it is of, and what became of it."""

from collections.abc import Sequence
from pathlib import Path

import typer

from outturn.command.choices import Format
from outturn.command.print_findings import report
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import PROBLEMS, out
from outturn.errors import printable
from outturn.findings.grouped import grouped
from outturn.pipeline.proving import Proofs, proofs_of
from outturn.pipeline.verdicts import Verdict
from outturn.pipeline.verifying import HASH, of_file, of_hash
from outturn.pipeline.verifying_addresses import of_address


def verify(asked: Sequence[str], ground: Ground) -> None:
    """Print what is known of each; ends with 1 where one of them is not known, or something here is not as it was."""
    manner = manner_at(ground)
    with said_plainly(manner):
        known = proofs_of(ground.packages, ground.settings, manner.say)
        verdicts = [_verdict(known, one) for one in asked]
    for one, verdict in zip(asked, verdicts, strict=True):
        out.print(printable(one), style="bold")
        for sentence in verdict.sentences:
            out.print(f"  {printable(sentence)}", soft_wrap=True)
        if verdict.wrong:
            report(grouped(verdict.wrong), Format.text, manner, out)
    if any(not one.is_known or one.wrong for one in verdicts):
        raise typer.Exit(PROBLEMS)


def _verdict(known: Proofs, asked: str) -> Verdict:
    """What is known of a file that is here, else of a hash, else of an address."""
    path = Path(asked)
    if path.is_file():
        return of_file(known, path)
    whole = "".join(asked.split())
    if found := HASH.fullmatch(whole):
        return of_hash(known, found[1].lower())
    return of_address(known, asked)
