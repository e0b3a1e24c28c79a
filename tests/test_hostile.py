"""Hundreds of hostile texts, in every place that holds free text: none makes anything, and each can be read."""

import re
from pathlib import Path

import pytest

import hostile
from crowd import ALL, NAME, crowd
from outturn.check.package import folder_problems
from outturn.errors import printable
from outturn.model import SLUG
from outturn.pipeline.checking import Checked
from outturn.reading.guard import closed_folder
from outturn.settings import Settings
from outturn.versions.number import parts
from telling import markdown_pages
from test_render import Parsed, assert_nothing_runs, body_of, visible_as

SETTINGS = Settings("", "", Path(), Path(), Path("nowhere"), Path(), Path())
CHUNKS = [hostile.EVERY[at : at + 60] for at in range(0, len(hostile.EVERY), 60)]


def test_there_are_at_least_five_hundred() -> None:
    assert len(set(hostile.EVERY)) == len(hostile.EVERY) >= 500


@pytest.mark.property
@pytest.mark.parametrize("texts", CHUNKS, ids=range(len(CHUNKS)))
def test_no_text_makes_anything_and_every_text_can_be_read(texts: tuple[str, ...]) -> None:
    of = {f"{NAME}/text-{at}/index.md": text for at, text in enumerate(texts)}
    of_all = {f"{NAME}/index.md", f"{NAME}/{ALL}/index.md", "indicators/index.md"}
    made = dict(markdown_pages(SETTINGS, Checked((crowd(texts),), ())))
    assert of.keys() | of_all <= made.keys()
    for source, markdown in made.items():
        parsed = Parsed(body_of(markdown))
        assert_nothing_runs(parsed)
        seen = visible_as(parsed.visible)
        if source in of:
            assert seen.count(visible_as(of[source])) >= 5, of[source]
        elif source in of_all:
            assert [text for text in texts if visible_as(text) not in seen] == []


def test_no_text_can_be_the_name_of_a_folder(tmp_path: Path) -> None:
    names = [text for text in hostile.EVERY if "/" not in text and len(text.encode()) < 256 and text not in (".", "..")]
    wrong = [name for name in names if not re.fullmatch(SLUG, name)]
    assert len(wrong) > 250
    for name in wrong:
        (tmp_path / name / "next").mkdir(parents=True)
    found = folder_problems(tmp_path, "next", parts, closed_folder)
    refused = {one.where.file for one in found if one.id == "scorecard-name"}
    assert {printable(name) for name in wrong if not name.startswith(".")} == refused
