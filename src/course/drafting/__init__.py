"""Article -> lesson files: writes what follows from the article, and never over a person's edits unasked."""

from course.drafting.building import LessonConflictsError, draft_course
from course.drafting.changes import DraftReport, Fate, LessonChange
from course.merging import Side

__all__ = ["DraftReport", "Fate", "LessonChange", "LessonConflictsError", "Side", "draft_course"]
