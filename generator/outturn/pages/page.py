"""What the site calls itself, and what every page has."""

from outturn.model import Link
from outturn.pages.history import Standing, Succession
from outturn.pages.parts import Citation
from outturn.values import Value


class Site(Value, frozen=True):
    """What the site calls itself: its name, its own address ("https://…/", may be empty), what stands on every page.

    ``editing`` is the address at which the folder of packages is edited on the web, empty where it is not; ``issues``
    where an issue is written in a form, empty where there are no forms.
    """

    name: str
    url: str = ""
    notice: str = ""
    editing: str = ""
    issues: str = ""

    def full(self, address: str) -> str:
        """The address in full where the site's own is known, else from the site's root."""
        return f"{self.url.rstrip('/')}/{address}" if self.url else f"/{address}"


class Page(Value, frozen=True):
    """What every page has: an address from the site's root ("" for the home page), a title and breadcrumbs.

    ``updated`` is the day (2025-11-21) on which what it says was published; a page that is not searched shows an
    earlier state, or a state to come. Search finds it by its ``codes`` before anything else. ``cited`` is how it
    is cited, without its address. ``meetings`` are those that considered it, each in a sentence. ``shared`` heads a
    link to it that somebody shares, and ``picture`` is the address of what stands beside that, which ``picture_alt``
    says in words; where they are empty, its title and the site's.
    """

    address: str
    title: str
    description: str
    crumbs: tuple[Link, ...]
    notice: str = ""
    updated: str = ""
    is_unsearched: bool = False
    standing: Standing | None = None
    successions: tuple[Succession, ...] = ()
    meetings: tuple[Link, ...] = ()
    citation: Citation | None = None
    codes: tuple[str, ...] = ()
    cited: str = ""
    shared: str = ""
    picture: str = ""
    picture_alt: str = ""
