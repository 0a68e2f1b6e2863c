"""Lessons as emails: the way from Markdown to HTML and plain text, in order.

    lesson -> content -> MJML -> HTML
                      -> plain text

The same lessons, settings, templates and compiler give the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from course.emails.blaming import blame_templates
from course.emails.cache import HtmlCache
from course.emails.content import make_contents
from course.emails.mjml import OPTIONS, RefusedMjmlError, Source, compile_by_cli
from course.emails.plain import write_text
from course.emails.theme import EMAIL_TEMPLATE, Theme
from course.emails.toolchain import mjml_version
from course.lessons import lesson_slug
from course.models import Email

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.emails.cache import Pages
    from course.emails.content import Content
    from course.emails.mjml import Compiler
    from course.emails.tracing import Traced
    from course.models import Lesson
    from course.pictures import Picture
    from course.settings import Settings


def render_emails(
    lessons: Sequence[Lesson],
    settings: Settings,
    *,
    templates: Path,
    cache: Path | Pages,
    pictures: Mapping[str, Picture] | None = None,
    compiler: Compiler = compile_by_cli,
) -> tuple[Email, ...]:
    """The course's emails, by day. MJML runs once for all that changed, and not at all where nothing did.

    Args:
        lessons: the whole course: each email names the one after it.
        settings: the course's.
        templates: the folder whose templates come before the shipped ones.
        cache: a folder for what can be made again at any time, or what keeps the pages.
        pictures: those beside the lessons, by name; any other that is not on the web leaves its words alone.
        compiler: what makes HTML of MJML: one run of the CLI where it is not said.

    Raises:
        LessonError: with file and line, for a merge field or an address that cannot work.
        RenderError: a template is wrong, or MJML refuses what it made; where several are, `parts` has each.
        ToolchainError: MJML is needed, missing, and cannot be installed.
    """
    ordered = sorted(lessons, key=lambda lesson: lesson.day)
    contents = make_contents(ordered, settings, pictures)
    theme = Theme(templates)
    sources = [
        Source(name=_name(lesson), mjml=theme.draw(EMAIL_TEMPLATE, email=content, theme=settings.theme))
        for lesson, content in zip(ordered, contents, strict=True)
    ]
    try:
        pages = _compiled(sources, html_cache(cache) if isinstance(cache, Path) else cache, compiler)
    except RefusedMjmlError as error:
        drawn = {source.name: (source.mjml, content) for source, content in zip(sources, contents, strict=True)}

        def trace(name: str) -> Traced | None:
            mjml, content = drawn[name]
            traced = theme.trace(EMAIL_TEMPLATE, email=content, theme=settings.theme)
            return traced if traced.text == mjml else None

        raise blame_templates(error, trace) from error
    return tuple(
        _email(lesson, content, page, settings) for lesson, content, page in zip(ordered, contents, pages, strict=True)
    )


def html_cache(folder: Path) -> HtmlCache:
    """The pages of earlier runs, kept in `folder`."""
    return HtmlCache(folder / "html", compiler=(mjml_version(), *OPTIONS))


def _compiled(sources: Sequence[Source], cache: Pages, compiler: Compiler) -> list[str]:
    pages = {source.mjml: page for source in sources if (page := cache.get(source.mjml)) is not None}
    changed = [source for source in sources if source.mjml not in pages]
    if changed:
        for source, page in zip(changed, compiler(changed), strict=True):
            cache.put(source.mjml, page)
            pages[source.mjml] = page
    return [pages[source.mjml] for source in sources]


def _email(lesson: Lesson, content: Content, page: str, settings: Settings) -> Email:
    text = write_text(content)
    shown = (content.subject, page, text)
    email = Email(
        day=lesson.day,
        slug=lesson_slug(lesson),
        subject=content.subject,
        html=page,
        text=text,
        marks={mark: field for mark, field in content.marks.items() if any(mark in part for part in shown)},
        sender=settings.sender,
        list_id=f"{settings.course.slug}.{urlsplit(settings.course.base_url).hostname}",
        list_name=settings.course.title,
        digest="",
        preheader=content.preheader,
    )
    return replace(email, digest=_digest(email))


def _digest(email: Email) -> str:
    return sha256(json.dumps(asdict(email), sort_keys=True).encode()).hexdigest()


def _name(lesson: Lesson) -> str:
    return str(lesson.path or f"lesson {lesson.day}")
