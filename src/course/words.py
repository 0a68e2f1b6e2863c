"""The course's own words: what emails and pages say beside the article's sentences.

`course.toml` may replace any of them under `[words]`. Braces are filled in by `str.format`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's phrases; every field is text, every `{name}` in it is filled in when shown."""

    greeting: str = "Hi {name},"
    friend: str = "there"  # stands for the name where none is known
    day_of: str = "Day {day} of {days}"
    minutes: str = "{minutes} min read"
    action: str = "Today’s action"
    action_tip: str = "Write down, in one sentence of your own, how “{tips}” applies to you."
    action_tips: str = "Which of these applies to you most: {tips}? Write down why, in one sentence of your own."
    action_questions: str = "Which of today’s questions is yours? Answer it in one sentence of your own."
    action_reflect: str = "Write down, in one sentence of your own, what “{title}” means for you."
    yesterday: str = "Yesterday"
    last_time: str = "Last time"  # the same, where not every day is a lesson's
    tomorrow: str = "Tomorrow"
    next_lesson: str = "Next lesson"
    last_lesson: str = "That was the last lesson"
    ending: str = "You have finished all {days} days of “{course}”. Keep these emails: they are yours to come back to."
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
    preferences_finished: str = "You have had all {days} lessons of “{course}”."
    preferences_zone: str = "Your time zone"
    preferences_zone_unknown: str = "That is not a time zone we know. Choose one from the list."
    preferences_save: str = "Save"
    preferences_saved: str = "Your time zone is saved."
    broken_link_title: str = "This link does not work"
    broken_link_note: str = (
        "Part of it may be missing. Open it once more from the email. If that does not help, reply to the email, "
        "and we will see to it."
    )
    refused_title: str = "That did not work"
    refused_note: str = "Open the link in the email once more, and use the button on the page."
    try_later_title: str = "Please try again in a few minutes"
    try_later_note: str = "We could not do this just now. Nothing was changed."
