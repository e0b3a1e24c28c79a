"""The site that a command is about: its configuration and the folder of its packages; what names none is refused.

What reads them is imported when it is asked for: what was typed wrongly is said at once.
"""

from pathlib import Path
from typing import Any, NamedTuple

from outturn.command.terminal import MKDOCS, refuse
from outturn.folders import MEETINGS, WORKING_COPY
from outturn.settings import Settings, shown_folder


class Ground(NamedTuple):
    """Where the packages lie: their folder, as people read it, and the site's settings where it has any."""

    packages: Path
    shown: str
    settings: Settings | None


def scorecards_here(incomplete: str) -> list[str]:
    """The scorecards in datapackage/ here whose names begin so: what a shell completes."""
    places = Path("datapackage").glob(f"*/{WORKING_COPY}")
    return sorted(place.parent.name for place in places if place.parent.name.startswith(incomplete))


def settings_of(config: Path) -> Settings:
    """The site that the configuration describes; ends the program where it cannot be used."""
    from outturn.reading import site_settings  # noqa: PLC0415 - see above
    from outturn.reading.configuration import ConfigurationError  # noqa: PLC0415

    try:
        return site_settings.settings_of(config)
    except ConfigurationError as error:
        refuse(str(error))


def configuration_of(config: Path) -> dict[str, Any]:
    """Everything that the site's configuration says; ends the program where it cannot be read."""
    from outturn.reading.configuration import ConfigurationError, read_configuration  # noqa: PLC0415 - see above

    try:
        return read_configuration(config)
    except ConfigurationError as error:
        refuse(str(error))


def ground_of(config: Path) -> Ground:
    """Where the packages of that configuration lie; without a configuration, in datapackage/ here."""
    if config.exists() or config != MKDOCS:
        settings = settings_of(config)
        return Ground(settings.packages, shown_folder(settings.packages, settings.root), settings)
    folder = Path("datapackage").resolve()
    return Ground(folder, shown_folder(folder, folder.parent), None)


def scorecard_of(named: str, ground: Ground) -> str:
    """The scorecard of that name, with which a slash may stand; ends the program where there is none."""
    scorecard = named.removesuffix("/")
    there = {path.name for path in ground.packages.glob("*")} - {MEETINGS}
    if scorecard not in there:
        known = ", ".join(sorted(name for name in there if (ground.packages / name).is_dir())) or "none"
        refuse(f"There is no scorecard “{named}” in {ground.shown}/. There are: {known}.")
    return scorecard


def site_address(config: Path) -> str:
    """The site's address, empty where it has none, or no configuration yet."""
    return settings_of(config).url if config.exists() or config != MKDOCS else ""
