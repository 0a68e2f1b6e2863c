"""`course serve` in a process of its own, so that the links in the demo's messages really work."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from course.errors import CourseError
from course.simulating.ports import free_port

if TYPE_CHECKING:
    from pathlib import Path

_STARTS_WITHIN_S = 20
_STOPS_WITHIN_S = 10


class Pages:
    """The server of one project. A context manager; `url` is its `course.base_url`, known before it starts."""

    def __init__(self, project: Path) -> None:
        """Choose a port for the project in the folder `project`."""
        self._project = project
        self._port = free_port()
        self._log = project / "build" / "serve.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it will listen."""
        return f"http://127.0.0.1:{self._port}"

    def leave(self, unsubscribe_url: str) -> None:
        """Unsubscribe with one click, as a mail program does (RFC 8058).

        Raises:
            CourseError: the server does not answer 200.
        """
        status = self._request("POST", urlsplit(unsubscribe_url).path, "List-Unsubscribe=One-Click")
        if status != http.client.OK:
            raise CourseError(f"the unsubscribe link answered {status}", f"its log is {self._log}")

    def __enter__(self) -> Pages:
        words = [sys.executable, "-m", "course", "-C", str(self._project), "serve", "--port", str(self._port)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(words, stdout=log, stderr=log)  # noqa: S603 (our own command)
        try:
            self._await_start(self._process)
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def _await_start(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _STARTS_WITHIN_S
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if self._request("GET", "/healthz") == http.client.OK:
                    return
            except OSError:
                time.sleep(0.05)
        said = self._log.read_text(errors="replace").strip()[-500:]
        raise CourseError(f"`course serve` did not start: {said}", "the pages need the extra `serve` of course")

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _request(self, method: str, path: str, form: str = "") -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
            connection.request(method, path, form or None, headers)
            return connection.getresponse().status
        finally:
            connection.close()
