"""Everyone who looks hears of the newest frame, and is let go at the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from course.studio.board import Board, Frame

LONG_S = 20.0


def frame(version: int) -> Frame:
    return Frame(version=version, state=str(version), showing=None)


async def following(frames: AsyncIterator[Frame | None]) -> int | None:
    told = await anext(frames)
    return told.version if told else None


def test_an_older_frame_does_not_take_the_place_of_a_newer() -> None:
    async def run() -> int | None:
        board = Board()
        for version in (1, 3, 2):
            board.put(frame(version))
        return await following(board.frames(LONG_S))

    assert asyncio.run(run()) == 3


def test_the_first_frame_is_waited_for() -> None:
    async def run() -> Frame | None:
        board = Board()
        asyncio.get_running_loop().call_soon(board.put, frame(1))
        return await board.newest()

    assert asyncio.run(run()) == frame(1)


def test_everyone_hears_of_a_frame_and_who_is_slow_only_of_the_newest() -> None:
    async def run() -> list[int | None]:
        board = Board()
        quick, slow = board.frames(LONG_S), board.frames(LONG_S)
        board.put(frame(1))
        heard = [await following(quick), await following(slow)]
        for version in (2, 3):
            board.put(frame(version))
            heard.append(await following(quick))
        return [*heard, await following(slow)]

    assert asyncio.run(run()) == [1, 1, 2, 3, 3]


def test_a_line_is_kept_alive_where_nothing_is_told() -> None:
    async def run() -> list[int | None]:
        board = Board()
        board.put(frame(1))
        frames = board.frames(0.01)
        return [await following(frames), await following(frames)]

    assert asyncio.run(run()) == [1, None]


def test_who_waits_is_let_go_at_the_end() -> None:
    async def run() -> tuple[Frame | None, list[Frame | None]]:
        board = Board()
        asyncio.get_running_loop().call_soon(board.close)
        return await board.newest(), [each async for each in board.frames(LONG_S)]

    assert asyncio.run(run()) == (None, [])
