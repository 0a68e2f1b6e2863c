"""What one email says, in order, before it is drawn as HTML or written as plain text: both say the same."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from course.emails.body import read_body
from course.emails.isolating import isolated_name
from course.emails.marks import mark_of, open_fields, put_marks, theme_fields
from course.emails.pictures import Gallery
from course.lessons import MERGED_KEYS, check_merge_fields, reading_minutes
from course.models import EMAIL_ADDRESS, FIRST_NAME, PREFERENCES_URL, UNSUBSCRIBE_URL
from course.words.locales import local_digits
from course.words.quoting import nested_title
from course.words.scripts import colon, direction, script_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.emails.parts import Part
    from course.models import Lesson, MergeField
    from course.pictures import Picture
    from course.settings import Settings
    from course.words import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A few sentences under a label, set apart from the lesson."""

    label: str
    title: str  # "" where the label says it all
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """Why this email came, from where, and the ways out."""

    why: str
    email: str  # a mark; in `why`
    postal_address: tuple[str, ...]  # its lines
    preferences: str
    preferences_url: str  # a mark
    unsubscribe: str
    unsubscribe_url: str  # a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The sender's logo, above every lesson."""

    address: str  # http or https
    alt: str
    width: int  # pixels that it takes in the email
    height: int  # likewise; 0 where nobody knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One email's words. Merge fields that only a recipient can fill are marks."""

    language: str  # BCP 47
    direction: str  # "ltr" or "rtl"
    script: str  # ISO 15924 in lower case, "" for Latin and what is set like it
    logo: Logo | None
    course: str  # the course's title
    day: int
    days: int
    day_of: str  # "Day 2 of 7"
    title: str
    minutes: str  # "1 min read"
    subject: str
    preheader: str
    greeting: str
    recap: Box | None  # the lesson before, in one line
    parts: tuple[Part, ...]
    question: str  # what stands before a question: "Q"
    answer: str  # and before its answer: "A"
    action: Box | None
    closing: Box  # the next lesson, or the end of the course
    is_last: bool
    footer: Footer
    marks: Mapping[str, MergeField]

    def number(self, value: int) -> str:
        """`value` in the digits of the language."""
        return local_digits(str(value), self.language)

    @property
    def colon(self) -> str:
        """What stands between a label and its words on one line."""
        return colon(self.language)


def make_contents(
    lessons: Sequence[Lesson], settings: Settings, pictures: Mapping[str, Picture] | None = None
) -> tuple[Content, ...]:
    """The words of each lesson's email, by day.

    Args:
        lessons: the whole course, at least one lesson.
        settings: the course's.
        pictures: those beside the lessons, by name.

    Raises:
        LessonError: with file and line, for a merge field or an address that cannot work.
    """
    ordered = sorted(lessons, key=lambda lesson: lesson.day)
    for lesson in ordered:
        check_merge_fields(lesson, settings.course.fields)
    days = ordered[-1].day
    gallery = Gallery(base_url=settings.course.base_url, pictures=pictures or {})
    return tuple(
        _content(lesson, following, days=days, settings=settings, gallery=gallery)
        for lesson, following in zip(ordered, [*ordered[1:], None], strict=True)
    )


def _content(lesson: Lesson, following: Lesson | None, *, days: int, settings: Settings, gallery: Gallery) -> Content:
    writer = _Writer(lesson, following, days=days, settings=settings)
    words, course = settings.words, settings.course
    return Content(
        language=course.language,
        direction=direction(course.language),
        script=script_of(course.language),
        logo=_logo(settings, gallery),
        course=course.title,
        day=lesson.day,
        days=days,
        day_of=words.day_of.format(**writer.numbers(day=lesson.day, days=days)),
        title=lesson.title,
        minutes=words.minutes.format(minutes=reading_minutes(lesson)),
        subject=writer.filled(lesson.subject),
        preheader=writer.filled(lesson.preheader),
        greeting=writer.mark(FIRST_NAME),
        recap=writer.recap(),
        parts=read_body(lesson, writer.seed, writer.known, gallery, direction=direction(course.language)),
        question=words.question,
        answer=words.answer,
        action=writer.action(),
        closing=writer.closing(),
        is_last=following is None,
        footer=writer.footer(),
        marks=writer.marks(),
    )


