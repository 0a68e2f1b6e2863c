import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.merging.wording import merge_words, words_of

BASE = "The soil is where it all begins, and the better it is, the less there is to do."
texts = st.lists(st.sampled_from(["a", "b", "c", "{{ x }}", "日", "本", "d."]), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("yours", "article", "merged"),
    [
        (
            "My soil is where",
            "the more there is to do.",
            "My soil is where it all begins, and the better it is, the more",
        ),
        ("The soil is where", "the better it gets, the more", "and the better it gets, the more there is"),
    ],
)
def test_changes_that_stand_apart_go_together(yours: str, article: str, merged: str) -> None:
    own = BASE.replace("The soil is where", yours)
    new = (
        BASE.replace("the less there is to do.", article)
        if article.endswith("do.")
        else BASE.replace("the better it is, the less", article)
    )

    assert merged in (merge_words(BASE, own, new) or "")


@pytest.mark.parametrize(
    ("yours", "article"),
    [
        ("where it all starts,", "where it all ends,"),
        ("where it all starts,", "where it all begins, again,"),
        ("where it did begin,", "here it all begins,"),
    ],
)
def test_changes_that_touch_or_stand_next_to_each_other_are_a_conflict(yours: str, article: str) -> None:
    old = "where it all begins,"

    assert merge_words(BASE, BASE.replace(old, yours), BASE.replace(old, article)) is None


def test_the_same_change_on_both_sides_is_one() -> None:
    new = BASE.replace("better", "richer")

    assert merge_words(BASE, new, new) == new


def test_words_of_a_script_without_spaces_merge() -> None:
    assert (
        merge_words("今日は朝から雨が降る。", "今日は朝から雪が降る。", "明日は朝から雨が降る。")
        == "明日は朝から雪が降る。"
    )


def test_the_white_space_is_the_marketers() -> None:
    own, new = BASE.replace("begins, and", "begins,\nand"), BASE.replace("to do.", "to do now.")

    assert merge_words(BASE, own, new) == own.replace("to do.", "to do now.")


def test_a_merge_field_is_one_word() -> None:
    assert words_of('Hi {{ subscriber.first_name | default("you") }}, hello') == [
        "Hi", '{{ subscriber.first_name | default("you") }}', ",", "hello",
    ]  # fmt: skip


@given(texts, texts)
def test_where_one_side_changed_nothing_the_other_is_taken(base: str, other: str) -> None:
    assert words_of(merge_words(base, base, other) or "") == words_of(other)
    assert words_of(merge_words(base, other, base) or "") == words_of(other)


@given(texts, texts, texts)
def test_nothing_is_made_up(base: str, yours: str, article: str) -> None:
    merged = merge_words(base, yours, article)

    assert set(words_of(merged or "")) <= {*words_of(yours), *words_of(article)}
