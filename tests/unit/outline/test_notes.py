"""Footnotes go where they are referred to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models import Article, Block, BlockKind, Pins
from course.outline import make_outline
from course.outline.note_marks import without_far_marks
from tests.support.articles import block


def heading(text: str, line: int) -> Block:
    return block(BlockKind.HEADING, text, line=line, level=2)


def paragraph(text: str, line: int) -> Block:
    return block(BlockKind.PARAGRAPH, text, line=line)


def note(label: str, line: int, text: str = "What was meant.") -> Block:
    return block(BlockKind.NOTE, text, line=line, lead=label)


def days(*blocks: Block, count: int = 2, pins: Pins | None = None) -> list[list[int]]:
    outline = make_outline(Article(title="T", blocks=blocks, source="a.md"), count, pins or Pins())
    return [[each.line for each in lesson.blocks] for lesson in outline.lessons]


def test_a_note_ends_the_first_day_that_refers_to_it() -> None:
    blocks = (
        heading("Soil", 1),
        paragraph("Wet.[^a]", 2),
        paragraph("Dry.", 3),
        heading("Light", 4),
        paragraph("Sun.[^a]", 5),
    )

    assert days(*blocks, note("a", 6)) == [[1, 2, 3, 6], [4, 5]]


def test_a_note_of_a_note_goes_with_that_one() -> None:
    blocks = (heading("Soil", 1), paragraph("Wet.[^a]", 2), heading("Light", 3), paragraph("Sun.", 4))

    assert days(*blocks, note("a", 5, "See.[^b]"), note("b", 6)) == [[1, 2, 5, 6], [3, 4]]


def test_notes_that_refer_to_each_other_and_nothing_to_them_stay_with_the_block_before() -> None:
    blocks = (heading("Soil", 1), paragraph("Wet.", 2), note("a", 3, "See.[^b]"), note("b", 4, "See.[^a]"))

    assert days(*blocks, heading("Light", 5), paragraph("Sun.", 6)) == [[1, 2, 3, 4], [5, 6]]


def test_a_note_that_nothing_refers_to_goes_with_the_block_before_it() -> None:
    blocks = (heading("Soil", 1), paragraph("Wet.", 2), note("a", 3), heading("Light", 4), paragraph("Sun.", 5))

    assert days(*blocks) == [[1, 2, 3], [4, 5]]


def test_brackets_in_code_refer_to_no_note() -> None:
    code = block(BlockKind.CODE, "[^a]", line=2)

    assert days(heading("Regexes", 1), code, heading("Light", 3), paragraph("Sun.[^a]", 4), note("a", 5)) == [
        [1, 2],
        [3, 4, 5],
    ]


def test_notes_below_a_heading_of_sources_stay_though_the_heading_goes() -> None:
    blocks = (heading("Soil", 1), paragraph("Wet.[^a]", 2), heading("Sources", 3), note("a", 4))
    outline = make_outline(Article(title="T", blocks=blocks, source="a.md"), 1)

    assert [each.line for each in outline.lessons[0].blocks] == [1, 2, 4]
    assert [left.block.line for left in outline.left_out] == [3]


def test_a_note_of_a_section_that_is_left_out_alone_is_left_out_with_it() -> None:
    blocks = (
        heading("Soil", 1),
        paragraph("Wet.[^a]", 2),
        heading("Light", 3),
        paragraph("Sun.[^a][^b]", 4),
        note("a", 5),
        note("b", 6),
    )

    assert days(*blocks, count=1, pins=Pins(leave_out=("Light",))) == [[1, 2, 5]]


def test_an_article_of_notes_alone_is_planned_by_them() -> None:
    assert days(note("a", 1), note("b", 2), count=1) == [[1, 2]]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Sun.[^a] And more.", "Sun. And more."),
        ("Sun.[^a][^here]", "Sun.[^here]"),
        ("It is `x[^a]`, and [^a]`[^a]`.", "It is `x[^a]`, and `[^a]`."),
        ("A ` alone.[^a]", "A ` alone."),
        (r"Written \[^a], [^b].", r"Written \[^a], [^b]."),
    ],
)
def test_a_mark_stands_only_on_the_day_of_its_note(written: str, left: str) -> None:
    first = (heading("Soil", 1), paragraph("Wet.[^a]", 2))
    second = (heading("Light", 3), paragraph(written, 4))
    article = Article(title="T", blocks=(*first, *second, note("a", 5), note("here", 6)), source="a.md")
    one, two = make_outline(article, 2).lessons

    assert [block.markdown for block in one.blocks[:2]] == ["Soil", "Wet.[^a]"]
    assert [block.markdown for block in two.blocks[:2]] == ["Light", left]


@given(st.text(alphabet="`\\\\[^a] b"))
def test_taking_marks_away_takes_nothing_else(written: str) -> None:
    day = (paragraph(written, 1), paragraph("Sun.", 2))
    (left, _), _ = without_far_marks([day, (note("a", 3),)])

    assert left.markdown.replace("[^a]", "") == written.replace("[^a]", "") or "[^a]" in written.replace("[^a]", "")
    assert len(written) - len(left.markdown) in range(0, len(written) + 1, 4)
