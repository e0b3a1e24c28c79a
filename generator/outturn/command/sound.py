"""What is said where nothing is wrong, and whether that is known from an earlier check."""

from pathlib import Path

from outturn import publish
from outturn.command.site import Ground
from outturn.command.terminal import counted
from outturn.pipeline.sound_before import SoundBefore

NOTHING = "No problems."


def sound_before(ground: Ground, config: Path) -> SoundBefore:
    """What an earlier check knows of the packages as they are now."""
    return SoundBefore(ground.packages, ground.settings, publish.Store(config.absolute().parent / publish.STORE))


def said_of_all(said: str, count: int) -> str:
    """What was found, with how many scorecards were looked at: No problems. 5 scorecards checked."""
    return f"{said} {counted(count, 'scorecard', 'scorecards')} checked."
