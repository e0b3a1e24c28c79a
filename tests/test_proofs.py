"""What a copy is known by: lists of hashes, in parts, and what became of each version."""

import hashlib
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from built import DATA
from outturn.exports.proofs import MOST, Proved, proof_files, sums
from outturn.pipeline.checking import check_site
from outturn.reading.site_settings import settings_of
from outturn.versions.history import SealedFolder, Version
from outturn.versions.register import Register, Withdrawal
from packages import SAY
from sealed import CARD, published
from telling import markdown_pages, site_files

FIRST = Version("1.0.0", date(2024, 4, 18), "major", "First.", "a" * 64)
SECOND = Version("1.0.1", date(2024, 6, 15), "patch", "Corrects.", "b" * 64, ("visits", "gone-by-then"))
THIRD = Version("1.1.0", date(2025, 4, 17), "minor", "Adds 2024.", "c" * 64)
REGISTER = Register({"card": (FIRST, SECOND, THIRD)})


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def proved(version: Version, *names: str) -> Proved:
    files = {name: (digest(f"{version.version} {name}"), 1) for name in names or ("outturns.csv",)}
    return Proved(SealedFolder("card", version.version, files, (), {}, ("visits",)), version, {})


def lists(register: Register, *known: Proved) -> dict[str, Any]:
    return {name: json.loads(content) for name, content in proof_files(SAY, known, {"card": "Card"}, register)}


EVERY = (proved(FIRST), proved(SECOND), proved(THIRD))


def test_a_version_says_what_later_ones_corrected_of_it_and_which_is_the_newest() -> None:
    versions = lists(REGISTER, *EVERY)["verify/cards/card.json"]["versions"]
    assert versions["1.0.0"]["since"] == [
        ["Version 1.0.1 of 15 June 2024 corrected figures of 1 indicator.", "card/v/1.0.1/"],
        ["The newest is version 1.1.0 of 17 April 2025.", "card/"],
    ]
    assert (versions["1.0.0"]["corrected"], versions["1.0.1"]["corrected"]) == (True, False)
    assert versions["1.1.0"]["since"] == []
    assert versions["1.0.0"]["sha256"] == "a" * 64


def test_a_version_that_was_taken_down_says_when_and_why_and_leads_to_none() -> None:
    down = Withdrawal("/card/v/1.0.0/", date(2025, 5, 2), "One child could be recognised.")
    found = lists(replace(REGISTER, withdrawn=(down,)), *EVERY)
    one = found["verify/cards/card.json"]["versions"]["1.0.0"]
    assert "2 May 2025" in one["withdrawn"]
    assert "One child could be recognised." in one["withdrawn"]
    assert [sentence for sentence, _ in one["since"] if "newest" in sentence] == []
    assert found["verify/index.json"]["withdrawn"] == [["/card/v/1.0.0/", one["withdrawn"]]]


def test_the_same_bytes_in_several_versions_stand_under_one_hash_the_oldest_first() -> None:
    same = {"groups.csv": (digest("same"), 4)}
    both = [Proved(replace(one.folder, files=same), one.version, {}) for one in EVERY[:2]]
    assert lists(REGISTER, *both)["verify/hashes/all.json"] == {
        digest("same"): [["card", "1.0.0", "groups.csv"], ["card", "1.0.1", "groups.csv"]]
    }


@pytest.mark.parametrize(("number", "digits"), [(MOST, 0), (MOST + 1, 1), (16 * MOST + 1, 2)])
def test_hashes_lie_in_parts_that_a_phone_can_take(number: int, digits: int) -> None:
    names = [f"{one}.csv" for one in range(number)]
    found = lists(REGISTER, proved(FIRST, *names))
    parts = {name: part for name, part in found.items() if name.startswith("verify/hashes/")}
    assert found["verify/index.json"]["digits"] == digits
    assert len(parts) == 16**digits
    assert sum(map(len, parts.values())) == number
    for name, part in parts.items():
        start = name.removeprefix("verify/hashes/").removesuffix(".json")
        assert all(one.startswith(start) for one in part) or start == "all"
        assert len(part) <= MOST


def test_a_site_without_a_version_has_an_index_and_no_hash() -> None:
    found = lists(Register())
    assert found["verify/index.json"]["cards"] == {}
    assert found["verify/hashes/all.json"] == {}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("proofs")
    published(root)
    settings, checked = settings_of(root / "mkdocs.yml"), check_site(root / DATA)
    pages = {name: text.encode() for name, text in markdown_pages(settings, checked)}
    return {**dict(site_files(settings, checked)), **pages}


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no sha256sum here")
@pytest.mark.parametrize("version", ["1.0.0", "1.0.1", "1.1.0"])
def test_the_list_of_a_version_is_what_a_program_of_the_system_checks(
    files: dict[str, bytes], tmp_path: Path, version: str
) -> None:
    home = f"data/{CARD}/{version}/"
    names = [name.removeprefix(home) for name in files if name.startswith(home) and not name.endswith("index.md")]
    for name in names:
        (tmp_path / name).write_bytes(files[f"{home}{name}"])
    with zipfile.ZipFile(tmp_path / f"{CARD}-{version}.zip") as packed:
        packed.extractall(tmp_path)
        inside = packed.namelist()
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len({*names, *inside} - {"SHA256SUMS"})
    (tmp_path / "outturns.csv").write_bytes(b"changed")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_every_file_of_every_version_that_can_be_downloaded_is_known(files: dict[str, bytes]) -> None:
    known = json.loads(files["verify/hashes/all.json"])
    kinds = (".zip", ".json", ".csv")
    offered = [name for name in files if name.startswith(f"data/{CARD}/") and name.endswith(kinds)]
    assert len(offered) > 3 * 10
    for name in offered:
        places = known.get(hashlib.sha256(files[name]).hexdigest(), [])
        assert places, name
        own = name.removeprefix(f"data/{CARD}/").split("/")
        assert own[-1] in [file for _, _, file in places]
        if len(own) > 1 and own[0] == "latest":  # of one indicator alone, as the newest version has it
            assert [CARD, "1.1.0", own[-1]] in places
        elif len(own) > 1:
            assert [CARD, *own] in places


def test_the_list_of_a_version_names_each_of_its_files_once() -> None:
    folder = SealedFolder("card", "1.0.0", {"b.csv": ("2" * 64, 1), "a.csv": ("1" * 64, 1)}, (), {}, ())
    assert sums(folder, {"card-1.0.0.zip": "3" * 64}).decode().splitlines() == [
        f"{'1' * 64}  a.csv",
        f"{'2' * 64}  b.csv",
        f"{'3' * 64}  card-1.0.0.zip",
    ]
