"""What the theme writes for its own script stands in no page that does without that script, and stays elsewhere."""

from pathlib import Path

import pytest

from outturn.builders.spare import spared

THEMES = """<head><script>__md_scope=new URL("..",location),__md_get=e=>e<<5</script></head>
<body><input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
<label class="md-overlay" for="__drawer"></label>
<div data-md-component="skip">
</div>
<article><p>Read</p></article>
<script>var target=document.getElementById(location.hash.slice(1));target&&target.name.startsWith("__tabbed_")</script>
<div class="md-dialog" data-md-component="dialog">
<div class="md-dialog__inner md-typeset"></div>
</div>
"""
OURS, BOTH = '<script src="../assets/outturn.js" data-alone></script>', '<script src="../assets/outturn.js"></script>'


def test_what_only_the_themes_script_opens_is_left_out() -> None:
    assert (
        "".join(spared(THEMES + OURS).split())
        == f"<head></head><body><article><p>Read</p></article>{''.join(OURS.split())}"
    )


def test_a_page_with_the_themes_script_is_as_it_was() -> None:
    assert spared(THEMES + BOTH) == THEMES + BOTH


@pytest.mark.parametrize(
    ("spoken", "kept"),
    [
        ("<script>var palette=__md_get('__palette')</script>", "__md_scope="),
        ('<div class="md-sidebar"><label for="__drawer">Menu</label></div>', 'id="__drawer"'),
        ('<div class="md-sidebar"></div>', 'class="md-overlay"'),
    ],
)
def test_what_something_else_on_the_page_speaks_of_stays(spoken: str, kept: str) -> None:
    assert kept in spared(THEMES + spoken + OURS)
    assert kept not in spared(THEMES + OURS)


def test_the_usual_arrow_is_left_to_the_script_and_one_of_a_sites_own_stays() -> None:
    top = '<button type="button" class="md-top md-icon" hidden>{}Back to top</button>'
    arrow = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M13 20h-2V8l-5.5 5.5"/></svg>'
    own = '<svg viewBox="0 0 24 24"><path d="M1 1h2"/></svg>'
    assert spared(top.format(arrow) + OURS) == top.format("") + OURS
    assert spared(top.format(own) + OURS) == top.format(own) + OURS


def test_the_theme_writes_each_part_as_it_is_looked_for() -> None:
    """Where a new release of the theme writes one otherwise, pages are as right as before and larger."""
    from material import templates  # noqa: PLC0415 - a folder of templates, which is asked where it is

    base = (Path(templates.__path__[0]) / "base.html").read_text(encoding="utf-8")
    for part in ('<input class="md-toggle"', '<label class="md-overlay" for="__drawer"></label>', 'class="md-dialog"'):
        assert part in base
