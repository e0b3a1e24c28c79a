"""What a shared link shows to PNG bytes; the only room that knows Pillow, and a font that is no machine's own.

What stands where is worked out as values first, which are then drawn as they are.
"""

from outturn.pages import Picture
from outturn.pictures.drawing import drawn
from outturn.pictures.indicator import indicator_scene
from outturn.pictures.lettering import fits
from outturn.pictures.scene import HEIGHT, WIDTH, Scene
from outturn.pictures.scorecard import scorecard_scene

__all__ = ["HEIGHT", "WIDTH", "Scene", "can_draw", "picture", "scene"]


def can_draw(picture: Picture) -> bool:
    """Whether the font has every letter of it."""
    return all(fits(text) for text in picture.texts)


def picture(told: Picture) -> bytes | None:
    """The picture as PNG, 1200 by 630, with the same bytes on every machine; None where the font lacks a letter."""
    return drawn(scene(told)) if can_draw(told) else None


def scene(told: Picture) -> Scene:
    """What stands where on the picture."""
    return indicator_scene(told) if told.figure or told.chart else scorecard_scene(told)
