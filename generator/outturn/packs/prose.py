"""Markdown to blocks: paragraphs, lists, quotations, headings; emphasis and links within them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from outturn.commonmark import COMMONMARK
from outturn.packs.blocks import Block, Heading, Inline, Items, Paragraph, Quote, Run

SCHEMES = ("https://", "http://", "mailto:")
"""How an address begins that a link may have."""
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class _Look:
    is_strong: bool = False
    is_emphasis: bool = False
    is_code: bool = False
    href: str = ""

    @property
    def name(self) -> str:
        if self.is_code:
            return "code"
        return {(False, False): "", (True, False): "strong", (False, True): "emphasis"}.get(
            (self.is_strong, self.is_emphasis), "both"
        )


def safe(address: str) -> str:
    """The address where a link may have it, else nothing."""
    return address if address.startswith(SCHEMES) and address.isprintable() and " " not in address else ""


def prose(markdown: str, below: int, at: Callable[[str], str] = safe) -> tuple[Block, ...]:
    """The text as blocks; its headings come below that level, and none skips one.

    Markup of other languages in it is text, a picture is what stands for it, a rule is nothing. ``at`` gives the
    address in full of a link, or nothing where it may not lead there.
    """
    return tuple(_leveled(_Reader(at).blocks(SyntaxTreeNode(COMMONMARK.parse(markdown)).children), below))


def inline(markdown: str, at: Callable[[str], str] = safe) -> Inline:
    """A text of one paragraph with its emphasis and links; ``at`` as with ``prose``."""
    nodes = SyntaxTreeNode(COMMONMARK.parseInline(markdown)).children
    return tuple(_merged(_Reader(at).runs(nodes, _Look())))


def _leveled(blocks: Iterator[Block], below: int) -> Iterator[Block]:
    """Headings as deep as they may be: one step below the one before at most, in their own order of depth."""
    open_levels: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            open_levels = [one for one in open_levels if one < block.level]
            open_levels.append(block.level)
            yield Heading(block.text, min(below + len(open_levels), DEEPEST))
        else:
            yield block


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the parser's nodes; ``at`` gives the address in full of a link."""

    at: Callable[[str], str]

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            if node.type == "paragraph":
                yield Paragraph(self._inside(node))
            elif node.type == "heading":
                yield Heading("".join(run.text for run in self._inside(node)), int(node.tag[1:]))
            elif node.type in ("bullet_list", "ordered_list"):
                start = 0 if node.type == "bullet_list" else max(int(node.attrs.get("start", 1)), 1)
                yield Items(tuple(tuple(self._within(item.children)) for item in node.children), start)
            elif node.type == "blockquote":
                yield Quote(tuple(self._within(node.children)))
            elif node.type in ("code_block", "fence", "html_block"):
                yield Paragraph((Run(node.content.strip("\n"), "code"),))

    def _within(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        """Blocks of a list or quotation, in which a heading is a paragraph in bold letters."""
        for block in self.blocks(nodes):
            yield Paragraph((Run(block.text, "strong"),)) if isinstance(block, Heading) else block

    def _inside(self, node: SyntaxTreeNode) -> Inline:
        return tuple(_merged(self.runs([one for child in node.children for one in child.children], _Look())))

    def runs(self, nodes: Sequence[SyntaxTreeNode], look: _Look) -> Iterator[Run]:
        for node in nodes:
            if node.type == "text":
                yield Run(node.content, look.name, look.href)
            elif node.type in ("softbreak", "hardbreak"):
                yield Run("\n" if node.type == "hardbreak" else " ", look.name, look.href)
            elif node.type == "strong":
                yield from self.runs(node.children, replace(look, is_strong=True))
            elif node.type == "em":
                yield from self.runs(node.children, replace(look, is_emphasis=True))
            elif node.type == "code_inline":
                yield Run(node.content, replace(look, is_code=True).name, look.href)
            elif node.type == "link":
                yield from self.runs(node.children, replace(look, href=self.at(str(node.attrs.get("href", "")))))
            elif node.type == "inline" or (node.type == "image" and node.children):
                yield from self.runs(node.children, look)
            else:
                yield Run(node.content, look.name, look.href)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one look as one run."""
    held: Run | None = None
    for run in runs:
        if held and (held.look, held.href) == (run.look, run.href):
            held = Run(held.text + run.text, held.look, held.href)
        else:
            if held:
                yield held
            held = run
    if held:
        yield held
