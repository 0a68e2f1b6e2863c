"""Where parts end up, in courses small enough to see it."""

from __future__ import annotations

from course.merging import MergedLesson, Pair, Side, merge_course, split_lesson

Lessons = dict[str, str]


def lesson(title: str, body: str) -> str:
    return f"---\ntitle: {title}\n---\n\n{body}\n"


def merge(base: Lessons, yours: Lessons, new: Lessons) -> tuple[MergedLesson, ...]:
    pairs = [Pair(base=split_lesson(name, base[name]), yours=split_lesson(name, yours[name])) for name in base]
    return merge_course(pairs, [split_lesson(name, text) for name, text in new.items()])


def bodies(merged: tuple[MergedLesson, ...]) -> list[str]:
    return [lesson.text(Side.MARK).partition("\n---\n\n")[2].removesuffix("\n") for lesson in merged]


def one(base: str, yours: str, new: str) -> str:
    versions = [{"01-a.md": lesson("A", body)} for body in (base, yours, new)]
    return bodies(merge(*versions))[0]


def test_what_both_added_is_there_once() -> None:
    assert one("Soil.", "Soil.\n\nRoots.", "Soil.\n\nRoots.\n\nLeaves.") == "Soil.\n\nRoots.\n\nLeaves."


def test_what_the_marketer_added_stays_after_what_it_followed() -> None:
    assert one("Soil.\n\nRain.", "Soil.\n\nMine.\n\nRain.", "Sun.\n\nSoil.\n\nWind.\n\nRain.") == (
        "Sun.\n\nSoil.\n\nMine.\n\nWind.\n\nRain."
    )


def test_what_the_marketer_moved_stays_there_and_follows_the_article() -> None:
    base = "Soil is good.\n\nRain is better than none at all.\n\nWind."
    moved = "Rain is better than none at all.\n\nSoil is good.\n\nWind."

    assert one(base, moved, base.replace("none at all", "nothing")) == moved.replace("none at all", "nothing")


def test_what_the_marketer_carried_to_another_day_stays_there() -> None:
    base = {"01-a.md": lesson("A", "Soil.\n\nRain."), "02-b.md": lesson("B", "Wind.")}
    yours = {"01-a.md": lesson("A", "Soil."), "02-b.md": lesson("B", "Wind.\n\nRain.")}
    new = {"01-a.md": lesson("A", "Soil.\n\nRain."), "02-b.md": lesson("B", "Wind.\n\nFrost.")}

    assert bodies(merge(base, yours, new)) == ["Soil.", "Wind.\n\nRain.\n\nFrost."]


def test_edits_follow_their_items_to_other_days() -> None:
    base = {"01-tips.md": lesson("Tips", "1. Dig deep.\n2. Water well.\n3. Rest often.")}
    yours = {"01-tips.md": lesson("Tips", "1. Dig deep.\n2. Water very well.\n   Really.\n3. Rest often.\n4. Mine.")}
    new = {
        "01-dig.md": lesson("Dig", "1. Dig deep."),
        "02-water.md": lesson("Water", "2. Water well."),
        "03-rest.md": lesson("Rest", "3. Rest often."),
    }

    merged = merge(base, yours, new)

    assert bodies(merged) == ["1. Dig deep.", "2. Water very well.\n   Really.", "3. Rest often.\n4. Mine."]
    assert not any(lesson.conflicts for lesson in merged)


def test_blank_lines_stay_as_each_side_has_them() -> None:
    assert one("- a b\n- c d\n\nEnd.", "- a b\n- c d\n\n\nEnd.", "- a b\n- x y\n- c d\n\nEnd.") == (
        "- a b\n- x y\n- c d\n\n\nEnd."
    )


def test_a_list_that_the_article_spread_out_is_spread_out() -> None:
    assert one("- a b\n- c d\n\nEnd.", "- a b\n- c d\n\nEnd, mine.", "- a b\n\n- c d\n\nEnd.") == (
        "- a b\n\n- c d\n\nEnd, mine."
    )


def test_a_conflict_says_under_which_heading_it_stands() -> None:
    versions = [
        {"01-a.md": lesson("A", f"## Soil\n\nFine.\n\n### Depth\n\n{text}")} for text in ("One.", "Two.", "Three.")
    ]

    assert [conflict.heading for conflict in merge(*versions)[0].conflicts] == ["Depth"]


def test_text_of_a_lesson_that_is_no_more_goes_where_its_neighbours_went() -> None:
    base = {"01-a.md": lesson("A", "Soil is here and it is a lot."), "02-b.md": lesson("B", "Wind.\n\nRain.")}
    yours = {**base, "02-b.md": lesson("B", "Mine first.\n\nWind.\n\nMine too.\n\nRain.")}
    new = {"01-a.md": lesson("A", "Soil is here and it is a lot.\n\nWind.\n\nRain.")}

    assert bodies(merge(base, yours, new)) == [
        "Soil is here and it is a lot.\n\nMine first.\n\nWind.\n\nMine too.\n\nRain."
    ]
