"""The first step of a pull request's workflow: check, comment and site, made without rights of what is proposed."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typer

from outturn.command import building, checking, versions
from outturn.command.choices import DiffFormat, Format
from outturn.command.site import Ground, settings_of
from outturn.command.terminal import PROBLEMS, near, out
from outturn.forge.brought import COMMENT, NUMBER
from outturn.pipeline.processes import processes


@dataclass(frozen=True, slots=True)
class Proposing:
    """A pull request by its number, the branch that it is for, where its comment goes, where previews stand."""

    against: str
    number: int
    into: Path
    previews: str = ""


def propose(asked: Proposing, ground: Ground, config: Path) -> None:
    """Do all three, each whatever became of the one before; end with the worst of their exit codes."""
    checks = checking.Asked("", asked.against, is_standard=False)
    form = Format.github if os.environ.get("GITHUB_ACTIONS") else Format.text
    codes = [_code(lambda: checking.check(checks, form, ground, config, None))]
    codes.append(_code(lambda: _write_comment(asked, ground, config)))
    settings = settings_of(config)
    codes.append(_code(lambda: building.build(settings, config, processes(0), preview=True)))
    if worst := max(codes):
        raise typer.Exit(worst)


def _code(step: Callable[[], object]) -> int:
    """The exit code with which the step ends."""
    try:
        step()
    except typer.Exit as ended:
        return ended.exit_code
    return 0


def _write_comment(asked: Proposing, ground: Ground, config: Path) -> None:
    preview = below(asked.previews, asked.number)
    states = versions.Asked(asked.against, "HEAD", DiffFormat.markdown, preview)
    comment, is_wrong = versions.comment_on(states, ground, config)
    asked.into.mkdir(parents=True, exist_ok=True)
    (asked.into / COMMENT).write_text(comment, encoding="utf-8", newline="")
    (asked.into / NUMBER).write_text(f"{asked.number}\n", encoding="utf-8", newline="")
    out.print(f"The comment is in {near((asked.into / COMMENT).resolve())}.")
    if is_wrong:
        raise typer.Exit(PROBLEMS)


def below(previews: str, number: int) -> str:
    """Where the preview of that pull request stands; empty where there are no previews."""
    return f"{previews.rstrip('/')}/{number}/" if previews else ""
