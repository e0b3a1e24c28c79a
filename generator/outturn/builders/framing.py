"""What MkDocs makes of everything but the data: found where it was kept, or made now."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from outturn import publish, security
from outturn.builders import frames
from outturn.builders.finish import secure
from outturn.builders.frames import Frames
from outturn.builders.generated import Generated
from outturn.builders.shelled import ShelledPages
from outturn.pipeline.kept import Kept
from outturn.render import themed, unhidden
from outturn.settings import Settings


def framed(
    config: MkDocsConfig,
    settings: Settings,
    pages: Generated,
    kept: Kept,
    warnings: Sequence[str],
    *,
    secured: bool,
) -> Frames:
    """What MkDocs makes beside the generated pages, and their shells, which these are given.

    It is made in the configuration's site_dir. ``secured`` gives each page of it a policy. ``warnings`` are those that
    MkDocs gave: they would not be given again, so that nothing is kept then. Raises what MkDocs raises, and RenderError
    where a template of the theme is wrong.
    """
    shelled = pages if isinstance(pages, ShelledPages) else None
    key = frames.key_of(config, settings, shelled, secured=secured) if shelled else ""
    found = frames.read(kept, key, shelled) if shelled else None
    if found and shelled:
        shelled.shells.update(found.shells)
        shelled.written.extend(found.written)
        return found
    made = replace(_made(config, shelled, secured=secured), laid=tuple(sorted(pages.laid or ())))
    if not warnings:
        frames.keep(kept, key, made)
    return made


def _made(config: MkDocsConfig, shelled: ShelledPages | None, *, secured: bool) -> Frames:
    own = config.theme.get_env
    config.theme.get_env = lambda: unhidden(own())  # type: ignore[method-assign]
    with themed():
        mkdocs_build.build(config)
    place = Path(config.site_dir)
    hashes = secure(place)[1] if secured else security.Hashes()
    files = tuple((path.relative_to(place).as_posix(), path.read_bytes()) for path in publish.files_in(place))
    if not shelled:
        return Frames(files, {}, (), hashes)
    asked, sought = tuple(sorted(shelled.asked.answers)), tuple(sorted(shelled.asked.sought))
    return Frames(files, shelled.shells, tuple(shelled.written), hashes, asked, sought)
