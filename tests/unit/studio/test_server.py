from __future__ import annotations

import socket

import pytest

from course.errors import UsageError
from course.studio.server import listen


def test_this_machine_alone_can_ask() -> None:
    with listen(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told_with_a_next_step() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(UsageError) as told:
        listen(taken.getsockname()[1])
    assert "--port" in told.value.hint
