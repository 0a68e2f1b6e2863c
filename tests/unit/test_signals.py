from __future__ import annotations

import asyncio
import os
import signal

import pytest

from course.signals import ended_by_signals


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_told_within_and_not_after(number: signal.Signals) -> None:
    told: list[int] = []

    async def run() -> None:
        heard = asyncio.Event()
        with ended_by_signals(lambda number, _: (told.append(number), heard.set())[1]):
            os.kill(os.getpid(), number)
            await heard.wait()
        assert not asyncio.get_running_loop().remove_signal_handler(number)

    asyncio.run(run())
    assert told == [number]
