import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lessons.shortening import columns, cut_at_clause, cut_at_word, tidy_end


@pytest.mark.parametrize(
    ("text", "cut"),
    [("short", "short"), ("one two three", "one two…"), ("one, two three", "one, two…"), ("x" * 20, "x" * 9 + "…")],
)
def test_texts_are_cut_at_a_word(text: str, cut: str) -> None:
    assert cut_at_word(text, 10) == cut


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("bread and the", "bread"),
        ("tips:", "tips"),
        ("he said “now", "he said"),
        ("the pot (of", "the pot"),
        ("the pot (of clay)", "the pot (of clay)"),
        ("the", "the"),
    ],
)
def test_what_leads_on_to_nothing_is_dropped(text: str, tidied: str) -> None:
    assert tidy_end(text) == tidied


@pytest.mark.parametrize(
    "text", ["コミュニケーションマネジメント", "この本はABCDEFGHIJという本です", "今日は「新しい朝」が来る"]
)
def test_words_of_katakana_and_latin_letters_are_not_torn(text: str) -> None:
    for room in range(columns(text) // 2 + 6, columns(text)):
        kept = cut_at_word(text, room).removesuffix("…")
        after = text[len(kept) :]
        assert text.startswith(kept)
        assert not (kept[-1].isascii() and after[0].isascii())
        assert after[0] not in "、。ー」"


@given(st.text(max_size=80), st.integers(10, 60))
def test_a_cut_text_fits(text: str, room: int) -> None:
    assert columns(cut_at_word(text, room)) <= room
    assert columns(cut_at_clause(text, room)) <= room
