"""The course's own words: what emails and pages say beside the article's sentences.

A catalogue for each of six languages; `course.toml` chooses one by `[course] language` and may replace any phrase under
`[words]`. Braces are filled in by `str.format`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from course.words.counted import Counted, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Counted", "Words", "counted", "has_words", "words_in"]

_MINUTES = counted("en", "minutes", other="{minutes} min read")
_ENDING = counted(
    "en",
    "days",
    one="You have finished “{course}”. Keep this email: it is yours to come back to.",
    other="You have finished all {days} days of “{course}”. Keep these emails: they are yours to come back to.",
)
_FINISHED = counted(
    "en",
    "days",
    one="You have had the one lesson of “{course}”.",
    other="You have had all {days} lessons of “{course}”.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's phrases, English by default; every `{name}` in them is filled in when shown."""

    greeting: str = "Hi {name},"
    greeting_nameless: str = "Hi there,"  # the same, where no name is known
    day_of: str = "Day {day} of {days}"
    minutes: Counted = _MINUTES
    action: str = "Today’s action"
    action_tips: str = "Which of these applies to you most: {tips}? Write down why, in one sentence of your own."
    action_questions: str = "Which of today’s questions is yours? Answer it in one sentence of your own."
    yesterday: str = "Yesterday"
    last_time: str = "Last time"  # the same, where not every day is a lesson's
    tomorrow: str = "Tomorrow"
    next_lesson: str = "Next lesson"
    last_lesson: str = "That was the last lesson"
    ending: Counted = _ENDING
    why: str = "You get this email because you signed up for “{course}” with {email}."
    preferences: str = "Change your preferences"
    unsubscribe: str = "Unsubscribe"
    question: str = "Q"
    answer: str = "A"

    # The pages behind the links in the emails.
    subscription: str = "The subscription of {email}"
    unsubscribe_title: str = "Unsubscribe from this course?"
    unsubscribe_note: str = "You will get no more lessons, from this moment on."
    already_unsubscribed_title: str = "You are already unsubscribed"
    unsubscribed_title: str = "You are unsubscribed"
    unsubscribed_note: str = "You will get no more lessons of “{course}”. You can close this page."
    preferences_title: str = "Your preferences"
    preferences_note: str = "Lessons of “{course}” arrive at {time} in your time zone."
    preferences_next: str = "Your next lesson comes on {date} at {time}."
    preferences_left: str = "You get no more lessons of “{course}”."
    preferences_finished: Counted = _FINISHED
    preferences_zone: str = "Your time zone"
    preferences_zone_unknown: str = "That is not a time zone we know. Choose one from the list."
    preferences_save: str = "Save"
    preferences_saved: str = "Your time zone is saved."
    broken_link_title: str = "This link does not work"
    broken_link_note: str = (
        "Part of it may be missing. Open it once more from the email. If that does not help, reply to the email, "
        "and we will see to it."
    )
    sample_title: str = "This is a sample link"
    sample_note: str = "It comes from a test or a preview of “{course}”, not from a subscription. Nothing was changed."
    refused_title: str = "That did not work"
    refused_note: str = "Open the link in the email once more, and use the button on the page."
    try_later_title: str = "Please try again in a few minutes"
    try_later_note: str = "We could not do this just now. Nothing was changed."


# The languages that have a catalogue, and the modules where the phrases of each stand; English is above.
_MODULES: Mapping[str, str] = {"ar": "arabic", "de": "german", "es": "spanish", "fr": "french", "ja": "japanese"}
LANGUAGES = ("en", *sorted(_MODULES))


def has_words(language: str) -> bool:
    """Whether `language` (BCP 47), whatever its region, has a catalogue."""
    return _primary(language) in LANGUAGES


def words_in(language: str) -> Words:
    """The phrases in `language` (BCP 47), whatever its region; the English ones where it has no catalogue."""
    module = _MODULES.get(_primary(language))
    if module is None:
        return Words()
    words: Words = import_module(f"course.words.{module}").WORDS
    return words


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
