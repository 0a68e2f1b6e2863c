"""Days made by dividing: sections at their paragraphs, lists where they are the body; none of almost nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles import parse_markdown
from course.errors import ArticleError
from course.models import Outline, Pins
from course.outline import make_outline
from course.outline.tables import pins_for

FEWEST_OF_A_PASSAGE = 30
ENOUGH = "It goes on for some words. " * 6


def plan(markdown: str, days: int) -> Outline:
    return make_outline(parse_markdown(f"# T\n\n{markdown}", "article.md"), days)


def titles(markdown: str, days: int) -> list[str]:
    return [lesson.title for lesson in plan(markdown, days).lessons]


def thoughts(*names: str) -> str:
    return "".join(f"The {name} thought. {ENOUGH}\n\n" for name in names)


def test_sections_part_at_paragraphs_the_longest_first() -> None:
    text = f"## Short\n\n{thoughts('one', 'two')}## Long\n\n{thoughts('three', 'four', 'five')}"
    outline = plan(text, 3)

    assert [lesson.title for lesson in outline.lessons] == ["Short", "Long", "The four thought"]
    assert outline.lessons[2].why == "Paragraphs 2–3 of 3 in “Long”."


def test_two_headings_make_an_article_no_shorter() -> None:
    text = f"## A\n\n{thoughts(*'abc')}## B\n\n{thoughts(*'defg')}"

    assert len(plan(text, 7).lessons) == 7


@given(st.lists(st.integers(1, 80), min_size=1, max_size=12), st.integers(2, 12))
def test_no_day_made_at_paragraphs_has_fewer_words_than_the_least(lengths: list[int], days: int) -> None:
    text = "\n\n".join(" ".join(f"word{place}" for _ in range(length)) for place, length in enumerate(lengths))
    try:
        outline = plan(text, days)
    except ArticleError:
        return

    assert all(lesson.words >= FEWEST_OF_A_PASSAGE for lesson in outline.lessons)


@pytest.mark.parametrize("days", range(1, 9))
def test_days_made_at_paragraphs_can_be_pinned(days: int) -> None:
    text = f"{thoughts(*'ab')}## A\n\n{thoughts(*'cd')}### B\n\n{thoughts(*'ef')}### C\n\n{thoughts(*'g')}## D\n\n"
    article = parse_markdown(f"# T\n\n{text}{thoughts(*'hi')}", "article.md")
    outline = make_outline(article, days)
    pinned = make_outline(article, days, Pins(days=pins_for(outline)))

    assert [lesson.blocks for lesson in pinned.lessons] == [lesson.blocks for lesson in outline.lessons]
    assert [lesson.title for lesson in pinned.lessons] == [lesson.title for lesson in outline.lessons]


def test_a_picture_is_no_day() -> None:
    text = f"## A\n\n{ENOUGH}\n\n![A cup](cup.png)\n\n## B\n\n![A pot](pot.png)\n\n## C\n\n{ENOUGH}"

    assert titles(text, 2) == ["A", "C"]
    with pytest.raises(ArticleError, match="at most 2 days"):
        plan(text, 3)


def test_a_section_of_a_few_words_joins_the_one_before() -> None:
    first, second = plan(f"## A\n\n{ENOUGH}\n\n## Guide\n\nSee there.\n\n## C\n\n{ENOUGH}", 2).lessons

    assert first.why == "A section of its own, with “Guide”, which has only a few words."
    assert second.title == "C"


@pytest.mark.parametrize(
    "inner",
    [
        f"{ENOUGH}Take these:\n\n- one\n- two",
        f"{ENOUGH}\n\n```\ncode\n```",
        f"{ENOUGH}\n\n![A cup](cup.png)\n\nA cup of tea on a table in the sun",
        "First stanza of it,  \nas it goes.\n\nSecond stanza of it,  \nas it goes.",
    ],
)
def test_what_belongs_together_stays_on_one_day(inner: str) -> None:
    outline = plan(f"{thoughts('first')}{inner}\n\n{thoughts('last')}", 2)
    days = [{block.line for block in lesson.blocks} for lesson in outline.lessons]
    article = parse_markdown(f"# T\n\n{thoughts('first')}{inner}\n\n{thoughts('last')}", "article.md")
    own = {block.line for block in article.blocks[1:-1]}

    assert any(own <= day for day in days)


def test_what_joined_a_section_is_not_cut_off_from_it() -> None:
    outline = plan(f"{thoughts('first', 'second')}## Soil\n\n{thoughts('third', 'fourth')}", 3)

    assert [lesson.title for lesson in outline.lessons] == ["The first thought", "Soil", "The fourth thought"]
    assert [block.text for block in outline.lessons[1].blocks][1] == "Soil"


@pytest.mark.parametrize(
    "text",
    [
        "It is the act of:\n\n1. telling what you know\n2. hearing what is said\n\nAnd that is all of it.",
        f"{ENOUGH * 3}\n\n1. Salt from the sea.\n2. Flour from the mill.\n3. Water from a spring.",
        f"{ENOUGH * 3}\n\n- Salt from the sea.\n- Flour from the mill.\n- Water from a spring.",
    ],
)
def test_a_list_that_is_a_sections_detail_is_not_cut_into_days(text: str) -> None:
    with pytest.raises(ArticleError, match="at most 1 day"):
        plan(f"## A\n\n{text}", 3)


def test_a_number_alone_above_a_list_is_none_of_its_tips() -> None:
    tips = "".join(f"{number}. Tip {name} says to do it every day.\n" for number, name in enumerate("abc", 1))
    outline = plan(f"## A\n\n1. Before all of it comes this.\n\nHow it goes.\n\n{tips}", 3)

    assert [lesson.why for lesson in outline.lessons] == [f"Tip {place} of 3 in “A”." for place in (1, 2, 3)]
