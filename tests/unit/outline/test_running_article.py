"""The article that the course began with: what every number of days must give."""

import textwrap
from pathlib import Path

import pytest

from course.articles import parse_text, read_article
from course.errors import ArticleError
from course.models import Article
from course.outline import make_outline

PATH = Path(__file__).parents[3] / "lessons" / "source" / "will-running-help-lower-back-pain.txt"

UNDERSTANDING = [3, 5, 7, 9, 11, 13]  # with the introduction, how running can help, the key takeaway
STRENGTHENING = [15, 17]
BLOOD_FLOW = [19, 21]
TIPS = [23, 25]
FAQS = [37, 39, 43, 47, 51, 55]


@pytest.fixture(scope="module")
def article() -> Article:
    return read_article(PATH)


@pytest.mark.parametrize(
    ("days", "lines"),
    [
        (5, [UNDERSTANDING, STRENGTHENING, BLOOD_FLOW, [*TIPS, 27, 29, 31, 33, 35], FAQS]),
        (7, [UNDERSTANDING, STRENGTHENING, BLOOD_FLOW, [*TIPS, 27, 29], [31, 33], [35], FAQS]),
        (9, [UNDERSTANDING, STRENGTHENING, BLOOD_FLOW, [*TIPS, 27], [29], [31], [33], [35], FAQS]),
    ],
)
def test_days_are_those_of_the_design(article: Article, days: int, lines: list[list[int]]) -> None:
    outline = make_outline(article, days)

    assert [[block.line for block in lesson.blocks] for lesson in outline.lessons] == lines


def test_titles_of_seven_days_are_the_articles_own_words(article: Article) -> None:
    assert [lesson.title for lesson in make_outline(article, 7).lessons] == [
        "Understanding Lower Back Pain",
        "Strengthening the Back Muscles",
        "Increasing Blood Flow",
        "Start Slow, Wear Proper Shoes",
        "Warm-Up, Stretch",
        "Listen to Your Body",
        "FAQs for the topic: will running help lower back pain",
    ]


@pytest.mark.parametrize("days", [5, 7, 9, 13])
def test_the_article_wrapped_at_72_columns_has_the_same_outline(article: Article, days: int) -> None:
    lines = PATH.read_text(encoding="utf-8").split("\n")
    wrapped = parse_text("\n".join(textwrap.fill(line, 72) for line in lines).replace("\n", "\r\n"), str(PATH))
    plans = [make_outline(either, days) for either in (article, wrapped)]

    assert len({tuple(lesson.title for lesson in outline.lessons) for outline in plans}) == 1
    assert len({tuple(block.text for lesson in outline.lessons for block in lesson.blocks) for outline in plans}) == 1


def test_the_invitation_to_comment_is_left_out_with_its_reason(article: Article) -> None:
    outline = make_outline(article, 7)

    assert [(left.block.text, left.reason) for left in outline.left_out] == [
        ("Leave a Comment", "an invitation to comment")
    ]


def test_questions_part_only_when_the_tips_are_used_up(article: Article) -> None:
    outline = make_outline(article, 13)

    assert [len(lesson.blocks) for lesson in outline.lessons[8:]] == [2, 1, 1, 1, 1]


def test_too_many_days_say_how_many_there_can_be(article: Article) -> None:
    with pytest.raises(ArticleError, match="at most 13 days, not 14") as caught:
        make_outline(article, 14)

    assert caught.value.hint == "ask for fewer: --days 13"
