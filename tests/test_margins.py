"""What stands in the margin of every sheet of paper is at the root of the page, where the stylesheet finds it."""

from pathlib import Path

import pytest

from outturn.builders.finish import finish
from outturn.builders.margins import with_margins

PAGE = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"></head><body>{}</body></html>'
CITED = '<dl><dd class="ot-copied" id="one-citation">A &quot;b&quot;\n  <em>c</em>. Version 1.0.0</dd></dl>'
SAID = '<html data-printed="A &quot;b&quot; c. Version 1.0.0" lang="en">'


def test_the_citation_stands_at_the_root_without_markup() -> None:
    assert SAID in with_margins(PAGE.format(CITED))


def test_a_quotation_mark_ends_no_attribute() -> None:
    assert 'data-printed="&quot;x=&quot;"' in with_margins(PAGE.format('<dd id="one-citation">"x="</dd>'))


def test_a_page_without_a_citation_stays_as_it_is() -> None:
    assert with_margins(PAGE.format("<p>-citation</p>")) == PAGE.format("<p>-citation</p>")


@pytest.mark.parametrize("opened", ['<dd id="-citation">', '<dd xid="a-citation">', "<dd id=a b-citation>"])
def test_only_an_id_that_ends_so_names_a_citation(opened: str) -> None:
    assert with_margins(PAGE.format(f"{opened}No</dd>")) == PAGE.format(f"{opened}No</dd>")
    assert SAID in with_margins(PAGE.format(f"{opened}No</dd>{CITED}"))


def test_an_id_may_stand_without_quotation_marks() -> None:
    assert SAID in with_margins(PAGE.format(CITED.replace('"one-citation"', "one-citation-citation")))


def test_a_citation_that_never_ends_is_none() -> None:
    assert with_margins(PAGE.format('<dd id="one-citation">A')) == PAGE.format('<dd id="one-citation">A')


def test_what_was_put_in_before_is_replaced() -> None:
    once = with_margins(PAGE.format(CITED))
    assert with_margins(once) == once
    assert with_margins(once.replace("1.0.0</dd>", "1.0.1</dd>")).count("data-printed") == 1


def test_the_last_step_of_any_builder_puts_it_there(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(CITED), encoding="utf-8")
    finish(tmp_path)
    assert SAID in (tmp_path / "index.html").read_text(encoding="utf-8")
