from __future__ import annotations

import pytest

from course.emails.layout import lay_out, split_label, with_buttons
from course.emails.parts import (
    Button,
    Cards,
    Code,
    Heading,
    Inline,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Part,
    Rule,
    Strong,
    Text,
)


def paragraph(*inlines: Inline) -> Part:
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


@pytest.mark.parametrize(("before", "level"), [(None, 2), (2, 3), (3, 4), (6, 6)])
def test_leads_of_cards_are_headings_one_level_below_the_one_before(before: int | None, level: int) -> None:
    numbered = ItemList(items=(ListItem(number=1, parts=(paragraph(strong("Tip:")),)),))
    heading = (Heading(level=before, inlines=(Text(text="Tips"),)),) if before else ()

    cards = lay_out((*heading, numbered))[-1]

    assert isinstance(cards, Cards)
    assert cards.level == level


def link(*inlines: Inline) -> Link:
    return Link(address="https://example.com/book", inlines=inlines)


def test_a_bold_link_alone_is_a_button_whichever_stands_outside() -> None:
    button = Button(address="https://example.com/book", inlines=(Text(text="Book"),))

    assert with_buttons([paragraph(Strong(inlines=(link(Text(text="Book")),)))]) == (button,)
    assert with_buttons([paragraph(link(strong("Book")))]) == (button,)


@pytest.mark.parametrize(
    "part",
    [
        paragraph(link(Text(text="Book"))),
        paragraph(strong("Book")),
        paragraph(Strong(inlines=(link(Text(text="Book")),)), Text(text=" now")),
        paragraph(Strong(inlines=(Text(text="Now: "), link(Text(text="Book"))))),
        paragraph(link(strong("Book"), Text(text=" it"))),
        paragraph(link(strong(" "))),
    ],
)
def test_words_beside_the_link_or_none_at_all_make_no_button(part: Part) -> None:
    assert with_buttons([part]) == (part,)
