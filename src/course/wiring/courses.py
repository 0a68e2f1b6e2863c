"""From an article to its plan, and from that to lessons: the one way that `plan`, `build` and `explain-lesson` go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.articles.pictures import Illustrated, illustrate
from course.articles.reading import is_url, read_article
from course.errors import UsageError
from course.models import Pins
from course.outline import make_outline
from course.starting import DAYS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.articles.web import Web
    from course.drafting import DraftReport, Side
    from course.explaining import Explanation
    from course.models import Article, Outline
    from course.wiring.projects import Project

_NO_PINS = Pins()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which article a person asked for, and how."""

    directory: Path  # a file's name is relative to it, as everything is after -C
    article: str | None = None  # a file or the address of a page; None: the project's own
    days: int | None = None  # None: as course.toml says
    refresh: bool = False  # fetch a page anew, although it was fetched within a day
    allow_private: bool = False  # fetch pages of this network and this machine, too
    tell: Callable[[str], None] = lambda _: None  # hears where each page came from


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An article, and what its lessons are made of."""

    source: Illustrated
    outline: Outline
    is_own: bool  # of the project, as `course.toml` names it

    @property
    def article(self) -> Article:
        """The article, with its own pictures named as lessons name them."""
        return self.source.article


def read_source(asked: Asked, project: Project | None) -> Illustrated:
    """Read the article that was asked for, else the project's own, with its pictures.

    Raises:
        UsageError: none was asked for, and no `course.toml` names one.
        ArticleError: it cannot be read.
    """
    folder, named = asked.directory, asked.article
    if named is None and project is not None:
        folder, named = project.root, project.settings.course.article
    if not named:
        raise UsageError(
            "there is no article to read: none was named, and no course.toml names one",
            'name it (course plan ARTICLE), or write it into course.toml: [course] article = "lessons/source/..."',
        )
    if is_url(named):
        return illustrate(read_article(named, web=_web(asked, project)))
    return illustrate(read_article(folder / named))


def plan_course(asked: Asked, project: Project | None) -> Plan:
    """Read the article that was asked for and make its outline, as `course.toml` has it: its days and its pins.

    Raises:
        UsageError: there is no article, or other days were asked for than there are `[[outline]]` tables.
        ArticleError: the article cannot be read, or cannot fill so many days.
        SettingsError: the pins do not fit the article.
    """
    is_own = project is not None and _is_own(asked, project)
    pins = project.settings.pins if project is not None and is_own else _NO_PINS
    _refuse_other_days(asked.days, pins)
    source = read_source(asked, project)
    days = asked.days or (project.settings.course.days if project is not None else DAYS)
    return Plan(source=source, outline=make_outline(source.article, days, pins), is_own=is_own)


def build_course(
    plan: Plan, project: Project, *, side: Side | None = None, force: bool = False, dry_run: bool = False
) -> DraftReport:
    """Write the lessons of `plan`; see `course.drafting.draft_course`."""
    from course.drafting import draft_course  # noqa: PLC0415 (`course plan` writes nothing)

    return draft_course(
        plan.outline,
        project.settings.words,
        project.lessons_folder,
        pictures=plan.source.pictures,
        side=side,
        force=force,
        dry_run=dry_run,
    )


def explain_day(day: int, asked: Asked, project: Project) -> tuple[Explanation, Article]:
    """The lesson of `day` held against the plan of the article, which stands beside it.

    Raises:
        UsageError: there is no such lesson; or as `plan_course`.
        CourseError: as `plan_course`.
    """
    from course.explaining import explain_lesson  # noqa: PLC0415 (as above)

    lessons = project.lessons()
    if day > len(lessons):
        raise UsageError(f"there is no lesson of day {day}", f"name a day from 1 to {len(lessons)}")
    plan = plan_course(asked, project)
    return explain_lesson(lessons[day - 1], plan.outline.lessons, project.settings.words), plan.article


def page_cache(project: Project | None) -> Path:
    """Where pages that were fetched are kept: with the project, else with the person."""
    if project is not None:
        return project.cache / "pages"
    from platformdirs import user_cache_path  # noqa: PLC0415 (only outside a project)

    return user_cache_path("course", appauthor=False) / "pages"


def _web(asked: Asked, project: Project | None) -> Web:
    """How pages are fetched: kept in the project's cache, else in the person's."""
    from course.articles.web import Limits  # noqa: PLC0415 (only for pages)
    from course.articles.web import Web as Fetcher  # noqa: PLC0415 (as above)

    language = project.settings.course.language if project else "en"
    return Fetcher(
        limits=Limits(allow_private=asked.allow_private, language=language),
        cache=page_cache(project),
        refresh=asked.refresh,
        tell=asked.tell,
    )


def _is_own(asked: Asked, project: Project) -> bool:
    """Whether the article that was asked for is the one that `course.toml` names; it may name none."""
    own = project.settings.course.article
    if asked.article is None or not own or asked.article == own:
        return True
    return (asked.directory / asked.article).resolve() == (project.root / own).resolve()


def _refuse_other_days(days: int | None, pins: Pins) -> None:
    if days is not None and pins.days and days != len(pins.days):
        raise UsageError(
            f"--days {days} does not fit course.toml, where [[outline]] pins {len(pins.days)} days",
            "leave --days out, or change the [[outline]] tables",
        )
