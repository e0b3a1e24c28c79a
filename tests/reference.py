"""The page of commands in docs/, made from what the program says of itself."""

import re
from enum import EnumType
from typing import Any

import typer
from typer.main import get_command

from built import ROOT
from outturn.command.main import app

PAGE = ROOT / "docs" / "commands.md"
BEGINNING = """\
---
description: Every command of the program with its arguments and options.
---

# Commands

`outturn COMMAND --help` says the same at a terminal. A command ends with 0 where all is well, with 1 where there are
problems in the data, and with 2 where it was used wrongly; then nothing was changed. `--config FILE` names the site's
configuration where it is not `mkdocs.yml` here.
"""


def commands() -> dict[str, Any]:
    """Every command by what is typed after the program's name, those of groups too."""
    found: dict[str, Any] = {}
    top = get_command(app)
    for name in top.list_commands(typer.Context(top)):  # type: ignore[attr-defined]
        one = top.commands[name]  # type: ignore[attr-defined]
        inner = getattr(one, "commands", None)
        found |= {f"{name} {sub}": command for sub, command in inner.items()} if inner else {name: one}
    return found


def as_page() -> str:
    """The page's Markdown."""
    return BEGINNING + "".join(_section(name, one) for name, one in commands().items())


def _section(name: str, command: Any) -> str:
    arguments = [one for one in command.params if isinstance(one, typer.core.TyperArgument)]
    options = [one for one in command.params if isinstance(one, typer.core.TyperOption) and "--config" not in one.opts]
    usage = " ".join(_placed(one) for one in arguments)
    rows = [*((_placed(one), _about(one)) for one in arguments), *((_option(one), _about(one)) for one in options)]
    table = "".join(f"| `{term}` | {about} |\n" for term, about in rows)
    head = "\n| to type | what it says |\n|---|---|\n" if rows else ""
    return f"\n## `outturn {name}{' ' if usage else ''}{usage}`\n\n{_said(command)}\n{head}{table}"


def _said(command: Any) -> str:
    """What a command says of itself, its example as what is typed."""
    return re.sub(r"^(.*Example: )(.+)$", r"\1`\2`", command.help.strip(), flags=re.MULTILINE)


def _placed(one: Any) -> str:
    name = str(one.metavar or one.name).upper()
    return name if one.required else f"[{name}]"


def _about(one: Any) -> str:
    kind = one.type_descriptor.annotation
    words = f" One of {', '.join(kind)}." if isinstance(kind, EnumType) else ""
    needed = " It has to be given." if one.required and isinstance(one, typer.core.TyperOption) else ""
    return f"{one.help}{words}{needed}".replace("|", "\\|")


def _option(one: Any) -> str:
    return str(next(name for name in one.opts if name.startswith("--")))
