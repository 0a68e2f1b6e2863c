from __future__ import annotations

from course.checking.material import CheckedTemplate
from course.checking.merging import told_once
from course.checking.placing import Spot
from course.findings import Finding, Severity
from tests.support.checked_emails import lesson_email

EMAILS = [lesson_email(path=f"lessons/0{day}-seeds.md", day=day) for day in (1, 2, 3)]
SHIPPED = '<mj-table>\n<a href="{{ email.footer.preferences_url }}">{{ email.footer.preferences }}</a>\n</mj-table>'
FOOTER = CheckedTemplate(
    path="templates/footer.mjml.j2",
    text=SHIPPED.replace("{{ email.footer.preferences }}", "here"),
    shipped=SHIPPED,
)


def finding(code: str, message: str, day: int, line: int) -> Finding:
    """A finding of one of the emails."""
    path = f"lessons/0{day}-seeds.md"
    return Finding(
        code=code, name="a", severity=Severity.WARNING, message=message, hint="", path=path, line=line, day=day
    )


def vague(day: int, line: int) -> Finding:
    return finding("C305", "the link “here” does not say where it leads", day, Spot.at(line, 20))


def test_what_a_template_drew_is_told_once_at_its_line() -> None:
    told = told_once([vague(day, 0) for day in (1, 2, 3)], EMAILS, [FOOTER])
    assert [(one.path, one.line, one.day) for one in told] == [("templates/footer.mjml.j2", 2, 0)]
    assert told[0].message == "the link “here” does not say where it leads; so in 3 emails"


def test_what_a_lesson_says_is_told_in_it() -> None:
    own = vague(2, 9)
    assert told_once([own], EMAILS, [FOOTER]) == [own]


def test_what_is_the_same_in_all_emails_and_stands_nowhere_is_told_once() -> None:
    found = [finding("C404", "the page says that its language is not known", day, 1) for day in (1, 2, 3)]
    told = told_once(found, EMAILS, [])
    assert [(one.path, one.message) for one in told] == [
        ("lessons/01-seeds.md", "the page says that its language is not known; so in 3 emails")
    ]


def test_a_colour_is_told_once_whatever_words_it_paints() -> None:
    words = ("Walk", "Sleep", "Sit")
    found = [
        finding("C701", f"“{said}” has a contrast of 1.9:1", day, Spot.at(0, 5)) for day, said in enumerate(words, 1)
    ]
    assert len(told_once(found, EMAILS, [])) == 1


def test_what_differs_from_email_to_email_is_told_of_each() -> None:
    found = [finding("C813", f"the plain text lacks the address {day}", day, Spot.at(0, 5)) for day in (1, 2)]
    assert told_once(found, EMAILS, []) == found
