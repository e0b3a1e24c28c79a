"""What a preview has of a site: the bodies of its pages, and the folder that is served, written where it changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from outturn import publish
from outturn.builders import shells
from outturn.builders.shelled import place
from outturn.builders.shells import Shell
from outturn.pages import Rendered
from outturn.pipeline.making import Made
from outturn.pipeline.parts import File

FRAMES = "//"
"""In the place of a piece's name: what MkDocs makes."""


class Stock:
    """Pages and files of a site, by the pieces that they come from.

    A page's body is kept apart from the folder that is served: when its shell changes, it is not made again.
    """

    def __init__(self, folder: Path) -> None:
        self.bodies, self.served = folder / "bodies", folder / "site"
        self.served.mkdir()
        self._order: tuple[str, ...] = ()
        self._pages: dict[str, dict[str, Rendered]] = {}
        self._files: dict[str, set[str]] = {}
        self._digests: dict[Path, bytes] = {}
        self._shells = dict[str, Shell]()
        self._kind: Callable[[Rendered], str] = _of_its_own
        self._unfilled: set[str] = set()

    @property
    def pages(self) -> Iterator[Rendered]:
        """Every page, without its body, in the order of their pieces."""
        return (page for name in self._order for page in self._pages.get(name, {}).values())

    def whole(self, page: Rendered) -> Rendered:
        """The page with its body."""
        return replace(page, body=(self.bodies / place(page)).read_bytes().decode("utf-8"))

    @property
    def unfilled(self) -> list[str]:
        """The sources of pages that are to be served with another body or shell; those whose shell is known."""
        return [page.source for page in self.pages if page.source in self._unfilled and self._shell(page)]

    def piece_of(self, file: str) -> str:
        """The piece that a served file comes from, or FRAMES; empty where there is none."""
        source = _source(file)
        names = (name for name in (*self._order, FRAMES) if name in self._pages)
        return next((name for name in names if source in self._pages[name] or file in self._files[name]), "")

    def take(self, name: str, made: Iterable[Made]) -> None:
        """Take what a piece makes now in place of what it made before."""
        files, pages = set(), {}
        for one in made:
            if isinstance(one, tuple):
                self._serve(one)
                files.add(one[0])
            else:
                page = replace(one, body="")
                if self._write(self.bodies, (place(page), one.body.encode("utf-8"))) or self._is_new(name, page):
                    self._unfilled.add(page.source)
                pages[page.source] = page
        self._replace(name, pages, files)

    def expect(self, names: Iterable[str]) -> None:
        """The site is made of those pieces now, in that order: forget the others."""
        self._order = tuple(names)
        for name in set(self._pages) - {*self._order, FRAMES}:
            self._replace(name, {}, set())
            del self._pages[name], self._files[name]

    def frame(
        self, files: Iterable[File], outputs: Mapping[str, str], kind: Callable[[Rendered], str] | None = None
    ) -> None:
        """Take what MkDocs makes: files, and pages with marks in them, by the source path that they stand for.

        ``kind`` gives the source path of the one that stands for a page.
        """
        names = set()
        for name, content in files:
            self._serve((name, content))
            names.add(name)
        self._replace(FRAMES, {}, names)
        self._kind = kind or _of_its_own
        cut = {source: shells.cut(source, output, secured=False) for source, output in outputs.items()}
        if cut != self._shells:
            self._shells = cut
            self._unfilled = {page.source for page in self.pages}

    def fill(self, sources: Iterable[str]) -> None:
        """Put its shell around each of these pages that waits for it."""
        wanted = self._unfilled & set(sources)
        for page in [one for one in self.pages if one.source in wanted]:
            if shell := self._shell(page):
                self._serve((place(page), shell.filled(self.whole(page)).encode("utf-8")))
                self._unfilled.discard(page.source)

    def fill_file(self, file: str) -> None:
        """The same for the page that is served as that file."""
        self.fill([_source(file)])

    def finish(self, more: Iterable[File]) -> None:
        """Serve what is made of all pages."""
        for one in more:
            self._serve(one)

    def _shell(self, page: Rendered) -> Shell | None:
        return self._shells.get(self._kind(page))

    def _is_new(self, name: str, page: Rendered) -> bool:
        return self._pages.get(name, {}).get(page.source) != page

    def _replace(self, name: str, pages: dict[str, Rendered], files: set[str]) -> None:
        """What the piece made before and makes no longer is taken away, unless another makes it now."""
        old = {place(page) for page in self._pages.get(name, {}).values()} | self._files.get(name, set())
        self._pages[name], self._files[name] = pages, files
        every = {one for each in self._files.values() for one in each} | {place(page) for page in self.pages}
        for gone in old - every:
            for folder in (self.served, self.bodies):
                (folder / gone).unlink(missing_ok=True)
                self._digests.pop(folder / gone, None)

    def _serve(self, file: File) -> None:
        self._write(self.served, file)

    def _write(self, folder: Path, file: File) -> bool:
        """Write the file where it is another than the one that is there; gives whether it was."""
        name, content = file
        digest = sha256(content).digest()
        if self._digests.get(folder / name) == digest:
            return False
        publish.replace_file(folder / name, content)
        self._digests[folder / name] = digest
        return True


def _of_its_own(page: Rendered) -> str:
    """Each page stands for itself."""
    return page.source


def _source(file: str) -> str:
    """The source of the page that would be served as that file."""
    return f"{file.removesuffix('.html')}.md"
