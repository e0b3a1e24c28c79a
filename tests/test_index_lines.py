"""The form of the search index's files: what a browser reads back of them is what was put in."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from outturn.exports.index_lines import DIGITS, by_field, files_of, in_order, parted_by, runs, shortened, steps

WORDS = st.lists(
    st.text("abc.\N{LATIN SMALL LETTER E WITH ACUTE}\U0001e922\ufb01", min_size=1, max_size=45), unique=True
)
NUMBERS = st.sets(st.integers(0, 400)).map(sorted)


def units(text: str) -> bytes:
    """A text as browsers count and order it."""
    return text.encode("utf-16-be", "surrogatepass")


def taken(found: list[int]) -> list[int]:
    """The numbers that steps lead to, as search.js takes them."""
    numbers, number, step = list[int](), 0, 0
    for one in found:
        step = one if one >= 0 else step
        for _ in range(1 if one >= 0 else -one):
            number += step
            numbers.append(number)
    return numbers


def test_steps_that_are_taken_again_are_counted() -> None:
    assert steps([0, 5, 10, 15, 16]) == [0, 5, -2, 1]
    assert steps(range(3, 8)) == [3, 1, -3]
    assert steps([7]) == [7]
    assert steps([4, 8, 12]) == [4, -2]
    assert by_field({2: 3, 0: 0, 1: 0}, 5) == [[0, 1], [], [], [2]]
    assert runs([0, 1, 2, 2, 3]) == [1, 3, 0, 1, 1, 1]


@given(NUMBERS)
def test_steps_lead_back_to_every_number(numbers: list[int]) -> None:
    assert taken(steps(numbers)) == numbers


def test_a_word_is_written_without_what_it_shares() -> None:
    assert shortened(["child", "children", "chill", "dog"]) == ["0child", "5ren", "4l", "0dog"]


@given(WORDS)
def test_words_are_read_back_as_a_browser_counts_letters(given_words: list[str]) -> None:
    words = in_order(given_words)
    assert words == sorted(given_words, key=units)
    before, found = b"", list[str]()
    for line in shortened(words):
        before = before[: 2 * DIGITS.index(line[0])] + units(line[1:])
        found.append(before.decode("utf-16-be"))
    assert found == words


@given(WORDS, st.integers(1, 60), st.integers(0, 60))
def test_files_have_every_line_in_order_and_one_size(words: list[str], most: int, whole: int) -> None:
    files = files_of(words, most, whole)
    assert [line for lines in files for line in lines] == words
    sizes = [sum(len(line.encode()) + 1 for line in lines) for lines in files]
    if sum(sizes) <= whole:
        assert len(files) == 1
    else:
        assert all(len(lines) == 1 or size <= most for lines, size in zip(files, sizes, strict=True))
        assert all(size + len(other[0].encode()) + 1 > most for size, other in zip(sizes, files[1:], strict=False))


@given(WORDS.filter(bool), st.integers(1, 60))
def test_what_parts_files_finds_the_file_of_every_word(given_words: list[str], most: int) -> None:
    """Also of words that begin with a text: they are in the files from the text's to that of the text's last."""
    words = in_order(given_words)
    files = files_of(words, most, 0)
    heads = parted_by(files)
    assert [*map(units, heads)] == sorted({units(head) for head in heads})
    ends = [0, *accumulate(map(len, files))]
    for at, (begin, end) in enumerate(pairwise(ends)):
        for word in words[begin:end]:
            assert max(place for place, head in enumerate(heads) if units(head) <= units(word)) == at
