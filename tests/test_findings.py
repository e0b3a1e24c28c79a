"""The registry of findings: every kind has words, an example, its place on the page, and a change that provokes it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import test_workbook_opened
from built import DATA, change
from golden import copied
from in_words import in_words
from meetings_of import PROVOKED, add_meeting
from outturn.errors import Finding, OutturnError
from outturn.findings import KINDS
from outturn.pipeline import sealing
from outturn.pipeline.checking import check_site, sealed_problems
from outturn.pipeline.making import renderer
from outturn.pipeline.standard import not_standard
from outturn.reading import tables
from outturn.reading.site_settings import settings_of
from outturn.settings import template_folders
from outturn.story.findings import findings_page
from outturn.versions import register_files, verify
from outturn.versions.history import Level
from outturn.words.catalogue import catalogue
from provoked import AGAINST, BESIDE, PAST, REGISTERED, TO_PREVIOUS, WORKING, Spoil, added, unlike_its_schema
from sealed import CARD, FIRST, against, committed, published

PARTS = ("what", "means", "found", "expected", "fix")
TOO_MANY = {"rows-too-many", "findings-too-many"}
OF_WORKBOOKS = {one[2] for one in test_workbook_opened.WRONG.values()}


def place(finding: Finding) -> str:
    """The file, with the row and the column of a table or the line of another file."""
    where = finding.where
    row = f" row {where.row}" if where.row else f":{where.line}" if where.line else ""
    return f"{where.file}{row}" + (f" {where.column}" if where.column else "")


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("past")
    published(root)
    for name, text in REGISTERED:
        (root / DATA / name).write_text(text, encoding="utf-8")
    committed(root)
    for name, _ in REGISTERED:
        (root / DATA / name).unlink()
    return root


@pytest.fixture
def site(past: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(past, tmp_path / "site"))


@pytest.mark.parametrize(("kind", "case"), WORKING.items(), ids=list(WORKING))
def test_a_mistake_in_a_working_copy_is_found_as_what_it_is_and_nothing_else(
    tmp_path: Path, kind: str, case: tuple[Spoil, str]
) -> None:
    data = copied("small", tmp_path) / DATA
    spoil, where = case
    spoil(data)
    found = check_site(data).findings
    assert {(one.id, place(one)) for one in found} == {(kind, where)} | BESIDE.get(kind, set())
    assert all(one.found and one.expected and "{" not in one.expected for one in in_words(found))


def test_what_is_right_stands_beside_it(tmp_path: Path, past: Path) -> None:
    assert check_site(copied("small", tmp_path) / DATA).findings == ()
    assert check_site(past / DATA).findings == ()


def test_a_table_with_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 15)
    found = check_site(copied("small", tmp_path) / DATA).findings
    assert [(one.id, place(one)) for one in found] == [("rows-too-many", f"{CARD}/next/outturns.csv row 16")]
    assert [one.expected for one in in_words(found)] == ["at most 15 rows"]


def test_a_table_in_which_too_much_is_wrong_is_read_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_FINDINGS", 3)
    data = copied("small", tmp_path) / DATA
    path = data / CARD / "next/outturns.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{header}\n" + "visits,2024-01,n/k,,,,\n" * 100, encoding="utf-8")
    found = [one for one in check_site(data).findings if one.where.file.endswith("outturns.csv")]
    assert [place(one) for one in found if one.id == "number-not-a-number"] == [
        f"{CARD}/next/outturns.csv row {row} value" for row in (2, 3, 4, 5)
    ]
    (last,) = (one for one in found if one.id == "findings-too-many")
    assert (place(last), in_words([last])[0].expected) == (
        f"{CARD}/next/outturns.csv row 6",
        "at most 3 findings in one file",
    )


def test_a_line_that_is_no_address_is_told_once_and_after_too_many_none(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_files, "MOST_FINDINGS", 3)
    lines = len((site / DATA / "urls.txt").read_text(encoding="utf-8").splitlines())
    added("urls.txt", "no address\n" * 10)(site / DATA)
    told = [(one.id, one.where.file, one.where.line) for one in check_site(site / DATA).findings]
    wrong = [("address-form", "urls.txt", lines + line) for line in (1, 2, 3, 4)]
    assert told == [*wrong, ("findings-too-many", "urls.txt", lines + 5)]


def test_addresses_at_which_nothing_stands_are_told_until_there_are_too_many(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "MOST_FINDINGS", 3)
    lines = len((site / DATA / "urls.txt").read_text(encoding="utf-8").splitlines())
    added("urls.txt", "".join(f"/gone-{number}/\n" for number in range(10)))(site / DATA)
    told = [(one.id, one.where.line) for one in check_site(site / DATA).findings]
    gone = [("address-orphaned", lines + line) for line in (1, 2, 3, 4)]
    assert told == [*gone, ("findings-too-many", lines + 5)]


def test_an_address_that_stands_twice_is_as_good_as_one(site: Path) -> None:
    path = site / DATA / "urls.txt"
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert check_site(site / DATA).findings == ()


@pytest.mark.parametrize(("kind", "case"), PAST.items(), ids=list(PAST))
def test_what_was_sealed_and_changed_is_found(site: Path, kind: str, case: tuple[Spoil, str]) -> None:
    spoil, where = case
    spoil(site / DATA)
    checked = check_site(site / DATA)
    found = checked.findings or sealed_problems(site / DATA, checked)
    assert (kind, where) in [(one.id, place(one)) for one in found]
    assert all(one.found and one.expected for one in in_words(found))


@pytest.mark.parametrize(("kind", "case"), PROVOKED.items(), ids=list(PROVOKED))
def test_a_mistake_in_a_meeting_is_found(site: Path, kind: str, case: tuple[Spoil, str]) -> None:
    assert check_site(add_meeting(site / DATA)).findings == ()
    spoil, where = case
    spoil(site / DATA)
    found = check_site(site / DATA).findings
    assert (kind, where) in [(one.id, place(one)) for one in found]
    assert all(one.found and one.expected for one in in_words(found))


def test_what_frictionless_alone_refuses_is_found_where_it_is_asked(site: Path) -> None:
    unlike_its_schema(site / DATA)
    checked = check_site(site / DATA)
    assert [*checked.findings, *sealed_problems(site / DATA, checked)] == []
    (found,) = not_standard(site / DATA, checked)
    assert (found.id, place(found)) == ("not-standard", f"{CARD}/1.1.0/areas.csv row 4 kind")
    assert all(one.found and one.expected for one in in_words([found]))
    assert list(not_standard(site / DATA, checked, "another-scorecard")) == []


@pytest.mark.parametrize(("kind", "case"), AGAINST.items(), ids=list(AGAINST))
def test_what_another_revision_published_and_is_gone_is_found(site: Path, kind: str, case: tuple[Spoil, str]) -> None:
    for name, text in REGISTERED:
        added(name, text)(site / DATA)
    spoil, where = case
    assert against(site) == []
    spoil(site / DATA)
    found = against(site)
    assert [(one.id, place(one)) for one in found] == [(kind, where)]
    assert all(one.found and one.expected for one in in_words(found))


def withdrawn(root: Path) -> None:
    """Every version of the scorecard taken down, with all that was published of it."""
    rows = [one for one in (root / DATA / "urls.txt").read_text(encoding="utf-8").splitlines() if CARD in one]
    lines = ["address,date,reason", *(f"{one},2025-07-01,Mistaken." for one in rows)]
    (root / DATA / "withdrawn.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def without_wait(root: Path) -> None:
    for table in ("indicators", "outturns", "targets"):
        path = root / DATA / CARD / "next" / f"{table}.csv"
        rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(row for row in rows if not row.startswith("wait,")), encoding="utf-8")


def changed(root: Path) -> None:
    change(root / DATA / CARD / "next/outturns.csv", "wait,2025-03,8.5,", "wait,2025-03,8.6,")


def warned(root: Path) -> None:
    TO_PREVIOUS(root / DATA)


def with_meetings(root: Path) -> None:
    (root / DATA / "meetings").mkdir()


def nothing(root: Path) -> None:
    """As it is."""
    del root


VERSIONS = f"{CARD}/versions.csv"
TODAY = date(2025, 9, 18)
SEALINGS: dict[str, tuple[Spoil, str, Level, str, date, str]] = {
    # what is done before, the scorecard, the level, the note, the day, and where it is found
    "warnings-unanswered": (warned, CARD, "patch", "Corrects wait.", TODAY, f"{CARD}/next"),
    "nothing-to-seal": (with_meetings, "meetings", "patch", "A note.", TODAY, "meetings"),
    "note-unfit": (changed, CARD, "patch", "", TODAY, f"{VERSIONS} note"),
    "day-unfit": (changed, CARD, "patch", "Corrects wait.", FIRST, f"{VERSIONS} sealed"),
    "withdrawn-not-major": (withdrawn, CARD, "patch", "Corrects wait.", TODAY, f"{VERSIONS} level"),
    "nothing-changed": (nothing, CARD, "patch", "Corrects wait.", TODAY, VERSIONS),
    "level-too-low": (without_wait, CARD, "patch", "Removes wait.", TODAY, f"{VERSIONS} level"),
    "removal-undeclared": (without_wait, CARD, "major", "Corrects.", TODAY, f"{VERSIONS} note"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "case"), SEALINGS.items(), ids=list(SEALINGS))
def test_what_stands_against_a_sealing_is_said(
    site: Path, kind: str, case: tuple[Spoil, str, Level, str, date, str]
) -> None:
    spoil, scorecard, level, note, day, where = case
    spoil(site)
    with pytest.raises(OutturnError) as stopped:
        sealing.planned(site / DATA, scorecard, level, note, day, catalogue())
    assert {(one.id, place(one)) for one in stopped.value.findings} == {(kind, where)} | BESIDE.get(kind, set())
    assert all(one.found and one.expected for one in in_words(stopped.value.findings))


def test_a_first_version_that_is_no_major_one(tmp_path: Path) -> None:
    with pytest.raises(OutturnError) as stopped:
        sealing.planned(copied("small", tmp_path) / DATA, CARD, "minor", "First.", FIRST, catalogue())
    assert [(one.id, place(one)) for one in stopped.value.findings] == [("first-not-major", f"{VERSIONS} level")]


def test_every_kind_of_the_registry_is_provoked() -> None:
    assert {
        *WORKING,
        *TOO_MANY,
        *OF_WORKBOOKS,
        *PAST,
        *AGAINST,
        *SEALINGS,
        *PROVOKED,
        "published-meeting-changed",
        "meeting-nothing-new",
        "meeting-not-public",
        "first-not-major",
        "page-in-the-way",
        "page-name",
        "file-unreadable",
        "not-standard",
    } == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_and_an_example(kind: str) -> None:
    say = catalogue()
    texts = {part: say.forms[f"finding-{kind}-{part}"] for part in PARTS}
    assert all(len(text) == 1 and text[0] for text in texts.values())
    assert not any("{" in texts[part][0] for part in ("what", "means", "fix"))
    one = KINDS[kind]
    wrong, right = one.wrong or say(f"finding-{kind}-wrong"), one.right or say(f"finding-{kind}-right")
    assert wrong
    assert right
    assert wrong != right


def test_no_words_are_left_of_a_kind_that_is_no_more() -> None:
    known = {key.removeprefix("finding-").rpartition("-")[0] for key in catalogue().labels("finding-")}
    assert known == set(KINDS)


def test_every_kind_has_its_place_on_the_page(past: Path) -> None:
    page = findings_page(catalogue(), (), "")
    markdown = renderer(template_folders(settings_of(past / "mkdocs.yml")), catalogue()).render(page).body
    for kind in KINDS:
        assert markdown.count(f'<h3 id="{kind}"') == 1
