import time

import pytest

from course.articles import parse_markdown, parse_text
from course.errors import ArticleError
from course.outline import make_outline

SECTION = (
    "Heading Number {number}\n\n{prose}\n\n1. Start Slow: go easy at first.\n\n2. Wear Shoes: they help.\n\n"
    "Is number {number} safe?\n\nYes.\n\n"
)
PROSE = "Running is a form of exercise that improves the flow of blood through the body. " * 6


def test_a_megabyte_is_planned_in_seconds() -> None:
    text = "A Title\n\n" + "".join(SECTION.format(number=number, prose=PROSE) for number in range(1500))
    begun = time.perf_counter()

    outline = make_outline(parse_text(text, "long.txt"), 7)

    # It takes one second; what grows with the square of the length takes minutes.
    assert time.perf_counter() - begun < 15
    assert len(outline.lessons) == 7


FAQ = "".join(f"What is it {number}?\nIt is the thing of that number.\n" for number in range(8000))
UNBROKEN = "A Title\n\n" + ("word " * 60 + "\n") * 400 + FAQ
ODD = {
    "many questions": FAQ,
    "many questions among lines that do not wrap": UNBROKEN,
    "many marks behind a heading": "T\n\n# " + "#" * 60_000 + "x\n\nText.",
    "a wide gap in a heading": "T\n\n# a" + " " * 60_000 + "b\n\nText.",
    "many labels": "T\n\n" + "".join(f"L{'abcdefghij'[n % 10] * (n % 9 + 3)} 1: text\n" for n in range(5000)),
    "comments that never end": "<div>\n" + "<!--" * 40_000,
    "scripts that never end": "<div>\n" + "<script " * 20_000,
    "a wide gap in a question": "# T\n\nQ: a" + " " * 60_000 + "b",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read_at_all(text: str) -> None:
    # Each takes less than two seconds; with the square of its length, the run would never end.
    parse = parse_markdown if text.startswith(("#", "<")) else parse_text
    try:
        article = parse(text, "odd.md")
    except ArticleError:
        return
    assert article.title
