"""The Markdown of commentary, as it is checked and as pages show it: without HTML."""

from markdown_it import MarkdownIt

COMMONMARK = MarkdownIt("commonmark", {"html": False})
