"""What goes wrong while a preview is made: heard, so that it ends nothing, and said on pages and in the terminal."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from outturn.errors import Finding, OutturnError, PlainError
from outturn.pipeline.troubles import Card, Troubles, about
from outturn.settings import Settings, shown_folder
from outturn.words.catalogue import Catalogue

LOG = logging.getLogger("mkdocs.plugins.outturn")


class Hearing:
    """Hears what goes wrong; ``say`` are the words of the site that were right last."""

    def __init__(self, say: Catalogue) -> None:
        self.say = say
        self.findings, self.others = list[Finding](), list[str]()
        self._troubles, self.said = Troubles(say), tuple[str, ...]()

    def forget(self) -> None:
        """Begin anew, since everything is read anew."""
        self.findings, self.others = [], []

    @contextmanager
    def hearing(self, wrong: list[str] | None = None) -> Iterator[None]:
        """Have what goes wrong in it end nothing: findings are kept, and sentences put into that list or the others."""
        sentences = self.others if wrong is None else wrong
        try:
            yield
        except OutturnError as error:
            self.findings += error.findings
        except PlainError as error:
            sentences.append(str(error))
        except OSError as error:
            sentences.append(self.say("preview-file-failed", reason=error))
        except Exception as error:  # whatever it is, the preview lives
            LOG.debug("", exc_info=True)
            sentences.append(self.say("preview-unforeseen", reason=f"{type(error).__name__}: {error}"))

    def tell(self, settings: Settings, more: Iterable[str], cards: tuple[Card, ...]) -> None:
        """Have pages say what is wrong now, with more sentences, and the terminal where that is new."""
        self._troubles = Troubles(
            self.say,
            shown_folder(settings.packages, settings.root),
            about(settings.packages, list(dict.fromkeys(self.findings))),
            tuple(dict.fromkeys((*self.others, *more))),
            cards,
        )
        said = tuple(self._troubles.lines())
        if said != self.said:
            LOG.warning("\n".join(said) or self.say("preview-mended"))
        self.said = said

    def boxes(self, address: str, *, is_there: bool) -> str:
        """What is wrong, as HTML for the page at that address, or for the answer that there is none."""
        return self._troubles.boxes(address, is_there=is_there)
