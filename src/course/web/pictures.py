"""The lessons' pictures, which emails fetch: exactly those files, and nothing beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from course.lesson_pictures import find_picture

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

_YEAR_S, _HOUR_S = 365 * 24 * 3600, 3600


class Pictures:
    """Answers for `images/NAME`."""

    def __init__(self, lessons_folder: Path) -> None:
        """Serve the pictures of the lessons in `lessons_folder`, as they are when they are asked for."""
        self._lessons_folder = lessons_folder

    async def show(self, request: Request) -> Response:
        """One picture; one whose name stands for its content may be kept for ever, another for an hour."""
        found = await to_thread.run_sync(find_picture, self._lessons_folder, request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        keep = f"public, max-age={_YEAR_S}, immutable" if found.is_final else f"public, max-age={_HOUR_S}"
        return FileResponse(found.path, media_type=found.kind.media_type, headers={"cache-control": keep})
