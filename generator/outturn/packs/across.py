"""What turned red or worsened in several scorecards, as one document: each with its own version, sources and hash."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from outturn.packs.blocks import Block, Cover, Heading, Inline, Pack, text
from outturn.packs.closing import sources
from outturn.packs.composed import packed
from outturn.packs.imprint import Subject
from outturn.packs.turning import exceptions


def composed_across(subjects: Sequence[Subject]) -> Pack:
    """All that it says, one scorecard after the other, in the words of the first; there is one at least."""
    first, say = subjects[0], subjects[0].say
    title = say.count("pack-across-title", len(subjects))
    shown = packed(first, title, title, _cover(subjects, title), tuple(_blocks(subjects)), depth=3)
    named = "; ".join(_named(one) for one in subjects)
    publishers = dict.fromkeys(one.told.scorecard.publisher for one in subjects)
    return replace(shown, author="; ".join(publishers), imprint=(named, say("pack-across-imprint")))


def _cover(subjects: Sequence[Subject], title: str) -> Cover:
    say, cards = subjects[0].say, [one.told.scorecard for one in subjects]
    is_made_up = any(card.illustrative for card in cards)
    warnings = (say("pack-illustrative") if is_made_up else "", subjects[0].imprint.site.notice)
    return Cover(
        place="; ".join(dict.fromkeys(card.area for card in cards)),
        title=title,
        lines=(say("pack-across-what"),),
        facts=tuple((one.told.scorecard.title, _version(one)) for one in subjects),
        label=subjects[0].label("page-illustrative") if is_made_up else "",
        warnings=tuple(one for one in warnings if one),
    )


def _version(one: Subject) -> Inline:
    version, published = one.imprint.version, one.told.scorecard.published
    said = one.say("pack-across-version", version=version, day=published)
    against = one.told.exceptions.title if one.told.exceptions else ""
    return (*text(f"{said} "), *text(against, "emphasis"))


def _named(one: Subject) -> str:
    return f"{one.told.scorecard.title}, {one.imprint.version}"


def _blocks(subjects: Sequence[Subject]) -> Iterator[Block]:
    """What turned in each, then the sources of each, with the scorecard in the headings of all that each has."""
    for part in (exceptions, sources):
        for one in subjects:
            for block in part(one):
                if isinstance(block, Heading) and (block.level == 1 or block.text == one.say("pack-about")):
                    yield replace(block, text=_of(one, block.text))
                else:
                    yield block


def _of(one: Subject, heading: str) -> str:
    return one.say("pack-across-heading", title=one.told.scorecard.title, heading=heading)
