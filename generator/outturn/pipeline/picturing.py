"""The pictures of shared links: each page with the address of its own, and the pictures themselves."""

from collections.abc import Iterable, Iterator

from outturn.pages import IndicatorPage, Page, Picture, ScorecardPage, Site, Told
from outturn.pipeline import keys
from outturn.pipeline.parts import File
from outturn.story.sharing import indicator_picture, scorecard_picture, sealed_picture
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue


def pictured(
    say: Catalogue, site: Site, told: Told, version: Version, pages: Iterable[Page]
) -> Iterator[tuple[Page, tuple[File, ...]]]:
    """Each page of a scorecard's newest version with its picture, if one can be drawn."""
    for page in pages:
        if isinstance(page, IndicatorPage):
            address = addresses.picture(page.scorecard, page.indicator)
            yield _with(page, address, indicator_picture(say, told, page, version, site))
        elif isinstance(page, ScorecardPage):
            shown, files = _with(page, addresses.picture(page.scorecard), scorecard_picture(say, told, version, site))
            yield _described(shown, site), files
        else:
            yield page, ()


def sealed_pictured(say: Catalogue, site: Site, scorecard: str, told: Told, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages of a sealed version with the address of the picture that all of them share, if it can be drawn."""
    wanted = sealed_picture(say, told, site)
    from outturn import pictures  # noqa: PLC0415 - a site that has sealed nothing needs no pictures

    address = _sealed_address(scorecard, wanted) if pictures.can_draw(wanted) else ""
    for page in pages:
        yield replace(page, picture=address, picture_alt=wanted.alt) if address else page


def sealed_files(say: Catalogue, site: Site, scorecard: str, editions: Iterable[Told]) -> Iterator[File]:
    """The pictures that sealed versions share: one, unless the scorecard was called otherwise."""
    for wanted in {sealed_picture(say, told, site): None for told in editions}:
        if (content := _drawn(wanted)) is not None:
            yield _sealed_address(scorecard, wanted), content


def _drawn(wanted: Picture) -> bytes | None:
    from outturn import pictures  # noqa: PLC0415 - as above

    return pictures.picture(wanted)


def _sealed_address(scorecard: str, wanted: Picture) -> str:
    return addresses.sealed_picture(scorecard, keys.key(wanted.texts)[:12])


def _described(page: Page, site: Site) -> Page:
    """A scorecard's page whose description for search engines names its picture, if it has one."""
    if not isinstance(page, ScorecardPage) or page.dataset is None or not page.picture:
        return page
    return replace(page, dataset={**page.dataset, "image": site.full(page.picture)})


def _with(page: Page, address: str, wanted: Picture) -> tuple[Page, tuple[File, ...]]:
    if (content := _drawn(wanted)) is None:
        return page, ()
    return replace(page, picture=address, picture_alt=wanted.alt), ((address, content),)
