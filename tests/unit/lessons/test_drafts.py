import pytest

from course.articles import parse_markdown
from course.lessons import draft_lessons, reading_minutes
from course.models import Lesson
from course.outline import make_outline
from course.words import Words


def drafts(markdown: str, days: int) -> tuple[Lesson, ...]:
    return draft_lessons(make_outline(parse_markdown(f"# T\n\n{markdown}", "a.md"), days).lessons, Words())


ITEMS = [
    f"{number}. **{name}:** {'as often as it does you good, ' * 9}and no more."
    for number, name in enumerate(("Walk", "Sleep", "Rest"), 1)
]
TIPS = "## Tips\n\nThree things help.\n\n" + "\n".join(ITEMS)


def test_numbering_goes_on_over_the_days() -> None:
    first, second = drafts(TIPS, 2)

    assert first.body == f"## Tips\n\nThree things help.\n\n{ITEMS[0]}\n{ITEMS[1]}"
    assert second.body == ITEMS[2]


def test_the_title_is_not_in_the_body() -> None:
    lesson, _ = drafts("## Soil\n\nText of the soil.\n\n## Sun\n\nText of the sun.", 2)

    assert (lesson.title, lesson.body) == ("Soil", "Text of the soil.")


def test_headings_begin_at_two_and_skip_no_level() -> None:
    (lesson,) = drafts("#### Deep\n\nText.\n\n###### Deeper\n\nText.\n\n#### Deep too\n\nText.", 1)

    assert [line for line in lesson.body.split("\n") if line.startswith("#")] == [
        "## Deep",
        "### Deeper",
        "## Deep too",
    ]


def test_a_question_is_a_heading_over_its_answer() -> None:
    (_, faq) = drafts("## Soil\n\nText.\n\n## FAQ\n\n### Why?\n\nBecause.\n\n### When?\n\nNow.", 2)

    assert faq.body == "## Why?\n\nBecause.\n\n## When?\n\nNow."
    assert faq.action == Words().action_questions


def test_a_callout_is_a_quote_that_begins_with_its_label() -> None:
    (lesson,) = drafts("## Soil\n\nNote: Mind *the* gap.", 1)

    assert lesson.body == "## Soil\n\n> **Note:** Mind *the* gap."


def test_lists_keep_their_depth_and_stay_apart() -> None:
    (lesson,) = drafts("## Soil\n\n1. one\n   - inner\n2. two\n\n1) again\n2) more", 1)

    assert lesson.body == "## Soil\n\n1. one\n   - inner\n2. two\n\n1) again\n2) more"


def test_braces_in_a_title_merge_nothing() -> None:
    (lesson, _) = drafts("## All {{ about }} it\n\nText.\n\n## Light\n\nText.", 2)

    assert lesson.title == "All {{ about }} it"
    assert lesson.subject == 'All {{ "{{" }} about }} it'


def test_the_source_has_the_lines_of_each_block_of_the_body() -> None:
    first, second = drafts("Before.\n\n## Soil\n\nText.\n\n## Light\n\nText.\nMore.", 2)

    assert (first.source, second.source) == (((3, 3), (7, 7)), ((11, 12),))


@pytest.mark.parametrize(
    ("body", "minutes"), [("word", 1), ("word " * 600, 3), ("語" * 1350, 3), ("- " * 600, 1), ("words[^1] " * 300, 2)]
)
def test_reading_time_counts_words_or_characters(body: str, minutes: int) -> None:
    lesson = Lesson(day=1, title="A", subject="A", preheader="", action="", source=(), body=body)

    assert reading_minutes(lesson) == minutes