def _logo(settings: Settings, gallery: Gallery) -> Logo | None:
    """The logo of `[theme]`, in the proportions that its file has; None where there is none to show."""
    theme = settings.theme
    shown = gallery.show(theme.logo)
    if not shown.address:
        return None
    height = round(shown.height * theme.logo_width / shown.width) if shown.width else 0
    return Logo(
        address=shown.address, alt=theme.logo_alt or settings.sender.name, width=theme.logo_width, height=height
    )


class _Writer:
    """Fills the course's own words in for one lesson."""

    def __init__(self, lesson: Lesson, following: Lesson | None, *, days: int, settings: Settings) -> None:
        self._lesson = lesson
        self._following = following
        self._days = days
        self._settings = settings
        self.seed = _seed(lesson, settings)
        self.known = self._known(lesson)
        self._theme = {
            field.name: field for field in theme_fields(settings.words.greeting, settings.words.greeting_nameless)
        }

    def numbers(self, **values: int) -> dict[str, str]:
        """`values` in the digits of the course's language."""
        language = self._settings.course.language
        return {name: local_digits(str(value), language) for name, value in values.items()}

    def filled(self, text: str) -> str:
        """`text` of the lesson, merge fields known now filled in, marks for the others."""
        return put_marks(text, self.seed, self.known)

    def mark(self, name: str) -> str:
        """The mark of one of the theme's own fields."""
        return mark_of(self.seed, self._theme[name])

    def recap(self) -> Box | None:
        """What the lesson before said, where this one has a line about it."""
        words, text = self._settings.words, self.filled(self._lesson.recap)
        label = words.yesterday if self._settings.schedule.is_daily else words.last_time
        return Box(label=label, title="", text=text) if text else None

    def action(self) -> Box | None:
        """Today's action, where the lesson has one."""
        text = self.filled(self._lesson.action)
        return Box(label=self._settings.words.action, title="", text=text) if text else None

    def closing(self) -> Box:
        """What comes next, or the end of the course."""
        words = self._settings.words
        if self._following is None:
            text = words.ending.format(days=self._days, course=self._title_in(words.ending))
            return Box(label=words.last_lesson, title="", text=text)
        following = put_marks(self._following.preheader, self.seed, self._known(self._following))
        return Box(
            label=words.tomorrow if self._settings.schedule.is_daily else words.next_lesson,
            title=self._following.title,
            text=self.filled(self._lesson.teaser) or following,
        )

    def footer(self) -> Footer:
        """The same lines below every lesson."""
        words = self._settings.words
        return Footer(
            why=words.why.format(course=self._title_in(words.why), email=self.mark(EMAIL_ADDRESS)),
            email=self.mark(EMAIL_ADDRESS),
            postal_address=tuple(self._settings.sender.postal_address.splitlines()),
            preferences=words.preferences,
            preferences_url=self.mark(PREFERENCES_URL),
            unsubscribe=words.unsubscribe,
            unsubscribe_url=self.mark(UNSUBSCRIBE_URL),
        )

    def _title_in(self, phrase: str | Counted) -> str:
        course = self._settings.course
        return isolated_name(nested_title(phrase, course.title), direction(course.language))

    def marks(self) -> dict[str, MergeField]:
        """Every mark that the email may hold."""
        lesson = self._lesson
        texts = [getattr(lesson, key) for key in MERGED_KEYS]
        if self._following is not None:
            texts.append(self._following.preheader)
        fields = [*self._theme.values(), *open_fields(texts, self.known)]
        return {mark_of(self.seed, field): field for field in fields}

    def _known(self, lesson: Lesson) -> Mapping[str, str]:
        return {
            "course.title": self._settings.course.title,
            "course.days": str(self._days),
            "lesson.day": str(lesson.day),
            "lesson.title": lesson.title,
        }


def _seed(lesson: Lesson, settings: Settings) -> str:
    """What tells this lesson from any other, wherever its file is kept."""
    said = (settings.course.slug, lesson.day, lesson.title, lesson.subject, lesson.body)
    return sha256(repr(said).encode()).hexdigest()
