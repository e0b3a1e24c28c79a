"""``mkdocs.yml`` to plain values and back, without MkDocs; the only module that reads the file.

What the file may hold beside plain YAML is read as MkDocs reads it: ``INHERIT`` names a file that this one adds to,
``!ENV`` a variable of the environment. Any other tag is data here (``Tagged``): nothing that a configuration names is
ever imported or called. MkDocs, which reads the file again to build, would do that: so a tag that makes it run code is
refused.
"""

import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from outturn.errors import PlainError

INHERIT = "INHERIT"
DEEPEST = 20
"""How many files may inherit one from the other."""
MOST_BYTES = 1_000_000
PYTHON = "tag:yaml.org,2002:python/"
RUNS = (f"{PYTHON}object", f"{PYTHON}module")
"""What tags begin with for which MkDocs would run code. ``!!python/name:`` is not among them: Material needs it."""

Content = Callable[[Path], bytes]
"""What gives a file's bytes."""


class ConfigurationError(PlainError):
    """The site's configuration is missing or wrong; the message says which file, which key and what was expected."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value with a tag that another program understands, such as ``!!python/name:…``."""

    tag: str
    value: object


class _Loader(yaml.SafeLoader):
    """Reads YAML as values."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The node that comes next; raises ConstructorError where its tag would run code."""
        node = super().compose_node(parent, index)
        if node is not None and node.tag.startswith(RUNS):
            problem = f"the tag !!{node.tag.removeprefix('tag:yaml.org,2002:')} would run code; only !!python/name: may"
            raise yaml.constructor.ConstructorError(None, None, f"{problem} stand here", node.start_mark)
        return node


class _Dumper(yaml.SafeDumper):
    """Writes values as YAML."""


def _tagged(loader: _Loader, node: yaml.Node) -> Tagged:
    if isinstance(node, yaml.MappingNode):
        return Tagged(node.tag, loader.construct_mapping(node, deep=True))
    if isinstance(node, yaml.SequenceNode):
        return Tagged(node.tag, loader.construct_sequence(node, deep=True))
    return Tagged(node.tag, node.value)


def _untagged(dumper: _Dumper, data: Tagged) -> yaml.Node:
    if isinstance(data.value, Mapping):
        return dumper.represent_mapping(data.tag, data.value)
    if isinstance(data.value, list):
        return dumper.represent_sequence(data.tag, data.value)
    return dumper.represent_scalar(data.tag, str(data.value))


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_constructor(None, _tagged)  # None is PyYAML's way to say “any other tag”
_Dumper.add_representer(Tagged, _untagged)


def plain_bytes(file: Path) -> bytes:
    """The content of a plain file, links followed.

    Raises ConfigurationError where it is something else, which might never end, and an OSError where it cannot be read.
    """
    status = file.stat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise ConfigurationError(_cannot(file, "it is no plain file"))
    if status.st_size > MOST_BYTES:
        raise ConfigurationError(_cannot(file, f"it is larger than {MOST_BYTES:,} bytes"))
    return file.read_bytes()


def read_configuration(file: Path, content: Content = plain_bytes) -> dict[str, Any]:
    """What the file says, with what it inherits; raises ConfigurationError where it cannot be read as a mapping.

    ``content`` gives a file's bytes, and raises an OSError where there are none: those of another revision, perhaps.
    """
    try:
        return _read(file, content, ())
    except (FileNotFoundError, IsADirectoryError) as error:
        message = f"There is no {file} here. Run the command in the site's folder, or name the file with --config."
        raise ConfigurationError(message) from error


def _read(file: Path, content: Content, above: tuple[Path, ...]) -> dict[str, Any]:
    """One file and what it inherits; raises FileNotFoundError or IsADirectoryError where it is not there."""
    said = _said(file, content)
    if said is None:
        said = {}
    if not isinstance(said, dict):
        raise ConfigurationError(_cannot(file, "expected keys with values, such as “site_name: Our scorecards”"))
    inherited = said.pop(INHERIT, None)
    if inherited is None:
        return said
    if not isinstance(inherited, str):
        raise ConfigurationError(_cannot(file, f"{INHERIT} must be the name of another file"))
    parent = Path(os.path.normpath(file.parent / inherited))
    if parent in (file, *above) or len(above) >= DEEPEST:
        raise ConfigurationError(_cannot(file, f"{INHERIT} leads back to {inherited}"))
    try:
        return _with(_read(parent, content, (file, *above)), said)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise ConfigurationError(_cannot(file, f"{INHERIT} names {inherited}, which is not there")) from error


def _said(file: Path, content: Content) -> Any:  # noqa: ANN401 - whatever YAML can say
    try:
        return yaml.load(content(file).decode("utf-8-sig"), Loader=_Loader)  # noqa: S506 - it is a SafeLoader
    except UnicodeDecodeError as error:
        raise ConfigurationError(_cannot(file, f"it is not UTF-8 text: {error.reason}")) from error
    except yaml.YAMLError as error:
        raise ConfigurationError(_cannot(file, _place(error))) from error
    except (FileNotFoundError, IsADirectoryError):
        raise
    except (ValueError, OSError) as error:  # a day such as 2024-13-45 among them
        raise ConfigurationError(_cannot(file, str(error))) from error
    except RecursionError as error:
        raise ConfigurationError(_cannot(file, "it is nested too deep")) from error


def _with(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Both, key by key as deep as there are keys; what a file says itself comes before what it inherits."""
    both = dict(parent)
    for key, value in own.items():
        old = both.get(key)
        both[key] = _with(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both


def _place(error: yaml.YAMLError) -> str:
    """What PyYAML found wrong, with the line."""
    mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    return f"line {mark.line + 1}: {said}" if mark and said else str(error)


def _cannot(file: Path, why: str) -> str:
    return f"{file.name} cannot be used: {why}."


def as_yaml(configuration: Mapping[str, Any]) -> str:
    """The values as YAML, in their order, tags included."""
    return str(yaml.dump(dict(configuration), Dumper=_Dumper, allow_unicode=True, sort_keys=False))
