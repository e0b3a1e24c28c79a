"""What a committee saw is there in six years: sealed pages of a really built site, and what stands around them."""

import csv
import html
import json
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from frictionless import validate

from built import DATA, ELSEWHERE, ROOT, built, change, contents, example, example_site, once, python
from outturn.exports.bundle import bundle
from outturn.pipeline.checking import check_site, checked_site
from outturn.reading.site_settings import settings_of
from outturn.story.standing import Later, corrections, renamed
from outturn.versions.archive import told_of
from outturn.versions.history import SealedFolder
from packages import SAY
from sealed import CARD, problems, published, seal, small_site
from telling import site_files

EXAMPLE = "harrow-corporate-parenting"
URL = "https://outturn.example/"
NEWEST = "version 2.2.0 of 20 November 2026"
DATES = {"1.0.0": "26 January 2023", "1.1.0": "25 January 2024", "1.1.1": "14 March 2024", "2.0.0": "30 January 2025",
         "2.1.0": "29 January 2026", "2.2.0": "20 November 2026"}  # fmt: skip
"""The example's versions with their dates, as its versions.csv has them."""
TURNED = "exceptions"
"""The page of what turned red or worsened since the version before: every version but the first has one."""
JUDGED_ANEW = """
import outturn.pipeline.editions, outturn.pipeline.scorecards
def refuse(*_):
    raise SystemExit("a sealed version was judged or told anew")
outturn.pipeline.editions.judge = refuse
outturn.pipeline.scorecards.told = refuse
from outturn.command.main import main
import sys
sys.argv[1:] = ["build"]
main()
"""
"""Rules that changed so much that any judgement made by them would show."""
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
Pages = Mapping[str, str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole example as it is, which is built once for all tests."""
    return example_site(tmp_path_factory)


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every sealed page by its address."""
    return sealed_pages(site)


def sealed_pages(site: Path, card: str = EXAMPLE) -> dict[str, str]:
    return {
        f"{path.parent.relative_to(site).as_posix()}/": path.read_text(encoding="utf-8")
        for path in sorted((site / card / "v").rglob("index.html"))
    }


def text(markup: str) -> str:
    """What a reader sees of it, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def texts(page: str, pattern: str) -> list[str]:
    return [text(found) for found in re.findall(pattern, page, flags=re.DOTALL)]


def tables(page: str) -> list[str]:
    """The texts of the page's tables, in order of their ids, whatever stands between them."""
    return sorted(texts(page, r"<tr\b.*?</tr>"))


def headlines(page: str) -> list[str]:
    return texts(page, r'<p class="ot-headline">.*?</p>')


def exceptions(page: str) -> list[str]:
    """How many turned red or worsened, and what is said of each."""
    return texts(page, r'<p class="ot-says">.*?</p>') + texts(page, r'<section class="ot-exception".*?</section>')


def standing(page: str) -> str:
    (found,) = texts(page, r'<div class="ot-standing".*?</div>')
    return found


def version_of(address: str) -> str:
    return address.split("/v/")[1].partition("/")[0]


# the same in six years


def other_templates(folder: Path) -> None:
    """Templates of the site's own: figures first, the headline last, other headings, no tiles."""
    place = folder / "site_templates/pages"
    path = place / "indicator.md.jinja"
    markup = path.read_text(encoding="utf-8")
    *imports, rest = markup.split("\n", 3)
    (figures,) = re.findall(r"\{\{ tables\.figures\(page\) -\}\}\n", rest)
    (headline,) = re.findall(r'<p class="ot-headline">[^\n]*\n', rest)
    rest, tiles = re.subn(r'<dl class="ot-tiles".*?</dl>', "<p>No tiles.</p>", rest, flags=re.DOTALL)
    assert tiles
    rest = rest.replace(figures, "<p>The figures stand above.</p>\n").replace(headline, "")
    top = f"\n{{% if page.figures %}}\n{figures}{{% endif %}}\n"
    path.write_text("\n".join((*imports, f"{top}{reworded(rest)}\n{headline}")), encoding="utf-8")
    path = place / "scorecard.md.jinja"
    path.write_text(reworded(path.read_text(encoding="utf-8")), encoding="utf-8")
    path = place / "exceptions.md.jinja"
    path.write_text(reworded(path.read_text(encoding="utf-8")), encoding="utf-8")
    change(path, '<h1 id="exceptions">', '<h1 id="exceptions">In other words: ')  # where none turned there is no other
    with (folder / "site_templates/assets/outturn.css").open("a", encoding="utf-8") as styles:
        styles.write("body { color: rebeccapurple }\n")
    change(folder / "mkdocs.yml", "    - navigation.top\n", "")


def reworded(template: str) -> str:
    """The template with other headings; their ids stay."""
    changed, count = re.subn(r"(<h[2-6]\b[^>]*>)([^<]*)(</h)", r"\1In other words\3", template)
    assert count
    return changed


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One scorecard alone, with other templates, on a later day, with rules that would judge everything anew."""

    def make(folder: Path) -> None:
        other_templates(example(folder, EXAMPLE))
        done = python("-c", JUDGED_ANEW, folder=folder, environment=ELSEWHERE)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "rebuilt", make) / "site"


def test_the_numbers_ratings_and_words_of_every_sealed_page_are_the_same(pages: Pages, rebuilt: Path) -> None:
    again = sealed_pages(rebuilt)
    assert set(again) == set(pages)
    assert [one for one in pages if tables(again[one]) != tables(pages[one])] == []
    assert [one for one in pages if headlines(again[one]) != headlines(pages[one])] == []
    assert [one for one in pages if standing(again[one]) != standing(pages[one])] == []
    of_exceptions = {one for one in pages if one.endswith(f"/{TURNED}/")}
    assert {one for one, page in pages.items() if not tables(page)} == of_exceptions
    assert [one for one in of_exceptions if exceptions(again[one]) != exceptions(pages[one])] == []
    assert all(exceptions(pages[one]) for one in of_exceptions)
    assert "18.8%" in exceptions(pages[f"{EXAMPLE}/v/2.0.0/{TURNED}/"])[1]  # the one that began to get worse


def test_the_other_templates_are_other_ones(pages: Pages, rebuilt: Path) -> None:
    again = sealed_pages(rebuilt)
    assert [one for one in pages if "In other words" not in again[one] or "In other words" in pages[one]] == []


def test_every_download_is_the_same_to_the_byte(site: Path, rebuilt: Path) -> None:
    kept = {".csv", ".zip", ".json", ".jsonld", ".xml"}
    one, other = ({name: data for name, data in contents(place / "data" / EXAMPLE).items() if Path(name).suffix in kept} for place in (site, rebuilt))  # fmt: skip  # noqa: E501
    assert one == other
    assert len(one) > 6 * 8


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case with three versions, built: 1.0.1 corrects three-moves for 2024/25 from 12 to 12.5."""
    return small_site(tmp_path_factory)


def test_a_rating_that_was_stored_is_shown_beside_the_figure_of_that_day(small: Path) -> None:
    # the benchmark of 11 is England's, without counts: 24 of 200 is 8.2% to 17.2% and 25 of 200 is 8.6% to 17.8%
    for place, figure, rating in (
        ("v/1.0.0/", "12.0%", "Similar to England"),
        ("v/1.0.1/", "12.5%", "Similar to England"),
        ("", "12.5%", "Similar to England"),
    ):
        page = (small / CARD / place / "three-moves/index.html").read_text(encoding="utf-8")
        (table,) = re.findall(r'<table [^>]*id="three-moves-table".*?</table>', page, flags=re.DOTALL)
        (row,) = [one for one in tables(table) if one.startswith("2024/25")]
        assert figure in row
        assert rating in row


def test_an_indicator_shows_what_its_figures_were_in_every_version(small: Path) -> None:
    page = (small / CARD / "three-moves/index.html").read_text(encoding="utf-8")
    (history,) = re.findall(r'<table [^>]*id="three-moves-history-table".*?</table>', page, flags=re.DOTALL)
    assert tables(history)[:1] == ["2024/25 12.0% from version 1.0.0 ; 12.5% from version 1.0.1"]
    assert len(tables(history)) == 2
    assert "history-table" not in (small / CARD / "wait/index.html").read_text(encoding="utf-8")


# what every sealed page has


def test_every_version_has_a_page_one_an_indicator_and_all_but_the_first_one_of_exceptions(pages: Pages) -> None:
    first, *_ = DATES
    for version in DATES:
        with (ROOT / DATA / EXAMPLE / version / "indicators.csv").open(encoding="utf-8", newline="") as file:
            names = [row["indicator"] for row in csv.DictReader(file)]
        names += [] if version == first else [TURNED]
        home = f"{EXAMPLE}/v/{version}/"
        assert {one for one in pages if one.startswith(home)} == {home, *(f"{home}{name}/" for name in names)}


def latest(page: str) -> list[str]:
    """Where the page's head says that the newest version says the same."""
    return re.findall(r'<link rel="latest-version" href="([^"]*)"', page)


def test_every_sealed_page_leads_to_the_newest_that_says_the_same_where_there_is_one(site: Path, pages: Pages) -> None:
    gone = set()
    for address, page in pages.items():
        assert re.findall(r'<meta name="robots" content="([^"]*)"', page) == ["noindex, follow"]
        *_, name = address.removeprefix(f"{EXAMPLE}/v/").split("/", 1)
        found = [(site / address / link).resolve() for link in latest(page)]
        if name == f"{TURNED}/":  # which stands with versions alone; the newest's is its own newest
            assert found == [(site / EXAMPLE / "v/2.2.0" / TURNED).resolve()]
            assert (found[0] / "index.html").is_file()
        elif found:
            assert found == [(site / EXAMPLE / name).resolve()]
            assert "latest-version" not in (found[0] / "index.html").read_text(encoding="utf-8")
        else:
            gone.add(name)
    assert gone == {"care-leavers-not-learning-or-working/"}  # which the newest version does not have any more


def test_a_sealed_page_leads_to_its_indicators_new_name(moved: Path) -> None:
    page = (moved / "site/young-people/v/1.0.1/wait/index.html").read_text(encoding="utf-8")
    assert latest(page) == ["../../../days/"]
    assert (moved / "site/young-people/days/index.html").is_file()


def test_sealed_pages_share_a_picture_that_says_no_figure(site: Path, pages: Pages) -> None:
    every = {found for page in pages.values() for found in re.findall(r'"og:image" content="([^"]*)"', page)}
    said = {found for page in pages.values() for found in re.findall(r'"og:image:alt" content="([^"]*)"', page)}
    (picture,) = every
    assert (site / picture.removeprefix(URL)).read_bytes().startswith(b"\x89PNG")
    (alt,) = said
    assert "never changes" in alt
    assert not re.search(r"\d", html.unescape(alt))


def test_every_sealed_page_is_canonical_to_itself(pages: Pages) -> None:
    for address, page in pages.items():
        assert re.findall(r'<link rel="canonical" href="([^"]*)"', page) == [f"{URL}{address}"]


def test_no_sealed_page_is_searched(site: Path) -> None:
    lines = (line for path in site.glob("search/*/r*.txt") for line in path.read_text(encoding="utf-8").splitlines())
    found = [json.loads(line)[2] for line in lines]
    assert f"{EXAMPLE}/" in {one.partition("#")[0] for one in found}
    assert [one for one in found if "/v/" in one] == []


def test_every_sealed_page_says_what_it_is_and_where_the_newest_is(site: Path, pages: Pages) -> None:
    for address, page in pages.items():
        version = version_of(address)
        said = standing(page)
        assert said.startswith(f"This is version {version} , published on {DATES[version]} .".replace(" ,", ",").replace(" .", "."))  # fmt: skip  # noqa: E501
        if version == "2.2.0":
            assert NEWEST not in said
            continue
        assert NEWEST in said
        (block,) = re.findall(r'<div class="ot-standing".*?</div>', page, flags=re.DOTALL)
        (link,) = re.findall(r'<a href="([^"]*)">(?=' + NEWEST.replace(".", r"(?:\.|&#46;)") + ")", block)
        target = ((site / address) / link).resolve().relative_to(site.resolve()).as_posix()
        name = address.split(f"/v/{version}/")[1].strip("/")
        if name == TURNED:
            assert target == f"{EXAMPLE}/v/2.2.0/{TURNED}"
            continue
        is_there = (ROOT / DATA / EXAMPLE / "2.2.0/indicators.csv").read_text(encoding="utf-8").count(f"\n{name},")
        assert target == (f"{EXAMPLE}/{name}" if name and is_there else EXAMPLE)


def test_a_corrected_versions_pages_say_what_was_corrected_and_where(pages: Pages) -> None:
    """1.1.1 corrects 81, 68 and 64 per cent to 80.6, 68.4 and 63.9, as its note says."""
    for version, years in (("1.0.0", ("2020/21", "2021/22")), ("1.1.0", ("2020/21", "2021/22", "2022/23"))):
        for name in ("same-home-two-years/", "", *([] if version == "1.0.0" else [f"{TURNED}/"])):
            said = standing(pages[f"{EXAMPLE}/v/{version}/{name}"])
            for year, was, now in (("2020/21", "81", "80.6"), ("2021/22", "68", "68.4"), ("2022/23", "64", "63.9")):
                wanted = rf"for {year} was corrected from {was}(\.0)?% to {now}%"
                assert bool(re.search(wanted, said)) is (year in years), (version, said)
            assert "1.1.1" in said
    for version in ("1.1.1", "2.0.0", "2.2.0"):
        for name in ("same-home-two-years", TURNED):
            assert "corrected" not in standing(pages[f"{EXAMPLE}/v/{version}/{name}/"])
    assert "corrected" not in standing(pages[f"{EXAMPLE}/v/1.1.0/care-absence/"])


def test_every_sealed_page_can_be_cited_at_its_own_address_with_the_hash_of_its_data(pages: Pages) -> None:
    with (ROOT / DATA / EXAMPLE / "versions.csv").open(encoding="utf-8", newline="") as file:
        hashes = {row["version"]: row["sha256"] for row in csv.DictReader(file)}
    for address, page in pages.items():
        assert f"{URL}{address}" in text(page)
        assert hashes[version_of(address)] in text(page)


def test_ids_are_made_of_the_indicators_name_and_stand_once(pages: Pages) -> None:
    for address, page in pages.items():
        ids = re.findall(r'\sid="([^"]*)"', page)
        assert len(ids) == len(set(ids)), address
        name = address.split("/v/")[1].split("/")[1]
        if name and name != TURNED:
            assert {f"indicator-{name}", f"{name}-table", f"{name}-figures"} <= set(ids)


def test_ids_of_exceptions_are_their_own_or_made_of_the_name_of_an_indicator_of_that_version(pages: Pages) -> None:
    named = {}
    for address, page in pages.items():
        home, _, name = address.rstrip("/").rpartition("/")
        if name != TURNED:
            continue
        (article,) = re.findall(r"<article\b.*?</article>", page, flags=re.DOTALL)
        ids = re.findall(r'\sid="([^"]*)"', article)
        own = {f"{TURNED}{end}" for end in ("", "-cite", "-address", "-citation", "-sha256")}
        assert own <= set(ids), address
        others = [one for one in ids if one != TURNED and not one.startswith(f"{TURNED}-")]
        assert [one for one in others if not one.startswith("exception-")] == []
        named[version_of(address)] = names = [one.removeprefix("exception-") for one in others]
        assert all(f"{home}/{one}/" in pages for one in names), address
        assert len(names) == len(exceptions(page)) - 1
    assert named == {"1.1.0": [], "1.1.1": [], "2.0.0": ["second-plan"], "2.1.0": [], "2.2.0": []}


# around them


def test_every_published_address_is_there(site: Path) -> None:
    addresses = (site.parent / DATA / "urls.txt").read_text(encoding="utf-8").splitlines()
    assert len(addresses) > 250
    missing = [one for one in addresses if not (site / f"{one}index.html".lstrip("/") if one.endswith("/") else site / one.lstrip("/")).is_file()]  # fmt: skip  # noqa: E501
    assert missing == []


def test_the_sitemap_gives_pages_the_dates_of_their_versions_and_leaves_sealed_ones_out(site: Path) -> None:
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    dates = {str(one.findtext(f"{SITEMAP}loc")): str(one.findtext(f"{SITEMAP}lastmod")) for one in root}
    with (ROOT / DATA / EXAMPLE / "versions.csv").open(encoding="utf-8", newline="") as file:
        sealed = {row["version"]: row["sealed"] for row in csv.DictReader(file)}
    assert not [url for url in dates if "/v/" in url or url.startswith(f"{URL}data/{EXAMPLE}/")]
    indicators = [url for url in dates if url.startswith(f"{URL}{EXAMPLE}/") and url != f"{URL}{EXAMPLE}/versions/"]
    assert len(indicators) > 20
    assert {dates[url] for url in indicators} == {sealed["2.2.0"]}
    assert dates[f"{URL}{EXAMPLE}/"] == dates[f"{URL}{EXAMPLE}/versions/"] == dates[URL] == sealed["2.2.0"]
    assert max(dates.values()) == "2026-11-24"  # when the papers of a meeting were published


@cache
def of_the_example() -> tuple[SealedFolder, ...]:
    """Every sealed version's folder in the example, oldest first."""
    return tuple(check_site(ROOT / DATA).folders)


@pytest.mark.parametrize("card", sorted(path.parent.name for path in (ROOT / DATA).glob("*/next")))
def test_the_packages_of_the_first_and_the_newest_version_pass_frictionless(card: str, tmp_path: Path) -> None:
    """Between them versions differ in figures alone, which ``check`` reads as frictionless does."""
    folders = [one for one in of_the_example() if one.scorecard == card]
    assert len(folders) >= 4
    for one in (folders[0], folders[-1]):
        files = {name: (ROOT / DATA / card / one.version / name).read_bytes() for name in one.files}
        path = tmp_path / f"{one.version}.zip"
        path.write_bytes(bundle(files, date(2025, 1, 1)))
        found = validate(str(path))
        assert found.valid, (one.version, found.flatten(["name", "type", "message"]))
        assert {task.name for task in found.tasks} > {"indicators", "outturns", "judgements"}


def test_the_packages_of_the_site_are_the_versions_to_the_byte(site: Path) -> None:
    for version in DATES:
        with zipfile.ZipFile(site / f"data/{EXAMPLE}/{version}/{EXAMPLE}-{version}.zip") as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
        assert found == contents(ROOT / DATA / EXAMPLE / version)


def test_latest_is_the_newest_versions_document(site: Path) -> None:
    place = site / "data" / EXAMPLE
    latest = (place / "latest.json").read_bytes()
    assert latest == (place / f"2.2.0/{EXAMPLE}-2.2.0.json").read_bytes()
    assert json.loads(latest)["version"]["version"] == "2.2.0"


@pytest.mark.parametrize("name", ["data/feed.xml", f"data/{EXAMPLE}/feed.xml"])
def test_feeds_name_every_version_and_the_correction(site: Path, name: str) -> None:
    root = ET.parse(site / name).getroot()  # noqa: S314 - our own file
    every = [(str(one.find(f"{ATOM}link").get("href")), one) for one in root.findall(f"{ATOM}entry")]  # type: ignore[union-attr]
    links, entries = zip(*((link, one) for link, one in every if link.startswith(f"{URL}{EXAMPLE}/")), strict=True)
    assert list(links) == [f"{URL}{EXAMPLE}/v/{version}/" for version in reversed(DATES)]
    titles = [str(one.findtext(f"{ATOM}title")) for one in entries]
    assert [title.startswith("Correction: ") for title in titles] == [False, False, False, True, False, False]


def test_the_page_of_versions_has_every_version_with_its_day_and_note(site: Path) -> None:
    page = text((site / EXAMPLE / "versions/index.html").read_text(encoding="utf-8"))
    with (ROOT / DATA / EXAMPLE / "versions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["note"] in page
            assert DATES[row["version"]] in page


# what has moved, and what was taken down


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case after three versions, with wait renamed to days, the scorecard renamed, and 1.0.0 taken down.

    The documents of 1.0.1 were taken down too, each by itself.
    """

    def make(root: Path) -> None:
        card = published(root)
        for name in ("indicators", "outturns", "targets"):
            path = card / "next" / f"{name}.csv"
            path.write_text(re.sub(r"(?m)^wait,", "days,", path.read_text(encoding="utf-8")), encoding="utf-8")
        redirects = root / DATA / "redirects.csv"
        redirects.write_text(f"old,new\n/{CARD}/wait/,/{CARD}/days/\n", encoding="utf-8")
        seal(root, "major", "Calls wait days.", date(2025, 9, 18))
        card.rename(root / DATA / "young-people")
        change(root / DATA / "young-people/next/datapackage.json", f'"name": "{CARD}"', '"name": "young-people"')
        redirects.write_text(
            redirects.read_text(encoding="utf-8") + f"/{CARD}/,/young-people/\n/data/{CARD}/,/data/young-people/\n"
            f"/embed/{CARD}/,/embed/young-people/\n",
            encoding="utf-8",
        )
        (root / DATA / "withdrawn.csv").write_text(
            f"address,date,reason\n/{CARD}/v/1.0.0/,2025-10-01,A child could be recognised.\n"
            f"/data/{CARD}/1.0.1/{CARD}-1.0.1.json,2025-10-02,A mistake.\n",
            encoding="utf-8",
        )
        shutil.rmtree(root / DATA / "young-people/1.0.0")
        assert problems(root) == ()
        built(root)

    return once(tmp_path_factory, "moved", make)


def test_after_all_that_every_published_address_is_there(moved: Path) -> None:
    addresses = (moved / DATA / "urls.txt").read_text(encoding="utf-8").splitlines()
    assert len(addresses) > 70
    for one in addresses:
        name = f"{one}index.html" if one.endswith("/") else one
        assert (moved / "site" / name.lstrip("/")).is_file(), one


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{CARD}/", "young-people/"),
        (f"{CARD}/visits/", "young-people/visits/"),
        (f"{CARD}/wait/", "young-people/days/"),
        (f"{CARD}/v/1.1.0/wait/", "young-people/v/1.1.0/wait/"),
        (f"{CARD}/versions/", "young-people/versions/"),
        (f"data/{CARD}/1.1.0/", "data/young-people/1.1.0/"),
    ],
)
def test_a_page_that_moved_sends_its_readers_on_without_scripts(moved: Path, old: str, new: str) -> None:
    site = moved / "site"
    page = html.unescape((site / old / "index.html").read_text(encoding="utf-8"))
    assert re.findall(r'<link rel="canonical" href="([^"]*)"', page) == [f"https://scorecards.example/{new}"]
    (refresh,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]*)"', page)
    (link,) = re.findall(r'<a href="([^"]*)"', page)
    for target in (refresh, link):
        place = (site / old / target).resolve()
        place = place / "index.html" if place.is_dir() else place
        assert place == (site / new / "index.html").resolve()
    assert "<script" not in page
    assert f"/{old} /{new} 301" in (site / "_redirects").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("latest.json", "latest.json"),
        ("feed.xml", "feed.xml"),
        ("1.1.0/outturns.csv", "1.1.0/outturns.csv"),
        (f"1.1.0/{CARD}-1.1.0.zip", "1.1.0/young-people-1.1.0.zip"),
        (f"2.0.0/{CARD}-2.0.0.json", "2.0.0/young-people-2.0.0.json"),
    ],
)
def test_a_file_that_moved_stands_at_its_old_address_too(moved: Path, old: str, new: str) -> None:
    data = moved / "site/data"
    assert (data / CARD / old).read_bytes() == (data / "young-people" / new).read_bytes()


@pytest.mark.parametrize("name", ["", "three-moves/", "wait/"])
def test_a_page_that_was_taken_down_says_when_and_why(moved: Path, name: str) -> None:
    page = text((moved / "site" / CARD / "v/1.0.0" / name / "index.html").read_text(encoding="utf-8"))
    assert "1 October 2025" in page
    assert "A child could be recognised" in page
    assert "12.0%" not in page


def test_files_that_were_taken_down_say_when_and_why(moved: Path) -> None:
    data = moved / "site/data"
    for name in (f"{CARD}-1.0.0.json", f"{CARD}-1.0.0.zip", "outturns.csv", "judgements.csv"):
        content = (data / CARD / "1.0.0" / name).read_bytes()
        assert b"2025-10-01" in content or name.endswith(".zip")
        assert len(content) < 500
    one = json.loads((data / CARD / f"1.0.1/{CARD}-1.0.1.json").read_bytes())
    assert one["withdrawn"]["reason"] == "A mistake."
    assert validate(str(data / "young-people/1.0.1/young-people-1.0.1.zip")).valid


def test_what_was_taken_down_is_not_there_under_the_new_name_either(moved: Path) -> None:
    site = moved / "site"
    for place in ("young-people/v/1.0.0", "data/young-people/1.0.0", "data/young-people/1.0.1/young-people-1.0.1.json"):
        assert not (site / place).exists()
    versions = text((site / "young-people/versions/index.html").read_text(encoding="utf-8"))
    assert "A child could be recognised" in versions
    assert "/v/1.0.0/" not in (site / "young-people/versions/index.html").read_text(encoding="utf-8")


def test_an_indicator_that_is_gone_without_a_redirect_leads_to_its_last_version(tmp_path: Path) -> None:
    card = published(tmp_path)
    for name in ("indicators", "outturns", "targets"):
        path = card / "next" / f"{name}.csv"
        path.write_text(re.sub(r"(?m)^wait,.*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    seal(tmp_path, "major", "Takes wait out.", date(2025, 9, 18))
    site = built(tmp_path)
    page = (site / CARD / "wait/index.html").read_text(encoding="utf-8")
    assert "1.1.0" in text(page)
    links = [(site / CARD / "wait" / link).resolve() for link in re.findall(r'href="(\.\./[^"#]*)"', page)]
    assert (site / CARD / "v/1.1.0/wait").resolve() in links


# corrections that were corrected


def notices(root: Path) -> dict[str, list[str]]:
    """What each version's pages say of three-moves was corrected since, by version."""
    checked = check_site(root / DATA)
    versions = checked.register.versions[CARD]
    later, found = Later(renamed(checked.register, CARD)), {}
    for version in reversed(versions):
        telling = told_of(root / DATA, CARD, version.version)
        every = corrections(SAY, CARD, version, telling, later)
        own = {name for name in every if name.endswith("-moves")}
        found[version.version] = [
            f"{one.sentence.partition(' was ')[2]} {one.where.title}" for name in own for one in every[name]
        ]
        later = later.and_also(version, telling)
    return found


def to(card: Path, old: str, new: str) -> None:
    change(card / "next/outturns.csv", f"FY2024-25,{old},200,,", f"FY2024-25,{new},200,,")


def test_a_figure_that_was_corrected_again_and_back_has_every_correction(tmp_path: Path) -> None:
    card = published(tmp_path)  # 1.0.1 corrected 12 to 12.5
    to(card, "12.5,25", "13,26")
    seal(tmp_path, "patch", "Corrects it again.", date(2025, 7, 1))
    to(card, "13,26", "12,24")
    seal(tmp_path, "patch", "Corrects it back.", date(2025, 8, 1))
    second, third = "corrected from 12.5% to 13.0%. version 1.1.1", "corrected from 13.0% to 12.0%. version 1.1.2"
    assert notices(tmp_path) == {
        "1.0.0": ["corrected from 12.0% to 12.5%. version 1.0.1", second, third],
        "1.0.1": [second, third],
        "1.1.0": [second, third],
        "1.1.1": [third],
        "1.1.2": [],
    }


def test_a_correction_finds_the_pages_of_an_indicators_old_name(tmp_path: Path) -> None:
    card = published(tmp_path)
    for path in (card / "next").glob("*.csv"):
        path.write_text(re.sub(r"\bthree-moves\b", "many-moves", path.read_text(encoding="utf-8")), encoding="utf-8")
    (card / "next/commentary/three-moves.md").rename(card / "next/commentary/many-moves.md")
    (tmp_path / DATA / "redirects.csv").write_text(f"old,new\n/{CARD}/three-moves/,/{CARD}/many-moves/\n", encoding="utf-8")  # fmt: skip  # noqa: E501
    seal(tmp_path, "major", "Calls three-moves many-moves.", date(2025, 7, 1))
    to(card, "12.5,25", "13,26")
    seal(tmp_path, "patch", "Corrects it again.", date(2025, 8, 1))
    last = "corrected from 12.5% to 13.0%. version 2.0.1"
    assert notices(tmp_path)["1.1.0"] == notices(tmp_path)["2.0.0"] == [last]


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_a_chart_on_another_site_says_what_became_of_it(tmp_path: Path, is_withdrawn: bool) -> None:  # noqa: FBT001
    card = published(tmp_path)
    for name in ("indicators", "outturns", "targets"):
        path = card / "next" / f"{name}.csv"
        path.write_text(re.sub(r"(?m)^wait,.*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    seal(tmp_path, "major", "Takes wait out.", date(2025, 9, 18))
    if is_withdrawn:
        rows = f"/{CARD}/wait/,2025-10-01,A reason.\n/embed/{CARD}/wait/,2025-10-01,A reason.\n"
        (tmp_path / DATA / "withdrawn.csv").write_text(f"address,date,reason\n{rows}", encoding="utf-8")
    settings = settings_of(tmp_path / "mkdocs.yml")
    files = dict(site_files(settings, checked_site(settings)))
    assert {name for name in files if name.startswith(f"embed/{CARD}/wait/")} == {f"embed/{CARD}/wait/index.html"}
    page = files[f"embed/{CARD}/wait/index.html"].decode()
    said = "Taken down on 1 October 2025. A reason." if is_withdrawn else "no longer part of"
    assert said in text(page)
    assert "<script" not in page
    assert all('target="_top"' in link for link in re.findall(r"<a [^>]*>", page))
