"""Every sentence of every lesson stands in its article: nothing is made up, only the course's own words are added."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.articles import read_article
from course.errors import ArticleError
from course.lessons import draft_lessons, without_merge_fields
from course.outline import make_outline
from course.words import Words
from tests.support.outlines import EXPECTED
from tests.support.sayings import letters, letters_of_source, sentences_of_body, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.models import Lesson

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "lessons/source/will-running-help-lower-back-pain.txt"
ARTICLES = [
    SEED,
    *sorted(path.parent / path.name.removesuffix(EXPECTED) for path in (ROOT / "tests/articles").glob(f"*{EXPECTED}")),
]
DAYS = (9, 7, 5, 3, 2, 1)
# The course's own words around what they quote, longest first: `{tips}` are the article's.
ACTIONS = (Words().action_tips, Words().action_questions)
ENDS = (".", "!", "?", "。", "！", "？", "؟")
BOX = re.compile(r"^> \*\*([^*\n]+):\*\*", re.MULTILINE)  # the label of a box, which has no colon on a page
LABEL = re.compile(r": |：")
JOINTS = re.compile(r", |: |; |」「|、|، |：|…|\s\(\d+(?:–\d+)?\)$")


@cache
def courses(path: Path) -> tuple[tuple[Lesson, ...], ...]:
    """The lessons of the article at `path`, as one day and as many as are tried and filled."""
    article = read_article(path)
    made = []
    for days in DAYS:
        try:
            made.append(draft_lessons(make_outline(article, days).lessons, Words()))
        except ArticleError:
            continue
    return (made[0], made[-1])


def made_up(lesson: Lesson, source: str) -> list[str]:
    """The sentences of `lesson` that `source` does not hold."""
    return [said for said in _sayings(lesson) if letters(said) not in source]


def reworded(lesson: Lesson, source: str) -> list[str]:
    """The sentences of `lesson` that `source`, by its wording, holds with other stops or colons inside."""
    body = BOX.sub(r"> \1\n>\n>", lesson.body)
    said = [*sentences_of_body(body), without_merge_fields(lesson.preheader).removesuffix("…")]
    return [sentence for sentence in said if wording(sentence) not in source]


def _sayings(lesson: Lesson) -> Iterator[str]:
    yield from sentences_of_body(lesson.body)
    yield without_merge_fields(lesson.preheader).removesuffix("…")
    lines = (lesson.subject, lesson.recap, lesson.teaser, *_of_action(without_merge_fields(lesson.action)))
    for line in (lesson.title, *map(without_merge_fields, lines)):
        yield from _parts(line)


def _parts(line: str) -> list[str]:
    """A line that names several things, apart at its joints; a sentence only from its label."""
    names = line.split(" · ")
    parts = [part for name in names for part in (LABEL.split(name, 1) if name.endswith(ENDS) else JOINTS.split(name))]
    return [part for part in parts if letters(part)]


def _of_action(action: str) -> list[str]:
    """What an action says in the article's words."""
    for phrase in ACTIONS:
        before, quoted, after = re.split(r"(\{\w+\}|$)", phrase, maxsplit=1)
        if action.startswith(before) and action.endswith(after):
            return [action[len(before) : len(action) - len(after)]] if quoted else []
    return [action]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_every_sentence_of_every_lesson_is_the_articles(path: Path) -> None:
    source = letters_of_source(path)
    lessons = [lesson for course in courses(path) for lesson in course]

    assert all(len(list(_sayings(lesson))) >= 4 for lesson in lessons)
    assert [made_up(lesson, source) for lesson in lessons] == [[] for _ in lessons]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_no_stop_or_colon_inside_a_sentence_is_another_than_the_articles(path: Path) -> None:
    source = letters_of_source(path, wording)
    lessons = [lesson for course in courses(path) for lesson in course]

    assert [reworded(lesson, source) for lesson in lessons] == [[] for _ in lessons]


@pytest.mark.parametrize(
    "body",
    [
        "Lower back pain: Is a common issue that affects millions of people worldwide.",
        "Lower back pain is a common issue; that affects millions of people worldwide.",
        "1. **Start Slow.** If you’re new to running, start with short distances.",
        "Running is an excellent way to improve lower back pain: It strengthens the muscles in the lower back.",
    ],
)
def test_another_stop_or_colon_is_found(body: str) -> None:
    lesson, source = courses(SEED)[0][0], letters_of_source(SEED, wording)

    assert reworded(lesson, source) == []
    assert reworded(replace(lesson, body=body), source)


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "Running cures every pain."},
        {"body": "Lower back pain is a common issue that affects thousands of people worldwide."},
        {"body": "- ![A runner](https://example.com/a.png)"},
        {"subject": "Running cures pain"},
        {"preheader": "Lower back pain is a rare issue that affects millions of people worldwide."},
        {"recap": "Running is a bad way to improve lower back pain."},
        {"teaser": "Running forces the lower back muscles to rest."},
        {"action": "Run until it hurts."},
        {"action": Words().action_tips.format(tips="Curing Back Pain, Cure")},
    ],
)
def test_what_is_made_up_is_found(changes: dict[str, str]) -> None:
    lesson = courses(SEED)[0][0]

    assert made_up(lesson, letters_of_source(SEED)) == []
    assert len(made_up(replace(lesson, **changes), letters_of_source(SEED))) >= 1  # type: ignore[arg-type]


def test_the_corpus_says_a_lot() -> None:
    said = [saying for path in ARTICLES for course in courses(path) for lesson in course for saying in _sayings(lesson)]

    assert len(said) > 2000
    assert len({lesson.action for lesson in courses(SEED)[0]} - {""}) >= 4
