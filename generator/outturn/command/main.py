"""The program as it is typed: its commands in the order of use. Exit 0 fine, 1 problems in the data, 2 wrong use.

The commands are in groups, ``of_figures``, ``of_versions`` and ``of_sites``. What each does stands in the modules
beside them, which are imported when it is given: help, the version and what was typed wrongly are said at once.
"""

import gc
import sys
from typing import Annotated

import typer

from outturn import __version__
from outturn.command import new, of_figures, of_sites, of_versions, workflow
from outturn.command.outlets import open_outlets, say_failed, stop_outlets
from outturn.command.streams import write_plainly
from outturn.command.terminal import WRONG_USE, err, out

ORDER = (
    *("new", "check", "import", "export", "serve", "diff", "judge", "seal", "pack", "verify", "build", "overdue"),
    *("pages", "upgrade", "fetch-python", "workflow"),
)
"""In which they are used, so that help lists them so; what workflows run comes last."""

COMPLETION = ("install_completion", "show_completion")
"""What Typer calls its own options for completion."""


class _InOrder(typer.core.TyperGroup):
    """The commands in the order of use."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Their names."""
        return sorted(super().list_commands(ctx), key=ORDER.index)

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """What is left for the command.

        Where its name comes first, none of the program's own options was typed; those for help and completion are let
        be then, because looking at them takes Typer longer than saying what was typed wrongly.
        """
        own, has_help = self.params, self.add_help_option
        if args and not args[0].startswith("-"):
            self.params, self.add_help_option = [one for one in own if one.name not in COMPLETION], False
        try:
            return super().parse_args(ctx, args)
        finally:
            self.params, self.add_help_option = own, has_help


app = typer.Typer(cls=_InOrder, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
DEBUG = "--debug"
OBJECTS = 500_000
"""So many new objects are made before those are looked for that nobody needs: nearly all are needed to the end."""


def main() -> None:
    """Run the command line and end with its exit code.

    What nobody foresaw ends in a sentence, with the traceback behind --debug.
    """
    open_outlets()
    write_plainly(sys.stdout, sys.stderr)
    gc.set_threshold(OBJECTS)
    code: int | str | None = 0
    try:
        code = _code_of([one for one in sys.argv[1:] if one != DEBUG])
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough
        stop_outlets()
    except OSError as error:
        if DEBUG in sys.argv:
            raise
        if code != WRONG_USE:
            say_failed(error)
        stop_outlets()
        code = WRONG_USE
    sys.exit(code)


def _code_of(arguments: list[str]) -> int | str | None:
    """The exit code of the command; raises the OSError of what it could not read or write."""
    try:
        app(arguments)
    except SystemExit as ended:
        return ended.code
    except OSError:
        raise
    except Exception as error:
        if DEBUG in sys.argv:
            raise
        err.print(f"Something went wrong that the program did not foresee: {type(error).__name__}: {error}")
        err.print(
            f"Please report it{_where_to_report()}, with what the same command says when {DEBUG} stands behind it."
        )
        return WRONG_USE
    return 0


def _where_to_report() -> str:
    """Where problems with the program are reported, as the installed package says."""
    from importlib.metadata import metadata

    known = dict(one.split(", ", 1) for one in metadata("outturn").get_all("Project-URL") or ())
    return f" at {known['Issues']}" if "Issues" in known else ""


def _version(value: bool) -> None:  # noqa: FBT001 - typer calls it so
    if value:
        out.print(f"outturn {__version__}")
        raise typer.Exit


@app.callback()
def _outturn(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Which version.")
    ] = False,
    debug: Annotated[bool, typer.Option(DEBUG, help="Show where the program failed, if it does.")] = False,
) -> None:
    """Turn data packages of council performance figures into a website of scorecards."""
    del version, debug


for _group in (of_figures, of_versions, of_sites):
    app.add_typer(_group.app)
app.add_typer(new.app, name="new", help="Make a site, a scorecard, an indicator, the rows for a period, or a meeting.")
app.add_typer(workflow.app, name="workflow", help="What the workflows of a repository run, on GitHub or GitLab.")
