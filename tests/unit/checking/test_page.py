from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checking.page import Element, Page
from course.checking.page_css import Scheme
from course.checking.page_style import Style
from course.checking.rule_book import EMAIL_RULES
from tests.support.checked_emails import PAGE, TEXT, lesson_email


def element(html: str, tag: str = "p") -> Element:
    return next(one for one in Page(html).elements if one.tag == tag)


def style(html: str, tag: str = "p", scheme: Scheme = Scheme.LIGHT) -> Style:
    return element(html, tag).styles[scheme]


COLOURS = [
    ('<p style="color:#123456">x</p>', (0x12, 0x34, 0x56)),
    ('<font color="red"><p>x</p></font>', (255, 0, 0)),
    ('<body text="#00ff00"><p>x</p></body>', (0, 255, 0)),
    ("<style>p{color:red} p{color:blue}</style><p>x</p>", (0, 0, 255)),
    ("<style>.a{color:red} p{color:blue}</style><p class=a>x</p>", (255, 0, 0)),
    ("<style>p{color:red!important}</style><p style='color:blue'>x</p>", (255, 0, 0)),
    ("<style>p{color:red!important}</style><p style='color:blue!important'>x</p>", (0, 0, 255)),
    ("<style>@media print{p{color:red}}</style><p>x</p>", (0, 0, 0)),
    ("<style>@media (max-width:480px){p{color:red}}</style><p>x</p>", (0, 0, 0)),
    ("<style media='screen'>p{color:red}</style><p>x</p>", (255, 0, 0)),
    ("<!--[if mso]><style>p{color:red}</style><![endif]--><p>x</p>", (0, 0, 0)),
    ('<p style="color:rgba(255,255,255,.5);background:#000">x</p>', (128, 128, 128)),
]


@pytest.mark.parametrize(("html", "expected"), COLOURS)
def test_the_colour_of_words_is_what_the_cascade_says(html: str, expected: tuple[int, int, int]) -> None:
    assert style(html).colour == expected


GROUNDS = [
    ('<table bgcolor="ffeedd"><tr><td><p>x</p></td></tr></table>', (0xFF, 0xEE, 0xDD)),
    ('<div style="background:#010203 url(a.png)"><p>x</p></div>', (1, 2, 3)),
    ('<div style="background:url(a.png)"><p>x</p></div>', None),
    ('<div style="background:url(a.png)"><p style="background:white">x</p></div>', (255, 255, 255)),
    ('<div style="background-color:#000"><p style="background:transparent">x</p></div>', (0, 0, 0)),
    ('<table background="a.png"><tr><td><p>x</p></td></tr></table>', None),
]


@pytest.mark.parametrize(("html", "expected"), GROUNDS)
def test_the_ground_of_words_is_what_lies_behind_them(html: str, expected: tuple[int, int, int] | None) -> None:
    assert style(html).ground == expected


def test_a_dark_scheme_counts_on_dark_screens_alone() -> None:
    html = "<style>@media (prefers-color-scheme: dark){p{color:#eee!important}}</style><p style='color:#111'>x</p>"

    assert style(html).colour == (0x11,) * 3
    assert style(html, scheme=Scheme.DARK).colour == (0xEE,) * 3


SIZES = [("12pt", 16.0), ("2em", 32.0), ("50%", 8.0), ("small", 13.0), ("1.5rem", 24.0), ("0", 0.0)]


@pytest.mark.parametrize(("value", "pixels"), SIZES)
def test_sizes_are_told_in_pixels(value: str, pixels: float) -> None:
    assert style(f'<p style="font-size:{value}">x</p>').size == pytest.approx(pixels)


HIDING = [
    "display:none",
    "visibility:hidden",
    "opacity:0",
    "max-height:0;overflow:hidden",
    "max-height:0px;overflow:hidden",
]


@pytest.mark.parametrize("value", HIDING)
def test_what_is_hidden_is_not_read(value: str) -> None:
    assert Page(f'<body><div style="{value}"><p>secret</p></div><p>open</p></body>').words == "open"


def test_blocks_and_cells_are_parted_by_a_space() -> None:
    assert Page("<p>a<br>b<b>c</b></p><table><tr><td>d</td><td>e</td></tr></table>").words == "a bc d e"


def test_an_element_knows_its_line() -> None:
    assert element("<html>\n<body>\n\n<p>x</p></body></html>").line == 4


@given(st.text(alphabet=st.sampled_from(list("<>/=\"'&;{}!-[]:#@ apdivstyle\n0é")), max_size=300))
def test_no_page_makes_a_rule_fail(html: str) -> None:
    email = lesson_email(html=html, day=0)

    assert all(broken.message and broken.line >= 1 for rule in EMAIL_RULES for broken in rule.check(email))


@given(st.text(max_size=200), st.integers(min_value=0, max_value=len(PAGE)))
def test_no_words_anywhere_make_a_rule_fail(words: str, place: int) -> None:
    email = lesson_email(html=PAGE[:place] + words + PAGE[place:], text=TEXT + words, subject=words)

    assert all(broken.message for rule in EMAIL_RULES for broken in rule.check(email))


HOSTILE = [
    "<div>" * 30_000,
    "<style>" + "a{" * 30_000,
    '<p style="' + "(" * 50_000 + '">',
    '<p style="color:' + "rgb(" * 3_000 + '">x',
    "<!--[if !mso]><!-->" * 3_000,
    "{{" * 30_000,
    "&" * 50_000,
    "<" * 50_000,
    "<a href='" + "%" * 30_000 + "'>x</a>",
]


@pytest.mark.parametrize("html", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_page_is_read_to_its_end(html: str) -> None:
    email = lesson_email(html=html, text=html, subject=html[:500])

    assert any(list(rule.check(email)) for rule in EMAIL_RULES)


def test_a_link_that_nothing_colours_is_light_on_every_dark_canvas() -> None:
    html = (
        '<meta name="color-scheme" content="light dark"><div style="color:#222222"><a href="https://e.com">x</a></div>'
    )
    link = Page(html).all("a")[0]
    assert link.styles[Scheme.DARK].colour == (158, 158, 255)
    assert link.styles[Scheme.LIGHT].colour == (0, 0, 238)
