"""What holds for any article, any edits of its lessons, and any change of it."""

from __future__ import annotations

from hypothesis import event, given, settings
from hypothesis import strategies as st

from course.merging import MergedLesson, Pair, Side, merge_course, split_lesson
from tests.support.courses import articles, changed_articles, edited_lessons

days = st.integers(1, 6)
few = settings(max_examples=40)  # each plans two courses


def merge(base: dict[str, str], yours: dict[str, str], new: dict[str, str]) -> tuple[MergedLesson, ...]:
    pairs = [Pair(base=split_lesson(name, base[name]), yours=split_lesson(name, yours[name])) for name in base]
    return merge_course(pairs, [split_lesson(name, text) for name, text in new.items()])


def written(merged: tuple[MergedLesson, ...], side: Side = Side.MARK) -> dict[str, str]:
    return {lesson.article.name: lesson.text(side) for lesson in merged}


def words(lessons: dict[str, str]) -> set[str]:
    return {word for text in lessons.values() for word in text.replace(".", " ").split()}


@few
@given(st.data(), days, days)
def test_without_edits_the_lessons_are_as_the_article_gives_them(data: st.DataObject, before: int, after: int) -> None:
    article = data.draw(articles())
    base, (changed, _) = article.lessons(before), data.draw(changed_articles(article))
    new = changed.lessons(after)

    assert written(merge(base, base, new)) == new


@few
@given(st.data(), days)
def test_without_a_change_of_the_article_the_lessons_are_as_edited(data: st.DataObject, days: int) -> None:
    base = data.draw(articles()).lessons(days)
    edited, _ = data.draw(edited_lessons(base))

    assert written(merge(base, edited, base)) == edited


@few
@given(st.data(), days, days)
def test_no_word_of_the_marketer_and_no_new_word_of_the_article_is_lost(
    data: st.DataObject, before: int, after: int
) -> None:
    article = data.draw(articles())
    base = article.lessons(before)
    edited, mine = data.draw(edited_lessons(base))
    changed, news = data.draw(changed_articles(article))

    merged = merge(base, edited, changed.lessons(after))

    event("conflicts" if any(lesson.conflicts for lesson in merged) else "no conflicts")
    assert mine <= words(written(merged))
    assert news <= words(written(merged))


@few
@given(st.data(), days, days)
def test_where_the_marketer_only_adds_every_word_of_the_article_is_there(
    data: st.DataObject, before: int, after: int
) -> None:
    article = data.draw(articles())
    base = article.lessons(before)
    edited, _ = data.draw(edited_lessons(base, only_adds=True))
    new = data.draw(changed_articles(article))[0].lessons(after)
    bodies = {name: text.partition("\n---\n\n")[2] for name, text in new.items()}

    assert words(bodies) <= words(written(merge(base, edited, new)))


@few
@given(st.data(), days, days)
def test_merging_once_more_changes_nothing(data: st.DataObject, before: int, after: int) -> None:
    article = data.draw(articles())
    base = article.lessons(before)
    edited, _ = data.draw(edited_lessons(base))
    new = data.draw(changed_articles(article))[0].lessons(after)
    once = written(merge(base, edited, new), data.draw(st.sampled_from([Side.YOURS, Side.ARTICLE])))

    assert written(merge(new, once, new)) == once


def test_a_lesson_that_was_emptied_stays_empty() -> None:
    base = {"01-soil.md": "---\ntitle: Soil\n---\n\nText.\n"}
    emptied = {"01-soil.md": "---\ntitle: Soil\n---\n"}

    assert written(merge(base, emptied, base)) == emptied


@few
@given(st.data(), days)
def test_one_version_is_enough_to_take_over_from(data: st.DataObject, days: int) -> None:
    new = data.draw(articles()).lessons(days)
    edited, mine = data.draw(edited_lessons(new))
    pairs = [Pair(base=None, yours=split_lesson(name, text)) for name, text in edited.items()]

    merged = merge_course(pairs, [split_lesson(name, text) for name, text in new.items()])

    assert mine <= words(written(merged))
    assert bool(mine) <= bool(written(merged) != new)
