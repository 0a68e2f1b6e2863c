from __future__ import annotations

import pytest

from course.merging import Pair, split_lesson
from course.merging.neighbours import Neighbour, find_neighbours

SAME, OTHER, GONE = Neighbour


def built(days: list[int]) -> list[Pair]:
    texts = [split_lesson(f"{day}.md", f"---\nday: {day}\n---\n\nText.\n") for day in days]
    return [Pair(base=text, yours=text) for text in texts]


@pytest.mark.parametrize(
    ("before", "recaps", "teasers"),
    [
        ([0, 1, 2], [SAME, SAME, SAME], [SAME, SAME, SAME]),
        ([1, 2], [GONE, SAME], [SAME, SAME]),
        ([0, 1], [SAME, SAME], [SAME, GONE]),
        ([0, 2], [SAME, OTHER], [OTHER, SAME]),
        ([1, 0, 2], [GONE, OTHER, OTHER], [OTHER, OTHER, SAME]),
        ([2, 1, 0], [GONE, OTHER, OTHER], [OTHER, OTHER, GONE]),
    ],
)
def test_a_neighbour_is_the_lesson_that_stood_there(
    before: list[int | None], recaps: list[Neighbour], teasers: list[Neighbour]
) -> None:
    found = find_neighbours(built([1, 2, 3]), before)

    assert [each["recap"] for each in found] == recaps
    assert [each["teaser"] for each in found] == teasers


def test_a_new_lesson_is_another_neighbour_and_had_none_itself() -> None:
    found = find_neighbours(built([1, 2]), [0, None, 1, None])

    assert found == (
        {"recap": SAME, "teaser": OTHER},
        {},
        {"recap": OTHER, "teaser": OTHER},
        {},
    )


def test_lessons_stand_in_the_order_of_their_days() -> None:
    found = find_neighbours(built([1, 3, 2]), [0, 2, 1])

    assert {became for each in found for became in each.values()} == {SAME}
