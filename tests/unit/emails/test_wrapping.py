from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.wrapping import columns, wrap


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("走る", 4), ("é", 1), ("e\u0301", 1), ("a\u200db", 2)])
def test_columns_are_what_a_screen_shows(text: str, expected: int) -> None:
    assert columns(text) == expected


@given(st.text(alphabet="ab走。 \n", max_size=80), st.integers(min_value=4, max_value=20))
def test_no_letter_is_lost_and_none_added(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=8)), st.integers(min_value=8, max_value=30))
def test_lines_are_full_but_never_too_long(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width)

    assert all(columns(line) <= width for line in lines)
    for line, following in pairwise(lines):
        assert columns(f"{line} {following.split()[0]}") > width


def test_an_address_is_never_broken() -> None:
    address = "<https://example.com/" + "a" * 90 + ">"

    assert wrap(f"see {address} now", 72) == ["see", address, "now"]


def test_a_script_without_spaces_breaks_between_letters_but_not_before_a_full_stop() -> None:
    assert wrap("走ると腰痛は治るか。", 6) == ["走ると", "腰痛は", "治る", "か。"]


@given(
    st.text(alphabet="走るとっゃー々、。」』）！？「『（aB1 ”%", max_size=60), st.integers(min_value=12, max_value=30)
)
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(text: str, width: int) -> None:
    closing, opening = "っゃー々、。」』）！？", "「『（"
    lines = wrap(re.sub(rf"[{closing}{opening} ]{{4,}}", "走", text), width)
    words = re.sub(rf"[{closing}{opening} ]{{4,}}", "走", text).split()

    for line in lines:
        assert line[0] not in closing or any(word.startswith(line[0]) for word in words)
        assert line[-1] not in opening or any(word.endswith(line[-1]) for word in words)


def test_what_opens_stays_with_what_closes_where_no_letter_stands_between() -> None:
    assert wrap("111、、と（々", 12) == ["111、、と", "（々"]


def test_marks_stay_together_where_no_letter_goes_before_or_follows() -> None:
    assert wrap("1、、、と（「", 12) == ["1、、、と", "（「"]
    assert wrap("1、、、1 々」", 12) == ["1、、、1", "々」"]


@pytest.mark.parametrize("mark", ["っ", "「"])
def test_a_run_of_marks_that_is_no_writing_is_broken_after_all(mark: str) -> None:
    assert max(map(len, wrap("走" + mark * 500 + "走", 72))) <= 36


def test_empty_text_has_no_lines() -> None:
    assert wrap(" \n ", 72) == []


@given(st.lists(st.sampled_from(["mot", "l’idée", "«", "»", ":", "?", "!", ";"]), max_size=30), st.integers(8, 30))
def test_no_line_parts_a_french_sign_from_its_word(words: list[str], width: int) -> None:
    text = re.sub(r"(?:[«»:?!;] ){3,}", "mot ", " ".join(["mot", *words, "mot"]))
    lines = wrap(text, width)

    assert " ".join(lines) == text
    assert all(line[0] not in "»:?!;" for line in lines[1:])
    assert all(line[-1] != "«" for line in lines[:-1])


def test_a_no_break_space_is_kept_and_ends_no_line() -> None:
    assert wrap("plus de 10\u00a0km par jour", 10) == ["plus de", "10\u00a0km par", "jour"]


def test_signs_by_themselves_without_end_are_broken_after_all() -> None:
    assert max(map(len, wrap("a" + " !" * 500, 20))) <= 20
