"""The studio's answers: its page, the state of the course, one document, one file, one picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from course.lesson_pictures import find_picture
from course.pictures import FOLDER
from course.previewing.state import document_state
from course.studio.assets import asset_path, page
from course.studio.guard import Guarded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from course.studio.board import Board, Frame
    from course.wiring.studio import Desk

_KEEP_ALIVE_S = 15.0
_DAY = re.compile(r"[1-9][0-9]{0,3}")  # bounded: numbers without end are not read


def create_app(desk: Desk, board: Board, port: int) -> ASGIApp:
    """The studio for the project of `desk`, showing what is on `board`, for browsers that ask for `port`."""
    answers = _Answers(desk, board)
    routes = [
        Route("/", answers.page),
        Route("/assets/{name}", answers.asset),
        Route("/api/state", answers.state),
        Route("/api/events", answers.events),
        Route("/api/documents/{day}/{persona}", answers.document),
        Route("/api/source", answers.source),
        Route(f"/{FOLDER}/{{name}}", answers.picture),
        Route("/favicon.ico", answers.nothing),
    ]
    return Guarded(Starlette(routes=routes), port)


class _Answers:
    def __init__(self, desk: Desk, board: Board) -> None:
        self._desk = desk
        self._board = board

    async def page(self, _request: Request) -> Response:
        return HTMLResponse(page())

    async def asset(self, request: Request) -> Response:
        path = asset_path(request.path_params["name"])
        if path is None:
            raise HTTPException(404)
        return FileResponse(path)

    async def nothing(self, _request: Request) -> Response:
        return Response(status_code=204)

    async def state(self, _request: Request) -> Response:
        frame = await self._frame()
        return Response(frame.state, media_type="application/json", headers={"cache-control": "no-store"})

    async def events(self, _request: Request) -> Response:
        headers = {"cache-control": "no-store"}
        return StreamingResponse(self._told(), media_type="text/event-stream", headers=headers)

    async def _told(self) -> AsyncIterator[str]:
        async for frame in self._board.frames(_KEEP_ALIVE_S):
            yield f"event: state\ndata: {frame.state}\n\n" if frame else ": keep\n\n"

    async def document(self, request: Request) -> Response:
        """One lesson as one reader gets it; a browser that has it already is told so."""
        frame = await self._frame()
        showing, asked = frame.showing, request.path_params["day"]
        persona = showing.personas.get(request.path_params["persona"]) if showing else None
        day = int(asked) if _DAY.fullmatch(asked) else 0
        if showing is None or persona is None or not 1 <= day <= len(showing.lessons):
            raise HTTPException(404)
        tag = f'"{showing.digest(day)[:32]}-{persona.key}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        return JSONResponse(document_state(showing, day, persona, version=frame.version), headers={"etag": tag})

    async def source(self, request: Request) -> Response:
        """A file of the project as text: one that findings and mistakes can name, and no other."""
        path = request.query_params.get("path", "")
        text = await to_thread.run_sync(self._desk.source, path)
        if text is None:
            raise HTTPException(404)
        return JSONResponse({"path": path, "text": text}, headers={"cache-control": "no-store"})

    async def picture(self, request: Request) -> Response:
        """One of the course's own pictures, as it is now."""
        found = await to_thread.run_sync(find_picture, self._desk.lessons_folder, request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return FileResponse(found.path, media_type=found.kind.media_type)

    async def _frame(self) -> Frame:
        frame = await self._board.newest()
        if frame is None:
            raise HTTPException(503)
        return frame
