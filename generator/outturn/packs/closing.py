"""What a pack ends with: how figures were judged, where they come from, and what the document is."""

from collections import Counter
from collections.abc import Iterator

from outturn.packs.blocks import (
    Block,
    Facts,
    Heading,
    Inline,
    Items,
    Paragraph,
    paragraph,
    text,
)
from outturn.packs.imprint import Subject
from outturn.packs.prose import safe


def how_judged(subject: Subject) -> Iterator[Block]:
    """Every rule that a figure was judged by, with how many indicators it is about; and what the marks mean."""
    pages, say = subject.told.indicators, subject.say
    counted = Counter(rule for page in pages for rule in dict.fromkeys(page.rules))
    marks = dict(mark for page in pages for mark in page.marks)
    yield Heading(say("pack-judged"), 1)
    yield from paragraph(say("pack-judged-how"))
    items = []
    for rule, number in counted.most_common():
        beside = say("pack-rule-all") if number == len(pages) else say.count("pack-rule-some", number)
        items.append((Paragraph((*text(rule), *text(f" {beside}", "emphasis"))),))
    if items:
        yield Items(tuple(items))
    if marks:
        yield Heading(say("pack-marks"), 2)
        yield Facts(tuple((f"[{mark}]", text(meaning)) for mark, meaning in sorted(marks.items())))


def sources(subject: Subject) -> Iterator[Block]:
    """Where the figures come from, under which licence; and what this document is, and how that can be checked."""
    page, label, say = subject.told.scorecard, subject.label, subject.say
    yield Heading(say("pack-sources"), 1)
    yield Items(tuple((Paragraph(text(one.title, "", safe(one.path))),) for one in page.sources))
    for licence in page.licences:
        key = "page-licence-public" if licence.is_public_sector else "page-licence"
        before, _, behind = label(key, licence="\0").partition("\0")
        yield Paragraph((*text(before), *text(licence.title, "", safe(licence.path)), *text(behind)))
    about = [label("page-publisher", publisher=page.publisher)]
    about += [label("page-contact", contact=page.contact)] if page.contact else []
    yield from paragraph(" ".join((*about, *page.about)))
    yield from paragraph(subject.imprint.site.notice)
    yield Heading(say("pack-about"), 2)
    yield from paragraph(say("pack-about-sealed" if subject.imprint.sha256 else "pack-about-draft"))
    yield Facts(identity(subject))


def identity(subject: Subject) -> tuple[tuple[str, Inline], ...]:
    """The version, its day, its address and its hash."""
    imprint, page, say = subject.imprint, subject.told.scorecard, subject.say
    rows = [
        (say("pack-scorecard"), text(page.title)),
        (say("pack-version"), text(imprint.version or say("pack-unsealed"))),
        (say("pack-published"), text(page.published) if imprint.sha256 else ()),
        (say("pack-address"), text(imprint.address, "", safe(imprint.address)) if imprint.sha256 else ()),
        (say("pack-hash"), text(imprint.sha256, "code")),
    ]
    return tuple((name, said) for name, said in rows if said)
