"""Connections over real sockets: who dawdles is let go, who does not is served."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from uvicorn.server import ServerState

from course.web.connections import PatientProtocol, Sparing, most_connections

HALF_HEADER = b"GET / HTTP/1.1\r\nHost: a\r\n"
HALF_BODY = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"
WHOLE = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
UNREAD = b"POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc"
ENDLESS = b"GET /endless HTTP/1.1\r\nHost: a\r\n\r\n"

Visitor = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Hasty(PatientProtocol):
    """A server with little patience."""

    request_s = 0.3
    answer_s = 0.5


async def answer(request: Request) -> PlainTextResponse:
    await request.body()
    return PlainTextResponse("hello")


async def answer_early(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("no", 413)


async def never_answer(_request: Request) -> PlainTextResponse:
    await asyncio.sleep(20)
    return PlainTextResponse("late")


def visiting(visit: Callable[[Callable[[], Awaitable[Visitor]]], Awaitable[None]], *, most: int = 100) -> None:
    """Run `visit` with a function that connects to a server with room for one less than `most`."""

    async def run() -> None:
        routes = [
            Route("/", answer, methods=["GET", "POST"]),
            Route("/early", answer_early, methods=["POST"]),
            Route("/endless", never_answer),
        ]
        config = uvicorn.Config(Starlette(routes=routes), log_config=None, lifespan="off", limit_concurrency=most)
        state, loop = ServerState(), asyncio.get_running_loop()
        server = await loop.create_server(lambda: Hasty(config, state, {}), "127.0.0.1", 0)
        writers: list[asyncio.StreamWriter] = []

        async def connect() -> Visitor:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writers.append(writer)
            return reader, writer

        async with server:
            await visit(connect)
            for task in state.tasks:
                task.cancel()
            for writer in writers:
                writer.transport.abort()
            await asyncio.sleep(0.02)

    asyncio.run(run())


async def end_of(reader: asyncio.StreamReader) -> float:
    """When the server closed the connection, in seconds from now."""
    loop = asyncio.get_running_loop()
    started = loop.time()
    try:
        async with asyncio.timeout(3):
            await reader.read()
    except ConnectionError:
        pass
    return loop.time() - started


@pytest.mark.parametrize("sent", [b"", HALF_HEADER, HALF_BODY, WHOLE + HALF_HEADER, UNREAD, ENDLESS])
def test_whoever_does_not_get_on_is_let_go_in_time(sent):
    async def visit(connect: Callable[[], Awaitable[Visitor]]) -> None:
        reader, writer = await connect()
        writer.write(sent)
        assert await end_of(reader) < 1.5

    visiting(visit)


@pytest.mark.parametrize("sent", [HALF_HEADER, HALF_BODY, UNREAD])
def test_a_request_that_drips_in_gets_no_more_time_than_one_that_hangs(sent):
    async def visit(connect: Callable[[], Awaitable[Visitor]]) -> None:
        reader, writer = await connect()

        async def drip() -> None:
            for byte in sent + b"X" * 100:
                writer.write(bytes([byte]))
                await asyncio.sleep(0.01)

        dripping = asyncio.create_task(drip())
        assert await end_of(reader) < 1
        dripping.cancel()

    visiting(visit)


def test_a_connection_may_be_kept_for_many_requests_that_each_come_in_time():
    async def visit(connect: Callable[[], Awaitable[Visitor]]) -> None:
        reader, writer = await connect()
        for _ in range(5):
            writer.write(WHOLE)
            assert b"200 OK" in await reader.readuntil(b"hello")
            await asyncio.sleep(0.1)

    visiting(visit)


def test_where_all_places_are_taken_the_one_that_kept_us_waiting_longest_goes():
    async def visit(connect: Callable[[], Awaitable[Visitor]]) -> None:
        crowd = []
        for _ in range(6):  # three more than there is room for
            reader, writer = await connect()
            writer.write(HALF_HEADER)
            crowd.append((reader, writer))
            await asyncio.sleep(0.01)
        assert max(await asyncio.gather(*(end_of(reader) for reader, _ in crowd[:3]))) < 0.1
        _, newest = crowd[-1]
        newest.write(b"\r\n")
        assert b"200 OK" in await crowd[-1][0].readuntil(b"hello")

    visiting(visit, most=4)


def test_nobody_who_waits_for_an_answer_has_to_make_room():
    async def visit(connect: Callable[[], Awaitable[Visitor]]) -> None:
        busy = [await connect() for _ in range(3)]
        for _, writer in busy:
            writer.write(ENDLESS)
        await asyncio.sleep(0.05)
        reader, writer = await connect()
        writer.write(WHOLE)
        assert await end_of(reader) < 0.1
        assert not any(reader.at_eof() for reader, _ in busy)

    visiting(visit, most=4)


def test_there_are_fewer_connections_than_files():
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        for allowed in (256, 1024):
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, before[1]))
            assert most_connections() == allowed // 4
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_one_kind_of_message_gets_into_the_log_once_a_minute(caplog):
    logger = logging.getLogger("course.tests.sparing")
    sparing = Sparing()
    logger.addFilter(sparing)
    for number in range(5):
        logger.warning("too many open files: %s", number)
    logger.warning("something else")
    for error in (OSError(), ValueError()):
        logger.error("failed", exc_info=error)
    logger.removeFilter(sparing)
    assert [record.getMessage() for record in caplog.records] == [
        "too many open files: 0",
        "something else",
        "failed",
        "failed",
    ]
