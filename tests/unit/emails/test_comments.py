from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.body import read_body
from course.emails.comments import MOST_LINES
from course.emails.parts import CodeBlock, ItemList, Paragraph, Part, Quote, Text, plain
from tests.support.lessons import a_lesson


def parts_of(markdown: str) -> tuple[Part, ...]:
    return read_body(a_lesson(markdown), "seed", {})


def said(part: Part) -> str:
    assert isinstance(part, Paragraph)
    return plain(part.inlines)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- check: ignore C105 -->",
        "<!---->",
        "   <!-- indented -->  ",
        "<!--\ntwo\n\nparagraphs and an <b>\n-->",
        "<!-- a -- b -> c -->",
    ],
)
def test_a_comment_that_stands_alone_is_left_out(comment: str) -> None:
    assert parts_of(comment) == ()
    assert parts_of(f"Before.\n\n{comment}\n\nAfter.") == parts_of("Before.\n\nAfter.")
    assert parts_of(f"Before.\n{comment}\nAfter.") == parts_of("Before.\n\nAfter.")


@pytest.mark.parametrize("text", ["<!-- open", "<!-- gone --> not gone", "words <!-- gone -->", "<!- no -->"])
def test_any_other_comment_is_text(text: str) -> None:
    (part,) = parts_of(text)

    assert said(part) == text


def test_a_comment_is_left_out_of_lists_and_quotes() -> None:
    (quote,) = parts_of("> One.\n>\n> <!-- gone\n> and gone -->")
    (items,) = parts_of("- One\n\n  <!-- gone -->\n- Two")

    assert isinstance(quote, Quote)
    assert [said(part) for part in quote.parts] == ["One."]
    assert isinstance(items, ItemList)
    assert [[said(part) for part in item.parts] for item in items.items] == [["One"], ["Two"]]


def test_a_comment_ends_where_what_holds_it_does() -> None:
    items, *rest = parts_of("- <!-- open\n\nwords -->")

    assert isinstance(items, ItemList)
    assert [said(part) for part in items.items[0].parts] == ["<!-- open"]
    assert [said(part) for part in rest] == ["words -->"]


def test_code_shows_its_comments() -> None:
    fence, indented = parts_of("```\n<!-- kept -->\n```\n\n    <!-- kept -->\n")

    assert fence == indented == CodeBlock(text="<!-- kept -->")


def test_a_lost_opening_does_not_swallow_the_lesson() -> None:
    lines = "\n\n".join(["words"] * MOST_LINES)

    assert len(parts_of(f"<!-- open\n\n{lines}\n\n-->")) == MOST_LINES + 2


@given(st.text(alphabet="ab<!->\n `*", max_size=40).filter(lambda text: "-->" not in text))
def test_what_stands_in_a_comment_is_never_shown(words: str) -> None:
    assert parts_of(f"<!--{words}\n-->\n\nshown") == (Paragraph(inlines=(Text(text="shown"),)),)
