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
    takeaway: str = "Key takeaway"
    action: str = "Today’s action"
    action_tip: str = "Try today’s tip: {tips}."
    action_tips: str = "Pick one of today’s tips and try it: {tips}."
    action_questions: str = "Which of today’s questions is yours? Answer it in one sentence of your own."
    action_reflect: str = "Write down, in one sentence of your own, what “{title}” means for you."
    tomorrow: str = "Tomorrow"
    next_lesson: str = "Next lesson"
    last_lesson: str = "That was the last lesson"
    ending: str = "You have finished all {days} days of “{course}”. Keep these emails: they are yours to come back to."
    why: str = "You get this email because you signed up for “{course}” with {email}."
    preferences: str = "Change your preferences"
    unsubscribe: str = "Unsubscribe"
    question: str = "Q"
    answer: str = "A"
