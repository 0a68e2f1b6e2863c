import pytest

from course.articles import parse_markdown
from course.lessons import cut_at_word, draft_lessons, reading_minutes
from course.models import Lesson
from course.outline import make_outline
from course.words import Words


def drafts(markdown: str, days: int) -> tuple[Lesson, ...]:
    return draft_lessons(make_outline(parse_markdown(f"# T\n\n{markdown}", "a.md"), days).lessons, Words())


TIPS = "## Tips\n\nThree things help.\n\n1. **Walk:** every day.\n2. **Sleep:** enough.\n3. **Rest:** often."


def test_numbering_goes_on_over_the_days() -> None:
    first, second = drafts(TIPS, 2)

    assert first.body == "## Tips\n\nThree things help.\n\n1. **Walk:** every day.\n2. **Sleep:** enough."
    assert second.body == "3. **Rest:** often."


def test_the_title_is_not_in_the_body() -> None:
    (lesson,) = drafts("## Soil\n\nText.", 1)[:1]

    assert "Soil" not in lesson.body


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

    assert lesson.body == "> **Note:** Mind *the* gap."


def test_lists_keep_their_depth_and_stay_apart() -> None:
    (lesson,) = drafts("## Soil\n\n1. one\n   - inner\n2. two\n\n1) again\n2) more", 1)

    assert lesson.body == "1. one\n   - inner\n2. two\n\n1) again\n2) more"


def test_todays_action_names_the_tips() -> None:
    first, second = drafts(TIPS, 2)

    assert (
        first.action == "Which of these applies to you most: Walk; Sleep? Write down why, in one sentence of your own."
    )
    assert second.action == "Write down, in one sentence of your own, how “Rest” applies to you."


def test_the_number_of_a_tip_is_not_part_of_its_name() -> None:
    lesson = drafts("## Ways\n\n### Tip 1: Walk\n\nDaily.\n\n### Tip 2: Rest\n\nNightly.", 1)[0]

    assert "most: Walk; Rest?" in lesson.action


def test_a_tip_without_a_lead_is_named_by_its_first_words() -> None:
    (lesson,) = drafts("## Tips\n\n1. Walk to the shop and back again every day.", 1)

    assert lesson.action == "Write down, in one sentence of your own, how “Walk to the shop and back…” applies to you."


def test_prose_asks_for_a_sentence_about_its_title() -> None:
    (lesson,) = drafts("## Soil\n\nText.", 1)

    assert "“T”" in lesson.action or "“Soil”" in lesson.action


def test_the_preheader_does_not_say_the_subject_again() -> None:
    (lesson, _) = drafts("## Soil is alive\n\nSoil is alive. It breathes.\n\n## Light\n\nText.", 2)

    assert lesson.preheader == "It breathes."


def test_a_long_subject_is_cut_at_a_word_and_stays_its_own() -> None:
    name = "A very long heading that goes on and on until nobody reads it"
    first, second = drafts(f"## {name} one\n\nText.\n\n## {name} two\n\nText.", 2)

    assert first.subject == "A very long heading that goes on and on until nobody reads…"
    assert second.subject != first.subject
    assert max(len(first.subject), len(second.subject)) <= 60


def test_braces_in_a_title_merge_nothing() -> None:
    (lesson, _) = drafts("## All {{ about }} it\n\nText.\n\n## Light\n\nText.", 2)

    assert lesson.title == "All {{ about }} it"
    assert lesson.subject == 'All {{ "{{" }} about }} it'


def test_the_source_is_the_lines_it_came_from() -> None:
    first, second = drafts("Before.\n\n## Soil\n\nText.\n\n## Light\n\nText.\nMore.", 2)

    assert (first.source, second.source) == (((3, 7),), ((9, 12),))


@pytest.mark.parametrize(
    ("text", "cut"),
    [("short", "short"), ("one two three", "one two…"), ("one, two three", "one, two…"), ("x" * 20, "x" * 9 + "…")],
)
def test_texts_are_cut_at_a_word(text: str, cut: str) -> None:
    assert cut_at_word(text, 10) == cut


@pytest.mark.parametrize(("body", "minutes"), [("word", 1), ("word " * 600, 3), ("語" * 800, 2), ("- " * 600, 1)])
def test_reading_time_counts_words_or_characters(body: str, minutes: int) -> None:
    lesson = Lesson(day=1, title="A", subject="A", preheader="", action="", source=(), body=body)

    assert reading_minutes(lesson) == minutes
