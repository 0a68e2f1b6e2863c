from hypothesis import given
from hypothesis import strategies as st

from course.merging.matching import in_order, match_parts
from course.merging.parts import Part

numbers = st.lists(st.integers(0, 9), max_size=20)


def parts(*texts: str) -> list[Part]:
    return [Part(gap="", mark="", text=text, kind="paragraph_open") for text in texts]


def test_the_same_parts_are_found_wherever_they_went() -> None:
    assert match_parts(parts("one", "two", "three"), parts("three", "one", "two")) == {0: 1, 1: 2, 2: 0}


def test_a_part_that_was_changed_is_found_by_its_words() -> None:
    old = parts("Roots drink at night.", "Leaves eat light.")
    new = parts("Leaves eat a lot of light.", "Something else entirely.", "Roots drink at dawn.")

    assert match_parts(old, new) == {0: 2, 1: 0}


def test_a_part_rewritten_in_its_place_is_still_that_part() -> None:
    assert match_parts(parts("one", "old", "three"), parts("one", "new", "three")) == {0: 0, 1: 1, 2: 2}


def test_of_parts_that_say_the_same_each_has_its_own() -> None:
    assert match_parts(parts("a", "same", "b", "same", "c"), parts("a", "same", "b", "c")) == {0: 0, 1: 1, 2: 2, 4: 3}


@given(numbers, numbers)
def test_each_part_is_in_one_pair_at_most(old: list[int], new: list[int]) -> None:
    pairs = match_parts(parts(*map(str, old)), parts(*map(str, new)))

    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs) <= set(range(len(old)))
    assert set(pairs.values()) <= set(range(len(new)))


@given(st.permutations(range(8)))
def test_those_in_order_rise_and_are_no_fewer_than_any_run(order: list[int]) -> None:
    kept = sorted(in_order(list(enumerate(order))))

    assert [new for _, new in kept] == sorted(new for _, new in kept)
    assert len(kept) >= max(_rising(order, start) for start in range(8))


def _rising(order: list[int], start: int) -> int:
    length, last = 0, -1
    for number in order[start:]:
        if number > last:
            length, last = length + 1, number
    return length
