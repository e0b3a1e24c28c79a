"""What ``mkdocs.yml`` says, to the site's settings: the same for the commands and for MkDocs, and without MkDocs."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from outturn.reading.configuration import ConfigurationError, Tagged, read_configuration
from outturn.settings import MOST_DEPTH, Options, Settings, editing_address, issues_address, too_deep

PLUGIN = "outturn"
ENABLED = "enabled"
"""An option that MkDocs gives to every plugin."""
LANGUAGE = "en"
TAG = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""What the tag of a language is written like (BCP 47)."""
LONGEST_WAY = 120
NULL = "the character with the number 0 stands in it, which no folder's name can hold; take it out"
_EDITED = {"github.com": "edit/master/docs/", "gitlab.com": "edit/master/docs/", "bitbucket.org": "src/default/docs/"}
"""What MkDocs takes for ``edit_uri`` where only ``repo_url`` is given."""


def settings_of(file: Path) -> Settings:
    """The site that an ``mkdocs.yml`` describes; raises ConfigurationError with everything that is wrong in it."""
    return site_settings(read_configuration(file), file)


def site_settings(given: Mapping[str, Any], file: Path) -> Settings:
    """The site that these values of ``mkdocs.yml`` describe; folders in them are relative to that file.

    Raises ConfigurationError with everything that is wrong.
    """
    wrong = [*_wrong_values(given), *_wrong_plugin(given)]
    if wrong:
        raise ConfigurationError("\n".join(f"{file.name} cannot be used: {one}" for one in wrong))
    options, _ = options_of(_without_enabled(plugins_of(given)[PLUGIN]))
    return composed(given, options, file)


def composed(given: Mapping[str, Any], options: Options, file: Path) -> Settings:
    """Settings of values that are right: those of the file, and the plugin's options.

    Raises ConfigurationError where pages or templates lie in folders without end.

    ``given`` may be MkDocs' own configuration too, which has the same keys.
    """
    root = file.absolute().parent
    packages, docs = _placed(root, options.datapackage), _placed(root, given.get("docs_dir") or "docs")
    repository, edit_uri = given.get("repo_url") or "", given.get("edit_uri")
    if edit_uri is None:
        edit_uri = _EDITED.get(urlsplit(repository).netloc.lower(), "")
    templates = _placed(root, options.templates)
    if wrong := [one for folder in (docs, templates) if (one := too_deep(folder))]:
        raise ConfigurationError("\n".join(_deep(one, root) for one in wrong))
    return Settings(
        name=given["site_name"],
        url=_folder_address(given.get("site_url") or ""),
        root=root.resolve(),
        packages=packages,
        templates=templates,
        docs=docs,
        site=_placed(root, given.get("site_dir") or "site"),
        notice=options.notice,
        editing=editing_address(repository, edit_uri, docs, packages),
        feedback=options.feedback,
        issues=issues_address(repository, root),
        language=_language(given.get("theme")),
    )


def _deep(folder: Path, root: Path) -> str:
    way = Path(os.path.relpath(folder, root)).as_posix()
    shown = way if len(way) <= LONGEST_WAY else f"{way[:LONGEST_WAY]}…"
    return (
        f"{shown} lies more than {MOST_DEPTH} folders deep, or is a link that leads back to a folder around it; "
        "take it out."
    )


def packages_of(given: Mapping[str, Any], file: Path) -> Path:
    """The folder of packages that these values name, whatever else is wrong in them: another revision's, perhaps.

    No link is followed that lies there today.
    """
    options, _ = options_of(_without_enabled(plugins_of(given).get(PLUGIN)))
    return Path(os.path.normpath(file.parent / options.datapackage))


def address_of(given: Mapping[str, Any]) -> str:
    """The site's address that these values name, with a slash behind; empty where they name none."""
    address = given.get("site_url")
    return _folder_address(address) if isinstance(address, str) and _is_whole(address) else ""


