"""`course preview` as a process of its own, and what it answers."""

from __future__ import annotations

import http.client
import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.support.serving import COURSE, staying

_PATIENCE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """A running studio."""

    port: int
    process: subprocess.Popen[str]

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers by their small names, and the body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE_S)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def json(self, path: str) -> Any:
        status, _, body = self.get(path)
        assert status == 200, body
        return json.loads(body)

    @contextmanager
    def states(self) -> Iterator[Iterator[dict[str, Any]]]:
        """Every state that the studio tells, the present one first."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE_S)
        try:
            connection.request("GET", "/api/events")
            yield _states(connection.getresponse())
        finally:
            connection.close()


def _states(answer: http.client.HTTPResponse) -> Iterator[dict[str, Any]]:
    for line in iter(answer.readline, b""):
        assert not line.startswith(b":"), "nothing was told for a quarter of a minute"
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def until(states: Iterator[dict[str, Any]], wanted: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """The next state that is `wanted`; a studio that tells nothing for long is given up."""
    return next(state for state in states if wanted(state))


@contextmanager
def studio(folder: Path, *words: str, program: Sequence[str] = COURSE) -> Iterator[Studio]:
    """A studio for the project in `folder`, ended with the context."""
    with staying(folder, "preview", *words, program=program) as (url, process):
        port = urlsplit(url).port
        assert port
        yield Studio(port=port, process=process)
