"""What a page says to Markdown; the only room that knows jinja2 and nh3.

Nothing in the data can run: every printed text has each character that is not a letter, a digit or a space turned
into an entity; commentary goes through markdown-it without HTML and then through nh3; front matter is dumped.
"""

from outturn.render.commentary import commentary
from outturn.render.labels import linked
from outturn.render.markdown import as_markdown
from outturn.render.references import made_of
from outturn.render.renderer import Renderer
from outturn.render.templates import Before, Compiled, RenderError, compiled, themed, unhidden

__all__ = [
    "Before",
    "Compiled",
    "RenderError",
    "Renderer",
    "as_markdown",
    "commentary",
    "compiled",
    "linked",
    "made_of",
    "themed",
    "unhidden",
]