def _language(theme: Any) -> str:  # noqa: ANN401 - a name, a mapping, or MkDocs' own object
    """The theme's language; raises ConfigurationError where it is no language's tag, which becomes a folder's name."""
    language = theme.get("language") if hasattr(theme, "get") else None
    if language is None:
        return LANGUAGE
    if not isinstance(language, str) or not TAG.fullmatch(language):
        found = f"mkdocs.yml cannot be used: theme.language is {language!r}"
        hint = " YAML takes “no” for false; Norwegian is “nb” or “nn”." if language is False else ""
        message = f"{found}, but expected the tag of a language, such as en or cy.{hint}"
        raise ConfigurationError(message)
    return language


def _placed(root: Path, folder: str) -> Path:
    """The folder, without a step back in its path, and as links lead to the site's root or to what lies outside."""
    path = Path(os.path.normpath(root / folder))
    return root.resolve() / path.relative_to(root) if path.is_relative_to(root) else path.resolve()


def _folder_address(url: str) -> str:
    """The address with a slash behind, as MkDocs takes ``site_url``."""
    parts = urlsplit(url)
    return parts._replace(path=f"{parts.path}/").geturl() if url and not parts.path.endswith("/") else url


def options_of(given: object) -> tuple[Options, list[tuple[str, str]]]:
    """The plugin's options, and what is wrong in them as pairs of key and reason; what is wrong has its default."""
    if given is None:
        return Options(), []
    if not isinstance(given, Mapping):
        return Options(), [("", "expected options with values, such as “notice: …”, below the plugin's name")]
    known = {one.name for one in fields(Options)}
    right, wrong = {}, []
    for key, value in given.items():
        if key not in known:
            wrong.append((str(key), f"there is no such option; there are: {', '.join(sorted(known))}"))
        elif value is not None and not isinstance(value, str):
            wrong.append((key, f"expected a text, but got {_shown(value)}"))
        elif value and "\0" in value:
            wrong.append((key, NULL))
        elif key == "feedback" and value and not value.startswith(("https://", "mailto:")):
            wrong.append((key, f"expected an address that begins with https:// or mailto:, but got {_shown(value)}"))
        elif value is not None:
            right[key] = value
    return replace(Options(), **right), wrong


def _wrong_values(given: Mapping[str, Any]) -> Iterator[str]:
    if not given.get("site_name"):
        yield "it has no site_name; add “site_name:” with what the site is called."
    for key in ("site_name", "site_url", "docs_dir", "site_dir", "repo_url", "edit_uri"):
        value = given.get(key)
        if value is not None and not isinstance(value, str):
            yield f"{key}: expected a text, but got {_shown(value)}."
        elif value and "\0" in value:
            yield f"{key}: {NULL}."
        elif value and key in ("site_url", "repo_url") and not _is_whole(value):
            yield f"{key}: expected a whole address that begins with https://, but got {_shown(value)}."


def _is_whole(address: str) -> bool:
    """Whether the address has a scheme and a host."""
    try:
        return all(urlsplit(address)[:2])
    except ValueError:
        return False


def _wrong_plugin(given: Mapping[str, Any]) -> Iterator[str]:
    plugins = plugins_of(given)
    if PLUGIN not in plugins:
        yield f"it does not name the plugin. Add “- {PLUGIN}” under “plugins:”."
        return
    options = plugins[PLUGIN]
    if isinstance(options, Mapping) and options.get(ENABLED, True) is not True:
        yield f"plugins, {PLUGIN}, {ENABLED}: the plugin is switched off; take the line out."
    for key, why in options_of(_without_enabled(options))[1]:
        yield f"plugins, {PLUGIN}{f', {key}' if key else ''}: {why}."


def _without_enabled(options: object) -> object:
    return {key: one for key, one in options.items() if key != ENABLED} if isinstance(options, Mapping) else options


def plugins_of(given: Mapping[str, Any]) -> Mapping[str, object]:
    """Each plugin's options by its name, whether the file has them as a list or as a mapping."""
    plugins = given.get("plugins")
    if isinstance(plugins, Mapping):
        return {str(name).removeprefix("/"): options for name, options in plugins.items()}
    named: dict[str, object] = {}
    for one in plugins if isinstance(plugins, list) else ():
        pairs = one.items() if isinstance(one, Mapping) else [(one, None)]
        named |= {str(name).removeprefix("/"): options for name, options in pairs}
    return named


def _shown(value: object) -> str:
    value = value.tag if isinstance(value, Tagged) else value
    return f"“{value}”" if isinstance(value, str) else repr(value)
