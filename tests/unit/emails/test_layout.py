from __future__ import annotations

from course.emails.layout import split_label
from course.emails.parts import Code, Paragraph, Part, Rule, Strong, Text


def paragraph(*inlines: Strong | Text | Code) -> Part:
    return Paragraph(inlines=inlines)


def strong(text: str) -> Strong:
    return Strong(inlines=(Text(text=text),))


def test_a_label_is_taken_off_and_the_rest_kept() -> None:
    parts = (paragraph(strong("Tip: "), Text(text=" go "), Code(text="x")), Rule())

    assert split_label(parts) == ("Tip", (paragraph(Text(text="go "), Code(text="x")), Rule()))


def test_a_colon_outside_the_bold_words_counts() -> None:
    assert split_label((paragraph(strong("Tip"), Text(text=": go")),)) == ("Tip", (paragraph(Text(text="go")),))


def test_a_label_alone_leaves_only_what_follows() -> None:
    assert split_label((paragraph(strong("Tip:")), Rule())) == ("Tip", (Rule(),))


def test_bold_words_without_a_colon_are_no_label() -> None:
    parts = (paragraph(strong("Go"), Text(text=" now: fast")),)

    assert split_label(parts) == ("", parts)


def test_a_colon_without_words_is_no_label() -> None:
    parts = (paragraph(strong(":"), Text(text=" now")),)

    assert split_label(parts) == ("", parts)


def test_parts_that_begin_with_no_paragraph_have_no_label() -> None:
    assert split_label((Rule(),)) == ("", (Rule(),))
    assert split_label(()) == ("", ())
