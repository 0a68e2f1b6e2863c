"""Rules about a lesson's file as text: whether it can be read, its merge fields, and what was left in it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from course.checking.fields import opened_fields
from course.checking.rule import Broken
from course.checking.tables import LESSON_RULES
from course.errors import LessonError
from course.findings import Severity
from course.lessons.conflict_marks import conflict_mark_line
from course.lessons.field_syntax import EXTRA_PREFIX, FIELD_NAMES
from course.models import FIRST_NAME, MergeField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedLesson

_FORMS = 'write {{ name }}, {{ name | default("text") }} or {{ "text" }}'
_BRACES = 'where readers are to see two braces, in code too, write {{ "{{" }}'
_SUBJECT_PROBLEM = re.compile(r"subject (?:is missing|must not be empty)")


def problem_of(error: LessonError) -> str:
    """What a lesson's error says, without the place."""
    return error.message.removeprefix(f"{error.path}:{error.line}: ")


@LESSON_RULES.rule("C101", "unreadable-lesson", Severity.ERROR, hint="mend the file; nothing can be sent before")
def unreadable_lesson(checked: CheckedLesson) -> Iterator[Broken]:
    """A file that is no lesson."""
    error = checked.error
    if error is None or conflict_mark_line(checked.text) is not None:
        return
    if not isinstance(error, LessonError):
        yield Broken(error.message, hint=error.hint)
    elif not _SUBJECT_PROBLEM.match(problem_of(error)):
        yield Broken(problem_of(error), error.line, hint=error.hint)


@LESSON_RULES.rule("C110", "missing-subject", Severity.ERROR, hint="add a line subject: ... to the front matter")
def missing_subject(checked: CheckedLesson) -> Iterator[Broken]:
    """A lesson that would reach the inbox without a subject."""
    error = checked.error
    if isinstance(error, LessonError) and _SUBJECT_PROBLEM.match(problem_of(error)):
        yield Broken(f"the {problem_of(error)}", error.line)


@LESSON_RULES.rule(
    "C102", "unsettled-conflict", Severity.ERROR, hint="keep what you want, and delete the lines of marks"
)
def unsettled_conflict(checked: CheckedLesson) -> Iterator[Broken]:
    """Marks of a merge that nobody has settled."""
    offset, lines = 0, checked.text.split("\n")
    while (line := conflict_mark_line("\n".join(lines[offset:]))) is not None:
        offset += line
        if lines[offset - 1].startswith("<<<<<<<") or offset == line:
            yield Broken("a conflict is not settled", offset)


# --- merge fields ---------------------------------------------------------------------------------------------


