"""The three-way merge of lessons: last built, the marketer's, the article's. Texts in, texts and conflicts out."""

from course.merging.course import MergedLesson, ShownConflict, Side, merge_course
from course.merging.parts import LessonText, Part, key_name, split_lesson
from course.merging.settling import Conflict
from course.merging.threads import Pair

__all__ = [
    "Conflict",
    "LessonText",
    "MergedLesson",
    "Pair",
    "Part",
    "ShownConflict",
    "Side",
    "key_name",
    "merge_course",
    "split_lesson",
]
