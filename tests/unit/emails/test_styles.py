from __future__ import annotations

import pytest

from course.emails.styles import style_bytes


@pytest.mark.parametrize(
    ("html", "size"),
    [
        ("<p>words</p>", 0),
        ("<style>a{}</style>", 3),
        ('<STYLE type="text/css">a{}</STYLE >', 3),
        ("<style>é{}</style>", 4),
        ("<style>a{}</style><p></p><style>b{}</style>", 6),
        ("<!--[if mso]><style>a{}</style><![endif]--><style>b{}</style>", 3),
        ("<!--[if !mso]><!--><style>a{}</style><!--<![endif]-->", 3),
        ("<style>a{}", 3),
        ("<style>" * 50_000, 7 * 49_999),
    ],
)
def test_all_style_sheets_count_but_those_for_outlook_alone(html: str, size: int) -> None:
    assert style_bytes(html) == size
