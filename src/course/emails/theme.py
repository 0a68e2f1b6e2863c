"""Content drawn with the templates: Jinja2 in, MJML out."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from course.emails.tracing import trace
from course.errors import Place, RenderError
from course.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from jinja2 import Environment

    from course.emails.tracing import Traced

EMAIL_TEMPLATE = "email.mjml.j2"
INDEX_TEMPLATE = "index.html.j2"


class Theme:
    """The templates of one project. Whatever they show is escaped; an unknown name is an error."""

    def __init__(self, templates: Path) -> None:
        """Look in `templates` first, then among those that come with `course`: one may be replaced alone."""
        self._templates = templates
        self._environment = _environment(templates.absolute(), _names(templates))

    def draw(self, template: str, **values: object) -> str:
        """The text that `template` makes of `values`.

        Raises:
            RenderError: saying which template is missing or wrong, and at which line.
        """
        return drawn(self._environment, template, self._templates, **values)

    def trace(self, template: str, **values: object) -> Traced:
        """What `draw` makes of the same, knowing which template drew which line."""
        return trace(self._environment, template, values)


def template_environment(folders: Sequence[Path]) -> Environment:
    """What reads templates, from the first of `folders` that has one. They reach nothing but what they are given."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def drawn(environment: Environment, template: str, templates: Path, /, **values: object) -> str:
    """The text that `template` of `environment` makes of `values`.

    Args:
        environment: of `template_environment`.
        template: its name.
        templates: the folder that is looked in first.
        values: what the template may show.

    Raises:
        RenderError: saying which template is missing or wrong, and at which line.
    """
    try:
        return environment.get_template(template).render(values)
    except (TemplateError, *_SLIPS) as error:
        told = template_error(error, templates)
        if told is None:
            raise
        raise told from error


def template_error(error: Exception, templates: Path) -> RenderError | None:
    """What is wrong with which template, at which line; None where `error` did not come from one.

    Args:
        error: what Jinja2 raised, or Python in one of a template's expressions.
        templates: the folder that was looked in first.
    """
    place = _template_line(error.__traceback__)
    if isinstance(error, TemplateNotFound):
        where = f"{place.path}:{place.line}" if place else str(templates)
        hint = "bring it back, or mend the name that asks for it"
        return RenderError(f"{where}: there is no template {error.name}", hint, place=place)
    if isinstance(error, TemplateSyntaxError):
        return _error_at(Place(error.filename or error.name or templates, error.lineno), str(error.message))
    if isinstance(error, UnicodeDecodeError):
        return _not_utf8(error, templates)
    return _error_at(place, str(error) or type(error).__name__) if place else None


def _error_at(place: Place, problem: str) -> RenderError:
    return RenderError(f"{place.path}:{place.line}: {problem}", _HINT, place=place)


def _not_utf8(error: UnicodeDecodeError, templates: Path) -> RenderError:
    path = next((path for path in templates.rglob("*.j2") if path.read_bytes() == error.object), templates)
    place = Place(path, error.object.count(b"\n", 0, error.start) + 1)
    return RenderError(f"{place.path}:{place.line}: the template is not UTF-8", "save it as UTF-8", place=place)


@functools.lru_cache(maxsize=8)
def _environment(templates: Path, names: frozenset[str]) -> Environment:  # noqa: ARG001 (a part of the cache's key)
    """The templates, compiled once for as long as the same ones are there; an edit is noticed by Jinja2 itself.

    A template added or taken away is not: a shipped one may have been read in its place.
    """
    return template_environment([templates, shipped("templates")])


def _names(templates: Path) -> frozenset[str]:
    return frozenset(str(path) for path in templates.rglob("*"))


# What Python says of a slip inside a template's own expressions. Elsewhere they are bugs.
_SLIPS = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)
_HINT = "mend the template; docs/templates.md lists what a template may use"


def _template_line(traceback: TracebackType | None) -> Place | None:
    """The innermost template and line that `traceback` went through: Jinja2 puts the templates' own lines there."""
    place = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename.endswith(".j2"):
            place = Place(traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
