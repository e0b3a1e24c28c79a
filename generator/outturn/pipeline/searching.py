"""Search, composed: what scorecards and pages say, what residents call it, and the files of the index."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from outturn.exports.indexed import Language, Saying, index_files
from outturn.pages import Page, Sought
from outturn.pipeline.handwritten import address_of
from outturn.pipeline.making import Making
from outturn.pipeline.parts import File
from outturn.settings import Settings, about_folders, found_once, shared_about
from outturn.story.overview import Overview
from outturn.story.sought import sought_pages

SAID = "search-say-"
"""How the keys of the words begin that the search says itself."""
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_EXCLUDED = re.compile(r"^search:\n\s+exclude:\s*true\s*$", re.MULTILINE)
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"<[^>]*>|https?://\S+|[`*_]{1,3}")


def search_files(
    making: Making, overviews: Sequence[Overview], own: Sequence[Page], written: Sequence[Sought]
) -> Iterator[File]:
    """The files of the index: every scorecard's newest version, the site's own pages, those written by hand."""
    say = making.say
    words = {key.removeprefix(SAID): text for key, text in say.labels(SAID).items()}
    language = Language(tuple(say("search-stop-words").split()), tuple(say("search-endings").split()), words)
    sayings = [Saying(one.said, one.means) for one in making.checked.register.synonyms]
    pages = [*sought_pages(one for one in own if not one.is_unsearched), *written]
    yield from index_files([one.sought for one in overviews], pages, sayings, language)


def written_pages(settings: Settings) -> tuple[Sought, ...]:
    """The pages that somebody wrote, by their words; those whose front matter says so are left out."""
    own, _ = about_folders(settings)
    about = {**shared_about(settings), **found_once((own,), "**/*.md")}
    files = {f"about/{name}": about[name] for name in sorted(about)}
    files = {**files, **found_once((settings.docs,), "**/*.md")}
    return tuple(page for name in sorted(files) for page in _read(address_of(name), files[name]))


def _read(address: str, path: Path) -> Iterator[Sought]:
    text = path.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
    front = _FRONT.match(text)
    said = front[1] if front else ""
    if _EXCLUDED.search(said) or not address:
        return
    body = _MARKUP.sub(" ", _LINK.sub(r"\1", text[front.end() if front else 0 :]))
    headings = _HEADING.findall(body)
    named = _TITLE.search(said)
    title = named[1].strip("\"'") if named else (headings[0] if headings else path.stem)
    yield Sought("page", title, address, beside=tuple(headings), text=body)
