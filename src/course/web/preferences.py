"""`/preferences/TOKEN`: a subscriber's own time zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from course.enrolling import behind_link, change_timezone, waiting_slot
from course.models import EnrollmentState
from course.schedule import Calendar
from course.settings import zone_name
from course.tokens import read_preferences_token, unsubscribe_token
from course.web.forms import read_form
from course.web.links import root_from, token_of
from course.web.telling import has_left, masked
from course.web.zones import regions
from course.words.locales import local_date, local_time

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from course.models import Enrollment, EnrollmentId
    from course.web.site import Site


@dataclass(frozen=True, slots=True)
class Preferences:
    """The endpoints."""

    site: Site

    async def show(self, request: Request) -> Response:
        """The form, with the present choice."""
        return self._page(request, await self._person(request))

    async def save(self, request: Request) -> Response:
        """Move the person to the zone they chose, with the lesson that waits for them.

        The answer leads back to the page, so that going back or reloading posts nothing.
        """
        person = await self._person(request)
        form = await read_form(request)
        try:
            zone = zone_name(form.get("timezone", ""))
        except ValueError:
            return self._page(request, person, is_unknown=True)
        await self.site.ask(self._move, person.id, zone)
        return RedirectResponse("?saved", 303)

    def _move(self, enrollment: EnrollmentId, timezone: str) -> None:
        site = self.site
        change_timezone(site.people, site.settings, enrollment=enrollment, timezone=timezone, now=site.clock())

    async def _person(self, request: Request) -> Enrollment:
        site = self.site
        bearer = read_preferences_token(site.secret, site.settings.course.slug, token_of(request))
        person = await site.ask(behind_link, site.people, bearer) if bearer is not None else None
        if person is None:
            raise HTTPException(404)
        return person

    def _page(self, request: Request, person: Enrollment, *, is_unknown: bool = False) -> Response:
        schedule, language = self.site.settings.schedule, self.site.settings.course.language
        timezone = person.timezone or schedule.timezone
        return self.site.pages.page(
            "preferences",
            422 if is_unknown else 200,
            is_saved="saved" in request.query_params and not is_unknown,
            is_unknown=is_unknown,
            email=masked(person.email),
            has_left=has_left(person),
            lessons_had=person.day - 1 if person.state is EnrollmentState.FINISHED else None,
            send_at=local_time(schedule.send_at, language),
            next_lesson=self._next_lesson(person),
            timezone=timezone,
            regions=regions(timezone, language),
            unsubscribe_link=f"{root_from(request)}unsubscribe/{unsubscribe_token(self.site.secret, person)}",
        )

    def _next_lesson(self, person: Enrollment) -> tuple[str, str] | None:
        """The date and the time of the lesson that waits, on the person's own wall."""
        schedule, now = self.site.settings.schedule, self.site.clock()
        slot = waiting_slot(schedule, person, now)
        if slot is None or slot.at <= now:  # one that is due goes at any moment: no time to promise
            return None
        local = slot.at.astimezone(Calendar.of(schedule, person.timezone).zone)
        language = self.site.settings.course.language
        return local_date(local.date(), language), local_time(local.time(), language)
