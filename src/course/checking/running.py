"""Every rule run over what it looks at; then what `course.toml` and comments say about the findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from course.checking.echoes import without_echoes
from course.checking.material import CheckedCourse, CheckedEmail, CheckedLesson
from course.checking.merging import told_once
from course.checking.rule import Broken, Rule
from course.checking.rule_book import COURSE_RULES, EMAIL_RULES, LESSON_RULES
from course.checking.silencing import silences
from course.errors import SETTINGS_FILE
from course.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from course.checking.rule import Rules
    from course.checking.silencing import Silence
    from course.settings import CheckSettings

_Subject = TypeVar("_Subject", CheckedCourse, CheckedLesson, CheckedEmail)

_OFF = "off"
NO_EMAIL = "C290"
# Rules of these families look at emails; where none were made, their silences may be needed all the same.
_SEEN_IN_EMAILS = ("C3", "C4", "C5", "C6", "C7", "C8")
_SEEN_ONLINE = "C36"  # found with --online alone, and not every day


# Two rules without a function: they are broken by what the others find, and by which others there are.
NEEDLESS_SILENCE: Rule[Any] = Rule(
    code="C280", name="needless-silence", severity=Severity.WARNING, hint="delete the comment"
)
UNKNOWN_RULE: Rule[Any] = Rule(
    code="C281",
    name="unknown-rule",
    severity=Severity.WARNING,
    hint="`course check --rules` lists them",
)


def all_rules() -> tuple[Rule[Any], ...]:
    """Every rule there is, by code."""
    return tuple(
        sorted([*LESSON_RULES, *COURSE_RULES, *EMAIL_RULES, NEEDLESS_SILENCE, UNKNOWN_RULE], key=lambda rule: rule.code)
    )


def check_course(course: CheckedCourse) -> tuple[Finding, ...]:
    """What is wrong with a course, by file and line: its settings, its lessons, its emails."""
    check = course.settings.check
    found = [
        *_run(COURSE_RULES, course, SETTINGS_FILE, 0),
        *(one for lesson in course.lessons for one in _run(LESSON_RULES, lesson, lesson.path, _day(lesson))),
        *_email_findings(course.emails),
    ]
    texts = {SETTINGS_FILE: course.settings_text, **{lesson.path: lesson.text for lesson in course.lessons}}
    kept = _unsilenced(found, texts, has_emails=bool(course.emails), check=check)
    once = told_once(without_echoes(_without_unmade(kept, check)), course.emails, course.templates)
    dated = _with_days(once, {lesson.path: _day(lesson) for lesson in course.lessons})
    return _settled(dated, check, unknown=_unknown_codes(course))


def _with_days(found: Iterable[Finding], days: Mapping[str, int]) -> list[Finding]:
    """Each with the day of the lesson that it names, whatever found it: a rule of the course names lessons, too."""
    return [replace(one, day=days.get(one.path, one.day)) for one in found]


def _without_unmade(found: Sequence[Finding], check: CheckSettings) -> list[Finding]:
    """`found` without the emails that could not be made for a reason that another rule names at the same line."""
    named = {
        (one.path, one.line)
        for one in found
        if one.code != NO_EMAIL and one.severity is Severity.ERROR and not _is_off(one.code, check)
    }
    return [one for one in found if one.code != NO_EMAIL or (one.path, one.line) not in named]


def check_emails(emails: Sequence[CheckedEmail], check: CheckSettings | None = None) -> tuple[Finding, ...]:
    """What is wrong with emails that are no part of a course.

    Args:
        emails: one or more.
        check: what a course says about the rules, where there is one.
    """
    return _settled(_email_findings(emails), check)


def _email_findings(emails: Sequence[CheckedEmail]) -> list[Finding]:
    return [one for email in emails for one in _run(EMAIL_RULES, email, email.path, email.day)]


def _run(rules: Rules[_Subject], subject: _Subject, path: str, day: int) -> Iterator[Finding]:
    for rule in rules:
        for broken in rule.check(subject) if rule.check else ():
            yield _finding(rule, broken, path, day)


def _finding(rule: Rule[Any], broken: Broken, path: str, day: int = 0) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=broken.severity or rule.severity,
        message=broken.message,
        hint=broken.hint or rule.hint,
        path=broken.path or path,
        line=max(broken.line, 1),
        column=broken.column,
        day=day,
    )


def _day(checked: CheckedLesson) -> int:
    return checked.lesson.day if checked.lesson is not None else 0


# --- comments -------------------------------------------------------------------------------------------------


def _unsilenced(
    found: Sequence[Finding], texts: Mapping[str, str], *, has_emails: bool, check: CheckSettings
) -> list[Finding]:
    """Those of `found` that no comment silences, and the comments that silence nothing."""
    by_path = {path: silences(text, path) for path, text in texts.items()}
    used: set[tuple[str, int]] = set()
    kept: list[Finding] = []
    for finding in found:
        covering = [silence for silence in by_path.get(finding.path, ()) if silence.covers(finding)]
        used.update((finding.path, silence.line) for silence in covering)
        if not covering:
            kept.append(finding)
    for path, comments in by_path.items():
        idle = [silence for silence in comments if (path, silence.line) not in used]
        kept += [_needless(silence, path) for silence in idle if _is_needless(silence, has_emails, check)]
    return kept


def _is_needless(silence: Silence, has_emails: bool, check: CheckSettings) -> bool:  # noqa: FBT001 (private)
    if any(code.startswith((NEEDLESS_SILENCE.code, _SEEN_ONLINE)) for code in silence.codes):
        return False
    if not has_emails and (not silence.codes or any(code.startswith(_SEEN_IN_EMAILS) for code in silence.codes)):
        return False
    return not silence.codes or not all(_is_off(code, check) for code in silence.codes)


def _needless(silence: Silence, path: str) -> Finding:
    what = f"no finding of {', '.join(silence.codes)}" if silence.codes else "no finding"
    message = f"this comment silences nothing: there is {what} here"
    return _finding(NEEDLESS_SILENCE, Broken(message, silence.line), path)


# --- course.toml ----------------------------------------------------------------------------------------------


def _settled(
    found: Iterable[Finding], check: CheckSettings | None, *, unknown: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """`found` as `[check]` wants it, each once, by file and line."""
    kept = {_with_severity(finding, check) for finding in [*found, *unknown] if not _is_off(finding.code, check)}
    return tuple(sorted(kept, key=lambda one: (one.path, one.line, one.column, one.code, one.message)))


def _is_off(code: str, check: CheckSettings | None) -> bool:
    if check is None:
        return False
    chosen = check.severities.get(code)
    return chosen == _OFF or (chosen is None and code.startswith(tuple(check.ignore)))


def _with_severity(finding: Finding, check: CheckSettings | None) -> Finding:
    chosen = check.severities.get(finding.code) if check is not None else None
    return replace(finding, severity=Severity(chosen)) if chosen not in {None, _OFF} else finding


def _unknown_codes(course: CheckedCourse) -> list[Finding]:
    """What `[check]` names that is no rule."""
    check = course.settings.check
    if not check.ignore and not check.severities:
        return []
    from course.settings.lines import line_of_setting  # noqa: PLC0415 (only where rules are named)

    codes = [rule.code for rule in all_rules()]
    named = [("check.ignore", code) for code in sorted(check.ignore)]
    named += [(f"check.severity.{code}", code) for code in check.severities]
    return [
        _finding(UNKNOWN_RULE, Broken(f"{_place(path)} names {code}, and there is no such rule", line), SETTINGS_FILE)
        for path, code in named
        if not any(known.startswith(code) for known in codes)
        for line in [line_of_setting(course.settings_text, path)]
    ]


def _place(path: str) -> str:
    return ".".join(path.split(".")[:2])
