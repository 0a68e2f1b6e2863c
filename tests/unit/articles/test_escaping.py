import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from course.articles.escaping import escape_text
from course.lessons import without_merge_fields

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINES = st.lists(
    st.one_of(
        st.text(alphabet="*_#-+=>|~`[]()<>&;!\\1. a:{}x", min_size=1, max_size=20),
        st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20),
    ),
    min_size=1,
    max_size=3,
)


@given(LINES)
def test_escaped_text_reads_as_the_same_words(lines: list[str]) -> None:
    text = "\n".join(" ".join(line.split()) for line in lines)
    assume(all(line for line in text.split("\n")) and "http" not in text and "{{" not in text)

    tokens = PARSER.parse(escape_text(text))

    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert "".join("\n" if child.type == "hardbreak" else child.content for child in children) == text
    assert {child.type for child in children} <= {"text", "text_special", "hardbreak"}


@given(st.text(alphabet='{} ab"|', max_size=20))
def test_braces_come_out_as_they_went_in(text: str) -> None:
    assert without_merge_fields(escape_text(text)) == escape_text(text.replace("{{", "\0")).replace("\0", "{{")


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case", "it’s “fine”", "5 - 3 = 2", "1 < 2 & 3 > 2", "-5 degrees"])
def test_text_that_marks_nothing_stays_as_it_is(text: str) -> None:
    assert escape_text(text) == text


def test_a_web_address_becomes_a_link_without_the_full_stop_behind_it() -> None:
    assert escape_text("See https://example.com/a_b.") == "See <https://example.com/a_b>."
