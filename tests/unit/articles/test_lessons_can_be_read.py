"""Whatever characters an article holds, and however it writes them: what a build writes of it can be read again."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from course.articles import parse_markdown
from course.articles.html import parse_html
from course.lessons import draft_lessons, format_lesson, parse_lesson
from course.models import Article
from course.outline import make_outline
from course.words import Words

CONTROLS = [0, 1, 7, 8, 11, 12, 13, 27, 31, 127, 133, 155, 0xAD, 0x200B, 0x2028, 0x2029, 0x202E, 0xD800, 0xFFFE, 0xFFFF]
written = st.sampled_from(CONTROLS).flatmap(
    lambda code: st.sampled_from([f"&#{code};", f"&#x{code:x};", chr(code) if not 0xD800 <= code < 0xE000 else "?"])
)
PROSE = "Plain words stand here for you to read, and some more of them follow."
PAGE = (
    "<html><head><title>T{0}t</title><meta property='og:title' content='T{0}t'></head><body><article>"
    "<h1>The{0}title</h1>"
    "<h2>First{0}part</h2><p>{1}{0} <a href='https://example.com/{0}' title='a{0}b'>A{0}link</a> <code>c{0}d</code></p>"
    "<p><img src='p{0}.png' alt='An{0}old bed' title='In{0}spring'></p><ul><li>Dig{0}it.</li><li>Do{0}it.</li></ul>"
    "<figure><img src='q.png' alt='{0}'><figcaption>A{0}caption</figcaption></figure>"
    "<iframe src='https://example.com/{0}film' title='A{0}film'></iframe>"
    "<pre><code class='language-{0}py'>a{0}b</code></pre>"
    "<table><tr><th>a{0}b</th><th>c</th></tr><tr><td>{0}</td><td>e</td></tr></table>"
    "<h2>Second part</h2><p>{1}</p></article></body></html>"
)
TEXT = (
    '# The{0}title\n\n## First{0}part\n\n{1}{0} [A{0}link](https://example.com/{0} "a{0}b") `c{0}d`\n\n'
    '![An{0}old bed](p{0}.png "In{0}spring")\n\n- Dig{0}it.\n- Do{0}it.\n\n```py{0}x\na{0}b\n```\n\n'
    "| a{0}b | c |\n| --- | --- |\n| {0} | e |\n\n<p title='a{0}b'>HTML{0}too</p>\n\n## Second part\n\n{1}\n"
)


def check(article: Article) -> None:
    for lesson in draft_lessons(make_outline(article, 2).lessons, Words()):
        text = format_lesson(lesson)
        assert parse_lesson(text, Path("lesson.md")).body.strip() == lesson.body.strip()


@given(written)
@example("&#1;")
@example("&#12;")
def test_a_page_with_any_characters_gives_lessons_that_can_be_read(sign: str) -> None:
    check(parse_html(PAGE.format(sign, PROSE), "page.html"))


@given(written)
@example("&#12;")
@example("&#13;")
def test_markdown_with_any_characters_gives_lessons_that_can_be_read(sign: str) -> None:
    check(parse_markdown(TEXT.format(sign, PROSE), "text.md"))
