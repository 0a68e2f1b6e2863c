from dataclasses import replace

from course.explaining import Explanation, State, explain_lesson
from course.lessons import draft_lessons
from course.models import Lesson, PlannedLesson
from course.words import Words
from tests.support.planned import a_day, days_of, heading, item, prose, question

DAYS = days_of(
    a_day("Light", heading("Light"), prose("Most beds need six hours of light a day.")),
    a_day(
        "Soil",
        heading("Soil"),
        prose("Soil is where it all begins, and the better it is, the less there is to do."),
        item("Cover the ground with the leaves of the year.", 1),
        item("Give it rest from time to time, and water.", 2),
        question("Does it smell?", "Hardly ever, if it is dry.\n\nAnd never for long."),
    ),
)


def explained(change: tuple[str, str] = ("", ""), **front: object) -> Explanation:
    lesson: Lesson = draft_lessons(DAYS, Words())[1]
    lesson = replace(lesson, body=lesson.body.replace(*change) if change[0] else lesson.body)
    return explain_lesson(replace(lesson, **front), DAYS, Words())  # type: ignore[arg-type]


def states(explanation: Explanation) -> list[State]:
    return [row.state for row in explanation.rows]


def test_a_lesson_as_built_is_the_same_block_by_block() -> None:
    explanation = explained()

    assert states(explanation) == [State.SAME] * 4
    assert [row.blocks[0].line for row in explanation.rows] == [4, 5, 6, 7]
    assert explanation.rows[3].lesson == "## Does it smell?\n\nHardly ever, if it is dry.\n\nAnd never for long."
    assert explanation.is_current
    assert not any(line.is_edited for line in explanation.lines)


def test_an_edited_block_stays_beside_its_source() -> None:
    explanation = explained(("with the leaves", "with all the leaves"))

    assert states(explanation) == [State.SAME, State.EDITED, State.SAME, State.SAME]
    assert explanation.rows[1].lesson == "1. Cover the ground with all the leaves of the year."
    assert explanation.rows[1].blocks[0].line == 5


def test_an_edit_of_an_answer_is_one_of_its_question() -> None:
    assert states(explained(("\n\nAnd never for long.", "")))[3] is State.EDITED


def test_what_a_person_added_is_in_no_article() -> None:
    explanation = explained(("\n\n1. Cover", "\n\nA word of my own.\n\n1. Cover"))

    assert states(explanation) == [State.SAME, State.ADDED, State.SAME, State.SAME, State.SAME]
    assert explanation.rows[1].lesson == "A word of my own."
    assert explanation.rows[1].blocks == ()


def test_what_a_person_took_out_is_shown_where_it_was() -> None:
    explanation = explained(("\n2. Give it rest from time to time, and water.", ""))

    assert states(explanation) == [State.SAME, State.SAME, State.MISSING, State.SAME]
    assert explanation.rows[2].lesson == ""
    assert explanation.rows[2].blocks[0].line == 6


def test_the_lines_of_the_front_matter_say_where_they_were_found() -> None:
    lines = {line.key: line for line in explained().lines}

    assert [*lines] == ["title", "subject", "preheader", "recap", "action"]
    assert lines["title"].block is not None
    assert lines["title"].block.line == 3
    assert lines["action"].block is not None
    assert (lines["action"].now, lines["action"].block.line) == ("Cover the ground with the leaves of the year.", 5)


def test_an_edited_line_is_told_beside_what_a_build_gives() -> None:
    lines = {line.key: line for line in explained(subject="Dig in").lines}

    assert lines["subject"].is_edited
    assert (lines["subject"].now, lines["subject"].derived) == ("Dig in", "Soil")


def test_other_spans_say_that_the_article_changed() -> None:
    assert not explained(source=((1, 1),)).is_current


def test_an_item_below_another_stays_with_it() -> None:
    below = replace(item("a handful of them"), level=1)
    (day,) = days_of(PlannedLesson(day=1, title="Soil", blocks=(item("Take some of the leaves.", 1), below)))
    (lesson,) = draft_lessons([day], Words())
    (row,) = explain_lesson(lesson, [day], Words()).rows

    assert row.state is State.SAME
    assert len(row.blocks) == 2
