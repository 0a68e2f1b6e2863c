"""Pages: the templates in `templates/pages`, filled in with the course's words."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError
from jinja2.sandbox import SandboxedFormatter
from markupsafe import Markup
from starlette.responses import HTMLResponse

from course.emails.isolating import isolated_name
from course.emails.theme import drawn, template_environment, template_error
from course.words.quoting import nested_title
from course.words.scripts import direction, script_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from course.settings import Settings
    from course.words import Counted


class Pages:
    """Fills pages in.

    Attributes:
        style_hash: what the Content-Security-Policy lets in: the one style sheet, by its digest.
    """

    def __init__(self, settings: Settings, folders: Sequence[Path]) -> None:
        """Load every template.

        Args:
            settings: the course's.
            folders: template folders; the first that has a file counts.

        Raises:
            RenderError: a template is missing or wrong.
        """
        self._folder = folders[0]
        self._environment = template_environment(folders)
        self._environment.globals |= {
            "course": settings.course.title,
            "language": settings.course.language,
            "direction": direction(settings.course.language),
            "script": script_of(settings.course.language),
            "sender": settings.sender.name,
            "words": settings.words,
            "theme": settings.theme,
            "filled": self._filled,
        }
        style = self._load("pages/style.css.j2")
        self._environment.globals["style"] = Markup(style)  # noqa: S704 (made from the project's templates alone)
        self.style_hash = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        self._course = settings.course.title
        self._direction = direction(settings.course.language)

    def page(self, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """The page called `name`, with `values` beside the course's own.

        Raises:
            RenderError: its template is wrong.
        """
        return HTMLResponse(drawn(self._environment, f"pages/{name}.html.j2", self._folder, **values), status)

    def message(self, title: str, note: str, status: int = 200) -> HTMLResponse:
        """A page that only says something; `{course}` in it becomes the course's title."""
        return self.page("message", status, title=self._filled(title), note=self._filled(note))

    def _filled(self, phrase: str | Counted, **values: Any) -> str:
        """`phrase`, which may be a template's own, with the course's title and `values` for its braces."""
        values["course"] = isolated_name(nested_title(phrase, self._course), self._direction)
        if isinstance(phrase, str):
            return SandboxedFormatter(self._environment).vformat(phrase, (), values)
        return phrase.format(**values)

    def _load(self, style: str) -> str:
        """Compile every page, so that a mistake shows when the server starts, and render the style sheet."""
        try:
            for name in ("message", "unsubscribe", "preferences"):
                self._environment.get_template(f"pages/{name}.html.j2")
        except (TemplateError, UnicodeDecodeError) as error:
            told = template_error(error, self._folder)
            if told is None:
                raise
            raise told from error
        return drawn(self._environment, style, self._folder)
