"""``mkdocs.yml`` as the commands read it: without MkDocs, as MkDocs reads it, and with every mistake said plainly."""

import os
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from built import ROOT, invoked, program, python
from golden import copied
from outturn import own_pages
from outturn.builders.mkdocs_plugin import OutturnPlugin
from outturn.reading.configuration import ConfigurationError, as_yaml, read_configuration
from outturn.reading.site_settings import settings_of
from outturn.settings import OF_EXAMPLE, Settings

MINE = "site_name: Mine\n"
PLUGIN = "plugins: [search, outturn]\n"


def site(folder: Path, text: str, **others: str) -> Path:
    """A configuration in the folder, with other files beside it; the folders that MkDocs wants are there."""
    for name in ("docs", "web"):
        (folder / name).mkdir()
    for name, content in {"mkdocs.yml": text, **others}.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder / "mkdocs.yml"


def as_mkdocs_has_it(file: Path) -> Settings:
    config = load_config(str(file))
    plugin = config.plugins["outturn"]
    assert isinstance(plugin, OutturnPlugin)
    return plugin.settings(config)


@pytest.fixture
def no_mkdocs(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which MkDocs cannot be imported."""
    folder = tmp_path / "without"
    for name in ("mkdocs", "material"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(f'raise ImportError("no {name} here")\n', encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


SEAL = (
    "seal",
    "exampleshire-children",
    "--level",
    "major",
    "--note",
    "The first.",
    "--date",
    "2025-11-20",
    "--dry-run",
)


COMMANDS = (
    ("--help",),
    ("check",),
    ("judge", "exampleshire-children"),
    ("diff", "exampleshire-children/next", "exampleshire-children/next"),
    SEAL,
    ("pages", "--into", "plain"),
)
EACH = f"""
from typer.testing import CliRunner
from outturn.command.main import app
for command in {COMMANDS}:
    found = CliRunner().invoke(app, command)
    print(command[0], found.exit_code, found.stderr.replace("Nothing was changed.\\n", ""))
"""


@pytest.mark.program
def test_a_command_needs_no_mkdocs(tmp_path: Path, no_mkdocs: dict[str, str]) -> None:
    done = python("-c", EACH, folder=copied("small", tmp_path / "site"), environment=no_mkdocs)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"{command[0]} 0 " for command in COMMANDS]


@pytest.mark.program
def test_only_building_needs_it(tmp_path: Path, no_mkdocs: dict[str, str]) -> None:
    done = program("build", folder=copied("small", tmp_path / "site"), environment=no_mkdocs)
    assert "no mkdocs here" in done.stderr


HOME = "https://scorecards.example"
SITES = {
    "the least": MINE + PLUGIN,
    "plugins as a mapping": f"{MINE}plugins:\n  search: {{}}\n  outturn: {{feedback: 'mailto:a@b.c'}}\n",
    "a plugin without options": f"{MINE}plugins:\n  - search\n  - outturn:\n",
    "a plugin that is switched on": f"{MINE}plugins:\n  - outturn:\n      enabled: true\n      notice: A notice.\n",
    "pages elsewhere": f"{MINE}{PLUGIN}docs_dir: ./docs/../web\nsite_dir: out/public\n",
    "figures elsewhere": f"{MINE}plugins:\n  - outturn: {{datapackage: data/figures, templates: ../look}}\n",
    "an address without a slash": f"{MINE}{PLUGIN}site_url: {HOME}/a\n",
    "an address without a path": f"{MINE}{PLUGIN}site_url: {HOME}\n",
    "no address": f"{MINE}{PLUGIN}site_url: ''\n",
    "GitHub": f"{MINE}{PLUGIN}repo_url: https://github.com/a/b\n",
    "Bitbucket": f"{MINE}{PLUGIN}repo_url: https://bitbucket.org/a/b/\n",
    "a repository elsewhere": f"{MINE}{PLUGIN}repo_url: https://git.example/a/b\n",
    "a place to edit": f"{MINE}{PLUGIN}repo_url: https://gitlab.com/a/b\nedit_uri: -/edit/main/docs\n",
    "no place to edit": f"{MINE}{PLUGIN}repo_url: https://github.com/a/b\nedit_uri: ''\n",
    "a theme by its name": f"{MINE}{PLUGIN}theme: material\n",
    "another language": f"{MINE}{PLUGIN}theme: {{name: material, language: cy}}\n",
    "a language that is not said": f"{MINE}{PLUGIN}theme: {{name: material, font: false}}\n",
    "from the surroundings": f"site_name: !ENV NAME\n{PLUGIN}site_url: !ENV [NOWHERE, URL, 'https://no.example/']\n",
    "not from the surroundings": f"site_name: !ENV [NOWHERE, Mine]\n{PLUGIN}",
    "inherited": f"INHERIT: base.yml\n{MINE}theme: {{font: false}}\n",
    "with functions": (
        f"{MINE}{PLUGIN}markdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    ),
}
BASE = f"site_name: Base\nsite_url: {HOME}/\ntheme: {{name: material, language: cy}}\n{PLUGIN}"


@pytest.mark.parametrize("name", SITES)
def test_the_commands_and_mkdocs_come_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("NAME", "From outside")
    monkeypatch.setenv("URL", "https://outside.example/")
    file = site(tmp_path, SITES[name], **{"base.yml": BASE})
    assert settings_of(file) == as_mkdocs_has_it(file)


def test_they_come_to_the_same_for_the_example() -> None:
    assert settings_of(ROOT / "mkdocs.yml") == as_mkdocs_has_it(ROOT / "mkdocs.yml")


def test_they_come_to_the_same_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    site(tmp_path / "real", MINE + PLUGIN)
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    file = tmp_path / "link" / "mkdocs.yml"
    assert settings_of(file) == as_mkdocs_has_it(file)
    assert settings_of(file).docs == tmp_path.resolve() / "real" / "docs"


def test_a_configuration_is_read_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAME", "From outside")
    file = site(tmp_path, SITES["from the surroundings"])
    assert settings_of(file).name == "From outside"
    file = site(tmp_path / "docs", SITES["figures elsewhere"])
    found = settings_of(file)
    assert found.packages == file.parent.resolve() / "data" / "figures"
    assert found.templates == tmp_path.resolve() / "look"
    assert (found.name, found.docs, found.site) == (
        "Mine",
        file.parent.resolve() / "docs",
        file.parent.resolve() / "site",
    )


def test_what_a_file_says_itself_comes_before_what_it_inherits(tmp_path: Path) -> None:
    file = site(tmp_path, SITES["inherited"], **{"base.yml": BASE})
    assert read_configuration(file) == {
        "site_name": "Mine",
        "site_url": f"{HOME}/",
        "theme": {"name": "material", "language": "cy", "font": False},
        "plugins": ["search", "outturn"],
    }


@pytest.mark.parametrize(
    "tagged",
    [
        "!!python/object/apply:os.mkdir [made]",
        "!!python/object/new:os.mkdir [made]",
        "!!python/object:os.mkdir {}",
        "!!python/module:antigravity ''",
        "!<tag:yaml.org,2002:python/object/apply:os.mkdir> [made]",
        "!!pyth%6Fn/object/apply:os.mkdir [made]",
        "!ENV [NOWHERE, !!python/object/apply:os.mkdir [made]]",
        "{? !!python/object/apply:os.mkdir [made] : 1}",
    ],
)
@pytest.mark.parametrize("inherited", [False, True])
def test_a_tag_that_would_run_code_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tagged: str, *, inherited: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"{MINE}{PLUGIN}extra:\n  a: {tagged}\n"
    file = site(tmp_path, *(["INHERIT: base.yml\n"] if inherited else [text]), **{"base.yml": text})
    with pytest.raises(
        ConfigurationError, match=f"^{'base' if inherited else 'mkdocs'}.yml .*line 4: .*would run code"
    ):
        settings_of(file)
    assert not (tmp_path / "made").exists()


def test_no_command_runs_code_that_a_configuration_names(tmp_path: Path) -> None:
    folder = copied("small", tmp_path / "site")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"extra:\n  a: !!python/object/apply:os.mkdir ['{(tmp_path / 'made').as_posix()}']\n")
    for command in ("check", "build", "serve", "pages --into plain"):
        done = invoked(*command.split(), folder=folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert "would run code" in done.stderr
    assert not (tmp_path / "made").exists()


def test_what_is_no_plain_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "endless.yml").symlink_to("/dev/zero")
    (tmp_path / "large.yml").write_bytes(b"#" * 1_000_001)
    (tmp_path / "right.yml").write_text(MINE + PLUGIN, encoding="utf-8")
    (tmp_path / "linked.yml").symlink_to("right.yml")
    assert settings_of(tmp_path / "linked.yml").name == "Mine"
    for name, why in {"pipe": "no plain file", "endless": "no plain file", "large": "1,000,000 bytes"}.items():
        with pytest.raises(ConfigurationError, match=f"^{name}.yml cannot be used: .*{why}"):
            settings_of(tmp_path / f"{name}.yml")
        (tmp_path / "heir.yml").write_text(f"INHERIT: {name}.yml\n{MINE}{PLUGIN}", encoding="utf-8")
        with pytest.raises(ConfigurationError, match=f"^{name}.yml cannot be used: .*{why}"):
            settings_of(tmp_path / "heir.yml")


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("", "needs the theme material"),
        ("theme: {name: mkdocs}\n", "needs the theme material"),
        ("theme: {name: material, language: zz}\n", "theme.language is 'zz'"),
        ("theme: {name: material, language: no}\n", "theme.language is False"),
    ],
)
def test_a_theme_that_no_site_can_be_built_with_is_said(tmp_path: Path, theme: str, expected: str) -> None:
    folder = copied("small", tmp_path)
    (folder / "mkdocs.yml").write_text(f"{MINE}{PLUGIN}{theme}", encoding="utf-8")
    done = invoked("build", folder=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr


def test_tags_are_written_as_they_were_read(tmp_path: Path) -> None:
    text = "a: !!python/name:os.sep ''\nb: !relative $docs_dir\nc: !many [1, x]\nd: !one {e: 2}\n"
    said = as_yaml(read_configuration(site(tmp_path, text)))
    document = yaml.compose(said)
    assert isinstance(document, yaml.MappingNode)
    nodes = {key.value: value for key, value in document.value}
    assert {key: node.tag for key, node in nodes.items()} == {
        "a": "tag:yaml.org,2002:python/name:os.sep",
        "b": "!relative",
        "c": "!many",
        "d": "!one",
    }
    assert nodes["b"].value == "$docs_dir"
    assert [one.value for one in nodes["c"].value] == ["1", "x"]


WRONG = {
    "no name": (PLUGIN, ["mkdocs.yml", "site_name"]),
    "a name that is no text": (f"site_name: [a]\n{PLUGIN}", ["site_name", "text", "['a']"]),
    "an address without https": (f"{MINE}{PLUGIN}site_url: scorecards.example\n", ["site_url", "https://"]),
    "half an address": (f"{MINE}{PLUGIN}site_url: 'https://[a/'\n", ["site_url", "https://"]),
    "folders that are no text": (f"{MINE}{PLUGIN}docs_dir: 7\nsite_dir: [a]\n", ["docs_dir", "site_dir", "7"]),
    "no plugin": (MINE, ["- outturn", "plugins:"]),
    "plugins of another shape": (f"{MINE}plugins: outturn\n", ["- outturn"]),
    "a plugin that is switched off": (f"{MINE}plugins: [outturn: {{enabled: false}}]\n", ["enabled", "switched off"]),
    "options of another shape": (f"{MINE}plugins: [outturn: [a]]\n", ["plugins, outturn", "options"]),
    "an unknown option": (f"{MINE}plugins: [outturn: {{notise: a}}]\n", ["notise", "there are: datapackage, feedback"]),
    "an option that is no text": (f"{MINE}plugins: [outturn: {{notice: 7}}]\n", ["notice", "text", "7"]),
    "another feedback address": (f"{MINE}plugins: [outturn: {{feedback: a@b}}]\n", ["feedback", "mailto:", "a@b"]),
    "a folder that cannot be": (f'{MINE}{PLUGIN}site_dir: "a\\0b"\n', ["site_dir", "number 0"]),
    "an option that cannot be": (f'{MINE}plugins: [outturn: {{templates: "a\\0b"}}]\n', ["templates", "number 0"]),
    "a language that YAML takes for false": (f"{MINE}{PLUGIN}theme: {{language: no}}\n", ["theme.language", "“nb”"]),
    "no language": (f"{MINE}{PLUGIN}theme: {{language: ''}}\n", ["theme.language", "en or cy"]),
    "two mistakes": (f"site_url: a\n{PLUGIN}", ["site_name", "site_url"]),
    "no YAML": ("site_name: [a\nplugins: b\n", ["mkdocs.yml", "line 2"]),
    "a list": ("- site_name\n", ["keys"]),
    "nothing": ("", ["site_name"]),
    "an heir of nothing": (f"INHERIT: none.yml\n{MINE}", ["none.yml", "not there"]),
    "an heir of itself": (f"INHERIT: mkdocs.yml\n{MINE}", ["leads back"]),
    "an heir of many": (f"INHERIT: [a]\n{MINE}", ["INHERIT"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_said_with_file_and_key(tmp_path: Path, name: str) -> None:
    text, expected = WRONG[name]
    with pytest.raises(ConfigurationError) as said:
        settings_of(site(tmp_path, text))
    for one in ("mkdocs.yml", *expected):
        assert one in str(said.value)


def test_text_of_another_encoding_is_said(tmp_path: Path) -> None:
    file = site(tmp_path, MINE)
    file.write_bytes("site_name: Härrow\n".encode("latin-1"))
    with pytest.raises(ConfigurationError, match="UTF-8"):
        settings_of(file)


@pytest.mark.parametrize("command", ["check", "judge exampleshire-children", "pages --into plain", "build", "serve"])
def test_every_command_says_wrong_options(tmp_path: Path, command: str) -> None:
    folder = copied("small", tmp_path)
    text = f"{MINE}plugins:\n  - outturn:\n      notise: a\n      feedback: a@b.example\n"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = invoked(*command.split(), folder=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "notise" in done.stderr
    assert "a@b.example" in done.stderr


@pytest.mark.parametrize("what", ["a link that leads back", "two links to each other", "folders without end"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_pages_in_folders_without_end_are_said_in_a_sentence(tmp_path: Path, what: str, command: str) -> None:
    folder = copied("small", tmp_path)
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    if what == "a link that leads back":
        (docs / "loop").symlink_to("..", target_is_directory=True)
    elif what == "two links to each other":
        for here, there in (("a", "b"), ("b", "a")):
            (docs / here).mkdir()
            (docs / here / "on").symlink_to(f"../{there}", target_is_directory=True)
    else:
        docs.joinpath(*["deep"] * 200).mkdir(parents=True)
    done = invoked(command, folder=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "lies more than 30 folders deep, or is a link that leads back to a folder around it; take it" in done.stderr
    assert len(done.stderr.splitlines()) <= 2


def test_a_link_to_a_folder_elsewhere_is_followed_as_deep_as_it_goes(tmp_path: Path) -> None:
    folder = copied("small", tmp_path)
    (tmp_path / "elsewhere/a/b").mkdir(parents=True)
    (folder / "docs").mkdir(exist_ok=True)
    for name in ("one", "two"):
        (folder / "docs" / name).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert settings_of(folder / "mkdocs.yml").docs == folder / "docs"


@pytest.mark.program
def test_mkdocs_says_them_too(tmp_path: Path) -> None:
    folder = copied("small", tmp_path)
    (folder / "mkdocs.yml").write_text(f"{MINE}plugins:\n  - outturn:\n      notise: a\n", encoding="utf-8")
    done = program("build", folder=folder, module="mkdocs", environment={"NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 1
    assert "option 'notise'" in done.stderr


def named(nav: object) -> set[str]:
    """Every page that a menu names."""
    if isinstance(nav, str):
        return {nav}
    values = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return {page for value in values for page in named(value)}


def test_the_menu_has_every_made_page_that_it_may_have_and_no_other() -> None:
    pages = named(read_configuration(ROOT / "mkdocs.yml")["nav"])
    written = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert pages - written == {f"{address}index.md" for address in own_pages.IN_MENU}


def test_every_page_about_the_site_is_in_the_list() -> None:
    files = {path.stem for path in (ROOT / "docs" / "about").glob("*.md") if path.name not in OF_EXAMPLE} - {"index"}
    folders = {path.name for path in (ROOT / "docs" / "about").iterdir() if path.is_dir()}
    made = {one for one in own_pages.MADE if one.startswith(own_pages.ABOUT)}
    assert {own_pages.ABOUT, *(f"about/{one}/" for one in files | folders), *made} == set(own_pages.ABOUT_PAGES)


def test_no_scorecard_may_have_the_name_of_a_page() -> None:
    assert {"about", "attention", "data", "frameworks", "indicators", "site-map", "assets"} <= own_pages.RESERVED
    # those that the design keeps for pages to come
    later = "places compare calendar issues data-quality gaps check verify packs councils releases cy en meetings"
    assert set(later.split()) <= own_pages.RESERVED
    assert "" not in own_pages.RESERVED
