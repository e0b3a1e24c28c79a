"""Generated pages on their way through a builder that would convert them: kept out of it, and put in afterwards.

A generated page is nothing but HTML blocks, which Python-Markdown would parse twice to give them back as they are, and
which the search would parse once more (docs/decisions/0004).
"""

from outturn.exports.searched import UNSEARCHED

_PLACE = "<!-- outturn block {} -->"


class Bodies:
    """The bodies of generated pages by source path, from the time that they are read until they are written."""

    def __init__(self) -> None:
        self._bodies: dict[str, str] = {}

    def keep(self, source: str, body: str) -> None:
        """Keep a page's body out of the conversion."""
        self._bodies[source] = body

    def body(self, source: str) -> str:
        """A page's body."""
        return self._bodies[source]

    def searched(self, source: str) -> str:
        """A page's blocks, with a place for each that search is not to read."""
        blocks = self._blocks(source)
        return "\n\n".join(_PLACE.format(at) if UNSEARCHED in one else one for at, one in enumerate(blocks))

    def completed(self, source: str, output: str) -> str:
        """A built page with every block in its place; its body is not kept any longer."""
        for at, block in enumerate(self._blocks(source)):
            if UNSEARCHED in block:
                output = output.replace(_PLACE.format(at), block, 1)
        self._bodies[source] = ""
        return output

    def _blocks(self, source: str) -> list[str]:
        return self._bodies[source].split("\n\n")
