"""`/unsubscribe/TOKEN`: a page with a button for people, and one-click unsubscribing for mail programs (RFC 8058)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from course.enrolling import behind_link, leave_by_link
from course.tokens import read_unsubscribe_token
from course.web.forms import read_form
from course.web.links import token_of
from course.web.telling import has_left, masked

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from course.tokens import Bearer
    from course.web.site import Site


@dataclass(frozen=True, slots=True)
class Unsubscribing:
    """The endpoints. Who left, was erased, or never was gets the same answers: only the signature lets anyone in."""

    site: Site

    async def show(self, request: Request) -> Response:
        """A page that asks, or says that there is nothing left to ask. It changes nothing: link scanners fetch it."""
        site, words = self.site, self.site.settings.words
        person = await site.ask(behind_link, site.people, self._bearer(request))
        if person is not None and not has_left(person):
            return site.pages.page("unsubscribe", email=masked(person.email))
        title = words.unsubscribed_title if "done" in request.query_params else words.already_unsubscribed_title
        return site.pages.message(title, words.unsubscribed_note)

    async def leave(self, request: Request) -> Response:
        """Let someone go, at once, as often as it is asked: no cookie and no login.

        A mail program gets no redirect (RFC 8058, 3.2). A browser does, so that going back or reloading posts nothing.
        """
        bearer = self._bearer(request)
        form = await read_form(request)
        is_one_click = form.get("List-Unsubscribe") == "One-Click"
        if not is_one_click and form.get("confirm") != "yes":
            raise HTTPException(400)
        site, words = self.site, self.site.settings.words
        await site.ask(leave_by_link, site.people, bearer, site.clock())
        if not is_one_click:
            return RedirectResponse("?done", 303)
        return site.pages.message(words.unsubscribed_title, words.unsubscribed_note)

    def _bearer(self, request: Request) -> Bearer:
        site = self.site
        bearer = read_unsubscribe_token(site.secret, site.settings.course.slug, token_of(request))
        if bearer is None:
            raise HTTPException(404)
        return bearer
