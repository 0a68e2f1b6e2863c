"""The links of previews and tests: pages that say what they are, and do nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.personas import SAMPLE
from course.web.links import token_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from course.web.site import Site

    Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Samples:
    """Stands before the endpoints that need a token."""

    site: Site

    def or_else(self, endpoint: Endpoint) -> Endpoint:
        """An endpoint that answers a sample reader's link itself, and leaves any other to `endpoint`."""

        async def answer(request: Request) -> Response:
            if token_of(request) != SAMPLE:
                return await endpoint(request)
            words = self.site.settings.words
            return self.site.pages.message(words.sample_title, words.sample_note)

        return answer
