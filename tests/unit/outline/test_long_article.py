import time

from course.articles import parse_text
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
