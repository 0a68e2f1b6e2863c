"""What a person pins in `course.toml`, checked against the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles import parse_markdown
from course.errors import ArticleError, SettingsError
from course.models import Article, Outline, PinnedDay, Pins
from course.outline import make_outline
from course.outline.tables import pins_for
from tests.support.articles import articles

ARTICLE = """# Pots

Before all.

## 1. Soil

Soft soil.

### Clay

Heavy clay.

## Notes

A first note.

## Tips

Some tips:

1. Water.
2. Wait.
3. Weed.

- And a last thing.

## Notes

A second note.

## FAQ

### Why?

Because.

### When?

Now.
"""


def plan(*days: tuple[str, ...], leave_out: tuple[str, ...] = (), article: str = ARTICLE) -> Outline:
    pins = Pins(days=tuple(PinnedDay(headings=headings) for headings in days), leave_out=leave_out)
    return make_outline(parse_markdown(article, "pots.md"), len(days), pins)


def texts(outline: Outline) -> list[list[str]]:
    return [[block.text.split("\n")[0] for block in lesson.blocks] for lesson in outline.lessons]


def problems(*days: tuple[str, ...], leave_out: tuple[str, ...] = ()) -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        plan(*days, leave_out=leave_out)
    return dict(caught.value.problems)


REST = ("Notes, line 13", "Tips", "Notes, line 27", "FAQ")


@given(articles(), st.integers(1, 8))
def test_an_outline_pinned_as_it_is_stays_as_it_is(article: Article, days: int) -> None:
    try:
        outline = make_outline(article, days)
    except ArticleError:
        return
    pinned = make_outline(article, days, Pins(days=pins_for(outline)))

    for before, after in zip(outline.lessons, pinned.lessons, strict=True):
        assert list(map(id, before.blocks)) == list(map(id, after.blocks))
        assert before.title == after.title
    assert outline.left_out == pinned.left_out


def test_headings_are_found_by_their_words_whatever_their_case_numbers_and_punctuation() -> None:
    assert texts(plan(("SOIL!",), REST))[0] == ["Before all.", "Soil", "Soft soil.", "Clay", "Heavy clay."]


def test_a_subsection_that_a_day_names_leaves_its_section() -> None:
    assert texts(plan(("Soil",), ("Clay", *REST)))[0] == ["Before all.", "Soil", "Soft soil."]


def test_text_before_the_first_heading_goes_where_it_is_named() -> None:
    outline = plan(("Soil",), ("", *REST))

    assert texts(outline)[1][0] == "Before all."
    assert texts(plan(("Soil",), ("Introduction", *REST))) == texts(outline)


def test_items_of_a_section_go_to_the_days_that_name_them() -> None:
    others = ("Soil", "Notes, line 13", "Notes, line 27", "FAQ")
    outline = plan(("Tips, items 1-2",), ("Tips, item 3", *others))

    assert texts(outline)[0] == ["Tips", "Some tips:", "Water.", "Wait."]
    assert texts(outline)[1][7:9] == ["Weed.", "And a last thing."]


def test_items_of_one_of_several_sections_of_a_name_are_found_by_its_line() -> None:
    outline = plan(("Notes, line 27, paragraph 1",), ("Soil", *REST[:2], "FAQ"))

    assert texts(outline)[0] == ["Notes", "A second note."]


def test_the_text_before_a_heading_that_is_called_introduction_is_named_without_a_name() -> None:
    article = parse_markdown("# T\n\nOne.\n\nTwo.\n\n## Introduction\n\nThree.", "a.md")
    days = tuple(PinnedDay(headings=headings) for headings in (("", "Introduction, paragraph 1"),))

    assert [len(lesson.blocks) for lesson in make_outline(article, 1, Pins(days=days)).lessons] == [4]


def test_a_section_leaves_to_other_days_the_items_that_they_name() -> None:
    outline = plan(("Soil", *REST), ("Tips, items 2–3",))

    assert texts(outline)[1] == ["Wait.", "Weed.", "And a last thing."]


def test_questions_go_to_the_days_that_name_them() -> None:
    outline = plan(("FAQ, question 2",), ("Soil", "FAQ, question 1", *REST[:3]))

    assert texts(outline)[0] == ["When?"]


def test_the_days_are_those_of_the_pins_in_whatever_order() -> None:
    outline = plan(("FAQ",), ("Soil", *REST[:3]))

    assert outline.lessons[0].title == "FAQ"
    assert {lesson.why for lesson in outline.lessons} == {"Pinned in course.toml."}


def test_a_section_can_be_left_out_with_or_without_pinned_days() -> None:
    pinned = plan(("Soil",), ("Tips", "FAQ"), leave_out=("Notes, line 13", "Notes, line 27"))
    free = make_outline(parse_markdown(ARTICLE, "pots.md"), 3, Pins(leave_out=REST[:1] + REST[2:3]))

    for outline in (pinned, free):
        assert [left.block.text for left in outline.left_out] == ["Notes", "A first note.", "Notes", "A second note."]
        assert {left.reason for left in outline.left_out} == {"left out in course.toml"}


def test_an_unknown_heading_names_the_nearest() -> None:
    assert problems(("Sail",), ("Soil", *REST))["outline[1].headings"] == (
        "“Sail” is not a heading of the article; did you mean “Soil”?"
    )


def test_a_heading_that_occurs_twice_says_how_to_tell_them_apart() -> None:
    assert problems(("Notes",), ("Soil", *REST))["outline[1].headings"] == (
        "“Notes” is the heading of 2 sections; write “Notes, line 13” or “Notes, line 27”"
    )


def test_a_section_on_two_days_is_said_to_be() -> None:
    assert problems(("Soil",), ("Soil", *REST))["outline[2].headings"] == (
        "“Soil” is on day 1 already; name it on one day"
    )


def test_items_on_two_days_are_said_to_be() -> None:
    found = problems(("Tips, items 1-2",), ("Tips, items 2-3", "Soil", *REST))

    assert found == {"outline[2].headings": "“Tips, items 2-3” is on day 1 already; name it on one day"}


@pytest.mark.parametrize("name", ["Tips, items 2-4", "Tips, items 0-1", "Tips, items 3-2", "Soil, questions 1-2"])
def test_items_that_a_section_has_not_are_an_error(name: str) -> None:
    assert "asks for" in problems((name,), ("Soil", *REST))["outline[1].headings"]


def test_sections_on_no_day_are_listed() -> None:
    assert problems(("Soil",), ("Tips",)) == {
        "outline": "no day names “Notes” (line 13), “Notes” (line 27), “FAQ” (line 31); "
        "add each to a day, or to course.leave_out"
    }


def test_a_day_that_others_leave_nothing_of_is_an_error() -> None:
    found = problems(("Soil", *REST[:1], *REST[2:]), ("Tips",), ("Tips, items 1-3",))

    assert found == {"outline[2].headings": "leaves nothing for this day: other days name all of it more closely"}


def test_other_days_than_are_pinned_are_an_error() -> None:
    pins = Pins(days=(PinnedDay(headings=("Soil", *REST)),))
    with pytest.raises(SettingsError, match=r"course\.days: is 3, but there are 1"):
        make_outline(parse_markdown(ARTICLE, "pots.md"), 3, pins)


def test_leaving_out_everything_is_an_error() -> None:
    with pytest.raises(SettingsError, match="leaves nothing of the article"):
        plan(("A",), leave_out=("A",), article="# T\n\n## A\n\nText.")


def test_a_page_s_furniture_that_is_named_is_said_to_be_left_out() -> None:
    with pytest.raises(SettingsError, match=r"“Related Posts” .* is left out as no part of the article"):
        plan(("A", "Related Posts"), article="# T\n\n## A\n\nText.\n\n## Related Posts\n\n- One\n- Two")


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_names_of_any_kind_give_an_outline_or_say_what_is_wrong(names: list[str]) -> None:
    try:
        found = plan(tuple(names)).lessons
    except SettingsError as error:
        found = error.problems

    assert found
