"""`/unsubscribe/TOKEN`: a page with a button for people, and one-click unsubscribing for mail programs (RFC 8058)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from course.enrolling import leave_by_link
from course.tokens import read_unsubscribe_token
from course.web.forms import read_form

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from course.tokens import Bearer
    from course.web.site import Site


@dataclass(frozen=True, slots=True)
class Unsubscribing:
    """The endpoints. The answers depend on the signature alone: they tell nobody who takes the course."""

    site: Site

    async def show(self, request: Request) -> Response:
        """A page that asks. It changes nothing and looks nobody up, because link scanners fetch it too."""
        self._bearer(request)
        return self.site.pages.page("unsubscribe")

    async def leave(self, request: Request) -> Response:
        """Let someone go, at once, as often as it is asked: no cookie, no login, no redirect (RFC 8058, 3.2)."""
        bearer = self._bearer(request)
        form = await read_form(request)
        if form.get("List-Unsubscribe") != "One-Click":
            raise HTTPException(400)
        site, words = self.site, self.site.settings.words
        await site.ask(leave_by_link, site.people, bearer, site.clock())
        return site.pages.message(words.unsubscribed_title, words.unsubscribed_note)

    def _bearer(self, request: Request) -> Bearer:
        site = self.site
        bearer = read_unsubscribe_token(site.secret, site.settings.course.slug, request.path_params["token"])
        if bearer is None:
            raise HTTPException(404)
        return bearer
