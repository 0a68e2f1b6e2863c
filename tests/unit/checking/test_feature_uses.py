"""What Outlook on Windows is not shown counts as such."""

from __future__ import annotations

import re

import pytest

from course.checking import feature_uses as module
from course.checking.feature_uses import feature_uses
from course.checking.page import Page

OPENING, END = "<!--[if !mso]><!-->", "<!--<![endif]-->"


def test_what_stands_between_such_comments_alone_is_beyond_outlook() -> None:
    page = Page(f"<body>\n{OPENING}\n<video></video>\n{END}\n{OPENING}<audio></audio>{END}\n<form></form></body>")
    found = {sign: use.is_beyond_word for sign, use in feature_uses(page).items()}
    assert {sign: beyond for sign, beyond in found.items() if beyond} == {
        sign: True for sign in found if "video" in sign or "audio" in sign
    }
    assert any("video" in sign for sign in found)


def test_the_end_of_such_a_comment_left_open_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    class End:
        def search(self, html: str, start: int) -> re.Match[str] | None:
            looked.append(start)
            return re.compile(re.escape(END)).search(html, start)

    monkeypatch.setattr(module, "_NOT_WORD_END", End())
    feature_uses(Page(f"<body>{OPENING * 1000}</body>"))
    assert len(looked) == 1
