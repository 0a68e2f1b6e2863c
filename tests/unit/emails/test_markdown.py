from __future__ import annotations

from course.emails.markdown import markdown_parser


def kinds(text: str, *, tells_html: bool = False) -> set[str]:
    tokens = markdown_parser(tells_html=tells_html).parse(text)
    return {inner.type for token in tokens for inner in (token, *(token.children or ()))}


def test_tables_strikethrough_and_footnotes_are_read() -> None:
    assert {"table_open", "s_open", "footnote_ref"} <= kinds("| a |\n|---|\n| ~~b~~ |\n\nc[^1]\n\n[^1]: d")


def test_a_comment_with_lines_of_its_own_is_left_out() -> None:
    for tells_html in (False, True):
        assert kinds("<!-- a note -->", tells_html=tells_html) == set()


def test_raw_html_is_text_unless_it_is_asked_for() -> None:
    assert "html_inline" not in kinds("some <b>bold</b> words")
    assert "html_inline" in kinds("some <b>bold</b> words", tells_html=True)
