"""Why each day is as it is: true of the decision taken, in one sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.articles import parse_markdown
from course.errors import ArticleError
from course.models import Article, Block, BlockKind, LeftOut
from course.outline import make_outline
from tests.support.articles import articles, block


def whys(markdown: str, days: int) -> list[str]:
    return [lesson.why for lesson in make_outline(parse_markdown(f"# T\n\n{markdown}", "a.md"), days).lessons]


def sections(*names: str) -> str:
    return "\n\n".join(f"## {name}\n\nSome words about {name} that nothing else says." for name in names) + "\n\n"


TIPS = (
    "## Tips\n\n1. **One:** go where it is quiet and stay.\n2. **Two:** stop there for a while and look.\n"
    "3. **Three:** rest for as long as you like.\n\n"
)
FAQ = "## FAQ\n\n### Why?\n\nBecause roots need air as well.\n\n### When?\n\nNow, or as soon as you can.\n\n"
THOUGHTS = f"A first thought{' of some words' * 10}.\n\nA second thought{' of some words' * 10}.\n"
LONG = f"## Story\n\n{THOUGHTS}"
BULLETS = (
    "## Points\n\n- A point that is as long as a sentence is, and goes on.\n"
    "- Another point that is as long as a sentence is, or longer.\n\n"
)


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        (sections("Soil", "Light"), 2, ["A section of its own."] * 2),
        (sections("Soil") + FAQ, 2, ["A section of its own.", "The questions and answers, together."]),
        (sections("Soil", "Light"), 1, ["The whole article."]),
        (
            "Before.\n\n" + sections("Soil", "Light"),
            2,
            ["A section of its own, with the text before the first heading.", "A section of its own."],
        ),
        (
            "## Over\n\n" + sections("Soil", "Light"),
            2,
            [
                "A section of its own, with “Over”, a heading with nothing of its own below it.",
                "A section of its own.",
            ],
        ),
        (
            sections("Introduction", "Soil", "Light", "Conclusion"),
            2,
            [
                "A section of its own, with “Introduction”, which introduces it.",
                "A section of its own, with “Conclusion”, a short closing.",
            ],
        ),
        (
            "## Ahead\n\n"
            + "Before you plant anything " * 6
            + "look at:\n\n- Soil\n- Light\n\n"
            + sections("Soil", "Light"),
            2,
            ["A section of its own, with “Ahead”, which lists what follows.", "A section of its own."],
        ),
        (
            sections("Soil", "Light", "Air"),
            2,
            ["The shortest neighbours, merged: the article has 3 sections for 2 days.", "A section of its own."],
        ),
        (TIPS, 2, ["Tips 1–2 of 3 in “Tips”.", "Tip 3 of 3 in “Tips”."]),
        (
            "## A\n\n" + sections("P", "Q").replace("##", "###").replace("says.", "says or has said.") + sections("B"),
            3,
            ["Part 1 of 2 in “A”.", "Part 2 of 2 in “A”."],
        ),
        (
            sections("B") + BULLETS,
            3,
            ["A section of its own.", "Point 1 of 2 in “Points”.", "Point 2 of 2 in “Points”."],
        ),
        (FAQ, 2, ["Question 1 of 2 in “FAQ”.", "Question 2 of 2 in “FAQ”."]),
        (LONG, 2, ["Paragraph 1 of 2 in “Story”.", "Paragraph 2 of 2 in “Story”."]),
        (THOUGHTS, 2, ["Paragraph 1 of 2.", "Paragraph 2 of 2."]),
    ],
)
def test_each_decision_has_its_sentence(text: str, days: int, expected: list[str]) -> None:
    assert whys(text, days)[: len(expected)] == expected


def test_many_sections_that_joined_are_counted() -> None:
    over = "".join(f"## Over {name}\n\n" for name in "ABCDE")

    assert whys(over + sections("Soil", "Light"), 2)[0].endswith(
        "“Over C”, a heading with nothing of its own below it and 2 more."
    )


@given(articles(), st.integers(1, 12))
def test_every_day_has_one_sentence(article: Article, days: int) -> None:
    try:
        outline = make_outline(article, days)
    except ArticleError:
        return

    assert all(lesson.why[0].isupper() and lesson.why.endswith(".") for lesson in outline.lessons)


@given(articles(), st.integers(1, 12))
def test_the_same_article_has_the_same_outline_each_time(article: Article, days: int) -> None:
    try:
        outline = make_outline(article, days)
    except ArticleError:
        return

    assert make_outline(article, days) == outline


@settings(max_examples=30)
@given(articles())
def test_every_number_of_days_up_to_the_most_can_be_had_and_none_above(article: Article) -> None:
    def can(days: int) -> bool:
        try:
            return len(make_outline(article, days).lessons) == days
        except ArticleError:
            return False

    filled = [can(days) for days in range(1, len(article.blocks) + 2)]

    assert filled == sorted(filled, reverse=True)


def test_what_the_reader_left_out_stands_among_the_rest_in_order() -> None:
    def paragraph(text: str, line: int) -> Block:
        return block(BlockKind.PARAGRAPH, text, line=line)

    article = Article(
        title="T",
        blocks=(paragraph("Text of it.", 2), paragraph("Leave a comment", 4)),
        source="a.html",
        left_out=(
            LeftOut(block=paragraph("Home", 1), reason="a menu"),
            LeftOut(block=paragraph("Terms", 9), reason="a footer"),
        ),
    )

    assert [left.block.line for left in make_outline(article, 1).left_out] == [1, 4, 9]