def _place(text: str, position: int) -> tuple[int, int]:
    """The line and the column of a character, both from 1."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _fields(checked: CheckedLesson) -> Iterator[tuple[MergeField, tuple[int, int]]]:
    for opened in opened_fields(checked.text):
        if isinstance(opened.field, MergeField):
            yield opened.field, _place(checked.text, opened.start)


@LESSON_RULES.rule(
    "C103", "unknown-merge-field", Severity.ERROR, hint=f"use one of {', '.join(FIELD_NAMES)}; {_BRACES}"
)
def unknown_merge_field(checked: CheckedLesson) -> Iterator[Broken]:
    """A merge field that nothing fills in."""
    known = (*FIELD_NAMES, *(EXTRA_PREFIX + name for name in checked.settings.course.fields))
    for field, place in _fields(checked):
        if field.name not in known:
            close = get_close_matches(field.name, known, n=1)
            meant = f"; did you mean {close[0]}?" if close else ""
            message = f"there is no merge field {field.name}{meant}"
            yield Broken(message, *place, hint=_naming_a_column(field.name))


def _naming_a_column(name: str) -> str:
    if not name.startswith(EXTRA_PREFIX):
        return ""
    return f'name the column in course.toml: [course] fields = ["{name.removeprefix(EXTRA_PREFIX)}"]'


@LESSON_RULES.rule("C104", "malformed-merge-field", Severity.ERROR, hint=_FORMS)
def malformed_merge_field(checked: CheckedLesson) -> Iterator[Broken]:
    """Two braces that begin no merge field."""
    for opened in opened_fields(checked.text):
        if opened.field is None:
            yield Broken(opened.problem, *_place(checked.text, opened.start))


@LESSON_RULES.rule(
    "C105", "no-default", Severity.WARNING, hint='say what stands there without one: {{ name | default("there") }}'
)
def no_default(checked: CheckedLesson) -> Iterator[Broken]:
    """A field that is empty for some people, and leaves a hole in the sentence."""
    for field, place in _fields(checked):
        if not field.default and (field.name == FIRST_NAME or field.name.startswith(EXTRA_PREFIX)):
            yield Broken(f"{field.name} has no default, and some people have none", *place)


_FOREIGN = re.compile(
    r"\*\|[A-Z][A-Z0-9_:]{0,40}\|\*"  # Mailchimp
    r"|%%[A-Za-z][\w .-]{0,40}%%"  # Salesforce, Pardot
    r"|%(?:FIRST_?NAME|LAST_?NAME|NAME|EMAIL|UNSUBSCRIBE\w{0,10})%"  # ActiveCampaign, MailerLite
    r"|\{%-?[ \t]{0,3}(?:if|else|elsif|elif|endif|for|endfor|set|assign|include|block|endblock|raw)\b[^%\n]{0,200}%\}"
    r"|\{\$[a-z][\w.]{0,40}\}"  # MailerLite
    r"|\[\[?(?:first_?name|firstname|fname|last_?name|email|unsubscribe(?:_?url)?)(?:,[^\]\n]{0,40})?\]\]?(?!\()"
    r"|(?<!\{)\{[ ]?(?:subscriber\.)?(?:first_?name|last_?name|fname|email|unsubscribe_?url)[ ]?\}(?!\})"
    r"|<%=?[^%\n]{1,100}%>",
    re.IGNORECASE,
)


@LESSON_RULES.rule("C106", "foreign-merge-field", Severity.ERROR, hint=_FORMS)
def foreign_merge_field(checked: CheckedLesson) -> Iterator[Broken]:
    """Another tool's merge tag or template code: readers would see it as it is."""
    for said in checked.marked.written:
        for match in _FOREIGN.finditer(said.text):
            yield Broken(f"readers would see {match[0]!r} as it stands here", said.line_at(match.start()))


_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b"
    r"|\b(?:TODO|FIXME|TBD|TBC)\b(?=[ \t]{0,3}(?:[:.\])!?]|[-–—] |$))"
    r"|(?:(?<=\[)|(?<=<)|(?<=\())(?:TODO|FIXME|TBD|TBC|XXX+)\b"
    r"|^[ \t]{0,9}(?:TODO|FIXME|XXX+)\b(?! (?:lists?|apps?)\b)"
    r"|\[(?:(?:insert|enter|fill in|add|insertar|insérer|einfügen) [^\]\n]{1,60}"
    r"|(?:your )?(?:first |last |company )?(?:name|company|brand|link|url|date|logo|image|picture|headline|text))\]"
    r"(?![(\[:])"
    r"|<(?:insert|your|enter) [^>\n]{1,60}>"
    r"|\byour (?:text|headline|title|subject|link|copy) (?:goes )?here\b"
    r"|\bexample (?:text|subject|headline) here\b|\b(?:Platzhalter|Blindtext)\b",
    re.IGNORECASE | re.MULTILINE,
)
_SHOUTED = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|XXX)", re.IGNORECASE)


@LESSON_RULES.rule("C107", "placeholder", Severity.ERROR, hint="write what belongs there, or take it out")
def placeholder(checked: CheckedLesson) -> Iterator[Broken]:
    """Words that were meant to be replaced before anyone reads them."""
    for said in checked.marked.said:
        for match in _PLACEHOLDER.finditer(said.text):
            if not _SHOUTED.match(match[0].strip()) or match[0].strip().isupper():
                shown = " ".join(match[0].split())
                yield Broken(f"{shown!r} was meant to be replaced", said.line_at(match.start()))
