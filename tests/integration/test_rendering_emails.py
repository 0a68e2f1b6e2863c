"""Lessons to emails with the real MJML: what the compiler accepts, how often it runs, what comes out."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jinja2 import Environment

from course.emails.content import make_contents
from course.emails.filling import fill
from course.emails.mjml import Source, check_mjml
from course.emails.parts import Part
from course.emails.render import render_emails
from course.emails.theme import EMAIL_TEMPLATE, Theme
from course.emails.toolchain import find_mjml
from course.errors import RenderError
from course.lesson_files import read_lessons
from course.lessons import escape_merge_fields
from course.models import Email, Lesson
from course.settings import Settings
from course.settings.theme import DEFAULT_THEME
from course.shipped import shipped
from tests.support.lessons import a_course, a_lesson, some_settings

TEMPLATES = shipped("templates")
LESSONS = Path(__file__).resolve().parents[2] / "lessons"
THEME = Theme(TEMPLATES)
WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"]))
MARKDOWN = st.sampled_from(
    ["\n\n", "\n", "## ", "> ", "- ", "1. ", "**a:** ", "![b](https://c.ex)", "|", "--|--", "`", "<"]
)
HOSTILE = "<b>&\"'{{ 7 * 7 }}</b>"


@pytest.fixture(scope="session", autouse=True)
def _mjml() -> None:
    find_mjml()


@pytest.fixture
def counted_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Node.js that notes each script it is started with, one a line."""
    node, script = find_mjml().command
    notes = tmp_path / "runs"
    notes.touch()
    counter = tmp_path / "node"
    counter.write_text(f'#!/bin/sh\ncase "$1" in {script}) echo "$*" >> {notes};; esac\nexec {node} "$@"\n')
    counter.chmod(counter.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("COURSE_NODE", str(counter))
    return notes


def render(
    folder: Path,
    lessons: tuple[Lesson, ...] | None = None,
    settings: Settings | None = None,
    templates: Path = TEMPLATES,
) -> tuple[Email, ...]:
    return render_emails(
        lessons or a_course(), settings or some_settings(), templates=templates, cache=folder / "cache"
    )


@pytest.fixture(scope="module")
def emails(tmp_path_factory: pytest.TempPathFactory) -> tuple[Email, ...]:
    return render(tmp_path_factory.mktemp("emails"))


def filled(email: Email, name: str = "Ada") -> str:
    values = {
        "subscriber.first_name": name,
        "subscriber.email": "ada@example.com",
        "unsubscribe_url": "https://courses.example.com/u?a=1&b=2",
        "preferences_url": "https://courses.example.com/p",
    }
    return fill(email, values).html


class Outline(HTMLParser):
    """The headings, links, pictures and layout tables of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")


def test_strict_mjml_accepts_every_kind_of_part(emails: tuple[Email, ...]) -> None:
    assert [email.day for email in emails] == [1, 2, 3]


def test_a_course_written_from_right_to_left_is_accepted(tmp_path: Path) -> None:
    settings = some_settings(course={**COURSE, "language": "he"})

    page = render(tmp_path, (a_lesson("1. **אחת:** שתיים"),), settings)[0].html

    assert '<html lang="he" dir="rtl"' in page
    assert page.count('lang="he" dir="rtl"') == 2  # the content says it too


def test_one_run_of_mjml_makes_a_whole_course(tmp_path: Path, counted_runs: Path) -> None:
    lessons = tuple(a_lesson(f"Words of day {day}.", day=day, title=f"Day {day}") for day in range(1, 8))

    render(tmp_path, lessons)

    assert len(counted_runs.read_text().splitlines()) == 1


def test_nothing_is_started_where_nothing_changed(tmp_path: Path, counted_runs: Path) -> None:
    first = render(tmp_path)

    assert render(tmp_path) == first
    assert len(counted_runs.read_text().splitlines()) == 1


def test_only_what_changed_is_compiled_again(tmp_path: Path, counted_runs: Path) -> None:
    first, second, third = a_course()
    render(tmp_path, (first, second, third))

    render(tmp_path, (first, second, replace(third, body="Another end.")))

    runs = counted_runs.read_text().splitlines()
    assert [len(re.findall(r"\d+\.mjml", run)) for run in runs] == [3, 1]


def test_a_torn_page_in_the_cache_is_made_again(tmp_path: Path) -> None:
    emails = render(tmp_path)
    for page in (tmp_path / "cache" / "html").iterdir():
        page.write_text("<html>", encoding="utf-8")

    assert render(tmp_path) == emails


def test_the_same_lessons_give_the_same_bytes_in_another_place(tmp_path: Path) -> None:
    elsewhere = tuple(replace(lesson, path=Path("/elsewhere/x.md"), body_line=40) for lesson in a_course())

    assert render(tmp_path / "one") == render(tmp_path / "two", elsewhere)


def test_any_change_gives_another_digest(tmp_path: Path) -> None:
    first, *_ = render(tmp_path)
    changed, *_ = render(tmp_path, settings=some_settings(sender={"name": "Another Runner"}))

    assert first.html == changed.html
    assert first.digest != changed.digest


def test_values_of_the_recipient_are_marks_until_they_are_filled_in(emails: tuple[Email, ...]) -> None:
    email = emails[1]

    assert {field.name for field in email.marks.values()} == {
        *("subscriber.first_name", "subscriber.email", "unsubscribe_url", "preferences_url")
    }
    for mark in email.marks:
        assert mark in email.html + email.subject
    assert "{{" not in email.html + email.text + email.subject


def test_a_hostile_name_stays_words(emails: tuple[Email, ...]) -> None:
    page = filled(emails[1], HOSTILE)

    assert "&lt;b&gt;&amp;&quot;&#x27;{{ 7 * 7 }}&lt;/b&gt;" in page
    assert HOSTILE not in page


@hypothesis_settings(max_examples=60)
@given(words=WORDS, body=st.lists(WORDS | MARKDOWN, max_size=12).map("".join))
def test_whatever_a_lesson_says_is_well_formed(words: str, body: str) -> None:
    words, body = escape_merge_fields(words), escape_merge_fields(body)
    lesson = a_lesson(body, title=words, subject=words, preheader=words, action=words)
    for content in make_contents([lesson, replace(lesson, day=2)], some_settings()):
        check_mjml([Source(name="a lesson", mjml=THEME.draw(EMAIL_TEMPLATE, email=content, theme=DEFAULT_THEME))])


def test_hostile_lessons_and_settings_stay_words(tmp_path: Path) -> None:
    literal = HOSTILE.replace("{{", '{{ "{{" }}')
    settings = some_settings(
        course={**COURSE, "title": HOSTILE}, sender={"postal_address": HOSTILE}, words={"minutes": "<i>{minutes}</i>"}
    )
    lessons = (
        a_lesson(f"{literal} `{literal}`\n\n```\n{literal}\n```", title=HOSTILE, preheader=literal, action=literal),
        a_lesson(f"![{literal}](https://example.com/a.png)", day=2, title=HOSTILE, preheader=literal),
    )

    for email in render(tmp_path, lessons, settings):
        page = filled(email)
        tags = {tag for tag, _ in Outline(page).tags}
        assert "i" not in tags
        assert "b" not in tags
        assert "{{ 7 * 7 }}" in email.text


def test_headings_and_links_are_in_order(emails: tuple[Email, ...]) -> None:
    outline = Outline(filled(emails[1]))

    assert outline.headings == [1, 2, 3, 4, 4, 2, 3, 3, 2, 2]
    assert outline.links == [
        "https://example.com/studies?a=1&b=2",
        "https://example.com/doctors",
        "https://courses.example.com/p",
        "https://courses.example.com/u?a=1&b=2",
    ]


def test_pages_are_made_for_every_reader(emails: tuple[Email, ...]) -> None:
    page = filled(emails[1])
    tags = Outline(page).tags

    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in tags
    assert "prefers-color-scheme:dark" in page
    assert "[data-ogsc]" in page
    assert all(attributes.get("alt") for tag, attributes in tags if tag == "img")
    data_tables = [
        attributes for tag, attributes in tags if tag == "table" and attributes.get("role") != "presentation"
    ]
    assert [attributes.get("role") for attributes in data_tables] == [None]  # a table to a screen reader, too
    assert page.count('lang="en" dir="ltr"') == 2


def test_nothing_is_fetched_but_the_lessons_own_pictures(emails: tuple[Email, ...]) -> None:
    page = filled(emails[1])

    assert re.findall(r'(?:src|srcset)="([^"]*)"', page) == ["https://example.com/runners.png"]
    assert "@import" not in page
    assert "url(" not in page
    assert not any(tag in {"link", "script"} for tag, _ in Outline(page).tags)


def test_every_email_of_the_course_keeps_to_what_mail_programs_take(tmp_path: Path, emails: tuple[Email, ...]) -> None:
    course = render(tmp_path, read_lessons(LESSONS))

    assert len(course) == 7
    for email in (*course, *emails):
        page = filled(email).encode()
        styles = re.findall(rb"<style.*?</style>", page, re.DOTALL)
        assert len(page) < 60_000
        assert sum(map(len, styles)) < 8_000


def test_corners_and_width_are_those_of_the_theme(tmp_path: Path) -> None:
    settings = some_settings()
    square = replace(settings, theme=replace(settings.theme, radius=0, width=480))

    page = render(tmp_path, settings=square)[1].html

    radii = set(re.findall(r"border-radius:([^;\"}]+)", page))
    assert radii
    assert {number for radius in radii for number in re.findall(r"\d+", radius)} == {"0"}
    assert "max-width:480px" in page
    assert "600px" not in page


def test_a_logo_stands_above_the_title_of_the_course(tmp_path: Path) -> None:
    settings = some_settings()
    theme = replace(settings.theme, logo="https://example.com/logo.png", logo_alt="Hill & Clinic", logo_width=140)

    page = render(tmp_path, settings=replace(settings, theme=theme))[0].html

    assert [attributes for tag, attributes in Outline(page).tags if tag == "img"] == [
        {
            "src": "https://example.com/logo.png",
            "alt": "Hill & Clinic",
            "width": "140",
            "style": "display:block;width:140px;max-width:100%;height:auto;border:0;"
            "font-size:16px;line-height:1.4;font-weight:bold",
        }
    ]
    assert page.index("logo.png") < page.index(">Will running help?<", page.index("<body"))


def test_the_list_is_named_after_course_and_host(emails: tuple[Email, ...]) -> None:
    email = emails[0]

    assert email.list_id == "back-pain.courses.example.com"
    assert email.list_name == "Will running help?"


def test_what_mjml_refuses_is_told_by_template(tmp_path: Path) -> None:
    templates = own_templates(tmp_path, "opening.mjml.j2", "<mj-nonsense>{{ email.title }}</mj-nonsense>")

    with pytest.raises(RenderError, match=r"templates/opening\.mjml\.j2:1: mj-nonsense: "):
        render(tmp_path, templates=templates)
    assert not list((tmp_path / "cache").glob("**/*.html"))


def test_malformed_markup_is_refused_before_mjml_starts(tmp_path: Path, counted_runs: Path) -> None:
    templates = own_templates(tmp_path, "opening.mjml.j2", "<mj-text><p>{{ email.title }}</mj-text>")

    with pytest.raises(RenderError, match="not well-formed"):
        render(tmp_path, templates=templates)
    assert counted_runs.read_text() == ""


def test_one_template_may_be_replaced_alone(tmp_path: Path) -> None:
    templates = own_templates(tmp_path, "opening.mjml.j2", "<mj-text><h1>My {{ email.title }}</h1></mj-text>")

    assert "<h1>My Every Part</h1>" in render(tmp_path, templates=templates)[1].html


def test_templates_that_did_not_change_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = own_templates(tmp_path, "a.j2", "words")
    Theme(templates).draw("a.j2")
    monkeypatch.delattr(Environment, "compile")

    assert Theme(templates).draw("a.j2") == "words"


def test_an_edited_or_added_template_is_seen(tmp_path: Path) -> None:
    templates = own_templates(tmp_path, "a.j2", "first")
    assert Theme(templates).draw("a.j2") == "first"

    (templates / "a.j2").write_text("second, and longer")
    os.utime(templates / "a.j2", (1, 1))
    assert Theme(templates).draw("a.j2") == "second, and longer"

    shipped_one = Theme(templates).draw("palette.j2", theme=DEFAULT_THEME)
    (templates / "palette.j2").write_text("my own")
    assert Theme(templates).draw("palette.j2", theme=DEFAULT_THEME) == "my own" != shipped_one


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("<mj-text>{{ email.titel }}</mj-text>", r"opening\.mjml\.j2:1: .*titel"),
        ("\n{% if %}", r"opening\.mjml\.j2:2: "),
        ("\n{{ email.day + email.title }}", r"opening\.mjml\.j2:2: .*unsupported operand"),
        ('{% include "gone.j2" %}', r"there is no template gone\.j2"),
    ],
)
def test_a_wrong_template_is_told_with_its_place(tmp_path: Path, template: str, problem: str) -> None:
    with pytest.raises(RenderError, match=problem):
        render(tmp_path, templates=own_templates(tmp_path, "opening.mjml.j2", template))


def test_a_template_in_another_encoding_is_told(tmp_path: Path) -> None:
    templates = own_templates(tmp_path, "opening.mjml.j2", "")
    (templates / "opening.mjml.j2").write_bytes("<mj-text>é</mj-text>".encode("latin-1"))

    with pytest.raises(RenderError, match="not UTF-8"):
        render(tmp_path, templates=templates)


def test_every_kind_of_part_has_its_template() -> None:
    kinds = {part.kind for part in get_args(Part)}

    assert {path.name.removesuffix(".mjml.j2") for path in (TEMPLATES / "parts").iterdir()} == kinds


def test_the_docs_name_every_template() -> None:
    said = (LESSONS.parent / "docs" / "templates.md").read_text(encoding="utf-8")

    for path in TEMPLATES.glob("*.j2"):
        assert f"`{path.name}`" in said
    for part in get_args(Part):
        assert f"`{part.kind}`" in said


def test_a_lesson_named_like_another_is_not_lost(tmp_path: Path) -> None:
    lessons = (a_lesson("First words."), a_lesson("Second words.", day=2))

    first, second = render(tmp_path, lessons)

    assert "First words." in first.html
    assert "Second words." in second.html


def test_a_settings_file_for_mjml_in_the_current_folder_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".mjmlconfig").write_text(json.dumps({"packages": ["./evil.js"]}))
    (tmp_path / "evil.js").write_text(f"require('fs').writeFileSync({json.dumps(str(tmp_path / 'ran'))}, '')")
    monkeypatch.chdir(tmp_path)

    render(tmp_path)

    assert not (tmp_path / "ran").exists()


COURSE = {"slug": "back-pain", "title": "Will running help?", "base_url": "https://courses.example.com"}


def own_templates(folder: Path, name: str, content: str) -> Path:
    templates = folder / "templates"
    shutil.rmtree(templates, ignore_errors=True)
    templates.mkdir()
    (templates / name).write_text(content, encoding="utf-8")
    return templates
